"""Time and memory of an article by its shape and size, each in a process of its own, up to the limits and beyond.

    python benchmarks/growth/curve.py [SHAPE…] [--sizes 1000 4000 16000 64000 100000 1000000 5000000]

Prints a line for each and, for a shape, the slope of time over size (1: twice the text, twice the time) between the
first size that takes a second more than the smallest and the largest within the limit of an article; what the smallest
takes (loading, most of all) is taken off both.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from shapes import SHAPES, article

from generator.publishing.generate import generate_stories
from generator.stages.annotate import DEFAULT_MODEL, load_pipeline
from generator.values.limits import LIMITS

SIZES: Final = (1_000, 4_000, 16_000, 64_000, 100_000, 1_000_000, 5_000_000)
FLOOR_S: Final = 1.0


def measure(task: tuple[str, int]) -> tuple[float, int, int]:
    """Return seconds of processor time, megabytes at most, and how many notes and errors a story of one article has."""
    shape, size = task
    load_pipeline(DEFAULT_MODEL)("Nothing is measured before this.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFINGS_CACHE"] = f"{folder}/cache"
        sources = Path(folder, "briefings", "story", "sources")
        sources.mkdir(parents=True)
        (sources / "a.txt").write_text(f"A bridge closes\n\n{article(shape, size)}", encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_SELF)
        done = generate_stories(Path(folder, "briefings"), jobs=1)
        after = resource.getrusage(resource.RUSAGE_SELF)
    told = len(done.errors) + sum(len(story.diagnostics) for story in done.stories)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss >> 10, told


def slope(taken: Sequence[tuple[int, float]]) -> float | None:
    """Return the slope in log-log between the first and the last size that count, None where they are one."""
    net = ((size, seconds - taken[0][1]) for size, seconds in taken)
    counted = [(size, seconds) for size, seconds in net if seconds >= FLOOR_S and size <= LIMITS.article]
    if len(counted) < 2:  # noqa: PLR2004  # two ends
        return None
    (first, few), (last, many) = counted[0], counted[-1]
    return math.log(many / few) / math.log(last / first)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=list(SHAPES))
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
    options = parser.parse_args()
    for shape in options.shapes:
        taken = []
        for size in options.sizes:
            with get_context("spawn").Pool(1) as pool:
                seconds, memory, told = pool.apply(measure, ((shape, size),))
            taken.append((size, seconds))
            print(f"{shape:18} {size:9,} {seconds:7.2f} s {memory:5} MB {told:4} notes and errors", flush=True)
        steep = slope(taken)
        print(f"{shape:18} slope {'-' if steep is None else f'{steep:.2f}'}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
