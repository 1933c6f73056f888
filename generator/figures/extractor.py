"""Figures: how much of what, for which period, by whose count.

    "Danish exports reached $41.5 billion in January-June, according to customs data"
    → 41500000000 USD · Danish exports · January-June · customs data

Left alone: dates, times, ages, labels, scores, phone numbers, list numbering, addresses; see ``refusals``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.figures.amounts import Amount, find_amounts, link_conversions
from generator.figures.context import read_attribution, read_per, read_period, with_rate
from generator.figures.counts import resolve_count
from generator.figures.headings import read_heading
from generator.figures.measures import read_measure
from generator.figures.refusals import is_refused, refused_stretches
from generator.figures.roles import read_role, related_span
from generator.names.resolution import resolve_names
from generator.quotes.pronouns import Context
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Figure, FigureRole, Quantity, TimeExpression
from generator.values.span import Span

OR_RE = re.compile(r"(?: (?:a|per|each) [a-z]+)?,? or ")


def extract_figures(
    document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in text order."""
    found: list[Figure] = []
    amounts, context = _amounts(document, annotation), Context(document, annotation, resolve_names(annotation))
    for sentence in annotation.sentences:
        own = tuple(a for a in amounts if sentence.span.contains(Span(a.span.start, a.span.start)))
        roles = tuple((a, read_role(annotation, document.normal, a, sentence.span)) for a in own)
        figures = [_put_together(context, times, amount, roles) for amount, _ in roles]
        found += _with_companions(document.normal, figures)
    return tuple(found)


def _with_companions(text: str, figures: list[Figure]) -> list[Figure]:
    """Give conversions and second readings what the figure beside them has: "$5m (£3m)", "8%, or $2,"."""
    complete: list[Figure] = []
    for figure in figures:
        complete.append(_completed(text, figure, complete[-1]) if complete else figure)
    return complete


def _completed(text: str, figure: Figure, last: Figure) -> Figure:
    if figure.same_as == last.span:
        return replace(_like(figure, last), measure=last.measure, measure_span=last.measure_span)
    second = OR_RE.fullmatch(text[last.span.end : figure.outer.start])
    return _like(figure, last) if second else figure


def _like(figure: Figure, other: Figure) -> Figure:
    return replace(
        figure,
        role=other.role,
        relates_to=other.relates_to,
        period=figure.period or other.period,
        attributed_to=other.attributed_to,
        attribution_span=other.attribution_span,
        subject=figure.subject or other.subject,
        predicate=figure.predicate or other.predicate,
    )


def _amounts(document: Document, annotation: Annotation) -> tuple[Amount, ...]:
    text, found = document.normal, []
    for paragraph in annotation.paragraphs:
        words = paragraph.cut(text)
        stretches = tuple((a + paragraph.start, b + paragraph.start) for a, b in refused_stretches(words))
        for amount in find_amounts(words, paragraph.start):
            if is_refused(text, amount, stretches):
                continue
            resolved = amount if amount.unit else resolve_count(annotation, text, amount)
            if resolved:
                found.append(resolved)
    return link_conversions(text, tuple(found))


def _put_together(
    context: Context,
    times: tuple[TimeExpression, ...],
    amount: Amount,
    roles: tuple[tuple[Amount, FigureRole], ...],
) -> Figure:
    text, annotation = context.document.normal, context.annotation
    role = next(r for a, r in roles if a is amount)
    measure = read_measure(annotation, text, amount)
    attributed = read_attribution(annotation, text, amount)
    period = read_period(annotation, text, amount, role, times)
    return Figure(
        span=amount.span,
        outer=with_rate(text, amount),
        quantity=Quantity(amount.value, amount.unit or "", amount.qualifier, amount.high),
        measure=measure.text if measure else None,
        measure_span=measure.span if measure else None,
        role=role,
        relates_to=related_span(amount, role, roles),
        period=period,
        attributed_to=attributed.name if attributed else None,
        attribution_span=attributed.span if attributed else None,
        same_as=amount.same_as,
        subject=measure.subject if measure else None,
        predicate=measure.predicate if measure else None,
        per=read_per(text, amount),
        number=amount.number if amount.kind is None else None,
        heading=read_heading(context, amount, role, times, period),
    )
