"""Learn which facts a reader needs first, and how well that holds on stories left out.

    python benchmarks/choosing/choice.py KEYS STORIES [KEYS STORIES …] [--clusters FILE]

KEYS      folder of STORY.json: ``top``, the ten sentences that a reader found best, each a source and its offsets, and
          the ``groups`` of sentences that state one fact
STORIES   folder of the stories, as in benchmarks/linking/learn.py
CLUSTERS  {clusters: [{documents, summary}]}; a fact is the better the more pairs of words it shares with the summary

Prints the weights of ``generator/relations/choosing/salience.py``; by leaving one story out at a time, how many of the
ten best are among the first twelve facts; and, of clusters, ROUGE-2 of the first 200 words by weights learned on the
other half of them alone. Ridge regression as in benchmarks/linking.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))
from learn import STEPS, meets, read_story  # the benchmark of linking

from generator.publishing.cache import annotate_cached
from generator.relations.choosing import salience
from generator.stages.clean import clean
from generator.stages.condense import sure_of
from generator.stages.extract import extract
from generator.stages.read import parse_source
from generator.stages.relate import relate
from generator.values.annotation import DEFAULT_MODEL
from generator.values.document import normal_words
from generator.values.findings import Article
from generator.values.story import Story

PENALTY = 3.0  # of squared weights, of traits scaled to a standard deviation of one
FIRST = 12  # facts
WORDS = 200
SUMMARIES = 0.3  # what a fact of a cluster counts beside one of a marked story
DENSE = 0.5  # pairs of a summary for each word of a fact that is as good as can be


@dataclass(frozen=True)
class Known:
    """The facts of a story with what they are weighed by, and how good each is."""

    story: Story
    traits: np.ndarray
    good: np.ndarray
    tops: Sequence[frozenset[int]]  # by fact: which of the best sentences it states
    best: int  # how many there are
    summary: Counter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--clusters", type=Path)
    args = parser.parse_args()
    sets = {
        keys: [read_marked(key, stories / key.stem) for key in sorted(keys.glob("*.json"))]
        for keys, stories in zip(args.folders[::2], args.folders[1::2], strict=True)
    }
    marked = [known for stories in sets.values() for known in stories]
    found = json.loads(args.clusters.read_text("utf-8"))["clusters"] if args.clusters else []
    clusters = [known for n, cluster in enumerate(found) if (known := read_cluster(n, cluster))]
    every = learn(marked, clusters)
    print("\n".join(f'    "{name}": {weight:.2f},' for name, weight in zip(salience.WEIGHTS, every, strict=True)))
    for keys, stories in sets.items():
        own = sum(hits(s, rank(s, every)) for s in stories)
        out = sum(hits(s, rank(s, learn([t for t in marked if t is not s], clusters))) for s in stories)
        print(f"{keys}: of {sum(s.best for s in stories)} best sentences {own} among the first {FIRST}, left out {out}")
    if clusters:
        halves = [learn([], clusters[n::2]) for n in (1, 0)]
        scores = [rouge(c, rank(c, halves[n % 2])) for n, c in enumerate(clusters)]
        print(f"ROUGE-2 of {WORDS} words, learned on the other half: {100 * float(np.mean(scores)):.2f}")


def read_marked(key: Path, folder: Path) -> Known:
    """Read a story and which of its facts state a reader's ten best sentences."""
    whole_story, shifts = read_story(folder)
    story = sure_of(whole_story)
    marks = json.loads(key.read_text("utf-8"))
    whole = [[m for m in g["members"] if m[3]] for g in marks["groups"] if g["importance"] < 3]  # noqa: PLR2004
    tops = [[top, *(m for g in whole if any(m[:3] == top for m in g) for m in g)] for top in marks["top"]]
    places = [
        [(e.source, e.start - shifts[e.source], e.end - shifts[e.source]) for e in f.evidence] for f in story.facts
    ]
    stated = [frozenset(n for n, top in enumerate(tops) if any(meets(p, top) for p in own)) for own in places]
    return Known(story, traits_of(story), np.array([bool(s) for s in stated], float), stated, len(tops), Counter())


def read_cluster(number: int, cluster: dict) -> Known | None:
    """Read a cluster of documents and how much of its summary each fact has; None for one without facts."""
    texts = [t if isinstance(t, str) else t["text"] for t in cluster["documents"]]
    story = sure_of(relate(f"cluster-{number}", tuple(read_text(text, str(n)) for n, text in enumerate(texts))))
    summary = pairs_in(cluster["summary"])
    dense = [(pairs_in(f.text) & summary).total() / max(10, len(f.text.split())) / DENSE for f in story.facts]
    good = np.minimum(1.0, np.array(dense, float))
    return Known(story, traits_of(story), good, (), 0, summary) if story.facts else None


def read_text(text: str, name: str) -> Article:
    document = clean(parse_source(text.encode(), name, name))
    return extract(document, annotate_cached(document, DEFAULT_MODEL))


def traits_of(story: Story) -> np.ndarray:
    return np.array([list(traits.values()) for traits in salience.traits_by_fact(story).values()], float)


def pairs_in(text: str) -> Counter:
    words = normal_words(text)
    return Counter(pairwise(words))


def learn(marked: Iterable[Known], clusters: Iterable[Known]) -> np.ndarray:
    """Return the weights of a logistic regression over the facts of some stories, the first trait being constant."""
    sets = [(known, 1.0) for known in marked] + [(known, SUMMARIES) for known in clusters]
    traits = np.vstack([known.traits for known, _ in sets])
    good = np.concatenate([known.good for known, _ in sets])
    counts = np.concatenate([np.full(len(known.good), weight) for known, weight in sets])
    mean, scale = traits.mean(0), traits.std(0)
    mean[0], scale[0] = 0.0, 1.0
    scale[scale == 0] = 1.0
    scaled = (traits - mean) / scale
    ridge = np.diag([0.0, *[PENALTY] * (traits.shape[1] - 1)])
    weights = np.zeros(traits.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (sure - good)) + ridge @ weights
        weights -= np.linalg.solve((scaled.T * (counts * sure * (1 - sure))) @ scaled + ridge, slope)
    plain = weights / scale
    plain[0] = weights[0] - (weights[1:] * mean[1:] / scale[1:]).sum()
    return plain


def rank(known: Known, weights: np.ndarray) -> list[int]:
    """Return a story's facts by their places, in the order that some weights bring them in."""
    places = {fact.id: n for n, fact in enumerate(known.story.facts)}
    odds = dict(zip(places, (known.traits @ weights).tolist(), strict=True))
    return [places[fact.id] for fact in salience.order_by(odds, known.story)]


def hits(known: Known, ranked: list[int]) -> int:
    return len(frozenset[int]().union(*(known.tops[n] for n in ranked[:FIRST])))


def rouge(known: Known, ranked: list[int]) -> float:
    """Return ROUGE-2 (F) of a story's first words, without stems."""
    told = pairs_in(" ".join(" ".join(known.story.facts[n].text for n in ranked).split()[:WORDS]))
    shared = (told & known.summary).total()
    return 2 * shared / (told.total() + known.summary.total())


if __name__ == "__main__":
    main()
