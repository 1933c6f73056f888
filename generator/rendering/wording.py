"""Dates, counts and standings in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from generator.lexicons.calendar import MONTH_NAMES
from generator.values.briefing import BriefingFigure, Relation, When

# Standing is about reporting, never about truth; that nobody else reports a thing is a claim nobody can check.
STANDING_WORDS = {
    "disputed": "sources differ",
    "superseded": "overtaken by later reports",
}
RELATION_WORDS = {
    "reprint": "carries the text of",
    "rewrite": "retells the text of",
    "follow-up": "follows up",
}
QUESTION_WORDS = {
    "not-disclosed": "not disclosed",
    "no-comment": "no comment given",
    "plan": "planned, not yet reported as done",
    "disagreement": "disputed",
    "anonymous-only": "rests on anonymous sources alone",
}
ROLE_WORDS = {"goal": "goal", "previous": "previous value", "forecast": "forecast", "limit": "limit"}
RUN: Final = 8  # words in a row that are not said twice
SHORT = 80  # characters of a statement in a table or a list that links to it
DAY, MONTH = 10, 7  # characters of an ISO date at that precision


def date_words(value: str | None) -> str:
    """Write an ISO date at its precision.

    >>> date_words("2024-05-14T05:26"), date_words("2021-12"), date_words("2021"), date_words(None)
    ('14 May 2024', 'December 2021', '2021', 'undated')
    """
    if value is None:
        return "undated"
    if len(value) >= DAY:
        day = date.fromisoformat(value[:DAY])
        return f"{day.day} {MONTH_NAMES[day.month - 1].capitalize()} {day.year}"
    if len(value) == MONTH:
        return f"{MONTH_NAMES[int(value[5:7]) - 1].capitalize()} {value[:4]}"
    return value


def on_date(value: str) -> str:
    """Write when something was said: on a day, in a month or a year.

    >>> on_date("2024-05-14"), on_date("2021-12"), on_date("2021")
    ('on 14 May 2024', 'in December 2021', 'in 2021')
    """
    return f"{'on' if len(value) >= DAY else 'in'} {date_words(value)}"


def range_words(start: str, end: str | None) -> str:
    """Write a stretch of time, saying month and year once.

    >>> range_words("2024-05-16", "2024-05-17"), range_words("2023-01", "2023-11")
    ('16–17 May 2024', 'January–November 2023')
    >>> range_words("2024-04-30", "2024-05-02"), range_words("2024", None)
    ('30 April – 2 May 2024', '2024')
    """
    if end is None or end == start:
        return date_words(start)
    first, last = date_words(start).split(), date_words(end).split()
    if len(first) == len(last):
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    dash = "–" if len(first) == 1 else " – "
    return f"{' '.join(first)}{dash}{' '.join(last)}"


def word_runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the runs of words that a page does not say twice."""
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def when_words(when: When) -> str:
    """Write the date of an event."""
    return range_words(when.start, when.end)


def count(number: int, noun: str) -> str:
    """Write a number and its noun.

    >>> count(1, "outlet"), count(3, "origin"), count(2, "story")
    ('1 outlet', '3 origins', '2 stories')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


# "on", "the", "of" and other short words, and marks, at the end of words cut off
LEADING_RE: Final = re.compile(
    r"(?<![\s,;:–—])(?:[\s,;:–—]+(?:[a-z]{1,3}|with|from|that|which|into|over|their|according)){0,9}[\s,;:–—]*$"
)


def shorten(text: str, room: int = SHORT) -> str:
    """Cut a statement at a word's end, behind no word that only leads on.

    >>> shorten("one two three", 9), shorten("Snow fell on the town of Selm", 18)
    ('one …', 'Snow fell …')
    """
    words = " ".join(text.split())
    return words if len(words) <= room else f"{LEADING_RE.sub('', words[:room].rsplit(' ', 1)[0])} …"


def relation_words(relation: Relation) -> str | None:
    """Say how a source relates to another; None where it stands alone."""
    return RELATION_WORDS.get(relation.kind)


def period_words(figure: BriefingFigure) -> str:
    """Return the stretch of time a figure holds for: resolved if it is, else as printed."""
    period = figure.period
    if period is None:
        return ""
    if period.start and period.end:
        return range_words(period.start, period.end)
    return period.text
