"""Which article of a group came first, and which of the others has its text from which.

Decided by agencies (the agency's own copy comes before those who credit it), then by dates. An article without a date
comes after one that it credits, and after nothing else: where nothing decides, the direction is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import permutations

from generator.relations.origins.alignment import overlap_of
from generator.relations.origins.credits import Crediting, is_credited, is_release
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


def relations_of(
    articles: tuple[DatedArticle, ...],
    own: tuple[DatedArticle, ...],
    wordings: Mapping[str, Wording],
    credited: Mapping[str, Crediting],
) -> dict[str, Relation]:
    """Return how each article of one origin relates to the others; ``own`` were found to be of it before the others."""
    if len(articles) == 1:
        return {articles[0].source: Relation(RelationKind.INDEPENDENT, None, 0.0)}
    told = own or articles
    before = known_order(articles, credited)
    original = original_of(told, before)
    found = {}
    for article in articles:
        if original is article or told == (article,):
            found[article.source] = Relation(RelationKind.ORIGINAL, None, 0.0)
            continue
        first = {a.source for a in told if article not in told or (a.source, article.source) in before}
        models = [a.source for a in told if a.source in first] or [a.source for a in told if a is not article]
        overlap, known, model = max((overlap_of(wordings[article.source], wordings[m]), m in first, m) for m in models)
        kind = RelationKind.REPRINT if overlap >= REPRINT else RelationKind.REWRITE
        found[article.source] = Relation(kind, model if known else None, round(overlap, 2))
    return found


def known_order(group: tuple[DatedArticle, ...], credited: Mapping[str, Crediting]) -> frozenset[tuple[str, str]]:
    """Return the pairs of sources of which the first is known to come before the second."""
    pairs = permutations(group, 2)
    return frozenset((a.source, b.source) for a, b in pairs if _comes_before(a, b, credited))


def _comes_before(one: DatedArticle, other: DatedArticle, credited: Mapping[str, Crediting]) -> bool:
    """Say whether one article is known to come before another of its group: by date, by agency, as a release."""
    if published_before(other, one):
        return False
    released = is_release(one.document) and not is_release(other.document)
    return released or published_before(one, other) or is_credited(credited[other.source], credited[one.source])


def original_of(group: tuple[DatedArticle, ...], before: frozenset[tuple[str, str]]) -> DatedArticle | None:
    """Return the one article that comes before others of its group and after none, None when there is no such one."""
    sources = {a.source for a in group}
    within = [(one, other) for one, other in before if one in sources and other in sources]
    first = {one for one, _ in within} - {other for _, other in within}
    return next((a for a in group if a.source in first), None) if len(first) == 1 else None
