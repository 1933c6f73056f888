"""Random entries that an editor may write about what stands in a briefing, and what each must have come to."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.kinds import KINDS
from generator.overrides.desk import evidence_of
from generator.overrides.same_words import compared_words
from generator.values.briefing import Briefing
from generator.values.document import Evidence, evidence_in

# Of each section: what an entry changes, and where the item says so afterwards; MARK is another word in each entry.
CHANGES = {
    "facts": (
        ({"text": "What the desk calls MARK.", "unsupported": True}, "text"),
        ({"text": "OWN"}, "text"),
        ({"pin": True}, "text"),
    ),
    "quotes": (
        ({"speaker": {"name": "Ada MARK", "kind": "person"}, "unsupported": True}, "speaker.name"),
        ({"venue": "at MARK"}, "venue"),
        ({"addressee": "to MARK"}, "addressee"),
        ({"said_on": "DAY"}, "said_on"),
    ),
    "figures": (({"measure": "what is MARK"}, "measure"), ({"value": "NUMBER"}, "quantity.value")),
    "timeline": (
        ({"start": "DAY", "unsupported": True}, "when.start"),
        ({"text": "The desk tells MARK.", "unsupported": True}, "text"),
    ),
    "questions": (({"text": "What is MARK?", "unsupported": True}, "text"),),
    "disagreements": (({"note": "the desk says MARK"}, "note"), ({"topic": "Where MARK is"}, "topic")),
    "entities": (({"role": "called MARK"}, "role"),),
}
ADDED = {
    "facts": ({"add": "What the desk adds: MARK.", "unsupported": True}, "text"),
    "timeline": ({"add": "What the desk dates: MARK.", "start": "DAY", "unsupported": True}, "text"),
    "questions": ({"add": "Who is MARK?", "unsupported": True}, "text"),
}
OFF = ({"hide": True}, {"drop": True})
LABELS = ("disagreements", "entities")  # whose words others hold
PINNED = 6  # facts at the top, among which a pinned one is


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """An entry, and by what it is known afterwards whether it was followed."""

    section: str
    keys: dict[str, Any]
    mark: str  # its ``because``
    words: tuple[str, ...]  # of the evidence it is about
    says: tuple[str, object] | None = None  # where the item says what; None where it is taken off
    gone: tuple[str, ...] = ()  # words that must stand in no file

    @property
    def line(self) -> str:
        """The entry as YAML takes it on one line."""
        return f"  - {json.dumps({**self.keys, 'because': self.mark}, ensure_ascii=False)}"

    def item_in(self, briefing: Briefing) -> object | None:
        """Return the item that says what the entry wants, None for none."""
        if self.says is None:
            return None
        items = getattr(briefing, self.section)
        if "pin" in self.keys:
            return next((item for item in items[:PINNED] if resembles(self.words, item)), None)
        path, wanted = self.says
        return next((item for item in items if _at(item, path) == wanted), None)


def plan_entries(briefing: Briefing, dice: random.Random, most: int, *, hiding: bool = False) -> Iterator[Planned]:
    """Yield entries about different items, none of which touches the words of another; on request, hide all."""
    keys = [kind.key for kind in KINDS if not (hiding and kind.key in LABELS)]
    rows = [(key, item) for key in keys for item in getattr(briefing, key)]
    dice.shuffle(rows)
    taken: list[Evidence] = []
    made = 0
    for section, item in rows:
        own = list(evidence_in(item))
        if made < most and not any(e.source == t.source and e.span.overlaps(t.span) for e in own for t in taken):
            yield (_plan_hiding if hiding else _plan)(section, item, dice, f"mark-{made}")
            made += 1
            taken += own


def resembles(words: tuple[str, ...], item: object) -> bool:
    """Say whether an item rests on words like those that an entry was about."""
    now = [compared_words(e.shown) for e in evidence_in(item)]
    return any(compared_words(old).stands_in(new) or new.stands_in(old) for old in words for new in now) or not words


def _plan_hiding(section: str, item: Any, dice: random.Random, mark: str) -> Planned:  # noqa: ANN401  # of any kind
    words = tuple(dict.fromkeys(e.shown for e in evidence_of(item)))
    named = dice.choice([{"id": item.id}, _named_by_words(item, dice)])
    return Planned(section, {**named, "hide": True}, mark, words, gone=words)


def _named_by_words(item: object, dice: random.Random) -> dict[str, Any]:
    first = dice.choice(evidence_of(item))
    return {"source": first.source, "exact": first.shown}


def _plan(section: str, item: Any, dice: random.Random, mark: str) -> Planned:  # noqa: ANN401  # of any kind
    evidence = evidence_of(item)
    words = tuple(dict.fromkeys(e.shown for e in evidence))
    named: dict[str, Any] = {"id": item.id}
    if section == "entities":
        named = dice.choice([named, {"name": item.name}])
        if item.kind == "person" and " " in item.name and dice.choice([True, False]):
            return Planned("redact", {"words": item.name}, mark, (), gone=(item.name,))
    elif dice.choice([True, False]):
        named = _named_by_words(item, dice)
    if section in ADDED and "source" in named and dice.choice([True, False]):
        given, path = _filled(ADDED[section], dice, mark, words)
        return Planned(section, {**named, **given}, mark, words, (path, given["add"]))
    off = dice.choice((*OFF, {"close": True}) if section == "questions" else OFF)
    if dice.choice([True, False]):
        return Planned(
            section, {**named, **off}, mark, words, gone=words if "hide" in off and section not in LABELS else ()
        )
    given, path = _filled(dice.choice(CHANGES[section]), dice, mark, words)
    wanted = given["speaker"]["name"] if "speaker" in given else next(iter(given.values()))
    return Planned(section, {**named, **given}, mark, words, (path, wanted))


def _filled(
    row: tuple[dict[str, Any], str], dice: random.Random, mark: str, words: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    """Return what an entry changes with its own words, days and numbers, and where the item says so."""
    changes, path = row
    day = f"19{dice.randrange(10, 99)}-0{dice.randrange(1, 9)}-{dice.randrange(11, 28)}"
    filled = json.dumps(changes).replace("MARK", mark).replace("DAY", day)
    filled = filled.replace('"NUMBER"', str(dice.randrange(10_000, 99_999)))
    return json.loads(filled.replace('"OWN"', json.dumps(words[0] if words else ""))), path


def _at(item: object, path: str) -> object:
    for name in path.split("."):
        item = getattr(item, name, None)
    return item
