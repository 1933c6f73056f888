"""The date of an article that states none, from the weekday it reports on and the week its words fix.

The weekday is a plain one in the past tense in its first two sentences, where a report tells its own news. The week
is fixed by a weekday whose date is printed as well: beside it ("Thursday, May 16"), in an alike sentence of the same
article ("will travel on Thursday", "a visit from May 16 to 17"), or in an alike sentence of a dated source. Two that
disagree fix nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.relations.comparing.passages import Passage, alike, passages_of
from generator.times.anchors import date_of, day_named, report_day, weekday_named
from generator.values.document import Basis, Field
from generator.values.findings import Article, TimeExpression
from generator.values.story import DatedArticle

LEDE = 2  # sentences in which a report tells its own news
FEWEST_KEYS = 3  # content words of a sentence that counts as one of them


def infer_date(article: Article, dated: tuple[DatedArticle, ...]) -> Field | None:
    """Return the article's date with basis "inferred", None where it is not certain."""
    passages = passages_of(article)
    reports = [t for p in _lede(passages) for t in _within(article, p) if _is_report(t)]
    weekdays = {weekday_named(t) for t in reports}
    if len(weekdays) != 1:
        return None
    reported = weekday_named(reports[0])
    if reported is None:
        return None
    known = tuple(sorted({date.fromisoformat(d.published.value[:10]) for d in dated if d.published}))
    fixed = {*_own_pairs(article, passages, known), *_shared_pairs(article, passages, dated)}
    days = {report_day(day, reported, ahead=ahead) for day, ahead in fixed}
    day = days.pop() if len(days) == 1 else None
    return Field(day.isoformat(), Basis.INFERRED, reports[0].span) if day else None


def _lede(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(p for p in passages if len(p.keys) >= FEWEST_KEYS)[:LEDE]


def _is_report(expression: TimeExpression) -> bool:
    return expression.tense == "past" and weekday_named(expression) is not None


def _within(article: Article, passage: Passage) -> list[TimeExpression]:
    return [t for t in article.times if passage.span.contains(t.span)]


def _own_pairs(article: Article, passages: tuple[Passage, ...], known: tuple[date, ...]) -> Iterator[tuple[date, bool]]:
    """Yield the dates of weekdays the article itself fixes, and whether they lie ahead."""
    for expression in article.times:
        named = day_named(expression)
        if named and named.weekday is not None and expression.tense in {"past", "future"}:
            day = date_of(named, named.weekday, known)
            if day:
                yield day, expression.tense == "future"
    told = [(p, t, w) for p in passages for t in _within(article, p) if (w := weekday_named(t)) is not None]
    printed = [(p, t, d) for p in passages for t in _within(article, p) if (d := day_named(t)) is not None]
    for passage, expression, weekday in told:
        for other, expression_too, named in printed:
            if expression.tense == expression_too.tense in {"past", "future"} and alike(passage, other):
                day = date_of(named, weekday, known)
                if day:
                    yield day, expression.tense == "future"


def _shared_pairs(
    article: Article, passages: tuple[Passage, ...], dated: tuple[DatedArticle, ...]
) -> Iterator[tuple[date, bool]]:
    """Yield the dates that alike sentences of dated sources give to weekdays of the article's own news."""
    for passage in _lede(passages):
        for expression in _within(article, passage):
            weekday = weekday_named(expression)
            if weekday is None or expression.tense not in {"past", "future"}:
                continue
            for source in dated:
                for other in passages_of(source.article):
                    if alike(passage, other):
                        for day in _days_in(source, other, weekday, expression.tense):
                            yield day, expression.tense == "future"


def _days_in(source: DatedArticle, passage: Passage, weekday: int, tense: str | None) -> Iterator[date]:
    for time in source.times:
        expression = time.expression
        if expression.tense != tense or time.precision != "day" or not passage.span.contains(expression.span):
            continue
        if time.start and time.start == time.end and date.fromisoformat(time.start).weekday() == weekday:
            yield date.fromisoformat(time.start)
