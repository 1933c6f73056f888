"""What of an article the sorting looks at: cheap to read, small enough to keep of fifty thousand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from generator.lexicons.calendar import MONTHS, WEEKDAY_NAMES, parse_month
from generator.sorting.words import Word, read_words
from generator.values.document import BlockLabel, Document

READ: Final = frozenset({BlockLabel.BODY, BlockLabel.HEADING, BlockLabel.DATELINE})
LEAD_WORDS: Final = 40  # kept words of the body that make the lead
MOST_WORDS: Final = 1500  # kept words of a body that are read: an event is told in its first pages
OPENING: Final = 12  # words that stand for a missing title
FEWEST_WORDS: Final = 12  # a body of fewer is no body: the whole text is read


@dataclass(frozen=True, slots=True)
class Digest:
    """An article as a pile compares it."""

    path: str  # "pile/0012.md"
    key: str  # the SHA-256 of its text: order and ties go by it, so that names of files decide nothing
    title: str  # "Floods hit Osterby"; where there is none, the first words of the body
    outlet: str  # "Osterby Post", empty where it is not known
    published: date | None
    length: int  # kept words
    words: Mapping[str, int]  # how often each stands there: {"flood": 4}
    lead: frozenset[str]  # those of title and first sentences
    names: frozenset[str]  # {"osterby"}
    numbers: frozenset[str]  # {"1200"}
    days: frozenset[str]  # {"05-16"}: days it names with their months
    weekdays: frozenset[str]  # {"thursday"}
    story: str | None = None  # the story or group it belongs to already
    placed: bool = False  # it stands in that story's folder, and is no part of the pile
    headed: bool = True  # its title is a headline


def digest(document: Document, path: str, story: str | None = None, *, placed: bool = False) -> Digest:
    """Return what a pile compares of an article that was cleaned."""
    title = document.metadata.title.value if document.metadata.title else ""
    first = read_words(title)
    body = read_words(_body_of(document))[:MOST_WORDS]
    if len(body) < FEWEST_WORDS:
        body = read_words(document.normal[document.body_start :])[:MOST_WORDS]
    words = [*first, *body]
    return Digest(
        path=path,
        key=document.sha256,
        title=title or " ".join(_body_of(document).split()[:OPENING]),
        outlet=document.metadata.outlet.value if document.metadata.outlet else "",
        published=_day_of(document.published),
        length=len(words),
        words=Counter(w.term for w in words),
        lead=frozenset(w.term for w in (*first, *body[:LEAD_WORDS])),
        names=frozenset(w.term for w in words if w.is_name and w.term not in MONTHS and w.term not in WEEKDAY_NAMES),
        numbers=frozenset(w.term for w in words if w.is_number),
        days=frozenset(_named_days(words)),
        weekdays=frozenset(w.term for w in words if w.term in WEEKDAY_NAMES),
        story=story,
        placed=placed,
        headed=bool(title),
    )


def _body_of(document: Document) -> str:
    return "\n".join(b.span.cut(document.normal) for b in document.blocks if b.label in READ)


def _day_of(published: str | None) -> date | None:
    """Return the day of an ISO date; None for a month or a year alone.

    >>> _day_of("2024-05-16T09:30"), _day_of("2024-05")
    (datetime.date(2024, 5, 16), None)
    """
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _named_days(words: Iterable[Word]) -> Iterable[str]:
    """Yield the days that a month's name beside a number gives: "16 May" and "May 16" are "05-16"."""
    for one, other in pairwise(words):
        for month, day in ((one, other), (other, one)):
            if day.is_number and month.term in MONTHS and day.term.isdecimal() and 1 <= int(day.term) <= 31:  # noqa: PLR2004
                yield f"{parse_month(month.term):02}-{int(day.term):02}"
