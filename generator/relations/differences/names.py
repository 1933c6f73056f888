"""Another name in the same place of the same statement.

"The plant in Orsk is run by Maria Holt" against "… by Anna Berg". Left alone: spellings and transliterations, short
and full forms of a name, who is quoted (that is asked of the quotation), and two names that both articles have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, product
from typing import Final

from rapidfuzz.fuzz import ratio

from generator.relations.comparing.pairing import Said
from generator.relations.comparing.terms import demonyms, is_content
from generator.relations.differences.claims import Clash, clause_claim
from generator.relations.differences.exchanges import Aligned
from generator.syntax.tree import span_head
from generator.values.annotation import Mention, MentionKind, Token
from generator.values.span import Span

SPELLING: Final = 72  # similarity in percent from which two names may be spellings of one
NOISE_RE = re.compile(r"[^\w\s]")  # "U.S." is "US"
KINDS: Final = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION})


def name_clashes(aligned: Aligned) -> Iterator[Clash]:
    """Yield the names that stand in the same place of two statements and differ."""
    left, right = aligned.pair.left, aligned.pair.right
    for one, other in product(_names_of_one(left, right), _names_of_one(right, left)):
        known = _stands_in(left, other) and _stands_in(right, one)
        sides = ((left, one), (right, other))
        in_place = aligned.stand_alike(one.span, other.span) and not any(_is_quoted(s, m) for s, m in sides)
        if in_place and not known and _is_another(one, other):
            here, there = (clause_claim(s.dated, _head(s, m), m.text.lower(), m.span) for s, m in sides)
            yield Clash("name", f"{one.text} or {other.text}", here, there)


def _names_of_one(said: Said, other: Said) -> list[Mention]:
    """Return the names of a sentence that the other sentence has not, under any form."""
    there = _all_words(m for m in other.dated.article.annotation.mentions if other.sentence.span.contains(m.span))
    text = other.sentence.span.cut(other.dated.document.normal).lower()
    return [m for m in _names_in(said) if not _name_words(m) & there and m.text.lower() not in text]


def _names_in(said: Said) -> Iterator[Mention]:
    """Yield the names of a sentence, with the runs of proper nouns that the language pipeline took for no name."""
    annotation, sentence = said.dated.article.annotation, said.sentence
    mentions = [m for m in annotation.mentions if sentence.span.contains(m.span)]
    yield from (m for m in mentions if m.kind in KINDS)
    loose = (
        t
        for t in annotation.tokens[sentence.first : sentence.last]
        if t.pos == "PROPN" and is_content(t) and not any(m.span.contains(t.span) for m in mentions)
    )
    for _, run in groupby(enumerate(loose), lambda item: item[1].index - item[0]):
        tokens = [t for _, t in run]
        span = Span(tokens[0].start, tokens[-1].end)
        text = span.cut(said.dated.document.normal)
        yield Mention(span, text, MentionKind.OTHER, tokens[0].index, tokens[-1].index + 1)


def _all_words(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(w for m in mentions for w in _name_words(m))


def _name_words(mention: Mention) -> frozenset[str]:
    return frozenset(demonyms().get(w, w) for w in mention.text.lower().replace("-", " ").split() if len(w) > 1)


def _stands_in(said: Said, mention: Mention) -> bool:
    """Say whether an article has a name, or a word of it."""
    return bool(_name_words(mention) & _all_words(said.dated.article.annotation.mentions))


def _is_another(one: Mention, other: Mention) -> bool:
    left, right = (NOISE_RE.sub("", m.text.lower()) for m in (one, other))
    initials = "".join(w[0] for w in left.split()), "".join(w[0] for w in right.split())
    if left == initials[1] or right == initials[0] or left in right or right in left:
        return False
    closest = max(ratio(a, b) for a in left.split() for b in right.split())
    return max(closest, ratio(left, right)) < SPELLING


def _is_quoted(said: Said, name: Mention) -> bool:
    quotes = (q for q in said.dated.article.quotes if q.direct and q.speaker is not None)
    return any(q.speaker.mention.overlaps(name.span) for q in quotes if q.speaker is not None)


def _head(said: Said, mention: Mention) -> Token:
    """Return the word of a name on which its others hang."""
    annotation = said.dated.article.annotation
    return span_head(annotation, mention.span) or annotation.tokens[mention.last - 1]
