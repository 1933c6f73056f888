"""Which year a day or month without one belongs to: the tense of its verb decides, then nearness.

"May 7" in a report of March 2024 whose verb looks ahead   → 2024
"late November" in a report of January 2000, past tense   → 1999
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from generator.values.annotation import Tense
from generator.values.findings import Anchor

CLOSE: Final = 45  # days: a tense that contradicts a date this near is not believed


class Direction(IntEnum):
    """Which of those that come round, and how many years or weeks on: "last October", "this spring", "next week"."""

    LAST = -1
    THIS = 0
    NEXT = 1


TENSES: Final[dict[Direction | None, Tense]] = {Direction.LAST: Tense.PAST, Direction.NEXT: Tense.FUTURE}


@dataclass(frozen=True, slots=True)
class YearTold:
    """What the words say of a year; nothing of it for a bare "May 7"."""

    printed: int | None = None  # 2024
    shift: Direction | None = None  # LAST for "of last year"
    direction: Direction | None = None  # LAST for "last October"

    def fixed(self, published: date | None) -> int | None:
        """Return the year where the words fix it, given the article's date."""
        if self.shift is not None and published is not None:
            return published.year + self.shift
        return self.printed

    def day(self, on: Callable[[int], date], anchor: Anchor, weekday: int | None = None) -> date | None:
        """Return the occurrence of a day of the year that is meant.

        Raises ValueError for a day the year told lacks.
        """
        year = self.fixed(anchor.published)
        if year is not None:
            return on(year)
        if anchor.published is None:
            return None
        tense = TENSES.get(self.direction, anchor.tense)
        return choose_day(on, anchor.published, tense, weekday)

    def of_month(self, month: int, anchor: Anchor, *, length: int = 1) -> int | None:
        """Return the year of the month (or of a span of ``length`` months from it) that is meant."""
        year = self.fixed(anchor.published)
        if year is not None or anchor.published is None:
            return year
        return choose_month(month, anchor.published, anchor.tense, self.direction, length=length)


def choose_day(on: Callable[[int], date], published: date, tense: Tense | None, weekday: int | None = None) -> date:
    """Return the occurrence of a day of the year that the tense points to, the nearest without one.

    A weekday printed beside it rules out the years in which it is another.

    >>> choose_day(lambda y: date(y, 5, 7), date(2024, 3, 19), Tense.FUTURE)
    datetime.date(2024, 5, 7)
    """
    days = [d for d in map(_guarded(on), range(published.year - 2, published.year + 3)) if d]
    fitting = [d for d in days if d.weekday() == weekday]
    nearest = min(fitting or days, key=lambda d: (abs((d - published).days), d))
    if fitting or tense in {None, Tense.PRESENT} or abs((nearest - published).days) < CLOSE:
        return nearest
    if tense is Tense.PAST:
        return max(d for d in days if d <= published)
    return min(d for d in days if d >= published)


def _guarded(on: Callable[[int], date]) -> Callable[[int], date | None]:
    def day(year: int) -> date | None:
        try:
            return on(year)
        except ValueError:  # February 29
            return None

    return day


def choose_month(
    month: int, published: date, tense: Tense | None, direction: Direction | None, *, length: int = 1
) -> int:
    """Return the year of the month (or of a span of ``length`` months from it) that is meant.

    >>> choose_month(10, date(2024, 3, 19), Tense.PAST, None), choose_month(3, date(2024, 4, 25), None, Direction.LAST)
    (2023, 2024)
    """
    if direction is Direction.THIS:
        return published.year
    now = published.year * 12 + published.month - 1
    starts = [(published.year + step) * 12 + month - 1 for step in (-2, -1, 0, 1)]
    if direction is Direction.LAST:
        chosen = max(s for s in starts if s + length - 1 < now)
    elif direction is Direction.NEXT:
        chosen = min(s for s in starts if s > now)
    elif tense is Tense.PAST:
        chosen = max(s for s in starts if s <= now)
    elif tense is Tense.FUTURE:
        chosen = min(s for s in starts if s + length - 1 >= now)
    else:
        chosen = min(starts, key=lambda s: (abs(s - now), s))
    return chosen // 12
