"""Lengths of time.

three days   a two-year   18-month   the past two weeks   several years   more than a decade   a year and a half
half a century   a quarter of a century   for years   decades-old   yearlong   all day

How many are meant "years" and "recent weeks" leave open. A bare plural that no "for", "in", "over" or "within" makes
a length ("days before the vote", "weeks of talks") is left alone, and so is "a day" that is neither length nor rate.
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.meanings.relative import Length, LengthFromNow
from generator.times.reading import form
from generator.times.words import VAGUE, direction_of, duration_value, parse_count, word
from generator.times.years import Direction
from generator.values.findings import Stretch


def length_of(match: re.Match[str], count: str = "") -> Length:
    """Return the length that the groups "count" and "unit" of a match give; one unit without a count."""
    counted = word(match, "count")
    number = count or (parse_count(counted) if counted else "1")
    return Length(Stretch(duration_value(number, word(match, "unit") or word(match, "units"))))


def _read_open(match: re.Match[str]) -> Length:
    return length_of(match, VAGUE if word(match, "units") else "1")


def _read_fraction(match: re.Match[str]) -> Length | None:
    quarter = word(match, "part") == "quarter"
    return None if quarter and word(match, "unit") != "century" else length_of(match, "0.25" if quarter else "0.5")


def _read_from_now(match: re.Match[str]) -> LengthFromNow:
    sign = -1 if direction_of(match) is Direction.LAST else 1
    return LengthFromNow(length_of(match).stretch, sign)


FORMS: Final = {
    form(
        "length",
        r"(?i)(?P<count><COUNT>) <_> (?: (?:full|whole|straight|consecutive|long|short|solid|single) <_> )?"
        r"(?P<unit><UNIT>)",
        length_of,
    ),
    form(
        "adjective-length",
        r"(?i)(?P<count><NUMBER>|multi) -"
        r"(?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade|century)s? (?: -long )?",
        length_of,
    ),
    form(
        "long",
        r"(?i)(?P<unit>hour|day|week|month|year|decade|century) -? long | (?P<units><UNITS>) (?: -? long | -old )",
        _read_open,
    ),
    form(
        "open-length",
        r"(?i)(?: (?<=for\s) | (?<=within\s) | (?<=in\s) | (?<=over\s) ) (?P<units><UNITS>)",
        _read_open,
    ),
    form(
        "fraction",
        r"(?i)(?: an? <_> )? (?P<part>half|quarter) (?:-|<_>) (?: of <_> )? (?: an? <_> )?"
        r"(?P<unit>century|decade|year|hour)",
        _read_fraction,
    ),
    form("whole", r"(?i)(?: all | the <_> (?:whole|entire|full) ) <_> (?P<unit>day|night|week|month|year)", length_of),
    form(
        "stretch",
        r"(?i)(?:the <_>)? (?P<direction>last|past|previous|next|coming|following) <_> (?P<count><COUNT>) <_>"
        r"(?P<unit><UNIT>)",
        _read_from_now,
    ),
    form(
        "ahead-unit",
        r"(?i)(?: (?<=over\s) | (?<=within\s) | (?<=for\s) | (?<=in\s) | (?<=during\s) )"
        r"the <_> (?P<direction>next|coming) <_> (?P<unit>hour|day|week|month|year|decade|century)",
        _read_from_now,
    ),
    form(
        "past-unit",
        r"(?i)(?P<direction> (?:the <_>)? past | the <_> last ) <_> (?P<unit>hour|week|month|year|decade|century)",
        _read_from_now,
    ),
}
