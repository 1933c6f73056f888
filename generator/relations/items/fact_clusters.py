"""Statements that say the same, with the best wording of each; what only one origin's place suggested goes apart.

The likest pairs join first. Two clusters join when every statement of both has, on average, its like on the other side,
so that no single pair ties two different statements.

Best is the wording of the report the others come from; then one that stands alone, is dated, and is no ramble.
Articles of another origin stay with it only where one of their statements is alike by its own words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.relations.comparing.grouping import join_pairs
from generator.relations.items.agreement import denies
from generator.relations.items.likeness import ComparedStatement, likeness_in_place, likenesses, said_by
from generator.values.findings import QuestionReason, Statement
from generator.values.story import Cluster, DatedArticle, Member, Story

LONGEST = 40  # words of a wording that is no ramble
PENALTY = 0.02  # what each word beyond counts against a wording
ORIGINALS = frozenset({"original", "independent", "follow-up"})
ALIKE = 0.45  # from which statements of two articles say the same
ACROSS = 0.42  # likeness that ties articles of two origins; read on the sample stories, below it one in two was wrong
NUMBERS = 0.1  # what each number that articles of one origin share adds to likeness
YEAR_RE = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Sayings:
    """All statements of a story and how alike they are."""

    said: tuple[ComparedStatement, ...]
    alike: Mapping[tuple[int, int], float]
    story: Story
    articles: Mapping[str, DatedArticle]

    def likeness(self, one: int, other: int) -> float:
        return self.alike.get((min(one, other), max(one, other)), 0.0)

    def origin(self, place: int) -> str:
        return self.story.origin_of(self.said[place].member.source)

    def merit(self, place: int, places: tuple[int, ...]) -> float:
        """Return how good a wording is among others."""
        member = self.said[place].member
        article = self.articles[member.source]
        statement = statement_of(member, self.articles)
        words = sum(len(part.cut(article.document.text).split()) for part in statement.parts)
        central = sum(self.likeness(place, p) for p in places if p != place) / max(1, len(places) - 1)
        merit = central - 0.3 * statement.leaning + 0.1 * (article.published is not None)
        merit += 0.4 * (dict(self.story.relations)[member.source].kind in ORIGINALS)
        return round(merit - PENALTY * max(0, words - LONGEST), 6)

    def lead(self, places: tuple[int, ...]) -> int:
        """Return the best wording, the earliest of equals."""
        return max(places, key=lambda place: (self.merit(place, places), -place))


def cluster_statements(story: Story) -> tuple[Cluster, ...]:
    """Return the story's statements, those that say the same together; members in order of publication."""
    articles = {a.source: a for a in story.articles}
    said = tuple(s for article in story.articles for s in said_by(article))
    sayings = _Sayings(said, _of_one_stance(likenesses(said), said, story), story, articles)
    scores = likeness_in_place(said, sayings.alike, story.copied)
    pairs = sorted((p for p in scores if scores[p] >= ALIKE), key=lambda pair: (-scores[pair], pair))
    clusters = join_pairs(len(said), pairs, lambda _, left, right: _linkage(left, right, said, scores) >= ALIKE)
    tied = sorted(part for places in clusters for part in _tied(places, sayings))
    return tuple(Cluster(tuple(said[p].member for p in part), said[sayings.lead(part)].member) for part in tied)


def _linkage(
    left: list[int],
    right: list[int],
    statements: tuple[ComparedStatement, ...],
    scores: Mapping[tuple[int, int], float],
) -> float:
    """Return how alike two clusters are: the mean over their statements of the best match on the other side.

    A statement that meets only its own article there says nothing for or against: a rewrite splits sentences.
    """
    best = []
    for here, there in ((left, right), (right, left)):
        for place in here:
            others = [p for p in there if statements[p].member.source != statements[place].member.source]
            if others or len(here) == len(there) == 1:
                best.append(max(scores.get((min(place, p), max(place, p)), 0.0) for p in others or there))
    return sum(best) / len(best) if best else 0.0


def _of_one_stance(
    alike: Mapping[tuple[int, int], float], said: tuple[ComparedStatement, ...], story: Story
) -> dict[tuple[int, int], float]:
    """Drop pairs of which one says what the other denies, or only that it is not known."""
    articles = {a.source: a for a in story.articles}
    silent = [_is_open(s.member, articles) for s in said]
    denied = [denies(articles[s.member.source], statement_of(s.member, articles)) for s in said]
    origins = [story.origin_of(s.member.source) for s in said]
    return {
        (a, b): min(1.0, score + NUMBERS * _shared_numbers(said[a], said[b])) if origins[a] == origins[b] else score
        for (a, b), score in alike.items()
        if silent[a] == silent[b] and (denied[a] == denied[b] or origins[a] == origins[b])
    }


def _shared_numbers(one: ComparedStatement, other: ComparedStatement) -> int:
    """Return how many numbers, but for years, two statements of different articles share."""
    if one.member.source == other.member.source:
        return 0
    return sum(k.lstrip("#")[:1].isdigit() and not YEAR_RE.fullmatch(k) for k in one.keys & other.keys)


def _is_open(member: Member, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether a statement is only that something is open, not told or not known."""
    parts = statement_of(member, articles).parts
    if parts[0].cut(articles[member.source].document.normal).startswith("Whether "):
        return True
    unknowns = articles[member.source].article.unknowns
    return any(u.reason is not QuestionReason.PLAN and u.span.overlaps(p) for u in unknowns for p in parts)


def statement_of(member: Member, articles: Mapping[str, DatedArticle]) -> Statement:
    """Return the statement that a member of a cluster stands for."""
    return articles[member.source].article.statements[member.index]


def _tied(places: tuple[int, ...], sayings: _Sayings) -> list[tuple[int, ...]]:
    """Split off the origins of which no statement is alike enough to one of the others, the lead's origin first."""
    by_origin: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        by_origin[sayings.origin(place)].append(place)
    first = sayings.origin(sayings.lead(places))
    kept, rest = by_origin.pop(first), sorted(by_origin.values())
    grew = True
    while grew:
        fits = [g for g in rest if any(sayings.likeness(a, b) >= ACROSS for a in g for b in kept)]
        kept = [*kept, *(p for g in fits for p in g)]
        rest = [g for g in rest if g not in fits]
        grew = bool(fits)
    return [tuple(sorted(kept)), *(tuple(g) for g in rest)]
