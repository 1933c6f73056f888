"""Are these the same words, mended or with another number?

>>> hidden = compared_words("The mill in Osterby will shed 40 of its workers, the owner said")
>>> hidden.stands_in("The mill in Osterbi will shed 55 of its workers, the owner said on Monday.")
True
>>> hidden.stands_in("The owner of the mill said that no worker in Osterby need fear for work.")
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from generator.lexicons.calendar import NUMBER_WORDS
from generator.sources.normal import normal_form
from generator.values.document import normal_words

NUMBER: Final = "#"
FEWEST: Final = 4  # words below which only the very same are the same
ALIKE: Final = 80.0  # rapidfuzz ratio of two runs of words from which they are the same
MENDED: Final = 92.0  # and where an entry finds its item by them
BLURRED: Final = 90.0  # and where their numbers differ
COVERED: Final = 0.75  # share of the words that another text must be long enough to hold
TYPO: Final = 4  # letters of a word that may be misspelt, by one; twice as many, by two


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are looked for: "the bridge closed" as printed, and with all numbers alike."""

    plain: tuple[str, ...]  # ("repairs", "cost", "4", "2", "million")
    blurred: tuple[str, ...]  # ("repairs", "cost", "#", "million")

    def stands_verbatim_in(self, other: Words) -> bool:
        """Say whether the words stand in others, in a row."""
        return bool(self.plain) and f" {' '.join(self.plain)} " in f" {' '.join(other.plain)} "

    def stands_in(self, text: str | Words) -> bool:
        """Say whether a text holds the words, a typo, a small change or other numbers aside."""
        other = text if isinstance(text, Words) else compared_words(text)
        if self.stands_verbatim_in(other):
            return True
        return _alike(self.plain, other.plain, ALIKE) or _alike(self.blurred, other.blurred, BLURRED)

    def is_mended_in(self, text: str | Words) -> bool:
        """Say whether a text holds the words, or they but for a typo or a small change, with the same numbers."""
        other = text if isinstance(text, Words) else compared_words(text)
        if self.stands_verbatim_in(other):
            return True
        same = {word for word in self.plain if _is_number(word)} <= set(other.plain)
        return same and _alike(self.plain, other.plain, MENDED)


def _alike(words: tuple[str, ...], others: tuple[str, ...], least: float) -> bool:
    """Say whether a run of words stands among others, typos and a small change aside."""
    if sum(word != NUMBER for word in words) < FEWEST or len(others) < COVERED * len(words):
        return False
    own = set(words)
    read = [word if word in own else _mended(word, own) for word in others]
    return len(own.intersection(read)) >= COVERED * len(own) and fuzz.partial_ratio(list(words), read) >= least


def compared_words(text: str) -> Words:
    """Return a text's words as they are looked for."""
    plain = normal_words(normal_form(text))
    blurred: list[str] = []
    for word in plain:
        read = NUMBER if _is_number(word) else word
        if not (read == NUMBER and blurred[-1:] == [NUMBER]):
            blurred.append(read)
    return Words(plain, tuple(blurred))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS


def _mended(word: str, known: set[str]) -> str:
    """Return the known word that a word is but for a typo, else the word."""
    most = min(2, len(word) // TYPO)
    close = (k for k in sorted(known) if most and abs(len(k) - len(word)) <= most)
    return next((k for k in close if OSA.distance(word, k, score_cutoff=most) <= most), word)
