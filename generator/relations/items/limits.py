"""What is left of an item where only some of its evidence counts: what stands in its source, what came by a day.

An item that nothing carries any more is gone; one whose words came with what is gone takes the first words left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from msgspec import structs

from generator.values.briefing import (
    BriefingQuote,
    Disagreement,
    Entity,
    EntityRole,
    Fact,
    Position,
    Question,
    TimelineEvent,
)
from generator.values.document import Evidence, evidence_in, normal_words
from generator.values.enums import QuestionState, Standing

GAP = "…"  # joins the parts of a broken excerpt
Carried = TypeVar("Carried", bound=Any)  # an item with text, evidence and sources


@dataclass(frozen=True, slots=True)
class Limit:
    """Which evidence counts, and the origins of the sources that do."""

    counts: Callable[[Evidence], bool]
    origin_of: Mapping[str, str]  # by source id

    def left(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return the evidence that counts."""
        return tuple(e for e in evidence if self.counts(e))

    def whole(self, value: object) -> bool:
        """Say whether all evidence in a value counts."""
        return all(map(self.counts, evidence_in(value)))


def is_made_of(text: str, evidence: tuple[Evidence, ...]) -> bool:
    """Say whether every part of a text stands, word for word, in a piece of evidence.

    >>> held = (Evidence("e-00000000", "post", 0, 45, "Trade reached $218.2 billion, customs said"),)
    >>> is_made_of("Trade reached $218.2 billion.", held), is_made_of("Trade fell to $218.2 billion.", held)
    (True, False)
    """
    sources = [f" {' '.join(normal_words(e.shown))} " for e in evidence]
    parts = [normal_words(part) for part in text.split(GAP)]
    return any(parts) and all(any(f" {' '.join(part)} " in source for source in sources) for part in parts if part)


def limit_item(item: Carried, limit: Limit) -> Carried | None:
    """Return an item that has its words from its evidence."""
    evidence = limit.left(item.evidence)
    if not evidence or evidence == item.evidence:
        return item if evidence else None
    ids = [e.id for e in evidence]
    main = item.id if item.id in ids or item.id not in {e.id for e in item.evidence} else ids[0]
    text = item.text
    if not getattr(item, "edited", False) and not is_made_of(text, evidence):
        text = f" {GAP} ".join(e.shown for e in evidence if e.source == evidence[0].source)
    sources = {e.source for e in evidence}
    left: Carried = replace(
        item, id=main, text=text, evidence=evidence, sources=tuple(s for s in item.sources if s in sources)
    )
    told = text == item.text and evidence[0].source == item.evidence[0].source
    return left if told or not isinstance(left, Fact | TimelineEvent) else replace(left, shown=None, notes=())


def limit_fact(fact: Fact, limit: Limit) -> Fact | None:
    """Return a fact with the origins and the standing it has from what is left.

    An origin of the statement alone, behind none of its articles, is kept while any article is.
    """
    left = limit_item(fact, limit)
    if left is None or left.evidence == fact.evidence:
        return left
    own = {limit.origin_of[s] for s in left.sources if s in limit.origin_of}
    origins = tuple(o for o in fact.origins if o in own or o not in limit.origin_of.values()) or tuple(sorted(own))
    standing = fact.standing
    if standing in {Standing.CORROBORATED, Standing.SINGLE_ORIGIN}:
        standing = Standing.of_origins(len(origins))
    return replace(left, origins=origins, standing=standing)


def limit_quote(quote: BriefingQuote, limit: Limit) -> BriefingQuote | None:
    """Return a quote with the speaker and the other wordings that are left."""
    speaker = quote.speaker if quote.speaker and limit.whole(quote.speaker) else None
    left = limit_item(replace(quote, speaker=speaker), limit)
    if left is None:
        return None
    sources = {e.source for e in evidence_in(quote) if limit.counts(e)}
    variants = tuple(v for v in quote.variants if limit.whole(v) and v.text != left.text)
    return replace(left, variants=variants, sources=tuple(s for s in quote.sources if s in sources))


def limit_entity(entity: Entity, limit: Limit) -> Entity | None:
    """Return an entity with the sources and roles that are left."""
    held = ((role, limit.left(role.evidence)) for role in entity.roles)
    roles: tuple[EntityRole, ...] = tuple(structs.replace(role, evidence=left) for role, left in held if left)
    lost = {r.text for r in entity.roles} - {r.text for r in roles}
    sources = tuple(s for s in entity.sources if s in limit.origin_of)
    if not sources:
        return None
    return replace(entity, roles=roles, role=None if entity.role in lost else entity.role, sources=sources)


def limit_disagreement(found: Disagreement, limit: Limit) -> Disagreement | None:
    """Return a disagreement with what settles it, if that is left; one side alone is none."""
    positions = tuple(p for p in (_limit_position(p, limit) for p in found.positions) if p)
    if len(positions) < 2:  # noqa: PLR2004  # it takes two to disagree
        return None
    if found.settled_by is None or limit.counts(found.settled_by):
        return replace(found, positions=positions)
    return replace(found, positions=positions, settled_by=None, note=None)


def _limit_position(position: Position, limit: Limit) -> Position | None:
    evidence = limit.left(position.evidence)
    lost = {e.source for e in position.evidence} - {e.source for e in evidence}
    sources = tuple(s for s in position.sources if s not in lost)
    return replace(position, evidence=evidence, sources=sources) if evidence else None


def limit_question(question: Question, limit: Limit) -> Question | None:
    """Return a question that something still raises; it is open where its answer is gone."""
    raised, answered = limit.left(question.raised), limit.left(question.answered)
    if not raised:
        return None
    state = QuestionState.OPEN if question.answered and not answered else question.state
    return replace(question, raised=raised, answered=answered, state=state)
