"""How time and memory of `briefings sort` grow with the pile, and those of TF-IDF with average linkage beside it.

    python -m benchmarks.sorting.scale [--sizes 1000 10000 50000] [--jobs N]

Makes piles of invented articles (one to eight of an event, words drawn by rank as in English, names and numbers of
their own) and sorts each in a process of its own. Prints milliseconds of processor time and kilobytes of memory for an
article above what a pile of twenty takes, how much each grows from one size to the next, and B-cubed F1. The other
program stops where all pairs of a pile would not fit into memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from benchmarks.side_by_side import OURS
from benchmarks.sorting.piles import b_cubed

SIZES = (1_000, 10_000, 50_000)
MOST_PAIRS = 10_000  # articles of which a matrix of all pairs is made
VOCABULARY = 20_000
BYTES_A_KIB = 1024 if sys.platform != "darwin" else 1  # ru_maxrss counts kibibytes but for macOS
FIRST = date(2025, 1, 1)
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "ar", "en", "or")]


def invented(number: int, least: int) -> str:
    """Return a word of its own for a number."""
    word = ""
    while number or len(word) < least:
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return word


def make_pile(folder: Path, size: int, seed: int = 7) -> list[int]:
    """Write a pile; returns the event of each article in order of the files' names."""
    draw = random.Random(seed)  # noqa: S311  # the same pile every time
    words = [invented(n, 4) for n in range(VOCABULARY)]
    ranks = [1 / (n + 3) for n in range(VOCABULARY)]
    pools = {topic: draw.choices(words, ranks, k=400) for topic in range(max(2, size // 200))}
    events: list[int] = []
    event = 0
    while len(events) < size:
        topic = draw.randrange(len(pools))
        names = [invented(event * 8 + n + VOCABULARY, 6).capitalize() for n in range(8)]
        own = draw.choices(words, k=25)
        numbers = [str(draw.randrange(3, 9000)) for _ in range(4)]
        day = FIRST + timedelta(draw.randrange(max(30, size // 40)))
        for _ in range(min(draw.choice((1, 1, 1, 2, 3, 5, 8)), size - len(events))):
            text = _article(draw, names, own, numbers, pools[topic])
            title = f"{names[0]} {own[0]} {names[1]} {own[1]}"
            head = f"---\ntitle: {title}\npublished: {day + timedelta(draw.randrange(2))}\n---\n"
            (folder / f"{len(events):06}.md").write_text(head + text, encoding="utf-8")
            events.append(event)
        event += 1
    return events


def _article(draw: random.Random, names: list[str], own: list[str], numbers: list[str], pool: list[str]) -> str:
    """Return ten paragraphs: a quarter of the words are the event's, the rest its topic's."""
    paragraphs = []
    for _ in range(10):
        line = [
            "The",
            *(draw.choice(draw.choices((names, own, numbers), (4, 4, 2))[0]) for _ in range(7)),
        ]
        line += ["said", "that", *draw.choices(pool, k=16)]
        paragraphs.append(" ".join(line) + ".")
    return "\n\n".join(paragraphs) + "\n"


def sort(folder: Path, jobs: str) -> list[list[int]]:
    from generator.cli.main import main as briefings  # noqa: PLC0415  # each system is loaded in its own process

    out = folder.parent / "groups.json"
    with out.open("w", encoding="utf-8") as file:
        kept = os.dup(1)
        os.dup2(file.fileno(), 1)
        briefings(["sort", str(folder), "--json", "--dir", str(folder.parent / "none"), "--jobs", jobs])
        sys.stdout.flush()
        os.dup2(kept, 1)
    return [[int(Path(p).stem) for p in c["sources"]] for c in json.loads(out.read_text("utf-8"))["clusters"]]


def average_linkage(folder: Path, _: str) -> list[list[int]]:
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    texts = [p.read_text("utf-8") for p in sorted(folder.iterdir())]
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    far = (1 - (rows @ rows.T).toarray()).clip(0)
    cut = {"n_clusters": None, "metric": "precomputed", "linkage": "average", "distance_threshold": 0.8}
    labels = AgglomerativeClustering(**cut).fit_predict(far)
    return [[n for n, label in enumerate(labels) if label == group] for group in set(labels)]


SYSTEMS: dict[str, Callable[[Path, str], list[list[int]]]] = {
    OURS: sort,
    "TF-IDF, average linkage": average_linkage,
}


def alone(system: str, folder: Path, jobs: str) -> tuple[list[list[int]], float, float]:
    """Run a system in a process of its own; returns its groups, seconds of processor time and megabytes at its peak."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as file:
            json.dump(SYSTEMS[system](folder, jobs), file, default=int)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        groups = json.load(file)
    _, _, usage = os.wait4(child, 0)
    return groups, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_A_KIB / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--jobs", default="1")
    options = parser.parse_args()
    print("| system | articles | ms/article | grows | kB/article | grows | B-cubed F1 |\n|---|---|---|---|---|---|---|")
    for system in SYSTEMS:
        before: tuple[float, float] | None = None
        with tempfile.TemporaryDirectory() as work:
            (Path(work) / "pile").mkdir()
            make_pile(Path(work) / "pile", 20)
            _, base_s, base_mb = alone(system, Path(work) / "pile", options.jobs)
        for size in options.sizes:
            if system != OURS and size > MOST_PAIRS:
                continue
            with tempfile.TemporaryDirectory() as work:
                folder = Path(work) / "pile"
                folder.mkdir()
                events = make_pile(folder, size)
                groups, took_s, peak_mb = alone(system, folder, options.jobs)
            group_of = {article: n for n, group in enumerate(groups) for article in group}
            cost = ((took_s - base_s) / size * 1e3, max(0.0, peak_mb - base_mb) / size * 1e3)
            grown = [f"×{now / then:.2f}" for now, then in zip(cost, before, strict=True)] if before else ["", ""]
            figure = b_cubed(events, [group_of[n] for n in range(size)])[2]
            print(
                f"| {system} | {size:,} | {cost[0]:.1f} | {grown[0]} | {cost[1]:.1f} | {grown[1]} | {figure:.3f} |",
                flush=True,
            )
            before = cost


if __name__ == "__main__":
    main()
