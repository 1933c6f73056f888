"""Noun phrases and subjects, read off the syntax; the figure itself is cut out of them.

    "the gross output value of township enterprises" → "gross output value of township enterprises"
    "its second-quarter profit of $5 million" → "second-quarter profit"

Left out: determiners, possessive pronouns, relative clauses, appositions and what stands in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

LEFT: Final = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod", "quantmod"})
RIGHT_PREPOSITIONS: Final = frozenset({"of"})
LONGEST: Final = 12  # tokens in a phrase a reader takes in as a label
AMOUNTS: Final = frozenset({"MONEY", "PERCENT", "QUANTITY"})  # the pipeline's labels of other figures
YEAR_RE = re.compile(r"(?:19|20)\d\d")
CALENDAR_RE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|(?:Sept|Nov|Dec)ember|October"
)
UNLIKE_RE = re.compile(r'"|\.\.| \. |[()\[\];:]')  # no label, but a stretch of text wrongly parsed
RELATIVES: Final = frozenset({"which", "that", "who", "whom"})
VERBS: Final = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and the span from its first to its last word."""

    text: str
    span: Span
    head: Token


def head_token(annotation: Annotation, span: Span) -> Token | None:
    """Return the token of a span whose head lies outside it."""
    inside = annotation.tokens_in(span)
    if not inside:
        return None
    low, high = inside[0].index, inside[-1].index
    outward = [t for t in inside if t.head == t.index or not low <= t.head <= high]
    return outward[-1] if outward else inside[-1]


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
    for child in sorted((c for c in annotation.children[head.index] if c < head.index), reverse=True):
        token = annotation.tokens[child]
        if token.dep == "punct" and token.text in {"-", "'", '"'}:
            continue
        below = annotation.subtree(child)
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
    for child in (c for c in annotation.children[head.index] if c > head.index):
        token = annotation.tokens[child]
        if token.text == "&" and child == last + 1:
            last = _joined_name(annotation, head, child)
            continue
        if token.dep == "prep" and _completes(annotation, head, token):
            below = annotation.subtree(child)
            if below[0] != last + 1 or _clashes(annotation, below, without) or len(below) == 1:
                break
            if any(annotation.tokens[i].text in {"%", "percent", "cent"} for i in below):
                break
            last = _short_complement(annotation, child, below)
            break
        if token.dep != "case" and not (token.dep == "punct" and token.text == "-"):
            break
    return last


def _joined_name(annotation: Annotation, head: Token, ampersand: int) -> int:
    """Return the end of a name with "&": "Calder & Wick"."""
    partner = child_of(annotation, head, frozenset({"conj"}))
    return partner.index if partner and partner.index > ampersand and partner.pos in {"PROPN", "NOUN"} else head.index


def _completes(annotation: Annotation, head: Token, prep: Token) -> bool:
    """Say whether a preposition says what the noun is of: "price of", "stake in", "spending on"."""
    if prep.text.lower() in RIGHT_PREPOSITIONS:
        return True
    noun = child_of(annotation, prep, frozenset({"pobj"}))
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


def child_of(annotation: Annotation, token: Token, deps: frozenset[str]) -> Token | None:
    """Return the first child with one of the labels."""
    for child in annotation.children[token.index]:
        if annotation.tokens[child].dep in deps:
            return annotation.tokens[child]
    return None


SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS: Final = frozenset({"dobj"})
CONTROLLED: Final = frozenset({"conj", "xcomp", "advcl", "aux", "auxpass"})  # share the subject of their head


def is_passive(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is passive, a bare participle behind a noun included."""
    if child_of(annotation, verb, frozenset({"nsubjpass", "auxpass"})):
        return True
    return verb.tag == "VBN" and verb.dep in {"acl", "amod"}


def subject_of(annotation: Annotation, verb: Token, steps: int = 5) -> Token | None:
    """Return the subject of a verb, through coordination and control; None where it is open.

    "It" and "they" in what somebody says of himself become who says it: "Kmart said it earned …".
    """
    own = child_of(annotation, verb, SUBJECTS)
    if own:
        return _referent(annotation, verb, own, steps)
    head = annotation.tokens[verb.head]
    if verb.dep == "acl" and verb.tag in {"VBG", "VBN"}:
        return head if head.pos in {"NOUN", "PROPN"} else None
    if steps == 0 or verb.head == verb.index or verb.dep == "relcl":
        return None  # "the stake it sold": the noun above is no subject
    if _through(annotation, verb, head):
        return subject_of(annotation, annotation.tokens[head.head], steps - 1)
    if head.pos not in VERBS or verb.dep not in CONTROLLED:
        return None
    controller = child_of(annotation, head, OBJECTS) if verb.dep == "xcomp" else None
    return controller or subject_of(annotation, head, steps - 1)


def _through(annotation: Annotation, verb: Token, head: Token) -> bool:
    """Say whether a participle hangs on its clause by a preposition: "after winning"."""
    return verb.dep == "pcomp" and head.dep == "prep" and annotation.tokens[head.head].pos in VERBS


def _referent(annotation: Annotation, verb: Token, own: Token, steps: int) -> Token | None:
    if own.tag in {"WDT", "WP"} or own.text.lower() in RELATIVES:
        head = annotation.tokens[verb.head]
        return head if verb.dep == "relcl" and head.pos in {"NOUN", "PROPN"} else None
    if own.pos != "PRON":
        return own
    head = annotation.tokens[verb.head]
    speaks = head.lemma in load_lexicon("measures")["speech verbs"] and verb.dep == "ccomp" and head.index < own.index
    speaker = child_of(annotation, head, frozenset({"nsubj"})) if steps and speaks else None
    if speaker and speaker.pos in {"PROPN", "NOUN"} and _may_be(speaker, own.text.lower()):
        return speaker
    return None


def _may_be(speaker: Token, pronoun: str) -> bool:
    """Say whether a speaker can speak of itself by a pronoun."""
    if pronoun in {"he", "she", "i"}:
        return speaker.entity == "PERSON" or speaker.pos == "NOUN"
    return pronoun in {"it", "they", "we"} and speaker.entity != "PERSON"
