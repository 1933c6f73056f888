"""Every published item against its documents again: what fails is dropped and reported.

Evidence must be cut from its document at its offsets, with its id; the text of a fact, a quote, a figure and an
event must stand in its evidence, unless an editor worded it; the lede must be made of the facts it names; a
reference must lead to an item that is there. Nothing else is judged: whether it is true is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from msgspec import structs

from generator.kinds import KINDS, Kind
from generator.relations.items.limits import Limit, is_made_of
from generator.stages.edit import with_known_changes
from generator.values.briefing import Briefing, Change
from generator.values.diagnostic import Diagnostic
from generator.values.document import Basis, Document, Evidence

WORDING: Final = frozenset({"text", "value"})  # keys of an entry that change an item's words
SHOWN: Final = 60  # characters of an item's text in a diagnostic


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

    def printed(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return pieces of evidence with their words as a reader sees them, without the furniture inside."""
        known = ((e, self.documents[e.source]) for e in evidence if e.source in self.documents)
        return tuple(
            structs.replace(e, text=document.printed(e.span, furniture=False), printed=None) for e, document in known
        )

    def report(self, code: str, fault: str, place: str, hint: str | None = None) -> None:
        """Note a fault."""
        self.faults.append(Diagnostic(code, fault, place, hint))


def verify(briefing: Briefing, documents: Mapping[str, Document]) -> Briefing:
    """Return the briefing without the items whose evidence does not carry them."""
    check = _Check(documents, briefing)
    limit = Limit(check.stands, {source.id: source.origin for source in briefing.sources})
    items: dict[str, Any] = {}
    for kind in KINDS:
        left = (kind.as_of(item, limit) for item in getattr(briefing, kind.key))
        items[kind.key] = tuple(item for item in left if item is not None and _is_worded(item, check, kind))
    checked = _references(_checked_lede(replace(briefing, **items), check), check)
    return checked.with_diagnostics((*check.faults, *_without_stated_date(checked, documents)))


def _is_cut(evidence: Evidence, document: Document | None) -> bool:
    if document is None or not 0 <= evidence.start < evidence.end <= len(document.text):
        return False
    return document.evidence(evidence.span) == evidence


def _is_worded(item: Any, check: _Check, kind: Kind) -> bool:  # noqa: ANN401  # of any kind
    """Say whether an item's text stands in its evidence, and report it when it does not.

    What an editor may word is excused once it is edited; a quote's words are the source's always.
    """
    evidence = getattr(item, "evidence", None)
    held = (*evidence, *check.printed(evidence)) if evidence is not None else ()
    if evidence is None or is_made_of(item.text, held) or (kind.edit.keys & WORDING and item.edited):
        return True
    fault = f"the text of {item.id} is not made of its evidence: '{item.text[:SHOWN]}'"
    check.report("B402", fault, kind.key, "please report it; the item was left out")
    return False


def _checked_lede(briefing: Briefing, check: _Check) -> Briefing:
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
    known = with_known_changes(briefing)
    for before in briefing.changes:
        after = next((c for c in known.changes if c.date == before.date), Change(before.date, (), (), ()))
        gone = sorted(_ids_named(before) - _ids_named(after))
        if gone:
            check.report("B404", f"changes of {before.date} name what is not there: {', '.join(gone)}", "changes")
    return replace(known, figures=tuple(replace(f, relates_to=None) if f in loose else f for f in briefing.figures))


def _ids_named(change: Change) -> set[str]:
    return {*change.added, *change.superseded, *change.answered}


def _without_stated_date(briefing: Briefing, documents: Mapping[str, Document]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every source whose date is not known or was worked out."""
    hint = "give published: in overrides.yml"
    return tuple(
        Diagnostic("B210", "source has no stated date", documents[source.id].path, hint)
        for source in briefing.sources
        if source.published_basis in {Basis.UNKNOWN, Basis.INFERRED} and source.id in documents
    )
