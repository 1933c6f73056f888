"""Statements that say the same, with the best wording of each.

The surest pairs join first. Two clusters join when every statement of one says the same as every statement of the
other, so that no single pair ties two different statements.

Best is the wording of the report the others come from; then one that stands alone, is dated, and is no ramble.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from generator.relations.comparing.grouping import join_pairs
from generator.relations.items.agreement import denies, looks_ahead
from generator.relations.items.likeness import ComparedStatement, likenesses, said_by
from generator.values.findings import UNTOLD, Leaning, Statement
from generator.values.story import Cluster, DatedArticle, Member, StatedBy, Story

LONGEST = 40  # words of a wording that is no ramble
PENALTY = 0.02  # what each word beyond counts against a wording
ORIGINALS = frozenset({"original", "independent", "follow-up"})
STATED = 0.45  # share of a wording's words that a report has that counts towards its origins
ALIKE = 0.8  # how sure two articles must be to say the same; learned with the weights of likeness
REPEATED = 0.95  # and one article with itself: whoever writes on has more to say


@dataclass(frozen=True, slots=True)
class _Sayings:
    """All statements of a story and how surely they say the same."""

    said: tuple[ComparedStatement, ...]
    alike: Mapping[tuple[int, int], float]
    story: Story
    articles: Mapping[str, DatedArticle]

    def likeness(self, one: int, other: int) -> float:
        return self.alike.get((min(one, other), max(one, other)), 0.0)

    def same(self, one: int, other: int) -> bool:
        """Say whether two statements say the same."""
        repeated = self.said[one].member.source == self.said[other].member.source
        return self.likeness(one, other) >= (REPEATED if repeated else ALIKE)

    def merit(self, place: int, places: tuple[int, ...]) -> float:
        """Return how good a wording is among others."""
        member = self.said[place].member
        article = self.articles[member.source]
        statement = statement_of(member, self.articles)
        words = sum(len(part.cut(article.document.text).split()) for part in statement.parts)
        central = sum(self.likeness(place, p) for p in places if p != place) / max(1, len(places) - 1)
        open_words = statement.leaning is Leaning.SENTENCE or bool(statement.named)
        merit = central - 0.6 * open_words + 0.1 * (article.published is not None)
        merit += 0.4 * (dict(self.story.relations)[member.source].kind in ORIGINALS)
        return round(merit - PENALTY * max(0, words - LONGEST), 6)

    def leads(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Return the best wording of each article, the best of all first, the newest of equals."""
        ordered = sorted(places, key=lambda place: (self.merit(place, places), place), reverse=True)
        first = {self.said[place].member.source: place for place in reversed(ordered)}
        return tuple(place for place in ordered if place in first.values())


def cluster_statements(story: Story) -> tuple[Cluster, ...]:
    """Return the story's statements, those that say the same together; members in order of publication."""
    articles = {a.source: a for a in story.articles}
    said = tuple(s for article in story.articles for s in said_by(article))
    sayings = _Sayings(said, of_one_stance(likenesses(said, story.copied), said, story), story, articles)
    pairs = sorted((p for p in sayings.alike if sayings.same(*p)), key=lambda pair: (-sayings.alike[pair], pair))
    clusters = join_pairs(
        len(said), pairs, lambda _, left, right: all(sayings.same(a, b) for a, b in product(left, right))
    )
    heard = _hear(said, sayings.alike)
    return tuple(_told_by(places, sayings, heard) for places in clusters)


def _told_by(places: tuple[int, ...], sayings: _Sayings, heard: dict[int, dict[str, float]]) -> Cluster:
    said = sayings.said
    best, *others = (_stated_by(lead, places, said) for lead in sayings.leads(places))
    wordings = (best, *(other for other in others if best.lead in other.stating))
    return Cluster(tuple(said[p].member for p in places), wordings, _echo(places, said, heard))


def _stated_by(lead: int, places: tuple[int, ...], said: Sequence[ComparedStatement]) -> StatedBy:
    words = said[lead].keys
    stating = (p for p in places if p == lead or len(words & said[p].keys) >= STATED * len(words))
    return StatedBy(said[lead].member, tuple(said[p].member for p in stating))


def _hear(said: Sequence[ComparedStatement], alike: Mapping[tuple[int, int], float]) -> dict[int, dict[str, float]]:
    """Return how surely each other source says what a statement says."""
    heard: dict[int, dict[str, float]] = defaultdict(dict)
    for (a, b), sure in alike.items():
        for here, there in ((a, said[b].member.source), (b, said[a].member.source)):
            heard[here][there] = max(sure, heard[here].get(there, 0.0))
    return heard


def _echo(places: tuple[int, ...], said: Sequence[ComparedStatement], heard: dict[int, dict[str, float]]) -> float:
    """Return of how many sources some statements are surely said."""
    own = {said[p].member.source for p in places}
    others = {source for p in places for source in heard[p]} - own
    return round(len(own) + math.fsum(max(heard[p].get(s, 0.0) for p in places) for s in sorted(others)), 6)


def of_one_stance(
    alike: Mapping[tuple[int, int], float], said: Sequence[ComparedStatement], story: Story
) -> dict[tuple[int, int], float]:
    """Drop pairs of which one says what the other denies, only that it is not known, or what was yet to come."""
    articles = {a.source: a for a in story.articles}
    days = [articles[s.member.source].day for s in said]
    ahead = [looks_ahead(articles[s.member.source], statement_of(s.member, articles)) for s in said]
    silent = [_is_open(s.member, articles) for s in said]
    denied = [denies(articles[s.member.source], statement_of(s.member, articles)) for s in said]
    origins = [story.origin_of(s.member.source) for s in said]
    return {
        (a, b): score
        for (a, b), score in alike.items()
        if silent[a] == silent[b]
        and (denied[a] == denied[b] or origins[a] == origins[b])
        and (ahead[a] == ahead[b] or days[a] == days[b] or None in {days[a], days[b]})
    }


def _is_open(member: Member, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether a statement is only that something is open, not told or not known."""
    parts = statement_of(member, articles).parts
    if parts[0].cut(articles[member.source].document.normal).startswith("Whether "):
        return True
    unknowns = articles[member.source].article.unknowns
    return any(u.reason in UNTOLD and u.span.overlaps(p) for u in unknowns for p in parts)


def statement_of(member: Member, articles: Mapping[str, DatedArticle]) -> Statement:
    """Return the statement that a member of a cluster stands for."""
    return articles[member.source].article.statements[member.index]
