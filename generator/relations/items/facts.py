"""The same statement in several sources becomes one fact, in its best wording, with all its evidence.

What says only a part of the wording is shown with it, and counts for no second report. The fact's id is its
earliest-published evidence's; its text is the wording chosen, whose evidence comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.relations.comparing.evidence import words_in_line
from generator.relations.items.agreement import supports
from generator.relations.items.fact_clusters import cluster_statements, statement_of
from generator.relations.origins.statements import origins_of
from generator.values.briefing import Fact, FactAttribution
from generator.values.document import Evidence
from generator.values.enums import Standing
from generator.values.story import Cluster, DatedArticle, Member, StatedBy, Story


def gather_facts(story: Story) -> Story:
    """Return the story with a fact for every cluster of statements, in order of publication."""
    articles = {a.source: a for a in story.articles}
    clusters = cluster_statements(story)
    worded = [[_fact(cluster, wording, story, articles) for wording in cluster.wordings] for cluster in clusters]
    echoes = tuple((facts[0].id, cluster.echo) for facts, cluster in zip(worded, clusters, strict=True))
    others = tuple(fact for facts in worded for fact in facts[1:])
    return replace(story, facts=tuple(facts[0] for facts in worded), echoes=echoes, rewordings=others)


def _member_evidence(member: Member, articles: Mapping[str, DatedArticle]) -> tuple[Evidence, ...]:
    document = articles[member.source].document
    return tuple(document.evidence(part) for part in statement_of(member, articles).parts)


def _fact(cluster: Cluster, wording: StatedBy, story: Story, articles: Mapping[str, DatedArticle]) -> Fact:
    lead = _member_evidence(wording.lead, articles)
    rest = tuple(e for m in cluster.members if m != wording.lead for e in _member_evidence(m, articles))
    earliest = _member_evidence(cluster.members[0], articles)[0].id
    statement = statement_of(wording.lead, articles)
    given = statement.attribution
    supporting = tuple(
        m
        for m in wording.stating
        if supports(articles[m.source], statement_of(m, articles), articles[wording.lead.source], statement)
    )
    origins = origins_of(supporting, story)
    return Fact(
        id=earliest,
        also=tuple(sorted({e.id for e in (*lead, *rest)} - {earliest})),
        text=" … ".join(words_in_line(articles[wording.lead.source].document, e.span) for e in lead),
        kind=statement.kind,
        origins=origins,
        standing=Standing.of_origins(len(origins)),
        attribution=FactAttribution(given.name, given.kind, given.cue) if given else None,
        score=0.0,
        edited=False,
        evidence=(*lead, *rest),
        sources=tuple(sorted({m.source for m in cluster.members})),
    )
