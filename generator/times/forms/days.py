"""Dates of the calendar, to the day.

    2024-05-16   16/05/2024   May 16, 2024   Thursday, May 16   16th of May   May 16 last year
    May 16 to 17   16-17 May   from April 30 to May 2   the week of March 6

A numeric date that could be read day first or month first ("05/06/2024") is found and stays unresolved.
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import parse_month, parse_weekday
from generator.times.reading import Form, Reading, compile_form
from generator.values.findings import TimeKind

LAST_MONTH_NUMBER: Final = 12
RELATIVE_YEARS: Final = {"last": "-1", "this": "0", "the": "0", "next": "1"}
YEAR_TAIL: Final = r"""(?: ,? <_>? (?P<year><YEAR>) | ,? <_> (?:of <_>)? (?P<relative>last|this|next) <_> year )?"""


def _day(word: str) -> str:
    return re.sub(r"\D", "", word)


def _year(match: re.Match[str]) -> str:
    """Return the year printed, an offset from the article's ("+-1"), or nothing."""
    relative = match["relative"]
    return f"+{RELATIVE_YEARS[relative]}" if relative else match["year"] or ""


def _read_iso(match: re.Match[str]) -> Reading | None:
    return _dated(match["year"], match["month"], match["day"])


def _dated(year: str, month: str, day: str) -> Reading | None:
    return Reading(TimeKind.DATE, "day", (year, str(int(month)), str(int(day))))


def _read_numeric(match: re.Match[str]) -> Reading | None:
    first, second = int(match["first"]), int(match["second"])
    dotted = match["mark"] == "."
    if first > LAST_MONTH_NUMBER >= second or (dotted and second <= LAST_MONTH_NUMBER):
        return _dated(match["year"], match["second"], match["first"])
    if second > LAST_MONTH_NUMBER >= first:
        return _dated(match["year"], match["first"], match["second"])
    if first == second:
        return _dated(match["year"], match["first"], match["second"])
    return None if first > LAST_MONTH_NUMBER else Reading(TimeKind.DATE, "unclear", ())


def _read_day(match: re.Match[str]) -> Reading:
    month, weekday = str(parse_month(match["month"])), match.groupdict().get("weekday")
    named = (str(parse_weekday(weekday)),) if weekday else ()
    return Reading(TimeKind.DATE, "day", (_year(match), month, _day(match["day"]), *named))


def _read_directed_day(match: re.Match[str]) -> Reading:
    arguments = (match["direction"].lower(), str(parse_month(match["month"])), _day(match["day"]))
    return Reading(TimeKind.DATE, "day", arguments)


def _read_days(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    first = parse_month(groups.get("first_month") or match["last_month"])
    last = parse_month(groups.get("last_month") or match["first_month"])
    days = (_day(match["first"]), _day(match["last"]))
    if first == last and int(days[0]) >= int(days[1]):
        return None
    return Reading(TimeKind.DATE, "days", (_year(match), str(first), days[0], str(last), days[1]))


def _read_week_of(match: re.Match[str]) -> Reading:
    inner = _read_day(match)
    return Reading(TimeKind.DATE, "week_of", inner.arguments)


TO: Final = r"(?: <_>? - <_>? | <_> (?:to|through|thru|until|till) <_> )"
FORMS: Final = (
    Form(
        "september-11",
        compile_form(
            r"9/11 | Sept(?:ember|\.) <_> 11(?:th)? (?= ,? <_> (?:terror(?:ist|ism)? <_>)? (?:attacks|hijack\w+))"
        ),
        lambda _: _dated("2001", "9", "11"),
    ),
    Form(
        "directed-day",
        compile_form(r"(?P<direction>[Ll]ast|[Tt]his|[Nn]ext) <_> (?P<month><MONTH>) <_> (?P<day><DAY>)"),
        _read_directed_day,
    ),
    Form(
        "iso",
        compile_form(
            r"(?P<year><YEAR>) (?P<mark>[-/]) (?P<month>0[1-9]|1[0-2]) (?P=mark) (?P<day>0[1-9]|[12]\d|3[01])"
        ),
        _read_iso,
    ),
    Form(
        "numeric",
        compile_form(r"(?P<first>[0-3]?\d) (?P<mark>[/.]) (?P<second>[0-3]?\d) (?P=mark) (?P<year><YEAR>)"),
        _read_numeric,
    ),
    Form(
        "month-day",
        compile_form(
            rf"(?:(?P<weekday><SHORT_WEEKDAY>) ,? <_>)? (?P<month><MONTH>) <_> (?:the <_>)? (?P<day><DAY>) {YEAR_TAIL}"
        ),
        _read_day,
    ),
    Form(
        "day-month",
        compile_form(
            r"(?:(?P<weekday><SHORT_WEEKDAY>) ,? <_> (?:the <_>)?)?"
            r"(?P<day><DAY>) (?:<_>|-) (?:of <_> | day <_> of <_>)?"
            rf"(?P<month><MONTH>) {YEAR_TAIL}"
        ),
        _read_day,
    ),
    Form(
        "month-days",
        compile_form(
            rf"(?P<first_month><MONTH>) <_> (?P<first><DAY>) {TO} (?:(?P<last_month><MONTH>) <_>)?"
            rf"(?P<last><DAY>) {YEAR_TAIL}"
        ),
        _read_days,
    ),
    Form(
        "month-day-and-day",
        compile_form(
            r"(?P<first_month><MONTH>) <_> (?P<first><DAY>) <_> and <_> (?P<last><DAY>) (?! <_> [a-z]+s\b)" + YEAR_TAIL
        ),
        _read_days,
    ),
    Form(
        "days-month",
        compile_form(
            rf"(?P<first><DAY>) (?: <_> (?P<first_month><MONTH>))? (?: {TO} | <_> and <_> ) (?:the <_>)?"
            rf"(?P<last><DAY>) <_> (?P<last_month><MONTH>) {YEAR_TAIL}"
        ),
        _read_days,
    ),
    Form(
        "week-of",
        compile_form(rf"[Tt]he <_> week <_> (?:of|beginning) <_> (?P<month><MONTH>) <_> (?P<day><DAY>) {YEAR_TAIL}"),
        _read_week_of,
    ),
)
