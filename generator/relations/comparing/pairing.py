"""Sentences of two sources that speak of the same thing, whatever their numbers and dates.

Content words are weighed by how rare they are in the story; a sentence is paired with its best counterparts in every
other source. Numbers and words of time take no part: they are what may differ.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from generator.relations.comparing.terms import content_of
from generator.relations.comparing.weights import pairs_sharing, rarity_among
from generator.values.annotation import Sentence
from generator.values.story import DatedArticle, Story

SIMILAR: Final = 0.2  # cosine from which two sentences are compared by their figures
ALIKE: Final = 0.36  # and from which by all else; both set on the project's own stories
FEWEST: Final = 2  # content words a sentence needs
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
    """Return the pairs of a story, most similar first within a sentence and a source."""
    said = [s for a in story.articles for s in _sentences(a)]
    rarity = rarity_among([s.words for s in said])
    found: defaultdict[tuple[int, str], list[Pair]] = defaultdict(list)
    for left, right in pairs_sharing(s.words for s in said):
        one, other = said[left], said[right]
        similarity = rarity.cosine(one.words, other.words) if one.dated.source != other.dated.source else 0.0
        if similarity >= SIMILAR:
            found[left, other.dated.source].append(Pair(one, other, similarity))
    return tuple(p for pairs in found.values() for p in sorted(pairs, key=lambda p: -p.similarity)[:BEST])


def _sentences(dated: DatedArticle) -> list[Said]:
    annotation = dated.article.annotation
    found = [Said(dated, i, content_of(annotation, s.span)) for i, s in enumerate(annotation.sentences)]
    normal = dated.document.normal
    # A line of a social network embedded in an article is of another hand, and made like all its kind.
    return [s for s in found if len(s.words) >= FEWEST and "@" not in s.sentence.span.cut(normal)]
