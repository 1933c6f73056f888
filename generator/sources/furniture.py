"""Tell an article's text from the furniture around it.

Every line gets a label, a line may hold several blocks: a dateline before its first sentence, a caption glued to a
paragraph. What a line says decides first, where it stands second; when neither speaks against it, a line is body.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.sources.boilerplate import is_boilerplate, is_credit
from generator.sources.bylines import parse_byline, signed_names
from generator.sources.captions import is_caption, opens_as_caption
from generator.sources.datelines import parse_dateline
from generator.sources.inline import find_breaks
from generator.sources.layout import Labels, Layout
from generator.sources.lines import PageLine, read_lines
from generator.sources.metadata import read_metadata
from generator.sources.outlets import SPECIAL_RE
from generator.sources.page_dates import MAX_BESIDE, is_date_line
from generator.sources.structure import (
    find_paragraphs,
    label_by_place,
    label_gathered_captions,
    label_lists,
    label_repeats,
)
from generator.sources.titles import find_title, repeats_title
from generator.values.document import Block, BlockLabel, Document, Field, Metadata
from generator.values.limits import LIMITS
from generator.values.span import Span

LABELLERS: Final = (label_lists, label_repeats, label_by_place, label_gathered_captions)  # each reads the ones before
HEAD_LINES = 6  # of a page, among which names alone may be its writers'
SHORT_TEXT = 3  # lines: so few without a paragraph are a text; a headline and more links are a page
# The mark of a list, or the clock of a live blog, is none of a line's words.
ITEM_RE = re.compile(r"^\s*(?:(?:[*+•·▪►]|\d{1,2}:\d{2}(?:\s[A-Z]{2,4})?(?=\s[\"']?[A-Z][a-z]))\s+)?")


def label_lines(document: Document, longest: int = LIMITS.line) -> tuple[tuple[Block, ...], Metadata]:
    """Return labelled blocks for all lines, in text order, and the metadata those lines state."""
    layout = _laid_out(read_lines(document, longest), document.metadata.title)
    blocks = [block for line in layout.lines for block in _blocks_of(line, layout)]
    return tuple(blocks), read_metadata(document, layout)


def _laid_out(lines: tuple[PageLine, ...], stated: Field | None) -> Layout:
    """Return the lines with their labels; what each labeller finds is added to what the ones before it found."""
    labels = _label_by_words(lines)
    layout = Layout(lines, labels, find_paragraphs(lines, labels))
    if layout.body or len(lines) > SHORT_TEXT:
        paragraphs = [lines[i] for i in layout.body]
        title = None if stated else find_title(lines[: layout.first], labels, paragraphs)
        words = stated.value if stated else title.text if title else None
        layout = replace(layout.adding(_label_titles(layout, words)), title=title)
        for label in LABELLERS:
            layout = layout.adding(label(layout))
    return _with_dateline(layout)


def _label_by_words(lines: tuple[PageLine, ...]) -> Labels:
    """Return the labels that lines have from their own words; a text of one line has none."""
    if len(lines) == 1:
        return {}
    labels = {line.index: label for line in lines if (label := _label_of(line))}
    signed = (parse_byline(line.text) for line in lines if labels.get(line.index) is BlockLabel.BYLINE)
    names = {byline[0] for byline in signed if byline}
    for above, below in pairwise(lines[: HEAD_LINES + 1]):
        if above.index and signed_names(above.text, below.text):
            labels[above.index] = BlockLabel.BYLINE
    labels |= {line.index: BlockLabel.BYLINE for line in lines[:HEAD_LINES] if SPECIAL_RE.match(line.text)}
    return labels | {line.index: BlockLabel.BYLINE for line in lines if line.text in names}


def _label_of(line: PageLine) -> BlockLabel | None:
    """Return the label that a line's own words give it, None when they give none."""
    if parse_byline(line.text):
        return BlockLabel.BYLINE
    if is_credit(line):
        return BlockLabel.CREDIT
    if opens_as_caption(line) or (is_caption(line) and not parse_dateline(line.text)):
        return BlockLabel.CAPTION
    dated = is_date_line(line.text, 2 if line.is_prose else MAX_BESIDE) and not line.text.endswith(":")
    return BlockLabel.BOILERPLATE if dated or is_boilerplate(line) else None


def _label_titles(layout: Layout, title: str | None) -> Labels:
    """Return the label of the headline and of its repetitions."""
    if title is None:
        return {}
    may_be = (line for line in layout.lines if line.index not in layout.labels or line.words > 1)
    return {line.index: BlockLabel.TITLE for line in may_be if repeats_title(line, title)}


def _with_dateline(layout: Layout) -> Layout:
    """Find the dateline that opens the body; it may have a line of its own."""
    for line in layout.lines[: layout.first + 1 if layout.body else 1]:
        label = layout.labels.get(line.index, BlockLabel.BODY)
        dateline = parse_dateline(line.text)
        if dateline is None or label not in {BlockLabel.BODY, BlockLabel.HEADING, BlockLabel.CAPTION}:
            continue
        if label is BlockLabel.BODY or dateline.end >= len(line.text):
            body = {line.index: BlockLabel.BODY}
            return replace(layout.adding(body), dateline=dateline, opening=line.index)
    return layout


def _blocks_of(line: PageLine, layout: Layout) -> list[Block]:
    label = layout.labels.get(line.index, BlockLabel.BODY)
    if label is not BlockLabel.BODY:
        return [Block(line.span, label)]
    start = 0
    found: list[Block] = []
    if layout.dateline and line.index == layout.opening:
        start = layout.dateline.end
        found.append(_block(line, 0, len(line.text[:start].rstrip()), BlockLabel.DATELINE))
    for at, end, kind in find_breaks(line.text, start) if len(layout.lines) > 1 else []:
        found += [*_body(line, start, at), _block(line, at, end, kind)]
        start = end
    return found + _body(line, start, len(line.text))


def _body(line: PageLine, start: int, end: int) -> list[Block]:
    words = line.text[start:end]
    if not any(c.isalnum() for c in words):
        return []
    left = len(words) - len(ITEM_RE.sub("", words))
    return [_block(line, start + left, start + len(words.rstrip()), BlockLabel.BODY)]


def _block(line: PageLine, start: int, end: int, label: BlockLabel) -> Block:
    return Block(Span(line.span.start + start, line.span.start + end), label)
