"""Feast days and fixed days of the year by name: which date they fall on in a given year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

MONDAY, TUESDAY, THURSDAY, FRIDAY, SUNDAY = 0, 1, 3, 4, 6


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).

    >>> easter(2024), easter(1999)
    (datetime.date(2024, 3, 31), datetime.date(1999, 4, 4))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    left = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * left) // 451
    month, day = divmod(h + left - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the number-th weekday of a month, counted from its end when negative.

    >>> nth_weekday(1999, 11, THURSDAY, 4), nth_weekday(2024, 5, MONDAY, -1)
    (datetime.date(1999, 11, 25), datetime.date(2024, 5, 27))
    """
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-number - 1))


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _floating(month: int, weekday: int, number: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, number)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _election_day(year: int) -> date:
    return nth_weekday(year, 11, MONDAY, 1) + timedelta(1)


def _black_friday(year: int) -> date:
    return nth_weekday(year, 11, THURSDAY, 4) + timedelta(1)


def _cyber_monday(year: int) -> date:
    return nth_weekday(year, 11, THURSDAY, 4) + timedelta(4)


FEASTS: Final = MappingProxyType(
    {
        "new year's day": _fixed(1, 1),
        "new year's": _fixed(1, 1),
        "new year's eve": _fixed(12, 31),
        "epiphany": _fixed(1, 6),
        "groundhog day": _fixed(2, 2),
        "valentine's day": _fixed(2, 14),
        "international women's day": _fixed(3, 8),
        "st patrick's day": _fixed(3, 17),
        "april fools' day": _fixed(4, 1),
        "earth day": _fixed(4, 22),
        "anzac day": _fixed(4, 25),
        "may day": _fixed(5, 1),
        "cinco de mayo": _fixed(5, 5),
        "juneteenth": _fixed(6, 19),
        "canada day": _fixed(7, 1),
        "fourth of july": _fixed(7, 4),
        "july fourth": _fixed(7, 4),
        "bastille day": _fixed(7, 14),
        "halloween": _fixed(10, 31),
        "all saints' day": _fixed(11, 1),
        "armistice day": _fixed(11, 11),
        "remembrance day": _fixed(11, 11),
        "veterans day": _fixed(11, 11),
        "christmas eve": _fixed(12, 24),
        "christmas day": _fixed(12, 25),
        "christmas": _fixed(12, 25),
        "boxing day": _fixed(12, 26),
        "martin luther king day": _floating(1, MONDAY, 3),
        "martin luther king jr day": _floating(1, MONDAY, 3),
        "presidents' day": _floating(2, MONDAY, 3),
        "presidents day": _floating(2, MONDAY, 3),
        "father's day": _floating(6, SUNDAY, 3),
        "memorial day": _floating(5, MONDAY, -1),
        "labor day": _floating(9, MONDAY, 1),
        "columbus day": _floating(10, MONDAY, 2),
        "thanksgiving day": _floating(11, THURSDAY, 4),
        "thanksgiving": _floating(11, THURSDAY, 4),
        "black friday": _black_friday,
        "cyber monday": _cyber_monday,
        "election day": _election_day,
        "mardi gras": _from_easter(-47),
        "shrove tuesday": _from_easter(-47),
        "ash wednesday": _from_easter(-46),
        "palm sunday": _from_easter(-7),
        "maundy thursday": _from_easter(-3),
        "good friday": _from_easter(-2),
        "easter sunday": _from_easter(0),
        "easter": _from_easter(0),
        "easter monday": _from_easter(1),
        "ascension day": _from_easter(39),
        "pentecost": _from_easter(49),
    }
)
