"""Articles into groups: average linkage over those worth comparing, and a second look at look-alikes.

The two groups that are most surely one event become one, again and again, down to THRESHOLD. How surely is the mean
over pairs of the first EIGHT members of each, in order of their time and keys, so that a story of a thousand articles
costs no more than one of ten; pairs that were not among the neighbours are measured then.

Two quakes, two matches, two days in court are told in the same words. Before two groups become one, what most articles
of one open with and none of the other does (names, numbers, places of another event) is set against their likeness.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.weights import Weights

THRESHOLD: Final = -2.25  # log odds of the mean pair
LINKED: Final = -3.5  # log odds from which two articles make their groups worth comparing
ALONE: Final = 1.5  # log odds by which one pair alone counts less; of several each takes its share
EIGHT: Final = 8
OWN: Final = 0.3  # how much more of one group's articles open with a word before it counts as its own
DISTINCT: Final = 0.4  # what own words weigh against log odds

Odds = Callable[[int, int], float]


@dataclass(slots=True)
class Linking:
    """The groups as they grow."""

    articles: Sequence[Digest]
    weights: Weights
    odds: Odds
    members: dict[int, list[int]]  # by the group's smallest place
    beside: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    waiting: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def sureness(self, one: int, other: int) -> float:
        """Return the log odds that two groups tell of one event."""
        few, others = self.members[one][:EIGHT], self.members[other][:EIGHT]
        mean = sum(self.odds(a, b) for a in few for b in others) / (len(few) * len(others))
        mean -= ALONE / (len(few) * len(others))
        if mean >= THRESHOLD and len(few) > 1 and len(others) > 1:
            mean -= DISTINCT * self.own_words(self.members[one], self.members[other])
        return mean

    def belonging(self, place: int, group: int) -> float:
        """Return the log odds that an article tells of the event of the others of its group."""
        others = [p for p in self.members[group] if p != place][:EIGHT]
        return sum(self.odds(place, other) for other in others) / len(others)

    def nearest_group(self, group: int) -> tuple[int, float] | None:
        """Return the group that one of a single article may belong to, with the log odds."""
        near = ((other, self.sureness(min(group, other), max(group, other))) for other in sorted(self.beside[group]))
        return max(near, key=lambda found: (found[1], -found[0]), default=None)

    def story_of(self, group: int) -> str | None:
        """Return the story a group belongs to."""
        return next((story for p in self.members[group] if (story := self.articles[p].story)), None)

    def own_words(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the weight of what the articles of either group open with and those of the other do not."""
        few, others = one[: EIGHT * 4], other[: EIGHT * 4]
        first, second = (Counter(t for p in some for t in self.articles[p].lead) for some in (few, others))
        return min(self._own(first, len(few), second, len(others)), self._own(second, len(others), first, len(few)))

    def _own(self, mine: Counter[str], size: int, theirs: Counter[str], others: int) -> float:
        more = ((t, n / (size + 1) - (theirs[t] + 0.5) / (others + 1) - OWN) for t, n in mine.items() if n > 1)
        return sum(self.weights.of(t) * part for t, part in more if part > 0)

    def offer(self, one: int, other: int) -> None:
        """Put two groups in the queue when they are alike enough and not each a story."""
        first, second = min(one, other), max(one, other)
        if self.story_of(first) and self.story_of(second):
            return
        sure = self.sureness(first, second)
        if sure >= THRESHOLD:
            heapq.heappush(self.waiting, (-sure, first, second, len(self.members[first]), len(self.members[second])))

    def join(self, one: int, other: int) -> None:
        """Make two groups one, under the smaller place."""
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        near = (self.beside.pop(other) | self.beside[one]) - {one, other}
        for group in near:
            self.beside[group].discard(other)
            self.beside[group].add(one)
        self.beside[one] = near


def group_articles(
    articles: Sequence[Digest], weights: Weights, odds: Odds, neighbours: Mapping[int, Sequence[int]]
) -> Linking:
    """Return the groups; articles of one story stay together, and two stories apart."""
    linking = Linking(articles, weights, odds, _stories(articles))
    group_of = {p: group for group, places in linking.members.items() for p in places}
    for place, others in neighbours.items():
        for other in others:
            if group_of[place] != group_of[other] and odds(place, other) >= LINKED:
                linking.beside[group_of[place]].add(group_of[other])
                linking.beside[group_of[other]].add(group_of[place])
    for one in sorted(linking.beside):
        for other in sorted(linking.beside[one]):
            if one < other:
                linking.offer(one, other)
    while linking.waiting:
        _, one, other, size, others_size = heapq.heappop(linking.waiting)
        if [len(linking.members.get(group, ())) for group in (one, other)] == [size, others_size]:
            linking.join(one, other)
            for group in sorted(linking.beside[one]):
                linking.offer(one, group)
    return linking


def _stories(articles: Sequence[Digest]) -> dict[int, list[int]]:
    together: defaultdict[tuple[str | None, int], list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        together[article.story, -1 if article.story else place].append(place)
    return {places[0]: places for places in together.values()}
