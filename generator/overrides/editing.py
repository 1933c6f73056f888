"""Following one entry of ``overrides.yml``: what every kind of item shares, and what a kind adds to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Protocol, TypeVar, get_type_hints

import msgspec

from generator.overrides.decisions import Entry
from generator.overrides.desk import Desk, Edited, Refusal, evidence_of, replaced
from generator.overrides.same_words import FEWEST, compared_words
from generator.overrides.withheld import TAKEN_BACK, HiddenWords
from generator.values.briefing import Briefing, BriefingFigure, Fact, TimelineEvent
from generator.values.story import Story

TAKING_OFF: Final = frozenset({"hide", "drop", "close"})
Item = TypeVar("Item", bound=Any)


def changed(item: Item, entry: Entry, _desk: Desk, _briefing: Briefing) -> Item:
    """Return an item with the fields an entry gives; raises Refusal for a value the field cannot have."""
    hints = get_type_hints(type(item), include_extras=True)
    plain = {f.name: entry.changes[f.name] for f in fields(item) if f.name in entry.changes}
    values = {name: converted(value, hints[name], name) for name, value in plain.items()}
    new: Item = replace(item, **values, **({"edited": True} if "edited" in hints else {}))
    return new


def converted(value: object, wanted: Any, name: str) -> Any:  # noqa: ANN401  # of the wanted type
    """Return what an editor wrote as a field holds it; raises Refusal when the field cannot."""
    try:
        return msgspec.convert(value, wanted, strict=False)
    except msgspec.ValidationError as error:
        raise Refusal("B305", f"'{name}' cannot be '{value}'", f"{error}") from error


@dataclass(frozen=True, slots=True)
class Editing:
    """How an editor corrects items of a kind."""

    keys: frozenset[str]  # what an entry can change, besides hide and drop
    told: Callable[[Any], str]  # an item in a line: "Mara Lindqvist: We have no choice"
    blank: Callable[[Any], Mapping[str, object]] = lambda _: {}  # what a new overrides.yml has of an item, as it is
    said: Callable[[Any], str] | None = None  # what a correction says of an item; None as told
    change: Callable[[Any, Entry, Desk, Briefing], Any] = changed
    settle: Callable[[Briefing], Briefing] = lambda briefing: briefing  # what else follows, once an entry is done
    follow: Callable[[Briefing, Entry, Desk, Story], Edited | None] = lambda *_: None  # None: as every kind does
    new: Callable[[Entry, Desk, Briefing], Any] | None = None  # an item made of words that an entry adds
    labels: bool = False  # items are labels over words that others hold: hiding one withholds no words


class Editable(Protocol):
    """What editing and the page ask of a kind of item."""

    @property
    def key(self) -> str:
        """Its list in the briefing."""

    @property
    def noun(self) -> str:
        """What one item is called."""

    @property
    def edit(self) -> Editing:
        """How its items are corrected."""


def follow(kind: Editable, briefing: Briefing, entry: Entry, desk: Desk, story: Story) -> Edited:
    """Follow one entry; an item that was found and not chosen can be named too. Raises Refusal."""
    editing = kind.edit
    off = takes_off(entry)
    own = None if off and not editing.labels else editing.follow(briefing, entry, desk, story)
    if own is not None:
        return own
    if editing.new and "add" in entry.changes and not off:
        return _added(kind, briefing, entry, desk, editing.new)
    chosen: tuple[Any, ...] = getattr(briefing, kind.key)
    item = desk.find(entry, with_pool(chosen, getattr(story, kind.key)), kind.noun)
    said = editing.said or editing.told
    new = None if off else unless_same(editing.change(item, entry, desk, briefing), item)
    kept = replaced(chosen, item, new) if item in chosen or new is None else (*chosen, new)
    done = editing.settle(with_items(briefing, kind.key, kept))
    if new is None:
        return Edited(done, item.id, "", TAKEN_BACK, _words_behind(item, entry, desk) if hides(kind, entry) else ())
    return Edited(done, item.id, said(item), said(new))


def _added(
    kind: Editable, briefing: Briefing, entry: Entry, desk: Desk, new: Callable[[Entry, Desk, Briefing], Any]
) -> Edited:
    """Return the briefing with a new item, and whatever else the entry says of it; raises Refusal for one it has."""
    chosen: tuple[Any, ...] = getattr(briefing, kind.key)
    bare = new(entry, desk, briefing)
    if any(bare.id in {item.id, *item.also} for item in chosen):
        fault = f"these words carry the {kind.noun} '{bare.id}' already"
        raise Refusal("B305", fault, "correct that one by its id")
    rest = {key: value for key, value in entry.changes.items() if key not in {"add", "positions"}}
    item = kind.edit.change(bare, replace(entry, changes=rest), desk, briefing)
    done = kind.edit.settle(with_items(briefing, kind.key, (*chosen, item)))
    return Edited(done, item.id, "", (kind.edit.said or kind.edit.told)(item))


def unless_same(new: Item, old: Item) -> Item:
    """Return an item as it was where an entry only says what holds already."""
    return old if new == replace(old, **({"edited": new.edited} if hasattr(old, "edited") else {})) else new


def find_hidden(kind: Editable, entry: Entry, desk: Desk, story: Story) -> tuple[HiddenWords, ...]:
    """Return the words that an entry withholds of what was found; none where it names nothing of it."""
    if not hides(kind, entry):
        return ()
    try:
        return _words_behind(desk.find(entry, getattr(story, kind.key), kind.noun), entry, desk)
    except Refusal:
        return ()  # told when the entry is followed


def hides(kind: Editable, entry: Entry) -> bool:
    """Say whether an entry withholds the words of its item, not its item alone."""
    return bool(entry.changes.get("hide")) and not kind.edit.labels


def takes_off(entry: Entry) -> bool:
    """Say whether an entry takes its item off the page."""
    return any(entry.changes.get(key) for key in TAKING_OFF)


def _words_behind(item: Item, entry: Entry, desk: Desk) -> tuple[HiddenWords, ...]:
    """Return the words that hiding an item withholds: those that name it, and those of all its evidence.

    A quote's other wordings are among them, and the sentences in which a figure is told.
    """
    variants = (e for variant in getattr(item, "variants", ()) for e in variant.evidence)
    evidence = tuple(dict.fromkeys((*evidence_of(item), *variants)))
    apart = tuple(map(compared_words, entry.changes.get("unlike", ())))
    held = [(e.source, desk.places_of(e), e.shown) for e in evidence]
    exact, source = entry.exact or "", evidence[0].source  # a few words only point to the item
    named = [(source, desk.places_named(entry, source), exact)] if len(compared_words(exact).plain) >= FEWEST else []
    told = desk.sentences_of(evidence) if isinstance(item, BriefingFigure) else ()
    held += [(e.source, desk.places_of(e), e.shown) for e in told]
    said = isinstance(item, Fact | TimelineEvent | BriefingFigure)
    return tuple(
        HiddenWords(entry.place, source, spans, text, compared_words(text), apart, is_statement=said)
        for source, spans, text in (*named, *held)
    )


def with_items(briefing: Briefing, key: str, items: tuple[Any, ...]) -> Briefing:
    """Return the briefing with other items of a kind."""
    changes: Mapping[str, Any] = {key: items}
    return replace(briefing, **changes)


def with_pool(chosen: Sequence[Any], found: Sequence[Any]) -> tuple[Any, ...]:
    """Return the items of the briefing, then those that were found and not chosen, nor are there in part or merged."""
    ids = {i for item in chosen for i in (item.id, *getattr(item, "also", ()))}  # what was merged is there already
    main = {item.id for item in chosen}
    return (*chosen, *(i for i in found if i.id not in ids and main.isdisjoint(getattr(i, "also", ()))))
