"""What the writer adds to reported speech at its end, which is nobody's words.

The law would stand, [which Roe signed on Monday]        a relative clause behind a mark
The mast had moved - [a claim shown to be wrong]         an apposition behind a dash
Talks would go on, [though he added that it may last]    a clause with a word of saying of its own

Left alone: what holds words between marks, and what goes on behind such a clause.
"""

from __future__ import annotations

from typing import Final

from generator.quotes.cues import frames_of
from generator.syntax.labels import RELATIVE_TAGS
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

DASHES: Final = frozenset({"-", "--"})
BREAKS: Final = DASHES | {","}
CONCEDING: Final = frozenset({"though", "although"})


def without_gloss(annotation: Annotation, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the parts of reported speech without what the writer adds behind them."""
    *others, last = parts
    tokens = [t for t in annotation.tokens_in(last) if t.pos != "PUNCT" or t.text == '"']
    for token in tokens:
        start = _start_of_gloss(annotation, token)
        if start is None or annotation.tokens[start - 1].start <= last.start:
            continue
        marked = any(t.text == '"' for t in tokens if t.index >= start)
        if annotation.subtree(token.index)[-1] >= tokens[-1].index and not marked:
            return (*others, Span(last.start, annotation.tokens[start - 2].end))
    return parts


def _start_of_gloss(annotation: Annotation, token: Token) -> int | None:
    """Return where the addition that a word heads begins, None where it heads none."""
    first = annotation.subtree(token.index)[0]
    opening, before = annotation.tokens[first], annotation.tokens[first - 1]
    second = annotation.tokens[min(first + 1, token.index)]  # "which", "of which"
    related = any(t.text.lower() == "where" or t.tag in RELATIVE_TAGS for t in (opening, second))
    related = token.dep == "relcl" and related and opening.text.lower() != "that"
    named = token.dep in {"appos", "acl"} and before.text in DASHES and opening.text.lower() in {"a", "an"}
    told = token.dep == "advcl" and "speech" in frames_of(token) and opening.text.lower() in CONCEDING
    return first if before.text in BREAKS and (related or named or told) else None
