"""Dates told from another date: the article's own, or the one named before.

Thursday   last Friday   late Monday night   today   yesterday morning   last week   earlier this month
two years ago   in three days' time   two days later   the next day   that year   the weekend   now
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from generator.lexicons.calendar import parse_weekday
from generator.times.forms.lengths import length_of
from generator.times.meanings.days import Clock, Near, Weekday, Weekend
from generator.times.meanings.relative import FromEvent, In, Offset, Reference
from generator.times.reading import form
from generator.times.words import DAY_PARTS, DIRECTIONS, VAGUE, direction_of, parse_count, parse_unit, word
from generator.times.years import Direction
from generator.values.findings import Stretch, TimeMeaning

DAY_OFFSETS: Final = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
LONG_UNITS: Final = {"decade": "E", "century": "C", "quarter": "Q"}  # told whole: "last decade", "this quarter"
BACKWARDS: Final = frozenset({"previous", "preceding", "before", "earlier", "prior"})
PAST, FUTURE = Reference(Stretch("PAST_REF")), Reference(Stretch("FUTURE_REF"))


def _in_part(part: str, day: TimeMeaning) -> TimeMeaning:
    """Return a day, or the part of it that is named."""
    return Clock(DAY_PARTS[part], day) if part else day


def _read_weekday(match: re.Match[str]) -> TimeMeaning:
    direction, week = direction_of(match), word(match, "week")
    named = DIRECTIONS[week] if week else direction if direction is Direction.NEXT else None
    return _in_part(word(match, "part"), Weekday(parse_weekday(match["weekday"]), direction, named))


def _read_night(match: re.Match[str]) -> TimeMeaning:
    words = match[0].lower().split()
    return _in_part(words[-1].removeprefix("to"), Offset("D", -("last" in words)))


def _read_offset(match: re.Match[str]) -> Offset:
    unit = word(match, "unit")
    return Offset(LONG_UNITS.get(unit) or parse_unit(unit)[0], direction_of(match) or 0)


def _signed_count(match: re.Match[str], sign: int) -> tuple[str, int] | None:
    """Return the unit and the signed count of "two weeks", months for "two and a half years"; None for any other."""
    count, (letter, times) = parse_count(match["count"]), parse_unit(match["unit"])
    if count == VAGUE:
        return None
    number = sign * times * Decimal(count)
    if number % 1:
        letter, number = ("M", number * 12) if letter == "Y" else ("", number)
    return (letter, int(number)) if letter else None


def _from_today(match: re.Match[str], sign: int) -> TimeMeaning | None:
    if parse_count(match["count"]) == VAGUE:
        return PAST if sign < 0 else FUTURE
    counted = _signed_count(match, sign)
    return Offset(*counted) if counted else None


def _read_in(match: re.Match[str]) -> TimeMeaning:
    count, length = parse_count(match["count"]), length_of(match)
    if not count.isdigit():
        return length
    letter, times = parse_unit(match["unit"])
    return In(letter, int(count) * times, length)


def _read_later(match: re.Match[str]) -> FromEvent | None:
    counted = _signed_count(match, -1 if word(match, "way") in BACKWARDS else 1)
    return FromEvent(*counted) if counted else None


def _read_neighbour(match: re.Match[str]) -> TimeMeaning:
    return _from_event(word(match, "unit"), -1 if word(match, "way") in BACKWARDS else 1)


def _from_event(unit: str, count: int) -> TimeMeaning:
    if unit in DAY_PARTS:
        return Clock(DAY_PARTS[unit], FromEvent("D", count))
    return FromEvent(parse_unit(unit)[0], count)


def _read_same(match: re.Match[str]) -> TimeMeaning:
    same = word(match, "same")
    return Near() if same == "day" else _from_event(same or word(match, "unit"), 0)  # "earlier in the day"


def _read_reference(match: re.Match[str]) -> Reference:
    words = " ".join(match[0].lower().split())
    if "future" in words:
        return FUTURE
    return PAST if words in {"recently", "lately"} or words.endswith("past") else Reference(Stretch("PRESENT_REF"))


EARLY: Final = r"(?: (?i:early|late|later|earlier|mid) (?:<_> (?:on|in) )? <_> )?"
FORMS: Final = {
    form(
        "weekday",
        rf"{EARLY} (?: (?P<direction>(?i:last|next|this (?: <_> (?:past|coming) )?|the <_> (?:following|previous)"
        r"|past|coming)) <_> )?"
        r"(?P<weekday><WEEKDAY>) (?: <_> (?:of <_>)? (?P<week>last|this|next) <_> week )?"
        r"(?: <_> (?P<part><PART_OF_DAY>) )?",
        _read_weekday,
    ),
    form(
        "today",
        rf"(?i){EARLY} (?P<day>the <_> day <_> (?:before <_> yesterday|after <_> tomorrow)|today|yesterday|tomorrow)"
        r"(?: <_> (?P<part><PART_OF_DAY>) )?",
        lambda match: _in_part(word(match, "part"), Offset("D", DAY_OFFSETS[word(match, "day")])),
    ),
    form(
        "tonight",
        rf"(?i){EARLY} (?: tonight | last <_> (?:night|evening) | this <_> (?:morning|afternoon|evening) )",
        _read_night,
    ),
    form(
        "last-week",
        rf"(?i){EARLY} (?P<direction>(?<!the\s)last|(?:the <_>)? (?:previous|current)|this <_> (?:past|coming)"
        r"|this|next) <_> (?P<unit>week|month|quarter|year|decade|century)",
        _read_offset,
    ),
    form("ago", r"(?i)(?P<count><COUNT>) <_>? -? (?P<unit><UNIT>) <_> ago", lambda match: _from_today(match, -1)),
    form(
        "from-now",
        r"(?i)(?: in <_> )? (?P<count><COUNT>) <_> (?P<unit><LONG_UNIT>) '? <_>"
        r"(?: time | from <_> now | from <_> today | hence )",
        lambda match: _from_today(match, 1),
    ),
    form("in-units", r"(?i)in <_> (?P<count><COUNT>) <_> (?P<unit><LONG_UNIT>)", _read_in),
    form(
        "later",
        r"(?i)(?P<count><COUNT>) <_> (?P<unit><LONG_UNIT>) <_>"
        r"(?P<way>(?:later|earlier)(?!\s+than)|afterwards?|before(?=\s*[.,;]))",
        _read_later,
    ),
    form(
        "next-day",
        r"(?i)the <_> (?P<way>next|following|previous|preceding|prior) <_> (?P<unit>day|week|month|year|<PART_OF_DAY>)",
        _read_neighbour,
    ),
    form(
        "same-day",
        r"(?i)(?: (?:early|late|later|earlier) (?: <_> in )? <_> )?"
        r"(?: (?: (?:that|the) <_> (?:very <_>)? same | that ) <_> (?P<unit>day|week|month|year|<PART_OF_DAY>)"
        r"| (?:later|earlier) <_> (?:in|on) <_> the <_> (?P<same>day|<PART_OF_DAY>) )",
        _read_same,
    ),
    form(
        "within-unit",
        r"(?i)(?: (?:later|earlier) <_> in"
        r"| (?:the <_>)? (?:end|beginning|start|middle|close|rest|remainder) <_> of ) <_>"
        r"(?P<direction>the|this|last|next) <_> (?P<unit>week|month|quarter|decade|century|year)",
        _read_offset,
    ),
    form(
        "weekend",
        r"(?i)(?P<direction>last|this (?: <_> (?:past|coming) )?|next|the (?: <_> (?:past|coming) )?) <_> weekend",
        lambda match: Weekend(None if word(match, "direction") == "the" else direction_of(match)),
    ),
    form(
        "reference",
        r"(?i)(?: now | nowadays | currently | these <_> days | presently | recently | lately | right <_> now"
        r"| at <_> (?:the <_> moment|present)"
        r"| (?<=in\s) the <_> (?: (?:recent|distant|not-too-distant) <_> )? past"
        r"(?! <_> (?:<NUMBER>|few|couple|several|many|<UNIT>|decade|season|and) \b )"
        r"| (?: the <_> )? (?: (?:near|not-too-distant|immediate|foreseeable|distant) <_> )? future )",
        _read_reference,
    ),
    form(
        "long-ago",
        r"(?i)(?: <UNITS> | ages | not (?:<_> so | <_> too)? <_> long | long | some <_> time) <_> ago",
        lambda _: PAST,
    ),
}
