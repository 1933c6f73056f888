"""What a run costs when everything is new, when nothing is, and when one thing is, beside spaCy's parse of the same.

    python -m benchmarks.speed.compare [--stories 30] [--site]

Takes the sample and golden stories with at most four articles each, over and over and no two articles alike, and runs
each command as one process of one worker, loading included. Time is the processor's, for these runs come one after
another on a machine that may do other work; two workers are held against one by the clock. The peer is `nlp.pipe` over
the articles' text, with all components of the pipeline, in a process of its own in the same run. With `--site` the site
is built of the same stories, and the peer is MkDocs with Material and its search over the same Markdown.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.side_by_side import OURS, ROOT
from generator.cli.newsroom_files import Wishes, newsroom_files, write_files
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


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds of the processor and of the clock, and the largest memory of any so far, in MB."""

    processor: float
    clock: float
    memory: int


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


def timed(cache: Path, *command: object, cwd: Path | None = None) -> Cost:
    """Run a command; return what it cost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    env = {**os.environ, "BRIEFINGS_CACHE": str(cache), "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, *map(str, command)], env=env, cwd=cwd, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(processor, time.perf_counter() - begun, after.ru_maxrss // MB)


def measure_generate(root: Path, cache: Path) -> dict[str, Cost]:
    """Return what the runs over the stories cost."""
    generate = ("-m", "generator", "generate", "--dir", root)
    alone = (*generate, "--jobs", "1")
    first = min(root.iterdir())
    costs = {"raw nlp.pipe": timed(cache, "-c", PARSE, root)}
    costs[f"{OURS}, two workers"] = timed(cache.with_name("cache-of-two"), *generate, "--jobs", "2")
    for made in (*root.glob("*/*.md"), *root.glob("*/briefing.json")):
        made.unlink()
    costs[OURS] = timed(cache, *alone)
    costs["nothing changed"] = timed(cache, *alone)
    costs["nothing changed, check"] = timed(cache, "-m", "generator", "check", "--dir", root)
    (first / "overrides.yml").write_text("status: draft\n", encoding="utf-8")
    costs["one override changed"] = timed(cache, *alone)
    shutil.copyfile(next((first / "sources").iterdir()), first / "sources" / "another.md")
    costs["one article added to a story"] = timed(cache, *alone)
    costs["--help"] = timed(cache, "-m", "generator", "--help")
    return costs


def measure_site(home: Path, root: Path, cache: Path) -> dict[str, Cost]:
    """Return what a site of the stories costs, beside MkDocs with Material on the same Markdown."""
    news = home / "newsroom"
    write_files(news, newsroom_files(Wishes(), None))
    for story in root.iterdir():
        shutil.copytree(story, news / "briefings" / story.name, dirs_exist_ok=True)
    plain = home / "plain"
    shutil.copytree(root, plain / "docs", ignore=shutil.ignore_patterns("sources", "*.yml", "*.json"))
    (plain / "docs" / "index.md").write_text("# Briefings\n", encoding="utf-8")
    (plain / "mkdocs.yml").write_text("site_name: Briefings\ntheme: material\nplugins: [search]\n", encoding="utf-8")
    build = ("-m", "mkdocs", "build")
    costs = {"MkDocs with Material and its search": timed(cache, *build, cwd=plain)}
    costs["the site"] = timed(cache, *build, cwd=news)
    costs["the site again"] = timed(cache, *build, cwd=news)
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=30)
    parser.add_argument("--site", action="store_true", help="build the site of the stories too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        root, cache = Path(home, "news"), Path(home, "cache")
        articles = write_stories(root, options.stories)
        costs = measure_generate(root, cache)
        sites = measure_site(Path(home), root, cache) if options.site else {}
    load = os.getloadavg()[0]
    print(f"{options.stories} stories, {articles} articles; {os.cpu_count()} processors, load {load:.1f}\n")
    print_costs(costs, OURS)
    if sites:
        print_costs(sites, "MkDocs with Material and its search")


def print_costs(costs: dict[str, Cost], whole: str) -> None:
    """Print a table of costs as shares of one of them; memory is the largest of any run so far."""
    print("| | processor, s | share | clock, s | share | memory so far, MB |\n|---|---|---|---|---|---|")
    for name, cost in costs.items():
        processor, clock = cost.processor / costs[whole].processor, cost.clock / costs[whole].clock
        told = (f"{cost.processor:.2f}", f"{processor:.1%}", f"{cost.clock:.2f}", f"{clock:.1%}", str(cost.memory))
        print(f"| {' | '.join((name, *told))} |")
    print()


if __name__ == "__main__":
    main()
