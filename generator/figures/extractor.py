"""Figures: how much of what, for which period, by whose count.

    "China-Russia trade hit $218.2 billion during January-November, according to customs data"
    → 218200000000 USD · China-Russia trade · January-November · customs data

Left alone: dates, times, ages, labels, scores, phone numbers, list numbering, addresses; see ``refusals``.
"""

from __future__ import annotations

from generator.figures.amounts import Amount, find_amounts
from generator.figures.counts import resolve_count
from generator.figures.refusals import is_refused, refused_stretches
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Figure, Quantity, TimeExpression


def extract_figures(
    document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in text order."""
    return tuple(_figure(amount) for amount in _amounts(document, annotation))


def _amounts(document: Document, annotation: Annotation) -> tuple[Amount, ...]:
    found: list[Amount] = []
    for paragraph in annotation.paragraphs:
        text = paragraph.cut(document.normal)
        stretches = tuple((a + paragraph.start, b + paragraph.start) for a, b in refused_stretches(text))
        for amount in find_amounts(text, paragraph.start):
            if is_refused(document.normal, amount, stretches):
                continue
            resolved = amount if amount.unit else resolve_count(annotation, document.normal, amount)
            if resolved:
                found.append(resolved)
    return tuple(found)


def _figure(amount: Amount) -> Figure:
    quantity = Quantity(amount.value, amount.unit or "", amount.qualifier, amount.high)
    return Figure(amount.span, amount.outer, quantity, None, None, same_as=amount.same_as)
