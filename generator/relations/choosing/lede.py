"""The one or two facts a briefing opens on: what is newest, short, dated, with its key figure.

    Divers ended their search on Monday. The toll is nine.          -> both: the first has no figure
    Days after X, the minister will on Thursday, amid Y, … (50 words)
    The minister will visit Selm on 16 and 17 May.                   -> the second: shorter, with the day
    Two sources said he would travel before the summit.  (overtaken) -> never
    "We are lost," she said. / The boat sank late last night.        -> not where another tells it
    When a boat is lost, its owner may claim.                        -> not of the event that most articles open on

The lede is the newest day's first fact that shares words with the heads of most articles, else, of the facts that
carry most, the one that stands first in the articles.
Its words are the facts' own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from generator.relations.choosing.salience import is_quotation, position_of, stands_alone
from generator.relations.comparing.terms import REPORTING, content_of, terms_in
from generator.values.briefing import Fact
from generator.values.findings import Leaning
from generator.values.story import DatedArticle, Story

LEAST = 10  # words below which a fact is no first sentence of a lede
LONG = 45  # words from which a first sentence gives way to a shorter one, and beside which no second one stands
NEXT_LEAST, NEXT_MOST = 5, 30  # words of a second sentence
EARLY = 0.3  # position of a shorter or a second fact: among the first three sentences of the articles that have it
REPEATED = 0.35  # share of its words that a second fact may not have from the first
POOL = 6  # facts among which the lede is chosen
HEAD = 2  # sentences at the head of an article that may carry its news
EVENT = 2  # words of the event, which most heads have, that a lede shares
BESIDE = 3  # sentences behind the first among which its figure may stand
RELATIVE_RE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|last\snight|this\s(?:morning|evening|afternoon))\b", re.IGNORECASE
)
DAYS = "day"


def choose_lede(ranked: tuple[Fact, ...], story: Story) -> tuple[Fact, ...]:
    """Return one or two facts, none where no fact can lead; the facts come as ranked."""
    articles = {a.source: a for a in story.articles}
    news = _find_news(ranked, story)
    asides = _find_asides(news, story)
    led = next((f for f in news if f not in asides and _can_lead(f, articles)), None)
    first = led or _first_told(tuple(f for f in ranked if f not in asides)[:POOL], articles)
    if first is None:
        return ()
    ranked = tuple(f for f in ranked if f not in asides or f.evidence[0].source == first.evidence[0].source)
    if _word_count(first) > LONG:
        return (_shorter(first, ranked, articles) or first,)
    second = _figure_beside(first, ranked, articles) or _next(first, ranked[:POOL], articles)
    return (first, second) if second else (first,)


def _word_count(fact: Fact) -> int:
    return len(fact.text.split())


def _newest_source_day(fact: Fact, articles: Mapping[str, DatedArticle]) -> str:
    return max((articles[s].day or "" for s in fact.sources), default="")


def _place(fact: Fact, articles: Mapping[str, DatedArticle]) -> int:
    """Return how many sentences stand before a fact in the article it leads from."""
    lead = fact.evidence[0]
    return sum(s.span.end <= lead.start for s in articles[lead.source].article.annotation.sentences)


def _shorter(first: Fact, ranked: tuple[Fact, ...], articles: Mapping[str, DatedArticle]) -> Fact | None:
    """Return the shorter fact that tells a long one's news with its day, None when there is none."""
    days = _days(first, articles)
    fits = [
        f
        for f in ranked
        if LEAST <= _word_count(f) <= LONG
        and f.kind == first.kind
        and _newest_source_day(f, articles) == _newest_source_day(first, articles)
        and _can_lead(f, articles)
        and not is_quotation(f)
        and _names_day(f, articles)
        and position_of(f, articles) >= EARLY
        and (not days or days & _days(f, articles))
    ]
    return max(fits, key=lambda f: (f.score, f.id), default=None)


def _days(fact: Fact, articles: Mapping[str, DatedArticle]) -> frozenset[str]:
    """Return the days a fact tells of."""
    lead = fact.evidence[0]
    times = (t for t in articles[lead.source].times if t.expression.span.overlaps(lead.span))
    return frozenset(t.start for t in times if t.precision == DAYS and t.start)


def _names_day(fact: Fact, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether a fact prints a day of the calendar: a number stands in it, not a weekday alone."""
    lead = fact.evidence[0]
    times = (t for t in articles[lead.source].times if t.expression.span.overlaps(lead.span))
    text = articles[lead.source].document.text
    return any(t.precision == DAYS and any(c.isdigit() for c in t.expression.span.cut(text)) for t in times)


def _figure_beside(first: Fact, ranked: tuple[Fact, ...], articles: Mapping[str, DatedArticle]) -> Fact | None:
    """Return the fact right behind the first that has a figure, where the first has none."""
    if _has_figure(first, articles):
        return None
    source, place = first.evidence[0].source, _place(first, articles)
    fits = [
        f
        for f in ranked
        if f.evidence[0].source == source
        and 0 < _place(f, articles) - place <= BESIDE
        and _may_stand(f, articles)
        and _has_figure(f, articles)
    ]
    return min(fits, key=lambda f: (_place(f, articles), f.id), default=None)


def _has_figure(fact: Fact, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether a fact holds a figure that is no stretch of time."""
    lead = fact.evidence[0]
    article = articles[lead.source]
    times = [t.expression.span for t in article.times]
    figures = (f.span for f in article.article.figures if f.span.overlaps(lead.span))
    return any(not any(t.overlaps(figure) for t in times) for figure in figures)


def _next(first: Fact, pool: tuple[Fact, ...], articles: Mapping[str, DatedArticle]) -> Fact | None:
    """Return the fact that may follow the first: as new, told early, and something else."""
    day = _newest_source_day(first, articles)
    for fact in pool:
        if fact.id == first.id or fact.kind not in {"event", "plan"} or _newest_source_day(fact, articles) < day:
            continue
        told_early = position_of(fact, articles) >= EARLY or _is_new(fact, day, articles)
        if _word_count(fact) < LEAST or not told_early or RELATIVE_RE.search(fact.text):
            continue
        if _may_stand(fact, articles) and not _says_again(fact, first, articles):
            return fact
    return None


def _says_again(fact: Fact, first: Fact, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether too many words of the poorer of two facts stand in the other as well."""
    here, there = (terms_in(articles[f.evidence[0].source], (f.evidence[0].span,)) for f in (fact, first))
    return len(here & there) >= REPEATED * min(len(here), len(there))


def _is_new(fact: Fact, day: str, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether no article before a day tells a fact, of a story that began before."""
    first = min((a.day for a in articles.values() if a.day), default=day)
    return first < day and all(articles[s].day == day for s in fact.sources)


def _may_stand(fact: Fact, articles: Mapping[str, DatedArticle]) -> bool:
    """Say whether a fact may be the second sentence."""
    if fact.standing == "superseded" or is_quotation(fact) or not NEXT_LEAST <= _word_count(fact) <= NEXT_MOST:
        return False
    return stands_alone(fact, articles[fact.evidence[0].source], Leaning.STORY)


def _first_told(facts: tuple[Fact, ...], articles: Mapping[str, DatedArticle]) -> Fact | None:
    """Return the fact that carries much and stands first in the articles, no background."""
    able = [f for f in facts if _can_lead(f, articles)]
    told = [f for f in able if f.kind != "background" and not is_quotation(f)] or able or list(facts)
    dated = [f for f in told if not RELATIVE_RE.search(f.text)] or told
    return max(dated, key=lambda f: (math.sqrt(f.score) * position_of(f, articles), f.id), default=None)


def _can_lead(fact: Fact, articles: Mapping[str, DatedArticle], most: Leaning = Leaning.NONE) -> bool:
    if fact.standing == "superseded" or _word_count(fact) < LEAST:
        return False
    return stands_alone(fact, articles[fact.evidence[0].source], most)


def _is_news(fact: Fact, story: Story) -> bool:
    """Say whether a fact stands at the head of an article of the newest day, which no other day's article has."""
    days = sorted({a.day for a in story.articles if a.day})
    if len(days) < 2 or is_quotation(fact):  # noqa: PLR2004  # one day has no newest
        return False
    for evidence in fact.evidence:
        article = story.article_of(evidence.source)
        head = article.article.annotation.sentences[:HEAD]
        if article.day != days[-1]:
            return False
        if any(s.span.overlaps(evidence.span) for s in head):
            return fact.kind in {"event", "plan", "statement"}
    return False


def tells_aside(source: str, story: Story) -> bool:
    """Say whether all news at the head of an article is of something else than most articles open on."""
    news = _find_news(tuple(f for f in story.facts if source in f.sources), story)
    return bool(news) and _find_asides(news, story) == news


def _find_news(facts: tuple[Fact, ...], story: Story) -> tuple[Fact, ...]:
    articles = {a.source: a for a in story.articles}
    return tuple(f for f in facts if _can_lead(f, articles, Leaning.STORY) and _is_news(f, story))


def _find_asides(news: tuple[Fact, ...], story: Story) -> tuple[Fact, ...]:
    """Return the news of something else than most articles open on.

    News is of the same when it shares enough of the words of those heads, one less where it names its day.
    """
    articles = {a.source: a for a in story.articles}
    notes = {source: a.article.annotation for source, a in articles.items()}
    heads = [frozenset[str]().union(*(content_of(n, s.span) for s in n.sentences[:HEAD])) for n in notes.values()]
    counts = Counter(word for head in heads for word in head - {REPORTING})
    event = {word for word, count in counts.items() if 2 * count > len(heads)}
    least = min(EVENT, len(event))
    shared = {f.id: content_of(notes[f.evidence[0].source], f.evidence[0].span) & event for f in news}
    return tuple(f for f in news if len(shared[f.id]) + bool(_days(f, articles)) < least)
