"""Which year a day or month without one belongs to: the tense of its verb decides, then nearness.

"May 7" in a report of March 2024 whose verb looks ahead   → 2024
"late November" in a report of January 2000, past tense   → 1999
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

FAR: Final = 270  # days: beyond this a tense that contradicts a near date is not believed
CLOSE: Final = 45  # days


def choose_day(
    on: Callable[[int], date], published: date | None, tense: str | None, weekday: int | None = None
) -> date | None:
    """Return the occurrence of a day of the year that the tense points to, the nearest without one.

    A weekday printed beside it rules out the years in which it is another.

    >>> choose_day(lambda y: date(y, 5, 7), date(2024, 3, 19), "future")
    datetime.date(2024, 5, 7)
    """
    if published is None:
        return None
    days = [d for d in map(_guarded(on), range(published.year - 2, published.year + 3)) if d]
    fitting = [d for d in days if d.weekday() == weekday]
    if fitting:
        return min(fitting, key=lambda d: (abs((d - published).days), d))
    nearest = min(days, key=lambda d: (abs((d - published).days), d))
    chosen = nearest
    if tense == "past":
        chosen = max(d for d in days if d <= published)
    elif tense == "future":
        chosen = min(d for d in days if d >= published)
    contradicted = abs((chosen - published).days) > FAR and abs((nearest - published).days) < CLOSE
    return nearest if contradicted else chosen


def _guarded(on: Callable[[int], date]) -> Callable[[int], date | None]:
    def day(year: int) -> date | None:
        try:
            return on(year)
        except ValueError:  # February 29
            return None

    return day


def choose_month(
    month: int, published: date | None, tense: str | None, direction: str, *, length: int = 1
) -> int | None:
    """Return the year of the month (or of a span of ``length`` months from it) that is meant.

    >>> choose_month(10, date(2024, 3, 19), "past", ""), choose_month(3, date(2024, 4, 25), None, "last")
    (2023, 2024)
    """
    if published is None:
        return None
    now = published.year * 12 + published.month - 1
    starts = [(published.year + step) * 12 + month - 1 for step in (-2, -1, 0, 1)]
    over = [s for s in starts if s + length - 1 < now]
    begun = [s for s in starts if s <= now]
    if direction == "this":
        return published.year
    if direction:
        chosen = max(over) if direction == "last" else min(s for s in starts if s > now)
    elif tense == "past":
        chosen = max(begun)
    elif tense == "future":
        chosen = min(s for s in starts if s + length - 1 >= now)
    else:
        chosen = min(starts, key=lambda s: (abs(s - now), s))
    return chosen // 12


def choose_year(argument: str, published: date | None) -> int | None:
    """Return the year of an argument: printed ("2024"), or told from the article's ("+-1")."""
    if argument.startswith("+"):
        return published.year + int(argument[1:]) if published else None
    return int(argument) if argument.isdigit() else None
