"""Which facts a later source has overtaken: a toll that has risen, a plan whose day has moved.

"killing at least six" is superseded by the next day's "rose to 11"; the fact stays, and shows by what. Left alone:
values of one day, and values that do not change with time (those disagree).
"""

from __future__ import annotations

from generator.relations.content import is_later
from generator.relations.differences.claims import Claim, Clash
from generator.relations.differences.counted import Counted
from generator.relations.differences.deeds import grows, same_deeds
from generator.values.briefing import Fact
from generator.values.document import Evidence
from generator.values.story import Story


def find_updates(story: Story, counted: tuple[Counted, ...], clashes: list[Clash]) -> tuple[tuple[str, Evidence], ...]:
    """Return the superseded facts' ids, each with the evidence that overtook it, the latest there is."""
    overtaken: list[tuple[Claim, Claim]] = []
    for one, other in same_deeds(counted):
        if grows(one) and grows(other) and one.value_and_unit[0] != other.value_and_unit[0]:
            overtaken += _in_order(one.claim, other.claim)
    for clash in clashes:
        if clash.can_change:
            overtaken += _in_order(clash.left, clash.right)
    latest: dict[str, Claim] = {}
    for older, newer in overtaken:
        for fact in story.facts:
            known = latest.get(fact.id)
            if (
                _holds(fact, older)
                and not _holds(fact, newer)
                and (known is None or is_later(newer.dated, known.dated))
            ):
                latest[fact.id] = newer
    return tuple((fact, claim.evidence[0]) for fact, claim in sorted(latest.items()))


def _in_order(one: Claim, other: Claim) -> list[tuple[Claim, Claim]]:
    """The two claims, the older first; nothing where neither is known to be later."""
    if is_later(other.dated, one.dated):
        return [(one, other)]
    return [(other, one)] if is_later(one.dated, other.dated) else []


def _holds(fact: Fact, claim: Claim) -> bool:
    span = claim.point or claim.span
    wording = fact.evidence[0]  # what else says the same is no part of the fact's words
    return wording.source == claim.source and wording.span.overlaps(span)
