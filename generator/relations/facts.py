"""The same statement in several sources becomes one fact."""

from __future__ import annotations

from dataclasses import replace

from generator.values.briefing import Fact, FactAttribution
from generator.values.story import Story


def gather_facts(story: Story) -> Story:
    """Return the story with a fact for every cluster of statements."""
    facts = []
    for dated in story.articles:
        for statement in dated.article.statements:
            evidence = tuple(dated.document.evidence(part) for part in statement.parts)
            a = statement.attribution
            facts.append(
                Fact(
                    id=evidence[0].id,
                    also=(),
                    text=" … ".join(e.text for e in evidence),
                    kind=statement.kind.value,
                    origins=(story.origin_of(dated.source),),
                    standing="single-origin",
                    attribution=FactAttribution(a.name, a.kind.value, a.cue) if a else None,
                    score=0.0,
                    edited=False,
                    evidence=evidence,
                    sources=(dated.source,),
                )
            )
    return replace(story, facts=tuple(facts))
