"""The date of every article: stated, or worked out from its own text and the story's dated ones.

    "… will travel on Thursday … a visit from May 16 to 17 … told a briefing here on Tuesday", in a story of 2024:
    May 16 is a Thursday in 2024, so the article is of Tuesday, 2024-05-14 (inferred).

An article whose date stays unknown resolves what needs no date, and what an alike sentence of a dated article
resolves for it ("Western governments on Monday condemned …").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.relations.comparing.passages import Passage, alike, passages_of
from generator.relations.dating.week import infer_date
from generator.times.resolver import resolve_times
from generator.values.document import Field
from generator.values.findings import Article, ResolvedTime
from generator.values.story import DatedArticle


def date_articles(articles: tuple[Article, ...]) -> tuple[DatedArticle, ...]:
    """Date the articles, resolve their times, and return them in order of publication."""
    stated = tuple(_resolved(a, a.document.metadata.published) for a in _by_source(articles) if a.document.published)
    undated = (a for a in _by_source(articles) if not a.document.published)
    dated = (*stated, *(_resolved(a, infer_date(a, stated)) for a in undated))
    known = tuple(d for d in dated if d.published)
    return tuple(sorted((d if d.published else _borrow(d, known) for d in dated), key=lambda d: d.order))


def _by_source(articles: tuple[Article, ...]) -> list[Article]:
    return sorted(articles, key=lambda a: a.document.source)


def _resolved(article: Article, published: Field | None) -> DatedArticle:
    day = date.fromisoformat(published.value[:10]) if published else None
    return DatedArticle(article, published, resolve_times(article.times, day))


def _borrow(undated: DatedArticle, known: tuple[DatedArticle, ...]) -> DatedArticle:
    """Resolve what an alike sentence of a dated article says in the same words."""
    lenders = [(dated, passage) for dated in known for passage in passages_of(dated.article)]
    passages = passages_of(undated.article)
    times = tuple(_lent(time, passages, lenders) if time.value is None else time for time in undated.times)
    return replace(undated, times=times)


def _lent(
    time: ResolvedTime, passages: tuple[Passage, ...], lenders: list[tuple[DatedArticle, Passage]]
) -> ResolvedTime:
    own = next((p for p in passages if p.span.contains(time.expression.span)), None)
    if own is None:
        return time
    found = {
        (other.value, other.start, other.end, other.precision, other.future)
        for dated, passage in lenders
        if alike(own, passage)
        for other in dated.times
        if passage.span.contains(other.expression.span) and _means_the_same(time, other)
    }
    if len(found) != 1:
        return time
    value, start, end, precision, future = found.pop()
    return ResolvedTime(time.expression, value, start, end, precision, future)


def _means_the_same(one: ResolvedTime, other: ResolvedTime) -> bool:
    a, b = one.expression, other.expression
    return other.value is not None and (a.meaning, a.tense) == (b.meaning, b.tense)
