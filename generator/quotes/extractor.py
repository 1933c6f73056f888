"""Quotations and reported speech of one document, each with its speaker.

    "It works," Jane Roe said.        direct
    Roe said the bridge would close.  indirect
    Roe called it "a mistake".        mixed

Left alone: scare quotes, terms, titles, nicknames, headlines.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.names.resolution import resolve_names
from generator.quotes.cues import read_cue
from generator.quotes.direct import draft_direct
from generator.quotes.drafts import Draft, Grade, Scene
from generator.quotes.indirect import draft_indirect
from generator.quotes.marks import pair_marks
from generator.quotes.phrases import draft_phrases
from generator.quotes.speakers import Cast, resolve_speaker
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Quote, Report, TimeExpression
from generator.values.span import Span

REPORTS: Final = {
    Grade.DIRECT: Report.SPEECH,
    Grade.REPORTED: Report.SPEECH,
    Grade.DESCRIBED: Report.DESCRIPTION,
    Grade.ATTITUDE: Report.ATTITUDE,
}


def extract_quotes(document: Document, annotation: Annotation, times: tuple[TimeExpression, ...]) -> tuple[Quote, ...]:
    """Return the quotes of a document in text order."""
    scene = Scene(document, annotation, pair_marks(document, annotation.paragraphs))
    drafts = [*draft_direct(scene)]
    drafts += [d for d in draft_phrases(document, annotation) if not scene.is_quoted(d.cue.span.start)]
    for token in annotation.tokens:
        cue = read_cue(annotation, token)
        if cue and not scene.is_quoted(token.start) and (draft := draft_indirect(scene, cue)):
            drafts.append(draft)
    kept = [_with_marks(scene, d) for d in _resolve_overlaps(drafts)]
    cast = Cast(document, annotation, resolve_names(document, annotation))
    return tuple(_quote(cast, d) for d in sorted(kept, key=lambda d: d.span))


def _resolve_overlaps(drafts: list[Draft]) -> list[Draft]:
    """Keep the firmer of two drafts that overlap; of equals the longer."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.grade, -d.span.length, d.span)):
        clashes = any(p.overlaps(k) for p in draft.parts for other in kept for k in [other.span])
        same_cue = any(draft.cue and other.cue and draft.cue.verb == other.cue.verb for other in kept)
        if not clashes and not same_cue:
            kept.append(draft)
    return kept


def _with_marks(scene: Scene, draft: Draft) -> Draft:
    """Let an indirect draft hold whole quotations, and note the words inside marks."""
    if draft.grade is Grade.DIRECT:
        return draft
    parts = []
    for part in draft.parts:
        grown = part
        for quotation in scene.quotations:
            if quotation.outer.overlaps(part):
                grown = grown.cover(quotation.outer)
        parts.append(grown)
    quoted = tuple(q.inner for q in scene.quotations if any(p.contains(q.outer) for p in parts))
    return replace(draft, parts=tuple(parts), quoted=quoted)


def _quote(cast: Cast, draft: Draft) -> Quote:
    cue = draft.cue
    speaker = resolve_speaker(cast, cue.subject, cue.span.start) if cue and cue.subject is not None else None
    words = cue.span.cut(cast.document.text) if cue else None
    span = Span(draft.parts[0].start, draft.parts[-1].end)
    return Quote(
        span,
        draft.parts,
        draft.grade is Grade.DIRECT,
        speaker,
        words,
        cue.span if cue else None,
        negated=bool(cue and cue.negated),
        report=REPORTS[draft.grade],
        quoted=draft.quoted,
    )
