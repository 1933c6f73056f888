"""A text as the guard reads it: terms of meaning, and which words of a source are evidence.

    The council paid about $4.2m on 12 March.   → council · paid · about $4.2m · 12 March

A term is an amount with its qualifier, a time, a phrase of the word lists, or a word. Articles, forms of "be",
prepositions and the like are none; they tell how terms are joined (``joints``) and what holds of them (``states``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from generator.figures.amounts import Amount, find_amounts
from generator.figures.numbers import SMALL
from generator.figures.shares import PARTS, SHARE, find_shares
from generator.figures.units import UnitKind
from generator.lexicons.loader import load_lexicon
from generator.overrides.guard.words import initials_of, keys_of, keys_of_phrase, listed_phrase
from generator.syntax.labels import OBJECTS, PREDICATIVES, SUBJECTS, VERBAL
from generator.syntax.tree import child
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.findings import Qualifier, ResolvedTime, TimeKind
from generator.values.span import Span

TERMLESS: Final = frozenset({"ADP", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE", "SYM"})
PART_RE = re.compile(
    rf"""
    \b (?:by|to|from|than) (?:[ ](?P<about>about|nearly|almost))? [ ] (?P<part>(?:an?|{SMALL})[ -](?:{PARTS})|half) \b
    (?![ ]of\b)
    """,
    re.VERBOSE,
)
SPLIT_RE = re.compile(
    rf"""
    \b (?P<part>one) [ ] (?:[a-z-]+[ ]){{1,3}}? in [ ] (?P<whole>{SMALL}|\d{{1,3}})
    (?= [.,;] | $ | [ ](?:is|are|was|were|will|would)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)  # "one train in five"
YEAR_RE = re.compile(r"(?:19|20)\d\d")
DEED_ENDINGS: Final = ("tion", "sion", "ment", "al")
PRONOUNS: Final = frozenset({"PRP", "PRP$", "WP", "WDT"})


@dataclass(frozen=True, slots=True)
class Term:
    """What is aligned as one: an amount, a time, a phrase or a word."""

    tokens: tuple[int, ...]  # indexes in the annotation, in text order
    head: Token  # the one whose head lies outside
    keys: frozenset[str]  # what it can be known by: {"closes", "close"}
    text: str  # "about $4.2m"
    amount: Amount | None = None
    time: ResolvedTime | None = None
    initials: frozenset[str] = (
        frozenset()
    )  # what its first letter and those beside it spell: {"who"} of "World Health …"

    @property
    def is_pronoun(self) -> bool:
        """Whether it stands for another."""
        return self.head.tag in PRONOUNS


@dataclass(frozen=True)
class Reading:
    """A stretch of an annotated document: the editor's wording, or a piece of evidence."""

    document: Document
    annotation: Annotation
    times: tuple[ResolvedTime, ...]
    spans: tuple[Span, ...]
    named: tuple[tuple[Span, Span], ...] = ()  # words that the article settles, and where it names what they mean
    tokens: tuple[Token, ...] = field(init=False)
    terms: tuple[Term, ...] = field(init=False)
    by_token: dict[int, Term] = field(init=False)

    def __post_init__(self) -> None:
        """Find the terms."""
        inside = {t.index: t for span in self.spans for t in self.annotation.tokens_in(span)}
        object.__setattr__(self, "tokens", tuple(inside[i] for i in sorted(inside)))
        object.__setattr__(self, "terms", tuple(_units_of(self)))
        object.__setattr__(self, "by_token", {t: term for term in self.terms for t in term.tokens})

    @property
    def text(self) -> str:
        """Its words, as patterns read them."""
        return " ".join(span.cut(self.document.normal) for span in self.spans)

    def before(self, term: Term) -> tuple[Term | None, tuple[str, ...]]:
        """Return the term right before another's phrase, and the words of no meaning between them."""
        between: list[str] = []
        phrase = () if term.amount is not None else self.annotation.subtree(term.head.index)
        first = min((term.tokens[0], *phrase))
        for index in range(first - 1, self.tokens[0].index - 1, -1):
            if index in self.by_token:
                return self.by_token[index], tuple(reversed(between))
            token = self.annotation.tokens[index]
            if token.pos != "DET":
                between.append(token.text.lower())
        return None, ()

    def verb_of(self, term: Term) -> Token | None:
        """Return the verb of a predicate: itself, or the "is" of "is safe"; None for a term that is no predicate."""
        token = term.head
        if token.pos in VERBAL:
            return token
        above = self.annotation.tokens[token.head]
        if token.dep == "pobj" and above.dep == "prep":  # "is in hospital", not "is open on Monday"
            token, above = above, self.annotation.tokens[above.head]
            if term.time is not None and child(self.annotation, above, "acomp") is not None:
                return None
        told = above.lemma == "be" and above.pos in VERBAL and token.dep in {*PREDICATIVES, "prep", "advmod"}
        return above if told else None


def _units_of(reading: Reading) -> Iterator[Term]:
    taken: set[int] = set()
    made = []
    for term in (*_time_terms(reading), *_phrase_terms(reading), *_split_ratios(reading), *_amount_terms(reading)):
        if term is not None and taken.isdisjoint(term.tokens):
            taken.update(term.tokens)
            made.append(term)
    short = initials_of(reading.tokens)
    for token in reading.tokens:
        if token.index not in taken and is_term(token):
            keys = keys_of(token)
            particle = child(reading.annotation, token, "prt")
            if particle is not None and particle.index + 1 not in taken:  # not "shut on | 14 March"
                keys = keys_of_phrase(f"{token.lemma} {particle.lemma}")
            made.append(Term((token.index,), token, keys, token.text, initials=short.get(token.index, frozenset())))
    yield from sorted(made, key=lambda term: term.tokens)


def is_term(token: Token) -> bool:
    """Say whether a word means something by itself."""
    lower = token.text.lower()
    light = lower in load_lexicon("guard")["light"] and (lower != "those" or token.dep not in SUBJECTS)
    if token.pos in TERMLESS or token.tag == "MD" or light:
        return False
    if token.dep in {"aux", "auxpass", "expl"} or token.lemma == "be":
        return False
    return any(c.isalnum() for c in token.text)


def _term_of(
    reading: Reading, span: Span, whole: Span, amount: Amount | None, time: ResolvedTime | None
) -> Term | None:
    annotation = reading.annotation
    inner, outer = annotation.tokens_in(span), annotation.tokens_in(whole)
    if not inner:
        return None
    indexes = {t.index for t in inner}
    head = next((t for t in reversed(inner) if t.head == t.index or t.head not in indexes), inner[-1])
    return Term(tuple(t.index for t in outer), head, frozenset(), whole.cut(reading.document.normal), amount, time)


def _time_terms(reading: Reading) -> Iterator[Term | None]:
    for time in reading.times:
        span = time.expression.span
        if time.expression.kind in {TimeKind.DATE, TimeKind.TIME} and any(s.overlaps(span) for s in reading.spans):
            yield _term_of(reading, span, span, None, time)


def _amount_terms(reading: Reading) -> Iterator[Term | None]:
    times = [t.expression.span for t in reading.times if t.expression.kind in {TimeKind.DATE, TimeKind.TIME}]
    for span in reading.spans:
        words = span.cut(reading.document.normal)
        for amount in (*find_amounts(words, span.start), *_part_amounts(words, span.start)):
            if not any(t.overlaps(amount.span) for t in times) and not _is_year(reading, amount):
                told = _without_plus(amount, reading.document.normal)
                yield _term_of(reading, told.span, told.outer, told, None)


def _is_year(reading: Reading, amount: Amount) -> bool:
    """Say whether a number is the year of a thing: "the 2022 inspection"."""
    token = next(iter(reading.annotation.tokens_in(amount.span)), None)
    of = reading.annotation.tokens[token.head] if token is not None and token.dep == "nummod" else None
    year = YEAR_RE.fullmatch(amount.outer.cut(reading.document.normal)) is not None
    return year and of is not None and of.tag == "NN"


def _split_ratios(reading: Reading) -> Iterator[Term]:
    """Yield the ratios that stand around what they are of: "one train in five"."""
    for span in reading.spans:
        words = span.cut(reading.document.normal)
        for match in SPLIT_RE.finditer(words):
            share = find_shares(f"{match['part']} in {match['whole']}")
            first, last = (Span(*(span.start + at for at in match.span(name))) for name in ("part", "whole"))
            tokens = reading.annotation.tokens_in(Span(first.start, last.end))
            if share and all(t.pos in {"ADJ", "NOUN", "PUNCT"} for t in tokens[1:-2]):
                amount = Amount(first, first, first, share[0].value, SHARE, UnitKind.SHARE, digits=False)
                ends = (tokens[0].index, tokens[-1].index)
                yield Term(ends, tokens[0], frozenset(), match[0], amount)


def _without_plus(amount: Amount, text: str) -> Amount:
    """Return an amount to which another is added, without the "plus" between them."""
    added = amount.outer.cut(text).endswith("plus") and text[amount.outer.end : amount.outer.end + 1] == " "
    return replace(amount, outer=amount.span, qualifier=Qualifier.EXACTLY) if added else amount


def _part_amounts(words: str, start: int) -> Iterator[Amount]:
    """Yield the parts of a whole that is not named behind them: "by a quarter"."""
    for match in PART_RE.finditer(words):
        parts = find_shares(f"{match['part']} of it")
        span = Span(start + match.start("part"), start + match.end("part"))
        outer = Span(start + match.start("about" if match["about"] else "part"), span.end)
        told = {None: Qualifier.EXACTLY, "about": Qualifier.ABOUT}.get(match["about"], Qualifier.NEARLY)
        whole = (Amount(span, outer, span, p.value, SHARE, UnitKind.SHARE, digits=False) for p in parts)
        yield from (replace(amount, qualifier=told) for amount in whole)


def _phrase_terms(reading: Reading) -> Iterator[Term]:
    for place, token in enumerate(reading.tokens):
        found = listed_phrase(reading.tokens, place)
        if found is not None:
            tokens = reading.tokens[place : place + found[1]]
            indexes = {t.index for t in tokens}
            head = next((t for t in tokens if t.head == t.index or t.head not in indexes), token)
            yield Term(tuple(sorted(indexes)), head, keys_of_phrase(found[0]), " ".join(t.text for t in tokens))


def supported_noun(reading: Reading, verb: Token) -> Token | None:
    """Return the noun with which a verb says what the noun's verb says: "offer" of "made an offer"."""
    noun = child(reading.annotation, verb, *OBJECTS) if verb.lemma in load_lexicon("guard")["supporting"] else None
    deeds = (*load_lexicon("guard")["deeds"], *DEED_ENDINGS)
    named = noun is not None and noun.pos == "NOUN" and noun.lemma.endswith(deeds)
    return noun if named and noun is not None and noun.index in reading.by_token else None
