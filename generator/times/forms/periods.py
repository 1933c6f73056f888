"""Quarters, seasons and feast days.

the first quarter of 2024   the fourth quarter   last summer   the winter of 2022   spring 2023
Christmas Eve   last Thanksgiving   Christmas Day 2024
"""

from __future__ import annotations

import re
from typing import Final

from generator.times.feasts import FEASTS
from generator.times.meanings.days import Feast
from generator.times.meanings.periods import Quarter, Season
from generator.times.reading import form
from generator.times.words import ORDINALS, SEASONS, word, year_told

OF_YEAR: Final = r"""
    (?: <_> (?:of <_>|in <_>)?
        (?: (?:the <_>)? (?: (?:[Ff]iscal|[Ff]inancial) <_> (?: year <_> )? )? (?P<year><YEAR>|'\d\d)
            | (?P<relative>last|this|next|the) <_> (?:(?:fiscal|financial|calendar) <_>)? year ) )
"""


def _read_quarter(match: re.Match[str]) -> Quarter:
    number = word(match, "number")
    return Quarter(year_told(match), ORDINALS.get(number) or int(number[0]))


def _feast_names() -> str:
    """Names are capitalised; "St." and "Jr." may end in a full stop, and blanks may be line breaks."""
    names = ([w if w in {"of", "de"} else w.capitalize() for w in name.split()] for name in FEASTS)
    patterns = (r"\s+".join(re.escape(w) + (r"\.?" if w in {"St", "Jr"} else "") for w in words) for words in names)
    return "|".join(sorted(patterns, key=len, reverse=True))


FORMS: Final = {
    form(
        "quarter",
        rf"(?i)(?:the <_>)? (?:fiscal <_>)? (?P<number><ORDINAL>) (?:<_>|-) quarter {OF_YEAR}?",
        _read_quarter,
    ),
    form(
        "season",
        r"(?i)(?: (?:early|late|mid) (?:<_>|-) )?"
        r"(?: (?P<direction>last|this|next|past|previous|coming) <_> | the <_> )?"
        rf"(?P<season><SEASON>) {OF_YEAR}?",
        lambda match: Season(year_told(match), SEASONS[word(match, "season")]),
    ),
    form(
        "feast",
        rf"(?: (?P<direction>[Ll]ast|[Tt]his|[Nn]ext) <_> )? (?P<feast>{_feast_names()})"
        rf"(?: (?:,(?=\s+\d))? {OF_YEAR} )?",
        lambda match: Feast(year_told(match), word(match, "feast").replace(".", "")),
    ),
}
