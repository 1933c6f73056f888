"""Statements that say the same, gathered from pairs that are alike.

The likest pairs join first. Two clusters join when every statement of both has, on average, its like on the other side,
so that no single pair ties two different statements. Sentences that stand in the same place of a copy and its model
need less likeness: their order already speaks for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.relations.comparing.likeness import Said
from generator.values.story import CopiedSentence, Member

ALIKE = 0.45  # from which statements of two articles say the same
PLACE_BONUS = 0.25  # what the same place in a copy and its model adds to likeness
ONE_SOURCE = 0.3  # what two statements of one article need above ALIKE
LEAST_IN_PLACE = 0.12  # likeness below which a place adds nothing


def gather_clusters(
    statements: tuple[Said, ...], likeness: Mapping[tuple[int, int], float], copied: tuple[CopiedSentence, ...]
) -> tuple[tuple[int, ...], ...]:
    """Return the clusters as sorted places into ``statements``; every statement is in exactly one."""
    scores = _scores(statements, likeness, copied)
    cluster_of = {place: [place] for place in range(len(statements))}
    for (a, b), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < ALIKE:
            break
        left, right = cluster_of[a], cluster_of[b]
        if left is right or _linkage(left, right, statements, scores) < ALIKE:
            continue
        left.extend(right)
        for place in right:
            cluster_of[place] = left
    once = {id(cluster): tuple(sorted(cluster)) for cluster in cluster_of.values()}
    return tuple(sorted(once.values()))


def _linkage(
    left: list[int], right: list[int], statements: tuple[Said, ...], scores: Mapping[tuple[int, int], float]
) -> float:
    """Return how alike two clusters are: the mean over their statements of the best match on the other side.

    A statement that meets only its own article there says nothing for or against: a rewrite splits sentences.
    """
    best = []
    for here, there in ((left, right), (right, left)):
        for place in here:
            others = [p for p in there if statements[p].member.source != statements[place].member.source]
            if others or len(here) == len(there) == 1:
                best.append(max(scores.get((min(place, p), max(place, p)), 0.0) for p in others or there))
    return sum(best) / len(best) if best else 0.0


def _scores(
    statements: tuple[Said, ...], likeness: Mapping[tuple[int, int], float], copied: tuple[CopiedSentence, ...]
) -> dict[tuple[int, int], float]:
    in_place = {frozenset({c.left, c.right}) for c in copied}
    paired = {(c.left, c.right.source) for c in copied} | {(c.right, c.left.source) for c in copied}
    scores = {}
    for (a, b), score in likeness.items():
        left, right = statements[a], statements[b]
        if left.member.source == right.member.source:
            scores[a, b] = max(0.0, score - ONE_SOURCE)
        elif score < LEAST_IN_PLACE:
            scores[a, b] = score
        elif frozenset({left.place, right.place}) in in_place:
            scores[a, b] = min(1.0, score + PLACE_BONUS)
        elif _stands_beside(left, right, in_place, paired) or _stands_beside(right, left, in_place, paired):
            scores[a, b] = min(1.0, score + PLACE_BONUS / 2)
        else:
            scores[a, b] = score
    return scores


def _stands_beside(one: Said, other: Said, in_place: set[frozenset[Member]], paired: set[tuple[Member, str]]) -> bool:
    """Say whether a sentence without a partner stands next to the partner of ``other``: one half of a split one."""
    if (one.place, other.place.source) in paired:
        return False
    beside = (Member(one.place.source, one.place.index + step) for step in (-1, 1))
    return any(frozenset({place, other.place}) in in_place for place in beside)
