"""Attributing phrases: "according to Roe", "in the words of the report".

    According to Roe, the bridge is safe.
    The bridge is safe, according to a report.

    The bridge is safe, Roe's office said on Friday.   where the syntax lost it

Left alone: "according to plan", "according to the rules" (no speaker), phrases inside marks.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.quotes.cues import Cue, read_cue
from generator.quotes.drafts import Draft, Grade, Scene
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.span import Span

NO_SPEAKER = frozenset(
    {"legend", "myth", "plan", "schedule", "rule", "need", "taste", "tradition", "law", "custom", "age", "size", "rank"}
)
SHORTEST = 2  # words of content beside the phrase
FEWEST_BEFORE = 4  # words before ", somebody said"
TRAILING = frozenset({"say", "report", "add", "state", "announce", "write", "warn", "claim", "note", "argue"})


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
    return Cue(words[0].index, span, frozenset({"phrase"}), below[0])


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


def draft_trailing(scene: Scene) -> tuple[Draft, ...]:
    """Return sentences that end on ", somebody said (on Friday)", read by the words alone."""
    drafts = []
    for sentence in scene.annotation.sentences:
        tokens = [t for t in scene.annotation.tokens[sentence.first : sentence.last] if t.pos != "SPACE"]
        while tokens and tokens[-1].pos == "PUNCT":
            tokens.pop()
        comma = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == ","), 0)
        cue = _trailing_cue(scene, tokens[comma + 1 :]) if comma >= FEWEST_BEFORE else None
        if cue and not any(scene.is_quoted(t.start) for t in tokens[:comma]):
            content = Span(tokens[0].start, tokens[comma - 1].end)
            drafts.append(Draft((content,), cue, Grade.REPORTED))
    return tuple(drafts)


def _trailing_cue(scene: Scene, tail: list[Token]) -> Cue | None:
    """Return the cue of "the agency reported on Tuesday": a noun phrase, a verb of saying, at most a date."""
    hyphened = {t.index + side for t in tail if t.text == "-" for side in (-1, 0, 1)}
    tail = [t for t in tail if t.index not in hyphened]
    verbs = [t for t in tail if t.tag in {"VBD", "VBZ", "VBN", "VBP"}]
    if len(verbs) != 1 or not tail or tail[0].tag in {"WDT", "WP", "WRB", "IN", "CC"}:
        return None
    cue = read_cue(scene.annotation, verbs[0])
    before = [t for t in tail if t.index < verbs[0].index]
    after = [t for t in tail if t.index > verbs[0].index]
    nominal = bool(before) and before[-1].pos in {"NOUN", "PROPN", "PRON"}
    plain = all(t.pos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "ADP", "ADV"} for t in before)
    dated = all(t.entity in {"DATE", "TIME"} or t.pos in {"ADP", "ADV", "DET"} for t in after)
    if cue is None or "speech" not in cue.frames or not (nominal and plain and dated) or verbs[0].lemma not in TRAILING:
        return None
    nouns = list(itertools.takewhile(lambda t: t.pos != "ADP", before)) or before  # "a spokesman in Norville"
    return Cue(verbs[0].index, verbs[0].span, frozenset({"speech", "trailing"}), nouns[-1].index)
