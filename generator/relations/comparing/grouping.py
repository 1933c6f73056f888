"""Putting what is alike together, greedily: one pass, nothing is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int, int]
MayJoin = Callable[[Pair, list[int], list[int]], bool]  # the pair, and the groups it would join


def join_first(items: Iterable[T], fits: Callable[[T, list[T]], bool]) -> list[list[T]]:
    """Put each item into the first group it fits, else into one of its own; groups in order of their first items.

    >>> join_first([1, 12, 3, 14], lambda item, group: item // 10 == group[0] // 10)
    [[1, 3], [12, 14]]
    """
    groups: list[list[T]] = []
    for item in items:
        home = next((group for group in groups if fits(item, group)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def join_pairs(count: int, pairs: Iterable[Pair], may_join: MayJoin) -> tuple[tuple[int, ...], ...]:
    """Join the groups of the places 0 … count - 1 over pairs, the first pair first, where ``may_join`` lets them.

    Returns the groups in order, each sorted; every place stands in exactly one.

    >>> join_pairs(4, [(2, 3), (0, 2), (1, 2)], lambda pair, left, right: len(left) + len(right) < 4)
    ((0, 2, 3), (1,))
    """
    group_of = {place: [place] for place in range(count)}
    for pair in pairs:
        left, right = group_of[pair[0]], group_of[pair[1]]
        if left is not right and may_join(pair, left, right):
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    once = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return tuple(sorted(once.values()))
