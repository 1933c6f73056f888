"""The figures of a text, read as the pipeline reads them."""

from __future__ import annotations

from builders import annotated, cleaned

from generator.figures.extractor import extract_figures
from generator.times.extractor import extract_times
from generator.values.document import Document
from generator.values.findings import Figure


def figures_of(text: str) -> tuple[Document, tuple[Figure, ...]]:
    document = cleaned(text)
    annotation = annotated(document)
    return document, extract_figures(document, annotation, extract_times(document, annotation))
