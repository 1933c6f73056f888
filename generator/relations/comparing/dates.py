"""Whether two printed dates can be one, also where the article's own date is not known.

"May" of an undated article has a month, "May 7" a month and a day, "Monday" a weekday; a resolved date has all. Two
dates exclude each other when a part that both have differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.lexicons.calendar import MONTH_NAMES, WEEKDAY_NAMES
from generator.values.document import Document
from generator.values.findings import ResolvedTime

DAY_RE = re.compile(r"\b([12]?\d|3[01])(?:st|nd|rd|th)?\b(?!\d)")
YEAR_RE = re.compile(r"\b(?:19|20)\d\d\b")
DAY: Final = "day"


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


def parts_of(document: Document, time: ResolvedTime) -> Parts | None:
    """Return the parts of a date, None for a stretch of time without one."""
    words = time.expression.span.cut(document.normal).lower()
    if time.start is None or time.precision is None:
        return _printed(words)
    if time.precision == DAY and time.start != time.end:
        return _printed(words)  # "the second half of May": only what is printed is exact
    numbers = [int(n) for n in time.start.split("-")]
    if time.end is not None and time.end != time.start:
        return None
    year, month, day = (*numbers, None, None)[:3]
    weekday = date(year, month, day).weekday() if year and month and day else None
    return Parts(year, month, day, weekday)


def _printed(words: str) -> Parts | None:
    """Read what a date says of itself.

    >>> _printed("may 7"), _printed("on monday"), _printed("last month")
    (Parts(year=None, month=5, day=7, weekday=None), Parts(year=None, month=None, day=None, weekday=0), None)
    """
    month = next((i + 1 for i, name in enumerate(MONTH_NAMES) if re.search(rf"\b{name}\b", words)), None)
    weekday = next((i for i, name in enumerate(WEEKDAY_NAMES) if name in words), None)
    year = YEAR_RE.search(words)
    day = DAY_RE.search(words) if month is not None else None
    if month is None and weekday is None and year is None:
        return None
    return Parts(int(year.group()) if year else None, month, int(day.group(1)) if day else None, weekday)
