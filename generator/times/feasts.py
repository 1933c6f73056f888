"""Feast days and fixed days of the year by name: which date they fall on in a given year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from generator.lexicons.calendar import parse_weekday
from generator.lexicons.loader import load_lexicon

FEASTS: Final = {name: rule for rule, names in load_lexicon("feasts").items() for name in names}
RULE_RE = re.compile(
    r"""(?: easter | (?P<month>\d\d) (?: -(?P<day>\d\d) | [ ](?P<weekday>[a-z]+)[ ](?P<number>\d) ) )
        (?: [ ]? (?P<shift>[+-]\d+) )?""",
    re.VERBOSE,
)


def feast_day(name: str, year: int) -> date:
    """Return the day of a feast, by the rule that the lexicon ``feasts`` gives.

    >>> feast_day("black friday", 1999), feast_day("labor day", 2024), feast_day("good friday", 2024)
    (datetime.date(1999, 11, 26), datetime.date(2024, 9, 2), datetime.date(2024, 3, 29))
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
    """Return Easter Sunday of the Gregorian calendar from 1900 to 2099 (Gauss).

    >>> easter(2024), easter(1999), easter(1981)
    (datetime.date(2024, 3, 31), datetime.date(1999, 4, 4), datetime.date(1981, 4, 19))
    """
    moon = (19 * (year % 19) + 24) % 30  # days from 21 March to the full moon
    weekday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    late = weekday == 6 and (moon == 29 or (moon == 28 and year % 19 > 10))  # noqa: PLR2004 - never after 25 April
    return date(year, 3, 22) + timedelta(moon + weekday - 7 * late)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the number-th weekday of a month.

    >>> nth_weekday(1999, 11, 3, 4)
    datetime.date(1999, 11, 25)
    """
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
