"""A claim of one source and a clash of two; what every finder of differences returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.relations.comparing.evidence import cut_evidence, words_in_line
from generator.syntax.tree import clause_head
from generator.values.annotation import Annotation, Token
from generator.values.document import Evidence
from generator.values.findings import Quantity
from generator.values.span import Span
from generator.values.story import DatedArticle

LONGEST: Final = 24  # tokens of a clause that is shown whole
SIDE_DEPS: Final = frozenset({"advcl", "conj", "cc", "parataxis", "relcl", "punct", "appos", "ccomp"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of the thing that is disputed."""

    dated: DatedArticle
    span: Span  # the clause
    value: str  # claims of one value take one position: "6", "2024-05-16", "putin first"
    point: Span | None = None  # the figure, date or name in it, where a clause holds several
    quantity: Quantity | None = None  # where the value is an amount

    @property
    def source(self) -> str:
        """The source's id."""
        return self.dated.source

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The clause as evidence, in several parts where furniture stands inside it."""
        return cut_evidence(self.dated.document, self.span)

    @property
    def place(self) -> Span:
        """What is disputed, or the clause where all of it is."""
        return self.point or self.span

    def touches(self, other: Claim) -> bool:
        """Say whether two claims are about the same words of one source."""
        return self.source == other.source and self.place.overlaps(other.place)

    @property
    def text(self) -> str:
        """The clause's words on one line."""
        return words_in_line(self.dated.document, self.span)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both hold."""

    kind: str  # figure | date | order | wording | speaker | statement | name
    topic: str  # "people killed"
    left: Claim
    right: Claim
    can_change: bool = False  # True when a later value takes the place of an earlier one


def clause_claim(dated: DatedArticle, token: Token, value: str, point: Span | None = None) -> Claim:
    """Return the clause around a token as a claim, a long one cut at commas."""
    return Claim(dated, tight_clause(dated.article.annotation, token, LONGEST), value, point)


def tight_clause(annotation: Annotation, token: Token, longest: int | None = None) -> Span:
    """Return the run of words of the smallest clause around a token, without the clauses beside it.

    A clause of more than ``longest`` tokens is cut at the commas around the token.

    "wounding 120" for the 120 of "a lorry rammed the wall, killing six and wounding 120".
    """
    head = clause_head(annotation, token)
    indexes = {head.index}
    for child in (annotation.tokens[c] for c in annotation.children[head.index]):
        inside = annotation.subtree(child.index)
        if child.dep not in SIDE_DEPS or token.index in inside:
            indexes |= set(inside)
    ordered = sorted(indexes | {token.index})
    first = _run(annotation, ordered, token.index, step=-1)
    last = _run(annotation, ordered, token.index, step=1)
    if longest is not None and last - first > longest:
        first, last = _between_commas(annotation, first, last, token.index)
    return _without_edges(annotation, first, last)


def _run(annotation: Annotation, kept: list[int], at: int, *, step: int) -> int:
    """Walk from a token to the end of its run of kept tokens; marks between them do not break it."""
    place = kept.index(at)
    while 0 <= place + step < len(kept):
        near, far = sorted((kept[place], kept[place + step]))
        if any(annotation.tokens[i].pos != "PUNCT" for i in range(near + 1, far)):
            break
        place += step
    return kept[place]


def _between_commas(annotation: Annotation, first: int, last: int, at: int) -> tuple[int, int]:
    """Cut a long clause at the commas on both sides of a token."""
    commas = [i for i in range(first, last + 1) if annotation.tokens[i].text in {",", ";"}]
    return max((c for c in commas if c < at), default=first), min((c for c in commas if c > at), default=last)


def _without_edges(annotation: Annotation, first: int, last: int) -> Span:
    while first < last and _opens_nothing(annotation.tokens[first]):
        first += 1
    while last > first and annotation.tokens[last].pos in {"PUNCT", "SPACE"}:
        last -= 1
    return Span(annotation.tokens[first].start, annotation.tokens[last].end)


def _opens_nothing(token: Token) -> bool:
    return token.pos in {"PUNCT", "CCONJ", "SPACE"} or (token.dep == "mark" and token.lemma == "that")
