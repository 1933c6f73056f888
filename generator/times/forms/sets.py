"""What comes round.

daily   every year   twice a week   every Friday   Saturdays   $5 a day

A rate is a set of one: "a day" after an amount. Left alone: newspapers ("Daily Vestnik"), and hours of opening ("24
hours a day").
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import parse_weekday
from generator.times.reading import Form, Reading, compile_form
from generator.times.words import duration_value, parse_count
from generator.values.findings import TimeKind

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


def _read_set(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.SET, "set", (SET_VALUES[match[0].lower()],))


def _read_every(match: re.Match[str]) -> Reading:
    if match["weekday"]:
        return Reading(TimeKind.SET, "set", (f"XXXX-WXX-{parse_weekday(match['weekday']) + 1}",))
    count = parse_count(match["count"]) if match["count"] else "1"
    count = "2" if count == "other" or match["other"] else count
    return Reading(TimeKind.SET, "set", (duration_value(count, match["unit"]),))


FORMS: Final = (
    Form(
        "weekdays",
        compile_form(r"(?P<weekday><WEEKDAY>) (?: s? <_> (?:mornings|afternoons|evenings|nights) | s )"),
        lambda m: Reading(TimeKind.SET, "set", (f"XXXX-WXX-{parse_weekday(m['weekday']) + 1}",)),
    ),
    Form(
        "set",
        compile_form(r"daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|hourly", fold=True),
        _read_set,
    ),
    Form(
        "every",
        compile_form(
            r"(?: every | each ) <_> (?: (?P<weekday>(?-i:<WEEKDAY>))"
            r"| (?: single <_> | (?P<other>other) <_> | (?P<count><NUMBER>|few) <_> )?"
            r"(?P<unit>day|night|week|month|quarter|year|decade|hour|minute)s? )",
            fold=True,
        ),
        _read_every,
    ),
    Form(
        "times-a",
        compile_form(
            r"(?: once | twice | <NUMBER> <_> times ) <_> (?:a|per|each|every) <_> (?P<unit>day|week|month|year|hour)",
            fold=True,
        ),
        lambda m: Reading(TimeKind.SET, "set", (duration_value("1", m["unit"]),)),
    ),
    Form(
        "rate",
        compile_form(
            r"(?:an?|per|each|every) <_> (?P<unit>day|night|week|month|quarter|year|hour)",
            fold=True,
        ),
        lambda m: Reading(TimeKind.SET, "set", (duration_value("1", m["unit"]),)),
    ),
)
