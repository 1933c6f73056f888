"""A briefing as it stood on an earlier day: what the sources of that day and before carry.

An undated source belongs to the newest state alone. What a later day's sources overtook still
stands; a question they answered is still open; a fact's standing follows from the origins it had
by then.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from msgspec import structs

from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuote,
    Disagreement,
    Entity,
    Fact,
    Origin,
    Position,
    Question,
    TimelineEvent,
)
from generator.values.document import Evidence
from generator.values.enums import EventStatus, QuestionState, Standing

Item = TypeVar("Item", Fact, BriefingQuote, BriefingFigure, TimelineEvent)


def earlier_days(briefing: Briefing) -> tuple[str, ...]:
    """Return the days before the newest on which sources were published, in order."""
    days = sorted({s.published[:10] for s in briefing.sources if s.published})
    return tuple(days[:-1])


def as_of(briefing: Briefing, day: str) -> Briefing:
    """Return the briefing of the sources published on ``day`` (an ISO date) or before."""
    kept = {s.id for s in briefing.sources if s.published and s.published[:10] <= day}
    origin_of = {s.id: s.origin for s in briefing.sources}
    later = tuple(c for c in briefing.changes if c.date > day)
    overtaken_later = {i for c in later for i in c.superseded}
    known = _items(tuple(_earliest_words(f, kept) for f in briefing.facts), kept)
    facts = tuple(_fact_as_of(fact, origin_of, still_stands=fact.id in overtaken_later) for fact in known)
    return replace(
        briefing,
        title=_title(briefing, kept),
        lede=" ".join(f.text for f in facts[:1]),
        lede_facts=tuple(f.id for f in facts[:1]),
        updated=max((s.published[:10] for s in briefing.sources if s.id in kept and s.published), default=None),
        sources=tuple(s for s in briefing.sources if s.id in kept),
        origins=_origins(briefing.origins, kept),
        facts=facts,
        quotes=tuple(
            replace(q, variants=tuple(v for v in q.variants if v.source in kept))
            for q in _items(briefing.quotes, kept)
            if q.speaker is None or q.speaker.mention.source in kept
        ),
        figures=_items(briefing.figures, kept),
        timeline=tuple(_event_as_of(e, day) for e in _items(briefing.timeline, kept)),
        entities=_entities(briefing.entities, kept),
        disagreements=_disagreements(briefing.disagreements, kept),
        questions=_questions(briefing.questions, kept),
        changes=tuple(c for c in briefing.changes if c.date <= day),
        corrections=(),
        speech=None,
    )


def _title(briefing: Briefing, kept: set[str]) -> str:
    """Return the headline, or that of the newest source by then where it is a later source's."""
    if briefing.title not in {s.title for s in briefing.sources if s.id not in kept}:
        return briefing.title
    known = [s for s in briefing.sources if s.id in kept and s.title]
    newest = max(known, key=lambda s: (s.published or "", s.id), default=None)
    return newest.title if newest and newest.title else briefing.title


def _evidence(found: tuple[Evidence, ...], kept: set[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in found if e.source in kept)


def _items(items: tuple[Item, ...], kept: set[str]) -> tuple[Item, ...]:
    """Keep what its first evidence carried by then: that evidence holds the words shown."""
    return tuple(
        replace(item, evidence=_evidence(item.evidence, kept), sources=tuple(s for s in item.sources if s in kept))
        for item in items
        if item.evidence and item.evidence[0].source in kept
    )


def _earliest_words(fact: Fact, kept: set[str]) -> Fact:
    """Return a fact in the words it had by then, where its best wording came later."""
    evidence = _evidence(fact.evidence, kept)
    if fact.edited or not evidence or fact.evidence[0].source in kept:
        return fact
    return replace(fact, text=evidence[0].text, evidence=evidence)


def _event_as_of(event: TimelineEvent, day: str) -> TimelineEvent:
    """Return an event that still lay ahead as planned."""
    return replace(event, when=replace(event.when, status=EventStatus.PLANNED)) if event.when.start > day else event


def _fact_as_of(fact: Fact, origin_of: dict[str, str], *, still_stands: bool) -> Fact:
    """Return a fact with its origins and its standing by then; ``fact.sources`` are those by then.

    An origin of the statement alone, behind none of its articles, is kept while any article is.
    """
    later = set(origin_of.values()) - {origin_of[s] for s in fact.sources}
    origins = tuple(o for o in fact.origins if o not in later) or tuple(sorted({origin_of[s] for s in fact.sources}))
    standing = fact.standing
    if still_stands or (standing == Standing.CORROBORATED and len(origins) < len(fact.origins)):
        standing = Standing.of_origins(len(origins))
    return replace(fact, origins=origins, standing=standing)


def _origins(origins: tuple[Origin, ...], kept: set[str]) -> tuple[Origin, ...]:
    found = (replace(o, sources=tuple(s for s in o.sources if s in kept)) for o in origins)
    return tuple(o for o in found if o.sources)


def _entities(entities: tuple[Entity, ...], kept: set[str]) -> tuple[Entity, ...]:
    found = []
    for entity in entities:
        sources = tuple(s for s in entity.sources if s in kept)
        roles = tuple(
            structs.replace(r, evidence=_evidence(r.evidence, kept))
            for r in entity.roles
            if _evidence(r.evidence, kept)
        )
        role = entity.role if any(r.text == entity.role for r in roles) else None
        if sources:
            found.append(replace(entity, sources=sources, roles=roles, role=role))
    return tuple(found)


def _disagreements(items: tuple[Disagreement, ...], kept: set[str]) -> tuple[Disagreement, ...]:
    found = []
    for item in items:
        positions = tuple(p for p in (_position(p, kept) for p in item.positions) if p)
        settled = item.settled_by if item.settled_by and item.settled_by.source in kept else None
        if len(positions) > 1:
            note = item.note if settled or item.settled_by is None else None
            found.append(replace(item, positions=positions, settled_by=settled, note=note))
    return tuple(found)


def _position(position: Position, kept: set[str]) -> Position | None:
    evidence = _evidence(position.evidence, kept)
    sources = tuple(s for s in position.sources if s in kept)
    return replace(position, evidence=evidence, sources=sources) if evidence else None


def _questions(questions: tuple[Question, ...], kept: set[str]) -> tuple[Question, ...]:
    found = []
    for question in questions:
        raised, answered = _evidence(question.raised, kept), _evidence(question.answered, kept)
        if raised:
            state = question.state if answered or not question.answered else QuestionState.OPEN
            found.append(replace(question, raised=raised, answered=answered, state=state))
    return tuple(found)
