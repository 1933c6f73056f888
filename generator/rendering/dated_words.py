"""Days told from the article's own with their date in brackets, and the name of whom an opening "he" stands for.

"closed on Tuesday"              → "closed on Tuesday [13 May 2031]"
"In May she resigned"            → "In May she [Edda Voss] resigned"
"closed last month"              → "closed last month [April 2031]"
"on Friday" told on a Thursday   → left alone: it may be the day after
"two weeks ago", "on May 16", "10 p.m.", "on Tuesday" in an article without a date    → left alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from generator.relations.comparing.evidence import words_in_line
from generator.relations.items.events import may_be_tomorrow
from generator.rendering.wording import range_words, when_words
from generator.times.meanings.days import Clock, Weekday, Weekend, weekday_named
from generator.times.meanings.relative import Offset
from generator.values.briefing import Fact, TimelineEvent, When
from generator.values.findings import ResolvedTime
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

Told = TypeVar("Told", Fact, TimelineEvent)
RELATIVE = Weekday | Weekend | Offset


def with_dates(item: Told, story: Story, words: str | None = None) -> Told:
    """Return an item with its ``words`` as they are shown, its text if None; days are told with their date."""
    shown, source = words or item.text, item.evidence[0].source
    when = item.when if isinstance(item, TimelineEvent) else None  # stands before the line
    own = [e.span for e in item.evidence if e.source == source]
    for dated in (a for a in story.articles if a.source == source):
        for day, days in sorted(_told_days(dated, own, when), key=lambda told: -len(told[0])):
            place = re.compile(rf"\b{re.escape(day)}\b(?!['’]| \w+ \[)")
            if len(place.findall(shown)) == 1:  # words that stand twice may mean two days
                shown = place.sub(rf"\g<0> [{days}]", shown)
        for open_, name in _told_names(dated, own):
            shown = re.sub(rf"(?<!\w){re.escape(open_)}(?!\w)", rf"\g<0> [{name}]", shown, count=1)
    return replace(item, shown=shown) if shown != item.text else item


def _told_names(dated: DatedArticle, spans: list[Span]) -> Iterator[tuple[str, str]]:
    """Yield the words of some spans of an article that leave open who is meant, and his name."""
    for naming in (n for s in dated.article.statements for n in s.named):
        if any(span.contains(naming.words) for span in spans):
            yield words_in_line(dated.document, naming.words), naming.name


def _told_days(dated: DatedArticle, spans: list[Span], when: When | None) -> Iterator[tuple[str, str]]:
    """Yield the words for days in some spans of an article and their dates, but for the weekday of a line's own day."""
    for time in dated.times:
        inside = any(span.contains(time.expression.span) for span in spans)
        if inside and time.start and _is_relative(time, when) and not may_be_tomorrow(time, dated):
            days, weekday = range_words(time.start, time.end), weekday_named(time.expression.meaning)
            if when is None or weekday is None or days != when_words(when):
                yield words_in_line(dated.document, time.expression.span), days


def _is_relative(time: ResolvedTime, when: When | None) -> bool:
    meaning = time.expression.meaning
    meaning = meaning.day if isinstance(meaning, Clock) else meaning
    if isinstance(meaning, Offset) and meaning.unit != "D":
        own = when is not None and when.start.startswith(time.start or " ")
        return own or abs(meaning.count) <= 1  # "two weeks ago" is a length, and no week of the calendar
    return isinstance(meaning, RELATIVE)
