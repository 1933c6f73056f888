"""A briefing as it stood on an earlier day: what the sources of that day and before carry.

An undated source belongs to the newest state alone. What a later day's sources overtook still
stands; a question they answered is still open; a fact's standing follows from the origins it had
by then.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.kinds import KINDS
from generator.relations.choosing.front import KEY_FACTS
from generator.relations.choosing.headline import cut_news, with_news_as_title
from generator.relations.items.limits import Limit
from generator.rendering.changes_section import DAYS_MARK
from generator.rendering.drawings.filling import fill_drawings
from generator.rendering.front import DATA_LINK
from generator.rendering.wording import date_words
from generator.stages.render import render_markdown
from generator.values.briefing import Briefing, Fact, Origin, TimelineEvent
from generator.values.enums import EventStatus, Standing


def earlier_days(briefing: Briefing) -> tuple[str, ...]:
    """Return the days before the newest on which sources were published, in order."""
    days = sorted({s.published[:10] for s in briefing.sources if s.published})
    return tuple(days[:-1])


def as_of(briefing: Briefing, day: str) -> Briefing:
    """Return the briefing of the sources published on ``day`` (an ISO date) or before."""
    kept = {s.id for s in briefing.sources if s.published and s.published[:10] <= day}
    limit = Limit(lambda e: e.source in kept, {s.id: s.origin for s in briefing.sources if s.id in kept})
    items: dict[str, Any] = {}
    for kind in KINDS:
        left = (kind.as_of(item, limit) for item in getattr(briefing, kind.key))
        items[kind.key] = tuple(item for item in left if item is not None)
    overtaken_later = {i for c in briefing.changes if c.date > day for i in c.superseded}
    items["facts"] = facts = tuple(_not_overtaken(f) if f.id in overtaken_later else f for f in items["facts"])
    items["timeline"] = tuple(_ahead(e) if e.when.start > day else e for e in items["timeline"])
    then = replace(
        briefing,
        **items,
        title=_headline_by_then(briefing, kept),
        lede=" ".join(f.text for f in facts[:1]),
        lede_facts=tuple(f.id for f in facts[:1]),
        key_facts=tuple(f.id for f in facts[1:] if f.standing != Standing.SUPERSEDED)[:KEY_FACTS],
        updated=max((s.published[:10] for s in briefing.sources if s.id in kept and s.published), default=None),
        sources=tuple(s for s in briefing.sources if s.id in kept),
        origins=_origins(briefing.origins, kept),
        changes=tuple(c for c in briefing.changes if c.date <= day),
        corrections=(),
        speech=None,
    )
    return with_news_as_title(then, lambda fact: cut_news(fact.text))


def day_page(day: str) -> str:
    """Return the name of the page of a day, beside the story's own."""
    return f"as-of-{day}.md"


def day_pages(briefing: Briefing) -> dict[str, str]:
    """Return the pages of the days before the newest, by name."""
    pages = {}
    for day in earlier_days(briefing):
        then = as_of(briefing, day)
        head, _, rest = render_markdown(then).partition("\n")
        note = f"This is the briefing as it stood on {date_words(day)}. [Read the newest state](index.md)"
        text = fill_drawings(rest, then).replace(f" · {DATA_LINK}", "")
        pages[day_page(day)] = f"{head}\n\n{note}\n{{: .days }}\n{text}"
    return pages


def fill_days(markdown: str, briefing: Briefing) -> str:
    """Return the evidence with links to the briefing as it stood on earlier days."""
    links = [f"[{date_words(day)}]({day_page(day)})" for day in earlier_days(briefing)]
    words = f"The briefing as it stood on {' · '.join(links)}\n{{: .days }}" if links else ""
    return markdown.replace(DAYS_MARK, words)


def _headline_by_then(briefing: Briefing, kept: set[str]) -> str:
    """Return the headline, or that of the newest source by then where it is a later source's."""
    if briefing.title not in {s.title for s in briefing.sources if s.id not in kept}:
        return briefing.title
    known = [s for s in briefing.sources if s.id in kept and s.title]
    newest = max(known, key=lambda s: (s.published or "", s.id), default=None)
    return newest.title if newest and newest.title else briefing.title


def _not_overtaken(fact: Fact) -> Fact:
    """Return a fact that nothing had overtaken yet."""
    return replace(fact, standing=Standing.of_origins(len(fact.origins)))


def _ahead(event: TimelineEvent) -> TimelineEvent:
    """Return an event that still lay ahead."""
    return replace(event, when=replace(event.when, status=EventStatus.PLANNED))


def _origins(origins: tuple[Origin, ...], kept: set[str]) -> tuple[Origin, ...]:
    found = (replace(o, sources=tuple(s for s in o.sources if s in kept)) for o in origins)
    return tuple(o for o in found if o.sources)
