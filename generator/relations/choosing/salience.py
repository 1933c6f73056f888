"""Which facts a reader needs first, by weights learned from readers' ten best sentences of marked stories.

A logistic regression over how near the head of articles a fact stands, how many sources state it, in whatever words,
how much of the story its words carry, what it shares with headlines, whether it is background or a quotation.
Facts are taken one by one, each time the worthiest: words that a fact before it has said count against it, so that
the second fact says something new (after SumBasic, Nenkova and Vanderwende 2005). ``benchmarks/choosing`` learns the
weights, tells how well they do on stories left out, and which were moved since.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from generator.relations.comparing.evidence import words_in_line
from generator.relations.comparing.terms import terms_in
from generator.relations.items.clearness import clearness
from generator.relations.items.leaning import leans, statement_around
from generator.values.briefing import Fact
from generator.values.document import normal_words
from generator.values.findings import Leaning, StatementKind
from generator.values.story import DatedArticle, Story

CHOSEN_FROM = 200  # facts that are weighed against one another: twice and more what a briefing shows
MARKS = frozenset("\"'“‘")
HALF = 0.5  # share between quotation marks from which a fact is mostly a quotation
AGAIN: Final = 2.0  # what it costs a fact, in log odds, when all its words were said before
COST: Final = 0.7  # and by the logarithm of its words: readers marked sentences, a page is measured in words
MOST_NUMBERS: Final = 3
SHORTEST: Final = 4  # words of a headline's word that may be no particle, of a fact below which it is a stump
HEAD: Final = 4  # sentences of an article that are its head
WEIGHTS: Final = {
    "constant": -6.25,
    "near the head of an article": 5.60,
    "share of sources": 29.32,
    "stated in other words": 0.16,
    "carries the story": 1.89,
    "words of the story": -0.34,
    "words of the headlines": 0.24,
    "between quotation marks": -0.97,
    "background": -0.15,
    "plan": 0.43,
    "clear without the sentence before": 0.59,
    "numbers and dates": 0.07,
    "length": 0.60,
    "of the newest of several days": 0.37,
}


def rank_facts(story: Story) -> tuple[Fact, ...]:
    """Return the story's facts with their scores, the ones a reader needs first in front; the first has score 1."""
    traits = traits_by_fact(story)
    return order_by({i: math.fsum(WEIGHTS[n] * v for n, v in own.items()) for i, own in traits.items()}, story)


def order_by(odds: Mapping[str, float], story: Story) -> tuple[Fact, ...]:
    """Return the story's facts by the log odds of each, with their scores; what was said before counts less."""
    keys = {fact.id: _keys_of(fact, story) for fact in story.facts}
    worth = {f.id: round(odds[f.id], 3) for f in story.facts}
    odds = {f.id: odds[f.id] - COST * math.log(max(SHORTEST, len(f.text.split()))) for f in story.facts}
    every = sorted(story.facts, key=lambda f: (-odds[f.id], f.id))
    left, rest = every[:CHOSEN_FROM], every[CHOSEN_FROM:]
    ranked: list[Fact] = []
    said: set[str] = set()
    top = 0.0
    while left:
        gain, best = max(((_gain(odds[f.id], keys[f.id], said), f) for f in left), key=lambda g: (g[0], g[1].id))
        top = top or gain
        ranked.append(replace(best, score=round(gain / top, 3), clear=clearness_of(best, story), worth=worth[best.id]))
        left.remove(best)
        said |= keys[best.id]
    return (
        *ranked,
        *(replace(fact, score=0.0, clear=clearness_of(fact, story), worth=worth[fact.id]) for fact in rest),
    )


def _gain(odds: float, keys: frozenset[str], said: set[str]) -> float:
    return round(1 / (1 + math.exp(AGAIN * len(keys & said) / max(1, len(keys)) - odds)), 9)


def traits_by_fact(story: Story) -> dict[str, Mapping[str, float]]:
    """Return what the facts of a story are weighed by, by their ids and the names of the weights."""
    worth, headlines = worth_of_words(story), words_of_headlines(story)
    carried = {f.id: math.fsum(worth.get(k, 0.0) for k in _keys_of(f, story)) for f in story.facts}
    headed = {f.id: math.fsum(headlines[w] for w in {*normal_words(f.text)} & {*headlines}) for f in story.facts}
    most, best = (max((*found.values(), 0.0)) or 1.0 for found in (carried, headed))
    echoes, days = dict(story.echoes), {a.day for a in story.articles if a.day}
    newest = {max(days)} if len(days) > 1 else {}
    found: dict[str, Mapping[str, float]] = {}
    for fact in story.facts:
        lead = story.article_of(fact.evidence[0].source)
        found[fact.id] = {
            "constant": 1.0,
            "near the head of an article": 1 / (HEAD + min(_depths(fact, story).values())),
            "share of sources": len(fact.sources) / len(story.articles),
            "stated in other words": math.log(max(1.0, echoes.get(fact.id, 1.0))),
            "carries the story": carried[fact.id] / most,
            "words of the story": math.log1p(carried[fact.id]),
            "words of the headlines": headed[fact.id] / best,
            "between quotation marks": _quoted_share(fact.text),
            "background": float(fact.kind is StatementKind.BACKGROUND),
            "plan": float(fact.kind is StatementKind.PLAN),
            "clear without the sentence before": float(stands_alone(fact, lead, Leaning.STORY)),
            "numbers and dates": min(MOST_NUMBERS, sum(k[0].isdigit() or k[0] == "@" for k in _keys_of(fact, story))),
            "length": math.log(max(SHORTEST, len(fact.text.split()))),
            "of the newest of several days": float(any(story.article_of(s).day in newest for s in fact.sources)),
        }
    return found


def _keys_of(fact: Fact, story: Story) -> frozenset[str]:
    """Return what the wording chosen for a fact is compared by."""
    lead = story.article_of(fact.evidence[0].source)
    own = (
        e.span for e in fact.evidence if e.source == lead.source and words_in_line(lead.document, e.span) in fact.text
    )
    return terms_in(lead, tuple(own), countries=False)


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


def words_of_headlines(story: Story) -> Counter[str]:
    """Count in how many headlines a word stands."""
    titles = (a.document.metadata.title for a in story.articles)
    return Counter(w for t in titles if t for w in {*normal_words(t.value)} if len(w) >= SHORTEST)


def _depths(fact: Fact, story: Story) -> dict[str, int]:
    """Return how many sentences stand before a fact in each article that has it."""
    places: dict[str, int] = {}
    for evidence in fact.evidence:
        sentences = story.article_of(evidence.source).article.annotation.sentences
        place = sum(s.span.end <= evidence.start for s in sentences)
        places[evidence.source] = min(places.get(evidence.source, place), place)
    return places


def position_of(fact: Fact, story: Story) -> float:
    """Return how near the head of articles a fact stands, on average over its sources, 0..1."""
    places = _depths(fact, story).values()
    return math.fsum(1 / (1 + place) for place in places) / len(places)


def stands_alone(fact: Fact, lead: DatedArticle, most: Leaning = Leaning.NONE, *, undated: bool = False) -> bool:
    """Say whether a fact is clear to one who reads its line alone, with what is shown in brackets."""
    own = statement_around(lead, fact.evidence[0])
    return own is not None and not leans(lead, own, most, undated=undated)


def clearness_of(fact: Fact, story: Story) -> float:
    """Return how likely an editor prints the words chosen for a fact as they stand, 0..1."""
    lead = story.article_of(fact.evidence[0].source)
    said = statement_around(lead, fact.evidence[0])
    return round(clearness(lead, said), 3) if said else 0.0


def is_quotation(fact: Fact) -> bool:
    """Say whether a fact opens on a quotation that is most of it: the quotes show it, unless two origins carry it."""
    return len(fact.origins) == 1 and fact.text[:1] in MARKS and _quoted_share(fact.text) > HALF


def _quoted_share(text: str) -> float:
    straight = text.translate({ord("“"): '"', ord("”"): '"'})
    return sum(map(len, straight.split('"')[1::2])) / max(1, len(text))
