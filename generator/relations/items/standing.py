"""How a fact stands in the reporting: corroborated, single-origin, disputed, superseded; never whether it is true.

Two origins that support it corroborate a fact. What a later source overtook is superseded. A disagreement that no
later source has settled disputes every fact whose words are one of its positions; how a quotation is worded disputes
only quotes.
"""

from __future__ import annotations

from dataclasses import replace

from generator.values.briefing import Disagreement, Fact
from generator.values.document import Evidence
from generator.values.enums import DisagreementKind, Standing
from generator.values.story import Story

OF_QUOTES = frozenset({DisagreementKind.WORDING, DisagreementKind.SPEAKER})  # they say nothing against a fact


def judge_standing(story: Story) -> Story:
    """Return the story with the standing of every fact."""
    open_ones = [d for d in story.disagreements if d.settled_by is None and d.kind not in OF_QUOTES]
    overtaken = {fact for fact, _ in story.superseded}
    facts = tuple(
        replace(fact, standing=Standing.SUPERSEDED)
        if fact.id in overtaken
        else replace(fact, standing=Standing.DISPUTED)
        if any(_touches(d, fact) for d in open_ones)
        else fact
        for fact in story.facts
    )
    return replace(story, facts=facts)


def _touches(disagreement: Disagreement, fact: Fact) -> bool:
    return any(
        _share_text(given, evidence)
        for position in disagreement.positions
        for given in position.evidence
        for evidence in fact.evidence
    )


def _share_text(one: Evidence, other: Evidence) -> bool:
    return one.source == other.source and one.span.overlaps(other.span)
