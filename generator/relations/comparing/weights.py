"""How much two texts share, by how rare it is: what every text of a story names tells nothing, what few name much.

"Putin" and "China" stand in most sentences of a story of Putin in China and decide nothing; "Harbin", "87" and
"inaugurate" stand in few and decide much. A term's weight is the squared logarithm of its rarity.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

Terms = frozenset[str]
FEWEST_TEXTS = 12  # in a story of fewer, what they all name would tell nothing at all
CROWD = 60  # a term that stands in more texts than this leads from none to another, which keeps the work near-linear


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weights of terms among a story's texts."""

    weights: Mapping[str, float]
    known: dict[Terms, float] = field(default_factory=dict, compare=False)  # a text is weighed once, not for each pair

    def of(self, terms: Terms) -> float:
        """Return the weight of terms together; what stands in none of the texts has none."""
        if terms not in self.known:
            self.known[terms] = math.fsum(self.weights.get(t, 0.0) for t in terms)
        return self.known[terms]

    def cosine(self, one: Terms, other: Terms) -> float:
        """Return how alike two texts are, 0..1."""
        both = self.of(one) * self.of(other)
        return round(self.of(one & other) / math.sqrt(both), 6) if both else 0.0

    def share(self, one: Terms, other: Terms) -> float:
        """Return the share of the poorer text's weight that the other has, 0..1."""
        poorer = min(self.of(one), self.of(other))
        return self.of(one & other) / poorer if poorer else 0.0


def rarity_among(texts: Sequence[Terms]) -> Rarity:
    """Weigh the terms of texts by how few of them have each.

    >>> rarity = rarity_among([frozenset({"boat", "sink"}), frozenset({"boat", "mayor"})])
    >>> rarity.of(frozenset({"boat"})) < rarity.of(frozenset({"mayor"}))
    True
    """
    counts = Counter(term for terms in texts for term in terms)
    total = max(FEWEST_TEXTS, len(texts)) + 1
    return Rarity({term: math.log(total / n) ** 2 for term, n in counts.items()})


def pairs_sharing(texts: Iterable[Terms]) -> list[tuple[int, int]]:
    """Return the places of texts that share a term no crowd shares, in order, the smaller place first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(texts):
        for term in terms:
            places[term].append(place)
    return sorted({pair for where in places.values() if len(where) <= CROWD for pair in combinations(where, 2)})
