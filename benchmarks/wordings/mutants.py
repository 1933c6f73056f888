"""What the guard lets through of mechanical falsifications: of each fact of some stories, one thing turned at a time.

    python -m benchmarks.wordings.mutants tests/golden/stories briefings

Prints each that passes, with its evidence, then how many facts are refused as they stand and how many falsifications
pass. Some of these say the same after all ("Roe and Dunn" for "Dunn and Roe") and pass rightly.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from generator.overrides.guard.excess import PLAIN, Manner
from generator.overrides.guard.guarding import Guard
from generator.pipeline import analyse
from generator.publishing.cache import annotate_cached
from generator.stages.annotate import annotate
from generator.stages.condense import condense
from generator.stages.read import read
from generator.stages.relate import relate
from generator.values.story import Story

FACTS: Final = 9  # of each story, the first
TURNS: Final = (
    *(("will", "may"), ("will", "will not"), ("could", "will"), ("not ", ""), ("before", "after"), ("after", "before")),
    *(
        ("rose", "fell"),
        ("fell", "rose"),
        ("more than", "less than"),
        ("at least ", ""),
        ("about ", ""),
        ("up to ", ""),
    ),
    *(("euros", "dollars"), ("million", "billion"), ("percent", "percentage points"), ("on Monday", "on Tuesday")),
    *(("on Friday", "by Friday"), ("until", "from"), ("was", "was not"), ("has", "has not"), ("plans to", "will")),
    *(("agreed to", "refused to"), ("won", "lost"), ("killed", "injured"), ("former ", ""), ("nearly ", "")),
    *(("most ", "all "), ("for ", "against "), ("more", "fewer"), ("said ", "denied "), ("first", "second")),
)


def falsified(text: str, names: list[str]) -> Iterator[str]:
    """Yield a text with one thing turned: a word, a digit, two names in each other's place."""
    for old, new in TURNS:
        yield re.sub(rf"(?<!\w){re.escape(old)}" + ("" if old.endswith(" ") else r"(?!\w)"), new, text, count=1)
    for one, other in combinations([name for name in dict.fromkeys(names) if name in text], 2):
        if one not in other and other not in one:
            yield text.replace(one, "\0").replace(other, one).replace("\0", other)
    for number in dict.fromkeys(re.findall(r"(?<![\w.,])\d[\d.,]*", text)):
        yield text.replace(number, f"{(int(number[0]) + 1) % 10}{number[1:]}", 1)


def judge(story: Story) -> tuple[int, int, int, int]:
    """Return how many facts there are, how many are refused, how many falsifications there are and how many pass."""
    guard = Guard({article.source: article for article in story.articles}, annotate)
    names = [m.text for a in story.articles for m in a.article.annotation.mentions]
    facts = refused = tried = passed = 0
    for fact in condense(story).facts[:FACTS]:
        facts += 1
        refused += bool(guard.find_excess(fact.text, fact.evidence, Manner(attributed=fact.attribution is not None)))
        for text in falsified(fact.text, names):
            if text != fact.text:
                tried += 1
                held = not guard.find_excess(text, fact.evidence, PLAIN)
                passed += held
                if held:
                    print(f"{story.slug}: {text}\n  {' // '.join(e.shown for e in fact.evidence)}")
    return facts, refused, tried, passed


def main() -> None:
    """Judge the stories of the folders named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    counts = []
    for folder in sorted(p.parent for root in parser.parse_args().folders for p in root.glob("*/sources")):
        paths = sorted(p for p in (folder / "sources").iterdir() if p.suffix in {".txt", ".md"})
        articles = tuple(analyse(read(path), annotate_cached) for path in paths)
        counts.append(judge(relate(folder.name, articles)))
    facts, refused, tried, passed = map(sum, zip(*counts, strict=True))
    print(f"{refused} of {facts} facts refused as they stand; {passed} of {tried} falsifications pass")


if __name__ == "__main__":
    main()
