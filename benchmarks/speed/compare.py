"""What a run costs when everything is new, when nothing is, and when one thing is, beside spaCy's parse of the same.

    python -m benchmarks.speed.compare [--stories 30]

Takes the sample and golden stories with at most four articles each, over and over and no two articles alike, and runs
each command as one process of one worker, loading included. Time is the processor's, for these runs come one after
another on a machine that may do other work. The peer is `nlp.pipe` over the articles' text, with all components of the
pipeline, in a process of its own in the same run.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.side_by_side import OURS, ROOT
from generator.publishing.store import find_stories, list_sources

ARTICLES = 4  # of a story, at most
MB = 1024  # ru_maxrss counts kibibytes
PARSE = """
import sys, spacy
from pathlib import Path
from generator.values.annotation import DEFAULT_MODEL
pipeline = spacy.load(DEFAULT_MODEL)
for _ in pipeline.pipe(path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).glob("*/sources/*"))):
    pass
"""
LIBRARIES = (ROOT / "tests" / "golden" / "stories", ROOT / "briefings")


def write_stories(root: Path, number: int) -> int:
    """Write so many stories, and return how many articles they hold."""
    models = [story for library in LIBRARIES for story in find_stories(library)[0] if story.sources.is_dir()]
    articles = 0
    for n in range(number):
        story = models[n % len(models)]
        folder = root / f"{story.slug}-{n}" / "sources"
        folder.mkdir(parents=True)
        for path in list_sources(story)[0][:ARTICLES]:
            text = path.read_text("utf-8") + f"\nThis is copy number {n} of the article.\n"
            (folder / path.name).write_text(text, encoding="utf-8")
            articles += 1
    return articles


def timed(cache: Path, *command: object) -> tuple[float, int]:
    """Run a command; return its processor time in seconds and the largest memory of any so far, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = {**os.environ, "BRIEFINGS_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *map(str, command)], env=env, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss // MB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        root, cache = Path(home, "news"), Path(home, "cache")
        articles = write_stories(root, options.stories)
        generate = ("-m", "generator", "generate", "--dir", root, "--jobs", "1")
        first = min(root.iterdir())
        times = {"raw nlp.pipe": timed(cache, "-c", PARSE, root)[0], OURS: timed(cache, *generate)[0]}
        times["nothing changed"] = timed(cache, *generate)[0]
        times["nothing changed, check"] = timed(cache, "-m", "generator", "check", "--dir", root)[0]
        (first / "overrides.yml").write_text("status: draft\n", encoding="utf-8")
        times["one override changed"] = timed(cache, *generate)[0]
        shutil.copyfile(next((first / "sources").iterdir()), first / "sources" / "another.md")
        times["one article added to a story"] = timed(cache, *generate)[0]
        times["--help"] = timed(cache, "-m", "generator", "--help")[0]
    load = os.getloadavg()[0]
    print(f"{options.stories} stories, {articles} articles; {os.cpu_count()} processors, load {load:.1f}\n")
    print("| | processor time, s | of a cold run |\n|---|---|---|")
    for name, seconds in times.items():
        print(f"| {name} | {seconds:.2f} | {seconds / times[OURS]:.1%} |")


if __name__ == "__main__":
    main()
