"""Measure what the front of a story tells of what readers found important.

    python benchmarks/choosing/front.py KEYS STORIES [KEYS STORIES …]

KEYS, STORIES   as in benchmarks/choosing/choice.py; a group of sentences that state one fact has an ``importance``: 1
                for what a report of the story cannot do without, 2 for what it should have, 3 for the rest

Prints how many facts of the first and the second importance lede and key facts state, and how many key facts there are,
before any limit on quoting.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))
from learn import meets, read_story

from generator.relations.choosing.front import KEY_FACTS, choose_key_facts
from generator.relations.choosing.lede import choose_lede
from generator.relations.choosing.salience import rank_facts
from generator.stages.condense import sure_of

WEIGHTY = (1, 2)  # importance


def main() -> None:
    for keys, stories in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        total: Counter[str] = Counter()
        for key in sorted(Path(keys).glob("*.json")):
            if (Path(stories) / key.stem).is_dir():
                total.update(measure(key, Path(stories) / key.stem))
        told = " · ".join(f"importance {n}: {total[f'told {n}']} of {total[f'all {n}']}" for n in WEIGHTY)
        print(f"{keys}: {told} · {total['key facts']} key facts")


def measure(key: Path, folder: Path) -> Counter[str]:
    """Count what is important in a story, and what of it its front tells."""
    whole, shifts = read_story(folder)
    story = sure_of(whole)
    ranked = rank_facts(story)
    lede = choose_lede(ranked, story)
    ordered = replace(story, facts=(*lede, *(f for f in ranked if f not in lede)))
    chosen = choose_key_facts(tuple(f.id for f in lede), ordered.facts, story)[:KEY_FACTS]
    front = [*lede, *(f for f in ordered.facts if f.id in chosen)]
    places = [(e.source, e.start - shifts[e.source], e.end - shifts[e.source]) for e in (f.evidence[0] for f in front)]
    found = Counter({"key facts": len(chosen)})
    for group in json.loads(key.read_text("utf-8"))["groups"]:
        found[f"all {group['importance']}"] += 1
        found[f"told {group['importance']}"] += any(meets(place, group["members"]) for place in places)
    return found


if __name__ == "__main__":
    main()
