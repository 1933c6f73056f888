"""Statements, quotes, figures, times and unknowns of one article."""

from __future__ import annotations

from generator.figures.extractor import extract_figures
from generator.quotes.extractor import extract_quotes
from generator.statements.extractor import extract_statements
from generator.statements.unknowns import extract_unknowns
from generator.statements.views import is_column
from generator.times.extractor import extract_times
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Article


def extract(document: Document, annotation: Annotation) -> Article:
    """Run the extractors in their order: each may use what those before it found."""
    times = extract_times(document, annotation)
    quotes = extract_quotes(document, annotation, times)
    figures = extract_figures(document, annotation, times)
    statements = extract_statements(document, annotation, quotes, times)
    unknowns = extract_unknowns(document, annotation, quotes, times)
    column = is_column(document, annotation, quotes)
    return Article(document, annotation, times, quotes, figures, statements, unknowns, column)
