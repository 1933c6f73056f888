"""Figures."""

from __future__ import annotations

from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Figure, TimeExpression


def extract_figures(
    document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in text order."""
    return ()
