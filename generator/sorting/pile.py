"""A pile of articles → groups, each of one event: additions to stories that exist, new ones, and what stays alone."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from generator.sorting.digests import Digest
from generator.sorting.grouping import EIGHT, THRESHOLD, Linking, group_articles
from generator.sorting.likeness import Likeness
from generator.sorting.naming import name_story
from generator.sorting.neighbours import Report, find_neighbours
from generator.sorting.reasons import explain_group
from generator.sorting.weights import Weights, weigh

POSSIBLE: Final = 0.2  # confidence from which one that stays alone is listed with what it may belong to


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a single article may belong to."""

    slug: str  # "osterby-floods"
    confidence: float  # 0.38; from 0.5 it would stand there


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of a pile that tell of one event."""

    slug: str  # "osterby-floods": an existing story's name, or a new one
    sources: tuple[str, ...]  # paths, in order
    exists: bool  # the story, or the group of an earlier sort, was there before
    confidence: float | None  # how surely its least sure article belongs here, 0.5 to 1; None for one alone
    why: str  # "3 articles of 14 to 16 May 2024; they share Osterby, flood"
    candidate: Candidate | None = None


def sort_pile(
    digests: Iterable[Digest], taken: Collection[str] = (), report: Report = lambda *_: None
) -> tuple[Group, ...]:
    """Return the groups in order of their names; every article that is not placed stands in exactly one.

    ``taken`` are names that no new story may have. The order of ``digests`` and the names of files change nothing but
    the order in which equal texts are told.
    """
    articles = in_order(_share_strings(digests))
    weights = weigh(articles)
    likeness = Likeness(articles, weights, [0.0] * len(articles))
    neighbours = dict(find_neighbours(articles, weights, report))
    find_nearest(likeness, neighbours)
    linking = group_articles(articles, weights, likeness.odds, neighbours)
    return tuple(sorted(_named_groups(linking, weights, taken), key=lambda group: group.slug))


def in_order(digests: Iterable[Digest]) -> list[Digest]:
    """Return articles in order of time, undated ones first, those of one day in order of their keys."""
    return sorted(digests, key=lambda d: (d.published.isoformat() if d.published else "", d.key, d.path))


def _share_strings(digests: Iterable[Digest]) -> list[Digest]:
    """Return the digests with each word kept once in memory; those that came from other processes bring their own."""
    known: dict[str, str] = {}

    def kept(terms: Iterable[str]) -> frozenset[str]:
        return frozenset(known.setdefault(t, t) for t in terms)

    return [
        replace(
            d,
            words={known.setdefault(t, t): n for t, n in d.words.items()},
            lead=kept(d.lead),
            names=kept(d.names),
            numbers=kept(d.numbers),
            days=kept(d.days),
            weekdays=kept(d.weekdays),
        )
        for d in digests
    ]


def find_nearest(likeness: Likeness, neighbours: dict[int, tuple[int, ...]]) -> None:
    """Note how alike the nearest neighbour of each article is, the others of its story among them."""
    nearest = likeness.nearest
    for one, others in neighbours.items():
        for other in others:
            alike = likeness.cosine(one, other)
            nearest[one], nearest[other] = max(nearest[one], alike), max(nearest[other], alike)
    stories: dict[str, list[int]] = {}
    for place, article in enumerate(likeness.articles):
        if article.story:
            stories.setdefault(article.story, []).append(place)
    for places in stories.values():
        for one in places:
            alike = max((likeness.cosine(one, other) for other in places[:EIGHT] if other != one), default=0.0)
            nearest[one] = max(nearest[one], alike)


def _named_groups(linking: Linking, weights: Weights, taken: Collection[str]) -> list[Group]:
    """Return the groups with their names and reasons, the largest named first."""
    names: dict[int, str] = {g: story for g in linking.members if (story := linking.story_of(g))}
    used = {*taken, *names.values()}
    for group in sorted(set(linking.members) - set(names), key=lambda g: (-len(linking.members[g]), g)):
        names[group] = name_story([linking.articles[p] for p in linking.members[group]], weights, used)
        used.add(names[group])
    told = (_group(linking, group, names, weights) for group in linking.members)
    return [group for group in told if group.sources]


def _group(linking: Linking, group: int, names: dict[int, str], weights: Weights) -> Group:
    places = linking.members[group]
    articles = [linking.articles[p] for p in places]
    sources = tuple(sorted(a.path for a in articles if not a.placed))
    exists, why = linking.story_of(group) is not None, explain_group(articles, weights)
    if len(places) > 1:
        sure = min((linking.belonging(p, group) for p in places if not linking.articles[p].placed), default=0.0)
        return Group(names[group], sources, exists, _confidence(sure), why)
    candidate = _candidate(linking, group, names)
    if candidate is None or exists:
        return Group(names[group], sources, exists, None, why)
    return Group(names[group], sources, exists, None, f"{why}; unsure: it may belong to {candidate.slug}", candidate)


def _candidate(linking: Linking, group: int, names: dict[int, str]) -> Candidate | None:
    near = linking.nearest_group(group)
    confidence = _confidence(near[1]) if near else 0.0
    return Candidate(names[near[0]], confidence) if near and confidence >= POSSIBLE else None


def _confidence(odds: float) -> float:
    """Return log odds as a share that is a half where groups are just joined."""
    return round(1 / (1 + math.exp(THRESHOLD - odds)), 2)
