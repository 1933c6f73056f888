"""The timeline, and the people and organisations of a story."""

from __future__ import annotations

from generator.rendering.escaping import escape, escape_line
from generator.rendering.page import Page, anchors, cite
from generator.rendering.wording import count, range_words, when_words
from generator.values.briefing import Entity, TimelineEvent


def render_timeline(page: Page) -> list[str]:
    """Return the dated events in order of their dates."""
    events = sorted(page.briefing.timeline, key=lambda e: e.when.start)
    return ["## Timeline", "", *(_event_line(e) for e in events), ""] if events else []


def _event_line(event: TimelineEvent) -> str:
    status = " (planned)" if event.when.status == "planned" else ""
    words = f"{escape_line(event.shown or event.text)}{cite(*event.evidence)}"
    return f"- {anchors(event.id, *event.also)}**{when_words(event.when)}**{status}: {words}"


def render_people(page: Page) -> list[str]:
    """Return people and organisations, each with its latest role, those with a term of office, and its other names."""
    lines: list[str] = []
    for heading, kind in (("### People", "person"), ("### Organisations", "organisation")):
        chosen = [e for e in page.briefing.entities if e.kind == kind]
        if chosen:
            lines += [heading, "", *(_entity_line(e) for e in chosen), ""]
    return ["## People and organisations", "", *lines] if lines else []


def _entity_line(entity: Entity) -> str:
    words = f"- {anchors(entity.id)}**{escape(entity.name)}**"
    known = [r for r in entity.roles if r.text == entity.role][:1]
    if entity.role:
        words += f", {escape(entity.role)}{cite(*(e for r in known for e in r.evidence[:1]))}".rstrip()
    words += "".join(
        f"; {escape(r.text)}{_tenure(r.since, r.until)}{cite(*r.evidence[:1])}"
        for r in entity.roles
        if r.text != entity.role and (r.since or r.until)
    )
    if entity.aliases:
        words += f" · also {', '.join(escape(a) for a in entity.aliases)}"
    return f"{words} · in {count(len(entity.sources), 'article')}"


def _tenure(since: str | None, until: str | None) -> str:
    if since and until:
        return f" ({range_words(since, until)})"
    if since:
        return f" (from {range_words(since, None)})"
    return f" (until {range_words(until, None)})" if until else ""
