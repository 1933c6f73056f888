"""Times of the day.

10:35 a.m.   14:00 GMT   noon   9 a.m. local time   the morning of

A part of the day without its date ("in the evening") is the day's that was named before.
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.meanings.days import Clock
from generator.times.reading import form
from generator.times.words import DAY_PARTS, ZONES, word

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
    match = CLOCK_RE.match(words)
    if match is None:
        return NAMED_CLOCKS.get(words.lower())
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= NOON:
        return None
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    return f"T{hour:02d}:{match['minute'] or '00'}"


def _read_clock(match: re.Match[str]) -> Clock | None:
    value = clock_value(match["clock"])
    return Clock(value, zone=ZONES.get(word(match, "zone"), "")) if value else None


FORMS: Final = {
    form(
        "clock",
        r"(?P<clock><CLOCK>) (?: <_> (?P<zone><ZONE>) )? (?: <_>? [(] <CLOCK> (?:,? <_> <ZONE>)? [)] )?",
        _read_clock,
    ),
    form(
        "part-of-day",
        r"(?i)the <_> (?:(?:early|late|mid) (?:<_>|-) )? (?P<part><PART_OF_DAY>)",
        lambda match: Clock(DAY_PARTS[word(match, "part")]),
    ),
}
