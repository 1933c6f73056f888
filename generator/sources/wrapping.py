"""Text broken at a fixed width, as mail and wire copy are: the line ends inside its paragraphs become blanks.

A line was broken where the next word had no room left. ``long-\\nplanned`` becomes one word again.
Left alone: one line a paragraph, lists, verse, headlines below one another.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from generator.values.document import GLUE

WIDEST: Final = 100  # columns; mail has 72, wire copy 60 to 80
MIN_BREAKS: Final = 3  # so few line ends may fall at one width by chance
LINE_RE = re.compile(r"[^\n]+")
OPENS_RE = re.compile(r"\s*(?:[-*•·>#]|\d{1,2}[.)])\s|\s{2,}|\t")  # an item, a heading, a paragraph set in
ENDS_RE = re.compile(r"""[.!?]["')]*\s*$""")


def unwrapped(normal: str) -> str:
    r"""Return a text without the line ends inside its paragraphs; the length stays.

    >>> unwrapped("The council has closed\nthe old bridge; it will\nstay shut until a crack\nis mended.\n")
    'The council has closed the old bridge; it will stay shut until a crack is mended.\n'
    >>> unwrapped("Ferries run hourly\nBridge shut\nCouncil to meet on Friday\nA crack was found\n")
    'Ferries run hourly\nBridge shut\nCouncil to meet on Friday\nA crack was found\n'
    """
    lines = [m for m in LINE_RE.finditer(normal) if m.group().strip()]
    pairs = [(one, other[0]) for one, other in pairwise(lines) if other.start() == one.end() + 1]
    width = max((len(one[0].rstrip()) for one, _ in pairs), default=0)
    full = {one: after[0].islower() for one, after in pairs if _is_full(one[0], after, width)}
    goes_on = sum(full.values())  # how many of them go on in the middle of a sentence
    widest = max((len(line[0]) for line in lines), default=0)
    if widest > WIDEST or goes_on < MIN_BREAKS or len(full) * 2 < len(pairs) or goes_on * 2 < len(full):
        return normal
    chars = list(normal)
    for one, after in pairs:
        unfinished = after[0].islower() or len(one[0]) * 3 > width * 2
        if one in full or (unfinished and not ENDS_RE.search(one[0]) and not OPENS_RE.match(after)):
            chars[one.end()] = GLUE if re.search(r"\w-$", one[0]) else " "
    return "".join(chars)


def _is_full(line: str, after: str, width: int) -> bool:
    """Say whether the first word of the next line had no room in this one."""
    room = width - len(line.rstrip())
    word = after.split(maxsplit=1)[0]
    return not OPENS_RE.match(after) and (len(word) + 1 > room or line.rstrip().endswith("-"))
