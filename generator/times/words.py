"""Counts and units of time as numbers: "twenty-one" → 21, "a" → 1, "two decades" → P20Y.

A count that says nothing exact ("several", "a few") has no number and is written X, as TIMEX3 does.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from generator.lexicons.calendar import CALENDAR, NUMBER_WORDS
from generator.lexicons.loader import load_lexicon

LEXICON: Final = load_lexicon("times")
SEASONS: Final = {
    word: code
    for group, code in (("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("winter", "WI"))
    for word in CALENDAR[group]
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
ORDINALS: Final = {word: n for n, word in enumerate(CALENDAR["ordinals"], 1)}
DECADES: Final = {word: n for n, word in enumerate(CALENDAR["decades"], 2)}
VAGUE: Final = "X"  # TIMEX3's sign for a number the text leaves open


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
    return Decimal(sum(NUMBER_WORDS[p] for p in parts)) if all(p in NUMBER_WORDS for p in parts) else None


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
