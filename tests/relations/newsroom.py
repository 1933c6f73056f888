"""Stories of a few sentences, for what holds across sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import article_of, document_of

from generator.stages.relate import relate
from generator.values.document import Basis, Field
from generator.values.findings import Article
from generator.values.story import DatedArticle, Story


def article(source: str, text: str, published: str | None) -> Article:
    return article_of(document_of(text, source, published))


def story_of(sources: list[dict[str, Any]]) -> Story:
    """Relate articles given as ``text``, ``published`` and ``title``; their ids are a, b, c …"""
    articles = (
        article(chr(ord("a") + i), source["text"], str(source["published"]) if source.get("published") else None)
        for i, source in enumerate(sources)
    )
    story = relate("story", tuple(articles))
    titles = tuple(source.get("title", "") for source in sources)
    return with_titles(story, titles) if any(titles) else story


def with_titles(story: Story, titles: tuple[str, ...], outlet: str | None = None) -> Story:
    """Return a story whose articles have these headlines."""

    def with_title(dated: DatedArticle, title: str) -> DatedArticle:
        metadata = replace(
            dated.document.metadata,
            title=Field(title, Basis.STATED),
            outlet=Field(outlet, Basis.STATED) if outlet else None,
        )
        document = replace(dated.document, metadata=metadata)
        return replace(dated, article=replace(dated.article, document=document))

    return replace(story, articles=tuple(map(with_title, story.articles, titles)))
