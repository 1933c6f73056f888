"""A figure with what hangs around it, as figures of different sources are held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.relations.comparing.terms import content_of, names_of
from generator.relations.differences.claims import LONGEST, Claim, tight_clause
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.findings import Figure
from generator.values.story import DatedArticle

CLIMB: Final = frozenset({"nummod", "quantmod", "compound", "amod", "pobj", "prep", "npadvmod", "attr", "det", "pcomp"})
INNER: Final = frozenset({"nummod", "quantmod", "compound", "amod"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with what hangs around it."""

    dated: DatedArticle
    figure: Figure
    sentence: Sentence
    number: int  # of the sentence in its article
    anchor: Token  # the last token of number and unit
    governor: Token  # the verb or noun it hangs on
    words: frozenset[str]  # of its tight clause
    names: frozenset[str]  # of its sentence

    @property
    def value_and_unit(self) -> tuple[str, str]:
        """The amount as a key."""
        quantity = self.figure.quantity
        high = f"-{quantity.high.normalize():f}" if quantity.high else ""
        return (f"{quantity.value.normalize():f}{high}", quantity.unit)

    @property
    def claim(self) -> Claim:
        """The figure's clause as one side of a clash."""
        span = tight_clause(self.dated.article.annotation, self.anchor, LONGEST).cover(self.figure.outer)
        value = self.value_and_unit[0]
        return Claim(self.dated, span, value, self.figure.span, self.figure.quantity)


def counted_in(dated: DatedArticle) -> Iterator[Counted]:
    """Yield an article's figures, in text order."""
    annotation = dated.article.annotation
    places = {s.span.start: i for i, s in enumerate(annotation.sentences)}
    for figure in dated.article.figures:
        tokens = annotation.tokens_in(figure.span)
        sentence = annotation.sentence_at(figure.span.start)
        if not tokens or sentence is None or not figure.quantity.unit:
            continue
        anchor = _anchor(tokens)
        words = content_of(annotation, tight_clause(annotation, anchor))
        names = names_of(annotation, sentence.span)
        number = places[sentence.span.start]
        yield Counted(dated, figure, sentence, number, anchor, _governor_of(annotation, anchor), words, names)


def _anchor(tokens: tuple[Token, ...]) -> Token:
    """The token of a figure on which its others hang."""
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])


def _governor_of(annotation: Annotation, anchor: Token) -> Token:
    token = anchor
    while token.dep in CLIMB and token.head != token.index:
        token = annotation.tokens[token.head]
        if token.pos in {"VERB", "NOUN"} and token.dep not in INNER:
            break
    if token is anchor and token.head != token.index:
        token = annotation.tokens[token.head]
    return token
