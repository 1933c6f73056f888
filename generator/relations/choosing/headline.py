"""The title of a briefing: the best headline among its sources'.

Best is the newest day's that tells of the event, then the one that carries most of what the story is about.
Left alone where another will do:

    Reuters sources: Queen to visit Sund in July    its outlet's name is no part of the story
    Court fines ferry captain who rammed...         cut short
    What you need to know about the dam             speaks to the reader
    WATCH: Dam breaks / Live updates / Opinion      labels
    News > Ferries / "We are lost"                  a trail, a quotation
    Mayor to go next month / 14 dead (or 12)        a day or a number that is left open
"""

from __future__ import annotations

import math
import re

from generator.relations.choosing.lede import tells_aside
from generator.relations.choosing.salience import worth_of_words
from generator.relations.comparing.terms import synonyms
from generator.sources.agencies import canonical_names
from generator.values.document import normal_words
from generator.values.enums import Standing
from generator.values.story import DatedArticle, Story

CUT_RE = re.compile(r"(?:\.\.\.|…)\s*$")
LABEL_RE = re.compile(
    r"^(?:watch|live|opinion|video|in\ pictures|breaking|analysis|explainer|photos?)\b|^\w+:\s", re.IGNORECASE
)
TRAIL_RE = re.compile(r"\s[|>»›]\s")  # "News > World > Ferries"
QUOTED_RE = re.compile(r"^[\"'“‘][^\"“”]*[\"'”’]$")
UNDATED_RE = re.compile(
    r"\b(?:next|this|last)\s(?:week|month|year)\b|\b(?:today|tonight|tomorrow|close\sto)\b", re.IGNORECASE
)
NUMBER_RE = re.compile(r"\d[\d.,]*(?<=\d)")
ADDRESSED = frozenset({"you", "your", "we", "our", "i", "my"})  # headlines that speak to the reader
LONGEST = 18  # words of a headline that is no sentence of the text


def choose_title(story: Story) -> str | None:
    """Return the best headline, None when no source has one."""
    worth = worth_of_words(story)
    titled = [a for a in story.articles if a.document.metadata.title]
    if not titled:
        return None
    newest = max((a.day for a in titled if a.day and not tells_aside(a.source, story)), default=None)

    open_numbers = _open_numbers(story)

    def merit(article: DatedArticle) -> tuple[bool, bool, bool, float, str]:
        words = _title(article)
        holds = not UNDATED_RE.search(words) and not open_numbers & {*NUMBER_RE.findall(words)}
        return (_is_clean(words, article), article.day == newest, holds, _carried(words, worth), article.source)

    return _title(max(titled, key=merit))


def _title(article: DatedArticle) -> str:
    title = article.document.metadata.title
    return title.value if title else ""


def _open_numbers(story: Story) -> set[str]:
    """Return the numbers on which sources differ, and those that only overtaken facts have."""
    sides = (p.text for d in story.disagreements if d.kind == "figure" for p in d.positions)
    past, current = (
        {n for f in story.facts if (f.standing is Standing.SUPERSEDED) is gone for n in NUMBER_RE.findall(f.text)}
        for gone in (True, False)
    )
    return {n for text in sides for n in NUMBER_RE.findall(text)} | (past - current)


def _is_clean(title: str, article: DatedArticle) -> bool:
    words = normal_words(title)
    outlet = article.document.metadata.outlet
    named = {*canonical_names(), *([outlet.value.lower()] if outlet else [])}
    return (
        len(words) <= LONGEST
        and not CUT_RE.search(title)
        and not LABEL_RE.match(title)
        and not TRAIL_RE.search(title)
        and not QUOTED_RE.match(title)
        and not title.endswith("?")
        and title != title.upper()
        and not ADDRESSED & set(words)
        and not any(form in words for form in named)
    )


def _carried(title: str, worth: dict[str, float]) -> float:
    words = normal_words(title)
    keys = {synonyms().get(w, w) for w in words}
    return round(math.fsum(worth.get(k, 0.0) for k in sorted(keys)) / math.sqrt(max(1, len(words))), 6)
