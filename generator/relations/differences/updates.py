"""Which facts a later source has overtaken: a toll that has risen, a count of missing people of whom none is left.

"killing at least six" is superseded by the next day's "rose to 11", "nine people are still missing" by "the last of
the missing had been found", "about 600 jobs will go" by "750 jobs, up from the 600 it named"; the fact stays, and shows
by what. Left alone: values of one day, values that do not change with time (those disagree), and a later value that the
older one allows ("51", then "more than 50").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.publication import is_later
from generator.relations.comparing.quantities import exclude_each_other
from generator.relations.differences.claims import Claim, Clash
from generator.relations.differences.counted import Counted
from generator.relations.differences.deeds import deed_of, grows, same_deeds
from generator.values.briefing import Fact
from generator.values.document import Evidence
from generator.values.findings import Qualifier, Quantity
from generator.values.story import DatedArticle, Story

LEXICON = load_lexicon("differences")
NOBODY_MISSING_RE = re.compile(
    r"\b(?:last|all)\sof\sthe\smissing\s(?:\w+\s){0,2}(?:was|were|been)\s(?:found|recovered|located|accounted\sfor)\b"
    r"|\b(?:nobody|no\sone|none)\s(?:\w+\s){0,2}(?:is|was|are|were)\s(?:\w+\s)?missing\b",
    re.IGNORECASE,
)
REVISED_RE: Final = re.compile(  # "up from the 600 it named"
    r"\b(?:up|down) from (?:(?:the|about|around|some|at least) ){0,2}(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\b"
)
FLOORS: Final = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})


def find_updates(story: Story, counted: tuple[Counted, ...], clashes: list[Clash]) -> tuple[tuple[str, Evidence], ...]:
    """Return the superseded facts' ids, each with the evidence that overtook it, the latest there is."""
    overtaken = [pair for one, other in same_deeds(counted) for pair in _grown(one, other)]
    overtaken += _revised(counted)
    for clash in clashes:
        if clash.can_change:
            overtaken += _older_first(clash.left, clash.right)
    ends = [claim for article in story.articles for claim in _ends_of_search(article)]
    searched = [c.claim for c in counted if deed_of(c) == "missing"]
    overtaken += [(older, end) for older in searched for end in ends if is_later(end.dated, older.dated)]
    latest: dict[str, Claim] = {}
    for older, newer in overtaken:
        for fact in story.facts:
            known = latest.get(fact.id)
            later = known is None or is_later(newer.dated, known.dated)
            if later and _holds(fact, older) and not _holds(fact, newer):
                latest[fact.id] = newer
    return tuple((fact, claim.evidence[0]) for fact, claim in sorted(latest.items()))


def _grown(one: Counted, other: Counted) -> list[tuple[Claim, Claim]]:
    """The older and the newer of two counts of one deed, where the newer one tells of a change."""
    if not (grows(one) and grows(other)):
        return []
    older, newer = (one, other) if is_later(other.dated, one.dated) else (other, one)
    if not is_later(newer.dated, older.dated) or not overtakes(newer.figure.quantity, older.figure.quantity):
        return []
    return [(older.claim, newer.claim)]


def _revised(counted: tuple[Counted, ...]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the older and the newer of two amounts where words right behind the newer tell what it was before."""
    alike: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        alike[one.value_and_unit].append(one)
    for newer, following in zip_longest(counted, counted[1:]):
        end = newer.sentence.span.end
        if following and following.dated is newer.dated:
            end = min(end, following.figure.span.end)
        told = REVISED_RE.search(newer.dated.document.normal, newer.figure.outer.end, end)
        number = f"{Decimal(told['number'].replace(',', '')).normalize():f}" if told else ""
        for older in alike.get((number, newer.figure.quantity.unit), ()):
            if is_later(newer.dated, older.dated):
                yield older.claim, newer.claim


def overtakes(newer: Quantity, older: Quantity) -> bool:
    """Say whether a later count tells that an earlier one no longer holds.

    >>> from decimal import Decimal
    >>> six, seven = (Quantity(Decimal(n), "people", Qualifier.AT_LEAST) for n in (6, 7))
    >>> exact = Quantity(Decimal(7), "people", Qualifier.EXACTLY)
    >>> overtakes(seven, six), overtakes(exact, six), overtakes(six, exact), overtakes(six, seven)
    (True, True, False, False)
    """
    if newer.qualifier in FLOORS:
        return newer.value > older.value
    if older.qualifier in FLOORS:
        return newer.value != older.value
    return exclude_each_other(newer, older)


def _ends_of_search(dated: DatedArticle) -> Iterator[Claim]:
    """Yield the sentences that tell that nobody is missing any more."""
    for sentence in dated.article.annotation.sentences:
        if NOBODY_MISSING_RE.search(sentence.span.cut(dated.document.normal)):
            yield Claim(dated, sentence.span, "0")


def _older_first(one: Claim, other: Claim) -> list[tuple[Claim, Claim]]:
    """The two claims, the older first; nothing where neither is known to be later."""
    if is_later(other.dated, one.dated):
        return [(one, other)]
    return [(other, one)] if is_later(one.dated, other.dated) else []


def _holds(fact: Fact, claim: Claim) -> bool:
    span = claim.point or claim.span
    wording = fact.evidence[0]  # what else says the same is no part of the fact's words
    return wording.source == claim.source and wording.span.overlaps(span)
