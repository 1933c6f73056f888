"""Label every line of a source: body, title, caption, byline, dateline, credit line, boilerplate."""

from __future__ import annotations

from dataclasses import replace

from generator.sources.furniture import label_lines
from generator.sources.inline import blank_inside
from generator.values.document import BlockLabel, Document


def clean(document: Document) -> Document:
    """Return the document with its blocks and the metadata its own lines state."""
    blocks, metadata = label_lines(document)
    normal = document.normal
    for block in blocks:
        if block.label is BlockLabel.BODY:
            normal = blank_inside(normal, block.span)
    return replace(document, blocks=blocks, metadata=metadata, normal=normal)
