"""Every published item against its documents again: what fails is dropped and reported.

Evidence must be cut from its document at its offsets, with its id; the text of a fact, a quote, a figure and an
event must stand in its evidence, unless an editor worded it; the lede must be made of the facts it names; a
reference must lead to an item that is there. Nothing else is judged: whether it is true is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol, TypeVar

from generator.overrides.facts import with_evidence
from generator.overrides.support import is_made_of
from generator.values.briefing import Briefing, BriefingQuote, Entity, Fact, Question
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence
from generator.values.enums import QuestionState

SHOWN: Final = 60  # characters of an item's text in a diagnostic


class _Carried(Protocol):
    """An item with evidence and a text made of it."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


Carried = TypeVar("Carried", bound=_Carried)


@dataclass(slots=True)
class _Check:
    """The documents to check against, and what was found wrong with the briefing."""

    documents: Mapping[str, Document]
    briefing: Briefing
    faults: list[Diagnostic] = field(default_factory=list)
    known: dict[Evidence, bool] = field(default_factory=dict)  # evidence is shared by many items

    def stands(self, evidence: Evidence) -> bool:
        """Say whether a piece of evidence is its document's, and report it when it is not."""
        if evidence not in self.known:
            self.known[evidence] = _is_cut(evidence, self.documents.get(evidence.source))
            if not self.known[evidence]:
                place = f"sources/{evidence.source}:{evidence.start}-{evidence.end}"
                fault = f"evidence {evidence.id} does not stand in its source: '{evidence.text[:SHOWN]}'"
                self.report("B401", fault, place, "please report it; what it carried was left out")
        return self.known[evidence]

    def report(self, code: str, fault: str, place: str, hint: str | None = None) -> None:
        """Note a fault."""
        self.faults.append(Diagnostic(code, fault, place, hint))

    def kept(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return the evidence that stands."""
        return tuple(e for e in evidence if self.stands(e))


def verify(briefing: Briefing, documents: Mapping[str, Document]) -> Briefing:
    """Return the briefing without the items whose evidence does not carry them."""
    check = _Check(documents, briefing)
    checked = replace(
        briefing,
        facts=tuple(f for fact in briefing.facts for f in _fact(fact, check)),
        quotes=tuple(q for quote in briefing.quotes for q in _quote(quote, check)),
        figures=tuple(f for figure in briefing.figures for f in _carried(figure, check)),
        timeline=tuple(e for event in briefing.timeline for e in _carried(event, check)),
        entities=tuple(_entity(entity, check) for entity in briefing.entities),
        disagreements=tuple(d for found in briefing.disagreements for d in _disagreement(found, check)),
        questions=tuple(q for question in briefing.questions for q in _question(question, check)),
    )
    checked = _references(_lede(checked, check), check)
    return checked.with_diagnostics((*check.faults, *_undated(checked, documents)))


def _is_cut(evidence: Evidence, document: Document | None) -> bool:
    if document is None or not 0 <= evidence.start < evidence.end <= len(document.text):
        return False
    return document.evidence(evidence.span) == evidence


def _worded(item: _Carried, check: _Check, section: str) -> bool:
    """Say whether an item's text stands in its evidence, and report it when it does not."""
    if getattr(item, "edited", False) or is_made_of(item.text, (e.text for e in item.evidence)):
        return True
    fault = f"the text of {item.id} is not made of its evidence: '{item.text[:SHOWN]}'"
    check.report("B402", fault, section, "please report it; the item was left out")
    return False


def _carried(item: Carried, check: _Check) -> tuple[Carried, ...]:
    """Return an item with the evidence that stands, or nothing."""
    evidence = check.kept(item.evidence)
    if not evidence:
        return ()
    if len(evidence) < len(item.evidence):
        changes: dict[str, Any] = {"evidence": evidence, "sources": tuple(sorted({e.source for e in evidence}))}
        if item.id not in {e.id for e in evidence}:
            changes["id"] = evidence[0].id
        item = replace(item, **changes)  # type: ignore[type-var]  # every item is a dataclass
    return (item,) if _worded(item, check, type(item).__name__) else ()


def _fact(fact: Fact, check: _Check) -> tuple[Fact, ...]:
    evidence = check.kept(fact.evidence)
    if not evidence:
        return ()
    whole = fact if len(evidence) == len(fact.evidence) else with_evidence(fact, evidence, check.briefing)
    return (whole,) if _worded(whole, check, "facts") else ()


def _quote(quote: BriefingQuote, check: _Check) -> tuple[BriefingQuote, ...]:
    """Return a quote with the variants and the speaker whose evidence stands."""
    variants = tuple(v for v in quote.variants if len(check.kept(v.evidence)) == len(v.evidence))
    speaker = quote.speaker if quote.speaker and check.stands(quote.speaker.mention) else None
    whole = _carried(replace(quote, variants=variants, speaker=speaker), check)
    # a corrected speaker leaves the quote's words to be the source's
    return tuple(q for q in whole if is_made_of(q.text, (e.text for e in q.evidence)))


def _entity(entity: Entity, check: _Check) -> Entity:
    """Return an entity with the roles whose evidence stands."""
    roles = tuple(r for r in entity.roles if r.evidence and len(check.kept(r.evidence)) == len(r.evidence))
    lost = {r.text for r in entity.roles} - {r.text for r in roles}
    return replace(entity, roles=roles, role=None if entity.role in lost else entity.role)


def _disagreement(found: Any, check: _Check) -> tuple[Any, ...]:  # noqa: ANN401  # Disagreement; kept short
    positions = tuple(p for p in found.positions if p.evidence and len(check.kept(p.evidence)) == len(p.evidence))
    if len(positions) < 2:  # noqa: PLR2004  # it takes two to disagree
        return ()
    settled = found.settled_by if found.settled_by and check.stands(found.settled_by) else None
    return (replace(found, positions=positions, settled_by=settled),)


def _question(question: Question, check: _Check) -> tuple[Question, ...]:
    raised, answered = check.kept(question.raised), check.kept(question.answered)
    if not raised:
        return ()
    state = QuestionState.OPEN if question.answered and not answered else question.state
    return (replace(question, raised=raised, answered=answered, state=state),)


def _lede(briefing: Briefing, check: _Check) -> Briefing:
    """Return the briefing with a lede that is made of the facts it names."""
    texts = {fact.id: fact.text for fact in briefing.facts}
    ids = tuple(i for i in briefing.lede_facts if i in texts)
    if "lede" in briefing.edited:
        return replace(briefing, lede_facts=ids)
    rest = briefing.lede
    for i in ids:
        rest = rest.replace(texts[i], "", 1)
    if ids == briefing.lede_facts and not rest.strip():
        return briefing
    ids = ids or tuple(texts)[:1]
    lede = " ".join(texts[i] for i in ids)
    if lede or briefing.lede:
        check.report("B403", "the lede was not made of its facts, and was made anew", "lede", "please report it")
    return replace(briefing, lede=lede, lede_facts=ids)


def _references(briefing: Briefing, check: _Check) -> Briefing:
    """Return the briefing without references to items that are not there."""
    figures = {figure.id for figure in briefing.figures}
    loose = [f for f in briefing.figures if f.relates_to is not None and f.relates_to not in figures]
    for figure in loose:
        check.report("B404", f"{figure.id} relates to {figure.relates_to}, which is not there", "figures")
    sections = (briefing.facts, briefing.quotes, briefing.figures, briefing.timeline, briefing.questions)
    there = {i for section in sections for item in section for i in (item.id, *getattr(item, "also", ()))}
    there.update(d.id for d in briefing.disagreements)
    changes = []
    for change in briefing.changes:
        lists: dict[str, Any] = {name: getattr(change, name) for name in ("added", "superseded", "answered")}
        gone = sorted({i for ids in lists.values() for i in ids} - there)
        if gone:
            check.report("B404", f"changes of {change.date} name what is not there: {', '.join(gone)}", "changes")
        lists = {name: tuple(i for i in ids if i in there) for name, ids in lists.items()}
        changes.append(replace(change, **lists))
    return replace(
        briefing,
        figures=tuple(replace(f, relates_to=None) if f in loose else f for f in briefing.figures),
        changes=tuple(c for c in changes if c.added or c.superseded or c.answered),
    )


def _undated(briefing: Briefing, documents: Mapping[str, Document]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every source whose date is not known or was worked out."""
    hint = "give published: in overrides.yml"
    return tuple(
        Diagnostic("B210", "source has no stated date", documents[source.id].path, hint)
        for source in briefing.sources
        if source.published_basis in {"unknown", "inferred"} and source.id in documents
    )
