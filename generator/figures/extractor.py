"""Figures: how much of what, for which period, by whose count.

    "Danish exports reached $41.5 billion in January-June, according to customs data"
    → 41500000000 USD · Danish exports · January-June · customs data

Left alone: dates, times, ages, labels, scores, phone numbers, list numbering, addresses; see ``refusals``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.figures.amounts import Amount, find_amounts, link_conversions
from generator.figures.context import read_attribution, read_per, read_period, with_rate
from generator.figures.counts import resolve_count
from generator.figures.headings import brief_of, read_heading
from generator.figures.measures import read_measure
from generator.figures.places import Place
from generator.figures.refusals import is_refused, refused_stretches
from generator.figures.roles import read_role, related_span
from generator.figures.told import bare_subject
from generator.names.resolution import resolve_names
from generator.quotes.pronouns import Context
from generator.syntax.tree import span_head
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Figure, FigureRole, Quantity, TimeExpression, TimeKind
from generator.values.span import sharing, starting_in

OR_RE = re.compile(r"(?: (?:a|per|each) [a-z]+)?,? or ")


def extract_figures(
    document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in text order."""
    found: list[Figure] = []
    amounts, context = _amounts(document, annotation, times), Context(document, annotation, resolve_names(annotation))
    for sentence in annotation.sentences:
        dates = sharing(times, sentence.span)
        own = ((a, span_head(annotation, a.span, last=True)) for a in starting_in(amounts, sentence.span))
        places = [Place(context, sentence, amount, token) for amount, token in own if token]
        roles = tuple((place.amount, read_role(place)) for place in places)
        for place, (_, role) in zip(places, roles, strict=True):
            figure = _put_together(place, role, dates, roles)
            found.append(_like_the_last(document.normal, figure, found[-1]) if found else figure)
    return tuple(found)


def _like_the_last(text: str, figure: Figure, last: Figure) -> Figure:
    """Give conversions and second readings what the figure beside them has: "$5m (£3m)", "8%, or $2,"."""
    same, second = figure.same_as == last.span, OR_RE.fullmatch(text[last.span.end : figure.outer.start])
    if not same and second is None:
        return figure
    return replace(
        figure,
        measure=last.measure if same else figure.measure,
        measure_span=last.measure_span if same else figure.measure_span,
        role=last.role,
        relates_to=last.relates_to,
        period=figure.period or last.period,
        attributed_to=last.attributed_to,
        attribution_span=last.attribution_span,
        subject=figure.subject or last.subject,
        predicate=figure.predicate or last.predicate,
    )


def _amounts(document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]) -> tuple[Amount, ...]:
    text, found = document.normal, []
    times = tuple(t for t in times if t.kind in {TimeKind.DATE, TimeKind.TIME})
    for paragraph in annotation.paragraphs:
        words = paragraph.cut(text)
        dated = ((t.span.start, t.span.end) for t in sharing(times, paragraph))
        others = ((a + paragraph.start, b + paragraph.start) for a, b in refused_stretches(words))
        stretches = (*dated, *others)
        for amount in find_amounts(words, paragraph.start):
            if is_refused(text, amount, stretches):
                continue
            resolved = amount if amount.unit else resolve_count(annotation, text, amount)
            if resolved:
                found.append(resolved)
    return link_conversions(text, tuple(found))


def _put_together(
    place: Place, role: FigureRole, times: Sequence[TimeExpression], roles: tuple[tuple[Amount, FigureRole], ...]
) -> Figure:
    amount, measure, attributed = place.amount, read_measure(place), read_attribution(place)
    period = read_period(place, role, times)
    heading = read_heading(place, role, times, period)
    return Figure(
        span=amount.span,
        outer=with_rate(place.text, amount),
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
        per=read_per(place.text, amount),
        number=amount.number if amount.kind is None else None,
        heading=heading,
        brief=brief_of(place, heading),
        bare=bare_subject(place) if role is not FigureRole.GOAL else None,
    )
