"""Time expressions resolved against an article's date.

    "Thursday" in a report of 2024-03-19 (past tense)   → 2024-03-14
    "Thursday" in a preview of 2024-05-14 (future)      → 2024-05-16
    "January-November" in a report of 2024-03-19        → 2023-01 to 2023-11
    "two days later" after "May 7, 2024"                → 2024-05-09

Without the article's date only what needs none is resolved ("May 7, 2024", "three days").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from generator.times.meanings.relative import Fixed, FromEvent
from generator.values.annotation import Tense
from generator.values.findings import Anchor, ResolvedTime, Stretch, TimeExpression, TimeKind

REFERENCES: Final = {"FUTURE_REF": True, "PAST_REF": False}


def resolve_times(expressions: tuple[TimeExpression, ...], published: date | None) -> tuple[ResolvedTime, ...]:
    """Return one ResolvedTime for each expression, in the same order."""
    anchor = Anchor(published)
    resolved = []
    for expression in expressions:
        anchor = replace(anchor, tense=expression.tense, offset=expression.span.start)
        found = _resolve(expression, anchor)
        future = _is_future(found, expression, published)
        resolved.append(ResolvedTime(expression, found.value, found.start, found.end, found.precision, future))
        dated = expression.kind in {TimeKind.DATE, TimeKind.TIME}
        if dated and found.day and not _is_only_mentioned(expression, found):
            anchor = replace(anchor, event=found)
            if found.precision == "day" and found.value and "W" not in found.value:
                anchor = replace(anchor, event_day=found.day, event_end=expression.span.end)
    return tuple(resolved)


def _resolve(expression: TimeExpression, anchor: Anchor) -> Stretch:
    try:
        return expression.meaning.resolve(anchor) or Stretch(None)
    except (ValueError, OverflowError):  # February 30, or a year beyond the calendar
        return Stretch(None)


def _is_only_mentioned(expression: TimeExpression, found: Stretch) -> bool:
    """Say whether a date is only mentioned: "9/11" names what happened; "a year earlier" leaves the month told of."""
    meaning = expression.meaning
    back = isinstance(meaning, FromEvent) and meaning.unit == "Y" and found.precision == "month"
    return isinstance(meaning, Fixed) or back


def _is_future(found: Stretch, expression: TimeExpression, published: date | None) -> bool | None:
    """Say whether it lies after the article's date: by its date, and by its tense where the date does not tell."""
    if found.value in REFERENCES:
        return REFERENCES[found.value]
    if expression.kind in {TimeKind.DURATION, TimeKind.SET}:
        return None
    if published is not None and (found.start or found.end):
        today = published.isoformat()
        first, last = found.start or found.end or "", found.end or found.start or ""
        if first > today[: len(first)]:
            return True
        if last < today[: len(last)]:
            return False
    return None if expression.tense in {None, Tense.PRESENT} else expression.tense is Tense.FUTURE
