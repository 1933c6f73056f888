"""Furniture inside a line of body text.

Between sentences it is cut out of the body; inside a sentence it is blanked in the normal form, so that
no reader of patterns or syntax sees it while every offset holds:

``Kmart (KM.N: Quote, Profile, Research) will buy …`` → ``Kmart                                will buy …``
"""

from __future__ import annotations

import re

from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.boilerplate import furniture_behind
from generator.values.document import BlockLabel
from generator.values.span import Span

INSIDE_RE = re.compile(
    r"""\s?\((?:
        [A-Z]{1,5}(?:\.[A-Z]{1,3})?:\s?(?:quote|profile|research|news|chart|filings)[^()]*
            # (KM.N: Quote, Profile, Research)
        |(?:quote|profile|research|chart|news|stock\schart)(?:,\s?(?:quote|profile|research|news|chart))*  # (Research)
        |(?:for\s[^()]{3,80},\s)?click\shere[^()]{0,80}
        |read\smore[^()]{0,60} |see\s(?:photos|video|gallery|below)[^()]{0,40}
        |(?:photos|video|story|related)\s?:[^()]{0,80}
    )\)
    |\s?\[(?:read\smore|related|photos|video|see\salso)\b[^\[\]]{0,100}\]
    |,\sresearch(?=\))  # (up $7.79, Research)
    """,
    re.IGNORECASE | re.VERBOSE,
)
FURNITURE = load_lexicon("furniture")
LABEL = alternatives(words.upper() for words in (*FURNITURE["list"], *FURNITURE["label"]))
BREAK_RE = re.compile(
    rf"""(?:^|(?<=[.!?"')])\s)(?P<junk>
        {alternatives(FURNITURE["break"])}
        |advertisement(?=\s[A-Z"'])|(?:continued\s\.\.\.|read\smore\s?[.»>]*)$
        |quick\svote\s[^?]{{3,90}}\?|\(real\sor\swindows\smedia\)
        |newsletter\ssign\sup\scontinue\sreading\b.*?newsletters?\.(?=\s|$)
        |--?\s?with\s(?:assistance\s)?(?:by|from|[A-Z][\w/]+\s(?:senior|staff|writer|correspondent))
            [^.!?]{{3,100}}\.?$
        |read\sor\sshare\sthis\sstory:\s\S+
        |\[[^\[\]]{{4,120}}\]$
        |(?-i:{LABEL}):\s[^.!?:"]{{8,120}}$  # … the port said. MORE: Ferry runs aground
    )""",
    re.IGNORECASE | re.VERBOSE,
)
CAPS_HEAD_RE = re.compile(r"^(?P<head>[A-Z][A-Z',&-]*(?:\s[A-Z][A-Z',&-]*){1,7}\?)\s(?=[A-Z][a-z]|A\s)")


def blank_inside(normal: str, span: Span) -> str:
    """Return ``normal`` with the furniture inside sentences of ``span`` blanked; the length stays.

    >>> blank_inside("Bell & Co. (BLC.N: Quote, Profile) will pay.", Span(0, 44))
    'Bell & Co.                         will pay.'
    """
    words = INSIDE_RE.sub(lambda m: " " * len(m.group()), span.cut(normal))
    return normal[: span.start] + words + normal[span.end :]


def find_breaks(text: str, start: int = 0) -> list[tuple[int, int, BlockLabel]]:
    """Return the furniture between sentences of a body line: start, end and label, in order, behind ``start``.

    >>> [(a, b) for a, b, _ in find_breaks("Two died. Advertisement Continue reading the main story Police came.")]
    [(10, 55)]
    """
    text = text[start:]
    found: list[tuple[int, int, BlockLabel]] = []
    head = CAPS_HEAD_RE.match(text)
    if head:
        found.append((*head.span("head"), BlockLabel.HEADING))
    if not found:
        found += furniture_behind(text)
    for match in BREAK_RE.finditer(text):
        if not any(a < match.end() and match.start("junk") < b for a, b, _ in found):
            found.append((*match.span("junk"), BlockLabel.BOILERPLATE))
    return [(start + a, start + b, label) for a, b, label in sorted(found)]
