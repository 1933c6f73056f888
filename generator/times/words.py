"""The calendar's words as numbers, from the lexicon ``times``.

    "Sept." → 9    "Thursday" → 3 (Monday is 0)    "twenty-one" → 21    "a" → 1

A count that says nothing exact ("several", "a few") has no number and is written X, as TIMEX3 does.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from generator.lexicons.loader import load_lexicon

LEXICON: Final = load_lexicon("times")
MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = {word: n for n, name in enumerate(MONTH_NAMES, 1) for word in LEXICON[name]}
WEEKDAYS: Final = {word: n for n, name in enumerate(WEEKDAY_NAMES) for word in LEXICON[name]}
SEASONS: Final = {
    word: code
    for group, code in (("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("winter", "WI"))
    for word in LEXICON[group]
}
DAY_PARTS: Final = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
UNITS: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "2W",
    "month": "M",
    "quarter": "3M",
    "year": "Y",
    "decade": "10Y",
    "century": "100Y",
    "centurie": "100Y",
}
ORDINALS: Final = {word: n for n, word in enumerate(LEXICON["ordinals"], 1)}
DECADES: Final = {word: n for n, word in enumerate(LEXICON["decades"], 2)}
VAGUE: Final = "X"  # TIMEX3's sign for a number the text leaves open
UNIT_WORDS: Final = {word: n for n, word in enumerate(LEXICON["units"])}
TEN_WORDS: Final = {word: 10 * n for n, word in enumerate(LEXICON["tens"], 2)}


def parse_month(word: str) -> int:
    """Return the number of a month's name or abbreviation.

    >>> parse_month("Sept.")
    9
    """
    return MONTHS[word.lower().rstrip(".")]


def parse_weekday(word: str) -> int:
    """Return the number of a weekday, Monday 0.

    >>> parse_weekday("Thurs.")
    3
    """
    return WEEKDAYS[word.lower().rstrip(".")]


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
    whole = _whole(text) if text else Decimal(0)
    if whole is None:
        return VAGUE
    return format((whole + Decimal("0.5") if half else whole).normalize(), "f")


def _whole(text: str) -> Decimal | None:
    if text in {"a", "an", "another", "the"}:
        return Decimal(1)
    if text in {"couple", "a couple", "couple of", "a couple of"}:
        return Decimal(2)
    if text in {"dozen", "a dozen"}:
        return Decimal(12)
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        pass
    parts = re.split(r"[\s-]+", text)
    if all(p in UNIT_WORDS or p in TEN_WORDS for p in parts):
        return Decimal(sum(UNIT_WORDS.get(p, TEN_WORDS.get(p, 0)) for p in parts))
    return None


def duration_value(count: str, unit: str) -> str:
    """Return the TIMEX3 value of a count of units; ``unit`` may be plural.

    >>> duration_value("3", "weeks"), duration_value("X", "years"), duration_value("2", "decades")
    ('P3W', 'PXY', 'P20Y')
    >>> duration_value("0.5", "hour"), duration_value("X", "decades")
    ('PT30M', 'PXY')
    """
    code = UNITS[unit.lower().removesuffix("s")]
    times = int("".join(c for c in code if c.isdigit()) or 1)
    letter, clock = code[-1], "T" if code.startswith("T") else ""
    if count == VAGUE:
        return f"P{clock}X{letter}"
    number = Decimal(count) * times
    if letter == "H" and number % 1 == Decimal("0.5"):
        number, letter = number * 60, "M"
    return f"P{clock}{format(number.normalize(), 'f')}{letter}"
