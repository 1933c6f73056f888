"""How old one person is, as two sources print it.

"Jane Roe, 66, owns the mill." against "the 65-year-old miller Jane Roe". Left alone: what a source prints in both ways,
reports more than ``NEAR`` days apart, an age that somebody had ("then 19"), and the age of somebody else ("a
19-year-old man hit Roe").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from generator.names.resolution import resolve_names
from generator.relations.differences.claims import Claim, Clash
from generator.relations.entities.people import Named, fullest_name, gather_people
from generator.syntax.tree import sentence_span
from generator.values.annotation import Mention
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

NEAR: Final = 31  # days between two reports, within which nobody has two birthdays
SHORT: Final = 24  # words of a sentence that is shown whole
BEHIND_RE: Final = re.compile(r"(?:,\ (?:aged\ )?|\ aged\ )(\d{1,3})(?=[,;]|\.(?:\s|$))")
BEFORE_RE: Final = re.compile(r"\b(\d{1,3})-year-old\ (?:[^\W\d_][\w'-]*\ ){0,3}$")
BESIDE: Final = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN", "PUNCT"})  # what stands between an age and its name


def find_age_clashes(story: Story) -> Iterator[Clash]:
    """Yield the ages of one person that two sources print otherwise."""
    articles = {a.source: a for a in story.articles}
    for group in gather_people({a.source: resolve_names(a.article.annotation) for a in story.articles}):
        claims = [c for named in group for c in _ages(named, articles[named.source])]
        values: defaultdict[str, set[str]] = defaultdict(set)
        for claim in claims:
            values[claim.source].add(claim.value)
        sure = [c for c in claims if len(values[c.source]) == 1]
        topic = f"Age of {fullest_name(group)}"
        yield from (
            Clash("figure", topic, one, other) for one, other in combinations(sure, 2) if _are_two_ages(one, other)
        )


def _are_two_ages(one: Claim, other: Claim) -> bool:
    """Say whether two claims are of two sources, of about one time, and of two ages."""
    days = [date.fromisoformat(day) for day in (one.dated.day, other.dated.day) if day]
    near = len(days) < 2 or abs(days[0] - days[1]).days <= NEAR  # noqa: PLR2004 - one has no day
    return one.source != other.source and one.value != other.value and near


def _ages(named: Named, dated: DatedArticle) -> Iterator[Claim]:
    """Yield the ages that an article prints beside a person's name."""
    text = dated.document.normal
    for mention in named.mentions:
        sentence = sentence_span(dated.article.annotation, dated.article.annotation.tokens[mention.first])
        behind = BEHIND_RE.match(text, mention.span.end, sentence.end)
        before = BEFORE_RE.search(text[sentence.start : mention.span.start])
        if behind:
            yield _claim(dated, sentence, mention.span.start, behind[1], behind.end(1))
        elif before and _is_ones_own(dated, sentence.start + before.end(1), mention):
            yield _claim(dated, sentence, sentence.start + before.start(1), before[1], mention.span.end)


def _is_ones_own(dated: DatedArticle, end: int, mention: Mention) -> bool:
    """Say whether nothing but what describes a person stands between the age and the name."""
    between = dated.article.annotation.tokens_in(Span(end, mention.span.start))
    return all(t.pos in BESIDE for t in between)


def _claim(dated: DatedArticle, sentence: Span, start: int, value: str, end: int) -> Claim:
    """Return the sentence that holds an age as a claim, of a long one the name and the age."""
    short = len(sentence.cut(dated.document.normal).split()) <= SHORT
    return Claim(dated, sentence if short else Span(start, end), value, Span(start, end))
