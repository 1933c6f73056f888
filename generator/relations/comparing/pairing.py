"""Sentences of two sources that speak of the same thing, whatever their numbers and dates.

Content words are weighed by how rare they are in the story; a sentence is paired with its best counterparts in every
other source. Numbers and words of time take no part: they are what may differ.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from generator.relations.comparing.terms import content_of
from generator.values.annotation import Sentence
from generator.values.story import DatedArticle, Story

SIMILAR: Final = 0.28  # cosine from which two sentences are compared by their figures
ALIKE: Final = 0.42  # and from which by all else; both set on the project's own stories
FEWEST: Final = 2  # content words a sentence needs
COMMON: Final = 0.34  # share of the sentences from which a word no longer finds a counterpart
RARE: Final = 3  # sentences in which a word may always stand
BEST: Final = 3  # counterparts a source


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of one source."""

    dated: DatedArticle
    index: int  # into Annotation.sentences
    words: frozenset[str]

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.dated.article.annotation.sentences[self.index]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of two sources; ``left`` comes first in order of publication."""

    left: Said
    right: Said
    similarity: float  # 0..1

    @property
    def shared(self) -> frozenset[str]:
        """The content words both have."""
        return self.left.words & self.right.words


def pair_sentences(story: Story) -> tuple[Pair, ...]:
    """Return the pairs of a story, most similar first within two sources."""
    said = [s for a in story.articles for s in _sentences(a)]
    weight = _weights(said)
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        for word in one.words:
            by_word[word].append(place)
    length = [math.sqrt(sum(weight[w] for w in sorted(s.words))) or 1.0 for s in said]
    limit = max(RARE, COMMON * len(said))
    pairs: list[Pair] = []
    for place, one in enumerate(said):
        near: Counter[int] = Counter()
        for word in sorted(one.words):
            if len(by_word[word]) <= limit:
                near.update(p for p in by_word[word] if p > place)
        pairs += _best(
            one,
            [(p, said[p]) for p in sorted(near) if said[p].dated.source != one.dated.source],
            weight,
            length[place],
            length,
        )
    return tuple(pairs)


def _sentences(dated: DatedArticle) -> list[Said]:
    annotation = dated.article.annotation
    found = [Said(dated, i, content_of(annotation, s.span)) for i, s in enumerate(annotation.sentences)]
    normal = dated.document.normal
    # A line of a social network embedded in an article is of another hand, and made like all its kind.
    return [s for s in found if len(s.words) >= FEWEST and "@" not in s.sentence.span.cut(normal)]


def _weights(said: list[Said]) -> dict[str, float]:
    counts = Counter(word for s in said for word in s.words)
    return {word: math.log(1 + len(said) / n) for word, n in counts.items()}


def _best(
    one: Said, others: list[tuple[int, Said]], weight: dict[str, float], own: float, length: list[float]
) -> list[Pair]:
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for place, other in others:
        shared = sum(weight[w] for w in sorted(one.words & other.words))
        cosine = round(shared / (own * length[place]), 6)
        if cosine >= SIMILAR:
            by_source[other.dated.source].append(Pair(one, other, cosine))
    found = []
    for source in sorted(by_source):
        found += sorted(by_source[source], key=lambda p: (-p.similarity, p.right.index))[:BEST]
    return found
