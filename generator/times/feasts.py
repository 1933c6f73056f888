"""Feast days and fixed days of the year by name: which date they fall on in a given year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from generator.lexicons.calendar import parse_weekday
from generator.lexicons.loader import load_lexicon

FEASTS: Final = {name: rule for rule, names in load_lexicon("feasts").items() for name in names}
RULE_RE = re.compile(
    r"""(?: easter | (?P<month>\d\d) (?: -(?P<day>\d\d) | [ ](?P<weekday>[a-z]+)[ ](?P<number>-?\d) ) )
        (?: [ ]? (?P<shift>[+-]\d+) )?""",
    re.VERBOSE,
)


def feast_day(name: str, year: int) -> date:
    """Return the day of a feast, by the rule that the lexicon ``feasts`` gives.

    >>> feast_day("black friday", 1999), feast_day("memorial day", 2024), feast_day("good friday", 2024)
    (datetime.date(1999, 11, 26), datetime.date(2024, 5, 27), datetime.date(2024, 3, 29))
    """
    match = RULE_RE.fullmatch(FEASTS[name])
    if match is None:
        raise ValueError(f"feasts.yml has no rule for {name}")
    if not match["month"]:
        day = easter(year)
    elif match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
    else:
        day = nth_weekday(year, int(match["month"]), parse_weekday(match["weekday"]), int(match["number"]))
    return day + timedelta(int(match["shift"] or 0))


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

    >>> nth_weekday(1999, 11, 3, 4), nth_weekday(2024, 5, 0, -1)
    (datetime.date(1999, 11, 25), datetime.date(2024, 5, 27))
    """
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-number - 1))
