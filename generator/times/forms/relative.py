"""Dates told from another date: the article's own, or the one named before.

Thursday   last Friday   late Monday night   today   yesterday morning   last week   earlier this month
two years ago   in three days' time   two days later   the next day   that year   the weekend   now
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import parse_weekday
from generator.times.forms.months import DIRECTIONS
from generator.times.reading import Form, Reading, compile_form
from generator.times.words import DAY_PARTS, UNITS, VAGUE, duration_value, parse_count
from generator.values.findings import TimeKind

OFFSETS: Final = {
    "last": "-1",
    "past": "-1",
    "previous": "-1",
    "this": "0",
    "the": "0",
    "current": "0",
    "next": "1",
    "coming": "1",
}
DAY_OFFSETS: Final = {
    "today": "0",
    "yesterday": "-1",
    "tomorrow": "1",
    "the day before yesterday": "-2",
    "the day after tomorrow": "2",
}
LONG_UNITS: Final = {"decade": "E", "century": "C", "quarter": "Q"}


def _within_day(part: str | None, rule: str, *arguments: str) -> Reading:
    """Wrap a day's reading in its part of the day, if one is named."""
    if part is None:
        return Reading(TimeKind.DATE, rule, arguments)
    return Reading(TimeKind.TIME, "clock", (DAY_PARTS[part.lower()], "", rule, *arguments))


def _read_weekday(match: re.Match[str]) -> Reading:
    words = (match["direction"] or "").lower().split()
    direction = DIRECTIONS.get(words[-1], "") if words else ""
    week = match["week"]
    if week:
        direction = f"{week.split()[0].lower()}-week"
    return _within_day(match["part"], "weekday", str(parse_weekday(match["weekday"])), direction)


def _read_day(match: re.Match[str]) -> Reading:
    day = " ".join(match["day"].lower().split())
    return _within_day(match["part"], "offset", "D", DAY_OFFSETS[day])


def _read_night(match: re.Match[str]) -> Reading:
    words = match[0].lower().split()
    part = "night" if words[-1] == "tonight" else words[-1]
    offset = "-1" if "last" in words else "0"
    return Reading(TimeKind.TIME, "clock", (DAY_PARTS[part], "", "offset", "D", offset))


def _unit(word: str) -> tuple[str, int]:
    """Return a unit's letter and how many of it the word means: a decade is ten years."""
    code = UNITS[word.lower().removesuffix("s")]
    digits = "".join(c for c in code if c.isdigit())
    return code.lstrip("0123456789"), int(digits or 1)


def _read_offset(match: re.Match[str]) -> Reading:
    unit = match["unit"].lower()
    offset = OFFSETS[match["direction"].lower().split()[-1]]
    if unit in LONG_UNITS:
        return Reading(TimeKind.DATE, "offset", (LONG_UNITS[unit], offset))
    return Reading(TimeKind.DATE, "offset", (_unit(unit)[0], offset))


def _counted(match: re.Match[str], sign: int, rule: str) -> Reading | None:
    count = parse_count(match["count"])
    letter, times = _unit(match["unit"])
    if count == VAGUE:
        direction = ("PAST_REF", "FUTURE_REF")[sign > 0]
        return Reading(TimeKind.DATE, "reference", (direction,)) if rule == "offset" else None
    if count.endswith(".5"):
        months = {"Y": 12, "D": 0, "W": 0, "M": 0}.get(letter, 0) * times
        if not months:
            return None
        return Reading(TimeKind.DATE, rule, ("M", str(sign * int(float(count) * months))))
    return Reading(TimeKind.DATE, rule, (letter, str(sign * int(count) * times)))


def _read_ago(match: re.Match[str]) -> Reading | None:
    return _counted(match, -1, "offset")


def _read_ahead(match: re.Match[str]) -> Reading | None:
    return _counted(match, 1, "offset")


def _read_in(match: re.Match[str]) -> Reading | None:
    count = parse_count(match["count"])
    letter, times = _unit(match["unit"])
    if count == VAGUE or "." in count:
        return Reading(TimeKind.DURATION, "duration", (duration_value(count, match["unit"]),))
    return Reading(TimeKind.DATE, "ahead", (letter, str(int(count) * times), duration_value(count, match["unit"])))


def _read_later(match: re.Match[str]) -> Reading | None:
    sign = 1 if match["way"].lower() in {"later", "after", "afterward", "afterwards"} else -1
    return _counted(match, sign, "from_event")


def _read_neighbour(match: re.Match[str]) -> Reading:
    sign = -1 if match["way"].lower() in {"previous", "preceding", "before", "earlier", "prior"} else 1
    unit = match["unit"].lower()
    if unit in DAY_PARTS:
        return Reading(TimeKind.TIME, "clock", (DAY_PARTS[unit], "", "from_event", "D", str(sign)))
    return Reading(TimeKind.DATE, "from_event", (_unit(unit)[0], str(sign)))


def _read_same(match: re.Match[str]) -> Reading:
    if match["same"] and match["same"].lower() == "day":  # "earlier in the day": of the day told of, or the article's
        return Reading(TimeKind.DATE, "near", ())
    unit = (match["unit"] or match["same"]).lower()
    if unit in DAY_PARTS:
        return Reading(TimeKind.TIME, "clock", (DAY_PARTS[unit], "", "from_event", "D", "0"))
    return Reading(TimeKind.DATE, "from_event", (_unit(unit)[0], "0"))


def _read_weekend(match: re.Match[str]) -> Reading:
    direction = (match["direction"] or "the").lower().split()[-1]
    return Reading(TimeKind.DATE, "weekend", ("" if direction == "the" else OFFSETS[direction],))


def _read_reference(match: re.Match[str]) -> Reading:
    words = " ".join(match[0].lower().split())
    if "future" in words:
        return Reading(TimeKind.DATE, "reference", ("FUTURE_REF",))
    if words in {"recently", "lately", "the past", "the recent past", "the distant past"}:
        return Reading(TimeKind.DATE, "reference", ("PAST_REF",))
    return Reading(TimeKind.DATE, "reference", ("PRESENT_REF",))


def _read_unit_end(match: re.Match[str]) -> Reading:
    unit = match["unit"] or match["joined"] or match["middle"]
    if unit.lower() == "quarter":
        return Reading(TimeKind.DATE, "offset", ("Q", "0"))
    return Reading(TimeKind.DATE, "offset", (_unit(unit)[0], "0"))


def _read_year_ago(match: re.Match[str]) -> Reading:
    if (match["unit"] or "").lower() == "quarter":
        return Reading(TimeKind.DATE, "quarter_told", ("-4",))
    return Reading(TimeKind.DATE, "from_event" if match["unit"] else "offset", ("Y", "-1"))


LATE: Final = r"(?: (?i:early|late|later|earlier|mid) (?:<_> (?:on|in) )? <_> )?"
FORMS: Final = (
    Form(
        "weekday",
        compile_form(
            rf"{LATE} (?: (?P<direction>(?i:last|next|this (?: <_> (?:past|coming) )?|the <_> (?:following|previous)"
            r"|past|coming)) <_> )?"
            r"(?P<weekday><WEEKDAY>) (?: <_> (?:of <_>)? (?P<week>last|this|next) <_> week )?"
            r"(?: <_> (?P<part><PART_OF_DAY>) )?"
        ),
        _read_weekday,
    ),
    Form(
        "today",
        compile_form(
            rf"{LATE} (?P<day>the <_> day <_> (?:before <_> yesterday|after <_> tomorrow)|today|yesterday|tomorrow)"
            r"(?: <_> (?P<part><PART_OF_DAY>) )?",
            fold=True,
        ),
        _read_day,
    ),
    Form(
        "tonight",
        compile_form(
            rf"{LATE} (?: tonight | last <_> (?:night|evening) | this <_> (?:morning|afternoon|evening) )",
            fold=True,
        ),
        _read_night,
    ),
    Form(
        "last-week",
        compile_form(
            r"(?: (?:early|late|later|earlier|mid) (?: <_> (?:on|in) )? <_> )?"
            r"(?P<direction>(?<!the\s)last|(?:the <_>)? (?:previous|current)|this <_> (?:past|coming)|this|next) <_>"
            r"(?P<unit>week|month|quarter|year|decade|century)",
            fold=True,
        ),
        _read_offset,
    ),
    Form("ago", compile_form(r"(?P<count><COUNT>) <_>? -? (?P<unit><UNIT>) <_> ago", fold=True), _read_ago),
    Form(
        "from-now",
        compile_form(
            r"(?: in <_> )? (?P<count><COUNT>) <_> (?P<unit><LONG_UNIT>) '?"
            r"<_> (?:time|from <_> now|from <_> today|hence)",
            fold=True,
        ),
        _read_ahead,
    ),
    Form("in-units", compile_form(r"in <_> (?P<count><COUNT>) <_> (?P<unit><LONG_UNIT>)", fold=True), _read_in),
    Form(
        "later",
        compile_form(
            r"(?P<count><COUNT>) <_> (?P<unit><LONG_UNIT>) <_>"
            r"(?P<way>(?:later|earlier)(?!\s+than)|afterwards?|before(?=\s*[.,;]))",
            fold=True,
        ),
        _read_later,
    ),
    Form(
        "next-day",
        compile_form(
            r"the <_> (?P<way>next|following|previous|preceding|prior) <_> (?P<unit>day|week|month|year|<PART_OF_DAY>)",
            fold=True,
        ),
        _read_neighbour,
    ),
    Form(
        "day-before",
        compile_form(
            r"the <_> (?P<unit>day|week|month|year|night) <_> (?P<way>before|after|earlier) (?=\s*[.,;])", fold=True
        ),
        _read_neighbour,
    ),
    Form(
        "same-day",
        compile_form(
            r"(?: (?:early|late|later|earlier) (?: <_> in )? <_> )?"
            r"(?: (?: (?:that|the) <_> (?:very <_>)? same | that ) <_> (?P<unit>day|week|month|year|<PART_OF_DAY>)"
            r"| (?:later|earlier) <_> (?:in|on) <_> the <_> (?P<same>day|<PART_OF_DAY>) )",
            fold=True,
        ),
        _read_same,
    ),
    Form(
        "within-unit",
        compile_form(
            r"(?: (?:later|earlier) <_> in"
            r"| (?:the <_>)? (?:end|beginning|start|middle|close|rest|remainder) <_> of ) <_>"
            r"(?P<direction>the|this|last|next) <_> (?P<unit>week|month|quarter|decade|century|year)",
            fold=True,
        ),
        _read_offset,
    ),
    Form(
        "before-last",
        compile_form(r"the <_> (?P<unit>week|month|year) <_> before <_> last", fold=True),
        lambda m: Reading(TimeKind.DATE, "offset", (_unit(m["unit"])[0], "-2")),
    ),
    Form(
        "weekend",
        compile_form(
            r"(?P<direction>last|this (?: <_> (?:past|coming) )?|next|the (?: <_> (?:past|coming) )?) <_> weekend",
            fold=True,
        ),
        _read_weekend,
    ),
    Form(
        "reference",
        compile_form(
            r"(?: now | nowadays | currently | these <_> days | presently | recently | lately | right <_> now"
            r"| at <_> (?:the <_> moment|present)"
            r"| (?<=in\s) the <_> (?: (?:recent|distant|not-too-distant) <_> )? past"
            r"(?! <_> (?:<NUMBER>|few|couple|several|many|<UNIT>|decade|season|and) \b )"
            r"| (?: the <_> )? (?: (?:near|not-too-distant|immediate|foreseeable|distant) <_> )? future )",
            fold=True,
        ),
        _read_reference,
    ),
    Form(
        "long-ago",
        compile_form(
            r"(?: <UNITS> | ages | not (?:<_> so | <_> too)? <_> long | long | some <_> time) <_> ago", fold=True
        ),
        lambda _: Reading(TimeKind.DATE, "reference", ("PAST_REF",)),
    ),
    Form(
        "unit-end",
        compile_form(
            r"(?: (?: the <_> )? (?P<unit>year|month|quarter|week)'s <_> end | (?P<joined>year|month|quarter) -? end"
            r"| mid-? (?P<middle>year|week|month) )",
            fold=True,
        ),
        _read_unit_end,
    ),
    Form(
        "year-ago",
        compile_form(r"(?:the <_>)? year-(?:ago|earlier) (?: <_> (?P<unit>quarter|period|month) )?", fold=True),
        _read_year_ago,
    ),
    Form(
        "the-quarter",
        compile_form(r"(?: the | that ) <_> (?: (?:latest|most <_> recent|recent) <_> )? quarter", fold=True),
        lambda _: Reading(TimeKind.DATE, "quarter_told", ("0",)),
    ),
    Form(
        "new-year",
        compile_form(r"(?:(?:early|later) <_> in <_>)? the <_> [Nn]ew <_> [Yy]ear (?! 's)"),
        lambda _: Reading(TimeKind.DATE, "new_year", ()),
    ),
)
