"""How much a word tells: by how few articles hold it, here and in news at large.

In a pile of three articles of one event every word stands in all: what is common is then known from elsewhere. So the
pile's own counts are added to those of an imagined hundred articles (an idf with a prior; Robertson 2004).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.words import common_shares

IMAGINED: Final = 100  # articles; 50 and 300 sort small piles as well


@cache
def repeated(times: int) -> float:
    """Return what a word counts that stands there so often: the fourth time adds less than the first."""
    return 1.0 + math.log(times)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the words of a pile, squared, and of each article the length of its vectors."""

    squares: Mapping[str, float]
    norms: dict[tuple[str, str], float] = field(default_factory=dict, compare=False)  # by article and kind of words

    def of(self, term: str) -> float:
        """Return a word's weight."""
        return math.sqrt(self.squares[term])

    def norm(self, article: Digest, kind: str) -> float:
        """Return the length of an article's vector of words, lead, names or numbers."""
        found = self.norms.get((article.path, kind))
        if found is None:
            found = math.sqrt(self.total(article, getattr(article, kind)))
            self.norms[article.path, kind] = found
        return found

    def total(self, article: Digest, terms: Iterable[str]) -> float:
        """Return the sum of squared weights; words of the whole article count by how often they stand there."""
        if terms is article.words:
            return math.fsum(self.squares[t] * repeated(n) ** 2 for t, n in article.words.items())
        return math.fsum(self.squares[t] for t in terms)


def weigh(articles: Iterable[Digest]) -> Weights:
    """Return the weights of the words of some articles."""
    counts: Counter[str] = Counter()
    total = IMAGINED
    for article in articles:
        counts.update(article.words.keys())
        total += 1
    shares = common_shares()
    return Weights(
        {t: math.log((total + 1) / (n + IMAGINED * shares.get(t, 0.0) + 0.5)) ** 2 for t, n in counts.items()}
    )
