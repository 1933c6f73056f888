"""Noun phrases as ranges of tokens.

    the driver of the tram, who was held       → the driver of the tram
    ministers and envoys from Norvia           → the whole of it
    a bridge built in 1910, the oldest here    → a bridge built in 1910

Left out: relative clauses, appositions, whatever follows a comma or a dash.
"""

from __future__ import annotations

from typing import Final

from generator.syntax.labels import WH_TAGS
from generator.syntax.tree import children_of
from generator.values.annotation import Annotation, Token

PREPOSITIONS: Final = frozenset(
    {"of", "for", "on", "between", "with", "in", "to", "from", "about", "into", "over", "by", "against", "at", "among"}
)
NOT_OF_A_PHRASE: Final = frozenset({"relcl", "advcl"})  # clauses that hang on a noun of it
ARTICLES: Final = frozenset({"DT", "PRP$", "WP$", "PDT"})  # what a ``bare`` phrase does without


def noun_phrase(
    annotation: Annotation,
    head: Token,
    *,
    bare: bool = False,
    participles: bool = True,
    prepositions: frozenset[str] = PREPOSITIONS,
) -> tuple[int, int]:
    """Return the half-open token range of a noun phrase without its relative clauses and appositions.

    A ``bare`` phrase has no article and no possessive pronoun; behind its noun stand only the ``prepositions`` named.
    Without ``participles`` it ends before "built in 1910" and "saying so", too.
    """
    clauses = NOT_OF_A_PHRASE if participles else NOT_OF_A_PHRASE | {"acl"}
    below = children_of(annotation, head)
    first = min((annotation.subtree(t.index)[0] for t in below if t.index < head.index), default=head.index)
    while bare and first < head.index and annotation.tokens[first].tag in ARTICLES:
        first += 1
    last = head.index
    for token in (t for t in below if t.index > head.index):
        if token.dep in clauses or not _belongs(annotation, token, last, prepositions):
            break
        last = unbroken_end(annotation, token, clauses)
    return first, last + 1


def _belongs(annotation: Annotation, token: Token, last: int, prepositions: frozenset[str]) -> bool:
    """Say whether a dependent behind a noun stays in its phrase."""
    if token.dep == "prep":
        return token.lemma in prepositions
    if token.dep == "acl":
        return annotation.subtree(token.index)[0] == last + 1
    if token.dep in {"cc", "conj"} and token.pos in {"CCONJ", "NOUN", "PROPN"}:
        return all(t.text != "," for t in annotation.tokens[last + 1 : token.index])
    return token.dep in {"case", "nummod", "amod"} or token.lemma == "else"


def unbroken_end(annotation: Annotation, token: Token, clauses: frozenset[str] = NOT_OF_A_PHRASE) -> int:
    """Return the last token of a dependent, cut where a comma, a dash or one of some clauses opens inside it."""
    last = token.index
    below = annotation.subtree(last)
    starts = {annotation.subtree(i)[0] for i in below if annotation.tokens[i].dep in clauses and i > last}
    for index in below:
        inside = annotation.tokens[index]
        dash = inside.text in {"-", "--"} and annotation.tokens[index - 1].end < inside.start
        if index > token.index and (
            dash or inside.text in {",", ";", ":", "("} or inside.tag in WH_TAGS or index in starts
        ):
            break
        last = max(last, index)
    return last
