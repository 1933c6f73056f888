"""Every kind of item by its row: shown, listed for editors, hidden, corrected, explained, and shown as of every day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args, get_type_hints

import pytest
from newsdesk import Newsdesk
from sample_story import sample_briefing

from generator.cli.edit import new_overrides
from generator.cli.explain import explain_item, find_items
from generator.kinds import FOLDED, KINDS, Kind
from generator.overrides.reader import overrides_schema, parse_overrides
from generator.overrides.strict_yaml import load_schema
from generator.rendering.page import ON_EVIDENCE
from generator.stages.as_of import as_of
from generator.stages.edit import edit
from generator.stages.render import render
from generator.values.briefing import Briefing, Change
from generator.values.document import evidence_in
from generator.values.story import Story

BY_KEY = pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
# What an editor may write of each kind, and a field it ends in with its value.
CORRECTIONS: dict[str, tuple[str, str, object]] = {
    "entities": ("role: harbour master", "role", "harbour master"),
    "facts": ("kind: plan", "kind", "plan"),
    "quotes": ("addressee: reporters", "addressee", "reporters"),
    "figures": ("measure: cost of repairs", "measure", "cost of repairs"),
    "timeline": ("status: happened", "when.status", "happened"),
    "disagreements": ("note: The port has not said which.", "note", "The port has not said which."),
    "questions": ("text: When does it reopen?", "text", "When does it reopen?"),
}
DAYS = ("2031-03-01", "2031-03-02", "2031-05-29", "2031-05-30", "2031-12-31")


def items_of(briefing: Briefing | Story, kind: Kind) -> tuple[Any, ...]:
    items: tuple[Any, ...] = getattr(briefing, kind.key)
    return items


def edited(briefing: Briefing, desk: Newsdesk, kind: Kind, change: str) -> Briefing:
    item = items_of(briefing, kind)[0]
    overrides, errors = parse_overrides(f"{kind.key}:\n- id: {item.id}\n  {change}\n  because: checked\n", kinds=KINDS)
    assert errors == ()
    done = edit(briefing, desk.story, overrides)
    assert [d.message for d in done.diagnostics] == []
    return done


@BY_KEY
def test_a_briefing_and_a_story_hold_a_kinds_values(kind: Kind) -> None:
    for holder in (Briefing, Story):
        assert get_args(get_type_hints(holder)[kind.key])[0] is kind.value


@BY_KEY
def test_a_kind_has_its_place_on_the_page(kind: Kind) -> None:
    assert (kind.key in FOLDED) != (kind.key in ON_EVIDENCE)
    page = render(sample_briefing())["evidence.md" if kind.key in ON_EVIDENCE else "index.md"]
    assert all(f'id="{item.id}"' in page for item in items_of(sample_briefing(), kind))


@BY_KEY
def test_editors_are_given_every_item_to_correct(kind: Kind, desk: Newsdesk) -> None:
    lines = new_overrides(desk.briefing, "bridge").splitlines()
    section = lines[lines.index(f"{kind.key}:") :]
    for item in items_of(desk.briefing, kind):
        entry = next(line for line in section if f"{{id: {item.id}, " in line)
        assert all(f" {key}: " in entry for key in (*kind.edit.blank(item), "hide", "because"))


@BY_KEY
def test_an_item_can_be_hidden_and_leaves_no_trace(kind: Kind, desk: Newsdesk) -> None:
    item = items_of(desk.briefing, kind)[0]
    others = {k.key: tuple(i for i in items_of(desk.briefing, k) if i.id != item.id) for k in KINDS if k is not kind}
    told = (Change("2031-03-04", (item.id,), (), (item.id,)),)
    done = edited(replace(desk.briefing, **others, changes=told), desk, kind, "hide: true")
    assert item.id not in {i.id for i in items_of(done, kind)}
    assert done.changes == ()


@BY_KEY
def test_an_item_can_be_corrected(kind: Kind, desk: Newsdesk) -> None:
    change, field, value = CORRECTIONS[kind.key]
    item = items_of(desk.briefing, kind)[0]
    found: Any = next(i for i in items_of(edited(desk.briefing, desk, kind, change), kind) if i.id == item.id)
    for name in field.split("."):
        found = getattr(found, name)
    assert found == value


@BY_KEY
def test_an_item_is_explained(kind: Kind, desk: Newsdesk) -> None:
    item = items_of(desk.briefing, kind)[0]
    assert any(found is item for _, _, found in find_items(desk.briefing, item.id))
    lines = list(explain_item(kind, 1, item, desk.briefing))
    assert lines[0] == f"{kind.noun} {item.id}, 1 of {len(items_of(desk.briefing, kind))} in {kind.key}"


@BY_KEY
@pytest.mark.parametrize("day", DAYS)
def test_on_an_earlier_day_an_item_rests_on_what_was_published_by_then(kind: Kind, day: str) -> None:
    then = as_of(sample_briefing(), day)
    known = {s.id for s in then.sources}
    assert all(s.published and s.published[:10] <= day for s in then.sources)
    for item in items_of(then, kind):
        assert {e.source for e in evidence_in(item)} <= known
        assert set(getattr(item, "sources", ())) <= known
        assert set(evidence_in(item)) <= set(evidence_in(then))


@BY_KEY
def test_the_schema_lists_what_can_be_corrected(kind: Kind) -> None:
    schema = load_schema("overrides")
    name = schema["properties"][kind.key]["items"]["$ref"].rsplit("/", 1)[1]
    properties = set(schema["$defs"][name]["properties"])
    shared = {"id", "source", "exact", "because", "correction", "quietly", "on", "hide", "drop", "unlike"}
    assert properties - shared == set(kind.edit.keys)


def test_the_schema_knows_every_kind() -> None:
    assert overrides_schema(KINDS) == load_schema("overrides")
