"""Measure what the front of a story tells of what readers found important.

    python benchmarks/choosing/front.py KEYS STORIES [KEYS STORIES …]

KEYS, STORIES   as in benchmarks/choosing/choice.py; a group of sentences that state one fact has an ``importance``: 1
                for what a report of the story cannot do without, 2 for what it should have, 3 for the rest

Prints how many facts of the first and the second importance lede and key facts state, and how many key facts there are:
on the page as it is published, and before any limit on quoting.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))
from learn import meets, read_story

from generator.overrides.newsroom import NO_NEWSROOM, Newsroom, QuotingLimits
from generator.pipeline import brief
from generator.relations.choosing.front import KEY_FACTS

WEIGHTY = (1, 2)  # importance
WITHIN = {"as published": NO_NEWSROOM, "unlimited": replace(NO_NEWSROOM, quoting=QuotingLimits(1, 1000))}


def main() -> None:
    for keys, stories in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        for name, newsroom in WITHIN.items():
            total: Counter[str] = Counter()
            for key in sorted(Path(keys).glob("*.json")):
                if (Path(stories) / key.stem).is_dir():
                    total.update(measure(key, Path(stories) / key.stem, newsroom))
            told = " · ".join(f"importance {n}: {total[f'told {n}']} of {total[f'all {n}']}" for n in WEIGHTY)
            print(f"{keys}, {name}: {told} · {total['key facts']} key facts")


def measure(key: Path, folder: Path, newsroom: Newsroom) -> Counter[str]:
    """Count what is important in a story, and what of it its front tells."""
    story, shifts = read_story(folder)
    briefing = brief(folder.name, tuple(a.article for a in story.articles), newsroom=newsroom).briefing
    ids = (*briefing.lede_facts, *briefing.key_facts[:KEY_FACTS])
    told = [f.evidence[0] for f in briefing.facts if f.id in ids]
    places = [(e.source, e.start - shifts[e.source], e.end - shifts[e.source]) for e in told]
    found = Counter({"key facts": len(briefing.key_facts[:KEY_FACTS])})
    for group in json.loads(key.read_text("utf-8"))["groups"]:
        found[f"all {group['importance']}"] += 1
        found[f"told {group['importance']}"] += any(meets(place, group["members"]) for place in places)
    return found


if __name__ == "__main__":
    main()
