"""Time expressions as printed."""

from __future__ import annotations

from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import TimeExpression


def extract_times(document: Document, annotation: Annotation) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in text order."""
    return ()
