"""Months, years and what is made of them.

    March 2023   March of last year   last October   early May   the second half of May   January-November
    the eleven months to November
    2022   the end of 2024   2019-21   the 1990s   the late nineties   the 19th century   fiscal 2024

Which bare "May", "March" and four-digit numbers are dates is for ``refusals`` to say.
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import parse_month
from generator.times.forms.days import RELATIVE_YEARS, TO
from generator.times.reading import Form, Reading, compile_form
from generator.times.words import DECADES, parse_count
from generator.values.findings import TimeKind

PLACES: Final = (
    (re.compile(r"(?:second|latter|last)\s+half|(?:latter|second)\s+part", re.IGNORECASE), "second-half"),
    (re.compile(r"first\s+half", re.IGNORECASE), "first-half"),
    (re.compile(r"beginning|start|early|turn|first", re.IGNORECASE), "early"),
    (re.compile(r"middle|mid|halfway", re.IGNORECASE), "mid"),
    (re.compile(r"end|close|late|final|last", re.IGNORECASE), "late"),
)
MONTHS_A_YEAR: Final = 12
PIVOT: Final = 30  # "'31" is 1931, "'30" is 2030
DIRECTIONS: Final = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
}


def place_of(words: str | None) -> str:
    """Return where in a month or year the words put a date: early, mid, late, a half, or nothing.

    >>> place_of("the second half of"), place_of("late"), place_of(None)
    ('second-half', 'late', '')
    """
    return next((code for pattern, code in PLACES if words and pattern.search(words)), "")


def year_of(match: re.Match[str]) -> str:
    """Return the year printed, an offset from the article's year ("+-1"), or nothing."""
    groups = match.groupdict()
    if groups.get("relative"):
        return f"+{RELATIVE_YEARS[groups['relative'].lower()]}"
    year = groups.get("year") or ""
    return _century_of(year[1:]) + year[1:] if year.startswith("'") else year


def _century_of(year: str) -> str:
    return "19" if int(year) > PIVOT else "20"


def _read_month(match: re.Match[str]) -> Reading:
    arguments = (year_of(match), str(parse_month(match["month"])), place_of(match.groupdict().get("place")))
    return Reading(TimeKind.DATE, "month", arguments)


def _read_directed_month(match: re.Match[str]) -> Reading:
    direction = DIRECTIONS[match["direction"].lower().split()[-1]]
    arguments = (direction, str(parse_month(match["month"])), place_of(match["place"]))
    return Reading(TimeKind.DATE, "month", arguments)


def _read_months(match: re.Match[str]) -> Reading:
    first, last = parse_month(match["first"]), parse_month(match["last"])
    first_year = match.groupdict().get("first_year") or ""
    return Reading(TimeKind.DATE, "months", (first_year, str(first), year_of(match), str(last)))


def _read_months_to(match: re.Match[str]) -> Reading | None:
    count, last = parse_count(match["count"]), parse_month(match["last"])
    if not count.isdigit() or not 1 < int(count) <= MONTHS_A_YEAR:
        return None
    first = (last - int(count)) % MONTHS_A_YEAR + 1
    return Reading(TimeKind.DATE, "months", ("", str(first), year_of(match), str(last)))


def _read_year(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DATE, "year", (match["year"], place_of(match["place"])))


def _read_relative_year(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DATE, "year", (year_of(match), place_of(match["place"])))


def _read_short_year(match: re.Match[str]) -> Reading:
    year = match["year"]
    return Reading(TimeKind.DATE, "year", (_century_of(year) + year, ""))


def _read_years(match: re.Match[str]) -> Reading | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return Reading(TimeKind.DATE, "years", (first, last)) if int(last) > int(first) else None


def _read_decade(match: re.Match[str]) -> Reading:
    century = match["century"] or "19"
    digit = match["digit"] or str(DECADES[match["word"].lower()])
    return Reading(TimeKind.DATE, "decade", (century + digit,))


def _read_century(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DATE, "century", (str(int(match["number"]) - 1),))


def _read_fiscal(match: re.Match[str]) -> Reading:
    if match["relative"]:
        return Reading(TimeKind.DATE, "fiscal", (year_of(match),))
    year = match["year"] or match["short"]
    return Reading(TimeKind.DATE, "fiscal", (year if len(year) > 2 else f"20{year}",))  # noqa: PLR2004 - "FY24"


DECADE_PLACE: Final = r"(?: (?i:early|mid|late) (?:<_>|-) (?: to (?:<_>|-) (?:mid|late) (?:<_>|-) )? )?"
PLACE: Final = r"(?: (?P<place>(?i:<PLACE_IN>)) (?:<_>|-) )?"
YEAR_TAIL: Final = r"(?: ,? <_> (?:of <_>)? (?: (?P<year><YEAR>) | (?P<relative>last|this|next) <_> year ) )?"
FORMS: Final = (
    Form(
        "month-year",
        compile_form(
            rf"{PLACE} (?P<month><MONTH>) (?: (?:,? <_> | - | <_> of <_> (?:the <_> year <_>)? ) (?P<year><YEAR>|'\d\d)"
            r"| ,? <_> (?:of <_>)? (?P<relative>last|this|next) <_> year )"
        ),
        _read_month,
    ),
    Form(
        "directed-month",
        compile_form(
            rf"{PLACE} (?P<direction>[Ll]ast|[Tt]his (?: <_> (?:past|coming) )?|[Nn]ext|[Pp]ast|[Pp]revious)"
            r"<_> (?P<month><MONTH>)"
        ),
        _read_directed_month,
    ),
    Form("month", compile_form(rf"{PLACE} (?P<month><MONTH>)"), _read_month),
    Form(
        "months",
        compile_form(rf"(?P<first><MONTH>) (?: <_> (?P<first_year><YEAR>))? {TO} (?P<last><MONTH>) {YEAR_TAIL}"),
        _read_months,
    ),
    Form(
        "months-to",
        compile_form(
            r"(?:[Tt]he <_>)? (?:first <_>)? (?P<count><NUMBER>) <_> months <_> (?:to|through|until|ended|ending) <_>"
            rf"(?:in <_>)? (?P<last><MONTH>) {YEAR_TAIL} (?! <_> \d)"
        ),
        _read_months_to,
    ),
    Form(
        "between-months",
        compile_form(
            r"[Bb]etween <_> (?P<first><MONTH>) (?: <_> (?P<first_year><YEAR>))? <_> and <_> (?P<last><MONTH>)"
            + YEAR_TAIL
        ),
        _read_months,
    ),
    Form(
        "year",
        compile_form(rf"{PLACE} (?:the <_> year <_>)? (?:(?:pre|post|mid)-)? (?P<year><YEAR>)"),
        _read_year,
    ),
    Form("short-year", compile_form(r"' (?P<year>\d\d) (?![\d'])"), _read_short_year),
    Form(
        "relative-year",
        compile_form(
            r"(?P<place>(?i:<PLACE_IN>)) (?:<_>|-) (?P<relative>last|this|next|the) <_> year",
        ),
        _read_relative_year,
    ),
    Form("years", compile_form(r"(?P<first><YEAR>) [-/] (?P<last>(?:20|19)?\d\d)"), _read_years),
    Form(
        "decade",
        compile_form(
            rf"(?: (?P<the>the) <_>)? {DECADE_PLACE}"
            r"(?: (?P<century>1[5-9]|20)? (?P<digit>\d) 0 '?s | (?P<word>(?i:<DECADE_WORD>)) )"
        ),
        _read_decade,
    ),
    Form(
        "century",
        compile_form(rf"(?:the <_>)? {DECADE_PLACE} (?P<number>1?\d|2[01]) (?:st|nd|rd|th) (?:<_>|-) century"),
        _read_century,
    ),
    Form(
        "fiscal",
        compile_form(
            r"(?:the <_>)? (?: (?:[Ff]iscal|[Ff]inancial) (?: <_> year)? <_> (?P<year><YEAR>) (?: - \d\d)?"
            r"| (?P<relative>last|this|next|the) <_> (?:fiscal|financial) <_> year"
            r"| FY '? <_>? (?P<short>20\d\d|\d\d) )"
        ),
        _read_fiscal,
    ),
)
