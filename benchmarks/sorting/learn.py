"""Learn how surely two articles tell of one event, and how well that holds on what was left out.

    python -m benchmarks.sorting.learn PILE [OTHER …]

PILE   ``{articles: [{story, title, published, text}]}``; the weights are learned on it as it is, and on four piles made
       of it in which half of the events are told by one article: those of WEIGHTS with look-alikes among them, two of
       the four of one day; those of LATER with events that come again months later, and with wrong days
OTHER  the same, or a folder whose sub-folders are events: only tried

Prints the weights of ``generator/sorting/likeness.py``, and for several thresholds B-cubed F1: on the pile itself;
with weights learned without the topics that are judged (five parts); without dates; on thinned piles; on each part with
the weights of the other alone; on the other piles. Ridge regression by Newton's method, each article weighing the same.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.sorting.piles import (
    Known,
    b_cubed,
    months_apart,
    of_one_day,
    read_pile,
    thin,
    with_days_worked_out,
    with_look_alikes,
)
from generator.sorting import grouping
from generator.sorting.likeness import DATED, LATER, SURE, WEIGHTS, Likeness
from generator.sorting.neighbours import find_neighbours
from generator.sorting.pile import find_nearest, in_order
from generator.sorting.weights import weigh

FOLDS = 5
THINNED = (1, 2, 3, 4)  # seeds
THIN_WEIGHT = 0.5  # of a thinned pile beside the whole
HIDDEN = 0.5  # of a dated pair's weight, with its dates hidden
PENALTY = 1.0  # of squared weights, of traits scaled to a standard deviation of one
STEPS = 12
THRESHOLDS = (-2.5, -2.25, -2.0, -1.5)
PLACES = [n for n, name in enumerate(WEIGHTS) if name in DATED]
APART = list(WEIGHTS).index("apart")  # 1 from four weeks on
OF_LATER = [n for n, name in enumerate(WEIGHTS) if name in LATER]
Judge = Callable[[int], np.ndarray]  # the two tables of weights that judge an article
Rows = tuple[np.ndarray, np.ndarray, np.ndarray]  # traits of pairs, whether each is of one event, its weight


class Pile:
    """A pile with all that is asked of its pairs."""

    def __init__(self, known: Sequence[Known]) -> None:
        by_path = {k.digest.path: k for k in known}
        self.articles = in_order(k.digest for k in known)
        self.known = [by_path[a.path] for a in self.articles]
        self.weights = weigh(self.articles)
        self.neighbours = dict(find_neighbours(self.articles, self.weights, lambda *_: None))
        self.likeness = Likeness(self.articles, self.weights, [0.0] * len(self.articles))
        find_nearest(self.likeness, self.neighbours)
        self.traits: dict[tuple[int, int], np.ndarray] = {}
        self.pairs = sorted({(min(a, b), max(a, b)) for a, others in self.neighbours.items() for b in others})

    def traits_of(self, one: int, other: int) -> np.ndarray:
        if (one, other) not in self.traits:
            self.traits[one, other] = np.array(self.likeness.traits(one, other))
        return self.traits[one, other]

    @cached_property
    def rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[tuple[Known, Known]]]:
        """Traits of the pairs, whether each is of one event, its weight, and the two articles."""
        sizes = Counter(k.event for k in self.known)
        both = [(self.known[a], self.known[b]) for a, b in self.pairs]
        same = np.array([a.event == b.event for a, b in both], float)
        weight = np.array([1 / sizes[a.event] + 1 / sizes[b.event] for a, b in both])
        return np.array([self.traits_of(*p) for p in self.pairs]), same, weight, both

    def group(self, judge: Judge, *, dates: bool = True) -> list[int]:
        """Return the group of each article."""
        kept: dict[tuple[int, int], float] = {}

        def odds(one: int, other: int) -> float:
            pair = (min(one, other), max(one, other))
            if pair not in kept:
                traits = self.traits_of(*pair)
                if not dates:
                    traits = traits.copy()
                    traits[PLACES] = 0
                kept[pair] = float(np.clip(judge(pair[0])[int(traits[APART] == 1)] @ traits, -SURE, SURE))
            return kept[pair]

        linking = grouping.group_articles(self.articles, self.weights, odds, self.neighbours)
        group_of = {place: group for group, places in linking.members.items() for place in places}
        return [group_of[place] for place in range(len(self.articles))]

    def measure(self, judge: Judge, part: str | None = None, *, dates: bool = True) -> float:
        groups = self.group(judge, dates=dates)
        chosen = [n for n, k in enumerate(self.known) if part in (None, k.part)]
        return b_cubed([self.known[n].event for n in chosen], [groups[n] for n in chosen])[2]


Learned = tuple[list[Pile], list[Pile]]  # the piles that each table is learned on


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("piles", type=Path, nargs="+")
    paths = parser.parse_args().piles
    known = read_pile(paths[0])
    learned = piles_to_learn(known)
    others = [(path.name, Pile(read_pile(path))) for path in paths[1:]]
    tables = learn(learned, lambda _: True)
    for title, names, weights in zip(("WEIGHTS", "LATER"), (WEIGHTS, LATER), tables, strict=True):
        told = dict(zip(WEIGHTS, weights, strict=True))
        print(title, *(f'    "{name}": {told[name]:.2f},' for name in names), sep="\n")
    thinned = thin(known, 100)
    made = {
        "thinned": thinned,
        "look-alikes": with_look_alikes(thinned, known, 100),
        "one day": of_one_day(thinned, 100),
        "months apart": months_apart(thinned, 100),
    }
    report(learned, others, tables, [(name, Pile(pile)) for name, pile in made.items()])


def piles_to_learn(known: Sequence[Known]) -> Learned:
    """Return for each table a pile as it is and four thinned ones.

    Those of WEIGHTS hold look-alikes, two of them are of one day; in those of LATER events come again.
    """
    told = with_days_worked_out(known)
    alike = [with_look_alikes(thin(told, seed), told, seed) for seed in THINNED]
    near = [told, *(of_one_day(p, n) if n % 2 else p for n, p in enumerate(alike))]
    later = [known, *(months_apart(thin(known, seed), seed) for seed in THINNED)]
    return [Pile(p) for p in near], [Pile(p) for p in later]


def report(
    learned: Learned, others: Sequence[tuple[str, Pile]], tables: np.ndarray, made: Sequence[tuple[str, Pile]]
) -> None:
    whole = learned[1][0]  # as it is sorted: weekdays are no days
    parts = sorted({k.part for k in whole.known})
    folds = [learn(learned, lambda k, f=fold: fold_of(k) != f) for fold in range(FOLDS)]
    alone = {part: learn(learned, lambda k, p=part: k.part == p) for part in parts}
    for threshold in THRESHOLDS:
        grouping.THRESHOLD = threshold  # type: ignore[misc]  # the sweep
        told = {"itself": whole.measure(lambda _: tables)}
        told |= {f"itself, {part}": whole.measure(lambda _: tables, part) for part in parts}
        told["left out"] = whole.measure(lambda n: folds[fold_of(whole.known[n])])
        told |= {f"left out, {p}": whole.measure(lambda n: folds[fold_of(whole.known[n])], p) for p in parts}
        told["without dates"] = whole.measure(lambda _: tables, dates=False)
        told |= {f"{name}, left out": p.measure(lambda n, p=p: folds[fold_of(p.known[n])]) for name, p in made}
        told |= {
            f"{p} by the rest": whole.measure(lambda _, p=p: next(alone[q] for q in parts if q != p), p) for p in parts
        }
        told |= {name: pile.measure(lambda _: tables) for name, pile in others}
        told |= {f"{name} by {p}": pile.measure(lambda _, p=p: alone[p]) for name, pile in others for p in parts}
        print(f"{threshold:5}  " + " · ".join(f"{name} {figure:.3f}" for name, figure in told.items()), flush=True)


def fold_of(known: Known) -> int:
    return int(hashlib.md5(known.topic.encode()).hexdigest(), 16) % FOLDS  # noqa: S324  # only spreads topics


def learn(learned: Learned, take: Callable[[Known], bool]) -> np.ndarray:
    """Return both tables: logistic regressions over pairs both of whose articles are taken."""
    near, later = ([_taken(pile, n, take) for n, pile in enumerate(piles)] for piles in learned)
    weights = np.zeros(len(WEIGHTS))
    weights[OF_LATER] = _fit([(rows[:, OF_LATER], same, weight) for rows, same, weight in map(_months_apart, later)])
    return np.array([_fit([part for rows in near for part in _half_hidden(*rows)]), weights])


def _taken(pile: Pile, place: int, take: Callable[[Known], bool]) -> Rows:
    rows, same, weight, both = pile.rows
    chosen = np.array([take(a) and take(b) for a, b in both])
    return rows[chosen], same[chosen], weight[chosen] * (THIN_WEIGHT if place else 1.0)


def _months_apart(rows: Rows) -> Rows:
    traits, same, weight = rows
    apart = traits[:, APART] == 1
    return traits[apart], same[apart], weight[apart]


def _half_hidden(traits: np.ndarray, same: np.ndarray, weight: np.ndarray) -> tuple[Rows, Rows]:
    """Return pairs as they are, and the dated ones with their dates hidden."""
    dated = traits[:, PLACES[0]] > 0
    hidden = traits[dated]
    hidden[:, PLACES] = 0
    return (traits, same, np.where(dated, weight * (1 - HIDDEN), weight)), (hidden, same[dated], weight[dated] * HIDDEN)


def _fit(parts: Sequence[Rows]) -> np.ndarray:
    traits, same, weight = np.vstack([p[0] for p in parts]), *(np.concatenate([p[n] for p in parts]) for n in (1, 2))
    mean, scale = traits.mean(0), traits.std(0) + 1e-9
    mean[0], scale[0] = 0.0, 1.0
    scaled = (traits - mean) / scale
    ridge = np.diag([0.0, *[PENALTY] * (traits.shape[1] - 1)])
    weights = np.zeros(traits.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (weight * (sure - same)) + ridge @ weights
        weights -= np.linalg.solve((scaled.T * (weight * sure * (1 - sure))) @ scaled + ridge, slope)
    plain = weights / scale
    plain[0] = weights[0] - (weights[1:] * mean[1:] / scale[1:]).sum()
    return plain


if __name__ == "__main__":
    main()
