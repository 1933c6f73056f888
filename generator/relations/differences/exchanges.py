"""What was exchanged between two sentences that are otherwise word for word the same.

Copies keep a sentence and flip a word: "before" to "after", a name, a day, a number, a "not" put in. Where nearly all
words agree, the words that do not are the difference, whatever the syntax. Left alone: questions, and sentences that
are only made alike ("Shares in Brede rose", "Shares in Selm rose") because the other source has the first as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.pairing import ALIKE, Pair, Said
from generator.relations.comparing.terms import demonyms, word_of
from generator.values.annotation import Token
from generator.values.span import Span

WORD_FOR_WORD: Final = 0.66  # share of the longer sentence's words that both have, in order
FEWEST: Final = 5  # words of a sentence
LARGEST: Final = 4  # words that may be exchanged for one thing
NEGATIONS: Final = frozenset(load_lexicon("syntax")["negations"])


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words of one sentence and what stands in their place in the other; on one side there may be none."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    at: tuple[Token, Token]  # a token of each sentence: the first of those exchanged, or the one before the gap


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sentences with what was exchanged between them; nothing where too few of their words are the same."""

    pair: Pair
    exchanges: tuple[Exchange, ...] = ()

    @property
    def tells_otherwise(self) -> bool:
        """Say whether another deed or quality stands there: "injured" for "killed" makes it another statement."""
        return any(_is_other_deed(e) for e in self.exchanges)

    def stand_alike(self, one: Span, other: Span) -> bool:
        """Say whether words of the left and of the right sentence stand in each other's place."""
        met = (_overlaps(e.left or e.at[:1], one) and _overlaps(e.right or e.at[1:], other) for e in self.exchanges)
        return not self.tells_otherwise and any(met)


def align_sentences(pairs: tuple[Pair, ...]) -> list[Aligned]:
    """Return the pairs with what was exchanged in them."""
    best: dict[tuple[str, int, str], float] = {}
    for pair in pairs:
        for key in _sides(pair):
            best[key] = max(best.get(key, 0.0), pair.similarity)
    return [Aligned(p, tuple(_exchanges(p)) if _is_best(p, best) else ()) for p in pairs]


def _is_best(pair: Pair, best: dict[tuple[str, int, str], float]) -> bool:
    """Say whether neither sentence has a better counterpart in the other's source."""
    return pair.similarity >= ALIKE and all(best[key] <= pair.similarity for key in _sides(pair))


def _sides(pair: Pair) -> tuple[tuple[str, int, str], ...]:
    """Each sentence of a pair, by its source and number, with the other's source."""
    one, other = pair.left, pair.right
    return (one.dated.source, one.index, other.dated.source), (other.dated.source, other.index, one.dated.source)


def _exchanges(pair: Pair) -> Iterator[Exchange]:
    left, right = _words_in_order(pair.left), _words_in_order(pair.right)
    keys = [[demonyms().get(t.text.lower(), t.text.lower()) for t in side] for side in (left, right)]
    codes = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    same = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    if min(len(left), len(right)) < FEWEST or same < WORD_FOR_WORD * max(len(left), len(right)):
        return
    for tag, a, b, c, d in codes:
        if tag != "equal" and b - a <= LARGEST and d - c <= LARGEST:
            at = left[a if a < b else max(a - 1, 0)], right[c if c < d else max(c - 1, 0)]
            yield Exchange(tuple(left[a:b]), tuple(right[c:d]), at)


def _words_in_order(said: Said) -> list[Token]:
    """Return the words of a sentence; of a question none."""
    tokens = said.dated.article.annotation.tokens[said.sentence.first : said.sentence.last]
    if tokens[-1].text == "?":
        return []
    return [t for t in tokens if t.text[:1].isalnum() or t.text.lower() in NEGATIONS]


def _is_other_deed(exchange: Exchange) -> bool:
    sides = [{word_of(t) for t in side if t.pos in {"VERB", "ADJ"}} for side in (exchange.left, exchange.right)]
    return bool(sides[0]) and bool(sides[1]) and not sides[0] & sides[1]


def _overlaps(tokens: tuple[Token, ...], span: Span) -> bool:
    return any(t.span.overlaps(span) for t in tokens)
