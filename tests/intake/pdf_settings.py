"""One story set in type in every way that reading order, hyphens and running heads are known to stumble over."""

from __future__ import annotations

import textwrap
from itertools import chain, zip_longest

from pdf_builder import Put, set_lines
from stories import PARAGRAPHS, TITLE

HEAD = set_lines([TITLE], top=790, size=18)


def wrapped(width: int, gap: bool = True) -> list[str]:
    return [line for p in PARAGRAPHS for line in [*textwrap.wrap(p, width), *([""] if gap else [])]]


def columns() -> tuple[list[Put], list[Put]]:
    lines = wrapped(42)
    half = len(lines) // 2
    return set_lines(lines[:half], x=60, top=740), set_lines(lines[half:], x=310, top=740)


def indented() -> list[Put]:
    found, y = [], 740.0
    for paragraph in PARAGRAPHS:
        for number, line in enumerate(textwrap.wrap(paragraph, 80)):
            found.append(Put(60 if number else 75, y, line))
            y -= 13
    return found


LEFT, RIGHT = columns()
ROWS = [put for put in chain.from_iterable(zip_longest(LEFT, RIGHT)) if put]
SETTINGS = {
    "one column": HEAD + set_lines(wrapped(85), top=750),
    "two columns, one behind the other": HEAD + LEFT + RIGHT,
    "two columns, row by row": HEAD + ROWS,
    "paragraphs told by an indent": HEAD + indented(),
    "paragraphs told by a short last line": HEAD + set_lines(wrapped(60, gap=False), top=750),
}


def framed(number: int, lines: list[Put]) -> list[Put]:
    """Return a page with a running head and its number."""
    head = Put(60, 815, f"TARNWICK COURIER - Tuesday, 4 June 2024 - {number}", 8)
    return [head, *lines, Put(290, 30, f"Page {number} of 2", 8)]


def two_pages() -> list[list[Put]]:
    """Return the story over two pages, the second paragraph broken between them."""
    lines = wrapped(60)
    cut = lines.index("") + 3
    return [framed(1, HEAD + set_lines(lines[:cut], top=750)), framed(2, set_lines(lines[cut:]))]


def hyphened() -> list[Put]:
    """Return the story with words broken at line ends, every second long word of them."""
    found: list[str] = []
    for paragraph in PARAGRAPHS:
        rest = paragraph
        while len(rest) > 40:
            cut = rest.rindex(" ", 0, 40)
            word = rest[cut + 1 :].split(" ")[0]
            half = len(word) // 2
            broken = len(word) > 6 and word.isalpha()
            found.append(rest[: cut + 1 + half] + "-" if broken else rest[:cut])
            rest = rest[cut + 1 + half if broken else cut + 1 :]
        found += [rest, ""]
    return HEAD + set_lines(found, top=750)


WAYS: dict[str, list[list[Put]]] = {
    **{name: [page] for name, page in SETTINGS.items()},
    "two pages with running heads and numbers": two_pages(),
    "words broken at line ends": [hyphened()],
}
