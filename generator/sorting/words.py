"""The words of a text as a pile compares them: without endings, numbers in digits, names told from other words.

"Floods hit Osterby"   → flood, hit, osterby (a name where the text capitalises it inside a sentence too)
"1,200 homes"          → 1200, home
"大雨"                  → 大雨: scripts without spaces give pairs of characters
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.lexicons.loader import load_lexicon

WORD_RE: Final = re.compile(
    r"""
    (?P<number>\d+(?:[.,]\d+)*)                    # 1,200.5
    | (?P<dense>[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)  # Thai, kana, Han: no space between words
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)        # Osterby's
    """,
    re.VERBOSE,
)
SENTENCE_END_RE: Final = re.compile(r"[.!?:;\"“”]")
SHARES: Final = {"most": 0.75, "half": 0.45, "quarter": 0.25, "tenth": 0.1}  # of articles that hold such a word
EMPTY: Final = frozenset(load_lexicon("common_words")["most"])
SHORTEST_STEM: Final = 5  # letters a word has at least that loses an ending


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text that says something."""

    term: str  # "flood", what it is compared by
    is_name: bool
    is_number: bool


def read_words(text: str) -> list[Word]:
    """Return the words of a text without the emptiest.

    >>> [w.term for w in read_words("Floods hit 1,200 homes in Osterby")]
    ['flood', 'hit', '1200', 'home', 'osterby']
    """
    tokens = list(_tokens(text))
    names = _names_among(tokens)
    words = []
    for kind, word, _ in tokens:
        lower = word.lower()
        if kind == "word" and (lower in EMPTY or len(lower) == 1):
            continue
        is_name = kind == "word" and word[0].isupper() and lower in names
        term = lower if is_name or kind != "word" else stem_of(lower)
        words.append(Word(term, is_name, kind == "number"))
    return words


def read_spellings(text: str) -> list[str]:
    """Return the words of a text as they are spelt, the emptiest too, without "'s".

    >>> read_spellings("Osterby's 40 homes")
    ['Osterby', '40', 'homes']
    """
    return [word for _, word, _ in _tokens(text)]


def _tokens(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield kind and spelling of each word, and whether a sentence opens on it."""
    for line in text.split("\n"):
        end = 0
        for match in WORD_RE.finditer(line):
            opens = end == 0 or SENTENCE_END_RE.search(line, end, match.start()) is not None
            end = match.end()
            kind, word = match.lastgroup or "word", match[0]
            if kind == "dense":
                yield from (("dense", word[at : at + 2], opens) for at in range(max(1, len(word) - 1)))
            elif kind == "number":
                yield kind, word.replace(",", ""), opens
            else:
                yield kind, word.replace("’", "'").removesuffix("'s"), opens


def _names_among(tokens: list[tuple[str, str, bool]]) -> set[str]:
    """Return the words, in small letters, that are capitalised inside sentences and not mostly small."""
    large = Counter(word.lower() for kind, word, opens in tokens if kind == "word" and not opens and word[0].isupper())
    small = Counter(word for kind, word, _ in tokens if kind == "word" and word[0].islower())
    return {word for word, n in large.items() if n >= small[word]}


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return a word without the endings of plural, past and participle (a weak form of Harman's S stemmer, 1991).

    >>> stem_of("ferries"), stem_of("crashes"), stem_of("killed"), stem_of("gas"), stem_of("sing")
    ('ferry', 'crash', 'kill', 'gas', 'sing')
    """
    if len(word) < SHORTEST_STEM:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and word[-2] not in "su":
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) >= SHORTEST_STEM else word


def common_shares() -> Mapping[str, float]:
    """Return the share of articles that hold each common word, endings aside."""
    shares: dict[str, float] = {}
    for group, share in SHARES.items():
        for word in load_lexicon("common_words")[group]:
            term = stem_of(word)
            shares[term] = max(share, shares.get(term, 0.0))
    return shares
