"""Sentences of two articles side by side: which say the same, and whether in the same order.

A free rewrite keeps few phrases of its model, but it goes through the same details in the same order. Independent
reports share the main facts and order them each in its own way. Sentences are compared by their content words, the
rarer among the two articles' sentences the weightier (so that the story's own names, which stand everywhere, count
little); the best chain of pairs in the same order is found by dynamic programming.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.relations.comparing.weights import rarity_among
from generator.relations.origins.wording import Line, Wording

SHARED_WORDS = 0.3  # of the shorter article; the freest rewrites share 0.47, articles of two stories 0.12
SIMILAR = 0.12  # least cosine of two sentences that are compared at all


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that say the same, by their index in Annotation.sentences."""

    left: int
    right: int
    similarity: float  # 0..1


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the lines of two articles pair up."""

    ordered: tuple[Match, ...]  # the best chain in the same order
    shorter: int  # lines of the article that has fewer
    longer: int  # lines of the other

    @property
    def chain(self) -> float:
        """Similarity of the chain, as a share of the shorter article's lines."""
        return sum(p.similarity for p in self.ordered) / max(1, self.shorter)

    @property
    def covered_of_both(self) -> float:
        """Share of the longer article's lines that stand in the chain."""
        return len(self.ordered) / max(1, self.longer)

    @property
    def covered(self) -> float:
        """Share of the shorter article's lines that stand in the chain."""
        return len(self.ordered) / max(1, self.shorter)


def align(left: Wording, right: Wording) -> Alignment:
    """Match the lines of two articles; articles of different things are not paired at all."""
    shorter, longer = sorted((len(left.lines), len(right.lines)))
    if len(left.words & right.words) < SHARED_WORDS * min(len(left.words), len(right.words)):
        return Alignment((), shorter, longer)
    return Alignment(_chain(_similarities(left.lines, right.lines), left.lines, right.lines), shorter, longer)


def containment(left: Wording, right: Wording) -> float:
    """Return the share of the shorter article's shingles that stand in the other."""
    fewest = min(len(left.shingles), len(right.shingles))
    return len(left.shingles & right.shingles) / fewest if fewest else 0.0


def overlap_of(derived: Wording, model: Wording) -> float:
    """Return the share of one article's shingles that stand in another."""
    return len(derived.shingles & model.shingles) / len(derived.shingles) if derived.shingles else 0.0


def _similarities(left: tuple[Line, ...], right: tuple[Line, ...]) -> dict[tuple[int, int], float]:
    """Cosines above SIMILAR by the lines' positions."""
    rarity = rarity_among([line.words for line in (*left, *right)])
    pairs = ((i, j) for i, one in enumerate(left) for j, other in enumerate(right) if one.words & other.words)
    scores = {(i, j): rarity.cosine(left[i].words, right[j].words) for i, j in pairs}
    return {pair: cosine for pair, cosine in scores.items() if cosine > SIMILAR}


def _chain(scores: dict[tuple[int, int], float], left: tuple[Line, ...], right: tuple[Line, ...]) -> tuple[Match, ...]:
    """Return the heaviest chain of pairs whose left and right sides both go forward."""
    width = len(right)
    above = [0.0] * (width + 1)
    rows = [above]
    for i in range(len(left)):
        row = [0.0] * (width + 1)
        for j in range(width):
            row[j + 1] = max(above[j + 1], row[j], above[j] + scores.get((i, j), 0.0))
        rows.append(row)
        above = row
    found: list[Match] = []
    i, j = len(left), width
    while i and j:
        score = scores.get((i - 1, j - 1), 0.0)
        if score and rows[i][j] == rows[i - 1][j - 1] + score:
            i, j = i - 1, j - 1
            found.append(Match(left[i].sentence, right[j].sentence, score))
        elif rows[i][j] == rows[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(found))
