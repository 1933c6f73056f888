"""Months, years and what is made of them.

    March 2023   March of last year   last October   early May   the second half of May   January-November
    the eleven months to November
    2022   the end of 2024   2019-21   the 1990s   the late nineties   the 19th century

Which bare "May", "March" and four-digit numbers are dates is for ``refusals`` to say.
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import parse_month
from generator.times.calendar import of_century, of_decade, of_year
from generator.times.forms.days import TO, YEAR_TAIL
from generator.times.meanings.periods import Month, Months, Year
from generator.times.meanings.relative import Fixed
from generator.times.reading import form
from generator.times.words import DECADES, parse_count, word, year_told


def _read_month(match: re.Match[str]) -> Month:
    return Month(year_told(match), parse_month(match["month"]))


def _read_months(match: re.Match[str]) -> Months:
    first_year = int(match["first_year"]) if match["first_year"] else None
    return Months(parse_month(match["first"]), parse_month(match["last"]), first_year, year_told(match))


def _read_months_to(match: re.Match[str]) -> Months | None:
    count, last = parse_count(match["count"]), parse_month(match["last"])
    within = count.isdigit() and int(count) in range(2, 13)
    return Months((last - int(count)) % 12 + 1, last, None, year_told(match)) if within else None


def _read_years(match: re.Match[str]) -> Fixed | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return Fixed(of_year(int(first), int(last))) if last > first else None


def _read_decade(match: re.Match[str]) -> Fixed:
    digit = match["digit"] or DECADES[word(match, "word")]
    return Fixed(of_decade(int(f"{match['century'] or 19}{digit}")))


DECADE_PLACE: Final = r"(?: (?i:early|mid|late) (?:<_>|-) (?: to (?:<_>|-) (?:mid|late) (?:<_>|-) )? )?"
PLACE: Final = r"(?: (?P<place>(?i:<PLACE_IN>)) (?:<_>|-) )?"
FORMS: Final = {
    form(
        "month-year",
        rf"{PLACE} (?P<month><MONTH>) (?: (?:,? <_> | - | <_> of <_> (?:the <_> year <_>)? ) (?P<year><YEAR>|'\d\d)"
        r"| ,? <_> (?:of <_>)? (?P<relative>last|this|next) <_> year )",
        _read_month,
    ),
    form(
        "directed-month",
        rf"{PLACE} (?P<direction>[Ll]ast|[Tt]his (?: <_> (?:past|coming) )?|[Nn]ext|[Pp]ast|[Pp]revious)"
        r"<_> (?P<month><MONTH>)",
        _read_month,
    ),
    form("month", rf"{PLACE} (?P<month><MONTH>)", _read_month),
    form(
        "months",
        rf"(?P<first><MONTH>) (?: <_> (?P<first_year><YEAR>))? {TO} (?P<last><MONTH>) {YEAR_TAIL}",
        _read_months,
    ),
    form(
        "months-to",
        r"(?:[Tt]he <_>)? (?:first <_>)? (?P<count><NUMBER>) <_> months <_> (?:to|through|until|ended|ending) <_>"
        rf"(?:in <_>)? (?P<last><MONTH>) {YEAR_TAIL} (?! <_> \d)",
        _read_months_to,
    ),
    form(
        "between-months",
        r"[Bb]etween <_> (?P<first><MONTH>) (?: <_> (?P<first_year><YEAR>))? <_> and <_> (?P<last><MONTH>)" + YEAR_TAIL,
        _read_months,
    ),
    form(
        "year",
        rf"{PLACE} (?:the <_> year <_>)? (?:(?:pre|post|mid)-)? (?P<year><YEAR>)",
        lambda match: Year(year_told(match)),
    ),
    form(
        "relative-year",
        r"(?P<place>(?i:<PLACE_IN>)) (?:<_>|-) (?P<relative>last|this|next|the) <_> year",
        lambda match: Year(year_told(match)),
    ),
    form("years", r"(?P<first><YEAR>) [-/] (?P<last>(?:20|19)?\d\d)", _read_years),
    form(
        "decade",
        rf"(?: the <_>)? {DECADE_PLACE}"
        r"(?: (?P<century>1[5-9]|20)? (?P<digit>\d) 0 '?s | (?P<word>(?i:<DECADE_WORD>)) )",
        _read_decade,
    ),
    form(
        "century",
        rf"(?:the <_>)? {DECADE_PLACE} (?P<number>1?\d|2[01]) (?:st|nd|rd|th) (?:<_>|-) century",
        lambda match: Fixed(of_century(int(match["number"]) - 1)),
    ),
}
