"""The date of every article: stated, or worked out from its own text and the story's dated ones."""

from __future__ import annotations

from datetime import date

from generator.times.resolver import resolve_times
from generator.values.findings import Article
from generator.values.story import DatedArticle


def date_articles(articles: tuple[Article, ...]) -> tuple[DatedArticle, ...]:
    """Date the articles, resolve their times, and return them in order of publication."""
    dated = []
    for article in articles:
        published = article.document.metadata.published
        day = date.fromisoformat(published.value[:10]) if published else None
        dated.append(DatedArticle(article, published, resolve_times(article.times, day)))
    return tuple(sorted(dated, key=lambda a: a.order))
