"""Learn how surely two statements say the same, and how well that holds on stories left out.

    python benchmarks/linking/learn.py KEYS STORIES [KEYS STORIES …]

KEYS     folder of STORY.json: ``groups`` of sentences that state one fact, each sentence a source and its offsets
STORIES  folder of the stories: STORY/*.txt, and meta.json with outlet, date and address of each file; or
         STORY/sources/*.txt with heads of their own

Prints the weights of ``generator/relations/items/likeness.py`` and, by leaving one story out at a time, for several
thresholds and each folder of keys: of the facts that two sources state, the share that is linked; of the pairs of
statements of two sources that are linked, the share that the reader put together. Ridge regression by Newton's method
(iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009, section 4.4).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from generator.publishing.cache import annotate_cached
from generator.relations.comparing.grouping import join_pairs
from generator.relations.comparing.weights import rarity_among
from generator.relations.items.fact_clusters import of_one_stance
from generator.relations.items.likeness import WEIGHTS, is_compared, said_by, shared_by
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import parse_source
from generator.stages.relate import relate
from generator.values.annotation import DEFAULT_MODEL
from generator.values.findings import Article
from generator.values.story import Story

THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9)
KNOWN = {"outlet": "outlet", "published": "date", "url": "url"}
PENALTY = 1.0  # of squared weights, of traits scaled to a standard deviation of one
STEPS = 30
Pair = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """The statements of a story with the groups a reader put them in, and what every pair of two sources shares."""

    sources: tuple[str, ...]
    groups: tuple[frozenset[int], ...]
    weighty: frozenset[int]  # groups of importance 1 and 2
    pairs: dict[Pair, tuple[float, ...]]

    def same(self, pair: Pair) -> bool:
        """Say whether a reader put two statements together."""
        return bool(self.groups[pair[0]] & self.groups[pair[1]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    folders = parser.parse_args().folders
    sets = {
        keys: [read_marked(key, stories / key.stem) for key in sorted(keys.glob("*.json"))]
        for keys, stories in zip(folders[::2], folders[1::2], strict=True)
    }
    every = [s for stories in sets.values() for s in stories]
    print(" ".join(f"{n}={w:.2f}" for n, w in zip(WEIGHTS, learn(every), strict=True)))
    for keys, stories in sets.items():
        sure = [score(s, learn([t for t in every if t is not s])) for s in stories]
        for threshold in THRESHOLDS:
            told = [count(s, scores, threshold) for s, scores in zip(stories, sure, strict=True)]
            linked, shown, right, pairs = np.sum(told, axis=0)
            found = f"linked {linked}/{shown} = {linked / shown:.3f}"
            print(f"{keys} {threshold:.2f}  {found}  right {right}/{pairs} = {right / pairs:.3f}")


def read_marked(key: Path, folder: Path) -> Marked:
    """Read a story and the groups of its statements."""
    story, shifts = read_story(folder)
    groups = json.loads(key.read_text("utf-8"))["groups"]
    said = [(a, s) for a in story.articles for s in said_by(a)]
    rarity = rarity_among([s.keys for _, s in said])
    members = []
    for article, statement in said:
        found = [article.document.evidence(p) for p in article.article.statements[statement.member.index].parts]
        shift = shifts[article.source]
        places = [(e.source, e.start - shift, e.end - shift) for e in found]
        members.append(frozenset(n for n, g in enumerate(groups) if any(meets(p, g["members"]) for p in places)))
    pairs = {
        (a, b): tuple(shared_by(said[a][1], said[b][1], rarity).values())
        for a, b in of_one_stance(dict.fromkeys(combinations(range(len(said)), 2), 0.0), [s for _, s in said], story)
        if said[a][0].source != said[b][0].source and is_compared(said[a][1], said[b][1])
    }
    weighty = frozenset(n for n, g in enumerate(groups) if g["importance"] < 3)  # noqa: PLR2004  # of three
    return Marked(tuple(a.source for a, _ in said), tuple(members), weighty, pairs)


def read_story(folder: Path) -> tuple[Story, dict[str, int]]:
    """Read a story, and by source how many characters of a head stand before the text that offsets count from."""
    if (folder / "sources").is_dir():
        read = [read_article(path) for path in sorted((folder / "sources").iterdir())]
    else:
        meta = {a["file"]: a for a in json.loads((folder / "meta.json").read_text("utf-8"))["articles"]}
        read = [read_article(path, meta.get(path.name, {})) for path in sorted(folder.glob("*.txt"))]
    return relate(folder.name, tuple(a for a, _ in read)), {a.document.source: shift for a, shift in read}


def read_article(path: Path, meta: dict[str, str] | None = None) -> tuple[Article, int]:
    """Read one article, with what is known of it beside the text, and the length of the head that says so."""
    known = {name: (meta or {}).get(key) for name, key in KNOWN.items()}
    head = (
        "" if meta is None else "".join(["---\n", *(f"{k}: {json.dumps(v)}\n" for k, v in known.items() if v), "---\n"])
    )
    document = clean(parse_source(head.encode() + path.read_bytes(), path.stem, str(path)))
    return extract(document, annotate_cached(document, DEFAULT_MODEL)), len(head)


def meets(place: tuple[str, int, int], members: Sequence[Sequence]) -> bool:
    source, start, end = place
    return any(m[0] == source and m[1] < end and start < m[2] for m in members)


def learn(stories: Sequence[Marked]) -> np.ndarray:
    """Return the weights of a logistic regression over the pairs of some stories, the first trait being constant."""
    traits = np.array([row for s in stories for row in s.pairs.values()], float)
    same = np.array([s.same(pair) for s in stories for pair in s.pairs], float)
    mean, scale = traits.mean(0), traits.std(0)
    mean[0], scale[0] = 0.0, 1.0
    scaled = (traits - mean) / scale
    ridge = np.diag([0.0, *[PENALTY] * (traits.shape[1] - 1)])
    weights = np.zeros(traits.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (sure - same) + ridge @ weights
        weights -= np.linalg.solve((scaled.T * (sure * (1 - sure))) @ scaled + ridge, slope)
    plain = weights / scale
    plain[0] = weights[0] - (weights[1:] * mean[1:] / scale[1:]).sum()
    return plain


def score(story: Marked, weights: np.ndarray) -> dict[Pair, float]:
    sure = 1 / (1 + np.exp(-np.array(list(story.pairs.values())) @ weights))
    return dict(zip(story.pairs, sure.tolist(), strict=True))


def count(story: Marked, sure: dict[Pair, float], threshold: float) -> tuple[int, int, int, int]:
    """Link a story's statements; return facts linked, facts of two sources, pairs rightly linked, pairs linked."""
    alike = sorted((p for p in sure if sure[p] >= threshold), key=lambda p: (-sure[p], p))

    def fit(_: Pair, left: list[int], right: list[int]) -> bool:
        return all(sure.get((min(a, b), max(a, b)), 0.0) >= threshold for a in left for b in right)

    linked = [c for c in join_pairs(len(story.sources), alike, fit) if len(c) > 1]
    pairs = [p for c in linked for p in combinations(c, 2) if story.sources[p[0]] != story.sources[p[1]]]
    shown = {g for groups in story.groups for g in groups} & story.weighty
    both = {g for a, b in pairs for g in story.groups[a] & story.groups[b]} & shown
    return len(both), len(shown), sum(map(story.same, pairs)), len(pairs)


if __name__ == "__main__":
    main()
