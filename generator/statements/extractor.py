"""Statements: sentences that can stand as facts."""

from __future__ import annotations

from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Quote, Statement, StatementKind, TimeExpression


def extract_statements(
    document: Document, annotation: Annotation, quotes: tuple[Quote, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return the statements of a document in text order."""
    return tuple(
        Statement((s.span,), i, StatementKind.EVENT, None, standalone=True) for i, s in enumerate(annotation.sentences)
    )
