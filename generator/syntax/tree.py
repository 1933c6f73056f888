"""Steps through the syntax tree: down to children, up to heads, along what is joined by "and"."""

from __future__ import annotations

from collections.abc import Iterator

from generator.syntax.labels import CLAUSES, VERBAL
from generator.values.annotation import Annotation, Sentence, Token
from generator.values.span import Span


def children_of(annotation: Annotation, token: Token) -> tuple[Token, ...]:
    """Return a token's children in text order."""
    return tuple(annotation.tokens[c] for c in annotation.children[token.index])


def child(annotation: Annotation, token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the labels."""
    for index in annotation.children[token.index]:
        if annotation.tokens[index].dep in deps:
            return annotation.tokens[index]
    return None


def head_of(annotation: Annotation, token: Token) -> Token:
    """Return the token another hangs on; a root hangs on itself."""
    return annotation.tokens[token.head]


def ancestors(annotation: Annotation, token: Token) -> Iterator[Token]:
    """Yield the tokens above a token, the nearest first, the sentence's root last."""
    while token.head != token.index:
        token = annotation.tokens[token.head]
        yield token


def root_of(annotation: Annotation, sentence: Sentence) -> Token:
    """Return the token a sentence's others hang on, its first where the parser named none."""
    tokens = annotation.tokens[sentence.first : sentence.last]
    return next((t for t in tokens if t.head == t.index), tokens[0])


def span_head(annotation: Annotation, span: Span, *, last: bool = False) -> Token | None:
    """Return the first token of a span, or the ``last``, whose head lies outside it; None for a span without tokens."""
    inside = annotation.tokens_in(span)
    if not inside:
        return None
    low, high = inside[0].index, inside[-1].index
    ordered = inside[::-1] if last else inside
    return next((t for t in ordered if t.head == t.index or not low <= t.head <= high), ordered[0])


def clause_head(annotation: Annotation, token: Token) -> Token:
    """Return the verb of the smallest clause around a token; the sentence's root where there is no verb."""
    while token.head != token.index and not (token.dep in CLAUSES and token.pos in VERBAL):
        token = annotation.tokens[token.head]
    return token


def sentence_span(annotation: Annotation, token: Token) -> Span:
    """Return the span of the sentence around a token."""
    sentence = annotation.sentence_at(token.start)
    return sentence.span if sentence else annotation.subtree_span(token.index)


def token_span(annotation: Annotation, first: int, last: int) -> Span:
    """Return the span of a half-open, not empty range of token indexes."""
    return Span(annotation.tokens[first].start, annotation.tokens[last - 1].end)
