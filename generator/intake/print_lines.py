"""Lines as they were printed on pages → paragraphs: columns, indents, hyphens at line ends, running heads.

A line goes on from the one before it unless a gap, an indent, another size of type or a short line that ends a
sentence parts them; a paragraph goes on over columns and pages where its sentence does. What stands at the head or
foot of several pages is no text, nor are page numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from generator.lexicons.loader import load_lexicon

SENTENCE_RE: Final = re.compile(r"[.!?…:]['\"”’»)\]]*$")
NUMBER_RE: Final = re.compile(
    r"^[\s|•–—-]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[\s|•–—-]*$",  # "3", "- 3 -", "Page 3 of 4"
    re.IGNORECASE,
)
HYPHEN_RE: Final = re.compile(r"(?P<first>[^\W\d_]+)[-‐\u00ad]$")
NEXT_RE: Final = re.compile(r"^(?P<rest>[a-zà-öø-ÿ][^\s]*)")
STAYING: Final = frozenset(load_lexicon("hyphens")["first part"])
EDGE: Final = 0.1  # of a page's height, at its head and foot, in which running heads and page numbers stand
MORE_THAN_LEADING: Final = 1.35  # times the usual distance of lines: a gap
NEAR_LINES: Final = 3  # sizes of type between two lines that may belong together
INDENT: Final = 0.8  # of the size of type
SHORT: Final = 0.85  # of the width of a column: a line that ends there ends on purpose
SAME_SIZE: Final = 0.12  # of a size of type: less is the same type


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
    """Return the lines of the text, and the running heads and page numbers."""
    edge = [line for line in lines if _is_at_edge(line)]
    pages = {(_shape(line.text), line.page) for line in edge}
    often = Counter(shape for shape, _ in pages)
    heads = [line for line in edge if NUMBER_RE.match(line.text) or often[_shape(line.text)] > 1]
    gone = set(heads)
    return [line for line in lines if line not in gone], heads


def _is_at_edge(line: PrintLine) -> bool:
    return line.bottom > line.height * (1 - EDGE) or line.top < line.height * EDGE


def _shape(text: str) -> str:
    """Return a line without its numbers, by which running heads are alike."""
    return re.sub(r"\d+", "#", text.lower())


def paragraphs_of(lines: Sequence[PrintLine]) -> list[Printed]:
    """Return the paragraphs of lines in their order."""
    if not lines:
        return []
    leading, words = _leading(lines), _words_in(lines)
    rights = _column_rights(lines)
    found: list[list[PrintLine]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if _goes_on(above, line, leading, rights):
            found[-1].append(line)
        else:
            found.append([line])
    return [Printed(_joined_text(part, words), part[0].size, part[0].page) for part in found]


def _leading(lines: Sequence[PrintLine]) -> float:
    steps = [(above.bottom - line.bottom, above.size) for above, line in pairwise(lines) if above.page == line.page]
    near = [step for step, size in steps if 0 < step < NEAR_LINES * size]
    return median(near) if near else 0.0


def _column_rights(lines: Sequence[PrintLine]) -> dict[tuple[int, int], float]:
    """Return where the lines of each column end at most; a column is known by its page and left edge."""
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _column(line)
        for near in (key, (key[0], key[1] + 1), (key[0], key[1] - 1)):
            rights[near] = max(rights.get(near, 0.0), line.right)
    return rights


def _column(line: PrintLine) -> tuple[int, int]:
    return line.page, round(line.left / 30)


def _goes_on(above: PrintLine, line: PrintLine, leading: float, rights: dict[tuple[int, int], float]) -> bool:
    """Say whether a line goes on the paragraph of the line before it."""
    if abs(above.size - line.size) > SAME_SIZE * above.size:
        return False
    ended = SENTENCE_RE.search(above.text) is not None
    if line.page != above.page or line.bottom >= above.bottom:  # the next page or column
        return not ended
    if above.bottom - line.bottom > leading * MORE_THAN_LEADING or line.left > above.left + INDENT * line.size:
        return False
    return not (ended and not _fills_column(above, rights))


def _fills_column(line: PrintLine, rights: dict[tuple[int, int], float]) -> bool:
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
