"""Furniture inside a line of body text.

Between sentences it is cut out of the body; inside a sentence it is blanked in the normal form, so that
no reader of patterns or syntax sees it while every offset holds:

``Kmart (KM.N: Quote, Profile, Research) will buy …`` → ``Kmart                                will buy …``

What runs together with a name becomes ``GLUE``: ``Ann Bell Ann Marie BellDam fails MORE's plan`` → ``Ann Bell's plan``.
"""

from __future__ import annotations

import re

from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.boilerplate import furniture_behind
from generator.values.document import GLUE, BlockLabel
from generator.values.span import Span

# (KM.N: Quote, Profile, Research), (click here for the report), (Photos: the flood)
INSIDE_RE = re.compile(
    r"\s?\((?:[A-Z]{1,5}(?:\.[A-Z]{1,3})?:\s?quote|(?:for\s[^()]{3,80},\s)?click\shere|photos\s?:)[^()]{0,80}\)",
    re.IGNORECASE,
)
# A name, all of it once more, headlines about it up to the link: "Bell Ann Marie BellDam fails Bell to resign MORE"
GLUED_RE = re.compile(
    r"\b(?P<name>[A-Z][\w'-]{1,40})(?P<links>(?:\s[A-Z][\w.'-]*){1,4}?\s(?P=name)(?=[A-Z]).{1,600}?\sMORE)\b"
)
FURNITURE = load_lexicon("furniture")
BREAK_RE = re.compile(
    rf"""(?:^|(?<=[.!?"')])\s)(?P<junk>
        {alternatives(FURNITURE["break"])}
        |newsletter\ssign\sup\scontinue\sreading\b.*?newsletters?\.(?=\s|$)
        |(?:read\smore\s?[.»>]*|\[[^\[\]]{{4,120}}\])$
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def blank_inside(normal: str, span: Span) -> str:
    """Return ``normal`` with the furniture inside sentences of ``span`` blanked; the length stays.

    >>> blank_inside("Bell & Co. (BLC.N: Quote, Profile) will pay.", Span(0, 44))
    'Bell & Co.                         will pay.'
    >>> blank_inside("Ann Bell Ann Marie BellDam fails Mayor to quit MORE's plan", Span(0, 58)).replace(GLUE, "")
    "Ann Bell's plan"
    """
    words = INSIDE_RE.sub(lambda m: " " * len(m.group()), span.cut(normal))
    words = GLUED_RE.sub(lambda m: m["name"] + GLUE * len(m["links"]), words)
    return normal[: span.start] + words + normal[span.end :]


def find_breaks(text: str, start: int = 0) -> list[tuple[int, int, BlockLabel]]:
    """Return the furniture between sentences of a body line: start, end and label, in order, behind ``start``.

    >>> [(a, b) for a, b, _ in find_breaks("Two died. Advertisement Continue reading the main story Police came.")]
    [(10, 55)]
    """
    text = text[start:]
    found = furniture_behind(text)
    for match in BREAK_RE.finditer(text):
        if not any(a < match.end() and match.start("junk") < b for a, b, _ in found):
            found.append((*match.span("junk"), BlockLabel.BOILERPLATE))
    return [(start + a, start + b, label) for a, b, label in sorted(found)]
