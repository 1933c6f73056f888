"""The one or two facts a briefing opens on: what is newest, clear alone, dated, with its key figure.

    Divers ended their search on Monday. The toll is nine.          -> both: the first has no figure
    Days after X, the minister will on Thursday, amid Y, … (51 words)
    The minister will visit Selm on 16 and 17 May.                   -> the second: shorter, with the day
    Two sources said he would travel before the summit.  (overtaken) -> never
    "We are lost," she said. / The boat sank late last night.        -> not where another tells it
    A neighbour was watching TV when he heard a bang.                -> not where the headlines say nothing of it
    She will decide on Friday. / If it rains, the dam will break.    -> not where another is clear, and holds
    When a boat is lost, its owner may claim.                        -> not of the event that most articles open on

The lede is the newest day's first fact that shares words with the heads of most articles, else the fact that weighs
most by its rank, by where it stands in the articles, by the words it shares with their heads, and by naming a day.
Its words are the facts' own.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from generator.relations.choosing.front import CLEAR, is_able, is_old_plan
from generator.relations.choosing.salience import MARKS, is_quotation, position_of, stands_alone, words_of_headlines
from generator.relations.comparing.terms import REPORTING, content_of, terms_in
from generator.values.briefing import Fact
from generator.values.document import normal_words
from generator.values.enums import Standing
from generator.values.findings import Leaning
from generator.values.story import DatedArticle, Story

LEAST = 10  # words below which a fact is no first sentence of a lede
MOST = 50  # words of a lede
FIRST = 40  # words of its first sentence, as many as may be quoted in a row
NEXT_LEAST = 5  # words of a second sentence
OPENING = 0.9  # position of what an article opens on: no background, whatever its verbs
EARLY = 0.3  # position of a second fact: among the first three sentences of the articles that have it
REPEATED = 0.35  # share of its words that a second fact may not have from the first
POOL = 12  # facts among which the lede is chosen
HEAD = 2  # sentences at the head of an article that may carry its news
EVENT = 2  # words of the event, which most heads have, that a lede shares
BESIDE = 3  # sentences behind the first among which its figure may stand
DATED = 1.2  # what naming a day is worth
HEADED = 0.1  # share of the headlines' words that a sentence of a lede has
WEIGHTY = 0.3  # score of a second sentence
RELATIVE_RE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|last\snight|this\s(?:morning|evening|afternoon))\b", re.IGNORECASE
)
SUPPOSED_RE = re.compile(
    r"^(?:If|Unless|When|While|Although|Despite|Should|But|And|As(?!\s(?:many|much|few|little|of)\b))\b"
)
KINDS = frozenset({"event", "plan", "statement"})


def choose_lede(ranked: tuple[Fact, ...], story: Story) -> tuple[Fact, ...]:
    """Return one or two facts, none where no fact can lead; the facts come as ranked, behind them other wordings."""
    asides: tuple[Fact, ...] = ()
    news: tuple[Fact, ...] = ()
    for day in sorted({a.day for a in story.articles if a.day}, reverse=True)[:-1]:  # one day has no newest
        news = tuple(f for f in ranked if _can_lead(f, story) and _is_news(f, day, story))
        asides += (apart := _find_asides(news, story))
        if apart != news:  # else the day's articles tell of something else
            break
    told = tuple(f for f in ranked if f not in asides)
    first = _best(tuple(f for f in news if f in told and _leads_well(f, story)), story) or _first_told(told, story)
    first = first or _best(tuple(f for f in told if _can_lead(f, story, NEXT_LEAST)), story)  # of very short articles
    if first is None:
        return ()
    told = tuple(f for f in ranked if f not in asides or f.evidence[0].source == first.evidence[0].source)
    second = _figure_beside(first, told, story) or _next(first, told[:POOL], story)
    return (first, second) if second else (first,)


def _word_count(fact: Fact) -> int:
    return len(fact.text.split())


def _can_lead(fact: Fact, story: Story, least: int = LEAST) -> bool:
    if fact.standing is Standing.SUPERSEDED or not least <= _word_count(fact) <= MOST or is_quotation(fact):
        return False
    return stands_alone(fact, story.article_of(fact.evidence[0].source), Leaning.STORY, undated=True)


def _leads_well(fact: Fact, story: Story) -> bool:
    """Say whether a fact is clear to one who has read nothing, holds, and is not told from its own day."""
    told = not SUPPOSED_RE.search(fact.text) and not RELATIVE_RE.search(fact.text) and not is_old_plan(fact, story)
    return (
        told
        and fact.text[:1] not in MARKS
        and is_able(fact, story, FIRST, undated=True)
        and fact.clear >= CLEAR
        and _share_of_headlines(fact, story) >= HEADED
    )


def _first_told(facts: tuple[Fact, ...], story: Story) -> Fact | None:
    """Return the best of those that lead well, no background; else of those that can lead."""
    able = tuple(f for f in facts if _can_lead(f, story))
    able = tuple(f for f in able if _share_of_headlines(f, story) >= HEADED) or able
    good = tuple(f for f in able if _leads_well(f, story) and (f.kind in KINDS or position_of(f, story) >= OPENING))
    return _best((good or able)[:POOL], story)


def _best(facts: tuple[Fact, ...], story: Story) -> Fact | None:
    """Return the fact that weighs most by its rank, its place, what it shares with heads and headlines, and its day."""
    event = _words_of_event(story)

    def weight(fact: Fact) -> tuple[float, str]:
        shared = len(_content_of(fact, story) & event) / max(1, len(event))
        near = (1 + shared + _share_of_headlines(fact, story)) * (DATED if _days(fact, story) else 1.0)
        return round(math.sqrt(fact.score * position_of(fact, story)) * near, 9), fact.id

    return max(facts, key=weight, default=None)


def _share_of_headlines(fact: Fact, story: Story) -> float:
    """Return the share of the words of all headlines that a fact has too, 1 where most articles have none."""
    titled = sum(a.document.metadata.title is not None for a in story.articles)
    headlines = words_of_headlines(story) if 2 * titled >= len(story.articles) else Counter[str]()
    shared = sum(headlines[w] for w in {*normal_words(fact.text)} & {*headlines})
    return shared / headlines.total() if headlines else 1.0


def _content_of(fact: Fact, story: Story) -> frozenset[str]:
    lead = fact.evidence[0]
    return content_of(story.article_of(lead.source).article.annotation, lead.span)


def _place(fact: Fact, story: Story) -> int:
    """Return how many sentences stand before a fact in the article it leads from."""
    lead = fact.evidence[0]
    return sum(s.span.end <= lead.start for s in story.article_of(lead.source).article.annotation.sentences)


def _days(fact: Fact, story: Story) -> frozenset[str]:
    """Return the days a fact tells of."""
    lead = fact.evidence[0]
    times = (t for t in story.article_of(lead.source).times if t.expression.span.overlaps(lead.span))
    return frozenset(t.start for t in times if t.precision == "day" and t.start)


def _figure_beside(first: Fact, facts: tuple[Fact, ...], story: Story) -> Fact | None:
    """Return the fact right behind the first that has a figure, where the first has none."""
    if _has_figure(first, story):
        return None
    source, place = first.evidence[0].source, _place(first, story)
    fits = [
        f
        for f in facts
        if f.evidence[0].source == source
        and 0 < _place(f, story) - place <= BESIDE
        and f.id != first.id
        and _fits_behind(f, first, story)
        and _has_figure(f, story)
    ]
    return min(fits, key=lambda f: (_place(f, story), f.id), default=None)


def _has_figure(fact: Fact, story: Story) -> bool:
    """Say whether a fact holds a figure that is no stretch of time."""
    lead = fact.evidence[0]
    dated = story.article_of(lead.source)
    times = [t.expression.span for t in dated.times]
    figures = (f.span for f in dated.article.figures if f.span.overlaps(lead.span))
    return any(not any(t.overlaps(figure) for t in times) for figure in figures)


def _next(first: Fact, pool: tuple[Fact, ...], story: Story) -> Fact | None:
    """Return the fact that may follow the first: as new, told early, and something else."""
    day = _newest_day(first, story)
    for fact in pool:
        if fact.id == first.id or fact.kind not in {"event", "plan"} or _newest_day(fact, story) < day:
            continue
        told_early = position_of(fact, story) >= EARLY or _is_new(fact, day, story)
        if _word_count(fact) < LEAST or not told_early or not _leads_well(fact, story):
            continue
        if fact.score < WEIGHTY or not _is_of_one(fact, first, story):
            continue
        if _fits_behind(fact, first, story) and not _says_again(fact, first, story):
            return fact
    return None


def _newest_day(fact: Fact, story: Story) -> str:
    return max((story.article_of(s).day or "" for s in fact.sources), default="")


def _says_again(fact: Fact, first: Fact, story: Story) -> bool:
    """Say whether too many words of the poorer of two facts stand in the other as well."""
    here, there = (terms_in(story.article_of(f.evidence[0].source), (f.evidence[0].span,)) for f in (fact, first))
    return len(here & there) >= REPEATED * min(len(here), len(there))


def _is_new(fact: Fact, day: str, story: Story) -> bool:
    """Say whether no article before a day tells a fact, of a story that began before."""
    first = min((a.day for a in story.articles if a.day), default=day)
    return first < day and all(story.article_of(s).day == day for s in fact.sources)


def _fits_behind(fact: Fact, first: Fact, story: Story) -> bool:
    """Say whether a fact may be the second sentence."""
    short = NEXT_LEAST <= _word_count(fact) <= MOST - _word_count(first)
    clear = is_able(fact, story, MOST, Leaning.STORY) and fact.clear >= CLEAR
    return short and clear and _share_of_headlines(fact, story) >= HEADED


def _is_of_one(fact: Fact, first: Fact, story: Story) -> bool:
    """Say whether a fact shares a word with the first or with what most articles open on."""
    return not _content_of(fact, story).isdisjoint(_content_of(first, story) | _words_of_event(story))


def _is_news(fact: Fact, day: str, story: Story) -> bool:
    """Say whether a fact stands at the head of an article of a day, which no other day's article has."""
    for evidence in fact.evidence:
        article = story.article_of(evidence.source)
        if article.day != day:
            return False
        if any(s.span.overlaps(evidence.span) for s in article.article.annotation.sentences[:HEAD]):
            return fact.kind in KINDS
    return False


def tells_aside(source: str, story: Story) -> bool:
    """Say whether all news at the head of an article is of something else than most articles open on."""
    days = sorted({a.day for a in story.articles if a.day})
    own = (f for f in story.facts if source in f.sources and _can_lead(f, story))
    news = tuple(f for f in own if len(days) > 1 and _is_news(f, days[-1], story))
    return bool(news) and _find_asides(news, story) == news


def _words_of_event(story: Story) -> frozenset[str]:
    """Return the words that the heads of more than half of the articles share."""
    counts = Counter(word for article in story.articles for word in _words_of_head(article) - {REPORTING})
    return frozenset(word for word, count in counts.items() if 2 * count > len(story.articles))


def _words_of_head(article: DatedArticle) -> frozenset[str]:
    note = article.article.annotation
    return frozenset[str]().union(*(content_of(note, s.span) for s in note.sentences[:HEAD]))


def _find_asides(news: tuple[Fact, ...], story: Story) -> tuple[Fact, ...]:
    """Return the news of something else than most articles open on.

    News is of the same when it shares enough of the words of those heads, one less where it names its day.
    """
    event = _words_of_event(story)
    least = min(EVENT, len(event))
    return tuple(f for f in news if len(_content_of(f, story) & event) + bool(_days(f, story)) < least)
