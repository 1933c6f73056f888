"""Time expressions as printed: dates, times of the day, lengths of time, what comes round.

    found:  May 16 to 17 · in March of last year · the second half of May · Thursday night · two days later ·
            9 a.m. Tuesday · fiscal 2024 · the past two weeks · daily · by 2024 (with its preposition: a bound)
    left:   may (the verb) · the Sunday Times · 2000 people · a 70-year-old · a second attempt · Theresa May

Each form has its pattern in ``generator.times.forms``; the longest match at a place wins, a date and a
time of the day side by side become one, and the tense of the verb is kept for ``resolve_times``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.times.forms import clock, days, lengths, months, periods, relative, sets
from generator.times.reading import Form, Reading
from generator.times.refusals import LEAD, Place, is_refused
from generator.times.tense import headline_tense, tense_of
from generator.values.annotation import Annotation
from generator.values.document import BlockLabel, Document
from generator.values.findings import TimeExpression, TimeKind
from generator.values.span import Span

FORMS: Final[tuple[Form, ...]] = (
    *(*days.FORMS, *periods.FORMS, *months.FORMS, *relative.FORMS),
    *(*clock.FORMS, *lengths.FORMS, *sets.FORMS),
)
READ_LABELS: Final = frozenset({BlockLabel.BODY, BlockLabel.DATELINE, BlockLabel.TITLE, BlockLabel.HEADING})
CLOCK_THEN_DAY_RE = re.compile(r",?\s+(?:(?:on|of)\s+)?(?:the\s+)?")
DAY_THEN_CLOCK_RE = re.compile(r",?\s+(?:(?:at|around|about|from|by)\s+)?(?:about\s+|around\s+)?")
SPAN_RE = re.compile(r"\s+(?:to|through|until|till)\s+|\s*-\s*")
AND_RE = re.compile(r"\s+(?:and|or)\s+")
IN_RE = re.compile(r"in\s+", re.IGNORECASE)  # "in two years" that is no date loses its preposition
BY_RE = re.compile(r"\b[Bb]y\s+$")
NOON, EARLIEST_NIGHT = 12, 6  # o'clock; "Friday night at 2" may be Saturday's
DATED_RULES: Final = frozenset({"day", "weekday", "offset", "feast"})


@dataclass(frozen=True, slots=True)
class Found:
    """A match that is a date."""

    span: Span
    reading: Reading


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
            place = Place(form.name, match[0], before, after, annotation.tokens_in(span), behind)
            reading = None if is_refused(place) else form.read(match)
            if reading is not None:
                found.append(Found(span, reading))
    return found


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest match at every place; of equals the one whose form stands first."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: -f.span.length):
        if not any(candidate.span.overlaps(k.span) for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda f: f.span)


def _join(found: list[Found], text: str) -> list[Found]:
    """Join a day and the time of the day beside it, and take "by" into the bound it makes."""
    joined: list[Found] = []
    for current in found:
        pair = _pair(joined[-1], current, text) if joined else None
        if pair is not None:
            joined[-1] = pair
        else:
            joined.append(_following(joined[-1], current, text) if joined else current)
    return [_bounded(f, text) for f in joined]


def _pair(first: Found, second: Found, text: str) -> Found | None:
    gap = text[first.span.end : second.span.start]
    for clock_part, day_part, gap_re in ((first, second, CLOCK_THEN_DAY_RE), (second, first, DAY_THEN_CLOCK_RE)):
        loose = clock_part.reading.rule == "clock" and clock_part.reading.arguments[2] == "near"
        day = _day_of(day_part.reading)
        if loose and day and gap_re.fullmatch(gap):
            arguments = (_in_part(clock_part.reading, day_part.reading), clock_part.reading.arguments[1], *day)
            return Found(first.span.cover(second.span), Reading(TimeKind.TIME, "clock", arguments))
    return None


def _in_part(clock: Reading, day: Reading) -> str:
    """Return a time of the day in the part of the day beside it: "Tuesday night at 11:30" is 23:30."""
    value, part = clock.arguments[0], day.arguments[0] if day.rule == "clock" else ""
    hour = int(value[1:3]) if value[1:3].isdigit() else NOON
    late = part in {"TAF", "TEV"} or (part == "TNI" and hour >= EARLIEST_NIGHT)
    return f"T{hour + NOON}{value[3:]}" if late and hour < NOON else value


def _following(first: Found, second: Found, text: str) -> Found:
    """Let the second weekday of "from Monday to Wednesday" be the next one after the first."""
    gap = text[first.span.end : second.span.start]
    if not first.reading.rule == second.reading.rule == "weekday":
        return second
    if SPAN_RE.fullmatch(gap):
        return Found(second.span, Reading(TimeKind.DATE, "weekday", (second.reading.arguments[0], "after")))
    if AND_RE.fullmatch(gap) and first.reading.arguments[1] and not second.reading.arguments[1]:
        arguments = (second.reading.arguments[0], first.reading.arguments[1])  # "next Thursday and Friday"
        return Found(second.span, Reading(TimeKind.DATE, "weekday", arguments))
    return second


def _day_of(reading: Reading) -> tuple[str, ...]:
    """Return rule and arguments of the day a reading names: of "Thursday" and of "Thursday evening"; else nothing."""
    if reading.rule == "clock" and ":" not in reading.arguments[0] and reading.arguments[2] in DATED_RULES:
        return reading.arguments[2:]
    return (reading.rule, *reading.arguments) if reading.rule in DATED_RULES else ()


def _bounded(found: Found, text: str) -> Found:
    match = BY_RE.search(text, max(0, found.span.start - 4), found.span.start)
    if match is None or found.reading.kind is not TimeKind.DATE or found.reading.rule == "reference":
        return found
    reading = Reading(TimeKind.DATE, "by", (found.reading.rule, *found.reading.arguments))
    return Found(Span(match.start(), found.span.end), reading)


def _express(found: Found, document: Document, annotation: Annotation) -> TimeExpression:
    tense = tense_of(annotation, found.span)
    if not annotation.tokens_in(found.span):
        start = document.normal.rfind("\n", 0, found.span.start) + 1
        tense = headline_tense(document.normal[start : found.span.start])
    span, reading = found.span, found.reading
    if reading.rule == "ahead" and tense != "future":  # "built in two years" is a length, "due in two years" a date
        reading = Reading(TimeKind.DURATION, "duration", (reading.arguments[2],))
    if reading.kind is TimeKind.DURATION and (lead := IN_RE.match(document.normal, span.start)):
        span = Span(lead.end(), span.end)
    return TimeExpression(span, reading.kind, reading.rule, reading.arguments, tense)
