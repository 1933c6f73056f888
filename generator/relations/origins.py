"""Who has it from whom: reprints, rewrites, and the wire report behind them."""

from __future__ import annotations

from generator.values.briefing import Origin, Relation
from generator.values.story import DatedArticle


def find_origins(
    articles: tuple[DatedArticle, ...],
) -> tuple[tuple[tuple[str, Relation], ...], tuple[Origin, ...]]:
    """Return every source's relation and the origins behind them."""
    relations = tuple((a.source, Relation("independent", None, 0.0)) for a in articles)
    return relations, tuple(Origin(f"o-{a.source}", a.source, (a.source,)) for a in articles)
