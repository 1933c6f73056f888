"""Labels: the phrase a noun stands for at the head of a column; the figure itself is cut out of it.

    "the total market value of island fisheries" → "total market value of island fisheries"
    "its second-quarter profit of $5 million" → "second-quarter profit"

Left out: determiners, possessive pronouns, relative clauses, appositions, what stands in brackets, and of what follows
the noun all but what it is of. Shorter than ``syntax.phrases.noun_phrase``, which says all that belongs together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.lexicons.calendar import MONTHS, WEEKDAYS
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import RELATIVE_TAGS
from generator.syntax.phrases import ARTICLES
from generator.syntax.tree import child, children_of
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

LEFT: Final = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod", "quantmod"})
HEADS: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "DET", "NUM", "X", "SYM", "ADV"})
NO_LABELS: Final = frozenset({"PRP", "EX", *RELATIVE_TAGS})
LONGEST: Final = 12  # tokens before a noun that a reader takes in as a label
AMOUNTS: Final = frozenset({"MONEY", "PERCENT", "QUANTITY"})  # the pipeline's labels of other figures
CALENDAR: Final = frozenset({*MONTHS, *WEEKDAYS})
YEAR_RE = re.compile(r"(?:19|20)\d\d")
UNLIKE_RE = re.compile(r'"|\.\.| \. |[()\[\];:]')  # no label, but a stretch of text wrongly parsed


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase and the span from its first to its last word."""

    text: str
    span: Span


def read_label(annotation: Annotation, text: str, head: Token, without: Span) -> Label | None:
    """Return the label of a noun without the figure at ``without``; None for pronouns."""
    if head.pos not in HEADS or head.tag in NO_LABELS:
        return None
    first, last = _leftmost(annotation, head, without), _rightmost(annotation, head, without)
    span = Span(annotation.tokens[first].start, annotation.tokens[last].end)
    words = " ".join(span.cut(text).split()).removesuffix("'s").strip(" '\"")
    return None if span.overlaps(without) or UNLIKE_RE.search(words) else Label(words, span)


def _leftmost(annotation: Annotation, head: Token, without: Span) -> int:
    first = head.index
    for token in reversed([t for t in children_of(annotation, head) if t.index < head.index]):
        if token.dep == "punct" and token.text in {"-", "'", '"'}:
            continue
        low, high = (below := annotation.subtree(token.index))[0], below[-1]
        if token.dep not in LEFT or head.index - low > LONGEST or _clashes(annotation, below, without):
            break
        inside = annotation.tokens[low : high + 1]
        if annotation.tokens[high + 1].text == ")" or any(_is_apart(t) for t in inside):
            break
        if inside[-1].text == "old" and len(inside) > 1:  # "71-year-old"
            break
        first = next((t.index for t in inside if t.tag not in ARTICLES), first)
    return first


def _is_apart(token: Token) -> bool:
    """Say whether a token before a noun is another figure, a year or the end of a bracket."""
    return token.entity in AMOUNTS or token.text == ")" or YEAR_RE.fullmatch(token.text) is not None


def _rightmost(annotation: Annotation, head: Token, without: Span) -> int:
    behind = next((t for t in children_of(annotation, head) if t.index > head.index), head)
    partner = child(annotation, head, "conj")
    if behind.text == "&" and partner is not None:  # "Calder & Wick"
        return partner.index
    below = annotation.subtree(behind.index)
    completes = behind.dep == "prep" and _completes(annotation, head, behind)
    return (
        _short_complement(annotation, behind, below)
        if completes and not _clashes(annotation, below, without)
        else head.index
    )


def _completes(annotation: Annotation, head: Token, prep: Token) -> bool:
    """Say whether a preposition says what the noun is of: "price of", "stake in", "spending on"."""
    word = prep.text.lower()
    known = word == "of" or f"{head.lemma.lower()} {word}" in load_lexicon("measures")["complements"]
    return known and bool(annotation.children[prep.index])


def _short_complement(annotation: Annotation, prep: Token, below: tuple[int, ...]) -> int:
    """Return where a complement ends for a label: whole where it is unbroken, else at its own noun."""
    inside = [annotation.tokens[i] for i in below[1:]]
    broken = any(t.text in {",", ";", ":", "(", "--"} for t in inside[:-1])
    if broken or any(t.dep in {"relcl", "appos", "ccomp", "advcl", "parataxis"} for t in inside):
        return annotation.children[prep.index][0]
    return next(t.index for t in reversed(inside) if t.dep != "punct")


def _clashes(annotation: Annotation, below: tuple[int, ...], without: Span) -> bool:
    return any(annotation.tokens[i].span.overlaps(without) for i in below)
