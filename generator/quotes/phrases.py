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
from generator.quotes.drafts import Draft, Grade, Scene
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.span import Span

NO_SPEAKER = frozenset(
    {"legend", "myth", "plan", "schedule", "rule", "need", "taste", "tradition", "law", "custom", "age", "size", "rank"}
)
SHORTEST = 2  # words of content beside the phrase


@cache
def _phrase_re() -> re.Pattern[str]:
    phrases = "|".join(p.replace(" ", r"\s+") for p in load_lexicon("cues")["phrase"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def phrase_at(document: Document, annotation: Annotation, gap: Span) -> Cue | None:
    """Return the attributing phrase in a stretch of narration, or None."""
    found = None
    for match in _phrase_re().finditer(document.normal, gap.start, gap.end):
        found = _phrase_cue(annotation, Span(match.start(), match.end())) or found
        if found:
            break
    return found


def _phrase_cue(annotation: Annotation, span: Span) -> Cue | None:
    words = annotation.tokens_in(span)
    if not words:
        return None
    last = words[-1]
    below = [c for c in annotation.children[last.index] if annotation.tokens[c].dep in {"pobj", "pcomp"}]
    if not below:
        below = [
            t.index for t in annotation.tokens[last.index + 1 : last.index + 6] if t.pos in {"PROPN", "NOUN", "PRON"}
        ][:1]
    if not below or annotation.tokens[below[0]].lemma in NO_SPEAKER:
        return None
    return Cue(words[0].index, span, frozenset({"phrase"}), _name_behind(annotation, below[0]))


def _name_behind(annotation: Annotation, noun: int) -> int:
    """Return the name that the syntax parted from its role: "police spokesman Const. Ann Hart"."""
    tokens, at = annotation.tokens, noun
    if tokens[noun].pos != "NOUN":
        return noun
    while at + 1 < len(tokens) and tokens[at + 1].pos == "PROPN" and tokens[at + 1].start - tokens[at].end == 1:
        at += 1
    return at


def draft_phrases(scene: Scene) -> tuple[Draft, ...]:
    """Return what attributing phrases attribute: their sentence without the phrase."""
    document, annotation, drafts = scene.document, scene.annotation, []
    for match in _phrase_re().finditer(document.normal):
        cue = None if scene.is_quoted(match.start()) else _phrase_cue(annotation, Span(match.start(), match.end()))
        draft = _draft(document, annotation, cue) if cue else None
        if draft:
            drafts.append(draft)
    return tuple(drafts)


def _draft(document: Document, annotation: Annotation, cue: Cue) -> Draft | None:
    sentence = annotation.sentence_at(cue.span.start)
    if sentence is None or cue.subject is None or not sentence.first <= cue.subject < sentence.last:
        return None
    below = [i for i in annotation.subtree(cue.subject) if sentence.first <= i < sentence.last]
    end = annotation.tokens[max([*below, cue.subject])].end
    opening = cue.span.start - sentence.span.start <= 1
    dashed = document.normal[: cue.span.start].rstrip()[-1:] == "-"
    if not opening and (dashed or not cue.span.cut(document.normal).lower().startswith("according")):
        return None
    left = Span(sentence.span.start, cue.span.start).trimmed(document.normal, " ,;:-.")
    right = Span(min(end, sentence.span.end), sentence.span.end).trimmed(document.normal, " ,;:-.")
    parts = tuple(p for p in (left, right) if len(annotation.tokens_in(p)) >= SHORTEST)
    return Draft(parts, cue, Grade.REPORTED) if parts else None
