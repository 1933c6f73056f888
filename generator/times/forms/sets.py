"""What comes round.

daily   every year   twice a week   every Friday   Saturdays   $5 a day

A rate is a set of one: "a day" after an amount. Left alone: newspapers ("Daily Vestnik"), and hours of opening ("24
hours a day").
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import parse_weekday
from generator.times.meanings.relative import Repeated
from generator.times.reading import form
from generator.times.words import duration_value, parse_count, word
from generator.values.findings import Stretch

SET_VALUES: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}


def _read_set(match: re.Match[str]) -> Repeated:
    weekday = word(match, "weekday")
    if weekday:
        return Repeated(Stretch(f"XXXX-WXX-{parse_weekday(weekday) + 1}"))
    count = word(match, "count") or "one"
    return Repeated(Stretch(duration_value("2" if count == "other" else parse_count(count), match["unit"])))


FORMS: Final = {
    form("set", f"(?i){'|'.join(SET_VALUES)}", lambda match: Repeated(Stretch(SET_VALUES[match[0].lower()]))),
    form(
        "every",
        r"(?i)(?: every | each ) <_> (?: (?P<weekday>(?-i:<WEEKDAY>))"
        r"| (?: single <_> | (?P<count><NUMBER>|few|other) <_> )?"
        r"(?P<unit>day|night|week|month|quarter|year|decade|hour|minute)s? )",
        _read_set,
    ),
    form(
        "times-a",
        r"(?i)(?: once | twice | <NUMBER> <_> times ) <_> (?:a|per|each|every) <_> (?P<unit>day|week|month|year|hour)",
        _read_set,
    ),
    form("rate", r"(?i)(?:an?|per|each|every) <_> (?P<unit>day|night|week|month|quarter|year|hour)", _read_set),
}
