"""Entries of ``overrides.yml`` are written at random, then a source changes: what became of each?

    python -m benchmarks.replay.run FOLDER… --entries 300 --seed 1

An entry must be followed, and on the item it was about, or be reported at its line; what it hides or takes out must
stand in no file. ``--misses`` prints those of which neither is true.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.replay.changes import CHANGES, Changed
from benchmarks.replay.entries import Planned, plan_entries, resembles
from generator.kinds import KINDS
from generator.overrides.newsroom import NO_NEWSROOM, Newsroom, QuotingLimits
from generator.overrides.reader import parse_overrides
from generator.overrides.same_words import compared_words
from generator.publishing.making import MadeBriefing, make_briefing
from generator.publishing.store import StoryFolder
from generator.stages.quoting import NOT_QUOTED
from generator.stages.render import render

IN_FULL = Newsroom(quoting=QuotingLimits(1, 1000))  # what may be quoted is not the question here
FEWEST_SOURCES = 3
SUFFIXES = frozenset({".txt", ".md"})


def main() -> int:
    """Print what became of the entries, by change; 1 where one was lost, went astray or gave its words away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="folders of stories")
    parser.add_argument("--entries", type=int, default=300, help="entries to write (default 300)")
    parser.add_argument("--each", type=int, default=5, help="entries a file (default 5)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hiding", action="store_true", help="write entries that hide, and no others")
    parser.add_argument("--limited", action="store_true", help="quote no more of an article than newsrooms do unasked")
    parser.add_argument("--misses", action="store_true", help="print what is neither followed nor reported")
    options = parser.parse_args()
    stories = [texts for folder in options.folders for texts in read_stories(folder)]
    print(f"{len(stories)} stories, {options.entries} entries", file=sys.stderr)
    counts: Counter[tuple[str, str]] = Counter()
    newsroom = NO_NEWSROOM if options.limited else IN_FULL
    done = replay(stories, options.entries, options.each, options.seed, hiding=options.hiding, newsroom=newsroom)
    for change, outcome, told in done:
        counts[change, outcome] += 1
        if options.misses and change in CHANGES and outcome not in FINE:
            print(f"{outcome}, after {change}: {told}", flush=True)
    print_counts(counts)
    return int(any(outcome not in FINE for change, outcome in counts if change in CHANGES))


FINE = ("followed", "reported")
OUTCOMES = (*FINE, "lost", "astray", "leaked")


def read_stories(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the sources of every story of a folder, by file name."""
    for story in sorted(p for p in folder.iterdir() if p.is_dir()):
        place = story / "sources" if (story / "sources").is_dir() else story
        files = [p for p in sorted(place.iterdir()) if p.suffix in SUFFIXES]
        if len(files) >= FEWEST_SOURCES:
            yield {p.name: p.read_text("utf-8") for p in files}


def replay(
    stories: list[dict[str, str]],
    entries: int,
    each: int,
    seed: int,
    *,
    hiding: bool = False,
    newsroom: Newsroom = IN_FULL,
) -> Iterator[tuple[str, str, str]]:
    """Yield change, outcome and words of every entry; on request, of such that hide."""
    dice, written = random.Random(seed), 0  # noqa: S311  # nothing secret
    make = partial(make_story, newsroom=newsroom)
    while written < entries:
        texts = dict(stories[dice.randrange(len(stories))])
        held = dice.choice(sorted(texts))
        spare = (held, texts.pop(held))
        first = make(texts, "")
        if first.briefing is None:
            continue
        most = min(each, entries - written)
        planned = list(plan_entries(first.briefing, dice, most, hiding=hiding))
        text = as_yaml(planned)
        at_first = dict(outcomes(planned, text, make(texts, text, published(first)), Changed(texts)))
        for entry, outcome in at_first.items():
            yield "at first", outcome, f"{entry.section}{entry.line}"
        planned = [entry for entry in planned if at_first[entry] == "followed"]  # else told of at once
        text = as_yaml(planned)
        before = make(texts, text, published(first))
        if not planned or before.errors:
            continue
        written += len(planned)
        for change, apply in CHANGES.items():
            near = dice.choice([words for entry in planned for words in entry.words] or [""])
            after = apply(texts, spare, near, dice)
            made = make(after.sources, text, published(before))
            for entry, outcome in outcomes(planned, text, made, after):
                told = f"{entry.section}{entry.line} {entry.words} {[str(e) for e in made.errors]}"
                yield change, outcome, told


def published(made: MadeBriefing) -> str | None:
    """Return the data as a story's folder keeps them."""
    return render(made.briefing)["briefing.json"] if made.briefing else None


def make_story(
    texts: Mapping[str, str], overrides: str, data: str | None = None, newsroom: Newsroom = IN_FULL
) -> MadeBriefing:
    """Make the briefing of some sources; ``data`` are those last published."""
    with tempfile.TemporaryDirectory() as folder:
        story = StoryFolder(Path(folder) / "story")
        story.sources.mkdir(parents=True)
        for name, text in texts.items():
            (story.sources / name).write_text(text, encoding="utf-8")
        story.overrides.write_text(overrides, encoding="utf-8")
        if data:
            (story.path / "briefing.json").write_text(data, encoding="utf-8")
        return make_briefing(story, newsroom)


def as_yaml(planned: list[Planned]) -> str:
    """Return an overrides.yml of some entries."""
    lines: dict[str, list[str]] = {}
    for entry in planned:
        lines.setdefault(entry.section, [f"{entry.section}:"]).append(entry.line)
    return "\n".join(line for section in lines.values() for line in section) + "\n"


def outcomes(planned: list[Planned], text: str, made: MadeBriefing, after: Changed) -> Iterator[tuple[Planned, str]]:
    """Yield every entry with what became of it; where no source can be read any more, the story says so."""
    overrides, _ = parse_overrides(text, kinds=KINDS)
    lines = {one.because: int(one.place.split(":")[1]) for one in (*overrides.entries, *overrides.redactions)}
    notes = made.briefing.diagnostics if made.briefing else ()
    untold = {note.place for note in notes if note.code == NOT_QUOTED}  # told at the line, and not shown
    reported = {error.line for error in made.errors} | {int(place.split(":")[1]) for place in untold}
    files = [] if made.errors or made.briefing is None else list(render(made.briefing).values())
    for entry in planned:
        if lines[entry.mark] in reported or made.briefing is None:
            yield entry, "reported"
        elif any(stands_in(words, files, after) for words in entry.gone):
            yield entry, "leaked"
        elif entry.says is None:
            yield entry, "followed"
        elif (item := entry.item_in(made.briefing)) is None:
            yield entry, "lost"
        else:
            yield entry, "followed" if resembles(entry.words, item) else "astray"


def stands_in(words: str, files: list[str], after: Changed) -> bool:
    """Say whether words, as they were or as they read now, stand in a file; a name does by any of its words."""
    asked = {compared_words(words), compared_words(after.now(words))}
    return any(one.stands_verbatim_in(compared_words(text)) for one in asked for text in files if len(one.plain) > 1)


def print_counts(counts: Counter[tuple[str, str]]) -> None:
    """Print a table: a change a row."""
    print(f"| change | {' | '.join(OUTCOMES)} |")
    print(f"| --- |{' --- |' * len(OUTCOMES)}")
    for change in ("at first", *CHANGES):
        row = [counts[change, outcome] for outcome in OUTCOMES]
        print(f"| {change} | {' | '.join(map(str, row))} |")


if __name__ == "__main__":
    raise SystemExit(main())
