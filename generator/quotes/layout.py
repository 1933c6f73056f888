"""Direct speech that the layout marks instead of quotation marks.

    — We shall not go, said Marko.     dialogue behind a dash: up to the cue
    — Why not?                         the whole paragraph; nobody's name
    > The bridge is closed.            a block quotation; whose it is stands above it, before a colon

Left alone: lists behind hyphens, a single dash without a cue.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.quotes.beside import STOPS
from generator.quotes.cues import Cue, read_cue
from generator.quotes.drafts import Draft, Grade
from generator.syntax.labels import FINITE_VERBS, NOMINAL
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.span import Span

DASH_RE = re.compile(r"[—–―]\s*(?=[^\W\d_]|[\"“‘…¿¡])")
BLOCK_RE = re.compile(r">\s?(?=\S)")
FEWEST_DASHES: Final = 2  # paragraphs of a dialogue without a cue
TRIM: Final = " ,-\"'"


def draft_layout(document: Document, annotation: Annotation) -> tuple[Draft, ...]:
    """Return the paragraphs of dash dialogue and block quotations."""
    dashed = [(p, m.end()) for p in annotation.paragraphs if (m := DASH_RE.match(document.text, p.start, p.end))]
    drafts = [_dialogue(document, annotation, p, start, many=len(dashed) >= FEWEST_DASHES) for p, start in dashed]
    return (*(d for d in drafts if d), *_block_quotations(document, annotation))


def _dialogue(document: Document, annotation: Annotation, paragraph: Span, start: int, *, many: bool) -> Draft | None:
    """Return what is said behind a dash."""
    tokens = annotation.tokens_in(Span(start, paragraph.end)) if paragraph.end > start else ()
    for left, token in pairwise(tokens):
        cue = read_cue(annotation, token) if left.text in {",", "?", "!", "-", "--"} else None
        if cue and cue.may_quote and token.tag in FINITE_VERBS:
            content = Span(start, left.end if left.text in STOPS else left.start).trimmed(document.normal, TRIM)
            return (
                Draft((content,), _with_noun_behind(cue, tokens), Grade.DIRECT, (content,)) if content.length else None
            )
    content = Span(start, paragraph.end).trimmed(document.normal, TRIM)
    return Draft((content,), None, Grade.DIRECT, (content,)) if many and content.length else None


def _with_noun_behind(cue: Cue, tokens: tuple[Token, ...]) -> Cue:
    """Take the noun behind the cue for its subject where the syntax found none there."""
    if cue.subject is not None and cue.subject.index > cue.verb.index:
        return cue
    behind = (t for t in tokens if t.index > cue.verb.index and t.pos in {*NOMINAL, "PRON"} and t.dep != "compound")
    return replace(cue, subject=next(behind, None))


def _block_quotations(document: Document, annotation: Annotation) -> tuple[Draft, ...]:
    """Return block quotations; paragraphs that follow one another are one utterance."""
    drafts: list[Draft] = []
    previous = -2
    for number, paragraph in enumerate(annotation.paragraphs):
        match = BLOCK_RE.match(document.normal, paragraph.start, paragraph.end)
        content = Span(match.end(), paragraph.end).trimmed(document.normal, ' "') if match else None
        if content is None or not content.length:
            continue
        if previous == number - 1:
            last = drafts[-1]
            drafts[-1] = replace(last, parts=(*last.parts, content), quoted=(*last.quoted, content))
        else:
            drafts.append(Draft((content,), _cue_above(document, annotation, number), Grade.DIRECT, (content,)))
        previous = number
    return tuple(drafts)


def _cue_above(document: Document, annotation: Annotation, number: int) -> Cue | None:
    """Return the cue of the paragraph above when it ends on a colon."""
    if number == 0:
        return None
    above = annotation.paragraphs[number - 1]
    if not above.cut(document.normal).rstrip().endswith(":"):
        return None
    cues = [c for t in annotation.tokens_in(above) if (c := read_cue(annotation, t)) and c.may_quote]
    return cues[-1] if cues else None
