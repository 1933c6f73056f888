"""What each day's sources added, superseded and answered.

An item is added on the day of the first dated source that has it; an undated source adds to no day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from generator.values.briefing import Briefing, Change
from generator.values.story import Story

LISTS: Final = ("added", "superseded", "answered")


def list_changes(story: Story, briefing: Briefing, sections: Iterable[str]) -> tuple[Change, ...]:
    """Return the changes of every dated day, oldest first, in the ids of the briefing's own items."""
    day_of = {a.source: a.day for a in story.articles}
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: {name: {} for name in LISTS})
    for section in sections:
        for item in getattr(briefing, section):
            for name, day in (("added", first_day(item, day_of)), ("answered", _answered(item, day_of))):
                if day:
                    found[day][name][item.id] = None
    shown = {fact.id for fact in briefing.facts}
    for fact, newer in story.superseded:
        day = day_of.get(newer.source)
        if fact in shown and day:
            found[day]["superseded"][fact] = None
    return tuple(Change(day, *(tuple(lists[name]) for name in LISTS)) for day, lists in sorted(found.items()))


def first_day(item: Any, day_of: Mapping[str, str | None]) -> str | None:  # noqa: ANN401  # an item of any section
    """Return the day of the first dated source that has an item, None for none and for an entity.

    A disagreement begins with its second position.
    """
    raised = getattr(item, "raised", None)
    if raised is not None:
        return _earliest((e.source for e in raised), day_of)
    if hasattr(item, "positions"):
        days = [day for p in item.positions if (day := _earliest(p.sources, day_of))]
        return max(days, default=None)
    return _earliest(item.sources, day_of) if hasattr(item, "evidence") else None


def _answered(item: Any, day_of: Mapping[str, str | None]) -> str | None:  # noqa: ANN401  # an item of any section
    """Return the day on which a question was answered, a disagreement settled."""
    settled = getattr(item, "settled_by", None)
    answers = (settled,) if settled else getattr(item, "answered", ())
    return _earliest((e.source for e in answers), day_of)


def _earliest(sources: Iterable[str], day_of: Mapping[str, str | None]) -> str | None:
    return min((day for s in sources if (day := day_of.get(s))), default=None)
