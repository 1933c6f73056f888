"""The blocks of a mail written as plain text, as ``blocks`` has them for HTML.

Lines broken to a width are joined; a line in capitals or underlined is a heading; a row of signs is a rule; what
follows "-- " is a signature and is left out, as is what a reply quotes with ">".

>>> text = "PIER SHUT|The northern pier is closed.||* * *|Fog|---|> Hello|It came at night.".replace("|", chr(10))
>>> [(block.kind, block.text) for block in plain_blocks(text)]  # doctest: +NORMALIZE_WHITESPACE
[('heading', 'PIER SHUT'), ('paragraph', 'The northern pier is closed.'), ('rule', ''), ('heading', 'Fog'),
 ('paragraph', 'It came at night.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator.intake.blocks import HtmlBlock, Kind
from generator.intake.forwarding import LINE_RE

RULE_RE: Final = re.compile(r"^\W*?([-=_*~#•·+])(?:\s?\1){2,}\W*$")
UNDERLINE_RE: Final = re.compile(r"^(?:-{3,}|={3,}|~{3,})$")
ITEM_RE: Final = re.compile(r"^(?:[-*•·–]\s+|\d{1,2}[.)]\s+)(?=\S)")
ADDRESS_RE: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
QUOTED_RE: Final = re.compile(r"^\s?(?:>\s?)+")
# "On Mon, 3 Jun 2024 at 7:10, Sound Post <news@post.test> wrote:"
ANSWERED_RE: Final = re.compile(r"\bOn (?P<date>[^<>]{6,60}?),? (?P<sender>[^<>,\d]{2,60}<[^<>\s]{3,80}>) wrote:\s*$")
FORWARDED: Final = "----- Forwarded message -----"
COVERING: Final = 30  # words above what is sent on between ">"
SIGNATURE_RE: Final = re.compile(r"^-- ?$", re.MULTILINE)
HEADING_WORDS: Final = 14  # words of a heading in capitals; more is somebody shouting
WIDTH: Final = (40, 100)  # characters of the longest line of a paragraph that was broken to a width


def plain_blocks(text: str) -> list[HtmlBlock]:
    """Return the blocks of plain text in their order."""
    unsigned = SIGNATURE_RE.split(text, maxsplit=1)
    kept = unsigned[0] if unsigned[0].strip() else text
    lines = [line.strip() for line in kept.replace("\t", " ").split("\n")]
    own = [line for line in lines if not QUOTED_RE.match(line)]
    quoted = [QUOTED_RE.sub("", line) for line in lines if QUOTED_RE.match(line)]
    covered = _words_in_lines(own) <= COVERING and _words_in_lines(quoted) > 2 * COVERING
    if covered or not any(own):  # what is all but quoted was sent on
        answered = ANSWERED_RE.search(" ".join(own))
        head = [f"From: {answered['sender']}", f"Date: {answered['date']}", ""] if answered else []
        lines = [*([FORWARDED, *head] if head else []), *quoted]
    else:
        lines = own
    found: list[HtmlBlock] = []
    for is_blank, group in groupby(lines, key=lambda line: not line):
        if not is_blank:
            found.extend(_blocks_in_lines(list(group)))
    return found


def _words_in_lines(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _blocks_in_lines(lines: list[str]) -> Iterator[HtmlBlock]:
    """Yield the blocks of lines without a blank one among them."""
    run: list[str] = []
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if UNDERLINE_RE.match(line) and number and not RULE_RE.match(lines[number - 1]) and not run:
            continue  # it underlined the heading above
        heads = UNDERLINE_RE.match(below) and len(line.split()) <= HEADING_WORDS and not run
        if RULE_RE.match(line) or heads or (_is_capitals(line) and not run):
            yield from _lines_joined(run)
            run = []
            yield HtmlBlock("rule", "") if RULE_RE.match(line) else _made_block("heading", line)
        else:
            run.append(line)
    yield from _lines_joined(run)


def _is_capitals(line: str) -> bool:
    words = line.split()
    letters = [sign for sign in line if sign.isalpha()]
    return len(letters) > len(words) and line.upper() == line and 1 < len(words) <= HEADING_WORDS


def _lines_joined(lines: list[str]) -> Iterator[HtmlBlock]:
    """Yield lines as one paragraph where they were broken to a width, else each as its own; items apart."""
    longest = max(map(len, lines), default=0)
    joined = WIDTH[0] <= longest <= WIDTH[1]
    paragraph: list[str] = []
    for line in lines:
        parted = ITEM_RE.match(line) or ADDRESS_RE.fullmatch(line) or LINE_RE.match(line)
        if parted or (paragraph and not joined):
            yield from _one_block(paragraph)
            paragraph = []
        paragraph.append(line)
        if ADDRESS_RE.fullmatch(line):
            yield from _one_block(paragraph)
            paragraph = []
    yield from _one_block(paragraph)


def _one_block(lines: list[str]) -> Iterator[HtmlBlock]:
    if lines:
        text = " ".join(lines)
        item = ITEM_RE.match(text)
        yield _made_block("item", text[item.end() :]) if item else _made_block("paragraph", text)


def _made_block(kind: Kind, text: str) -> HtmlBlock:
    links = ADDRESS_RE.findall(text)
    plain, linked = " ".join(text.split()), sum(map(len, links))
    return HtmlBlock(kind, plain, 2 if kind == "heading" else 0, tuple(dict.fromkeys(links)), linked)
