"""Sentences as they are compared before anything else of a story is known: by their content words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.relations.comparing.terms import is_content, word_of
from generator.values.findings import Article
from generator.values.span import Span

FEWEST_SHARED = 3  # content words
LEAST_SHARE = 0.4  # of the poorer sentence's content words


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the words it is compared by, those of dates left out."""

    span: Span
    number: int  # index into Annotation.sentences
    keys: frozenset[str]  # {"putin", "visit", "china"}


def passages_of(article: Article) -> tuple[Passage, ...]:
    """Return an article's sentences in text order."""
    annotation = article.annotation
    in_dates = {t.index for time in article.times for t in annotation.tokens_in(time.span)}
    return tuple(
        Passage(
            sentence.span,
            number,
            frozenset(
                word_of(t, countries=False)
                for t in annotation.tokens[sentence.first : sentence.last]
                if t.index not in in_dates and is_content(t, amounts=True)
            ),
        )
        for number, sentence in enumerate(annotation.sentences)
    )


def alike(one: Passage, other: Passage) -> bool:
    """Say whether two sentences may well tell the same."""
    return share_many(one.keys, other.keys)


def share_many(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sentences share so many words that none needs weighing."""
    shared = len(one & other)
    return shared >= FEWEST_SHARED and shared >= LEAST_SHARE * min(len(one), len(other))
