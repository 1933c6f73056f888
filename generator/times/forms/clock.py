"""Times of the day, lengths of time, and what comes round.

10:35 a.m.   14:00 GMT   noon   9 a.m. local time
three days   a two-year   18-month   the past two weeks   several years   more than a decade
daily   every year   twice a week   every Friday
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.reading import Form, Reading, compile_form
from generator.times.words import VAGUE, duration_value, parse_count, parse_weekday
from generator.values.findings import TimeKind

NOON: Final = 12
NAMED_CLOCKS: Final = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
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


def _read_length(match: re.Match[str]) -> Reading:
    value = duration_value(parse_count(match["count"]), match["unit"])
    return Reading(TimeKind.DURATION, "duration", (value,))


def _read_open(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "duration", (duration_value(VAGUE, match["unit"]),))


def _read_long(match: re.Match[str]) -> Reading:
    plural = match["plural"]
    return Reading(TimeKind.DURATION, "duration", (duration_value(VAGUE if plural else "1", match["unit"]),))


def _read_stretch(match: re.Match[str]) -> Reading:
    count = parse_count(match["count"]) if match["count"] else "1"
    ahead = match["direction"].lower() in {"next", "coming", "following"}
    value = duration_value(count, match["unit"])
    return Reading(TimeKind.DURATION, "stretch", (value, "ahead" if ahead else "back"))


def _read_past_unit(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DURATION, "stretch", (duration_value("1", match["unit"]), "back"))


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
        compile_form(r"(?P<weekday><WEEKDAY>) s (?: <_> (?:mornings|afternoons|evenings|nights) )?"),
        lambda m: Reading(TimeKind.SET, "set", (f"XXXX-WXX-{parse_weekday(m['weekday']) + 1}",)),
    ),
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
    Form(
        "length",
        compile_form(
            r"(?P<count><COUNT>) <_> (?: (?:full|whole|straight|consecutive|long|short|solid) <_> )?"
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
        compile_form(r"(?P<unit>hour|day|week|month|year|decade|century) (?P<plural>s)? -long", fold=True),
        _read_long,
    ),
    Form(
        "open-length",
        compile_form(
            r"(?: (?<=for\s) | (?<=within\s) ) (?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)",
            fold=True,
        ),
        _read_open,
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
        "past-unit",
        compile_form(
            r"(?: (?:the <_>)? past | the <_> last ) <_> (?P<unit>hour|week|month|year|decade|century)",
            fold=True,
        ),
        _read_past_unit,
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
)
