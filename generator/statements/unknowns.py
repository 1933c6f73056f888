"""What an article says is unknown, undisclosed, not commented on, under investigation, planned or conditional.

"It is unclear why Dorn was on the bridge." → "Why was Dorn on the bridge?"
"The mill did not disclose the price." → "What is the price?"
"Halden Council declined to comment." → "What does Halden Council say?"
"The bank plans to close 40 branches." → "Will the bank close 40 branches?"

Left alone: what a quoted person does not know, forecasts ("prices are expected to rise"), details nobody could ask
for ("gave no further details"), and whatever has only a pronoun to say who or what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.unknown_frames import FRAMES
from generator.syntax.labels import FINITE, SUBJECTS
from generator.syntax.tree import child, clause_head, head_of, sentence_span
from generator.syntax.verbs import auxiliaries_of, negation_of
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import QuestionReason, Quote, TimeExpression, Unknown, UnknownKind
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")
LONG: Final = 28  # words and marks of a sentence of which the clause alone is quoted
NOT_OF_ONE: Final = frozenset({UnknownKind.ASKED, UnknownKind.NOT_KNOWN})  # "it is unclear", not what one does not know


def extract_unknowns(
    document: Document,
    annotation: Annotation,
    quotes: tuple[Quote, ...],
    times: tuple[TimeExpression, ...],  # noqa: ARG001  # all extractors are called alike
) -> tuple[Unknown, ...]:
    """Return the unknowns of a document in text order, each question once."""
    quoted = (*_marked(document, annotation), *(part for q in quotes if q.direct for part in q.parts))
    found: dict[str, Unknown] = {}
    for token in annotation.tokens:
        for unknown in _unknowns_at(document, annotation, token):
            plan = unknown.reason is QuestionReason.PLAN and unknown.party is None
            anyone = plan or (token.pos == "ADJ" and unknown.kind in NOT_OF_ONE)  # so whoever says it
            if anyone or not any(span.contains(token.span) for span in quoted):
                found.setdefault(unknown.question, unknown)
    return tuple(sorted(found.values(), key=lambda u: (u.span, u.question)))


def _unknowns_at(document: Document, annotation: Annotation, token: Token) -> Iterator[Unknown]:
    """Yield what a token leaves open by the first row of the table that can be asked."""
    for frame in FRAMES:
        opened = token.pos == frame.pos and any(token.lemma in LEXICON[group] for group in frame.words)
        if not opened or not frame.holds(annotation, token):
            continue
        topics = (topic for topic in frame.topic(annotation, token) if topic is not None)
        found = [asked for topic in topics if (asked := frame.ask(document, annotation, token, topic))]
        for asked in found:
            yield Unknown(place_left_open(annotation, token), frame.kind, asked.topic, asked.party, asked.question)
        if found:
            return


def place_left_open(annotation: Annotation, token: Token) -> Span:
    """Return the sentence that leaves something open; of a long one the clause, with what denies or refuses it."""
    sentence, verb = sentence_span(annotation, token), clause_head(annotation, token)
    if len(annotation.tokens_in(sentence)) <= LONG:
        return sentence
    while verb.head != verb.index and not _is_whole_clause(annotation, verb):
        verb = clause_head(annotation, head_of(annotation, verb))
    return annotation.subtree_span(verb.index)


def _is_whole_clause(annotation: Annotation, verb: Token) -> bool:
    """Say whether a clause has its own subject and verb, and all that denies it."""
    denial, own = negation_of(annotation, verb), auxiliaries_of(annotation, verb)
    outside = (t for t in (denial, *own) if t is not None and t.index not in annotation.subtree(verb.index))
    finite = any(t.tag in FINITE for t in (verb, *own))
    return finite and child(annotation, verb, *SUBJECTS) is not None and next(outside, None) is None


def _marked(document: Document, annotation: Annotation) -> list[Span]:
    """Stretches between straight double quotation marks, paragraph by paragraph."""
    found = []
    for paragraph in annotation.paragraphs:
        marks = [i for i in range(paragraph.start, paragraph.end) if document.normal[i] == '"']
        ends = [*marks[1::2], paragraph.end] if len(marks) % 2 else marks[1::2]
        found += [Span(a, b) for a, b in zip(marks[::2], ends, strict=True)]
    return found
