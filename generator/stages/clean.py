"""Label every line of a source: body, title, caption, byline, dateline, credit line, boilerplate."""

from __future__ import annotations

from dataclasses import replace

from generator.sources.furniture import label_lines
from generator.sources.inline import blank_inside
from generator.sources.within import keep_within, over_limits
from generator.values.document import BlockLabel, Document
from generator.values.limits import LIMITS, ReadingLimits


def clean(document: Document, limits: ReadingLimits = LIMITS) -> Document:
    """Return the document with its blocks and the metadata its own lines state."""
    lines, metadata = label_lines(document, limits.line)
    blocks = keep_within(document, lines, limits)
    normal = document.normal
    for block in blocks:
        if block.label is BlockLabel.BODY:
            normal = blank_inside(normal, block.span)
    cleaned = replace(document, blocks=blocks, metadata=metadata, normal=normal)
    return replace(cleaned, notes=(*document.notes, *over_limits(cleaned, lines, limits)))
