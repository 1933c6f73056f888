"""Which pound, peso or franc is meant: the country the article speaks of decides, or nothing does.

361 million pounds               → GBP, unless another country of pounds is spoken of
30,000 pounds (in Egypt)         → EGP
fined 200 pounds                 → GBP where Britain alone is spoken of
lost 20 pounds, a 5-pound baby   → a weight
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.units import UnitKind
from generator.lexicons.loader import load_lexicon

LARGE: Final = 1_000_000  # no weight is printed as "a million pounds"
NEAR: Final = 60  # characters before a sum in which its cue stands; half as many behind
MONEY_CUE_RE = re.compile(
    r"\b(?:fin(?:e|ed|es)|pa(?:y|ys|id|ying)|pay(?:ment|out)s?|cost(?:s|ing)?|worth|pric\w+|compensation|spen[dt]\w*|earn\w*"
    r"|sell|sold|b(?:uy|ought)|rais\w+|profits?|loss(?:es)?|debts?|bail|damages|fees?|salary|wages?|tax\w*|rent\w*|budget"
    r"|bills?|fund\w*|donat\w+|invest\w*|loan\w*|charg\w+|shares?)\b",
    re.IGNORECASE,
)


def settle_currency(text: str, amount: Amount) -> Amount:
    """Return an amount of "pounds", "pesos" … in the currency its article decides, else unchanged."""
    named = _shared_name(text, amount)
    if named is None:
        return amount
    beside = text[max(0, amount.outer.start - NEAR) : amount.outer.end + NEAR // 2]
    spent = MONEY_CUE_RE.search(beside) is not None and not re.search(r"\bweigh|\btall\b|\bheavy\b", beside)
    money = amount.value >= LARGE or named != "pounds" or spent
    code = _spoken_of(named, text) if money and not amount.hyphen else None
    if code is None and named == "pounds" and amount.value >= LARGE and not _others(named, text):
        code = "GBP"
    if code is None:
        return amount
    return replace(amount, unit=code, kind=UnitKind.MONEY)


def _shared_name(text: str, amount: Amount) -> str | None:
    last = re.search(r"[a-z]+$", amount.span.cut(text).lower())
    word = last.group() if last else ""
    names = {group.split()[0] for group in load_lexicon("currency_countries")}
    plural = word if word.endswith(("s", "kroner", "kronor")) else f"{word}s"
    return plural if plural in names and amount.unit != "GBP" else None


def _spoken_of(name: str, text: str) -> str | None:
    """Return the one currency of a name whose country a text speaks of, None for several or none."""
    found = _countries(name, text)
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=64)
def _countries(name: str, text: str) -> frozenset[str]:
    lowered = text.lower()
    codes = set()
    for group, words in load_lexicon("currency_countries").items():
        own, code = group.split()
        if own == name and any(re.search(rf"(?<!\w){re.escape(w)}(?![^\W\d])", lowered) for w in words):
            codes.add(code)
    return frozenset(codes)


def _others(name: str, text: str) -> bool:
    return bool(_countries(name, text) - {"GBP"})
