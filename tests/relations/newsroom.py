"""Stories of a few sentences, for what holds across sources."""

from __future__ import annotations

from typing import Any

from builders import article_of, document_of

from generator.stages.relate import relate
from generator.values.findings import Article
from generator.values.story import Story


def article(source: str, text: str, published: str | None) -> Article:
    return article_of(document_of(text, source, published))


def story_of(sources: list[dict[str, Any]]) -> Story:
    """Relate articles given as ``text`` and ``published``; their ids are a, b, c …"""
    articles = (
        article(chr(ord("a") + i), source["text"], str(source["published"]) if source.get("published") else None)
        for i, source in enumerate(sources)
    )
    return relate("story", tuple(articles))
