"""Times of the day.

10:35 a.m.   14:00 GMT   noon   9 a.m. local time   3 o'clock in the morning   10 o'clock   the morning of

A part of the day without its date ("in the evening") is the day's that was named before.
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.reading import Form, Reading, compile_form
from generator.times.words import DAY_PARTS, parse_count
from generator.values.findings import TimeKind

NOON: Final = 12
NAMED_CLOCKS: Final = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
CLOCK_RE = re.compile(
    r"(?P<hour>\d{1,2}) [:.]? (?P<minute>\d\d)? (?::\d\d)? \s* (?P<half>[ap])?", re.VERBOSE | re.IGNORECASE
)


def clock_value(words: str) -> str | None:
    """Return a time of the day as TIMEX3 writes it, None for one that no clock shows.

    >>> clock_value("10:35 a.m."), clock_value("2pm"), clock_value("noon"), clock_value("12.15am")
    ('T10:35', 'T14:00', 'T12:00', 'T00:15')
    >>> clock_value("13 p.m.") is None
    True
    """
    if words.lower() in NAMED_CLOCKS:
        return NAMED_CLOCKS[words.lower()]
    match = CLOCK_RE.match(words)
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    return f"T{hour:02d}:{match['minute'] or '00'}"


def _read_clock(match: re.Match[str]) -> Reading | None:
    value = clock_value(match["clock"])
    zone = " ".join((match["zone"] or "").split())
    return Reading(TimeKind.TIME, "clock", (value, zone, "near", "D")) if value else None


def _read_hour_of_part(match: re.Match[str]) -> Reading | None:
    count = parse_count(match["hour"])
    if not count.isdigit() or not 1 <= int(count) <= NOON:
        return None
    half = "a" if match["part"].lower() == "morning" else "p"
    value = clock_value(f"{count} {half}m")
    return Reading(TimeKind.TIME, "clock", (value, "", "near", "D")) if value else None


def _read_hour(match: re.Match[str]) -> Reading | None:
    value = clock_value(f"{parse_count(match['hour'])}:00")
    return Reading(TimeKind.TIME, "clock", (value, "", "near", "D")) if value else None


def _read_part(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.TIME, "clock", (DAY_PARTS[match["part"].lower()], "", "near", "D"))


FORMS: Final = (
    Form(
        "clock",
        compile_form(r"(?P<clock><CLOCK>) (?: <_> (?P<zone><ZONE>) )? (?: <_>? [(] <CLOCK> (?:,? <_> <ZONE>)? [)] )?"),
        _read_clock,
    ),
    Form(
        "hour-of-part",
        compile_form(
            r"(?P<hour><NUMBER>) (?: <_> o'clock )? <_> in <_> the <_> (?P<part>morning|afternoon|evening)", fold=True
        ),
        _read_hour_of_part,
    ),
    Form("hour", compile_form(r"(?P<hour><NUMBER>) <_> o'clock", fold=True), _read_hour),
    Form(
        "part-of-day",
        compile_form(r"the <_> (?:(?:early|late|mid) (?:<_>|-) )? (?P<part><PART_OF_DAY>)", fold=True),
        _read_part,
    ),
)
