"""The same statement in several sources becomes one fact, in its best wording, with all its evidence.

Best is the wording of the report the others come from; then one that stands alone, is dated, and is neither a stump
nor a ramble.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.relations.agreement import supports
from generator.relations.clusters import gather_clusters
from generator.relations.likeness import Said, likenesses, said_by
from generator.relations.statement_origins import origins_of
from generator.values.briefing import Fact, FactAttribution
from generator.values.document import Evidence
from generator.values.findings import Statement
from generator.values.story import Cluster, DatedArticle, Member, Story

SHORTEST, LONGEST = 8, 40  # words of a wording that says it all and no more
PENALTY = 0.02  # what each word beyond counts against a wording


def gather_facts(story: Story) -> Story:
    """Return the story with a fact for every cluster of statements, in order of publication."""
    articles = {a.source: a for a in story.articles}
    return replace(story, facts=tuple(_fact(cluster, story, articles) for cluster in cluster_statements(story)))


def cluster_statements(story: Story) -> tuple[Cluster, ...]:
    """Return the story's statements, those that say the same together; members in order of publication."""
    articles = {a.source: a for a in story.articles}
    said = tuple(s for article in story.articles for s in said_by(article))
    alike = likenesses(said)
    return tuple(
        Cluster(tuple(said[place].member for place in places), _lead(places, said, alike, story, articles))
        for places in gather_clusters(said, alike, story.copied)
    )


def _lead(
    places: tuple[int, ...],
    said: tuple[Said, ...],
    alike: Mapping[tuple[int, int], float],
    story: Story,
    articles: Mapping[str, DatedArticle],
) -> Member:
    """Choose the best wording: the earliest of the best."""
    relations = dict(story.relations)

    def merit(place: int) -> float:
        member = said[place].member
        article = articles[member.source]
        statement = statement_of(member, articles)
        words = sum(len(part.cut(article.document.text).split()) for part in statement.parts)
        central = sum(alike.get((min(place, p), max(place, p)), 0.0) for p in places if p != place)
        return (
            central / max(1, len(places) - 1)
            + 0.5 * statement.standalone
            + 0.4 * (relations[member.source].kind in {"original", "independent", "follow-up"})
            + 0.1 * (article.published is not None)
            - PENALTY * (max(0, SHORTEST - words) + max(0, words - LONGEST))
        )

    return said[max(places, key=lambda place: (round(merit(place), 6), -place))].member


def statement_of(member: Member, articles: Mapping[str, DatedArticle]) -> Statement:
    """Return the statement that a member of a cluster stands for."""
    return articles[member.source].article.statements[member.index]


def _evidence(member: Member, articles: Mapping[str, DatedArticle]) -> tuple[Evidence, ...]:
    document = articles[member.source].document
    return tuple(document.evidence(part) for part in statement_of(member, articles).parts)


def _fact(cluster: Cluster, story: Story, articles: Mapping[str, DatedArticle]) -> Fact:
    lead = _evidence(cluster.lead, articles)
    rest = tuple(e for m in cluster.members if m != cluster.lead for e in _evidence(m, articles))
    earliest = _evidence(cluster.members[0], articles)[0].id
    statement = statement_of(cluster.lead, articles)
    given = statement.attribution
    supporting = tuple(
        m
        for m in cluster.members
        if supports(articles[m.source], statement_of(m, articles), articles[cluster.lead.source], statement)
    )
    origins = origins_of(supporting, story)
    return Fact(
        id=earliest,
        also=tuple(sorted({e.id for e in (*lead, *rest)} - {earliest})),
        text=" … ".join(e.text for e in lead),
        kind=statement.kind.value,
        origins=origins,
        standing="corroborated" if len(origins) > 1 else "single-origin",
        attribution=FactAttribution(given.name, given.kind.value, given.cue) if given else None,
        score=0.0,
        edited=False,
        evidence=(*lead, *rest),
        sources=tuple(sorted({m.source for m in cluster.members})),
    )
