"""How surely two statements say the same, by weights learned on marked stories.

A logistic regression over what their words share, by how rare it is, their numbers, who did what to whom, and how near
to the top of their articles both stand: what two reports open on is the event itself. ``benchmarks/linking`` learns
the weights and tells how well they do on stories left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from generator.lexicons.casualties import words_of_toll
from generator.relations.comparing.terms import names_of, terms_in, word_of
from generator.relations.comparing.weights import Rarity, pairs_sharing, rarity_among
from generator.syntax.clause import clauses_of
from generator.values.annotation import Token
from generator.values.findings import Quantity, Statement
from generator.values.span import Span
from generator.values.story import CopiedSentence, DatedArticle, Member

Roles = tuple[str, str, str]  # a clause's predicate, who does it and what is done to: "sell", "mill", "boat"
WEIGHTS: Final = {
    "bias": -7.74,
    "cosine": 15.7,  # of their terms by rarity
    "held": 1.71,  # share of the poorer one's words that the other has
    "words": 1.0,  # logarithm of the poorer one's words
    "head": 13.93,  # 1 / (4 + the statements above the one that stands lower), in reports of one day
    "numbers": 0.55,  # shared, at most three
    "roles": 0.33,  # of the clauses most alike: predicate, doer, thing done to
}
MOST_NUMBERS: Final = 3
PLACE: Final = 3.0  # log odds of the same place in a copy; too few are marked to learn it
DAY: Final = len("@2024-05-16")
HEAD: Final = 4  # statements of an article that are its head
WHOLE: Final = 8  # of an article with fewer statements, the head says little
FEWEST_WORDS: Final = 3  # a shorter statement is weighed as one of three


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """A statement as it is compared."""

    member: Member  # by its place in Article.statements
    place: Member  # by its place in Annotation.sentences
    keys: frozenset[str]  # {"putin", "visit", "harbin", "@2024-05-16"}
    roles: frozenset[Roles] = frozenset()
    names: frozenset[str] = frozenset()
    toll: frozenset[str] = frozenset()  # {"9"} of "nine miners died"
    published: str | None = None  # the day of its article
    depth: int = 0  # statements above it; in a short article, as if it stood at the end of a longer one

    @property
    def words(self) -> frozenset[str]:
        """The keys without days and sums."""
        return frozenset(k for k in self.keys if k[0] not in "@#")

    @property
    def days(self) -> frozenset[str]:
        """The keys that are whole days."""
        return frozenset(k for k in self.keys if k[0] == "@" and len(k) == DAY)

    @property
    def numbers(self) -> frozenset[str]:
        """The keys that are numbers or sums, years left out."""
        return frozenset(k for k in self.keys if k.lstrip("#")[:1].isdigit() and not _names_year(k))


def _names_year(key: str) -> bool:
    return len(key) == 4 and key[:2] in {"19", "20"}  # noqa: PLR2004  # the digits of a year


def said_by(dated: DatedArticle) -> tuple[ComparedStatement, ...]:
    """Return what an article's statements are compared by."""
    missing = max(0, WHOLE - len(dated.article.statements))
    return tuple(
        ComparedStatement(
            Member(dated.source, n),
            Member(dated.source, s.sentence),
            terms_in(dated, s.parts) | _figures_in(dated, s.parts),
            _roles_in(dated, s),
            frozenset(name for part in s.parts for name in names_of(dated.article.annotation, part)),
            _toll_in(dated, s.parts),
            dated.day,
            n + missing,
        )
        for n, s in enumerate(dated.article.statements)
    )


def _figures_in(dated: DatedArticle, parts: tuple[Span, ...]) -> frozenset[str]:
    """Return the figures of some stretches, however printed: "£85m" and "£85 million", "forty-two" and "42"."""
    here = (f for f in dated.article.figures if any(f.span.overlaps(part) for part in parts))
    return frozenset(_figure_key(f.quantity) for f in here if f.quantity.value != 1)


def _toll_in(dated: DatedArticle, parts: tuple[Span, ...]) -> frozenset[str]:
    """Return the numbers of a statement that counts the killed."""
    words = words_of_toll("killed", of_people=True)
    told = any(t.lemma in words for part in parts for t in dated.article.annotation.tokens_in(part))
    return frozenset(f for f in _figures_in(dated, parts) if told and f.isdigit())


def _figure_key(quantity: Quantity) -> str:
    value = format(quantity.value.normalize(), "f")
    return f"#{value} {quantity.unit}" if quantity.unit == "percent" or quantity.unit.isupper() else value


def _roles_in(dated: DatedArticle, statement: Statement) -> frozenset[Roles]:
    """Return who does what to whom in a statement's clauses; a pronoun fills no role."""
    annotation = dated.article.annotation
    clauses = clauses_of(annotation, annotation.sentences[statement.sentence])
    here = (c for c in clauses if any(part.overlaps(c.verb.span) for part in statement.parts))
    return frozenset(
        (word_of(c.verb), _filler(c.agent if c.passive else c.subject), _filler(c.subject if c.passive else c.object))
        for c in here
    )


def _filler(token: Token | None) -> str:
    return word_of(token) if token is not None and token.pos != "PRON" else ""


def likenesses(
    statements: tuple[ComparedStatement, ...], copied: tuple[CopiedSentence, ...] = ()
) -> dict[tuple[int, int], float]:
    """Return how surely pairs of statements say the same, by their places, 0..1.

    Absent are those that share names alone. The same place in a copy and its model speaks for two sentences.
    """
    rarity = rarity_among([said.keys for said in statements])
    in_place = {frozenset({c.left, c.right}) for c in copied}
    found = {}
    for a, b in pairs_sharing(s.keys for s in statements):
        one, other = statements[a], statements[b]
        if is_compared(one, other):
            found[a, b] = likeness(one, other, rarity, copied=frozenset({one.place, other.place}) in in_place)
    return found


def likeness(one: ComparedStatement, other: ComparedStatement, rarity: Rarity, *, copied: bool = False) -> float:
    """Return how surely two statements that may be compared say the same."""
    return round(_sure(shared_by(one, other, rarity), PLACE * copied), 6)


def is_compared(one: ComparedStatement, other: ComparedStatement) -> bool:
    """Say whether two statements may be one: they share more than names and do not tell of two states.

    Nine dead and eleven are two; so are, in reports of two days, what was agreed on Monday and voted on Friday.
    """
    apart = one.published != other.published and one.days and other.days and not one.days & other.days
    tolls = one.toll and other.toll and not one.toll & other.toll
    return not apart and not tolls and bool((one.words & other.words) - one.names)


def shared_by(one: ComparedStatement, other: ComparedStatement, rarity: Rarity) -> Mapping[str, float]:
    """Return what two statements share, by the names of the weights."""
    poorer = max(1, min(len(one.words), len(other.words)))
    roles = (sum(a == b != "" for a, b in zip(*pair, strict=True)) for pair in product(one.roles, other.roles))
    return {
        "bias": 1.0,
        "cosine": rarity.cosine(one.keys, other.keys),
        "held": len(one.words & other.words) / poorer,
        "words": math.log(max(FEWEST_WORDS, poorer)),
        "head": 1 / (HEAD + max(one.depth, other.depth)),
        "numbers": min(MOST_NUMBERS, len(one.numbers & other.numbers)),
        "roles": max(roles, default=0),
    }


def _sure(shared: Mapping[str, float], place: float) -> float:
    return 1 / (1 + math.exp(-place - math.fsum(WEIGHTS[name] * value for name, value in shared.items())))
