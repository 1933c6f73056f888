"""Whether two printed dates can be one, also where the article's own date is not known.

"May" of an undated article has a month, "May 7" a month and a day, "Monday" a weekday; a resolved date has all. Two
dates exclude each other when a part that both have differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.times.meanings.days import By, Clock, Day, Days, Weekday
from generator.times.meanings.periods import Month, Quarter, Season, Year
from generator.times.years import YearTold
from generator.values.findings import ResolvedTime, TimeMeaning


@dataclass(frozen=True, slots=True)
class Parts:
    """What is known of a date; None is not known, or not said so exactly."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0

    def excludes(self, other: Parts) -> bool:
        """Say whether a part that both dates have differs.

        >>> Parts(2024, 5).excludes(Parts(None, 8)), Parts(2024, 5, 7).excludes(Parts(2024, 5))
        (True, False)
        """
        mine = (self.year, self.month, self.day, self.weekday)
        theirs = (other.year, other.month, other.day, other.weekday)
        return any(a is not None and b is not None and a != b for a, b in zip(mine, theirs, strict=True))

    def is_one_with(self, other: Parts) -> bool:
        """Say whether two dates are as exact as each other and exclude nothing.

        >>> Parts(2024, 5, 7).is_one_with(Parts(2024, 5)), Parts(2024, 5).is_one_with(Parts(2024, 5))
        (False, True)
        """
        exact = [(p.year is None, p.month is None, p.day is None) for p in (self, other)]
        return exact[0] == exact[1] and not self.excludes(other)


def parts_of(time: ResolvedTime) -> Parts | None:
    """Return the parts of a date, None for a stretch of time without one."""
    if time.start is None or time.precision is None or (time.precision == "day" and time.start != time.end):
        return parts_told(time.expression.meaning)  # "the second half of May": only what is printed is exact
    numbers = [int(n) for n in time.start.split("-")]
    if time.end is not None and time.end != time.start:
        return None
    year, month, day = (*numbers, None, None)[:3]
    weekday = date(year, month, day).weekday() if year and month and day else None
    return Parts(year, month, day, weekday)


def parts_told(meaning: TimeMeaning) -> Parts | None:
    """Return what a date says of itself.

    >>> from generator.times.meanings.relative import Offset
    >>> parts_told(Day(YearTold(), 5, 7)), parts_told(Weekday(0)), parts_told(Offset("M", -1))
    (Parts(year=None, month=5, day=7, weekday=None), Parts(year=None, month=None, day=None, weekday=0), None)
    """
    match meaning:
        case Clock(day=inner) | By(bound=inner):
            return parts_told(inner)
        case Day(YearTold(year), month, day, weekday):
            return Parts(year, month, day, weekday)
        case Days(first=Day(YearTold(year), month)) | Month(YearTold(year), month):
            return Parts(year, month)
        case Weekday(weekday):
            return Parts(weekday=weekday)
        case Year(YearTold(int(year))) | Quarter(YearTold(int(year))) | Season(YearTold(int(year))):
            return Parts(year)
    return None
