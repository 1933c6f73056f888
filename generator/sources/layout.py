"""The lines of an article with what is known of them, while the page is read and when it has been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.sources.datelines import Dateline
from generator.sources.lines import PageLine
from generator.values.document import BlockLabel

Labels = Mapping[int, BlockLabel]  # by line index


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of an article, their labels, and the places found among them."""

    lines: tuple[PageLine, ...]
    labels: Labels  # lines without one are body
    body: tuple[int, ...]  # indexes of the lines that are paragraphs
    title: PageLine | None = None
    dateline: Dateline | None = None
    opening: int = 0  # index of the line the dateline opens

    @property
    def first(self) -> int:
        """The index of the first paragraph's line; the number of lines when there is none."""
        return self.body[0] if self.body else len(self.lines)

    @property
    def last(self) -> int:
        """The index of the last paragraph's line; -1 when there is none."""
        return self.body[-1] if self.body else -1

    def adding(self, found: Labels) -> Layout:
        """Return the layout with more labels; a paragraph that got one is none any more, unless all did."""
        labels = {**self.labels, **found}
        kept = tuple(i for i in self.body if labels.get(i, BlockLabel.BODY) is BlockLabel.BODY)
        return replace(self, labels=labels, body=kept or self.body)

    def unlabelled(self) -> Iterator[PageLine]:
        """Yield the lines without a label."""
        return (line for line in self.lines if line.index not in self.labels)
