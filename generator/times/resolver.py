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

from generator.times.calendar import Stretch
from generator.times.rules import Setting, resolve_rule
from generator.values.findings import ResolvedTime, TimeExpression, TimeKind

COMPARISONS = {("from_event", ("Y",)), ("quarter_told", ("-4",))}
ATTACKS = ("2001", "9", "11")
REFERENCES = {"FUTURE_REF": True, "PAST_REF": False}


def resolve_times(expressions: tuple[TimeExpression, ...], published: date | None) -> tuple[ResolvedTime, ...]:
    """Return one ResolvedTime for each expression, in the same order."""
    setting = Setting(published)
    resolved = []
    for expression in expressions:
        setting = replace(setting, tense=expression.tense, offset=expression.span.start)
        found = resolve_rule(expression.rule, expression.arguments, setting) or Stretch(None)
        resolved.append(
            ResolvedTime(
                expression,
                found.value,
                found.start,
                found.end,
                found.precision,
                _is_future(found, expression, published),
            )
        )
        dates = expression.kind in {TimeKind.DATE, TimeKind.TIME} and found.day is not None
        if dates and not _is_aside(expression, found):
            setting = setting.after(found, expression.span.end)
    return tuple(resolved)


def _is_aside(expression: TimeExpression, found: Stretch) -> bool:
    """Say whether a date is only mentioned: "from a year earlier" leaves the quarter told of as it was."""
    if expression.rule == "day" and expression.arguments == ATTACKS:  # "9/11" names what happened, not when things do
        return True
    return found.precision == "month" and (expression.rule, expression.arguments[:1]) in COMPARISONS


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
    return {"future": True, "past": False}.get(expression.tense or "")
