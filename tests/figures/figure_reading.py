"""The figures of a text, read as the pipeline reads them."""

from __future__ import annotations

from generator.figures.extractor import extract_figures
from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.read import parse_source
from generator.times.extractor import extract_times
from generator.values.document import Document
from generator.values.findings import Figure


def figures_of(text: str) -> tuple[Document, tuple[Figure, ...]]:
    document = clean(parse_source(text.encode(), "case", "case.txt"))
    annotation = annotate(document)
    return document, extract_figures(document, annotation, extract_times(document, annotation))
