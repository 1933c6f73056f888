"""Drafts: reported speech as spans and tokens, before its speaker is resolved."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum

from generator.quotes.cues import Cue
from generator.quotes.marks import Quotation
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.span import Span


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document with its annotation and with what stands between marks: what the finders of this package read."""

    document: Document
    annotation: Annotation
    quotations: tuple[Quotation, ...]

    def narration(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the tokens that stand outside quotation marks."""
        return tuple(t for t in tokens if not self.is_quoted(t.start))

    def is_quoted(self, offset: int) -> bool:
        """Say whether an offset lies inside quotation marks, the marks included."""
        place = bisect_right(self.quotations, offset, key=lambda q: q.outer.start) - 1  # they stand in text order
        return place >= 0 and offset < self.quotations[place].outer.end


class Grade(IntEnum):
    """How firm a draft is; where two overlap the firmer one stays."""

    DIRECT = 0  # words between marks, with a cue beside them
    REPORTED = 1  # a clause under a verb of saying
    DESCRIBED = 2  # what somebody called something, announced, denied
    ATTITUDE = 3  # beliefs and intentions


@dataclass(frozen=True, slots=True)
class Draft:
    """Content and cue of one utterance."""

    parts: tuple[Span, ...]
    cue: Cue | None
    grade: Grade
    quoted: tuple[Span, ...] = ()  # the words between marks, without them
    apart: bool = False  # a clause between the cue and the quotation it leads to
    carrier: Cue | None = None  # the cue of who relays it: "Tass reported"

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return Span(self.parts[0].start, self.parts[-1].end)
