"""Noun phrases as labels, read off the syntax; the figure itself is cut out of them.

    "the gross output value of township enterprises" → "gross output value of township enterprises"
    "its second-quarter profit of $5 million" → "second-quarter profit"

Left out: determiners, possessive pronouns, relative clauses, appositions and what stands in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.lexicons.calendar import MONTH_NAMES, WEEKDAY_NAMES
from generator.lexicons.loader import load_lexicon
from generator.syntax.tree import child, children_of
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

LEFT: Final = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod", "quantmod"})
RIGHT_PREPOSITIONS: Final = frozenset({"of"})
LONGEST: Final = 12  # tokens in a phrase a reader takes in as a label
AMOUNTS: Final = frozenset({"MONEY", "PERCENT", "QUANTITY"})  # the pipeline's labels of other figures
YEAR_RE = re.compile(r"(?:19|20)\d\d")
CALENDAR_RE = re.compile("|".join(name.title() for name in (*MONTH_NAMES, *WEEKDAY_NAMES) if name != "may"))
UNLIKE_RE = re.compile(r'"|\.\.| \. |[()\[\];:]')  # no label, but a stretch of text wrongly parsed


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and the span from its first to its last word."""

    text: str
    span: Span
    head: Token


def noun_phrase(annotation: Annotation, text: str, head: Token, without: Span) -> Phrase | None:
    """Return the phrase of a noun without the figure at ``without``; None for pronouns."""
    if head.pos not in {"NOUN", "PROPN", "ADJ", "VERB", "DET", "NUM", "X", "SYM", "ADV"} or head.tag in {
        "WDT",
        "WP",
        "PRP",
        "EX",
    }:
        return None
    if head.pos == "VERB":
        return _clause_phrase(annotation, text, head, without)
    first = _leftmost(annotation, head, without)
    last = _rightmost(annotation, head, without)
    span = Span(annotation.tokens[first].start, annotation.tokens[last].end)
    if span.overlaps(without):
        span = Span(head.start, head.end) if not head.span.overlaps(without) else span
    if span.overlaps(without):
        return None
    words = " ".join(span.cut(text).split()).removesuffix("'s").strip(" '\"")
    return None if UNLIKE_RE.search(words) else Phrase(words, span, head)


def _clause_phrase(annotation: Annotation, text: str, verb: Token, without: Span) -> Phrase | None:
    """Return a short clause that is a subject: "moving funds back"; None for a long one."""
    below = [i for i in annotation.subtree(verb.index) if i >= verb.index]
    span = Span(verb.start, annotation.tokens[below[-1]].end)
    if len(below) > LONGEST or span.overlaps(without):
        return None
    words = " ".join(span.cut(text).split())
    return None if UNLIKE_RE.search(words) else Phrase(words, span, verb)


def _leftmost(annotation: Annotation, head: Token, without: Span) -> int:
    first = head.index
    for token in reversed([t for t in children_of(annotation, head) if t.index < head.index]):
        if token.dep == "punct" and token.text in {"-", "'", '"'}:
            continue
        below = annotation.subtree(token.index)
        pronoun = token.tag in {"PRP$", "WP$", "DT", "PDT"} or _is_bracketed(annotation, below)
        if token.dep not in LEFT or pronoun or below[-1] >= first or _clashes(annotation, below, without):
            break
        amount = any(
            annotation.tokens[i].entity in AMOUNTS or YEAR_RE.fullmatch(annotation.tokens[i].text) for i in below
        )
        aged = annotation.tokens[below[-1]].text == "old" and len(below) > 1  # "71-year-old"
        if amount or aged or head.index - below[0] > LONGEST or _has_clause(annotation, below):
            break
        first = below[0]
        while annotation.tokens[first].tag in {"DT", "PRP$", "WDT"} and first < head.index:
            first += 1
    return first


def _is_bracketed(annotation: Annotation, below: tuple[int, ...]) -> bool:
    return any(annotation.tokens[i].text == ")" for i in (*below, below[-1] + 1))


def _rightmost(annotation: Annotation, head: Token, without: Span) -> int:
    last = head.index
    for token in (t for t in children_of(annotation, head) if t.index > head.index):
        if token.text == "&" and token.index == last + 1:
            last = _joined_name(annotation, head, token.index)
            continue
        if token.dep == "prep" and _completes(annotation, head, token):
            below = annotation.subtree(token.index)
            if below[0] != last + 1 or _clashes(annotation, below, without) or len(below) == 1:
                break
            if any(annotation.tokens[i].text in {"%", "percent", "cent"} for i in below):
                break
            last = _short_complement(annotation, token.index, below)
            break
        if token.dep != "case" and not (token.dep == "punct" and token.text == "-"):
            break
    return last


def _joined_name(annotation: Annotation, head: Token, ampersand: int) -> int:
    """Return the end of a name with "&": "Calder & Wick"."""
    partner = child(annotation, head, "conj")
    return partner.index if partner and partner.index > ampersand and partner.pos in {"PROPN", "NOUN"} else head.index


def _completes(annotation: Annotation, head: Token, prep: Token) -> bool:
    """Say whether a preposition says what the noun is of: "price of", "stake in", "spending on"."""
    if prep.text.lower() in RIGHT_PREPOSITIONS:
        return True
    noun = child(annotation, prep, "pobj")
    known = f"{head.lemma.lower()} {prep.text.lower()}" in load_lexicon("measures")["complements"]
    return known and noun is not None and noun.entity not in {"DATE", "TIME"} and noun.pos in {"NOUN", "PROPN"}


def _short_complement(annotation: Annotation, prep: int, below: tuple[int, ...]) -> int:
    """Return where a complement ends for a label: whole when short and unbroken, else at its own noun."""
    broken = any(annotation.tokens[i].text in {",", ";", ":", "(", "--"} for i in below[:-1])
    if len(below) <= LONGEST and not broken and not _has_clause(annotation, below):
        end = below[-1]
        while annotation.tokens[end].dep == "punct" and end > prep:
            end -= 1
        return end
    nouns = [c for c in annotation.children[prep] if annotation.tokens[c].dep == "pobj"]
    return nouns[0] if nouns else prep - 1


def _clashes(annotation: Annotation, below: tuple[int, ...], without: Span) -> bool:
    return any(annotation.tokens[i].span.overlaps(without) for i in below)


def _has_clause(annotation: Annotation, below: tuple[int, ...]) -> bool:
    return any(annotation.tokens[i].dep in {"relcl", "appos", "ccomp", "advcl", "parataxis"} for i in below[1:])
