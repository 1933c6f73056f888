"""Forms of verbs, made from the base form by rule; the irregular and doubling ones stand in the lexicon participles."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon

VOWELS: Final = "aeiou"
# One syllable that ends on one vowel and one consonant doubles it: "ban", "plan", "grip"; not "load", "show", "fix".
DOUBLING_RE = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][^aeiouwxy]")


@cache
def _irregular() -> dict[str, str]:
    return dict(entry.split() for entry in load_lexicon("participles")["irregular"])


def participle(lemma: str) -> str:
    """Return a verb's past participle.

    >>> [participle(verb) for verb in ("sign", "hold", "ratify", "approve", "ban", "dub", "bane", "plan", "commit")]
    ['signed', 'held', 'ratified', 'approved', 'banned', 'dubbed', 'baned', 'planned', 'committed']
    """
    return _irregular().get(lemma) or f"{_stem(lemma)}{'d' if lemma.endswith('e') else 'ed'}"


def _stem(lemma: str) -> str:
    """Return what "ed" is put to: "ratifi", "bann"."""
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}i"
    doubles = DOUBLING_RE.fullmatch(lemma) or lemma in load_lexicon("participles")["doubling"]
    return f"{lemma}{lemma[-1]}" if doubles else lemma


def regular_forms(lemma: str) -> tuple[str, ...]:
    """Return the regular forms of a verb, misspelt doublings included: what a text may print for it.

    >>> regular_forms("hope")
    ('hope', 'hopes', 'hoped', 'hoping')
    >>> regular_forms("deny")[1:3]
    ('denies', 'denied')
    """
    if lemma.endswith("e"):
        return lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    doubled = f"{lemma}{lemma[-1]}"
    return lemma, f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing", f"{doubled}ed", f"{doubled}ing"
