"""Tell an article's text from the furniture around it."""

from __future__ import annotations

import re

from generator.values.document import Block, BlockLabel, Document, Metadata
from generator.values.span import Span

LINE_RE = re.compile(r"[^\n]+")


def label_lines(document: Document) -> tuple[tuple[Block, ...], Metadata]:
    """Return a block for every line, in text order, and the metadata those lines state."""
    blocks = tuple(
        Block(Span(m.start(), m.end()), BlockLabel.BODY)
        for m in LINE_RE.finditer(document.text, document.body_start)
        if m.group().strip()
    )
    return blocks, document.metadata
