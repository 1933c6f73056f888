"""Piles of articles whose events are known: read, thinned, measured."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator.lexicons.calendar import WEEKDAY_NAMES
from generator.sorting.digests import Digest, digest
from generator.stages.clean import clean
from generator.stages.read import parse_source

TOPIC_RE = re.compile(r"(ecb-\d+)ecb(?:plus)?")  # two look-alike events of ECB+ are one topic
FIRST = date(2025, 3, 3)
MONTHS = (28, 500)  # days after which an event comes again, or by which a day is wrong
AGAIN = 0.5  # of the events
MISDATED = 0.1  # of the articles; 0.2 joins more of what comes again
KEPT = (1, 1, 1, 2, 3, 99)  # articles that a thinned pile keeps of an event


@dataclass(frozen=True)
class Known:
    """An article and the event it tells of."""

    event: str
    text: str  # head and body as plain text, for other programs
    digest: Digest

    @property
    def topic(self) -> str:
        """What is left out together when weights are tried on what they were not learned on."""
        event = self.event.split("~")[0]
        match = TOPIC_RE.fullmatch(event)
        return match[1] if match else event

    @property
    def part(self) -> str:
        """The collection it is from."""
        return self.event.split("-", 1)[0]


def read_pile(path: Path) -> list[Known]:
    """Read ``{articles: [{story, title, published, text}]}``, or a folder whose sub-folders are events of ``.txt``."""
    if path.is_dir():
        return [
            _known(f"{path.name}-{file.parent.name}", {}, file.read_text("utf-8"), str(file))
            for file in sorted(path.glob("*/*.txt"))
        ]
    articles = json.loads(path.read_text("utf-8"))["articles"]
    return [_known(a["story"], a, a["text"], str(n)) for n, a in enumerate(articles)]


def _known(event: str, told: dict[str, str], text: str, path: str) -> Known:
    head = "".join(f"{key}: {json.dumps(told[key])}\n" for key in ("title", "published") if told.get(key))
    document = clean(parse_source((f"---\n{head}---\n{text}" if head else text).encode(), path, path))
    return Known(event, f"{told.get('title') or ''}\n{text}", digest(document, path))


def thin(pile: Sequence[Known], seed: int) -> list[Known]:
    """Return a pile in which half of the events are told by one article, as most are in what a day brings."""
    draw = random.Random(seed)  # noqa: S311  # the same piles every time
    events: defaultdict[str, list[Known]] = defaultdict(list)
    for article in pile:
        events[article.event].append(article)
    return [a for e in sorted(events) for a in draw.sample(events[e], min(len(events[e]), draw.choice(KEPT)))]


def with_look_alikes(pile: Sequence[Known], whole: Sequence[Known], seed: int) -> list[Known]:
    """Return a thinned pile with look-alikes: articles it does not hold, with other names, numbers and days.

    News is full of texts that differ in little else: quakes, results of matches, days in court.
    """
    draw = random.Random(seed)  # noqa: S311  # the same piles every time
    held = {article.digest.path for article in pile}
    others = {article.event: article for article in whole if article.digest.path not in held}
    alike = []
    for n, event in enumerate(draw.sample(sorted(others), len(others) // 2)):
        told = others[event].digest
        changed = _drawn({*told.names, *told.numbers, *told.weekdays}, draw.choice((0.5, 0.8, 1.0)), draw)
        alike.append(_altered(others[event], f"{n}", changed, draw.choice((0, 1, 3, 10, 100, 365))))
    return [*pile, *alike]


def _drawn(terms: Iterable[str], share: float, draw: random.Random) -> set[str]:
    return {term for term in sorted(terms) if draw.random() < share}


def _altered(article: Known, mark: str, changed: Collection[str], days: int) -> Known:
    """Return an article of another event, days later: in the same words but for some that are changed."""
    told = article.digest

    def other(terms: Iterable[str]) -> frozenset[str]:
        return frozenset(f"{t}~{mark}" if t in changed else t for t in terms)

    altered = replace(
        told,
        path=f"{told.path}~{mark}",
        key=f"{told.key}~{mark}",
        published=told.published + timedelta(days) if told.published else None,
        words={f"{t}~{mark}" if t in changed else t: n for t, n in told.words.items()},
        lead=other(told.lead),
        names=other(told.names),
        numbers=other(told.numbers),
        days=frozenset(f"{t}~" for t in told.days) if days else told.days,
        weekdays=other(told.weekdays),
    )
    return Known(f"{article.event}~{mark}", article.text, altered)


def of_one_day(pile: Sequence[Known], seed: int) -> list[Known]:
    """Return a pile of a day or three: its articles with other dates, those of one event a day apart at most.

    The events of ECB+ and BASIL lie years apart. What a day brings is all of one day, which says nothing.
    """
    draw = random.Random(seed)  # noqa: S311  # the same piles every time
    days = {event: FIRST + timedelta(draw.randrange(2)) for event in sorted({article.event for article in pile})}
    dated = ((article, days[article.event] + timedelta(draw.randrange(2))) for article in pile)
    return [_of_day(article, day) for article, day in dated]


def _of_day(article: Known, day: date | None) -> Known:
    return replace(article, digest=replace(article.digest, published=day))


def months_apart(pile: Sequence[Known], seed: int) -> list[Known]:
    """Return a pile of a day or three of which half of the events come again, and a tenth of the days are wrong.

    What comes again is told weeks later in the same words, most of them of the same people, with other numbers.
    """
    draw = random.Random(seed)  # noqa: S311  # the same piles every time
    articles = of_one_day(pile, seed)
    for n, event in enumerate(sorted({article.event for article in articles})):
        if draw.random() < AGAIN:
            share, days = draw.choice((0, 0.2, 0.5)), draw.randrange(*MONTHS)
            for article in [a for a in articles if a.event == event]:
                told = article.digest
                changed = {*_drawn(told.names, share, draw), *told.numbers, *told.weekdays}
                articles.append(_altered(article, f"{n}", changed, days))
    return [
        _of_day(a, a.digest.published + timedelta(draw.randrange(*MONTHS))) if draw.random() < MISDATED else a
        for a in articles
    ]


def with_days_worked_out(pile: Sequence[Known]) -> list[Known]:
    """Return a pile in which a weekday is the day it was, as in texts that say "4 March" for "Monday"."""
    return [replace(k, digest=replace(k.digest, days=k.digest.days | _days_worked_out(k.digest))) for k in pile]


def _days_worked_out(told: Digest) -> set[str]:
    return {_day_before(told.published, name) for name in told.weekdays} if told.published else set()


def _day_before(published: date, weekday: str) -> str:
    """Return the last day of that name up to the day of publication."""
    back = (published.weekday() - WEEKDAY_NAMES.index(weekday)) % 7
    return f"{published - timedelta(days=back):%m-%d}"


def b_cubed(events: Sequence[str], groups: Sequence[int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of groups against events (Bagga and Baldwin 1998)."""
    event, group, both = Counter(events), Counter(groups), Counter(zip(events, groups, strict=True))
    precision = sum(n * n / group[g] for (_, g), n in both.items()) / len(events)
    recall = sum(n * n / event[e] for (e, _), n in both.items()) / len(events)
    return precision, recall, 2 * precision * recall / (precision + recall)
