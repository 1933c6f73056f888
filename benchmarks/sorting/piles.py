"""Piles of articles whose events are known: read, thinned, measured."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator.sorting.digests import Digest, digest
from generator.stages.clean import clean
from generator.stages.read import parse_source

TOPIC_RE = re.compile(r"(ecb-\d+)ecb(?:plus)?")  # two look-alike events of ECB+ are one topic
FIRST = date(2025, 3, 3)
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
    chosen = draw.sample(sorted(others), len(others) // 2)
    return [*pile, *(_altered(others[event], draw, f"{n}") for n, event in enumerate(chosen))]


def _altered(article: Known, draw: random.Random, mark: str) -> Known:
    told, share = article.digest, draw.choice((0.5, 0.8, 1.0))
    main = {*told.names, *told.numbers, *told.weekdays}
    other = {t: f"{t}~{mark}" for t in sorted(main) if draw.random() < share}
    days = draw.choice((0, 1, 3, 10, 100, 365))
    changed = replace(
        told,
        path=f"{told.path}~{mark}",
        key=f"{told.key}~{mark}",
        published=told.published + timedelta(days) if told.published else None,
        words={other.get(t, t): n for t, n in told.words.items()},
        lead=frozenset(other.get(t, t) for t in told.lead),
        names=frozenset(other.get(t, t) for t in told.names),
        numbers=frozenset(other.get(t, t) for t in told.numbers),
        days=frozenset(f"{t}~" for t in told.days) if days else told.days,
        weekdays=frozenset(other.get(t, t) for t in told.weekdays),
    )
    return Known(f"{article.event}~{mark}", article.text, changed)


def of_one_day(pile: Sequence[Known], seed: int) -> list[Known]:
    """Return a pile of a day or three: its articles with other dates, those of one event a day apart at most.

    The events of ECB+ and BASIL lie years apart. What a day brings is all of one day, which says nothing.
    """
    draw = random.Random(seed)  # noqa: S311  # the same piles every time
    days = {event: FIRST + timedelta(draw.randrange(2)) for event in sorted({article.event for article in pile})}
    dated = ((article, days[article.event] + timedelta(draw.randrange(2))) for article in pile)
    return [Known(a.event, a.text, replace(a.digest, published=day)) for a, day in dated]


def b_cubed(events: Sequence[str], groups: Sequence[int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of groups against events (Bagga and Baldwin 1998)."""
    event, group, both = Counter(events), Counter(groups), Counter(zip(events, groups, strict=True))
    precision = sum(n * n / group[g] for (_, g), n in both.items()) / len(events)
    recall = sum(n * n / event[e] for (e, _), n in both.items()) / len(events)
    return precision, recall, 2 * precision * recall / (precision + recall)
