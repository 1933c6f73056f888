"""Learn how likely an editor prints a sentence alone, and how well that holds on stories left out.

    python benchmarks/choosing/clear.py STORIES [STORIES …]

STORIES   folders of the stories that benchmarks/choosing/marks tells of, as in benchmarks/linking/learn.py

Prints the weights of ``generator/relations/items/clearness.py``; by leaving one story out at a time, the average
precision over all marked sentences and the precision of the surest fifth, third and half of the clear ones; and beside
them those of the rule that a sentence is clear when it leans on no other.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))
sys.path.insert(0, str(Path(__file__).parent))
from choice import Known, learn
from learn import meets, read_story

from generator.relations.items import clearness

MARKS = Path(__file__).parent / "marks"
CLEAR = ("A", "B")  # worth a place among the first; further down
SHARES = (0.2, 1 / 3, 0.5)


def main() -> None:
    folders = {path.name: path for folder in sys.argv[1:] for path in Path(folder).iterdir()}
    stories = [read_marked(key, folders[key.stem]) for key in sorted(MARKS.glob("*.json")) if key.stem in folders]
    print("\n".join(f'    "{n}": {w:.2f},' for n, w in zip(clearness.WEIGHTS, learn(stories, []), strict=True)))
    good = np.concatenate([s.good for s in stories])
    sure = np.concatenate([s.traits @ learn([t for t in stories if t is not s], []) for s in stories])
    alone = np.concatenate([-s.traits[:, list(clearness.WEIGHTS).index("leans")] for s in stories])
    print(f"{len(stories)} stories, {len(good)} sentences, {good.mean():.2f} of them clear")
    for name, scores in (("left out", sure), ("leans on no other", alone)):
        print(f"{name}: average precision {average_precision(good, scores):.3f}", *precisions(good, scores))


def read_marked(key: Path, folder: Path) -> Known:
    """Read a story's statements with their traits, and which of them a reader called clear."""
    story, shifts = read_story(folder)
    marks = json.loads(key.read_text("utf-8"))
    traits, good = [], []
    for article in story.articles:
        for statement in article.article.statements:
            part, shift = statement.parts[0], shifts[article.source]
            place = (article.source, part.start - shift, part.end - shift)
            codes = [m[3] for m in marks if meets(place, [m])]
            if codes:
                found = clearness.traits_of(article, statement)
                traits.append([found.get(name, 0.0) for name in clearness.WEIGHTS])
                good.append(float(codes[0].startswith(CLEAR)))
    return Known(story, np.array(traits), np.array(good), (), 0, Counter())


def average_precision(good: np.ndarray, scores: np.ndarray) -> float:
    """Return the mean, over the clear sentences, of the precision down to each; equal scores share their precision."""
    levels = sorted({*scores.tolist()}, reverse=True)
    taken = [(good[scores >= s].sum(), (scores >= s).sum()) for s in levels]
    steps = zip(taken, [(0.0, 0), *taken], strict=False)
    return float(sum((hit - before) * hit / count for (hit, count), (before, _) in steps) / good.sum())


def precisions(good: np.ndarray, scores: np.ndarray) -> list[str]:
    """Return the precision where some shares of the clear sentences are found."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(good[order])
    places = [int(np.searchsorted(hits, share * good.sum())) for share in SHARES]
    return [f"· {hits[p] / (p + 1):.2f} at {share:.0%}" for p, share in zip(places, SHARES, strict=True)]


if __name__ == "__main__":
    main()
