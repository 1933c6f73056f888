"""Small questions to a clause: its subject, its negation, its span."""

from __future__ import annotations

from typing import Final

from generator.values.annotation import Annotation, Token
from generator.values.span import Span

SUBJECTS: Final = ("nsubj", "nsubjpass")
NEGATIONS: Final = frozenset({"not", "n't", "never"})
CLAUSE_DEPS: Final = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis"})


def children_of(annotation: Annotation, token: Token) -> tuple[Token, ...]:
    """Return a token's children in text order."""
    return tuple(annotation.tokens[c] for c in annotation.children[token.index])


def child(annotation: Annotation, token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the labels."""
    return next((t for t in children_of(annotation, token) if t.dep in deps), None)


def subject_of(annotation: Annotation, verb: Token) -> Token | None:
    """Return a verb's own subject, or the one it shares with the verb it is joined to.

    A relative pronoun gives way to the noun it goes back to.
    """
    for _ in range(len(annotation.tokens)):
        own = child(annotation, verb, *SUBJECTS)
        if own is not None:
            if own.tag in {"WDT", "WP"} and verb.dep == "relcl":
                return annotation.tokens[verb.head]
            return own
        if verb.dep not in {"conj", "xcomp"} or verb.head == verb.index:
            return None
        verb = annotation.tokens[verb.head]
    return None


def is_negated(annotation: Annotation, verb: Token) -> bool:
    """Say whether "not", "n't" or "never" hangs on a verb, or "have yet to" stands over it."""
    if any(t.lemma in NEGATIONS or t.text.lower() in NEGATIONS for t in children_of(annotation, verb)):
        return True
    head = annotation.tokens[verb.head]
    yet = any(t.lemma == "yet" for t in (*children_of(annotation, head), *children_of(annotation, verb)))
    return verb.dep == "xcomp" and head.lemma == "have" and yet


def clause_verb(annotation: Annotation, token: Token) -> Token:
    """Return the head of the smallest clause that can stand alone around a token."""
    while token.dep not in CLAUSE_DEPS and token.head != token.index:
        token = annotation.tokens[token.head]
    return token


def clause_span(annotation: Annotation, verb: Token) -> Span:
    """Return the sentence around a verb, without its closing space."""
    sentence = annotation.sentence_at(verb.start)
    if sentence is None:
        return annotation.subtree_span(verb.index)
    last = sentence.last
    while last > sentence.first + 1 and not annotation.tokens[last - 1].text.strip():
        last -= 1
    return Span(annotation.tokens[sentence.first].start, annotation.tokens[last - 1].end)
