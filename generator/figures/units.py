"""Units as printed around a number: currencies, percent, measures.

    $ 218.2 billion · EUR 5m · Rs 500 · 50p · 323 million euros · 26 cents
    6.2 % · 6 per cent · two percentage points · 12mph · 3-inch · 660 square metres · 20 (kg)

A unit is given the name of its lexicon's group, whatever form is printed. "pounds" and "m" mean
two things each; ``read_unit`` leaves "pounds" as a weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Final

from babel.core import get_global
from babel.numbers import get_currency_name

from generator.figures.numbers import SCALE, SMALL, currency_signs
from generator.lexicons.loader import alternatives, load_lexicon

CLDR_LOCALE: Final = "en"
PERCENT: Final = "percent"
POINT: Final = "percentage point"
TIME_UNITS: Final = frozenset(
    """milliseconds,nanoseconds,seconds,minutes,hours,days,nights,weeks,fortnights,months,years,decades,centuries,
    thousand years,million years""".replace("\n    ", "").split(",")
)
ABBREVIATED_SCALES: Final = {"m": Decimal(10**6), "b": Decimal(10**9), "k": Decimal(10**3)}
CAPITALS: Final = frozenset("kvwj")  # kelvins, volts, watts, joules: "300 K", while "300k" is a number


class UnitKind(StrEnum):
    """What sort of unit was read."""

    MONEY = "money"
    PERCENT = "percent"
    TIME = "time"
    MEASURE = "measure"
    SHARE = "share"  # a part of one: "two-thirds", "one in five"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and how many characters of text it takes beside the number."""

    name: str  # "USD", "percent", "kilometres"
    kind: UnitKind
    length: int  # counted from the number's edge, the space between included
    factor: Decimal = Decimal(1)  # 0.01 for cents; 1000000 for the "m" of "£5m"
    hyphen: bool = False  # "3-inch"


PERCENT_RE = re.compile(
    r"""
    [ -]? (?: (?P<points>percentage[ -]points?|(?:per[ ]?cent|%)-?[ ]?points?|pct[ ]points?|pp(?!\w))
            | (?P<percent>%(?!\w)|%(?=[a-z])|per[ ]?cents?\b|percentages?\b|pct\b|pc\b) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NEXT_NUMBER_RE = re.compile(rf" ?[-+±.]?(?:\d|[½¼¾]|(?:half|an?|{SMALL}|{SCALE})\b)", re.IGNORECASE)
SCALE_LETTER_RE = re.compile(r"[ ]?(?P<letter>[mMbBkK])(?![\w/²³])")


def _pattern(entries: Iterable[str], gap: str) -> re.Pattern[str]:
    words = alternatives(entries).replace(r"\s", "[ -]")
    return re.compile(rf"(?P<gap>{gap})(?P<unit>{words})(?![^\W_])", re.IGNORECASE)


@cache
def _entries(name: str) -> dict[str, str]:
    return {entry: group for group, entries in load_lexicon(name).items() for entry in entries}


@cache
def _sign_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?P<sign>{alternatives(currency_signs())})[ ]?$")


@cache
def _currency_names() -> dict[str, str]:
    """Return the code by each name printed behind a number: CLDR's "danish kroner", the lexicon's "quid"."""
    codes = sorted({c for used in get_global("territory_currencies").values() for c, _, _, tender in used if tender})
    names = {get_currency_name(code, count, CLDR_LOCALE).lower(): code for code in codes for count in (1, 2)}
    return {**names, **_entries("currency_names")}


def _group_of(entries: dict[str, str], printed: str) -> str:
    """Return the group of a unit as printed: "D-marks", "square-metre"."""
    lowered = printed.lower()
    return entries.get(lowered) or entries[lowered.replace("-", " ")]


@cache
def _name_pattern() -> re.Pattern[str]:
    return _pattern(_currency_names(), "[ -]?")


@cache
def _word_pattern() -> re.Pattern[str]:
    return _pattern(_entries("units"), "[ -]?")


@cache
def _symbol_pattern() -> re.Pattern[str]:
    return _pattern(_entries("unit_symbols"), r"[ ]?[(\[{<]?|-")


def read_sign(before: str) -> Unit | None:
    """Read the currency sign at the end of the text before a number.

    >>> read_sign("for US$").name, read_sign("worth EUR ").name, read_sign("the US ")
    ('USD', 'EUR', None)
    """
    match = _sign_pattern().search(before[-12:])
    if not match:
        return None
    return Unit(currency_signs()[match["sign"]], UnitKind.MONEY, len(match.group()))


def read_scale_letter(after: str) -> tuple[Decimal, int] | None:
    """Read the "m", "b" or "k" behind a sum of money; factor and length."""
    match = SCALE_LETTER_RE.match(after)
    return (ABBREVIATED_SCALES[match["letter"].lower()], match.end()) if match else None


def read_unit(after: str, *, digits: bool) -> Unit | None:
    """Read the unit at the start of the text behind a number; symbols only behind digits.

    >>> read_unit(" million euros", digits=True) is None, read_unit("-inch thickness", digits=True).name
    (True, 'inches')
    >>> read_unit(" per cent of", digits=False).name, read_unit("p more", digits=True).factor
    ('percent', Decimal('0.01'))
    >>> read_unit(" people", digits=True) is None, read_unit(" in the", digits=True) is None
    (True, True)
    """
    percent = PERCENT_RE.match(after)
    if percent:
        name = POINT if percent["points"] else PERCENT
        return Unit(name, UnitKind.PERCENT, percent.end(), hyphen=after.startswith("-"))
    return _money_behind(after, digits) or _measure_behind(after, digits)


def _money_behind(after: str, digits: bool) -> Unit | None:
    if digits and re.match(r"p(?!\w)", after):
        return Unit("GBP", UnitKind.MONEY, 1, Decimal("0.01"))
    match = _name_pattern().match(after)
    if not match:
        return None
    if not match["unit"][0].isalpha() and NEXT_NUMBER_RE.match(after[match.end() :]):  # the next sum's sign
        return None
    code, _, parts = _group_of(_currency_names(), match["unit"]).partition("/")
    factor = Decimal(1) / int(parts) if parts else Decimal(1)
    return Unit(code, UnitKind.MONEY, match.end(), factor, hyphen=match["gap"] == "-")


def _measure_behind(after: str, digits: bool) -> Unit | None:
    word = _word_pattern().match(after)
    symbol = _symbol_pattern().match(after) if digits else None
    if word and (not symbol or word.end() >= symbol.end()):
        name = _group_of(_entries("units"), word["unit"])
        return Unit(name, _measure_kind(name), word.end(), hyphen=word["gap"] == "-")
    return _symbol(symbol) if symbol else None


def _symbol(match: re.Match[str]) -> Unit | None:
    printed, gap = match["unit"], match["gap"]
    end = match.end() + len(gap.strip(" -"))  # "20 (kg)"
    if len(printed) == 1 and printed.isalpha() and printed.islower() is (printed.lower() in CAPITALS):
        return None
    if printed == "K" and gap != " ":  # "a 10K race"
        return None
    name = _group_of(_entries("unit_symbols"), printed)
    return Unit(name, _measure_kind(name), end, hyphen=gap == "-")


def _measure_kind(name: str) -> UnitKind:
    return UnitKind.TIME if name in TIME_UNITS else UnitKind.MEASURE
