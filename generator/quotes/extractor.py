"""Quotations and reported speech."""

from __future__ import annotations

from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Quote, TimeExpression


def extract_quotes(document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]) -> tuple[Quote, ...]:
    """Return the quotes of a document in text order."""
    return ()
