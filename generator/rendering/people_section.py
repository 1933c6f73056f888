"""The timeline, and the people and organisations of a story.

An event that a line of the front tells already is named by its first words, which lead there.
"""

from __future__ import annotations

from generator.rendering.drawings.rail import RAIL_MARK, listed_events
from generator.rendering.escaping import escape, escape_line
from generator.rendering.facts_section import OWN_WORDS
from generator.rendering.page import Page, anchors, anchors_of
from generator.rendering.pointers import name_line
from generator.rendering.wording import count, range_words, when_words, word_runs
from generator.values.briefing import Entity, Fact, TimelineEvent
from generator.values.document import normal_words


def render_timeline(page: Page) -> list[str]:
    """Return the dated events in order of their dates."""
    events = listed_events(page.briefing)
    lines = [line for e in events for line in _event_lines(page, e)]
    return ["## Timeline", "", RAIL_MARK, "", *lines, ""] if events else []


def _event_lines(page: Page, event: TimelineEvent) -> list[str]:
    status = " (planned)" if event.when.status == "planned" else ""
    head = f"- {anchors_of(event)}**{when_words(event.when)}**{status}: "
    above = [] if event.edited else [f for f in page.briefing.facts if f.id in page.front]  # an editor's stand nowhere
    told = next((f for f in above if _is_told_in(event, f) or _says_the_same(event, f)), None)
    if told:
        words = event.text if _is_told_in(event, told) else told.text
        people = (e for e in page.briefing.entities if e.kind == "person")
        return [f"{head}above, [“{escape(name_line(words, people))}”](#{told.id})"]
    by = page.credit(event.sources, event.evidence)
    said = OWN_WORDS if event.unsupported else f"worded by the editor · {by}" if event.edited else by
    return [f"{head}{escape_line(event.shown or event.text)} *{said}*"]


def _is_told_in(event: TimelineEvent, fact: Fact) -> bool:
    """Say whether a fact is told in the words of an event."""
    told = [f for f in fact.evidence if f.source == fact.evidence[0].source]
    return any(e.source == f.source and e.span.overlaps(f.span) for e in event.evidence[:1] for f in told)


def _says_the_same(event: TimelineEvent, fact: Fact) -> bool:
    """Say whether a fact repeats more of an event's words than a page may."""
    return not word_runs(normal_words(event.text)).isdisjoint(word_runs(normal_words(fact.text)))


def render_people(page: Page) -> list[str]:
    """Return people and organisations, each with its latest role, those with a term of office, and its other names."""
    lines: list[str] = []
    for heading, kind in (("### People", "person"), ("### Organisations", "organisation")):
        chosen = [e for e in page.briefing.entities if e.kind == kind]
        if chosen:
            lines += [heading, "", *(_entity_line(page, e) for e in chosen), ""]
    return ["## People and organisations", "", *lines] if lines else []


def _entity_line(page: Page, entity: Entity) -> str:
    known = [r for r in entity.roles if r.text == entity.role][:1]
    words = f"- {anchors(entity.id)}**{escape(entity.name)}**{f', {escape(entity.role)}' if entity.role else ''}"
    words += " (role set by the editor)" if entity.role and not known else ""
    held = [r for r in entity.roles if r.text != entity.role and (r.since or r.until)]
    words += "".join(f"; {escape(r.text)}{_tenure(r.since, r.until)}" for r in held)
    if entity.aliases:
        words += f" · also {', '.join(escape(a) for a in entity.aliases)}"
    credit = page.credit((), (e for r in (*known, *held) for e in r.evidence[:1]))
    return f"{words} · in {count(len(entity.sources), 'article')}{f' · *{credit}*' if credit else ''}"


def _tenure(since: str | None, until: str | None) -> str:
    if since and until:
        return f" ({range_words(since, until)})"
    if since:
        return f" (from {range_words(since, None)})"
    return f" (until {range_words(until, None)})" if until else ""
