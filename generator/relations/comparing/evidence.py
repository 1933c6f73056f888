"""Cutting evidence where furniture stands inside a sentence, which the normal form has blank."""

from __future__ import annotations

import re

from generator.values.document import Document, Evidence
from generator.values.span import Span
from generator.values.story import DatedArticle

BLANK_RE = re.compile(r"[ ]{2,}")


def sentence_evidence(dated: DatedArticle, offset: int) -> tuple[Evidence, ...]:
    """Cut the sentence around an offset; empty in no sentence, several where furniture stands inside it."""
    sentence = dated.article.annotation.sentence_at(offset)
    return cut_evidence(dated.document, sentence.span) if sentence else ()


def cut_evidence(document: Document, span: Span) -> tuple[Evidence, ...]:
    """Cut a span without the furniture inside it."""
    parts: list[Span] = []
    start = span.start
    for match in BLANK_RE.finditer(document.normal, span.start, span.end):
        if span.start < match.start() and document.text[match.start() : match.end()].strip():
            parts.append(Span(start, match.start()))
            start = match.end()
    parts = [part.trimmed(document.text) for part in (*parts, Span(start, span.end))]
    return tuple(document.evidence(part) for part in parts if part.length and part.cut(document.normal).strip())


def words_in_line(document: Document, span: Span) -> str:
    """Return a span's words as printed, on one line, without the furniture inside it."""
    return " ".join(document.printed(span, furniture=False).split())
