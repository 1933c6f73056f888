"""How a difference is headed: a label and words of the sources, in good English.

"When: the ferry sank off Selm"; "Whether the bridge was closed"; "Which came first, the sirens or the slide"; "Number
of jobs". The words are the sources'; what is cut off shows as " …".
"""

from __future__ import annotations

import re
from typing import Final

from generator.relations.differences.claims import Claim
from generator.statements.wording import lower_first
from generator.values.span import Span

MOST_WORDS: Final = 16  # of a clause in a heading
LOOSE_RE = re.compile(r"(?<!\s)\s*\b(?:on|in|by|until|since|from|for|at)\s*$", re.IGNORECASE)


def shortened(text: str) -> str:
    """Cut a clause to what a heading holds.

    >>> shortened("the mill was shut")
    'the mill was shut'
    """
    words = text.split()
    return text if len(words) <= MOST_WORDS else f"{' '.join(words[:MOST_WORDS]).rstrip(',;:')} …"


def head_whether(clause: Claim) -> str:
    """Ask whether a clause holds."""
    return f"Whether {shortened(_inner(clause))}"


def head_when(clause: Claim, time: Span) -> str:
    """Ask for the time of a clause, its own date left out where it stands first or last."""
    annotation, document = clause.dated.article.annotation, clause.dated.document
    rest = [
        Span(clause.span.start, max(time.start, clause.span.start)),
        Span(min(time.end, clause.span.end), clause.span.end),
    ]
    outer = [s.trimmed(document.text, " ,") for s in rest if s.start < s.end]
    outer = [s for s in outer if s.length and annotation.tokens_in(s)]
    if len(outer) != 1:
        return f"When: {shortened(_inner(clause))}"
    return f"When: {shortened(LOOSE_RE.sub('', _inner(Claim(clause.dated, outer[0], ''))))}"


def head_order(one: str, other: str) -> str:
    """Ask which of two events came first."""
    return f"Which came first, {one} or {other}"


def _inner(clause: Claim) -> str:
    """A clause's words as they read behind a label."""
    tokens = clause.dated.article.annotation.tokens_in(clause.span)
    return lower_first(clause.text, tokens[0]) if tokens else clause.text
