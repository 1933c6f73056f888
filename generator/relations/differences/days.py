"""Another day, month or year for the same event.

"The ferry sank on 3 May" against "The ferry sank on 5 May". Left alone: dates at another precision that hold the
other, dates that hang on another verb, and postponements, which are updates.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Final

from generator.relations.comparing.dates import parts_of
from generator.relations.comparing.pairing import Pair, Said
from generator.relations.comparing.terms import content_of, word_of
from generator.relations.differences.claims import Claim, Clash, tight_clause
from generator.relations.differences.topics import head_when
from generator.syntax.tree import clause_head, span_head
from generator.values.annotation import Token
from generator.values.findings import ResolvedTime

SAME_CLAUSE: Final = 0.5  # share of the fuller clause's content words
SAME_OUTRIGHT: Final = 0.75  # the same where the dates hang on other words


@dataclass(frozen=True, slots=True)
class Dated:
    """A resolved time with the word it dates."""

    said: Said
    time: ResolvedTime
    verb: Token  # head of its clause
    hook: str  # folded word it hangs on


def find_day_clashes(pairs: tuple[Pair, ...]) -> list[Clash]:
    """Return the dates that two sources give for one event and that exclude each other."""
    return [
        _clash(one, other)
        for pair in pairs
        for one, other in product(_times(pair.left), _times(pair.right))
        if _is_one_event(one, other) and _exclude(one, other) and _alone(pair, one, other)
    ]


def _times(said: Said) -> list[Dated]:
    annotation = said.dated.article.annotation
    found = []
    for time in said.dated.times:
        span = time.expression.span
        if not said.sentence.span.contains(span) or parts_of(time) is None:
            continue
        outer = span_head(annotation, span)
        if outer is None:
            continue
        hook = annotation.tokens[outer.head]
        if hook.pos == "ADP":
            hook = annotation.tokens[hook.head]
        found.append(Dated(said, time, clause_head(annotation, outer), word_of(hook)))
    return found


def _is_one_event(one: Dated, other: Dated) -> bool:
    """Say whether two dates hang on the same word of clauses that have half their words in common."""
    here, there = _words(one), _words(other)
    share = len(here & there) / max(1, len(here), len(there))
    return share >= SAME_CLAUSE if one.hook == other.hook else share >= SAME_OUTRIGHT


def _words(dated: Dated) -> frozenset[str]:
    annotation = dated.said.dated.article.annotation
    return content_of(annotation, tight_clause(annotation, annotation.tokens_in(dated.time.expression.span)[0]))


def _exclude(one: Dated, other: Dated) -> bool:
    """Say whether two dates differ in a part that both have, and no stretch of one holds the other."""
    left, right = (parts_of(d.time) for d in (one, other))
    return left is not None and right is not None and left.excludes(right) and not _holds(one.time, other.time)


def _holds(one: ResolvedTime, other: ResolvedTime) -> bool:
    """Say whether two resolved stretches have a day in common."""
    if not (one.start and other.start):
        return False
    left, right = (one.start, one.end or one.start), (other.start, other.end or other.start)
    return not (left[1] < right[0][: len(left[1])] or right[1] < left[0][: len(right[1])])


def _alone(pair: Pair, one: Dated, other: Dated) -> bool:
    """Say whether neither sentence gives the other's date as well."""
    theirs = [parts_of(t.time) for t in _times(pair.right)]
    ours = [parts_of(t.time) for t in _times(pair.left)]
    mine, yours = parts_of(one.time), parts_of(other.time)
    met = any(mine is not None and p is not None and mine.is_one_with(p) for p in theirs)
    answered = any(yours is not None and p is not None and yours.is_one_with(p) for p in ours)
    return not met and not answered


def _clash(one: Dated, other: Dated) -> Clash:
    annotation = one.said.dated.article.annotation
    clause = Claim(one.said.dated, tight_clause(annotation, one.verb), "")
    topic = head_when(clause, one.time.expression.span)
    planned = bool(one.time.future or other.time.future)
    return Clash("date", topic, _claim(one), _claim(other), can_change=planned)


def _claim(dated: Dated) -> Claim:
    annotation = dated.said.dated.article.annotation
    token = annotation.tokens_in(dated.time.expression.span)[0]
    span = tight_clause(annotation, token)
    printed = dated.time.expression.span.cut(dated.said.dated.document.normal).lower()
    return Claim(dated.said.dated, span, dated.time.value or printed, dated.time.expression.span)
