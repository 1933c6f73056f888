"""The facts of a story in the words of each further article that states them, for a page to choose from.

What a reader cannot take alone in one article, or may not be quoted of it, another often tells in a clear line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.relations.choosing.salience import clearness_of
from generator.values.briefing import Fact
from generator.values.enums import Standing
from generator.values.story import Story

OF_THE_THING = frozenset({Standing.DISPUTED, Standing.SUPERSEDED})  # standing that does not hang on the words


def reword(facts: Iterable[Fact], story: Story) -> Iterator[Fact]:
    """Yield facts as ranked in their further wordings, each as corroborated as its own words are."""
    ranked = {fact.id: fact for fact in facts}
    for other in story.rewordings:
        fact = ranked.get(other.id)
        if fact and set(fact.evidence) == set(other.evidence):  # else some of it is hidden
            yield replace(
                fact,
                text=other.text,
                kind=other.kind,
                attribution=other.attribution,
                origins=other.origins,
                standing=fact.standing if fact.standing in OF_THE_THING else other.standing,
                evidence=other.evidence,
                clear=clearness_of(other, story),
            )
