"""What a reader of one line alone lacks, in square brackets behind its words: the date of a day, the name behind "he".

"closed on Tuesday"              → "closed on Tuesday [13 May 2031]"
"after Tuesday's storm"          → "after Tuesday's [13 May 2031] storm"
"In May she resigned"            → "In May she [Edda Voss] resigned"
"closed last month"              → "closed last month [April 2031]"
"closed last summer"             → "closed last summer [2030]"
"on Friday" told on a Thursday   → left alone: it may be the day after
"two weeks ago", "on May 16", "10 p.m.", "on Tuesday" in an article without a date    → left alone
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Final, TypeVar

from generator.relations.entities.surnames import surnames_lacking
from generator.relations.items.leaning import is_day_sure, relative_days
from generator.rendering.wording import range_words, when_words
from generator.times.meanings.days import weekday_named
from generator.times.meanings.periods import Season
from generator.values.annotation import Tense
from generator.values.briefing import Fact, TimelineEvent, When
from generator.values.document import Document
from generator.values.fields import Ground, Note
from generator.values.findings import ResolvedTime
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

Told = TypeVar("Told", Fact, TimelineEvent)
Lack = tuple[Span, str, Ground]  # the words that leave it open, what is told behind them, and on what ground
WORD_RE: Final = re.compile(r"\w+|[^\w\s]")
ENDING_RE: Final = re.compile(r"['’]\w+")  # "Tuesday's", "he'd"


def with_notes(item: Told, line: str, story: Story, said: frozenset[str] = frozenset()) -> Told:
    """Return an item as it is shown: its line, which may be cut shorter than its text, with notes in brackets.

    ``said`` holds the words of the headline and the lede, in small letters: whom they name needs no note.
    """
    dated = story.article_of(item.evidence[0].source)
    spans = [e.span for e in item.evidence if e.source == dated.source]
    when = item.when if isinstance(item, TimelineEvent) else None  # stands before the line
    lacking = _lacking(dated, spans, when, surnames_lacking(dated, spans, story, said))
    places = sorted(_places(dated, spans, lacking, line), key=itemgetter(0))
    shown, done, notes = "", 0, list[Note]()
    for at, told, ground in places:
        if all(note.text != f"[{told}]" for note in notes):  # once in a line is enough
            shown += f"{line[done:at]} "
            notes.append(Note(f"[{told}]", len(shown), len(shown) + len(told) + 2, ground))
            shown, done = f"{shown}[{told}]", at
    shown += line[done:]
    return replace(item, shown=shown, notes=tuple(notes)) if shown != item.text else item


def _lacking(dated: DatedArticle, spans: list[Span], when: When | None, surnames: Iterable[Lack]) -> Iterator[Lack]:
    """Yield what a reader of some spans of an article lacks, in whatever order."""
    yield from _days_lacking(dated, spans, when)
    yield from _names_lacking(dated, spans)
    yield from surnames


def _places(
    dated: DatedArticle, spans: list[Span], lacking: Iterable[Lack], line: str
) -> Iterator[tuple[int, str, Ground]]:
    """Yield what a line lacks, with the offset in the line behind which it is told."""
    ends = _ends_in_line(dated.document, spans, line)
    for words, told, ground in lacking:
        if words.end in ends:
            yield ends[words.end], told, ground


def _ends_in_line(document: Document, spans: Iterable[Span], line: str) -> dict[int, int]:
    """Map where words end in their source to where they end in the line; words that were cut have no end."""
    source = [m for span in spans for m in WORD_RE.finditer(document.text, span.start, span.end)]
    shown = list(WORD_RE.finditer(line))
    same = SequenceMatcher(None, [m[0] for m in source], [m[0] for m in shown], autojunk=False).get_matching_blocks()
    pairs = ((source[b.a + n].end(), shown[b.b + n].end()) for b in same for n in range(b.size))
    return {there: (ending.end() if (ending := ENDING_RE.match(line, here)) else here) for there, here in pairs}


def _names_lacking(dated: DatedArticle, spans: list[Span]) -> Iterator[Lack]:
    """Yield the words of some spans of an article that leave open who is meant, his name and where it stands."""
    for naming in (n for s in dated.article.statements for n in s.named):
        if any(span.contains(naming.words) for span in spans):
            e = dated.document.evidence(naming.ground)
            yield naming.words, naming.name, Ground(e.id, e.source, e.start, e.end, e.text)


def _days_lacking(dated: DatedArticle, spans: list[Span], when: When | None) -> Iterator[Lack]:
    """Yield the words for days in some spans of an article and their dates, but for the weekday of a line's own day."""
    for time in relative_days(dated, spans):
        if dated.published and is_day_sure(time, dated):
            days, weekday = _date_of(time, dated), weekday_named(time.expression.meaning)
            if when is None or weekday is None or days != when_words(when):
                ground = Ground(date=dated.published.value, basis="published")
                yield time.expression.span, days, ground


def _date_of(time: ResolvedTime, dated: DatedArticle) -> str:
    """Write the day that is meant, of a season the year; of a week under way only the days on the side of the tense."""
    start, end, today = time.start or time.end or "", time.end, dated.day or ""
    if isinstance(time.expression.meaning, Season):
        return range_words(start[:4], end and end[:4])
    if start < today < (end or "") and time.expression.tense is Tense.FUTURE:
        start = today
    elif start < today < (end or "") and time.expression.tense is Tense.PAST:
        end = today
    return range_words(start, end)
