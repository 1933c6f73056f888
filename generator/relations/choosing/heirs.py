"""What ceases to be an item leaves its id to the fact that carries its words.

A disagreement that a later day turns into an update, a question whose plan was carried out in another's words: pages,
overrides and letters may still name them. Left alone: words that no fact carries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.values.document import Evidence
from generator.values.story import Story


def pass_on(story: Story, left: Iterable[tuple[str, tuple[Evidence, ...]]]) -> Story:
    """Return the story with ids, each given with the words it stood for, among those of the facts that hold them."""
    heirs: dict[str, set[str]] = defaultdict(set)
    for item, evidence in left:
        heir = next((f.id for f in story.facts if any(_carries(f.evidence, e) for e in evidence)), None)
        if heir is not None:
            heirs[heir].add(item)
    facts = (replace(f, also=tuple(sorted({*f.also, *heirs[f.id]}))) if f.id in heirs else f for f in story.facts)
    return replace(story, facts=tuple(facts))


def _carries(held: tuple[Evidence, ...], evidence: Evidence) -> bool:
    return any(e.source == evidence.source and e.span.overlaps(evidence.span) for e in held)
