"""New items an editor gives with words of a source: quotes, figures, events, differences, questions.

    quotes:        {source: post, exact: We have no choice, add: true, speaker: {name: Mara Lindqvist}}
    figures:       {source: post, exact: $4.2 million, add: cost of the repairs}
    timeline:      {source: post, exact: will close on 12 March, add: The bridge closes., start: 2031-03-12}
    disagreements: {add: What the repairs cost, positions: [{source: post, exact: …}, {source: courier, exact: …}]}
    questions:     {source: post, exact: Repairs will cost $4.2 million, add: Who pays for the repairs?}

What the words say they say: a quote's words are theirs, and a figure's amount is read out of them unless it is given.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from generator.figures.amounts import find_amounts
from generator.overrides.decisions import Entry
from generator.overrides.desk import Desk, Refusal
from generator.overrides.guard.excess import Manner
from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuantity,
    BriefingQuote,
    Disagreement,
    Position,
    Question,
    TimelineEvent,
    When,
)
from generator.values.document import Evidence
from generator.values.enums import DisagreementKind, EventStatus, Precision, QuestionState
from generator.values.findings import FigureRole, Qualifier, QuestionReason
from generator.values.ids import hashed_id

MARKS: Final = "\"“”‘’'«»"
CLOSED_RE: Final = re.compile(rf"[.,!?…]?[{MARKS}]")  # what stands behind the last word between marks


def new_quote(entry: Entry, desk: Desk, _briefing: Briefing) -> BriefingQuote:
    """Return what an editor found said; between marks it was said word for word, else it is reported."""
    said = desk.excerpt(entry.source or "", (entry.exact or "").strip(MARKS))
    text = desk.documents[said.source].text
    direct = text[: said.start][-1:] in {*MARKS} and CLOSED_RE.match(text, said.end) is not None
    return BriefingQuote(
        said.id, (), said.shown, direct, None, None, None, None, None, None, (), True, (said,), (said.source,)
    )


def new_figure(entry: Entry, desk: Desk, _briefing: Briefing) -> BriefingFigure:
    """Return a figure whose measure an editor names; raises Refusal where its words do not have one amount."""
    counted = desk.excerpt(entry.source or "", entry.exact or "")
    quantity = _found_quantity(counted, desk) or _read_quantity(counted, entry)
    measure = str(entry.changes["add"])
    return BriefingFigure(
        counted.id, (), counted.shown, quantity, measure, FigureRole.VALUE, None, None, None,
        edited=True, evidence=(counted,), sources=(counted.source,),
    )  # fmt: skip


def _found_quantity(counted: Evidence, desk: Desk) -> BriefingQuantity | None:
    """Return the amount that was found in the words; None where none was, or several were."""
    figures = desk.guard.articles[counted.source].article.figures if counted.source in desk.guard.articles else ()
    inside = [f.quantity for f in figures if counted.span.contains(f.marked)]
    if len(inside) != 1:
        return None
    return BriefingQuantity(inside[0].value, inside[0].unit, inside[0].qualifier, inside[0].high)


def _read_quantity(counted: Evidence, entry: Entry) -> BriefingQuantity:
    amounts = find_amounts(counted.shown)
    unit = entry.changes.get("unit") or (amounts[0].unit if amounts else None)
    given = entry.changes.get("value")
    if (len(amounts) != 1 and given is None) or unit is None:
        fault = "the words hold no amount" if not amounts else "the words do not say of what"
        fault = "the words hold more than one amount" if len(amounts) > 1 else fault
        raise Refusal("B305", fault, "give other words, or value: and unit:")
    if given is not None:
        return BriefingQuantity(Decimal(str(given)), unit, Qualifier.EXACTLY, None)
    return BriefingQuantity(amounts[0].value, unit, amounts[0].qualifier, amounts[0].high)


def new_event(entry: Entry, desk: Desk, briefing: Briefing) -> TimelineEvent:
    """Return an event in an editor's words, which the source's must carry; raises Refusal without a day."""
    told = desk.excerpt(entry.source or "", entry.exact or "")
    text, start = entry.changes["add"], entry.changes.get("start")
    if start is None:
        raise Refusal("B305", "the event has no day", "give it: start: 2031-03-12")
    admitted = bool(entry.changes.get("unsupported"))
    odd = desk.check_days((start,), (told,), unsupported=admitted)
    beyond = desk.check_support(text, (told,), unsupported=admitted) or odd
    ahead = briefing.updated is not None and start > briefing.updated[: len(start)]
    status = EventStatus.PLANNED if ahead else EventStatus.HAPPENED
    when = When(start, start, entry.changes.get("end", start), Precision.of_date(start), status)
    return TimelineEvent(told.id, (), when, text, (told,), (told.source,), edited=True, unsupported=beyond)


def new_disagreement(entry: Entry, desk: Desk, _briefing: Briefing) -> Disagreement:
    """Return a difference between words of sources that an editor laid side by side."""
    sides = tuple(desk.excerpt(e["source"], e["exact"]) for e in entry.changes.get("positions", ()))
    if len({side.source for side in sides}) < 2:  # noqa: PLR2004  # two sides
        raise Refusal("B305", "a difference has two sources", "give them under positions: [{source, exact}, …]")
    kind = DisagreementKind(entry.changes.get("kind", DisagreementKind.STATEMENT))
    name = hashed_id("d", sides[0].id, kind, "")
    positions = tuple(Position(side.shown, (side.source,), (side,)) for side in sides)
    return Disagreement(name, entry.changes["add"], kind, positions, None, None)


def new_question(entry: Entry, desk: Desk, _briefing: Briefing) -> Question:
    """Return a question that words of a source leave open."""
    raised = desk.excerpt(entry.source or "", entry.exact or "")
    reason = QuestionReason(entry.changes.get("reason", QuestionReason.NOT_DISCLOSED))
    name = f"u-{raised.id.removeprefix('e-')}"
    text = entry.changes["add"]
    own = is_own_question(text, (raised,), entry, desk)
    return Question(name, text, reason, QuestionState.OPEN, (raised,), (), unsupported=own)


def is_own_question(text: str, raised: tuple[Evidence, ...], entry: Entry, desk: Desk) -> bool:
    """Say whether a question takes for granted what its evidence does not hold; raises Refusal unless admitted."""
    admitted = bool(entry.changes.get("unsupported"))
    return desk.check_support(text, raised, unsupported=admitted, manner=Manner(question=True))
