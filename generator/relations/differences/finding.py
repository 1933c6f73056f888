"""What two sources say of the same thing that cannot both hold.

Each kind has a room in ``differences``; here their clashes are joined into disagreements: claims of one value make one
position, positions on one thing one disagreement. A later source that says how it came out settles it; where only a
later source differs and the thing can change, that is an update, not a disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.relations.choosing.heirs import pass_on
from generator.relations.comparing.pairing import ALIKE, pair_sentences
from generator.relations.comparing.publication import is_later_day
from generator.relations.differences.ages import find_age_clashes
from generator.relations.differences.amounts import find_amount_clashes
from generator.relations.differences.assertions import assertion_clashes
from generator.relations.differences.claims import Claim, Clash
from generator.relations.differences.counted import counted_in
from generator.relations.differences.days import day_clashes
from generator.relations.differences.denials import find_denials
from generator.relations.differences.exchanges import Aligned, align_sentences
from generator.relations.differences.flips import flip_clashes
from generator.relations.differences.names import name_clashes
from generator.relations.differences.nobody import find_nobody_clashes
from generator.relations.differences.order import find_order_clashes
from generator.relations.differences.series import with_series
from generator.relations.differences.spellings import find_spelling_clashes
from generator.relations.differences.updates import find_updates
from generator.relations.differences.utterances import find_utterance_clashes
from generator.values.briefing import BriefingQuantity, Disagreement, Position
from generator.values.document import Evidence
from generator.values.enums import DisagreementKind
from generator.values.ids import hashed_id
from generator.values.story import Story

# What is looked for in every pair of sentences that are alike; a claim in two clashes goes by the first.
KINDS: Final[tuple[Callable[[Aligned], Iterator[Clash]], ...]] = (
    assertion_clashes,
    name_clashes,
    day_clashes,
    flip_clashes,
)
SETTLED_NOTE: Final = "The later source tells what happened; it does not tell who had reported it rightly."


@dataclass(frozen=True, slots=True)
class Dispute:
    """The clashes about one thing."""

    kind: str
    topic: str
    claims: tuple[Claim, ...]  # in order of publication, then of the text
    can_change: bool


def find_disagreements(story: Story) -> Story:
    """Return the story with its disagreements, and with what later sources have superseded."""
    aligned = align_sentences(pair_sentences(story))
    alike = [a for a in aligned if a.pair.similarity >= ALIKE]
    counted = {a.source: tuple(counted_in(a)) for a in story.articles}
    figures = tuple(c for a in story.articles for c in counted[a.source])
    clashes = [
        *find_order_clashes(story),
        *find_utterance_clashes(story),
        *find_spelling_clashes(story),
        *find_age_clashes(story),
        *find_denials(story),
        *(c for find in KINDS for a in alike for c in find(a)),
        *find_amount_clashes(story, aligned, counted),
        *find_nobody_clashes(story, figures),
    ]
    disputes = _joined(clashes)
    found = [_disagreement(d) for d in disputes]
    ended = [(_id(c, d.kind), c.evidence) for d, f in zip(disputes, found, strict=True) if f is None for c in d.claims]
    superseded = find_updates(story, figures, clashes)
    story = replace(
        story,
        disagreements=tuple(d for d in found if d is not None),
        superseded=superseded,
        figures=with_series(story.figures, figures),
    )
    return pass_on(story, ended)


def _joined(clashes: list[Clash]) -> list[Dispute]:
    """Join clashes of one kind that share a claim."""
    groups: list[list[Clash]] = []
    for clash in clashes:
        touching = [g for g in groups if g[0].kind == clash.kind and any(_touch(clash, c) for c in g)]
        merged = [c for g in touching for c in g] + [clash]
        groups = [g for g in groups if g not in touching] + [merged]
    return [_dispute(g) for g in groups]


def _touch(one: Clash, other: Clash) -> bool:
    return any(a.touches(b) for a in (one.left, one.right) for b in (other.left, other.right))


def _dispute(clashes: list[Clash]) -> Dispute:
    claims: list[Claim] = []
    for claim in (c for clash in clashes for c in (clash.left, clash.right)):
        if not any(c.touches(claim) for c in claims):
            claims.append(claim)
    ordered = tuple(sorted(claims, key=lambda c: (c.dated.order, c.span, c.value)))
    return Dispute(clashes[0].kind, clashes[0].topic, ordered, all(c.can_change for c in clashes))


def _disagreement(dispute: Dispute) -> Disagreement | None:
    positions = _by_value(dispute.claims)
    settling = None if dispute.kind == "wording" else _settling(positions)
    if settling is not None:
        before = _by_value(c for c in dispute.claims if c is not settling)
        if len(before) > 1:
            return _as_positions(dispute, before, settling.evidence[0])
        if dispute.can_change:
            return None
    return _as_positions(dispute, positions, None) if len(positions) > 1 else None


def _by_value(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.value].append(claim)
    return dict(found)


def _settling(positions: dict[str, list[Claim]]) -> Claim | None:
    """The claim of a source known to be later than every other dated one."""
    claims = [c for cs in positions.values() for c in cs if c.dated.published]
    newest = max(claims, key=lambda c: c.dated.order, default=None)
    others = [c for c in claims if newest is not None and c.source != newest.source]
    if newest is None or not others or not all(is_later_day(newest.dated, c.dated) for c in others):
        return None
    return newest


def _as_positions(dispute: Dispute, positions: dict[str, list[Claim]], settled: Evidence | None) -> Disagreement:
    claims = [c for group in positions.values() for c in group]
    ids = list(dict.fromkeys(_id(c, dispute.kind) for c in (*claims, *dispute.claims)))  # what settles it had its own
    return Disagreement(
        id=ids[0],
        topic=dispute.topic[:1].upper() + dispute.topic[1:],
        kind=DisagreementKind(dispute.kind),
        positions=tuple(_position(claims) for claims in positions.values()),
        settled_by=settled,
        note=SETTLED_NOTE if settled else None,
        also=tuple(ids[1:]),
    )


def _position(claims: list[Claim]) -> Position:
    evidence = {e.id: e for c in claims for e in c.evidence}
    amount = claims[0].quantity
    quantity = BriefingQuantity(amount.value, amount.unit, amount.qualifier, amount.high) if amount else None
    sources = tuple(dict.fromkeys(c.source for c in claims))
    return Position(claims[0].text, sources, tuple(evidence.values()), quantity)


def _id(claim: Claim, kind: str) -> str:
    """A disagreement's id follows from a claim's words and, where a clause holds several, from the disputed ones."""
    point = claim.point.cut(claim.dated.document.normal) if claim.point else ""
    return hashed_id("d", claim.evidence[0].id, kind, point)
