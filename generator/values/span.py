"""Spans: the one coordinate system of the project."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
SPAN_OF: Final[Callable[[Any], Span]] = attrgetter("span")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of ``Document.text``, 0-based.

    >>> Span(2, 5).length
    3
    >>> Span(5, 2)
    Traceback (most recent call last):
    ValueError: span 5:2 ends before it starts
    """

    start: int  # 2318
    end: int  # 2332

    def __post_init__(self) -> None:
        """Refuse spans that end before they start or start before the text."""
        if self.end < self.start or self.start < 0:
            message = f"span {self.start}:{self.end} ends before it starts"
            raise ValueError(message)

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def trimmed(self, text: str, chars: str | None = None) -> Span:
        """Return the span without the white space (or ``chars``) at its two ends.

        >>> Span(0, 5).trimmed(" ab. ", " .")
        Span(start=1, end=3)
        """
        words = self.cut(text)
        left = len(words) - len(words.lstrip(chars))
        core = words.strip(chars)
        return Span(self.start + left, self.start + left + len(core))


def sharing(items: Sequence[Item], span: Span, place: Callable[[Item], Span] = SPAN_OF) -> Sequence[Item]:
    """Return the items that overlap a span, of some in text order that do not overlap one another.

    >>> sharing((Span(0, 2), Span(2, 5), Span(7, 9)), Span(4, 7), own_span)
    (Span(start=2, end=5),)
    """
    first = bisect_right(items, span.start, key=lambda item: place(item).end)
    return items[first : bisect_left(items, span.end, first, key=lambda item: place(item).start)]


def starting_in(items: Sequence[Item], span: Span, place: Callable[[Item], Span] = SPAN_OF) -> Sequence[Item]:
    """Return the items that start inside a span, of some in the order of their starts."""
    first = bisect_left(items, span.start, key=lambda item: place(item).start)
    return items[first : bisect_left(items, span.end, first, key=lambda item: place(item).start)]


def own_span(span: Span) -> Span:
    """Return the place of a span."""
    return span


def merge_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans in text order, overlapping or touching ones joined.

    >>> merge_spans((Span(4, 6), Span(0, 2), Span(5, 9)))
    (Span(start=0, end=2), Span(start=4, end=9))
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].cover(span)
        else:
            merged.append(span)
    return tuple(merged)
