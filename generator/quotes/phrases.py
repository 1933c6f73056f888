"""Attributing phrases: "according to Roe", "in the words of the report".

    According to Roe, the bridge is safe.
    The bridge is safe, according to a report.

Left alone: "according to plan", "according to the rules" (no speaker), phrases inside marks.
"""

from __future__ import annotations

import re
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue
from generator.quotes.drafts import Draft, Grade, MarkedText
from generator.syntax.labels import FINITE, NOMINAL
from generator.syntax.tree import child
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.span import Span

SHORTEST = 2  # words of content beside the phrase


@cache
def _phrase_re() -> re.Pattern[str]:
    phrases = "|".join(p.replace(" ", r"\s+") for p in load_lexicon("cues")["phrase"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def phrase_at(document: Document, annotation: Annotation, gap: Span) -> Cue | None:
    """Return the attributing phrase in a stretch of narration, or None."""
    matches = _phrase_re().finditer(document.normal, gap.start, gap.end)
    return next((c for m in matches if (c := _phrase_cue(annotation, Span(*m.span())))), None)


def _phrase_cue(annotation: Annotation, span: Span) -> Cue | None:
    words = annotation.tokens_in(span)
    if not words:
        return None
    last = words[-1].index
    noun = child(annotation, words[-1], "pobj", "pcomp") or next(
        (t for t in annotation.tokens[last + 1 : last + 6] if t.pos in {*NOMINAL, "PRON"}), None
    )
    if noun is None or noun.lemma in load_lexicon("speakers")["none"]:
        return None
    return Cue(words[0], span, frozenset({"phrase"}), _name_behind(annotation, noun))


def _name_behind(annotation: Annotation, noun: Token) -> Token:
    """Return the name that the syntax parted from its role: "police spokesman Const. Ann Hart"."""
    if noun.pos != "NOUN":
        return noun
    for token in annotation.tokens[noun.index + 1 :]:
        if token.pos != "PROPN" or token.start - noun.end != 1:
            break
        noun = token
    return noun


def draft_phrases(text: MarkedText) -> tuple[Draft, ...]:
    """Return what attributing phrases attribute: their sentence without the phrase."""
    document, annotation, drafts = text.document, text.annotation, []
    for match in _phrase_re().finditer(document.normal):
        cue = None if text.is_quoted(match.start()) else _phrase_cue(annotation, Span(*match.span()))
        draft = _draft_sentence(document, annotation, cue) if cue else None
        if draft:
            drafts.append(draft)
    return tuple(drafts)


def _draft_sentence(document: Document, annotation: Annotation, cue: Cue) -> Draft | None:
    sentence = annotation.sentence_at(cue.span.start)
    if sentence is None or cue.subject is None:
        return None
    end = annotation.subtree_span(cue.subject.index).end
    opening = cue.span.start - sentence.span.start <= 1
    if not opening and not cue.span.cut(document.normal).lower().startswith("according"):
        return None
    left = Span(sentence.span.start, cue.span.start).trimmed(document.normal, " ,;:-.")
    right = Span(min(end, sentence.span.end), sentence.span.end).trimmed(document.normal, " ,;:-.")
    goes_on = not any(t.tag in FINITE for t in annotation.tokens_in(left)) or any(
        t.pos in {"CCONJ", "SCONJ"} for t in annotation.tokens_in(right)[:1]
    )  # not ", a finding that …", ", last updated on Monday"
    parts = tuple(p for p in (left, right if goes_on else left) if len(annotation.tokens_in(p)) >= SHORTEST)
    parts = tuple(dict.fromkeys(parts))
    return Draft(parts, cue, Grade.REPORTED) if parts else None
