"""How surely two articles tell of one event: words, names, numbers, places and dates together.

A logistic regression over what two articles share. Its weights were learned by ``benchmarks/sorting/learn.py`` on the
166 events of ECB+ and BASIL: as they are, and thinned to what a day brings, most events told once, look-alikes among
them, all of one day. Half the weight of dated pairs was learned with their dates hidden, since a pile may have none.

Four weeks lie between an event and one that comes again (another quake of the town, another month's prices), or a day
is wrong. Such pairs have weights of their own, learned on both: numbers and words tell the two apart, names do not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.weights import Weights, repeated

WEIGHTS: Final[Mapping[str, float]] = {
    "always": -4.93,
    "words": 5.36,
    "lead": 1.11,
    "names": 6.10,
    "other names": -1.30,
    "main names": 2.60,
    "numbers": 1.72,
    "main numbers": 1.67,
    "nearest": 2.67,
    "shorter": -0.03,
    "longer": -0.52,
    "dated": 0.85,
    "apart": -1.61,
    "other days": -1.60,
    "other weekdays": -0.65,
}
LATER: Final[Mapping[str, float]] = {  # from FOUR_WEEKS on
    "always": -7.67,
    "words": 8.51,
    "names": -4.99,
    "main names": 3.01,
    "numbers": 3.89,
    "main numbers": 1.95,
    "other weekdays": -2.43,
}
DATED: Final = frozenset({"dated", "apart"})  # traits that a pile without dates has not
FAR: Final = 0.25  # a nearest neighbour less alike than this is none: everything would be near beside it
SURE: Final = 8.0  # log odds beyond which a pair may not outvote the others of two groups
FEW: Final = 3  # names an article has at least for which sharing none says something
FOUR_WEEKS: Final = 28  # days from which it says no more how many lie between two articles


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is asked of the pairs of a pile; answers are kept."""

    articles: Sequence[Digest]
    weights: Weights
    nearest: list[float]  # by article, how alike its nearest neighbour is, 0..1
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def odds(self, one: int, other: int) -> float:
        """Return the log odds that two articles tell of one event, within ±SURE."""
        pair = (min(one, other), max(one, other))
        if pair not in self.known:
            traits = dict(zip(WEIGHTS, self.traits(*pair), strict=True))
            told = sum(w * traits[name] for name, w in (LATER if traits["apart"] == 1.0 else WEIGHTS).items())
            self.known[pair] = round(max(-SURE, min(SURE, told)), 9)
        return self.known[pair]

    def cosine(self, one: int, other: int) -> float:
        """Return how alike the words of two articles are, 0..1."""
        a, b = self.articles[one], self.articles[other]
        squares = self.weights.squares
        told = math.fsum(
            squares[t] * repeated(a.words[t]) * repeated(b.words[t]) for t in a.words.keys() & b.words.keys()
        )
        return told / (self.weights.norm(a, "words") * self.weights.norm(b, "words") or 1.0)

    def traits(self, one: int, other: int) -> tuple[float, ...]:
        """Return what two articles share, in the order of WEIGHTS."""
        a, b = self.articles[one], self.articles[other]
        cosine = self.cosine(one, other)
        return (
            1.0,
            math.sqrt(cosine),
            self._shared(a, b, "lead"),
            self._shared(a, b, "names"),
            float(min(len(a.names), len(b.names)) >= FEW and a.names.isdisjoint(b.names)),
            self._main_names(a, b),
            self._shared(a, b, "numbers"),
            max(self._main_numbers(a, b), self._main_numbers(b, a)),
            cosine / max(min(self.nearest[one], self.nearest[other]), FAR),
            math.log1p(min(a.length, b.length)),
            math.log1p(max(a.length, b.length)),
            *_days_between(a, b),
            float(_are_others(a.days, b.days)),
            float(_are_others(a.weekdays, b.weekdays)),
        )

    def _shared(self, a: Digest, b: Digest, kind: str) -> float:
        """Return the cosine of two articles' leads, names or numbers, 0..1."""
        shared = self.weights.total(a, getattr(a, kind) & getattr(b, kind))
        return shared / (self.weights.norm(a, kind) * self.weights.norm(b, kind) or 1.0)

    def _main_names(self, a: Digest, b: Digest) -> float:
        """Return the cosine of the names two articles open with, half where one opens with none."""
        one, other = a.lead & a.names, b.lead & b.names
        both = self.weights.total(a, one) * self.weights.total(b, other)
        return self.weights.total(a, one & other) / math.sqrt(both) if both else 0.5

    def _main_numbers(self, one: Digest, other: Digest) -> float:
        """Return the share of the numbers an article opens with that another has anywhere, half where it has none."""
        main = one.lead & one.numbers
        whole = self.weights.total(one, main)
        return self.weights.total(one, main & other.numbers) / whole if whole else 0.5


def _days_between(a: Digest, b: Digest) -> tuple[float, float]:
    """Return whether both dates are known, and how far they lie apart, 0..1."""
    if a.published is None or b.published is None:
        return 0.0, 0.0
    days = abs((a.published - b.published).days)
    return 1.0, math.log1p(min(days, FOUR_WEEKS)) / math.log1p(FOUR_WEEKS)


def _are_others(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)
