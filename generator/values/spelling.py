"""The known word that a misspelt one is nearest to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

NEAR: Final = 60  # rapidfuzz ratio from which a spelling is worth suggesting


def nearest(word: str, valid: Iterable[str], least: int = NEAR) -> str | None:
    """Return the valid spelling nearest to a word, None when none is near.

    >>> nearest("publised", ("draft", "published", "withdrawn"))
    'published'
    >>> nearest("colour", ("title", "lede")) is None
    True
    """
    best = process.extractOne(word, sorted(valid), scorer=fuzz.ratio, score_cutoff=least)
    return best[0] if best else None


def hint_for(word: str, valid: Iterable[str]) -> str:
    """Return the cure for a word that is not known: the nearest one, else all of them."""
    known = sorted(valid)
    close = nearest(word, known)
    return f"did you mean '{close}'?" if close else f"known here: {', '.join(known) or 'none'}"
