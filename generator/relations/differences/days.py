"""Another day, month or year for the same event.

"The ferry sank on 3 May" against "The ferry sank on 5 May". Left alone: dates at another precision that hold the
other, dates that hang on another verb, and postponements, which are updates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from generator.relations.comparing.dates import Parts, parts_of
from generator.relations.comparing.pairing import Said
from generator.relations.comparing.terms import REPORTING, content_of, word_of
from generator.relations.differences.claims import Claim, Clash, clause_claim, tight_clause
from generator.relations.differences.exchanges import Aligned
from generator.relations.differences.topics import head_when
from generator.syntax.subjects import named_subject
from generator.syntax.tree import clause_head, head_of, span_head
from generator.values.annotation import Token
from generator.values.findings import ResolvedTime

SAME_CLAUSE: Final = 0.5  # share of the fuller clause's content words
SAME_OUTRIGHT: Final = 0.75  # the same where the dates hang on other words


@dataclass(frozen=True, slots=True)
class DatedWord:
    """A resolved time with the word it dates."""

    said: Said
    time: ResolvedTime
    parts: Parts | None  # None for a stretch of time
    verb: Token  # head of its clause
    hook: str  # folded word it hangs on
    subject: str | None  # folded; None for none, and for a pronoun
    words: frozenset[str]  # content words of its clause

    def is_one_with(self, other: DatedWord) -> bool:
        """Say whether two dates may be one."""
        return self.parts is not None and other.parts is not None and self.parts.is_one_with(other.parts)


def day_clashes(aligned: Aligned) -> Iterator[Clash]:
    """Yield the dates that two sentences give for one event and that exclude each other."""
    left, right = _dated_words(aligned.pair.left), _dated_words(aligned.pair.right)
    for one, other in product(left, right):
        in_place = aligned.stand_alike(one.time.expression.span, other.time.expression.span)
        if one.parts is None or other.parts is None:
            clashes = in_place and _are_other_stretches(one, other)
        else:
            told = any(d.is_one_with(one) for d in right) or any(d.is_one_with(other) for d in left)
            clashes = not told and _exclude(one, other) and (in_place or is_one_event(one, other))
        if clashes:
            yield _day_clash(one, other)


def _dated_words(said: Said) -> list[DatedWord]:
    annotation = said.dated.article.annotation
    found = []
    for time in said.dated.times:
        span = time.expression.span
        outer = span_head(annotation, span) if said.sentence.span.contains(span) else None
        parts = parts_of(time)
        if outer is None:
            continue
        hook = head_of(annotation, outer)
        hook = head_of(annotation, hook) if hook.pos == "ADP" else hook
        words = content_of(annotation, tight_clause(annotation, annotation.tokens_in(span)[0]))
        verb = clause_head(annotation, outer)
        subject = named_subject(annotation, verb)
        who = word_of(subject) if subject is not None else None
        found.append(DatedWord(said, time, parts, verb, word_of(hook), who, words))
    return found


def is_one_event(one: DatedWord, other: DatedWord) -> bool:
    """Say whether two dates hang on the same word of clauses that have half their words in common.

    Two who did the same did it each at a time of his own, and whoever speaks may speak again.
    """
    if REPORTING in {one.hook, other.hook} or (one.subject and other.subject and one.subject != other.subject):
        return False
    share = len(one.words & other.words) / max(1, len(one.words), len(other.words))
    return share >= (SAME_CLAUSE if one.hook == other.hook else SAME_OUTRIGHT)


def _are_other_stretches(one: DatedWord, other: DatedWord) -> bool:
    """Say whether two stretches of one precision differ: "the months to May" and "the months to June"."""
    times = one.time, other.time
    if one.parts is not other.parts or None in {t.start for t in times} or times[0].precision != times[1].precision:
        return False
    return (times[0].start, times[0].end) != (times[1].start, times[1].end)


def _exclude(one: DatedWord, other: DatedWord) -> bool:
    """Say whether two dates differ in a part that both have and have no day in common."""
    left, right = (d.time.start for d in (one, other))
    if one.parts is None or other.parts is None or not one.parts.excludes(other.parts):
        return False
    ends = one.time.end or left, other.time.end or right
    return (
        not (left and right and ends[0] and ends[1])
        or ends[0] < right[: len(ends[0])]
        or ends[1] < left[: len(ends[1])]
    )


def _day_clash(one: DatedWord, other: DatedWord) -> Clash:
    topic = head_when(clause_claim(one.said.dated, one.verb, ""), one.time.expression.span)
    planned = bool(one.time.future or other.time.future)
    return Clash("date", topic, _day_claim(one), _day_claim(other), can_change=planned)


def _day_claim(dated: DatedWord) -> Claim:
    span, article = dated.time.expression.span, dated.said.dated
    printed = span.cut(article.document.normal).lower()
    token = article.article.annotation.tokens_in(span)[0]
    return clause_claim(article, token, dated.time.value or printed, span)
