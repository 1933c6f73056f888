"""Quotations without a cue of their own that go on with the turn before.

    Roe said it was over. "We tried."               the same speaker, in the same paragraph
    "We tried," Roe said.¶ "It was late."           the same speaker, in the next paragraph
    Roe was tired. "We tried."                      the one person the sentence before is about
    The Mayor made the following comment:¶ "…"      the subject of the sentence with the colon

A whole sentence between marks that nothing gives a speaker stays without one. Left alone: fragments,
terms, titles, and quotations after a sentence about somebody else.
"""

from __future__ import annotations

from bisect import bisect_right

from generator.quotes.beside import is_whole
from generator.quotes.cues import Cue, read_cue, speaker_of_verb
from generator.quotes.direct import gap_before
from generator.quotes.drafts import Draft, Grade, MarkedText
from generator.quotes.marks import Quotation
from generator.syntax.tree import root_of
from generator.values.annotation import MentionKind, Sentence
from generator.values.span import Span, merge_spans, own_span, sharing

FEWEST_WORDS = 6  # words of a quotation that may stand without a speaker


def draft_turns(text: MarkedText, drafts: list[Draft]) -> list[Draft]:
    """Return the quotations left over that stand on their own, with the cue of the turn they go on with."""
    found: list[Draft] = []
    ends = sorted(drafts, key=_end_of)
    taken = merge_spans(tuple(d.span for d in drafts))
    for place, quotation in enumerate(text.quotations):
        if sharing(taken, quotation.outer, own_span) or not _stands_alone(text, place):
            continue
        before = [*ends[: bisect_right(ends, quotation.outer.start, key=_end_of)][-1:], *found[-1:]]
        cue = _cue_before(text, quotation, max(before, key=_end_of, default=None))
        words = text.annotation.tokens_in(quotation.inner)
        if cue or len(words) >= FEWEST_WORDS:
            found.append(Draft((quotation.inner,), cue, Grade.DIRECT, (quotation.inner,)))
    return found


def _end_of(draft: Draft) -> int:
    return draft.span.end


def _stands_alone(text: MarkedText, place: int) -> bool:
    """Say whether a quotation is a sentence of its own, not part of one."""
    quotation = text.quotations[place]
    normal = text.document.normal
    before = gap_before(text, place).cut(normal).rstrip()
    after = normal[quotation.outer.end : quotation.outer.end + 2].strip()
    ends = quotation.inner.cut(normal).rstrip("'\" ")[-1:] in set(".?!") or after[:1] == "." or not quotation.closed
    return (
        is_whole(text, quotation) and ends and before[-1:] in {"", ".", "?", "!", ":", '"'} and not after[:1].islower()
    )


def _cue_before(text: MarkedText, quotation: Quotation, last: Draft | None) -> Cue | None:
    """Return the cue of the turn a quotation goes on with; ``last`` ends before it."""
    around = text.annotation.sentence_at(quotation.outer.start - 1)
    leads = around is not None and around.span.start < quotation.outer.start - 1  # "It drew a response from Roe: …"
    sentence = around if leads else _sentence_before(text, quotation)
    if sentence is None:
        return None
    colon = text.document.normal[sentence.span.start : quotation.outer.start].rstrip().endswith(":")
    if colon and not (last and last.cue and sentence.span.contains(last.cue.span)):
        return _subject_cue(text, sentence, colon=True)
    if last and last.cue and last.grade <= Grade.REPORTED and _is_latest(text, last, last.cue, quotation):
        return last.cue
    return _subject_cue(text, sentence, colon=colon) if colon or sentence.paragraph == quotation.paragraph else None


def _sentence_before(text: MarkedText, quotation: Quotation) -> Sentence | None:
    """Return the last sentence before a quotation in its paragraph or the one above."""
    sentences = text.annotation.sentences
    place = bisect_right(sentences, quotation.outer.start + 1, key=lambda s: s.span.end) - 1
    near = place >= 0 and quotation.paragraph - 1 <= sentences[place].paragraph
    return sentences[place] if near else None


def _is_latest(text: MarkedText, last: Draft, cue: Cue, quotation: Quotation) -> bool:
    """Say whether a turn is what was said last, with no other sentence between it and the quotation."""
    end = min(max(last.span.end, cue.span.end), quotation.outer.start)
    between = Span(end, quotation.outer.start)
    stops = sum(t.text in {".", "?", "!"} for t in text.annotation.tokens_in(between)) if between.length else 0
    return stops <= 1 and not any(between.contains(p) for p in text.annotation.paragraphs)


def _subject_cue(text: MarkedText, sentence: Sentence, *, colon: bool) -> Cue | None:
    """Return the one person a narrated sentence is about, as subject without a cue word."""
    near = sharing(text.annotation.mentions, sentence.span)
    named = [m for m in near if m.kind is MentionKind.PERSON and sentence.span.contains(m.span)]
    people = {m.text.split()[-1] for m in named if not text.is_quoted(m.span.start)}
    root = root_of(text.annotation, sentence)
    if len(people) > 1 or text.is_quoted(root.start):
        return None
    subject = speaker_of_verb(text.annotation, root)
    if subject is None or not sentence.first <= subject.index < sentence.last:
        return None
    person = any(m.first <= subject.index < m.last for m in named)
    pronoun = subject.text.lower() in {"he", "she"}
    if not (person or pronoun or colon):
        return None
    cue = read_cue(text.annotation, root)
    return Cue(root, root.span, cue.frames if cue else frozenset({"turn"}), subject)
