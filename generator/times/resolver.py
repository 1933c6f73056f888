"""Time expressions resolved against an article's date."""

from __future__ import annotations

from datetime import date

from generator.values.findings import ResolvedTime, TimeExpression


def resolve_times(expressions: tuple[TimeExpression, ...], published: date | None) -> tuple[ResolvedTime, ...]:
    """Return one ResolvedTime for each expression, in the same order."""
    return tuple(ResolvedTime(e, None, None, None, None) for e in expressions)
