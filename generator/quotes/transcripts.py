"""Transcripts and interviews: paragraphs that open with a speaker's label.

    ROE: We tried.          the paragraph is Roe's
    Q: Why so late?         a question; the label names nobody
    Jane Roe: We tried.     the same, when labels recur

Left alone: a single "Warning: …" or "Update: …", times and headings with a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from generator.quotes.cues import Cue
from generator.quotes.drafts import Draft, Grade
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.span import Span

LABEL_RE = re.compile(
    r"""
    ["']?                                              # each paragraph may stand between marks
    (?P<label>
        [A-Z][A-Z.'\-]+(?:\ [A-Z][A-Z.'\-]+){0,3}      # PENCE, CHRIS WALLACE
      | [A-Z][a-z][\w.'\-]*(?:\ [A-Z][\w.'\-]+){0,3}   # Jane Roe
      | [QA]                                           # Q, A
    )
    (?:\ \([^()\n]{1,40}\))?                           # (through an interpreter)
    :\ +(?=\S)
    """,
    re.VERBOSE,
)
FEWEST_LABELS: Final = 3  # labelled paragraphs of a transcript
NO_SPEAKER: Final = frozenset({"Q", "A", "QUESTION", "ANSWER", "Question", "Answer"})


def draft_transcript(document: Document, annotation: Annotation) -> tuple[Draft, ...]:
    """Return a draft for every labelled paragraph of a transcript."""
    labelled = [(p, m) for p in annotation.paragraphs if (m := LABEL_RE.match(document.normal, p.start, p.end))]
    counts = Counter(m["label"] for _, m in labelled)
    if len(labelled) < FEWEST_LABELS or len(counts) == len(labelled):
        return ()
    ends = [Span(p.start, following.start) for (p, _), (following, _) in pairwise(labelled)]
    turns = [[q for q in annotation.paragraphs if turn.contains(q)] for turn in ends] + [[labelled[-1][0]]]
    drafts = (_draft_turn(document, annotation, t, m) for t, (_, m) in zip(turns, labelled, strict=True))
    return tuple(d for d in drafts if d)


def _draft_turn(document: Document, annotation: Annotation, turn: list[Span], match: re.Match[str]) -> Draft | None:
    content = Span(match.end(), turn[0].end).trimmed(document.normal, ' "')
    label = annotation.tokens_in(Span(*match.span("label")))
    if not content.length or not label:
        return None
    named = match["label"] not in NO_SPEAKER
    cue = Cue(label[-1], Span(*match.span("label")), frozenset({"label"}), label[-1] if named else None)
    parts = (content, *turn[1:])  # paragraphs without a label go on with it
    return Draft(parts, cue, Grade.DIRECT, parts)
