"""Quotation marks, paired: which words of a document stand between marks.

    "It works," he said.                 straight;  “It works” curly;  ``It works'' TeX
    “It works", he said.                 mixed: the place of a mark counts more than its shape
    'It's a holiday,' he said.           single marks against apostrophes
    “He said ‘no’ to me.”                the inner pair lies inside the outer one
    “First paragraph.¶ “Second.”         a quotation reopened without closing: `continues`
    «Ja», „ja“                           foreign marks

Left alone: inches and minutes (6'2"), apostrophes, elisions ('90s, 'em), a mark that opens in the
middle of a paragraph and never closes (no end can be told).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.values.document import Document
from generator.values.span import Span

OPENING: Final = frozenset("“„‟«")
CLOSING: Final = frozenset("”»")
DOUBLE_RE = re.compile(r'"')
SINGLE_RE = re.compile(r"'")
TEX_RE = re.compile(r"``|''")
INCH_RE = re.compile(r"\d$")
# 'em, '90s, 'tis: an apostrophe for letters left out.
ELISION_RE = re.compile(r"'(?:\d\ds?\b|(?:em|tis|twas|til|till|cause|bout|round|n)\b)", re.IGNORECASE)
BEFORE_OPENING: Final = frozenset(" \n([{-/\"'|=>")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, with what its place allows."""

    start: int
    end: int  # start + 1, or + 2 for TeX marks
    opens: bool  # may open here
    closes: bool  # may close here


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between a pair of marks."""

    inner: Span  # the words alone
    outer: Span  # with the marks
    paragraph: int  # index into the paragraphs given
    closed: bool = True  # False when the paragraph ends before a closing mark
    continues: bool = False  # reopened in the next paragraph, same utterance


def pair_marks(document: Document, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of the paragraphs in text order."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        doubles = _pair_doubles(document, paragraph, number)
        singles = _pair_singles(document, paragraph, number, tuple(q.outer for q in doubles))
        within = [s.inner for s in singles]
        doubles = [d for d in doubles if (s := _holding(within, d.outer.start)) is None or not s.contains(d.outer)]
        found += sorted([*doubles, *singles], key=lambda q: q.inner)
    return tuple(q for q in _link(paragraphs, found) if q.inner.length)


def _pair_doubles(document: Document, paragraph: Span, number: int) -> list[Quotation]:
    """Pair the double marks of one paragraph; a mark that cannot be paired is left alone."""
    pairs: list[Quotation] = []
    opened: list[Mark] = []
    marks = list(_double_marks(document, paragraph))
    closing = _closings_ahead(marks)
    for place, mark in enumerate(marks):
        if mark.opens and not (mark.closes and opened):
            if closing[place] < len(opened):  # too few for another opening inside an open quotation
                opened.clear()
            opened.append(mark)
        elif opened:
            start = opened.pop()
            if not opened:
                pairs.append(_quotation(document, start, mark, number))
    if opened and _runs_on(document, paragraph, opened[0]):
        pairs = [q for q in pairs if q.outer.start < opened[0].start]
        inner = Span(opened[0].end, paragraph.end).trimmed(document.normal)
        pairs.append(Quotation(inner, Span(opened[0].start, paragraph.end), number, closed=False))
    return pairs


def _runs_on(document: Document, paragraph: Span, mark: Mark) -> bool:
    """Say whether an opening mark that is not closed holds the rest of its paragraph.

    It does at the paragraph's start, behind a colon or comma, and when the next paragraph opens with a mark.
    """
    before = document.normal[paragraph.start : mark.start].rstrip()
    following = document.normal[paragraph.end : paragraph.end + 80].lstrip()
    return not before or before[-1] in ":," or (following[:1] == '"' and before[-1] in ".?!")


def _closings_ahead(marks: list[Mark]) -> list[int]:
    """Return for each mark how many closings at most follow from it on beyond those of openings between."""
    found, most = [], 0
    for mark in reversed(marks):
        most = max(0, most - 1 if mark.opens and not mark.closes else most + 1)
        found.append(most)
    return found[::-1]


def _quotation(document: Document, start: Mark, end: Mark, number: int) -> Quotation:
    inner = Span(start.end, max(start.end, end.start)).trimmed(document.normal)
    if inner.length and document.normal[inner.end - 1] == ",":  # house style puts the sentence's comma inside
        inner = Span(inner.start, inner.end - 1)
    return Quotation(inner, Span(start.start, end.end), number)


def _double_marks(document: Document, paragraph: Span) -> Iterator[Mark]:
    text, normal = document.text, document.normal
    for match in DOUBLE_RE.finditer(normal, paragraph.start, paragraph.end):
        at = match.start()
        tex = TEX_RE.match(text, at)
        end = min(at + 2 if tex else at + 1, paragraph.end)  # a paragraph is trimmed of the second character
        before = normal[at - 1] if at > paragraph.start else " "
        after = normal[end] if end < paragraph.end else " "
        if INCH_RE.search(before) and text[at] in '"″' and (after.isdigit() or _is_inch(normal, at)):
            continue
        opens = before in BEFORE_OPENING and (not after.isspace() or at == paragraph.start) and end < paragraph.end
        closes = not before.isspace() and at > paragraph.start and not after.isalnum()
        yield Mark(at, end, *_by_shape(text[at], opens, closes, tex.group() if tex else ""))


def _is_inch(normal: str, at: int) -> bool:
    """Say whether feet stand before: 6'2"."""
    return bool(re.search(r"\d'\s?\d+$", normal[max(0, at - 6) : at]))


def _by_shape(glyph: str, opens: bool, closes: bool, tex: str) -> tuple[bool, bool]:
    """Let a mark's shape decide where its place does not."""
    if opens != closes:
        return opens, closes
    return glyph not in CLOSING, glyph not in OPENING and tex != "``"


def _pair_singles(document: Document, paragraph: Span, number: int, taken: tuple[Span, ...]) -> list[Quotation]:
    """Pair single marks outside double ones."""
    pairs: list[Quotation] = []
    at = paragraph.start
    places = [m.start() for m in SINGLE_RE.finditer(document.normal, paragraph.start, paragraph.end)]
    ends = [place for place in places if _closes_single(document.normal, paragraph, place)]
    for start in places:
        if start < at or _holding(taken, start) or not _opens_single(document, paragraph, start):
            continue
        place = bisect_left(ends, start + 2)
        if place < len(ends):
            end = ends[place]
            pairs.append(
                _quotation(document, Mark(start, start + 1, True, False), Mark(end, end + 1, False, True), number)
            )
            at = end + 1
    return pairs


def _opens_single(document: Document, paragraph: Span, at: int) -> bool:
    normal = document.normal
    before = normal[at - 1] if at > paragraph.start else " "
    after = normal[at + 1] if at + 1 < paragraph.end else " "
    if before not in BEFORE_OPENING or not (after.isalnum() or after in '"$£€[(.'):
        return False
    return document.text[at] in "‘‚‛`" or not ELISION_RE.match(normal, at)


def _closes_single(normal: str, paragraph: Span, at: int) -> bool:
    """Say whether a mark may close: it stands behind a word or punctuation, apostrophes within a word aside."""
    before = normal[at - 1] if at > paragraph.start else " "
    after = normal[at + 1] if at + 1 < paragraph.end else " "
    return not (after.isalnum() or before.isspace())


def _holding(spans: Sequence[Span], at: int) -> Span | None:
    """Return the one of spans that an offset lies in; they come in text order and do not overlap."""
    place = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[place] if place >= 0 and at < spans[place].end else None


def _link(paragraphs: tuple[Span, ...], found: list[Quotation]) -> list[Quotation]:
    """Mark quotations that the next paragraph reopens; an unclosed one that nothing reopens ends with its paragraph."""
    first_of: dict[int, Quotation] = {}
    for quotation in found:
        first_of.setdefault(quotation.paragraph, quotation)
    linked = []
    for quotation in found:
        after = first_of.get(quotation.paragraph + 1)
        reopened = after is not None and after.outer.start == paragraphs[after.paragraph].start
        linked.append(replace(quotation, continues=True) if not quotation.closed and reopened else quotation)
    return linked
