"""Tell an article's text from the furniture around it.

Every line gets a label, a line may hold several blocks: a dateline before its first sentence, a caption glued to a
paragraph. What a line says decides first, where it stands second; when neither speaks against it, a line is body.
"""

from __future__ import annotations

import re

from generator.sources.boilerplate import is_boilerplate, is_credit
from generator.sources.bylines import parse_byline
from generator.sources.captions import is_caption, opens_as_caption
from generator.sources.datelines import Dateline, parse_dateline
from generator.sources.inline import find_breaks
from generator.sources.lines import Line, read_lines
from generator.sources.metadata import Page, read_metadata
from generator.sources.page_dates import MAX_BESIDE, is_date_line
from generator.sources.structure import (
    Labels,
    label_gathered_captions,
    label_head,
    label_lists,
    label_middle,
    label_repeats,
    label_tail,
    paragraphs,
)
from generator.sources.titles import find_title, repeats_title
from generator.values.document import Block, BlockLabel, Document, Metadata
from generator.values.span import Span

TURN_RE = re.compile(r"^[A-Z][A-Z .'-]{1,40}(?:, HOST)?:\s")
BREAK_LABELS = {
    "caption": BlockLabel.CAPTION,
    "credit": BlockLabel.CREDIT,
    "heading": BlockLabel.HEADING,
    "junk": BlockLabel.BOILERPLATE,
}


def label_lines(document: Document) -> tuple[tuple[Block, ...], Metadata]:
    """Return labelled blocks for all lines, in text order, and the metadata those lines state."""
    lines = read_lines(document)
    labels = _label_by_words(lines)
    body = paragraphs(lines, labels)
    page = _page(document, lines, labels, body) if body else _page_without_paragraphs(document, lines, labels)
    blocks = [block for line in lines for block in _blocks(line, page)]
    return tuple(blocks), read_metadata(document, page)


def _label_by_words(lines: tuple[Line, ...]) -> Labels:
    labels: Labels = {}
    if len(lines) == 1:
        return labels
    for line in lines:
        label = _label_of(line)
        if label is not None:
            labels[line.index] = label
    names = {b[0] for line in lines if labels.get(line.index) is BlockLabel.BYLINE and (b := parse_byline(line.text))}
    labels.update({line.index: BlockLabel.BYLINE for line in lines if line.text in names})
    return labels


def _label_of(line: Line) -> BlockLabel | None:
    """Return the label that a line's own words give it, None when they give none."""
    if parse_byline(line.text):
        return BlockLabel.BYLINE
    if is_credit(line):
        return BlockLabel.CREDIT
    if opens_as_caption(line) or (is_caption(line) and not parse_dateline(line.text)):
        return BlockLabel.CAPTION
    if is_boilerplate(line) or (
        is_date_line(line.text, 2 if line.is_prose else MAX_BESIDE) and not line.text.endswith(":")
    ):
        return BlockLabel.BOILERPLATE
    return None


def _page(document: Document, lines: tuple[Line, ...], labels: Labels, body: list[int]) -> Page:
    first, last = body[0], body[-1]
    title = _label_title(document, lines, labels, first)
    labels |= label_lists(lines, labels, body)
    labels |= label_repeats(lines, labels)
    kept = [i for i in body if i not in labels] or body
    first, last = kept[0], kept[-1]
    labels |= label_head(lines, labels, first)
    labels |= label_middle(lines, labels, first, last)
    labels |= label_tail(lines, labels, last)
    labels |= label_gathered_captions(lines, labels)
    opening, dateline = _find_dateline(lines, labels, first)
    return Page(lines, labels, title, first, last, dateline, opening)


def _page_without_paragraphs(document: Document, lines: tuple[Line, ...], labels: Labels) -> Page:
    """A text of one or two lines is body; a page of headlines alone has a title and no body."""
    title = None
    if len(lines) > 3:  # noqa: PLR2004  # a headline and two links are the smallest page
        title = _label_title(document, lines, labels, len(lines))
        labels |= {
            line.index: BlockLabel.BOILERPLATE for line in lines if line.index not in labels and not line.ends_sentence
        }
    opening, dateline = _find_dateline(lines, labels, 0)
    return Page(lines, labels, title, len(lines), -1, dateline, opening)


def _label_title(document: Document, lines: tuple[Line, ...], labels: Labels, first: int) -> Line | None:
    """Label the headline and its repetitions; return its line."""
    stated = document.metadata.title
    title = None if stated else find_title(lines[:first], frozenset(labels))
    words = stated.value if stated else title.text if title else None
    if words is None:
        return None
    head_end = first + max(3, len(lines) // 4)
    for line in lines[:head_end]:
        if (line.index not in labels or line.words > 1) and repeats_title(line, words):
            labels[line.index] = BlockLabel.TITLE
    return title


def _find_dateline(lines: tuple[Line, ...], labels: Labels, first: int) -> tuple[int, Dateline | None]:
    """Return the line that opens the body and its dateline; a dateline may have a line of its own."""
    for line in lines[: first + 1]:
        if labels.get(line.index) in {None, BlockLabel.HEADING, BlockLabel.CAPTION}:
            dateline = parse_dateline(line.text)
            if dateline and dateline.is_turn and _has_turns(lines):
                return first, None  # a transcript: its speakers stand where a place would
            if dateline and (line.index not in labels or dateline.end >= len(line.text)):
                labels.pop(line.index, None)
                return line.index, dateline
    return first, None


def _has_turns(lines: tuple[Line, ...]) -> bool:
    return sum(bool(TURN_RE.match(line.text)) for line in lines) > 2  # noqa: PLR2004  # two may be headings


def _blocks(line: Line, page: Page) -> list[Block]:
    label = page.labels.get(line.index, BlockLabel.BODY)
    if label is not BlockLabel.BODY:
        return [Block(line.span, label)]
    start = 0
    found: list[Block] = []
    if page.dateline and line.index == page.opening:
        start = page.dateline.end
        found.append(_block(line, 0, len(line.text[:start].rstrip()), BlockLabel.DATELINE))
    for at, end, kind in find_breaks(line.text[start:]) if len(page.lines) > 1 else []:
        found += _body(line, start, start + at) if at else []
        found.append(_block(line, start + at, start + end, BREAK_LABELS[kind]))
        start += end
        return found + _rest(line, start)
    return found + _body(line, start, len(line.text))


def _rest(line: Line, start: int) -> list[Block]:
    """Return the blocks behind the first break of a line."""
    found: list[Block] = []
    offset = start
    for at, end, kind in find_breaks(line.text[offset:]):
        found += _body(line, start, offset + at)
        found.append(_block(line, offset + at, offset + end, BREAK_LABELS[kind]))
        start = offset + end
    return found + _body(line, start, len(line.text))


def _body(line: Line, start: int, end: int) -> list[Block]:
    words = line.text[start:end]
    if not any(c.isalnum() for c in words):
        return []
    left = len(words) - len(words.lstrip())
    return [_block(line, start + left, start + len(words.rstrip()), BlockLabel.BODY)]


def _block(line: Line, start: int, end: int, label: BlockLabel) -> Block:
    return Block(Span(line.span.start + start, line.span.start + end), label)
