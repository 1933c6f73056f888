"""Quotes of several articles that give the same utterance.

    "Putin will visit China," / "Putin will visit China."            the same words
    "We have many allies" / "We have many allies, I have no doubt"   one is cut short
    "Several visits are being prepared" / "Numerous visits are       other words for one utterance of
    currently being planned"                                          one speaker
    "…," the German wrote / "…," Mr. Roe wrote                        one calls by another word whom the other names
Left alone: two sentences of one speaker on one subject, the same words from different speakers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

from generator.figures.numbers import find_numbers
from generator.quotes.pronouns import PRONOUNS
from generator.relations.comparing.grouping import join_pairs
from generator.relations.comparing.terms import content_of, shingles_of
from generator.relations.comparing.weights import pairs_sharing
from generator.relations.items.glosses import without_gloss
from generator.sources.normal import normal_form
from generator.values.document import normal_words
from generator.values.findings import Quote, SpeakerKind
from generator.values.span import Span
from generator.values.story import DatedArticle

SHINGLE: Final = 3  # words; fewer in common need the same speaker
SAME_WORDS: Final = 0.6  # share of words in common, in order, of two wordings of one utterance
REWORDED: Final = 0.38  # the same for words a rewrite changed inside the marks; tuned on one pair that does and one not
FEWEST_WORDS: Final = 5  # of an utterance that may be worded differently
SAME_CONTENT: Final = 0.4  # share of the longer one's content words in common, for one named speaker
FEWEST_SHARED: Final = 3  # content words in common
LONG: Final = 8  # words in a row that two speakers do not say alike
SPELLED_ALIKE: Final = 0.8  # share of the letters of two spellings of a surname
SPELLINGS: Final = {"ys": "yz", "is": "iz", "our": "or", "ll": "l", "re": "er", "percent": "pc"}
SPELLING_RE: Final = re.compile("|".join(SPELLINGS))


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quote with what it is compared by."""

    dated: DatedArticle
    quote: Quote
    turn: Quote  # the quote as found; ``quote`` is a piece of it where its cue ends a sentence
    parts: tuple[Span, ...]  # as published, without marks around the whole
    words: tuple[str, ...]  # inside the marks; of the clause where there are none
    content: frozenset[str]

    @property
    def order(self) -> tuple[tuple[str, str], int]:
        """Sort key: order of publication, then place in the text."""
        return (self.dated.order, self.quote.span.start)

    @property
    def turn_key(self) -> tuple[str, Span]:
        """Tell the pieces of one turn from those of another."""
        return (self.dated.source, self.turn.span)

    @property
    def is_marked(self) -> bool:
        """Say whether words of it stand between marks."""
        return bool(self.quote.quoted)


def read_utterances(dated: DatedArticle, quote: Quote) -> tuple[Utterance, ...]:
    """Prepare a quote for comparison; a turn whose cue ends a sentence is an utterance before it and one behind."""
    runs: list[list[Span]] = []
    for part in quote.parts:
        between = dated.document.normal[runs[-1][-1].end : part.start] if runs else ""
        if quote.direct and runs and between.rstrip("' \"").endswith("."):
            runs.append([part])
        elif runs:
            runs[-1].append(part)
        else:
            runs.append([part])
    if len(runs) == 1:
        return (_read(dated, quote, quote),)
    pieces = (replace(quote, span=run[0].cover(run[-1]), parts=tuple(run), quoted=tuple(run)) for run in runs)
    return tuple(_read(dated, piece, quote) for piece in pieces)


def _read(dated: DatedArticle, quote: Quote, turn: Quote) -> Utterance:
    document = dated.document
    marked = quote.quoted or quote.parts
    words = tuple(w for span in marked for w in normal_words(span.cut(document.normal)))
    content = frozenset(w for p in quote.parts for w in content_of(dated.article.annotation, p))
    parts = (quote.predicate,) if quote.predicate else quote.parts
    parts = parts if quote.direct else without_gloss(dated.article.annotation, parts)
    return Utterance(dated, quote, turn, parts, words, content)


def group_utterances(utterances: Iterable[Utterance]) -> tuple[tuple[Utterance, ...], ...]:
    """Return groups that give the same utterance, in order of publication; most hold one.

    The likest pairs come first, and a group takes another utterance of a source only where that repeats itself:
    two that a third resembles stay two.
    """
    ordered = sorted(utterances, key=lambda u: u.order)
    same = [(left, right) for left, right in _pairs(ordered) if is_same(ordered[left], ordered[right])]
    same.sort(key=lambda pair: (-_likeness(ordered[pair[0]], ordered[pair[1]]), pair))

    def may_join(_: tuple[int, int], one: list[int], other: list[int]) -> bool:
        return _may_join([ordered[place] for place in one], [ordered[place] for place in other])

    return _rejoin(
        tuple(tuple(ordered[place] for place in group) for group in join_pairs(len(ordered), same, may_join))
    )


def _rejoin(groups: tuple[tuple[Utterance, ...], ...]) -> tuple[tuple[Utterance, ...], ...]:
    """Put the pieces of a turn together again: what stands behind its cue goes on with what stands before it.

    They stay apart where another source words one of them alone, which is for its own quote to show.
    """
    places: dict[tuple[str, Span], list[int]] = {}
    for place, group in enumerate(groups):
        for utterance in group:
            places.setdefault(utterance.turn_key, []).append(place)
    pairs = [pair for found in places.values() for pair in pairwise(found)]

    def may_join(_: tuple[int, int], one: list[int], other: list[int]) -> bool:
        left, right = ([u for place in side for u in groups[place]] for side in (one, other))
        shared = {u.turn_key for u in left} & {u.turn_key for u in right}
        whole = [_read(u.dated, u.turn, u.turn) for u in left if u.turn_key in shared]
        return all(u.turn_key in shared or any(is_cut_from(u.words, w.words) for w in whole) for u in (*left, *right))

    return tuple(
        _whole_turns([u for place in joined for u in groups[place]], len(joined))
        for joined in join_pairs(len(groups), pairs, may_join)
    )


def _whole_turns(group: list[Utterance], pieces: int) -> tuple[Utterance, ...]:
    """Return a group put together of several with its turns whole, each once."""
    if pieces == 1:
        return tuple(group)
    turns = {u.turn_key: _read(u.dated, u.turn, u.turn) for u in group}
    return tuple(sorted(turns.values(), key=lambda u: u.order))


def _may_join(one: list[Utterance], other: list[Utterance]) -> bool:
    """Say whether utterances of one source that would meet in a group repeat each other, or are pieces of another."""
    both = [*one, *other]
    return all(
        _repeats(a, b) or _are_pieces(a, b, both) for a in one for b in other if a.dated.source == b.dated.source
    )


def _repeats(one: Utterance, other: Utterance) -> bool:
    short, long = sorted((one.words, other.words), key=len)
    return is_cut_from(short, long) or Indel.normalized_similarity(short, long) >= SAME_WORDS


def _are_pieces(one: Utterance, other: Utterance, group: list[Utterance]) -> bool:
    return any(is_cut_from(one.words, u.words) and is_cut_from(other.words, u.words) for u in group)


def _likeness(one: Utterance, other: Utterance) -> float:
    """Return how much of two wordings stands in both, in order; content words decide between equals."""
    shared = len(one.content & other.content) / max(1, len(one.content | other.content))
    return Indel.normalized_similarity(one.words, other.words) + shared


def _pairs(ordered: list[Utterance]) -> list[tuple[int, int]]:
    """Return the pairs worth comparing: those that share three words in a row, or speaker and a content word."""
    found = []
    for utterance in ordered:
        name = speaker_key(utterance.quote)
        said = {f"{name}: {w}" for w in utterance.content} if name else set()
        found.append(shingles_of(utterance.words, SHINGLE) | said)
    return pairs_sharing(found)


def speaker_key(quote: Quote) -> str:
    """Return the last word of a speaker's name, "anonymous" for unnamed ones, "" for none."""
    speaker = quote.speaker
    if speaker is None or speaker.name.lower() in PRONOUNS:
        return ""
    if speaker.kind is SpeakerKind.ANONYMOUS:
        return "anonymous"
    return speaker.name.lower().split()[-1]


def is_same(one: Utterance, other: Utterance) -> bool:
    """Say whether two quotes of different articles give the same utterance."""
    if one.is_marked != other.is_marked or one.dated.source == other.dated.source:
        return False
    names = {speaker_key(one.quote), speaker_key(other.quote)}
    short, long = sorted((one.words, other.words), key=len)
    if len(names - {""}) > 1:
        said = one.is_marked and len(short) >= LONG and is_cut_from(short, long)
        return said and _may_be_one_speaker(one.quote, other.quote)
    if _counts_differ(one, other):
        return False
    if short == long or (len(short) >= SHINGLE and is_cut_from(short, long)):
        return True
    alike = Indel.normalized_similarity(short, long) if len(short) >= FEWEST_WORDS else 0.0
    loose = alike >= REWORDED or (len(short) >= FEWEST_WORDS and not one.is_marked)
    return alike >= SAME_WORDS or (loose and "" not in names and _is_paraphrase(one, other))


def _may_be_one_speaker(one: Quote, other: Quote) -> bool:
    """Say whether two names may be one speaker's: one is a description, or they are two spellings."""
    if is_described(one) or is_described(other):
        return True
    return Indel.normalized_similarity(speaker_key(one), speaker_key(other)) >= SPELLED_ALIKE


def is_described(quote: Quote) -> bool:
    """Say whether a speaker is called by a common noun: "the German", "a spokesman"."""
    return quote.speaker is not None and quote.speaker.name[:1].islower()


def _counts_differ(one: Utterance, other: Utterance) -> bool:
    """Say whether reported speech has numbers the other has not, on both sides: two reports, not two wordings."""
    if one.is_marked:
        return False  # the words between marks were said; what papers made of them is theirs to answer for
    here, there = _amounts_in(one), _amounts_in(other)
    return bool(here - there) and bool(there - here)


def _amounts_in(utterance: Utterance) -> frozenset[Decimal]:
    normal = utterance.dated.document.normal
    return frozenset(number for part in utterance.parts for number in _numbers_in(part.cut(normal)))


@lru_cache(maxsize=10_000)  # each is compared with those of all other articles
def _numbers_in(words: str) -> frozenset[Decimal]:
    return frozenset(n.value for n in find_numbers(words))


def _is_paraphrase(one: Utterance, other: Utterance) -> bool:
    shared = len(one.content & other.content)
    return shared >= FEWEST_SHARED and shared >= SAME_CONTENT * max(len(one.content), len(other.content))


def is_cut_from(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether a wording stands in another as it is, word for word."""
    size = len(short)
    return any(long[i : i + size] == short for i in range(len(long) - size + 1))


def is_truncation(one: Utterance, other: Utterance) -> bool:
    """Say whether two wordings differ only in what is left out, before, behind or between parts, or in spelling."""
    short, long = sorted((one, other), key=lambda u: len(u.words))
    spans = short.quote.quoted or short.quote.parts
    normal = short.dated.document.normal
    pieces = [fold_spelling(piece) for s in spans for piece in s.cut(normal).replace("…", "...").split("...")]
    whole = fold_spelling(" ".join(long.words))
    return all(piece in whole for piece in pieces)


def is_reworded(one: Utterance, other: Utterance) -> bool:
    """Say whether two wordings of one utterance differ inside the marks, not in what is left out or in spelling."""
    if one.quote.direct != other.quote.direct or is_truncation(one, other):
        return False
    return one.quote.direct or Indel.normalized_similarity(one.words, other.words) >= SAME_WORDS


def fold_spelling(text: str) -> str:
    """Return the letters of a text without what national and house spellings differ in.

    >>> fold_spelling("We analysed First Group's colour") == fold_spelling("we analyzed FirstGroup’s color")
    True
    """
    return SPELLING_RE.sub(lambda british: SPELLINGS[british[0]], "".join(normal_words(normal_form(text))))
