"""What a time expression says that helps to date its article, before that date is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.times.choice import choose_year
from generator.values.findings import TimeExpression

NEAR = timedelta(183)  # a yearless day this far from every dated source of the story is none of its days
WEEKDAY_PLACE = 3


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the calendar, its year and weekday where they are printed."""

    year: int | None
    month: int
    day: int
    weekday: int | None  # Monday is 0


def weekday_named(expression: TimeExpression) -> int | None:
    """Return the weekday a plain "on Thursday" names; None for "last Thursday" and all else."""
    rule, arguments = _unwrapped(expression)
    return int(arguments[0]) if rule == "weekday" and not arguments[1] else None


def names_a_day(expression: TimeExpression) -> bool:
    """Say whether the words themselves name a date: "10 p.m." alone does not."""
    return expression.rule != "clock" or expression.arguments[2] != "near"


def day_named(expression: TimeExpression) -> NamedDay | None:
    """Return the day that "May 16", "May 16 to 17" or "Thursday, May 16" names, or None."""
    rule, arguments = _unwrapped(expression)
    if rule not in {"day", "days"} or arguments[0].startswith("+") or arguments[0].isalpha():
        return None
    weekday = int(arguments[WEEKDAY_PLACE]) if rule == "day" and len(arguments) > WEEKDAY_PLACE else None
    return NamedDay(choose_year(arguments[0], None), int(arguments[1]), int(arguments[2]), weekday)


def _unwrapped(expression: TimeExpression) -> tuple[str, tuple[str, ...]]:
    if expression.rule == "clock":
        return expression.arguments[2], expression.arguments[3:]
    return expression.rule, expression.arguments


def date_of(named: NamedDay, weekday: int, known: tuple[date, ...]) -> date | None:
    """Return the one date a named day can be if it falls on a weekday, in its own year or near a ``known`` date.

    >>> date_of(NamedDay(None, 5, 16, None), 3, (date(2024, 3, 19),))
    datetime.date(2024, 5, 16)
    >>> date_of(NamedDay(None, 5, 16, None), 2, (date(2024, 3, 19),)) is None
    True
    """
    years = {named.year} if named.year else {(day + shift).year for day in known for shift in (-NEAR, NEAR)}
    fitting = []
    for year in sorted(years):
        try:
            day = date(year, named.month, named.day)
        except ValueError:  # February 29
            continue
        near = named.year is not None or any(abs(day - other) <= NEAR for other in known)
        if near and day.weekday() == weekday:
            fitting.append(day)
    return fitting[0] if len(fitting) == 1 else None


def report_day(fixed: date, reported: int, *, ahead: bool) -> date | None:
    """Return the day of an article that reports on a weekday, when it names another day of its week.

    A day ahead lies less than a week after the article, one that is over less than a week before it.

    >>> report_day(date(2024, 5, 16), 1, ahead=True), report_day(date(2024, 5, 16), 3, ahead=False)
    (datetime.date(2024, 5, 14), datetime.date(2024, 5, 16))
    """
    if ahead:
        back = (fixed.weekday() - reported) % 7
        return fixed - timedelta(back) if back else None
    return fixed + timedelta((reported - fixed.weekday()) % 7)
