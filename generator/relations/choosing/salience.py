"""Which facts a reader needs first.

A fact is worth the words of the story it carries, the more sources use a word the more it is worth; what stands at
the head of articles, in several origins, with figures and dates, is worth more, background less. Facts are taken one
by one, each time the worthiest: words that a fact before it has carried count little again, so that the second fact
says something new (after SumBasic, Nenkova and Vanderwende 2005).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.relations.comparing.evidence import words_in_line
from generator.relations.comparing.terms import terms_in
from generator.relations.items.leaning import leans
from generator.values.briefing import Fact
from generator.values.findings import UNTOLD, Leaning
from generator.values.story import DatedArticle, Story

CHOSEN_FROM = 200  # facts that are weighed against one another: twice and more what a briefing shows
DENIAL_RE = re.compile(r"\b(?:den(?:y|ies|ied)|rebut(?:s|ted)?|refut(?:es?|ed)|disput(?:es?|ed))\b", re.IGNORECASE)
MARKS = frozenset("\"'“‘")
TRIVIAL = 9  # words up to which a fact without a figure is a trifle
HALF = 0.5  # share between quotation marks from which a fact is mostly a quotation


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each trait of a fact counts; tuned on two thirds of summaries-dev and of the sample stories."""

    position: float = 2.0  # of standing first in an article
    sources: float = 0.1  # of each doubling of sources
    origins: float = 0.2  # of each further origin
    news: float = 0.3  # of coming from the newest day, in a story of several days
    specific: float = 0.1  # of each number or date, up to three
    background: float = 0.8  # factor for background
    dependent: float = 0.95  # factor for a sentence that points back
    quoted: float = 0.35  # factor for a sentence that is mostly a quotation
    silence: float = 0.6  # factor for what says only that something is not known: the questions have it
    trivial: float = 0.5  # behind the head, factor for a short fact without a figure that one origin has
    denial: float = 1.3  # factor for what denies something: the other side is heard
    denial_behind: float = 1.6  # the same again behind the head
    again: float = 0.2  # what a word is worth once it was said
    length: float = 0.6  # exponent of the words a fact costs
    patience: float = 0.15  # by how much the exponent is smaller behind the head, where details may take their words
    shortest: int = 8  # words below which a fact is a stump
    leaning: float = 0.7  # behind the head, factor for a sentence that points back
    ahead: float = 1.4  # behind the head, factor for what the newest sources say is to come
    spread: float = 0.5  # behind the head, of each doubling of sources
    head: int = 250  # words of facts from which on every new word is worth the same: details get their turn


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with what its worth is made of."""

    fact: Fact
    keys: frozenset[str]
    factor: float
    tail_factor: float  # behind the head
    words: int


def rank_facts(story: Story, weights: Weights | None = None) -> tuple[Fact, ...]:
    """Return the story's facts with their scores, the ones a reader needs first in front; the first has score 1."""
    weights = weights or Weights()
    articles = {a.source: a for a in story.articles}
    worth = worth_of_words(story)
    newest = _last_of_several_days(story)
    candidates = (_candidate(fact, articles, weights, newest) for fact in story.facts)
    every = sorted(candidates, key=lambda c: (-_gain(c, worth, weights), c.fact.id))
    left, rest = every[:CHOSEN_FROM], every[CHOSEN_FROM:]
    ranked: list[tuple[Fact, float]] = []
    said: set[str] = set()
    words = 0
    while left:
        if words > weights.head:
            worth = {key: weights.again if key in said else 1.0 for key in worth}
            left = [replace(c, factor=c.tail_factor) for c in left]
        gain, best = max(((_gain(c, worth, weights), c) for c in left), key=lambda pair: (pair[0], pair[1].fact.id))
        ranked.append((best.fact, gain))
        left.remove(best)
        words += best.words
        said |= best.keys
        for key in best.keys:
            worth[key] = worth.get(key, 0.0) * weights.again
    ranked += [(c.fact, 0.0) for c in rest]
    top = ranked[0][1] if ranked else 1.0
    return tuple(replace(fact, score=round(gain / top, 3) if top else 0.0) for fact, gain in ranked)


def worth_of_words(story: Story) -> dict[str, float]:
    """Weigh each key by the share of sources that use it and how often they do."""
    used: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for article in story.articles:
        here: Counter[str] = Counter()
        for statement in article.article.statements:
            here.update(terms_in(article, statement.parts, countries=False))
        used.update(here.keys())
        times.update(here)
    total = max(1, len(story.articles))
    return {key: used[key] / total * math.log1p(times[key]) for key in sorted(times)}


def _gain(candidate: Candidate, worth: Mapping[str, float], weights: Weights) -> float:
    carried = math.fsum(worth.get(k, 0.0) for k in candidate.keys)
    cost = float(max(weights.shortest, candidate.words) ** weights.length)
    return round(candidate.factor * carried / cost, 9)


def _last_of_several_days(story: Story) -> str | None:
    """Return the newest day of a story of several days, None for a story of one."""
    days = sorted({a.day for a in story.articles if a.day})
    return days[-1] if len(days) > 1 else None


def _candidate(fact: Fact, articles: Mapping[str, DatedArticle], weights: Weights, newest: str | None) -> Candidate:
    lead = articles[fact.evidence[0].source]
    parts = tuple(
        e.span for e in fact.evidence if e.source == lead.source and words_in_line(lead.document, e.span) in fact.text
    )
    keys = terms_in(lead, parts, countries=False)
    alone = stands_alone(fact, lead, Leaning.STORY)
    is_news = newest is not None and any(articles[s].day == newest for s in fact.sources)
    factor = math.prod(_traits(fact, articles, weights, keys, is_news=is_news, alone=alone).values())
    tail = 1 + weights.spread * math.log2(len(fact.sources))
    tail *= weights.ahead if is_news and fact.kind == "plan" else 1.0
    tail *= 1.0 if alone else weights.leaning
    tail *= weights.denial_behind if DENIAL_RE.search(fact.text) else 1.0
    words = len(fact.text.split())
    tail *= float(max(weights.shortest, words) ** weights.patience)
    tail *= weights.trivial if words <= TRIVIAL and len(fact.origins) == 1 and not _has_number(keys) else 1.0
    return Candidate(fact, keys, factor, factor * tail, words)


def _traits(  # the two booleans are worked out for the tail as well
    fact: Fact,
    articles: Mapping[str, DatedArticle],
    weights: Weights,
    keys: frozenset[str],
    *,
    is_news: bool,
    alone: bool,
) -> dict[str, float]:
    """Return what makes a fact worth more or less than its words, each trait with its factor."""
    lead = articles[fact.evidence[0].source]
    return {
        "near the head of articles": 1 + weights.position * position_of(fact, articles),
        "in several sources": 1 + weights.sources * math.log2(len(fact.sources)),
        "in several origins": 1 + weights.origins * (len(fact.origins) - 1),
        "numbers and dates": 1 + weights.specific * min(3, sum(k[:1].isdigit() or k[:1] == "@" for k in keys)),
        "of the newest day": 1 + weights.news * is_news,
        "background": weights.background if fact.kind == "background" else 1.0,
        "says only what is not known": weights.silence if _tells_no_answer(fact, lead) else 1.0,
        "mostly a quotation": weights.quoted if is_quotation(fact) else 1.0,
        "denies something": weights.denial if DENIAL_RE.search(fact.text) else 1.0,
        "points back": 1.0 if alone else weights.dependent,
    }


def traits_of(fact: Fact, story: Story) -> dict[str, float]:
    """Return the traits that moved a fact up (above 1) or down (below 1) in the ranking, for explaining it."""
    articles = {a.source: a for a in story.articles}
    newest = _last_of_several_days(story)
    keys = terms_in(articles[fact.evidence[0].source], (fact.evidence[0].span,), countries=False)
    is_news = newest is not None and any(articles[s].day == newest for s in fact.sources)
    alone = stands_alone(fact, articles[fact.evidence[0].source], Leaning.STORY)
    return _traits(fact, articles, Weights(), keys, is_news=is_news, alone=alone)


def _tells_no_answer(fact: Fact, lead: DatedArticle) -> bool:
    """Say whether a fact is only that something is not known."""
    here = fact.evidence[0].span
    return any(u.span.overlaps(here) and u.reason in UNTOLD for u in lead.article.unknowns)


def position_of(fact: Fact, articles: Mapping[str, DatedArticle]) -> float:
    """Return how near the head of articles a fact stands, on average over its sources, 0..1."""
    best: dict[str, float] = {}
    for evidence in fact.evidence:
        annotation = articles[evidence.source].article.annotation
        place = sum(s.span.end <= evidence.start for s in annotation.sentences)
        best[evidence.source] = max(best.get(evidence.source, 0.0), 1 / (1 + place))
    return sum(best.values()) / len(best)


def stands_alone(fact: Fact, lead: DatedArticle, most: Leaning = Leaning.NONE) -> bool:
    """Say whether a fact is clear to one who reads its line alone, with what is shown in brackets."""
    return any(not leans(lead, s, most) for s in lead.article.statements if s.parts[0] == fact.evidence[0].span)


def _has_number(keys: frozenset[str]) -> bool:
    return any(k[:1].isdigit() or k[:1] == "@" for k in keys)


def is_quotation(fact: Fact) -> bool:
    """Say whether a fact opens on a quotation that is most of it: the quotes show it, unless two origins carry it."""
    return len(fact.origins) == 1 and fact.text[:1] in MARKS and _quoted_share(fact.text) > HALF


def _quoted_share(text: str) -> float:
    straight = text.translate({ord("“"): '"', ord("”"): '"'})
    return sum(map(len, straight.split('"')[1::2])) / max(1, len(text))
