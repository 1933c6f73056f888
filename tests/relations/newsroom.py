"""Stories of a few sentences, for what holds across sources."""

from __future__ import annotations

from typing import Any

from generator.sources.normal import normal_form
from generator.stages.annotate import annotate
from generator.stages.extract import extract
from generator.stages.relate import relate
from generator.values.document import Basis, Block, BlockLabel, Document, Field, Metadata
from generator.values.findings import Article
from generator.values.span import Span
from generator.values.story import Story


def article(source: str, text: str, published: str | None) -> Article:
    day = Field(published, Basis.STATED) if published else None
    body = tuple(
        Block(Span(at, at + len(line)), BlockLabel.BODY)
        for line, at in ((line, text.index(line)) for line in text.split("\n") if line)
    )
    document = Document(source, f"{source}.txt", text, normal_form(text), 0, Metadata(published=day), body)
    return extract(document, annotate(document))


def story_of(sources: list[dict[str, Any]]) -> Story:
    """Relate articles given as ``text`` and ``published``; their ids are a, b, c …"""
    articles = (
        article(chr(ord("a") + i), source["text"], str(source["published"]) if source.get("published") else None)
        for i, source in enumerate(sources)
    )
    return relate("story", tuple(articles))
