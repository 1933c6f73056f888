"""Words of a match as numbers: counts, units and lengths of time, years and directions.

    "twenty-one" → 21    "a" → 1    "two decades" → P20Y    "of last year" → the article's year less one

A count that says nothing exact ("several", "a few") has no number and is written X, as TIMEX3 does.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from generator.lexicons.calendar import CALENDAR, NUMBER_WORDS
from generator.lexicons.loader import load_lexicon
from generator.times.years import Direction, YearTold

LEXICON: Final = load_lexicon("times")
SEASONS: Final = {
    word: code
    for group, code in (("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("winter", "WI"))
    for word in CALENDAR[group]
}
DAY_PARTS: Final = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
# A unit's letter in TIMEX3, and how many of it the word means.
UNITS: Final = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "centurie": ("Y", 100),
}
ORDINALS: Final = {word: n for n, word in enumerate(CALENDAR["ordinals"], 1)}
DECADES: Final = {word: n for n, word in enumerate(CALENDAR["decades"], 2)}
DIRECTIONS: Final = {
    **dict.fromkeys(("last", "past", "previous"), Direction.LAST),
    **dict.fromkeys(("this", "the", "current"), Direction.THIS),
    **dict.fromkeys(("next", "coming"), Direction.NEXT),
}
ZONES: Final = {
    name: "" if offset == "open" else offset for offset, names in load_lexicon("zones").items() for name in names
}
VAGUE: Final = "X"  # TIMEX3's sign for a number the text leaves open
PIVOT: Final = 30  # "'31" is 1931, "'30" is 2030


def word(match: re.Match[str], group: str) -> str:
    """Return a group of a match in lower case with single blanks; nothing for one that is empty or not there."""
    return " ".join((match.groupdict().get(group) or "").lower().split())


def direction_of(match: re.Match[str]) -> Direction | None:
    """Return the direction that the last word of the group "direction" gives, None without one."""
    return DIRECTIONS.get(word(match, "direction").rpartition(" ")[2])


def year_told(match: re.Match[str]) -> YearTold:
    """Return what the groups "year" and "relative" say of a year, and the direction where neither is there."""
    if relative := word(match, "relative"):
        return YearTold(shift=DIRECTIONS[relative])
    if year := word(match, "year"):
        return YearTold(full_year(year))
    return YearTold(direction=direction_of(match))


def full_year(digits: str) -> int:
    """Return a year of four digits for one of two or four.

    >>> full_year("2024"), full_year("'24"), full_year("98")
    (2024, 2024, 1998)
    """
    year = digits.strip("'")
    century = "" if len(year) > 2 else "19" if int(year) > PIVOT else "20"  # noqa: PLR2004 - two digits
    return int(century + year)


def parse_count(words: str) -> str:
    """Return a count as digits, ``X`` when the words leave it open.

    >>> parse_count("twenty-one"), parse_count("2½"), parse_count("a"), parse_count("several")
    ('21', '2.5', '1', 'X')
    >>> parse_count("two and a half"), parse_count("half a"), parse_count("a couple of")
    ('2.5', '0.5', '2')
    """
    text = " ".join(words.lower().replace("½", " and a half").split())
    half = "half" in text.split()
    text = re.sub(r"\b(?:and )?(?:a )?half(?: an?)?\b|\bmore\b|\bother\b", "", text).strip()
    whole = _whole_number(text) if text else Decimal(0)
    if whole is None:
        return VAGUE
    return format((whole + Decimal("0.5") if half else whole).normalize(), "f")


def _whole_number(text: str) -> Decimal | None:
    plain = text.removesuffix(" of").removeprefix("a ")
    if plain in {"a", "an", "another", "the"}:
        return Decimal(1)
    if plain in {"couple", "dozen"}:
        return Decimal(2 if plain == "couple" else 12)
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        parts = re.split(r"[\s-]+", text)
        return Decimal(sum(NUMBER_WORDS[p] for p in parts)) if all(p in NUMBER_WORDS for p in parts) else None


def parse_unit(unit: str) -> tuple[str, int]:
    """Return a unit's letter and how many of it the word means; ``unit`` may be plural.

    >>> parse_unit("decades")
    ('Y', 10)
    """
    return UNITS[unit.lower().removesuffix("s")]


def duration_value(count: str, unit: str) -> str:
    """Return the TIMEX3 value of a count of units; ``unit`` may be plural.

    >>> duration_value("3", "weeks"), duration_value("X", "years"), duration_value("2", "decades")
    ('P3W', 'PXY', 'P20Y')
    >>> duration_value("0.5", "hour"), duration_value("0.5", "year"), duration_value("X", "decades")
    ('PT30M', 'P6M', 'PXY')
    """
    letter, times = parse_unit(unit)
    clock, letter = letter[:-1], letter[-1]
    if count == VAGUE:
        return f"P{clock}X{letter}"
    number = Decimal(count) * times
    if letter == "H" and number % 1:
        letter, number = "M", number * 60
    elif letter == "Y" and number < 1:
        letter, number = "M", number * 12
    return f"P{clock}{format(number.normalize(), 'f')}{letter}"
