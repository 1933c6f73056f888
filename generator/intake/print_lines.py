"""Lines as they were printed on pages → paragraphs: columns, indents, hyphens at line ends, running heads.

A line goes on from the one before it unless a gap, an indent, another size of type or a short line that ends a
sentence parts them, or a short line is a byline or a day; a paragraph goes on over columns and pages where its sentence
does. What stands at the head or foot of several pages is no text, nor are page numbers and what a browser prints there:
the page's address, its title and the day of printing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.sources.bylines import parse_byline
from generator.sources.page_dates import find_page_dates

SENTENCE_RE: Final = re.compile(r"[.!?…:]['\"”’»)\]]*$")
NUMBER_RE: Final = re.compile(
    r"^[\s|•–—-]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[\s|•–—-]*$",  # "3", "- 3 -", "Page 3 of 4"
    re.IGNORECASE,
)
ADDRESS_RE: Final = re.compile(r"(?:https?|file)://\S+")  # "https://post.example/fog 1/2"
HYPHEN_RE: Final = re.compile(r"(?<![^\W\d_])(?P<first>[^\W\d_]+)[-‐\u00ad]$")
NEXT_RE: Final = re.compile(r"^(?P<rest>[a-zà-öø-ÿ][^\s]*)")
STAYING: Final = frozenset(load_lexicon("hyphens")["first part"])
EDGE: Final = 0.1  # of a page's height, at its head and foot, in which running heads and page numbers stand
MORE_THAN_LEADING: Final = 1.35  # times the usual distance of lines: a gap
NEAR_LINES: Final = 3  # sizes of type between two lines that may belong together
INDENT: Final = 0.8  # of the size of type
SHORT: Final = 0.85  # of the width of a column: a line that ends there ends on purpose
LARGE: Final = 1.2  # times the size of the text: a headline
SAME_SIZE: Final = 0.12  # of a size of type: less is the same type


Column = tuple[int, int, float]  # a page, a left edge in steps of 30 points, a size of type


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A line of type; places in points, from the lower left of its page."""

    page: int  # from 0
    left: float
    right: float
    bottom: float
    top: float
    size: float  # of the type: 10.0
    height: float  # of the page
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it was printed."""

    text: str
    size: float  # of its type
    page: int


def split_running_heads(lines: Sequence[PrintLine]) -> tuple[list[PrintLine], list[PrintLine]]:
    """Return the lines of the text, and the running heads and page numbers; a head of one page is set small.

    Where a browser printed the page's address, the foot is its own, too.
    """
    usual = usual_size(lines)
    edge = [line for line in lines if _is_at_edge(line)]
    addresses = {line for line in edge if ADDRESS_RE.match(line.text)}
    pages = {(_shape(line.text), line.page) for line in edge}
    often = Counter(shape for shape, _ in pages)
    frame = (line for line in edge if addresses or line.top > line.height / 2)
    small = {line for line in frame if line.size < (1 - SAME_SIZE) * usual}
    gone = {line for line in edge if NUMBER_RE.match(line.text) or often[_shape(line.text)] > 1} | small | addresses
    heads = [line for line in edge if line in gone]
    return [line for line in lines if line not in gone], heads


def usual_size(lines: Sequence[PrintLine] | Sequence[Printed]) -> float:
    """Return the size of type in which most of the text is set, 0 for no text."""
    signs = Counter[float]()
    for line in lines:
        signs[line.size] += len(line.text)
    return max(signs, key=lambda size: (signs[size], -size), default=0.0)


def _is_at_edge(line: PrintLine) -> bool:
    return line.bottom > line.height * (1 - EDGE) or line.top < line.height * EDGE


def _shape(text: str) -> str:
    """Return a line without its numbers, by which running heads are alike."""
    return re.sub(r"\d+", "#", text.lower())


def paragraphs_of(lines: Sequence[PrintLine]) -> list[Printed]:
    """Return the paragraphs of lines in their order."""
    if not lines:
        return []
    words, measures = _words_in(lines), _Measures(_leading(lines), _column_rights(lines), usual_size(lines))
    found: list[list[PrintLine]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if _goes_on(above, line, measures):
            found[-1].append(line)
        else:
            found.append([line])
    return [Printed(_joined_text(part, words), part[0].size, part[0].page) for part in found]


@dataclass(frozen=True, slots=True)
class _Measures:
    """What lines are measured by."""

    leading: Mapping[float, float]  # the usual distance of lines of each size of type
    rights: Mapping[Column, float]  # where the lines of each column end at most
    usual: float  # the size of type of the text


def _leading(lines: Sequence[PrintLine]) -> dict[float, float]:
    """Return the usual distance of the lines of a paragraph; where paragraphs are short, gaps are as many."""
    steps: dict[float, list[float]] = {}
    for above, line in pairwise(lines):
        step = above.bottom - line.bottom
        if above.page == line.page and above.size == line.size and 0 < step < NEAR_LINES * line.size:
            steps.setdefault(line.size, []).append(step)
    return {size: sorted(found)[len(found) // 4] for size, found in steps.items()}


def _column_rights(lines: Sequence[PrintLine]) -> dict[Column, float]:
    """Return where the lines of each column end at most; an indented line stands in the column beside, too."""
    rights: dict[Column, float] = {}
    for line in lines:
        page, left, size = _column(line)
        for near in (left - 1, left, left + 1):
            rights[page, near, size] = max(rights.get((page, near, size), 0.0), line.right)
    return rights


def _column(line: PrintLine) -> Column:
    return line.page, round(line.left / 30), line.size


def _goes_on(above: PrintLine, line: PrintLine, measures: _Measures) -> bool:
    """Say whether a line goes on the paragraph of the line before it."""
    if abs(above.size - line.size) > SAME_SIZE * above.size:
        return False
    ended = SENTENCE_RE.search(above.text) is not None
    if line.page != above.page or line.bottom >= above.bottom:  # the next page or column
        return not ended
    if above.bottom - line.bottom > measures.leading.get(line.size, line.size) * MORE_THAN_LEADING:
        return False
    if line.size >= LARGE * measures.usual:
        return True  # a headline, whose lines may be centred
    if not _fills_column(above, measures.rights) and _tells_of_its_page(above.text):
        return False
    indented = line.left > above.left + INDENT * line.size
    return not indented and not (ended and not _fills_column(above, measures.rights))


def _tells_of_its_page(text: str) -> bool:
    """Say whether a line is a byline or a day."""
    return parse_byline(text) is not None or bool(find_page_dates(text))


def _fills_column(line: PrintLine, rights: Mapping[Column, float]) -> bool:
    """Say whether a line reaches the right edge of its column, near enough."""
    right = rights.get(_column(line), line.right)
    return line.right - line.left >= SHORT * (right - line.left)


def _words_in(lines: Sequence[PrintLine]) -> frozenset[str]:
    """Return the words inside lines, by which a word that was broken is known again."""
    inside = (word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)[:-1])
    return frozenset(word.lower() for word in inside)


def _joined_text(lines: Sequence[PrintLine], words: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        hyphen, rest = HYPHEN_RE.search(text), NEXT_RE.match(line.text)
        if not hyphen or not rest:
            text += ("" if hyphen and not rest and line.text[:1].isupper() else " ") + line.text
        elif text[-1] == "\u00ad" or _is_broken_word(hyphen["first"].lower(), rest["rest"].lower(), words):
            text = text[:-1] + line.text
        else:
            text += line.text
    return " ".join(text.replace("\u00ad", "").split())


def _is_broken_word(first: str, rest: str, words: frozenset[str]) -> bool:
    """Say whether two halves are one word that was broken at the end of a line.

    >>> _is_broken_word("north", "ern", frozenset()), _is_broken_word("well", "known", frozenset())
    (True, False)
    >>> _is_broken_word("co", "operate", frozenset({"co-operate"})), _is_broken_word("fly", "by-night", frozenset())
    (False, False)
    """
    end = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", rest)
    half = end[0] if end else rest
    if first + half in words:
        return True
    return f"{first}-{half}" not in words and "-" not in half and first not in STAYING
