"""Dates of the calendar, to the day.

    2024-05-16   May 16, 2024   Thursday, May 16   16th of May   May 16 last year
    last May 16   May 16 to 17   16-17 May   from April 30 to May 2   the week of March 6

Left alone: "16/05/2024", for where the month stands differs by country.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator.lexicons.calendar import parse_month, parse_weekday
from generator.times.calendar import of_day
from generator.times.meanings.days import Day, Days, WeekOf
from generator.times.meanings.relative import Fixed
from generator.times.reading import form
from generator.times.words import word, year_told

TO: Final = r"(?: <_>? - <_>? | <_> (?:to|through|thru|until|till) <_> )"
YEAR_TAIL: Final = r"(?: ,? <_>? (?P<year><YEAR>) | ,? <_> (?:of <_>)? (?P<relative>last|this|next) <_> year )?"


def _day_number(match: re.Match[str], group: str) -> int:
    return int(re.sub(r"\D", "", match[group]))


def _read_day(match: re.Match[str]) -> Day:
    month, weekday = word(match, "month"), word(match, "weekday")
    number = int(month) if month.isdigit() else parse_month(month)
    return Day(year_told(match), number, _day_number(match, "day"), parse_weekday(weekday) if weekday else None)


def _read_days(match: re.Match[str]) -> Days | None:
    months = word(match, "first_month"), word(match, "last_month")
    first, last = parse_month(months[0] or months[1]), parse_month(months[1] or months[0])
    days = _day_number(match, "first"), _day_number(match, "last")
    return Days(Day(year_told(match), first, days[0]), last, days[1]) if first != last or days[0] < days[1] else None


FORMS: Final = {
    form(
        "attacks",
        r"9/11 | Sept(?:ember|\.) <_> 11(?:th)? (?= ,? <_> (?:terror(?:ist|ism)? <_>)? (?:attacks|hijack\w+))",
        lambda _: Fixed(of_day(date(2001, 9, 11))),
    ),
    form(
        "iso",
        r"(?P<year><YEAR>) (?P<mark>[-/]) (?P<month>0[1-9]|1[0-2]) (?P=mark) (?P<day>0[1-9]|[12]\d|3[01])",
        _read_day,
    ),
    form(
        "month-day",
        r"(?:(?P<weekday><SHORT_WEEKDAY>) ,? <_> | (?P<direction>[Ll]ast|[Tt]his|[Nn]ext) <_>)?"
        rf"(?P<month><MONTH>) <_> (?:the <_>)? (?P<day><DAY>) {YEAR_TAIL}",
        _read_day,
    ),
    form(
        "week-of",
        rf"[Tt]he <_> week <_> (?:of|beginning) <_> (?P<month><MONTH>) <_> (?P<day><DAY>) {YEAR_TAIL}",
        lambda match: WeekOf(_read_day(match)),
    ),
    form(
        "day-month",
        r"(?:(?P<weekday><SHORT_WEEKDAY>) ,? <_> (?:the <_>)?)? (?P<day><DAY>) (?:<_>|-) (?:of <_> | day <_> of <_>)?"
        rf"(?P<month><MONTH>) {YEAR_TAIL}",
        _read_day,
    ),
    form(
        "month-days",
        rf"(?P<first_month><MONTH>) <_> (?P<first><DAY>) (?: {TO} (?:(?P<last_month><MONTH>) <_>)?"
        rf"| <_> and <_> (?! <DAY> <_> [a-z]+s\b) ) (?P<last><DAY>) {YEAR_TAIL}",
        _read_days,
    ),
    form(
        "days-month",
        rf"(?P<first><DAY>) (?: <_> (?P<first_month><MONTH>))? (?: {TO} | <_> and <_> ) (?:the <_>)?"
        rf"(?P<last><DAY>) <_> (?P<last_month><MONTH>) {YEAR_TAIL}",
        _read_days,
    ),
}
