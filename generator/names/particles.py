"""Names with particles that the pipeline tears apart: "Ursula von der Leyen", "Guido van Rossum", "Charles de Gaulle".

A name is read where a given name or a role stands before the particles, and a capitalised word behind them:

    Harbour chief Ottilie von der Heide        -> Ottilie von der Heide
    He flew from Paris de Gaulle               -> left alone: Paris is a place
"""

from __future__ import annotations

from itertools import pairwise

from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.span import Span


def is_particle(word: str) -> bool:
    """Say whether a word may stand small inside a name: "von"."""
    return word in load_lexicon("given_names")["particle"]


def particled_names(annotation: Annotation) -> tuple[Mention, ...]:
    """Return a mention of a person for each name with particles, in text order."""
    return tuple(
        mention
        for token in annotation.tokens
        if is_particle(token.text) and (mention := _name_around(token, annotation))
    )


def _name_around(particle: Token, annotation: Annotation) -> Mention | None:
    """Read the name whose first particle a token is."""
    tokens = annotation.tokens
    first, last = particle.index - 1, particle.index
    while last < len(tokens) and is_particle(tokens[last].text):
        last += 1
    if first < 0 or last >= len(tokens) or not _is_one_line(tokens[first : last + 1]):
        return None
    if not tokens[first].text[:1].isupper() or not tokens[last].text[:1].isupper() or not _is_given(tokens, first):
        return None
    span = Span(tokens[first].start, tokens[last].end)
    words = " ".join(t.text for t in tokens[first : last + 1])
    return Mention(span, words, MentionKind.PERSON, first, last + 1)


def _is_one_line(tokens: tuple[Token, ...]) -> bool:
    return all(right.start - left.end == 1 for left, right in pairwise(tokens))


def _is_given(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a word is a given name: by the list, by the pipeline, or by the role before it."""
    names, roles = load_lexicon("given_names"), load_lexicon("roles")
    if tokens[at].text.lower() in (*names["female"], *names["male"]) or tokens[at].entity == "PERSON":
        return True
    return at > 0 and tokens[at - 1].text.lower() in (*roles["head"], *roles["abbreviation"])
