"""Lengths of time.

three days   a two-year   18-month   the past two weeks   several years   more than a decade   a year and a half
half a century   a quarter of a century   for years   decades-old   yearlong   all day

How many are meant "years" and "recent weeks" leave open. A bare plural that no "for", "in", "over" or "within" makes
a length ("days before the vote", "weeks of talks") is left alone, and so is "a day" that is neither length nor rate.
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.reading import Form, Reading, compile_form
from generator.times.words import VAGUE, duration_value, parse_count
from generator.values.findings import TimeKind

FRACTIONS: Final = {
    ("half", "century"): "P50Y",
    ("half", "decade"): "P5Y",
    ("half", "year"): "P6M",
    ("half", "hour"): "PT30M",
    ("quarter", "century"): "P25Y",
}


def _read_length(match: re.Match[str]) -> Reading:
    value = duration_value(parse_count(match["count"]), match["unit"])
    return Reading(TimeKind.DURATION, "duration", (value,))


def _read_open(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "duration", (duration_value(VAGUE, match["unit"]),))


def _read_long(match: re.Match[str]) -> Reading:
    several = match["plural"] or match["old"]
    value = duration_value(VAGUE if several else "1", match["unit"] or match["old"])
    return Reading(TimeKind.DURATION, "duration", (value,))


def _read_stretch(match: re.Match[str]) -> Reading:
    count = parse_count(match["count"]) if match["count"] else "1"
    ahead = match["direction"].lower() in {"next", "coming", "following"}
    value = duration_value(count, match["unit"])
    return Reading(TimeKind.DURATION, "stretch", (value, "ahead" if ahead else "back"))


def _read_past_unit(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "stretch", (duration_value("1", match["unit"]), "back"))


def _read_ahead_unit(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "stretch", (duration_value("1", match["unit"]), "ahead"))


def _read_fraction(match: re.Match[str]) -> Reading | None:
    value = FRACTIONS.get((match["part"].lower(), match["unit"].lower()))
    return Reading(TimeKind.DURATION, "duration", (value,)) if value else None


def _read_whole(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "duration", (duration_value("1", match["unit"]),))


def _read_and_half(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "duration", (duration_value("1.5", match["unit"]),))


FORMS: Final = (
    Form(
        "length",
        compile_form(
            r"(?P<count><COUNT>) <_> (?: (?:full|whole|straight|consecutive|long|short|solid|single) <_> )?"
            r"(?P<unit><UNIT>)",
            fold=True,
        ),
        _read_length,
    ),
    Form(
        "adjective-length",
        compile_form(
            r"(?P<count><NUMBER>|multi) -"
            r"(?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade|century)s? (?: -long )?",
            fold=True,
        ),
        _read_length,
    ),
    Form(
        "long",
        compile_form(
            r"(?P<unit>hour|day|week|month|year|decade|centurie|century) (?P<plural>s)? -? long"
            r"| (?P<old>day|week|month|year|decade|centurie) s -old",
            fold=True,
        ),
        _read_long,
    ),
    Form(
        "open-length",
        compile_form(
            r"(?: (?<=for\s) | (?<=within\s) | (?<=in\s) | (?<=over\s) ) (?P<unit><UNITS>)",
            fold=True,
        ),
        _read_open,
    ),
    Form(
        "fraction",
        compile_form(
            r"(?: an? <_> )? (?P<part>half|quarter) (?:-|<_>) (?: of <_> )? (?: an? <_> )?"
            r"(?P<unit>century|decade|year|hour)",
            fold=True,
        ),
        _read_fraction,
    ),
    Form(
        "and-a-half",
        compile_form(
            r"(?: an? | one ) <_> (?P<unit>hour|day|week|month|year|decade) <_> and <_> a <_> half", fold=True
        ),
        _read_and_half,
    ),
    Form(
        "whole",
        compile_form(r"(?: all | the <_> (?:whole|entire|full) ) <_> (?P<unit>day|night|week|month|year)", fold=True),
        _read_whole,
    ),
    Form(
        "stretch",
        compile_form(
            r"(?:the <_>)? (?P<direction>last|past|previous|next|coming|following) <_> (?P<count><COUNT>) <_>"
            r"(?P<unit><UNIT>)",
            fold=True,
        ),
        _read_stretch,
    ),
    Form(
        "ahead-unit",
        compile_form(
            r"(?: (?<=over\s) | (?<=within\s) | (?<=for\s) | (?<=in\s) | (?<=during\s) )"
            r"the <_> (?:next|coming) <_> (?P<unit>hour|day|week|month|year|decade|century)",
            fold=True,
        ),
        _read_ahead_unit,
    ),
    Form(
        "past-unit",
        compile_form(
            r"(?: (?:the <_>)? past | the <_> last ) <_> (?P<unit>hour|week|month|year|decade|century)",
            fold=True,
        ),
        _read_past_unit,
    ),
)
