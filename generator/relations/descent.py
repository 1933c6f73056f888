"""Which article of a group came first, and which of the others has its text from which.

Decided by agencies (the agency's own copy comes before those who credit it), then by dates. An article without a date
comes after one that it credits, and after nothing else: where nothing decides, the direction is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.relations.alignment import overlap_of
from generator.relations.credits import credits_of, own_agency
from generator.relations.wording import Wording
from generator.values.briefing import Relation
from generator.values.story import DatedArticle

REPRINT = 0.75  # shared shingles from which a copy is no rewrite


def published_before(left: DatedArticle, right: DatedArticle, days: int = 0) -> bool:
    """Say whether the dates tell that one came before the other, by at least so many days."""
    if not left.published or not right.published:
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
    """The groups of articles that have one origin, and how their texts descend."""

    groups: tuple[tuple[DatedArticle, ...], ...]
    wordings: Mapping[str, Wording]

    def relation_of(self, article: DatedArticle) -> Relation:
        """Return how an article relates to the others of its group."""
        group = next(g for g in self.groups if article in g)
        if len(group) == 1:
            return Relation("independent", None, 0.0)
        original = original_of(group)
        if original is not None and article.source == original.source:
            return Relation("original", None, 0.0)
        own = self.wordings[article.source]
        models = [a for a in group if a is original or published_before(a, article)]
        if not models:
            nearest = max(overlap_of(own, self.wordings[a.source]) for a in group if a is not article)
            return Relation("reprint" if nearest >= REPRINT else "rewrite", None, round(nearest, 2))
        overlaps = [(overlap_of(own, self.wordings[a.source]), a is original, a.source) for a in models]
        overlap, _, model = max(overlaps)
        return Relation("reprint" if overlap >= REPRINT else "rewrite", model, round(overlap, 2))


def original_of(group: tuple[DatedArticle, ...]) -> DatedArticle | None:
    """Return the article that all others of a group come from, None when nothing decides."""
    for article in group:
        others = [a for a in group if a is not article]
        agency = own_agency(article.document)
        if not any(published_before(a, article) for a in others) and (
            _is_agency_copy(article, agency, others) or all(published_before(article, a) for a in others)
        ):
            return article
    return None


def _is_agency_copy(article: DatedArticle, agency: str | None, others: list[DatedArticle]) -> bool:
    return agency is not None and all(
        own_agency(a.document) != agency and (published_before(article, a) or agency in credits_of(a.article))
        for a in others
    )
