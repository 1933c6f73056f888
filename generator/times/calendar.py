"""Stretches of the calendar with their TIMEX3 values, and steps between them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from generator.values.findings import Stretch

SEASON_MONTHS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def of_day(day: date, last: date | None = None) -> Stretch:
    """Return one day, or the days up to ``last``.

    >>> of_day(date(2024, 5, 16), date(2024, 5, 17)).value
    '2024-05-16/2024-05-17'
    """
    end = last or day
    value = day.isoformat() if end == day else f"{day.isoformat()}/{end.isoformat()}"
    return Stretch(value, day.isoformat(), end.isoformat(), "day", day)


def of_month(year: int, month: int) -> Stretch:
    """Return a month; months before 1 and after 12 lie in the years beside.

    >>> of_month(2024, 0).value
    '2023-12'
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    name = f"{year:04d}-{month:02d}"
    return Stretch(name, name, name, "month", date(year, month, 1))


def of_months(first: tuple[int, int], last: tuple[int, int], value: str | None = None) -> Stretch:
    """Return the months from ``first`` to ``last``, each (year, month)."""
    start, end = of_month(*first), of_month(*last)
    return Stretch(value or f"{start.value}/{end.value}", start.start, end.end, "month", start.day)


def of_year(year: int, last: int | None = None) -> Stretch:
    """Return a year, or the years up to ``last``."""
    end = last or year
    value = f"{year:04d}" if end == year else f"{year:04d}/{end:04d}"
    return Stretch(value, f"{year:04d}", f"{end:04d}", "year", date(year, 1, 1))


def of_week(day: date) -> Stretch:
    """Return the ISO week of a day.

    >>> of_week(date(2024, 5, 16))
    Stretch(value='2024-W20', start='2024-05-13', end='2024-05-19', precision='day', day=datetime.date(2024, 5, 13))
    """
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    return Stretch(f"{year}-W{week:02d}", monday.isoformat(), (monday + timedelta(6)).isoformat(), "day", monday)


def of_weekend(day: date) -> Stretch:
    """Return the Saturday and Sunday of the ISO week of a day."""
    week = of_week(day)
    saturday = day + timedelta(5 - day.weekday())
    return Stretch(f"{week.value}-WE", saturday.isoformat(), (saturday + timedelta(1)).isoformat(), "day", saturday)


def of_quarter(year: int, quarter: int) -> Stretch:
    """Return a quarter of a year.

    >>> of_quarter(2024, 1).value, of_quarter(2024, 0).value, of_quarter(2024, 1).end
    ('2024-Q1', '2023-Q4', '2024-03')
    """
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return of_months((year, 3 * quarter - 2), (year, 3 * quarter), f"{year}-Q{quarter}")


def of_season(year: int, season: str) -> Stretch:
    """Return a season of the northern half; a winter bears the year of its December."""
    first, last = SEASON_MONTHS[season]
    return of_months((year, first), (year, last), f"{year}-{season}")


def of_decade(decade: int) -> Stretch:
    """Return a decade, named by its year without the last digit.

    >>> of_decade(199)
    Stretch(value='199X', start='1990', end='1999', precision='year', day=None)
    """
    return Stretch(f"{decade}X", f"{decade}0", f"{decade}9", "year")


def of_century(hundreds: int) -> Stretch:
    """Return a century, named by its years without the last two digits.

    >>> of_century(18).start
    '1800'
    """
    return Stretch(f"{hundreds:02d}XX", f"{hundreds:02d}00", f"{hundreds:02d}99", "year")


def step(day: date, unit: str, count: int) -> Stretch | None:
    """Return the day, week, month, quarter, year, decade or century ``count`` of them from a day's own.

    None for a shorter unit; raises OverflowError or ValueError out of the calendar.

    >>> step(date(2024, 1, 31), "M", 1).value, step(date(2024, 3, 19), "W", -1).value, step(date(2024, 3, 19), "E", -1)
    ('2024-02', '2024-W11', Stretch(value='201X', start='2010', end='2019', precision='year', day=None))
    """
    return STEPS[unit](day, count) if unit in STEPS else None


STEPS: Final[dict[str, Callable[[date, int], Stretch]]] = {
    "D": lambda day, count: of_day(day + timedelta(count)),
    "W": lambda day, count: of_week(day + timedelta(7 * count)),
    "M": lambda day, count: of_month(day.year, day.month + count),
    "Q": lambda day, count: of_quarter(day.year, (day.month + 2) // 3 + count),
    "Y": lambda day, count: of_year(day.year + count),
    "E": lambda day, count: of_decade(day.year // 10 + count),
    "C": lambda day, count: of_century(day.year // 100 + count),
}
