"""Another name in the same place of the same statement.

"The plant in Orsk is run by Maria Holt" against "… by Anna Berg". Left alone: spellings and transliterations, short
and full forms of a name, and two people who both have a part in the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Final

from rapidfuzz.fuzz import ratio

from generator.relations.comparing.pairing import Pair, Said
from generator.relations.comparing.terms import content_of, demonyms, word_of
from generator.relations.differences.claims import Claim, Clash, tight_clause
from generator.values.annotation import Annotation, Mention, MentionKind
from generator.values.story import DatedArticle

SPELLING: Final = 72  # similarity in percent from which two names may be spellings of one
CLOSE: Final = 0.55  # similarity of sentences below which another name is another story
SAME_CLAUSE: Final = 0.6  # share of the fuller clause's words, the two names apart
SAME_SENTENCE: Final = 0.6  # similarity of sentences from which the clause need not be the same
FEWEST: Final = 3  # words a clause is taken to have at least
NOISE_RE = re.compile(r"[^\w\s]")  # "U.S." is "US"
PARTNERS: Final = frozenset({"against", "with", "by", "under"})  # whatever they hang on, they name the other side
KINDS: Final = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION})


def find_name_clashes(pairs: tuple[Pair, ...]) -> list[Clash]:
    """Return the names that stand in the same place of two statements and differ."""
    return [
        _clash(pair, one, other)
        for pair in pairs
        if pair.similarity >= CLOSE
        for one, other in product(_own(pair.left, pair.right), _own(pair.right, pair.left))
        if _same_kind(one, other) and _same_place(pair, one, other) and _is_another(one, other)
    ]


def _same_kind(one: Mention, other: Mention) -> bool:
    """Say whether both are places or both are not; the language pipeline takes many a person for a firm."""
    return (one.kind is MentionKind.PLACE) == (other.kind is MentionKind.PLACE)


def _clash(pair: Pair, one: Mention, other: Mention) -> Clash:
    sides = (_claim(pair.left, one), _claim(pair.right, other))
    return Clash("name", f"{one.text} or {other.text}", *sides)


def _claim(said: Said, mention: Mention) -> Claim:
    annotation = said.dated.article.annotation
    head = annotation.tokens[mention.last - 1]
    return Claim(said.dated, tight_clause(annotation, head), mention.text.lower(), mention.span)


def _own(said: Said, other: Said) -> list[Mention]:
    """The names of a sentence that the other article's sentence has not, nor its article under any form."""
    annotation = said.dated.article.annotation
    inside = [m for m in annotation.mentions if said.sentence.span.contains(m.span) and m.kind in KINDS]
    there = _words(m for m in other.dated.article.annotation.mentions if other.sentence.span.contains(m.span))
    text = other.dated.document.normal[other.sentence.span.start : other.sentence.span.end].lower()
    return [m for m in inside if not _name_words(m) & there and m.text.lower() not in text]


def _words(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(w for m in mentions for w in _name_words(m))


def _name_words(mention: Mention) -> frozenset[str]:
    return frozenset(demonyms().get(w, w) for w in mention.text.lower().replace("-", " ").split() if len(w) > 1)


def _is_another(one: Mention, other: Mention) -> bool:
    left, right = (NOISE_RE.sub("", m.text.lower()) for m in (one, other))
    initials = "".join(w[0] for w in left.split()), "".join(w[0] for w in right.split())
    if left.replace(".", "") == initials[1] or right.replace(".", "") == initials[0]:
        return False
    closest = max(ratio(a, b) for a in left.split() for b in right.split())
    return ratio(left, right) < SPELLING and closest < SPELLING and left not in right and right not in left


def _same_place(pair: Pair, one: Mention, other: Mention) -> bool:
    """Say whether two names hang on the same word in the same way, and one of them is new to the other's article."""
    here, there = pair.left.dated.article.annotation, pair.right.dated.article.annotation
    left, right = _hook(here, one), _hook(there, other)
    if left is None or left != right:
        return False
    clauses = _claim(pair.left, one), _claim(pair.right, other)
    words = [
        content_of(c.dated.article.annotation, c.span) - _name_words(m)
        for c, m in zip(clauses, (one, other), strict=True)
    ]
    share = len(words[0] & words[1]) / max(len(words[0]), len(words[1]), FEWEST)
    if share < SAME_CLAUSE and pair.similarity < SAME_SENTENCE:
        return False
    return not _stands_in(pair.left.dated, other) or not _stands_in(pair.right.dated, one)


def _hook(annotation: Annotation, mention: Mention) -> tuple[str, ...] | None:
    """The words a name hangs on, and how; None for a root and for who speaks."""
    head = annotation.tokens[mention.last - 1]
    for index in range(mention.first, mention.last):
        if not mention.first <= annotation.tokens[index].head < mention.last:
            head = annotation.tokens[index]
    above = annotation.tokens[head.head]
    if head.head == head.index or (head.dep == "nsubj" and word_of(above) == "say"):
        return None
    if above.pos == "ADP" and above.lemma in PARTNERS:
        return (head.dep, above.lemma)
    if above.pos == "ADP":
        return (head.dep, above.lemma, word_of(annotation.tokens[above.head]))
    return (head.dep, word_of(above))


def _stands_in(dated: DatedArticle, mention: Mention) -> bool:
    words = _name_words(mention)
    return any(words & _name_words(m) for m in dated.article.annotation.mentions)
