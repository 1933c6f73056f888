"""A figure in its sentence, and what reading it gives: the values that all readings of a figure share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.figures.amounts import Amount
from generator.figures.phrases import Label, read_label
from generator.lexicons.loader import load_lexicon
from generator.quotes.pronouns import Context
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.span import Span


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures."""

    text: str  # "annual sales of Norrland"
    span: Span | None  # where the words stand, when they stand together
    subject: str | None = None  # "Norrland"
    predicate: str | None = None  # the lemma of the verb that decides it: "earn"; or "killed"


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence."""

    context: Context  # its article, and the people named there
    sentence: Sentence
    amount: Amount
    token: Token  # the figure's head
    left_out: frozenset[int] = frozenset()  # tokens a heading does without: the days told beside it

    @property
    def annotation(self) -> Annotation:
        """The annotation of its article."""
        return self.context.annotation

    @property
    def text(self) -> str:
        """The text of its article."""
        return self.context.document.normal

    @property
    def parent(self) -> Token:
        """The token the figure hangs on."""
        return self.annotation.tokens[self.token.head]

    def phrase(self, head: Token) -> Label | None:
        """Return a noun's phrase without the figure."""
        return read_label(self.annotation, self.text, head, self.amount.outer)


@cache
def words_for(group: str, lexicon: str = "measures") -> frozenset[str]:
    """Return a group of the lexicon of measures, or of another."""
    return frozenset(load_lexicon(lexicon)[group])


def labelled(phrase: Label | None) -> Measure | None:
    """Return a phrase as a measure."""
    named = phrase is not None and any(c.isalpha() for c in phrase.text)
    return Measure(phrase.text, phrase.span) if phrase and named else None
