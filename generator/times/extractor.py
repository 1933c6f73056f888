"""Time expressions as printed: dates, times of the day, lengths of time, what comes round.

    found:  May 16 to 17 · in March of last year · the second half of May · Thursday night · two days later ·
            9 a.m. Tuesday · fiscal 2024 · the past two weeks · daily · by 2024 (with its preposition: a bound)
    left:   may (the verb) · the Sunday Times · 2000 people · a 70-year-old · a second attempt · Theresa May

Each form has its pattern in ``generator.times.forms``; the longest match at a place wins, a date and a
time of the day side by side become one, and the tense of the verb is kept for ``resolve_times``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from generator.times.forms import clock, days, lengths, months, periods, relative, sets
from generator.times.meanings.days import By, Clock, Day, Feast, Near, Weekday, WeekdayAfter
from generator.times.meanings.relative import In, Offset, Reference
from generator.times.refusals import LEAD, Surroundings, is_no_date
from generator.times.tense import headline_tense, tense_of
from generator.values.annotation import Annotation, Tense
from generator.values.document import BlockLabel, Document
from generator.values.findings import TimeExpression, TimeKind, TimeMeaning
from generator.values.span import Span

ROOMS: Final = frozenset({clock, days, lengths, months, periods, relative, sets})
FORMS: Final = tuple(sorted((form for room in ROOMS for form in room.FORMS), key=lambda form: form.name))
READ_LABELS: Final = frozenset({BlockLabel.BODY, BlockLabel.DATELINE, BlockLabel.TITLE, BlockLabel.HEADING})
CLOCK_THEN_DAY_RE = re.compile(r",?\s+(?:(?:on|of)\s+)?(?:the\s+)?")
DAY_THEN_CLOCK_RE = re.compile(r",?\s+(?:(?:at|around|about|from|by)\s+)?(?:about\s+|around\s+)?")
SPAN_RE = re.compile(r"\s+(?:to|through|until|till)\s+|\s*-\s*")
AND_RE = re.compile(r"\s+(?:and|or)\s+")
IN_RE = re.compile(r"in\s+", re.IGNORECASE)  # "in two years" that is no date loses its preposition
BY_RE = re.compile(r"\b[Bb]y\s+$")
NOON, EARLIEST_NIGHT = 12, 6  # o'clock; "Friday night at 2" may be Saturday's
DAYS = Day | Weekday | Offset | Feast  # what a time of the day can stand beside


@dataclass(frozen=True, slots=True)
class Found:
    """A match that is a date."""

    span: Span
    meaning: TimeMeaning


def extract_times(document: Document, annotation: Annotation) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in text order; they never overlap."""
    found: list[Found] = []
    for region in _regions(document, annotation):
        found += _join(_longest(_matches(document, annotation, region)), document.normal)
    return tuple(_express(f, document, annotation) for f in sorted(found, key=lambda f: f.span))


def _regions(document: Document, annotation: Annotation) -> tuple[Span, ...]:
    blocks = tuple(b.span for b in document.blocks if b.label in READ_LABELS)
    return blocks or annotation.paragraphs


def _matches(document: Document, annotation: Annotation, region: Span) -> list[Found]:
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
                found.append(Found(span, meaning))
    return found


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest match at every place; of equals the one whose form is first by name."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: -f.span.length):
        if not any(candidate.span.overlaps(k.span) for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda f: f.span)


def _join(found: list[Found], text: str) -> list[Found]:
    """Join a day and the time of the day beside it, and take "by" into the bound it makes."""
    joined: list[Found] = []
    for current in found:
        pair = _day_and_time(joined[-1], current, text) if joined else None
        if pair is not None:
            joined[-1] = pair
        else:
            joined.append(_following(joined[-1], current, text) if joined else current)
    return [_bounded(f, text) for f in joined]


def _day_and_time(first: Found, second: Found, text: str) -> Found | None:
    gap = text[first.span.end : second.span.start]
    for time, beside, gap_re in ((first, second, CLOCK_THEN_DAY_RE), (second, first, DAY_THEN_CLOCK_RE)):
        clock, day = time.meaning, beside.meaning
        part = day.time if isinstance(day, Clock) and not day.is_hour else ""
        day = day.day if part and isinstance(day, Clock) else day  # "Thursday evening" lends its day
        if isinstance(clock, Clock) and clock.day == Near() and isinstance(day, DAYS) and gap_re.fullmatch(gap):
            return Found(first.span.cover(second.span), Clock(_late_hour(clock, part), day, clock.zone))
    return None


def _late_hour(clock: Clock, part: str) -> str:
    """Return a time of the day in the part of the day beside it: "Tuesday night at 11:30" is 23:30."""
    hour = int(clock.time[1:3]) if clock.is_hour else NOON
    late = part in {"TAF", "TEV"} or (part == "TNI" and hour >= EARLIEST_NIGHT)
    return f"T{hour + NOON}{clock.time[3:]}" if late and hour < NOON else clock.time


def _following(first: Found, second: Found, text: str) -> Found:
    """Let the second weekday of "from Monday to Wednesday" be the next one after the first."""
    told, meaning, gap = first.meaning, second.meaning, text[first.span.end : second.span.start]
    if not isinstance(told, Weekday | WeekdayAfter) or not isinstance(meaning, Weekday):
        return second
    if SPAN_RE.fullmatch(gap):
        return Found(second.span, WeekdayAfter(meaning.weekday))
    if AND_RE.fullmatch(gap) and meaning.is_plain:
        return Found(second.span, replace(told, weekday=meaning.weekday))  # "next Thursday and Friday"
    return second


def _bounded(found: Found, text: str) -> Found:
    match = BY_RE.search(text, max(0, found.span.start - 4), found.span.start)
    if match is None or found.meaning.kind is not TimeKind.DATE or isinstance(found.meaning, Reference):
        return found
    return Found(Span(match.start(), found.span.end), By(found.meaning))


def _express(found: Found, document: Document, annotation: Annotation) -> TimeExpression:
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
