"""What a row of a table is headed by: what is counted or measured, and of whom, readable without the text.

    Some 60 people were killed when a bridge fell   → people killed when a bridge fell
    A landslide in Tarn killed six people           → people killed by a landslide in Tarn
    Norvane, which closed 300 stores on Monday, …   → Norvane closed 300 stores

Tolls are worded alike, so that they stand side by side; elsewhere the clause is the heading, so that its "could" and
its "not" stay. None where the clause does not say both what and whose ("they closed 300 stores"), where words point at
others ("the other"), and where it is not asserted ("if …", "denied that …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.figures.counts import NUMBER_UNIT
from generator.figures.places import Place
from generator.figures.told import (
    BRIEF,
    OWNERS,
    PERSONS,
    auxiliaries,
    by_itself,
    clause_of,
    end_of_clause,
    goal_of,
    is_told_so,
    phrase_with,
    reads_alone,
    subject_words,
    told_words,
    verb_above,
)
from generator.lexicons.casualties import fate_words
from generator.syntax.labels import NOMINAL
from generator.syntax.phrases import noun_phrase
from generator.syntax.tree import child, head_of, span_head
from generator.times.meanings.relative import Reference
from generator.values.annotation import Annotation
from generator.values.findings import FigureRole, TimeExpression, TimeKind
from generator.values.span import Span

OWN_RE: Final = re.compile(rf"\b(?:{'|'.join(sorted(OWNERS | PERSONS))})\b", re.IGNORECASE)
YEAR_RE: Final = re.compile(r"\b(?:19|20)\d\d\b")


def read_heading(place: Place, role: FigureRole, times: Sequence[TimeExpression], period: Span | None) -> str | None:
    """Return what heads a figure's row, None where its clause does not say what and of whom."""
    annotation, within = place.annotation, place.sentence.span
    dates = [
        t
        for t in times
        if t.kind is TimeKind.DATE and within.contains(t.span) and not YEAR_RE.search(t.span.cut(place.text))
    ]
    toll = _toll(replace(place, left_out=frozenset().union(*(_adjunct(annotation, d.span) for d in dates))))
    if toll and reads_alone(toll):
        return toll
    beside = (d.span for d in dates if isinstance(d.meaning, Reference) or d.span == period)
    left_out = frozenset().union(*(_adjunct(annotation, s) for s in beside))
    days = {t.index for d in dates for t in annotation.tokens_in(d.span)}
    goal = goal_of(place) if role is FigureRole.GOAL else None
    told, left = replace(place, left_out=left_out), set(days - left_out)
    return goal or clause_of(told, left) or clause_of(by_itself(told), left) or phrase_with(place, days)


def brief_of(place: Place, heading: str | None) -> str | None:
    """Return a heading in at most ``BRIEF`` words: of a longer one its subject or what is said of it, with the figure.

    "The Norvane Harbour Company of the old town closed | 300 stores with …"; None where both are long.
    """
    if heading is None or len(heading.split()) <= BRIEF:
        return heading
    verb = verb_above(place, place.token)
    subject = (subject_words(place, verb) if verb else None) or ""
    rest = heading[len(subject) :].strip() if heading.lower().startswith(f"{subject.lower()} ") else ""
    printed = place.amount.number.cut(place.text)
    held = (
        w for w in (heading[: len(subject)], rest) if printed in w and len(w.split()) <= BRIEF and not OWN_RE.search(w)
    )
    return next((f"{w[0].upper()}{w[1:]}" for w in held), None)


def _adjunct(annotation: Annotation, span: Span) -> frozenset[int]:
    """Return the tokens of a time that hangs on a verb, with its preposition: "on Monday"."""
    tokens = annotation.tokens_in(span)
    head = span_head(annotation, span, last=True)
    if head is None or not tokens or head.dep in {"dobj", "nsubj", "nsubjpass"}:
        return frozenset()
    before = annotation.tokens[max(tokens[0].index - 1, 0)]
    return frozenset(t.index for t in tokens) | ({before.index} if before.pos in {"ADP", "SCONJ"} else set())


def _toll(place: Place) -> str | None:
    """Return what befell people at large: "people killed when a bridge fell", "people killed by the storm"."""
    annotation, amount, noun = place.annotation, place.amount, place.token
    if amount.kind is not None or amount.unit not in {NUMBER_UNIT, "people"}:
        return None
    noun = (annotation.token_at(amount.span.end - 1) or noun) if amount.unit == "people" else noun
    gap, (_, last) = noun, noun_phrase(annotation, noun)
    while gap.dep == "conj" and head_of(annotation, gap).pos in NOMINAL:
        gap = head_of(annotation, gap)
    verb = head_of(annotation, gap)
    if verb.lemma not in fate_words() or child(annotation, verb, "neg") or not is_told_so(place, verb):
        return None
    if gap.dep == "nsubjpass" and all(t.lemma in {"be", "have"} for t in auxiliaries(annotation, verb)):
        first = verb.index - (annotation.tokens[verb.index - 1].tag == "RB")
        said = told_words(place, first, end_of_clause(place, verb))
        return f"people {said}" if " " in said else None
    subject = subject_words(place, verb) if gap.dep == "dobj" and not auxiliaries(annotation, verb) else None
    rest = told_words(place, last, end_of_clause(place, verb, last))
    return f"people {fate_words()[verb.lemma]} by {subject} {rest}".strip() if subject else None
