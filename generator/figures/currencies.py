"""Which pound, peso or franc is meant: the country the article speaks of decides, or nothing does.

361 million pounds               → GBP, unless another country of pounds is spoken of
30,000 pounds (in Egypt)         → EGP
fined 200 pounds                 → GBP where Britain alone is spoken of
lost 20 pounds, a 5-pound baby   → a weight
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from babel.core import Locale
from babel.numbers import get_currency_name

from generator.figures.amounts import Amount
from generator.figures.units import CLDR_LOCALE, UnitKind, words_pattern
from generator.lexicons.loader import load_lexicon

LARGE: Final = 1_000_000  # no weight is printed as "a million pounds"
NEAR: Final = 60  # characters before a sum in which its cue stands; half as many behind
UNSPOKEN: Final = {"pounds": "GBP", "francs": "FRF"}  # whose they are where the article speaks of no country
CROWNS: Final = frozenset({"kroner", "kronor", "korunas"})  # crowns in English
POUNDS_RE = re.compile(r"pounds?$", re.IGNORECASE)  # "lb" is a weight
WEIGHT_RE = re.compile(r"\bweigh|\btall\b|\bheavy\b")


def settle_currency(text: str, amount: Amount) -> Amount:
    """Return an amount of "pounds", "pesos" … in the currency its article decides, else unchanged."""
    name = amount.unit or ""
    codes = frozenset(c for c in _codes(name) if _country_pattern(c).search(text.lower()))
    if amount.hyphen or (name == "pounds" and not _may_be_money(text, amount)):
        return amount
    if not codes and name in UNSPOKEN and (name != "pounds" or amount.value >= LARGE):
        codes = frozenset({UNSPOKEN[name]})
    return replace(amount, unit=min(codes), kind=UnitKind.MONEY) if len(codes) == 1 else amount


def _may_be_money(text: str, amount: Amount) -> bool:
    """Say whether pounds are no weight."""
    beside = text[max(0, amount.outer.start - NEAR) : amount.outer.end + NEAR // 2]
    spent = _money_pattern().search(beside) is not None and WEIGHT_RE.search(beside) is None
    return POUNDS_RE.search(amount.span.cut(text)) is not None and (amount.value >= LARGE or spent)


@cache
def _money_pattern() -> re.Pattern[str]:
    return words_pattern(load_lexicon("figure_cues")["money"])


@cache
def _codes(name: str) -> tuple[str, ...]:
    """Return the currencies that share a name: the last word of what CLDR calls them."""
    names = CROWNS if name == "crowns" else {name}
    return tuple(c for c in load_lexicon("currency_countries") if _cldr_name(c)[1] in names)


def _cldr_name(code: str) -> tuple[str, str]:
    """Return "egyptian", "pounds"."""
    whose, _, name = get_currency_name(code, 2, CLDR_LOCALE).lower().rpartition(" ")
    return whose, name


@cache
def _country_pattern(code: str) -> re.Pattern[str]:
    country = Locale.parse(CLDR_LOCALE).territories[code[:2]].lower()  # the code of a currency opens with its country's
    return words_pattern((country, _cldr_name(code)[0], *load_lexicon("currency_countries")[code]))
