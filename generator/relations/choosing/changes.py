"""What each day's sources added, superseded and answered.

An item is added on the day of the first dated source that has it; an undated source adds to no day.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuote,
    Change,
    Disagreement,
    Fact,
    Question,
    TimelineEvent,
)
from generator.values.story import Story

KINDS: Final = ("added", "superseded", "answered")


def list_changes(story: Story, briefing: Briefing) -> tuple[Change, ...]:
    """Return the changes of every dated day, oldest first, in the ids of the briefing's own items."""
    day_of = {a.source: a.day for a in story.articles}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: {kind: [] for kind in KINDS})

    def note(kind: str, item: str, sources: tuple[str, ...]) -> None:
        days = [d for d in map(day_of.get, sources) if d]
        if days and item not in found[min(days)][kind]:
            found[min(days)][kind].append(item)

    items: tuple[Fact | BriefingQuote | BriefingFigure | TimelineEvent, ...]
    items = (*briefing.facts, *briefing.quotes, *briefing.figures, *briefing.timeline)
    for item in items:
        note("added", item.id, item.sources)
    for question in briefing.questions:
        note("added", question.id, _raisers(question))
        note("answered", question.id, tuple(e.source for e in question.answered))
    for disagreement in briefing.disagreements:
        _note_disagreement(disagreement, day_of, found)
    _note_superseded(story, briefing, day_of, found)
    return tuple(
        Change(day, *(tuple(lists[kind]) for kind in KINDS))
        for day, lists in sorted(found.items())
        if any(lists.values())
    )


def _raisers(question: Question) -> tuple[str, ...]:
    return tuple(e.source for e in question.raised)


def _note_disagreement(
    disagreement: Disagreement, day_of: dict[str, str | None], found: dict[str, dict[str, list[str]]]
) -> None:
    """A disagreement begins with its second position, and is answered by the source that settles it."""
    firsts = []
    for position in disagreement.positions:
        days = [d for d in map(day_of.get, position.sources) if d]
        if days:
            firsts.append(min(days))
    if firsts:
        found[max(firsts)]["added"].append(disagreement.id)
    settled = day_of.get(disagreement.settled_by.source) if disagreement.settled_by else None
    if settled:
        found[settled]["answered"].append(disagreement.id)


def _note_superseded(
    story: Story, briefing: Briefing, day_of: dict[str, str | None], found: dict[str, dict[str, list[str]]]
) -> None:
    shown = {fact.id for fact in briefing.facts}
    for fact, newer in story.superseded:
        day = day_of.get(newer.source)
        if fact in shown and day and fact not in found[day]["superseded"]:
            found[day]["superseded"].append(fact)
