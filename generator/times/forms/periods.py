"""Quarters, halves, seasons and feast days.

the first quarter of 2024   Q1 2024   the fourth quarter   the first half of last year
last summer   the winter of 2022   spring 2023   Christmas Eve   last Thanksgiving   Easter Sunday 2024
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.feasts import FEASTS
from generator.times.forms.months import DIRECTIONS, year_of
from generator.times.reading import Form, Reading, compile_form
from generator.times.words import ORDINALS, SEASONS
from generator.values.findings import TimeKind

OF_YEAR: Final = r"""
    (?: <_> (?:of <_>|in <_>)?
        (?: (?:the <_>)? (?: (?:[Ff]iscal|[Ff]inancial) <_> (?: year <_> )? )? (?P<year><YEAR>|'\d\d)
            | (?P<relative>last|this|next|the) <_> (?:(?:fiscal|financial|calendar) <_>)? year ) )
"""


def _ordinal(word: str) -> str:
    return word[0] if word[0].isdigit() else str(ORDINALS[word.lower()])


def _read_quarter(match: re.Match[str]) -> Reading:
    return Reading(TimeKind.DATE, "quarter", (year_of(match), _ordinal(match["number"])))


def _read_half(match: re.Match[str]) -> Reading:
    number = "1" if match["number"].lower() in {"first", "1"} else "2"
    return Reading(TimeKind.DATE, "half", (year_of(match), number))


def _read_season(match: re.Match[str]) -> Reading:
    direction = DIRECTIONS.get((match["direction"] or "").lower(), "")
    return Reading(TimeKind.DATE, "season", (year_of(match), SEASONS[match["season"].lower()], direction))


def _read_feast(match: re.Match[str]) -> Reading:
    direction = DIRECTIONS.get((match["direction"] or "").lower(), "")
    name = " ".join(match["feast"].lower().replace(".", "").split())
    return Reading(TimeKind.DATE, "feast", (year_of(match), name, direction))


FEAST_NAMES: Final = "|".join(
    r"(?:\s+)".join(
        re.escape(w) + (r"\.?" if w in {"St", "Jr"} else "")
        for w in name.title().replace("'S", "'s").replace("Of", "of").replace(" De ", " de ").split()
    )
    for name in sorted(FEASTS, key=lambda n: (-len(n), n))
)
FORMS: Final = (
    Form(
        "quarter",
        compile_form(rf"(?:the <_>)? (?:fiscal <_>)? (?P<number><ORDINAL>) (?:<_>|-) quarter {OF_YEAR}?", fold=True),
        _read_quarter,
    ),
    Form(
        "last-quarter",
        compile_form(rf"(?:the <_>)? (?P<number>last|final) <_> quarter {OF_YEAR}", fold=True),
        lambda m: Reading(TimeKind.DATE, "quarter", (year_of(m), "4")),
    ),
    Form("short-quarter", compile_form(rf"Q (?P<number>[1-4]) {OF_YEAR}?"), _read_quarter),
    Form("year-quarter", compile_form(r"(?P<year><YEAR>) (?:<_>|-) Q (?P<number>[1-4])"), _read_quarter),
    Form(
        "half-year",
        compile_form(rf"(?:the <_>)? (?P<number>first|second|latter) (?:<_>|-) half {OF_YEAR}", fold=True),
        _read_half,
    ),
    Form("short-half", compile_form(rf"H (?P<number>[12]) {OF_YEAR}"), _read_half),
    Form(
        "season",
        compile_form(
            r"(?: (?:early|late|mid) (?:<_>|-) )?"
            r"(?: (?P<direction>last|this|next|past|previous|coming) <_> | the <_> )?"
            rf"(?P<season><SEASON>) {OF_YEAR}?",
            fold=True,
        ),
        _read_season,
    ),
    Form(
        "feast",
        compile_form(
            rf"(?: (?P<direction>[Ll]ast|[Tt]his|[Nn]ext) <_> )? (?P<feast>{FEAST_NAMES})"
            rf"(?: (?:,(?=\s+\d))? {OF_YEAR} )?",
        ),
        _read_feast,
    ),
)
