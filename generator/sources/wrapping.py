"""Text broken at a fixed width, as mail and wire copy are: the line ends inside its paragraphs become blanks.

| printed | read |
|---|---|
| every line as long as the next word allows | one paragraph, up to a line with room left, an empty one, an indent |
| a line that ends in mid sentence, and one that goes on in small letters | one sentence, whatever the width |
| ``> It is not`` / ``> safe.`` | one quotation; another depth is another writer |
| ``- Two ferries`` / ``  run`` | one item |
| ``long-`` / ``planned`` | long-planned; ``govern-`` / ``ment`` is ``government`` where the text has that word |

Left alone: one line a paragraph, lists, verse, tables, headlines below one another, a headline over its text.
Where the lines of a text that is broken have no one width, its joins are not sure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.sources.captions import AGENCY_PREFIX_RE
from generator.sources.lines import breaks_off
from generator.values.document import GLUE

NARROWEST: Final = 20  # columns; a newspaper's have 30
WIDEST: Final = 132  # columns of the widest terminal; mail has 72, wire copy 60 to 80
FEWEST: Final = 2  # breaks; a single one may fall anywhere
CHANCE: Final = 3  # so few breaks may fall at one width by chance where not all do
EXACT: Final = 0.8  # share of the long lines in mid sentence that one width explains
SMALL: Final = 0.25  # share of the breaks before a small letter; below it they part headlines
LONG: Final = 0.7  # of the width; a shorter line without a full stop is a headline or an entry, and tells of no width
MIDWAY: Final = 25  # characters of a line that may end in mid sentence; a shorter one is a tag or an entry
PREFIX_RE = re.compile(r"(?P<quote>(?: *>)*)(?P<indent> *)(?P<item>(?:[-*+•·]|\d{1,3}[.)]) +)?")
APART_RE = re.compile(r"#{1,6} |\||[^\w\"'(\[$£€]*$")  # a heading, a row of a table, a rule
ENDS_RE = re.compile(r"""[.!?:…][\"')\]]*$""")
ABBREVIATED_RE = re.compile(r"\b\w\.$")  # "a.m." and "U.S." may end a line and no sentence


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that is not empty, and what stands before its words."""

    start: int  # offset of its first word
    end: int  # offset of the line's end
    words: str  # without marks and outer blanks
    depth: int  # marks of quotation before it
    indent: int  # columns before its words, without those of the quotation
    columns: int  # it takes without its marks of quotation
    first: int  # columns of its first word
    item: bool  # does it open an item of a list
    hard: bool  # does it end in two blanks or a backslash: a break that is meant

    @property
    def ends(self) -> bool:
        """Say whether a sentence may end with the line."""
        return bool(ENDS_RE.search(self.words))

    @property
    def starts_lower(self) -> bool:
        """Say whether its first word is in small letters."""
        return self.words.lstrip("\"'([")[:1].islower()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines that stand directly below one another and may be of one paragraph."""

    one: _Line
    other: _Line
    whole: bool  # do empty lines part the text, and is their block one paragraph by its shape
    ends: bool  # does the second end a sentence, or go on to a line that does


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without the line ends inside its paragraphs."""

    text: str
    sure: bool = True  # False where lines were joined that keep no one width


def unwrapped(normal: str) -> Unwrapped:
    r"""Return a text without the line ends inside its paragraphs; the length stays.

    >>> unwrapped("The council has closed\nthe old bridge; it will\nstay shut until a crack\nis mended.\n").text
    'The council has closed the old bridge; it will stay shut until a crack is mended.\n'
    >>> unwrapped("Ferries run hourly\nBridge shut\nCouncil to meet on Friday\nA crack was found\n").text
    'Ferries run hourly\nBridge shut\nCouncil to meet on Friday\nA crack was found\n'
    """
    blocks = list(_blocks(normal))
    pairs = [pair for block in blocks for pair in _pairs_of(block, whole=len(blocks) > 1 and _is_one_paragraph(block))]
    widths = _widths(pairs)
    joined = [pair for pair in pairs if _goes_on_below(pair, widths[pair.one.depth])]
    chars, words = list(normal), frozenset(re.findall(r"\w+", normal.lower()))
    for pair in joined:
        _close_gap(chars, pair.one, pair.other, words)
    return Unwrapped("".join(chars), sure=not any(widths[pair.one.depth].ragged for pair in joined))


def _close_gap(chars: list[str], one: _Line, other: _Line, words: frozenset[str]) -> None:
    """Put a blank, or after a hyphen nothing, in the place of a line's end and of the marks behind it."""
    cut = re.search(r"[^\W\d_]-$", one.words) is not None and other.starts_lower and chars[one.end - 1] == "-"
    if cut and _joined_word(one, other) in words:
        chars[one.end - 1] = GLUE
    chars[one.end : other.start] = [GLUE if cut else " ", *[GLUE] * (other.start - one.end - 1)]


def _blocks(normal: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines that no empty line parts."""
    block: list[_Line] = []
    for match in re.finditer(r"[^\n]*\n?", normal):
        line = _read_line(match.start(), match.group().rstrip("\n"))
        if line:
            block.append(line)
        if not line and block:
            yield block
            block = []


def _pairs_of(block: list[_Line], *, whole: bool) -> Iterator[_Pair]:
    for (one, other), ends in zip(pairwise(block), _reach_end(block)[1:], strict=True):
        if not _opens_another(one, other):
            yield _Pair(one, other, whole=whole, ends=ends)


def _is_one_paragraph(block: list[_Line]) -> bool:
    """Say whether the lines of a block are one paragraph: all but the last are long, and the last ends a sentence."""
    longest = max(line.columns for line in block)
    return NARROWEST <= longest <= WIDEST and block[-1].ends and all(x.columns >= LONG * longest for x in block[:-1])


def _reach_end(block: list[_Line]) -> list[bool]:
    """Say for each line whether it, or what goes on below it in small letters, ends a sentence."""
    found, further = [], False
    for line in reversed(block):
        found.append(line.ends or further)
        further = line.ends or (line.starts_lower and further)
    return found[::-1]


def _opens_another(one: _Line, other: _Line) -> bool:
    """Say whether one of two lines opens or is something of its own."""
    set_in = other.indent > one.indent + 1 and not one.item
    if set_in or other.item or one.depth != other.depth:
        return True
    return bool(APART_RE.match(one.words) or APART_RE.match(other.words))


def _read_line(start: int, printed: str) -> _Line | None:
    """Return a line with its parts; None for one that has no words."""
    prefix = PREFIX_RE.match(printed)
    rest = printed[prefix.end() if prefix else 0 :]
    words = rest.replace(GLUE, "").strip()
    if prefix is None or not words:
        return None
    quote, item = prefix["quote"], prefix["item"] or ""
    indent = max(0, len(prefix["indent"]) - bool(quote)) + len(item)
    return _Line(
        start=start + prefix.end(),
        end=start + len(printed),
        words=words,
        depth=quote.count(">"),
        indent=indent,
        columns=indent + len(rest.rstrip()),
        first=len((rest.split(maxsplit=1) or [""])[0]),
        item=bool(item),
        hard=printed.endswith(("  ", "\\")),
    )


@dataclass(frozen=True, slots=True)
class _Width:
    """At which width the lines of one depth are broken, as far as they tell."""

    columns: int = 0
    breaks: int = 0  # lines that go on in small letters
    exact: bool = False  # does the width explain them

    @property
    def ragged(self) -> bool:
        """Say whether lines are broken at no one width."""
        return not self.exact and self.breaks >= CHANCE and NARROWEST <= self.columns <= WIDEST

    def is_full(self, one: _Line, other: _Line) -> bool:
        """Say whether the first word of the next line had no room in this one."""
        if self.exact:
            return _has_no_room(one, other, self.columns)
        return self.ragged and not one.ends and LONG * self.columns <= one.columns <= self.columns


def _has_no_room(one: _Line, other: _Line, columns: int) -> bool:
    """Say whether a break at a width explains two lines; a line that is longer was not broken there."""
    if one.columns > columns or other.columns > max(columns, other.indent + other.first):
        return False
    return one.columns + 1 + other.first > columns or one.words.endswith("-")


def _widths(pairs: list[_Pair]) -> dict[int, _Width]:
    """Return the width of the lines by their depth of quotation."""
    by_depth: defaultdict[int, list[tuple[_Line, _Line]]] = defaultdict(list)
    for pair in pairs:
        by_depth[pair.one.depth].append((pair.one, pair.other))
    return {depth: _width_of(found) for depth, found in by_depth.items()}


def _width_of(pairs: list[tuple[_Line, _Line]]) -> _Width:
    """Return the width that explains most of the lines that end no sentence."""
    broken = [(one, other) for one, other in pairs if not one.ends]
    wide = {one.columns for one, _ in pairs if NARROWEST <= one.columns <= WIDEST}
    full = {width: sum(_has_no_room(*pair, width) for pair in broken) for width in wide}
    best = max(full, key=lambda width: (full[width], width), default=0)
    told = sum(other.starts_lower or one.columns >= LONG * best for one, other in broken)
    most = full.get(best, 0)
    on = [one.columns for one, other in broken if other.starts_lower]
    if len(on) >= SMALL * most and ((most >= CHANCE and most >= EXACT * told) or most == told == FEWEST):
        return _Width(best, told, exact=True)
    return _Width(max(on, default=0), len(on))


def _goes_on_below(pair: _Pair, width: _Width) -> bool:
    """Say whether the sentence or paragraph of a line goes on in the next."""
    one, other = pair.one, pair.other
    if other.starts_lower and (not one.ends or ABBREVIATED_RE.search(one.words)):
        credited = AGENCY_PREFIX_RE.match(other.words)  # "dpa Two ferries": a picture's credit
        return width.exact or width.ragged or (one.columns >= MIDWAY and pair.ends and not credited)
    if one.hard:
        return False
    if width.is_full(one, other) or (pair.whole and not one.ends):
        return True
    return MIDWAY <= one.columns <= WIDEST and other.ends and one.words[-1].isalpha() and breaks_off(one.words)


def _joined_word(one: _Line, other: _Line) -> str:
    """Return the word that a hyphen at the line's end parts."""
    return (one.words.split()[-1][:-1] + re.split(r"\W", other.words, maxsplit=1)[0]).lower()
