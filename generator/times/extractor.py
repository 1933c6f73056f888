"""Time expressions as printed: dates, times of the day, lengths of time, what comes round.

    found:  May 16 to 17 · in March of last year · the second half of May · Thursday night · two days later ·
            9 a.m. Tuesday · fiscal 2024 · the past two weeks · daily · by 2024 (with its preposition: a bound)
    left:   may (the verb) · the Sunday Times · 2000 people · a 70-year-old · a second attempt · Theresa May

Each form has its pattern in ``generator.times.forms``; the longest match at a place wins, a date and a
time of the day side by side become one, and the tense of the verb is kept for ``resolve_times``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.times.forms import clock, days, lengths, months, periods, relative, sets
from generator.times.meanings.days import By, Clock, Day, Feast, Near, Weekday
from generator.times.meanings.relative import In, Offset, Reference
from generator.times.refusals import LEAD, Surroundings, is_no_date
from generator.times.tense import headline_tense, tense_of
from generator.values.annotation import Annotation, Tense
from generator.values.document import BlockLabel, Document
from generator.values.findings import TimeExpression, TimeKind
from generator.values.span import Span

ROOMS: Final = frozenset({clock, days, lengths, months, periods, relative, sets})
FORMS: Final = tuple(sorted((form for room in ROOMS for form in room.FORMS), key=lambda form: form.name))
READ_LABELS: Final = frozenset({BlockLabel.BODY, BlockLabel.DATELINE, BlockLabel.TITLE, BlockLabel.HEADING})
CLOCK_THEN_DAY_RE = re.compile(r",?\s+(?:(?:on|of)\s+)?(?:the\s+)?")
DAY_THEN_CLOCK_RE = re.compile(r",?\s+(?:(?:at|around|about|from|by)\s+)?(?:about\s+|around\s+)?")
IN_RE = re.compile(r"in\s+", re.IGNORECASE)  # "in two years" that is no date loses its preposition
BY_RE = re.compile(r"\b[Bb]y\s+$")
DAYS = Day | Weekday | Offset | Feast  # what a time of the day can stand beside


def extract_times(document: Document, annotation: Annotation) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in text order; they never overlap."""
    found: list[TimeExpression] = []
    for region in (b.span for b in document.blocks if b.label in READ_LABELS):
        found += _join(_longest(_matches(document, annotation, region)), document.normal)
    return tuple(_with_tense(f, document, annotation) for f in sorted(found, key=lambda f: f.span))


def _matches(document: Document, annotation: Annotation, region: Span) -> list[TimeExpression]:
    text = document.normal
    found = []
    for form in FORMS:
        for match in form.pattern.finditer(text, region.start, region.end):
            span = Span(match.start(), match.end())
            before = text[max(region.start, span.start - LEAD) : span.start]
            after = text[span.end : min(region.end, span.end + LEAD)]
            behind = annotation.token_at(span.end + 1)
            place = Surroundings(form.name, match[0], before, after, annotation.tokens_in(span), behind)
            meaning = None if is_no_date(place) else form.read(match)
            if meaning is not None:
                found.append(TimeExpression(span, meaning))
    return found


def _longest(found: list[TimeExpression]) -> list[TimeExpression]:
    """Keep the longest match at every place; of equals the one whose form is first by name."""
    kept: list[TimeExpression] = []
    for candidate in sorted(found, key=lambda f: -f.span.length):
        if not any(candidate.span.overlaps(k.span) for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda f: f.span)


def _join(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """Join a day and the time of the day beside it, and take "by" into the bound it makes."""
    joined: list[TimeExpression] = []
    for current in found:
        pair = _day_and_time(joined[-1], current, text) if joined else None
        if pair:
            joined.pop()
        joined.append(pair or current)
    return [_bounded(f, text) for f in joined]


def _day_and_time(first: TimeExpression, second: TimeExpression, text: str) -> TimeExpression | None:
    gap = text[first.span.end : second.span.start]
    for time, beside, gap_re in ((first, second, CLOCK_THEN_DAY_RE), (second, first, DAY_THEN_CLOCK_RE)):
        clock, day = time.meaning, beside.meaning
        day = day.day if isinstance(day, Clock) and not day.is_hour else day  # "Thursday evening" lends its day
        if isinstance(clock, Clock) and clock.day == Near() and isinstance(day, DAYS) and gap_re.fullmatch(gap):
            return TimeExpression(first.span.cover(second.span), replace(clock, day=day))
    return None


def _bounded(found: TimeExpression, text: str) -> TimeExpression:
    match = BY_RE.search(text, max(0, found.span.start - 4), found.span.start)
    if match is None or found.meaning.kind is not TimeKind.DATE or isinstance(found.meaning, Reference):
        return found
    return TimeExpression(Span(match.start(), found.span.end), By(found.meaning))


def _with_tense(found: TimeExpression, document: Document, annotation: Annotation) -> TimeExpression:
    tense = tense_of(annotation, found.span)
    if not annotation.tokens_in(found.span):
        start = document.normal.rfind("\n", 0, found.span.start) + 1
        tense = headline_tense(document.normal[start : found.span.start])
    span, meaning = found.span, found.meaning
    if isinstance(meaning, In) and tense is not Tense.FUTURE:  # "built in two years", not "due in two years"
        meaning = meaning.length
    if meaning.kind is TimeKind.DURATION and (lead := IN_RE.match(document.normal, span.start)):
        span = Span(lead.end(), span.end)
    return TimeExpression(span, meaning, tense)
