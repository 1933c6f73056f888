"""Statements that still print an amount an editor corrected in the figures: told to the editor, who may reword them.

The words of a fact are its source's; that they differ from the row of the figures, a reader would see.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.amounts import find_amounts
from generator.overrides.decisions import OVERRIDES_FILE
from generator.values.briefing import Briefing, BriefingFigure, Fact, TimelineEvent
from generator.values.diagnostic import Diagnostic
from generator.values.story import Story

OLD_AMOUNT = "B503"


def find_old_amounts(briefing: Briefing, story: Story) -> Iterator[Diagnostic]:
    """Yield a note for every corrected figure whose old amount a fact or an event still prints; it names ids alone."""
    found = {i: figure for figure in story.figures for i in (figure.id, *figure.also)}
    items: dict[str, Fact | TimelineEvent] = {event.id: event for event in briefing.timeline}
    items |= {fact.id: fact for fact in briefing.facts}
    for figure in briefing.figures:
        old = found.get(figure.id)
        if old is None or old.quantity == figure.quantity:
            continue
        ids = sorted(item.id for item in items.values() if _prints(item, old))
        if ids:
            told = f"what the figure {figure.id} had before its correction is still printed by {', '.join(ids)}"
            yield Diagnostic(OLD_AMOUNT, told, OVERRIDES_FILE, "reword them with text:, or tell why they differ")


def _prints(item: Fact | TimelineEvent, figure: BriefingFigure) -> bool:
    """Say whether a statement rests on a figure's words and has its amount."""
    old = figure.quantity
    shared = any(e.source == f.source and e.span.overlaps(f.span) for e in item.evidence for f in figure.evidence)
    amounts = (a for a in find_amounts(item.text) if a.unit in {None, old.unit})
    return shared and any((a.value, a.high) == (old.value, old.high) for a in amounts)
