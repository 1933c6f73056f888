"""Documents and articles of a few lines: the one place where tests build them."""

from __future__ import annotations

from functools import cache

from generator.sources.normal import normal_form
from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import parse_source
from generator.values.annotation import Annotation
from generator.values.document import Basis, Block, BlockLabel, Document, Evidence, Field, Metadata
from generator.values.findings import Article
from generator.values.span import Span


def document_of(text: str, source: str = "case", published: str | None = None) -> Document:
    """Return a document every line of which is body, whatever it looks like."""
    places, start = [], 0
    for line in text.split("\n"):
        if line:
            places.append(Span(start, start + len(line)))
        start += len(line) + 1
    metadata = Metadata(published=Field(published, Basis.STATED) if published else None)
    blocks = tuple(Block(place, BlockLabel.BODY) for place in places)
    return Document(source, f"sources/{source}.txt", text, normal_form(text), 0, metadata, blocks)


def cleaned(text: str, source: str = "case") -> Document:
    """Return a document as the pipeline reads it: front matter read, lines labelled."""
    return clean(parse_source(text.encode("utf-8"), source, f"sources/{source}.txt"))


@cache
def annotated(document: Document) -> Annotation:
    """Annotate a document, each once in a run."""
    return annotate(document)


def article_of(document: Document) -> Article:
    """Return a document with all that is found in it."""
    return extract(document, annotated(document))


def cut(document: Document, words: str) -> Evidence:
    """Cut words out of a document where they stand first."""
    start = document.text.index(words)
    return document.evidence(Span(start, start + len(words)))
