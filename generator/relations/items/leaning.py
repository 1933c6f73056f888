"""Whether a line needs the text around it, and the days it tells from its article's own: one place for all sections.

The mill burned down on Tuesday. (of an article of 15 May 2031)     → stands alone, the day is told
It burned down on Tuesday. / The mill also lost its roof.           → leans
The mill burned down on Tuesday. (of an article without a date)     → leans
"last August" told in September may be that of the year before: no month is told
"on Friday" told on a Thursday may be the day after, "two weeks ago" is a length: no day is told
"We open tomorrow," Roe said.                                       → the day is Roe's, and no reader asks for it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from generator.times.meanings.days import By, Clock, Day, Weekday, Weekend, weekday_named
from generator.times.meanings.periods import Month, Season
from generator.times.meanings.relative import Offset
from generator.times.years import Direction
from generator.values.document import Evidence
from generator.values.findings import Leaning, ResolvedTime, Statement, TimeMeaning
from generator.values.span import Span
from generator.values.story import DatedArticle

DAYS_TO_TOMORROW: Final = 6  # back from an article to the weekday its tomorrow has


def statement_at(dated: DatedArticle, evidence: Evidence) -> Statement | None:
    """Return the statement that opens on an evidence."""
    return next((s for s in dated.article.statements if dated.document.evidence(s.parts[0]).id == evidence.id), None)


def statement_around(dated: DatedArticle, evidence: Evidence) -> Statement | None:
    """Return the statement of which an evidence is the first part, or what a fact was trimmed to of it."""
    return next((s for s in dated.article.statements if s.parts[0].contains(evidence.span)), None)


def leans(dated: DatedArticle, statement: Statement, most: Leaning = Leaning.NONE, *, undated: bool = False) -> bool:
    """Say whether a statement cannot be read alone, even with what is put in brackets.

    Behind the news "the toll" is told already: there it may lean on the story. ``undated`` lets the weekdays of an
    article stand of which nobody knows the day: its news is told with them or not at all.
    """
    open_days = (time for time in relative_days(dated, statement.parts) if not is_day_sure(time, dated))
    return statement.leaning > most or (any(open_days) and not (undated and dated.day is None))


def relative_days(dated: DatedArticle, spans: Iterable[Span]) -> Iterator[ResolvedTime]:
    """Yield the times in some spans that are told from the article's own day, but for those between quotation marks."""
    spans, spoken = tuple(spans), [part for q in dated.article.quotes for part in q.quoted]
    for time in dated.times:
        place = time.expression.span
        inside = any(s.contains(place) for s in spans) and not any(s.overlaps(place) for s in spoken)
        if inside and _is_relative(time.expression.meaning):
            yield time


def is_day_sure(time: ResolvedTime, dated: DatedArticle) -> bool:
    """Say whether it is known which day, week or month a relative time is."""
    return bool(time.start or time.end) and not may_be_tomorrow(time, dated) and not _may_be_year_before(time, dated)


def _is_relative(meaning: TimeMeaning) -> bool:
    meaning = meaning.day if isinstance(meaning, Clock) else meaning
    meaning = meaning.bound if isinstance(meaning, By) else meaning
    if isinstance(meaning, Offset) and meaning.unit != "D":
        return abs(meaning.count) <= 1  # "two weeks ago" is a length, and no week of the calendar
    if isinstance(meaning, Day | Month | Season):
        return meaning.year.shift is not None or meaning.year.direction is not None  # "last November"
    return isinstance(meaning, Weekday | Weekend | Offset)


def _may_be_year_before(time: ResolvedTime, dated: DatedArticle) -> bool:
    """Say whether "last August", told in September, may be that of the year before."""
    meaning = time.expression.meaning
    last = isinstance(meaning, Day | Month | Season) and meaning.year.direction is Direction.LAST
    return last and dated.published is not None and (time.start or "")[:4] == dated.published.value[:4]


def may_be_tomorrow(time: ResolvedTime, dated: DatedArticle) -> bool:
    """Say whether a past weekday lies six days back: where the clock is ahead of the article's, it is the day after."""
    weekday = weekday_named(time.expression.meaning)
    if dated.published is None or time.start is None or time.future is True or weekday is None:
        return False
    back = date.fromisoformat(dated.published.value[:10]) - date.fromisoformat(time.start)
    return back.days == DAYS_TO_TOMORROW
