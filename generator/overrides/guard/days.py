"""Whether a day that an editor gives can be the one a text prints.

"Thursday"     any Thursday              "14 March", "March 14, 2031"    14 March of the year it prints, or of any
"in May"       any day of a May          "last week", "two days later"   cannot be told from the words: any day
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator.lexicons.calendar import MONTHS, WEEKDAYS

FULL: Final = len("2031-03-14")
DAY_RE: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:[ap]\.?m|:))")
YEAR_RE: Final = re.compile(r"\b(\d{4})\b")


def may_be(printed: str, given: str) -> bool:
    """Say whether a day, month or year in ISO form can be what is printed.

    >>> may_be("on 14 March", "2031-03-14"), may_be("14 March", "2031-03-15"), may_be("Friday", "2031-03-14")
    (True, False, True)
    >>> may_be("in March", "2031-03"), may_be("14 March 2030", "2031-03-14"), may_be("last week", "2031-03-02")
    (True, False, True)
    """
    try:
        weekday = date.fromisoformat(given).weekday() if len(given) == FULL else None
    except ValueError:
        return True  # no day at all, which is told elsewhere
    words = re.findall(r"[a-z]+", printed.lower())
    months = [MONTHS[w] for w in words if w in MONTHS]
    weekdays = [WEEKDAYS[w] for w in words if w in WEEKDAYS]
    years = YEAR_RE.findall(printed)
    year, month, day = (*given.split("-"), "", "")[:3]
    if (years and year not in years) or (months and month and int(month) not in months):
        return False
    days = {int(found) for found in DAY_RE.findall(YEAR_RE.sub("", printed))} if months else set()
    if day and days and int(day) not in days:
        return False
    return weekday is None or not weekdays or bool(months) or weekday in weekdays
