"""Figures: how much of what, for which period, by whose count.

    "China-Russia trade hit $218.2 billion during January-November, according to customs data"
    → 218200000000 USD · China-Russia trade · January-November · customs data

Left alone: dates, times, ages, labels, scores, phone numbers, list numbering, addresses; see ``refusals``.
"""

from __future__ import annotations

from generator.figures.amounts import Amount, find_amounts
from generator.figures.context import read_attribution, read_per, read_period
from generator.figures.counts import resolve_count
from generator.figures.measures import read_measure
from generator.figures.refusals import is_refused, refused_stretches
from generator.figures.roles import read_role, related_span
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Figure, FigureRole, Quantity, TimeExpression
from generator.values.span import Span


def extract_figures(
    document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in text order."""
    found: list[Figure] = []
    amounts = _amounts(document, annotation)
    for sentence in annotation.sentences:
        own = tuple(a for a in amounts if sentence.span.contains(Span(a.span.start, a.span.start)))
        roles = tuple((a, read_role(annotation, document.normal, a, sentence.span)) for a in own)
        found += [_figure(document.normal, annotation, times, amount, roles) for amount, _ in roles]
    return tuple(found)


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


def _figure(
    text: str,
    annotation: Annotation,
    times: tuple[TimeExpression, ...],
    amount: Amount,
    roles: tuple[tuple[Amount, FigureRole], ...],
) -> Figure:
    role = next(r for a, r in roles if a is amount)
    measure = read_measure(annotation, text, amount)
    attributed = read_attribution(annotation, text, amount, role)
    return Figure(
        span=amount.span,
        outer=amount.outer,
        quantity=Quantity(amount.value, amount.unit or "", amount.qualifier, amount.high),
        measure=measure.text if measure else None,
        measure_span=measure.span if measure else None,
        role=role,
        relates_to=related_span(amount, role, roles),
        period=read_period(annotation, text, amount, times),
        attributed_to=attributed.name if attributed else None,
        attribution_span=attributed.span if attributed else None,
        same_as=amount.same_as,
        subject=measure.subject if measure else None,
        predicate=measure.predicate if measure else None,
        per=read_per(text, amount),
    )
