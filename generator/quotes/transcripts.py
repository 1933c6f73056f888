"""Transcripts and interviews: paragraphs that open with a speaker's label.

    ROE: We tried.          the paragraph is Roe's
    Q: Why so late?         a question; the label names nobody
    Jane Roe: We tried.     the same, when labels recur

Left alone: a single "Warning: …" or "Update: …", times and headings with a colon.
"""

from __future__ import annotations

import re
from collections import Counter
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
    ends = [*(p.start for p, _ in labelled[1:]), labelled[-1][0].end]
    return tuple(_draft_turn(document, annotation, m, end) for (_, m), end in zip(labelled, ends, strict=True))


def _draft_turn(document: Document, annotation: Annotation, match: re.Match[str], end: int) -> Draft:
    """Return what stands behind a label; paragraphs without one go on with it."""
    label, turn = Span(*match.span("label")), Span(match.end(), end)
    head = annotation.tokens_in(label)[-1]
    cue = Cue(head, label, frozenset({"label"}), None if match["label"] in NO_SPEAKER else head)
    lines = (Span(max(p.start, turn.start), p.end) for p in annotation.paragraphs if turn.overlaps(p))
    parts = tuple(line.trimmed(document.normal, ' "') for line in lines)
    return Draft(parts, cue, Grade.DIRECT, parts)
