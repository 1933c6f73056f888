"""What an article says is unknown, undisclosed, not commented on, or planned."""

from __future__ import annotations

from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Quote, TimeExpression, Unknown


def extract_unknowns(
    document: Document, annotation: Annotation, quotes: tuple[Quote, ...], times: tuple[TimeExpression, ...]
) -> tuple[Unknown, ...]:
    """Return the unknowns of a document in text order."""
    return ()
