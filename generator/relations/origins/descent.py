"""Which article of a group came first, and which of the others has its text from which.

Decided by agencies (the agency's own copy comes before those who credit it), then by dates. An article without a date
comes after one that it credits, and after nothing else: where nothing decides, the direction is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.relations.origins.alignment import overlap_of
from generator.relations.origins.credits import is_credited, is_release
from generator.relations.origins.wording import Wording
from generator.values.briefing import Relation
from generator.values.document import Basis
from generator.values.enums import RelationKind
from generator.values.story import DatedArticle

REPRINT = 0.75  # shared shingles from which a copy is no rewrite


def published_before(left: DatedArticle, right: DatedArticle, days: int = 0) -> bool:
    """Say whether the dates tell that one came before the other, by at least so many days."""
    if not left.published or not right.published:
        return False
    if Basis.INFERRED in {left.published.basis, right.published.basis}:  # worked out from what the story tells
        return False
    one, other = left.published.value, right.published.value
    if days and min(len(one), len(other)) < len("2024-03-19"):
        return False
    if days:
        return date.fromisoformat(other[:10]) - date.fromisoformat(one[:10]) >= timedelta(days=days)
    shorter = min(len(one), len(other))
    return one[:shorter] < other[:shorter]


@dataclass(frozen=True, slots=True)
class Descent:
    """The articles of one origin, and how their texts descend: those that were found to be of it before the others."""

    articles: tuple[DatedArticle, ...]
    own: tuple[DatedArticle, ...]
    wordings: Mapping[str, Wording]

    def relation_of(self, article: DatedArticle) -> Relation:
        """Return how an article relates to the others of its group."""
        if len(self.articles) == 1:
            return Relation(RelationKind.INDEPENDENT, None, 0.0)
        told = self.own or self.articles
        if original_of(told) is article or told == (article,):
            return Relation(RelationKind.ORIGINAL, None, 0.0)
        first = {a.source for a in told if article not in told or comes_before(a, article)}
        models = [a for a in told if a.source in first] or [a for a in told if a is not article]
        own = self.wordings[article.source]
        overlap, known, model = max(
            (overlap_of(own, self.wordings[a.source]), a.source in first, a.source) for a in models
        )
        kind = RelationKind.REPRINT if overlap >= REPRINT else RelationKind.REWRITE
        return Relation(kind, model if known else None, round(overlap, 2))


def comes_before(one: DatedArticle, other: DatedArticle) -> bool:
    """Say whether one article is known to come before another of its group: by date, by agency, as a release."""
    if one.source == other.source or published_before(other, one):
        return False
    released = is_release(one.document) and not is_release(other.document)
    return released or is_credited(other.article, one.document) or published_before(one, other)


def original_of(group: tuple[DatedArticle, ...]) -> DatedArticle | None:
    """Return the one article that comes before others of its group and after none, None when there is no such one."""
    first = [a for a in group if any(comes_before(a, b) for b in group) and not any(comes_before(b, a) for b in group)]
    return first[0] if len(first) == 1 else None
