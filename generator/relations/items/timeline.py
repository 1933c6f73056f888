"""Dated events, one a line, merged across sources.

Events are one when their dates agree (equal, or the coarser holds the finer) and they say the same: the sources'
statements are one fact, or their clauses share telling words. The finest date and the account that saw it happen
win; a plan that a source reports as done has happened. An undated article's statement joins the event of its fact.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from typing import Final

from generator.relations.comparing.evidence import words_in_line
from generator.relations.comparing.grouping import join_pairs
from generator.relations.comparing.passages import passages_of, share_many
from generator.relations.comparing.weights import Rarity, rarity_among
from generator.relations.items.events import SAYING, Event, events_in, stem
from generator.relations.items.fact_clusters import of_one_stance
from generator.relations.items.fact_index import FactIndex
from generator.relations.items.likeness import is_compared, likeness, said_by
from generator.values.briefing import Fact, TimelineEvent, When
from generator.values.document import Evidence
from generator.values.enums import EventStatus, Precision
from generator.values.story import Story

FEWEST_SHARED: Final = 2  # words that clauses of one event share
# Shares of the poorer clause's weight, tuned on eight stories of 3 to 8 outlets.
DONE_AS_PLANNED: Final = 0.15  # of a plan and the report that it was done
SAME_DATE: Final = 0.3  # of accounts of one date
NESTED_DATE: Final = 0.45  # of accounts of a date and of a coarser one that holds it
RETOLD: Final = 0.7  # how sure two sources must be to say the same of one day
LONG_AGO: Final = 7  # days back to one that had but one event
WIDTHS: Final = (10, 20, 31, 100)  # days: some days, half a month, a month, a season; a year is wider
YEAR, MONTH = 4, 7  # characters of an ISO date at these precisions


def build_timeline(story: Story) -> Story:
    """Return the story with its dated events, in order of their dates."""
    index = FactIndex(story.facts)
    events = sorted((e for a in story.articles for e in events_in(a)), key=lambda e: e.order)
    rarity = rarity_among([frozenset(map(stem, p.keys)) for a in story.articles for p in passages_of(a.article)])
    same = [(a, b) for b in range(len(events)) for a in range(b) if _same(events[a], events[b], rarity, index)]
    retold = _retold(events, story)
    alike = {*retold, *same}
    pairs = (*same, *sorted(retold))
    places = join_pairs(
        len(events),
        pairs,
        lambda pair, one, other: (
            _may_be_one(one, other, events) and (pair not in retold or _mostly_alike(one, other, events, alike))
        ),
    )
    groups = [[events[place] for place in group] for group in places]
    told = Counter(fact for group in groups for fact in _facts_of(group, index))
    alone = frozenset(fact for fact, count in told.items() if count == 1)
    lines = (
        _line(group, story, [f for f in story.facts if f.id in alone & _facts_of(group, index)]) for group in groups
    )
    return replace(story, timeline=tuple(sorted(lines, key=lambda e: (e.when.start, e.when.end or "", e.id))))


def _retold(events: list[Event], story: Story) -> frozenset[tuple[int, int]]:
    """Return pairs of events of one day whose statements, of two sources, say the same."""
    said = {
        (a.source, statement.span): compared
        for a in story.articles
        for statement, compared in zip(a.article.statements, said_by(a), strict=True)
    }
    rarity = rarity_among([compared.keys for compared in said.values()])
    told = [said[e.source, e.statement] for e in events]
    alike = {
        (a, b): likeness(told[a], told[b], rarity)
        for a, b in combinations(range(len(events)), 2)
        if events[a].source != events[b].source
        and _bounds(events[a]) == _bounds(events[b])
        and events[a].happened == events[b].happened
        and events[a].time.precision == "day"
        and is_compared(told[a], told[b])
    }
    return frozenset(pair for pair, sure in of_one_stance(alike, told, story).items() if sure >= RETOLD)


def _may_be_one(group: list[int], other: list[int], events: list[Event]) -> bool:
    """Say whether the dates of two groups agree, each with each."""
    return all(_agree(events[a], events[b]) for a in group for b in other)


def _mostly_alike(group: list[int], other: list[int], events: list[Event], alike: set[tuple[int, int]]) -> bool:
    """Say whether more than half of the accounts that two groups have from different sources are of one event."""
    across = [(min(p), max(p)) for p in product(group, other) if events[p[0]].source != events[p[1]].source]
    return sum(p in alike for p in across) * 2 > len(across)


def _agree(one: Event, other: Event) -> bool:
    """Say whether one date holds the other."""
    a, b = _bounds(one), _bounds(other)
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _bounds(event: Event) -> tuple[str, str]:
    """Return the first and last day of an event's date."""
    start, end = event.time.start or "", event.time.end or ""
    first = start + {YEAR: "-01-01", MONTH: "-01"}.get(len(start), "")
    if len(end) == MONTH:
        return first, f"{end}-{monthrange(int(end[:YEAR]), int(end[-2:]))[1]}"
    return first, end + ("-12-31" if len(end) == YEAR else "")


def _same(one: Event, other: Event, rarity: Rarity, index: FactIndex) -> bool:
    if one.source != other.source and _fact_of(one, index) == _fact_of(other, index) is not None:
        return True
    shared = one.keys & other.keys
    if len(shared) < FEWEST_SHARED:
        return False
    if share_many(one.keys, other.keys) or _is_told_again(one, other):
        return True
    least = NESTED_DATE
    if _bounds(one) == _bounds(other):
        least = SAME_DATE if one.happened == other.happened else DONE_AS_PLANNED
    return rarity.share(one.keys, other.keys) >= least


def _is_told_again(one: Event, other: Event) -> bool:
    """Say whether accounts of one day have one verb and subject, or look back on a day so far off that it had one."""
    if _bounds(one) != _bounds(other) or one.happened != other.happened or one.time.precision != "day":
        return False
    far = all(
        e.order[0] and (date.fromisoformat(e.order[0][:10]) - date.fromisoformat(_bounds(e)[1])).days > LONG_AGO
        for e in (one, other)
    )
    return far or (one.verb == other.verb != SAYING and bool(one.doer & other.doer))


def _fact_of(event: Event, index: FactIndex) -> str | None:
    return index.fact_at(event.source, event.statement)


def _facts_of(group: list[Event], index: FactIndex) -> frozenset[str]:
    """Return the ids of the facts whose whole statements tell of an event."""
    return frozenset(fact for e in group if e.is_whole and (fact := _fact_of(e, index)))


def _line(group: list[Event], story: Story, facts: list[Fact]) -> TimelineEvent:
    """Make one line of the accounts of one event; the best of them words it."""
    happened = any(e.happened for e in group)
    best = min(group, key=lambda e: (e.happened != happened, e.leans, _coarseness(e), e.order))
    dated = min(group, key=lambda e: (_coarseness(e), e.happened != happened, e.order))
    rest = [e for e in sorted(group, key=lambda e: e.order) if e is not best]
    evidence = [*_event_evidence(best, story), *(cut for e in rest for cut in _event_evidence(e, story))]
    evidence += _undated(group, story, facts)
    unique = tuple({e.id: e for e in evidence}.values())
    first = min(group, key=lambda e: e.order)
    name = story.article_of(first.source).document.evidence(first.parts[0]).id
    return TimelineEvent(
        id=name,
        also=tuple(e.id for e in unique if e.id != name),
        when=_when(dated, story, happened=happened),
        text=" … ".join(words_in_line(story.article_of(best.source).document, part) for part in best.parts),
        evidence=unique,
        sources=tuple(sorted({e.source for e in unique})),
    )


def _coarseness(event: Event) -> tuple[int, bool]:
    """Rank dates, those that say most first: days, half months, months; a first and last day before one of them."""
    first, last = (date.fromisoformat(d) for d in _bounds(event))
    days = (last - first).days
    return next((n for n, limit in enumerate(WIDTHS) if days < limit), len(WIDTHS)), days == 0


def _event_evidence(event: Event, story: Story) -> tuple[Evidence, ...]:
    document = story.article_of(event.source).document
    return tuple(document.evidence(part) for part in event.parts)


def _when(event: Event, story: Story, *, happened: bool) -> When:
    time = event.time
    text = story.article_of(event.source).document.printed(time.expression.span)
    status = EventStatus.HAPPENED if happened else EventStatus.PLANNED
    return When(text, time.start or "", time.end, Precision(time.precision or Precision.DAY), status)


def _undated(group: list[Event], story: Story, facts: list[Fact]) -> list[Evidence]:
    """Return the evidence that sources without a date of their own add: their wording of the same fact."""
    told = {e.source for e in group}
    undated = {a.source for a in story.articles if a.published is None} - told
    return [e for f in facts for e in f.evidence if e.source in undated]
