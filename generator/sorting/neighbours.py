"""Which articles are worth comparing: those that share words which few articles hold.

Every article is posted under its strongest words alone, and of a word that many are posted under only those nearest in
time are looked at. So the work on one article has a bound, however many there are; no pair of all pairs is made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.weights import Weights, repeated

STRONGEST: Final = 32  # words an article is posted under
CROWD: Final = 300  # articles looked at under one word
MOST: Final = 40  # articles compared with one: of the pairs of one event in ECB+ and BASIL these hold 99 of 100

Report = Callable[[int, int], None]  # how many of how many are done


def find_neighbours(
    articles: Sequence[Digest], weights: Weights, report: Report
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield for each article that stands in no story the places of those it is compared with.

    ``articles`` come in order of time: that decides who is looked at under a crowded word.
    """
    strongest = [strongest_words(a, weights) for a in articles]
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(strongest):
        for word in words:
            postings[word].append(place)
    for place, article in enumerate(articles):
        if article.story is None:
            yield place, _nearest(place, strongest[place], postings, weights)
        report(place + 1, len(articles))


def strongest_words(article: Digest, weights: Weights) -> tuple[str, ...]:
    """Return the words that tell most of an article, the strongest first."""
    told = {t: weights.squares[t] * repeated(n) for t, n in article.words.items()}
    return tuple(sorted(told, key=lambda t: (-told[t], t))[:STRONGEST])


def _nearest(
    place: int, words: tuple[str, ...], postings: Mapping[str, Sequence[int]], weights: Weights
) -> tuple[int, ...]:
    shared: defaultdict[int, float] = defaultdict(float)
    for word in words:
        weight = weights.squares[word]
        for other in _posted_near(place, postings[word]):
            shared[other] += weight
    shared.pop(place, None)
    return tuple(sorted(sorted(shared, key=lambda other: (-shared[other], other))[:MOST]))


def _posted_near(place: int, posted: Sequence[int]) -> Sequence[int]:
    if len(posted) <= CROWD:
        return posted
    start = min(max(0, bisect_left(posted, place) - CROWD // 2), len(posted) - CROWD)
    return posted[start : start + CROWD]
