"""The date of an article that states none, from the weekday it reports on and the week its words fix.

The weekday is a plain one in the past tense in its first two sentences, where a report tells its own news. The week
is fixed by a weekday whose date is printed as well: beside it ("Thursday, May 16"), or in an alike sentence of the
article ("will travel on Thursday", "a visit from May 16 to 17"). Two that disagree fix nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.relations.comparing.passages import Passage, alike, passages_of
from generator.times.meanings.days import Day, day_named, weekday_named
from generator.values.annotation import Tense
from generator.values.document import Basis, Field
from generator.values.findings import Article, TimeExpression
from generator.values.story import DatedArticle

NEAR: Final = timedelta(183)  # a yearless day this far from every dated source of the story is none of its days
LEDE: Final = 2  # sentences in which a report tells its own news


def infer_date(article: Article, dated: tuple[DatedArticle, ...]) -> Field | None:
    """Return the article's date with basis "inferred", None where it is not certain."""
    passages = passages_of(article)
    reports = [t for p in passages[:LEDE] for t in _times_in(article, p) if _is_report(t)]
    weekdays = {weekday_named(t.meaning) for t in reports}
    if len(weekdays) != 1:
        return None
    reported = weekday_named(reports[0].meaning)
    if reported is None:
        return None
    known = tuple(sorted({date.fromisoformat(d.published.value[:10]) for d in dated if d.published}))
    fixed = set(_own_pairs(article, passages, known))
    days = {report_day(day, reported, ahead=ahead) for day, ahead in fixed}
    day = days.pop() if len(days) == 1 else None
    return Field(day.isoformat(), Basis.INFERRED, reports[0].span) if day else None


def _is_report(expression: TimeExpression) -> bool:
    return expression.tense is Tense.PAST and weekday_named(expression.meaning) is not None


def _times_in(article: Article, passage: Passage) -> list[TimeExpression]:
    return [t for t in article.times if passage.span.contains(t.span)]


def _own_pairs(article: Article, passages: tuple[Passage, ...], known: tuple[date, ...]) -> Iterator[tuple[date, bool]]:
    """Yield the dates of weekdays the article itself fixes, and whether they lie ahead.

    A weekday and a date in one sentence are of two events: "the attack of July 14, the mayor said on Thursday".
    """
    for expression in article.times:
        named = day_named(expression.meaning)
        if named and named.weekday is not None and (day := date_of(named, named.weekday, known)):
            yield from _on_its_side(day, expression)
    told = [(p, t, w) for p in passages for t in _times_in(article, p) if (w := weekday_named(t.meaning)) is not None]
    printed = [(p, t, d) for p in passages for t in _times_in(article, p) if (d := day_named(t.meaning)) is not None]
    for passage, expression, weekday in told:
        for other, beside, named in printed:
            fits = expression.tense == beside.tense and passage != other and alike(passage, other)
            if fits and (day := date_of(named, weekday, known)):
                yield from _on_its_side(day, expression)


def _on_its_side(day: date, expression: TimeExpression) -> Iterator[tuple[date, bool]]:
    """Yield a day and whether it lies ahead, where the tense tells."""
    if expression.tense in {Tense.PAST, Tense.FUTURE}:
        yield day, expression.tense is Tense.FUTURE


def date_of(named: Day, weekday: int, known: tuple[date, ...]) -> date | None:
    """Return the one date a named day can be if it falls on a weekday, in its own year or near a ``known`` date.

    >>> from generator.times.years import YearTold
    >>> date_of(Day(YearTold(), 5, 16), 3, (date(2024, 3, 19),))
    datetime.date(2024, 5, 16)
    >>> date_of(Day(YearTold(), 5, 16), 2, (date(2024, 3, 19),)) is None
    True
    """
    printed = named.year.printed
    years = {printed} if printed else {(day + shift).year for day in known for shift in (-NEAR, NEAR)}
    fitting = []
    for year in sorted(years):
        try:
            day = date(year, named.month, named.day)
        except ValueError:  # February 29
            continue
        near = printed is not None or any(abs(day - other) <= NEAR for other in known)
        if near and day.weekday() == weekday:
            fitting.append(day)
    return fitting[0] if len(fitting) == 1 else None


def report_day(fixed: date, reported: int, *, ahead: bool) -> date | None:
    """Return the day of an article that reports on a weekday, when it names another day of its week.

    A day ahead lies less than a week after the article, one that is over less than a week before it.

    >>> report_day(date(2024, 5, 16), 1, ahead=True), report_day(date(2024, 5, 16), 3, ahead=False)
    (datetime.date(2024, 5, 14), datetime.date(2024, 5, 16))
    """
    if ahead:
        back = (fixed.weekday() - reported) % 7
        return fixed - timedelta(back) if back else None
    return fixed + timedelta((reported - fixed.weekday()) % 7)
