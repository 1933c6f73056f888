"""Entries about facts: add, reword, hide, merge, split, pin, reorder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.overrides.decisions import Entry
from generator.overrides.desk import FURTHER, Desk, Edited, Refusal, replaced
from generator.overrides.editing import Editing, with_pool
from generator.overrides.guard.excess import Manner
from generator.relations.choosing.front import CANDIDATES
from generator.relations.items.limits import is_made_of
from generator.values.briefing import Briefing, Fact, FactAttribution
from generator.values.document import Evidence
from generator.values.enums import Standing
from generator.values.findings import StatementKind
from generator.values.story import Story


def edit_fact(briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Follow one entry; facts that were found and not chosen can be named too."""
    if "add" in entry.changes:
        return _placed_within(_add(briefing, entry, desk), entry)
    pool = with_pool(briefing.facts, story.facts)
    fact = desk.find(entry, pool, "fact")
    new, apart = _split_fact(fact, entry.changes.get("split", ()), desk, briefing)
    if apart:
        new, *others = (_as_found(part, story) for part in (new, *apart))
        apart = tuple(others)
    new = _reworded(new, entry, desk, briefing)
    merged = tuple(desk.find_id(other, pool, "fact") for other in entry.changes.get("merge", ()))
    if fact in merged:
        raise Refusal("B305", f"'{fact.id}' cannot be merged with itself", "name the ids of the others")
    for other in merged:
        new = _merge_facts(new, other, briefing)
    if merged or "evidence" in entry.changes:
        new = _with_origins(new, _whole_in(new, fact, desk, briefing))
    kept = tuple(f for f in briefing.facts if f not in merged)
    kept = replaced(kept, fact, new) if fact in kept else (*kept, new)
    place = kept.index(new) + 1
    done = replace(briefing, facts=(*kept[:place], *apart, *kept[place:]))
    done = with_own_lede(done)
    if new.text != fact.text and "lede" not in briefing.edited:
        done = replace(done, lede=done.lede.replace(fact.text, new.text))
    return _placed_within(Edited(done, new.id, fact.text, new.text), entry)


def _placed_within(edited: Edited, entry: Entry) -> Edited:
    """Return what an entry did; raises Refusal where it wants a position behind the last fact."""
    wanted, number = int(entry.changes.get("position", 1)), len(edited.briefing.facts)
    if wanted > number:
        raise Refusal("B305", f"there is no position {wanted} among {number} facts", f"give one from 1 to {number}")
    return edited


def arrange_facts(briefing: Briefing, applied: Sequence[tuple[Entry, str]]) -> Briefing:
    """Return the briefing with pinned facts first, in the entries' order, and others at their positions."""
    about = [(entry, item) for entry, item in applied if entry.section == "facts"]
    pinned = [item for entry, item in about if entry.changes.get("pin")]
    facts = sorted(briefing.facts, key=lambda f: pinned.index(f.id) if f.id in pinned else len(pinned))
    for entry, item in about:
        moved = next((f for f in facts if f.id == item), None)
        if moved and "position" in entry.changes:
            facts.remove(moved)
            facts.insert(int(entry.changes["position"]) - 1, moved)
    placed = [item for entry, item in about if "position" in entry.changes]
    front = [i for i in dict.fromkeys((*pinned, *briefing.key_facts)) if i not in {*briefing.lede_facts, *placed}]
    for item in (i for i in placed if i in {*pinned, *briefing.key_facts}):
        behind = {f.id for f in facts[[f.id for f in facts].index(item) :]}
        front.insert(next((n for n, i in enumerate(front) if i in behind), len(front)), item)
    return replace(briefing, facts=tuple(facts), key_facts=tuple(front)[:CANDIDATES])


def origins_behind(briefing: Briefing, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the origins behind pieces of evidence."""
    by_source: Mapping[str, str] = {source.id: source.origin for source in briefing.sources}
    return tuple(sorted({by_source[e.source] for e in evidence if e.source in by_source}))


def with_evidence(fact: Fact, evidence: tuple[Evidence, ...], briefing: Briefing) -> Fact:
    """Return a fact carried by other evidence, its sources, origins and standing with it."""
    evidence = tuple(dict.fromkeys(evidence))
    ids = [e.id for e in evidence]
    main = fact.id if fact.id in ids else ids[0]
    carried = replace(
        fact,
        id=main,
        also=tuple(sorted({*ids, *(i for i in fact.also if i in ids)} - {main})),
        evidence=evidence,
        sources=tuple(sorted({e.source for e in evidence})),
    )
    return _with_origins(carried, origins_behind(briefing, evidence))


def _with_origins(fact: Fact, origins: tuple[str, ...]) -> Fact:
    """Return a fact with other origins, its standing with them."""
    counted = fact.standing in {Standing.CORROBORATED, Standing.SINGLE_ORIGIN}
    standing = Standing.of_origins(len(origins)) if counted else fact.standing
    return replace(fact, origins=origins, standing=standing)


def _whole_in(new: Fact, old: Fact | None, desk: Desk, briefing: Briefing) -> tuple[str, ...]:
    """Return the origins that have a fact whole: what an editor brings counts where it holds the text."""
    same = old is not None and new.text == old.text
    found, origins = (old.evidence, old.origins) if old is not None and same else ((), ())
    manner = Manner(attributed=new.attribution is not None)
    whole = [e for e in new.evidence if e not in found and not desk.guard.find_excess(new.text, (e,), manner)]
    return tuple(sorted({*origins, *origins_behind(briefing, whole)})) or origins_behind(briefing, new.evidence[:1])


def _add(briefing: Briefing, entry: Entry, desk: Desk) -> Edited:
    text = entry.changes["add"]
    evidence = (desk.excerpt(entry.source or "", entry.exact or ""), *_further(entry, desk))
    beyond = desk.check_support(text, evidence, unsupported=bool(entry.changes.get("unsupported")), cure=FURTHER)
    kind = StatementKind(entry.changes.get("kind", StatementKind.STATEMENT))
    bare = Fact(
        evidence[0].id, (), text, kind, (), Standing.SINGLE_ORIGIN, None, 1.0, edited=True, evidence=(), sources=()
    )
    fact = replace(with_evidence(bare, evidence, briefing), unsupported=beyond)
    fact = _with_origins(fact, _whole_in(fact, None, desk, briefing))
    if any(fact.id == other.id for other in briefing.facts):
        raise Refusal(
            "B305", f"these words carry the fact '{fact.id}' already", "reword that one with its id and text:"
        )
    return Edited(replace(briefing, facts=(*briefing.facts, fact)), fact.id, "", text)


def _reworded(fact: Fact, entry: Entry, desk: Desk, briefing: Briefing) -> Fact:
    further = _further(entry, desk)
    for piece in further:
        desk.check_shared(
            entry.changes.get("text", fact.text),
            fact.evidence,
            piece,
            "the fact says",
            admitted=bool(entry.changes.get("unsupported")),
        )
    new = with_evidence(fact, (*fact.evidence, *further), briefing) if further else fact
    if "kind" in entry.changes and entry.changes["kind"] != fact.kind:
        new = replace(new, kind=StatementKind(entry.changes["kind"]), edited=True)
    text = entry.changes.get("text")
    if text is None or text == fact.text:
        return new
    manner = Manner(attributed=new.attribution is not None)
    admitted = bool(entry.changes.get("unsupported"))
    beyond = desk.check_support(text, new.evidence, unsupported=admitted, manner=manner, cure=FURTHER)
    # whom the source has it from, it does not have the editor's own words from
    given = None if beyond else new.attribution
    return replace(new, text=text, shown=None, notes=(), edited=True, unsupported=beyond, attribution=given)


def _further(entry: Entry, desk: Desk) -> tuple[Evidence, ...]:
    return tuple(desk.excerpt(e["source"], e["exact"]) for e in entry.changes.get("evidence", ()))


def _merge_facts(fact: Fact, other: Fact, briefing: Briefing) -> Fact:
    both = with_evidence(fact, (*fact.evidence, *other.evidence), briefing)
    also = {*both.also, other.id, *other.also} - {both.id}
    return replace(both, also=tuple(sorted(also)), edited=True)


def _split_fact(fact: Fact, ids: Sequence[str], desk: Desk, briefing: Briefing) -> tuple[Fact, tuple[Fact, ...]]:
    """Return the fact without some of its evidence, and a fact for each piece that left."""
    if not ids:
        return fact, ()
    leaving = tuple(desk.find_id(i, fact.evidence, "piece of this fact's evidence") for i in ids)
    staying = tuple(e for e in fact.evidence if e not in leaving)
    if not staying:
        raise Refusal("B305", "nothing of the fact would be left", "name only the evidence that says something else")
    apart = tuple(
        with_evidence(replace(fact, id=e.id, also=(), text=e.shown, shown=None, notes=(), edited=True), (e,), briefing)
        for e in leaving
    )
    rest = with_evidence(replace(fact, also=tuple(i for i in fact.also if i not in ids)), staying, briefing)
    return replace(rest, edited=True), apart


def _as_found(fact: Fact, story: Story) -> Fact:
    """Return one side of a split with words of its own evidence, and with whom its source has them from."""
    text = fact.text if is_made_of(fact.text, fact.evidence) else fact.evidence[0].shown
    said = next((e for e in fact.evidence if is_made_of(text, (e,))), fact.evidence[0])
    statements = next((a.article.statements for a in story.articles if a.source == said.source), ())
    given = next((s.attribution for s in statements if said.span in s.parts), None)
    by = FactAttribution(given.name, given.kind, given.cue) if given else None
    return replace(fact, text=text, shown=None, notes=(), attribution=by)


def with_own_lede(briefing: Briefing) -> Briefing:
    """Return the briefing with a lede of facts that are there; the editor's own stays."""
    texts = {f.id: f.text for f in briefing.facts}
    left = tuple(i for i in briefing.lede_facts if i in texts)
    if left == briefing.lede_facts or "lede" in briefing.edited:
        return replace(briefing, lede_facts=left)
    left = left or tuple(texts)[:1]
    return replace(briefing, lede_facts=left, lede=" ".join(texts[i] for i in left))


def _blank(fact: Fact) -> dict[str, object]:
    """Return a fact's words, but where the page has others for want of leave to quote those that were chosen."""
    return {"text": fact.text} if {*fact.sources} == {e.source for e in fact.evidence} else {}


FACTS: Final = Editing(
    keys=frozenset({"add", "text", "unsupported", "evidence", "kind", "pin", "position", "merge", "split"}),
    told=lambda fact: fact.text,
    settle=with_own_lede,
    blank=_blank,
    follow=edit_fact,
)
