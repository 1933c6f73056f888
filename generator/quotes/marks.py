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
from collections.abc import Iterator
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
        doubles = [d for d in doubles if not any(s.inner.contains(d.outer) for s in singles)]
        found += sorted([*doubles, *singles], key=lambda q: q.inner)
    return tuple(q for q in _link(paragraphs, found) if q.inner.length)


def _pair_doubles(document: Document, paragraph: Span, number: int) -> list[Quotation]:
    """Pair the double marks of one paragraph; a mark that cannot be paired is left alone."""
    pairs: list[Quotation] = []
    opened: list[Mark] = []
    marks = list(_double_marks(document, paragraph))
    for place, mark in enumerate(marks):
        if mark.opens and not (mark.closes and opened):
            if opened and not _nests(marks[place:], len(opened)):
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


def _nests(rest: list[Mark], depth: int) -> bool:
    """Say whether closings enough follow for an opening inside an open quotation."""
    for mark in rest:
        depth += 1 if mark.opens and not mark.closes else -1
        if depth <= 0:
            return True
    return False


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
    normal, at = document.normal, paragraph.start
    for match in SINGLE_RE.finditer(normal, paragraph.start, paragraph.end):
        start = match.start()
        if start < at or any(t.start <= start < t.end for t in taken) or not _opens_single(document, paragraph, start):
            continue
        end = _end_of_single(normal, paragraph, start, taken)
        if end is not None:
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


def _end_of_single(normal: str, paragraph: Span, start: int, taken: tuple[Span, ...]) -> int | None:
    """Return the closing mark: the first behind a word or punctuation, apostrophes within a word aside."""
    for match in SINGLE_RE.finditer(normal, start + 2, paragraph.end):
        at = match.start()
        before, after = normal[at - 1], normal[at + 1] if at + 1 < paragraph.end else " "
        inside = any(t.start < at < t.end - 1 and not t.start > start for t in taken)
        if not (inside or after.isalnum() or before.isspace()):
            return at
    return None


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
