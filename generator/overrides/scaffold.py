"""A new ``overrides.yml``, and what an old one lacks: a commented entry for everything that is there.

    facts:
      # The Osterby bridge will close on 12 March for repairs.
      #- {id: e-3a9c1e05, text: "The Osterby bridge will close …", hide: false, correction: false, on: , because: }

An entry says what holds already, so that it changes nothing until an editor changes it; it lacks the reason, which only
an editor has. To a file that is there lines are added and none is touched: behind what it has of a section, or behind
all of it. PyYAML's marks say where that is; a library that writes YAML anew, comments included, would also write anew
what an editor laid out by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from generator.overrides.editing import Editable
from generator.values.briefing import Briefing, BriefingSource
from generator.values.document import Basis

SHOWN: Final = 110  # characters of an item's words
INDENT: Final = 2  # columns of the entries of a new section
PLAIN_RE = re.compile(r"[A-Za-z0-9_.-]+")
UNQUOTED_RE = re.compile(
    r"[A-Za-z][A-Za-z0-9 _-]*[A-Za-z0-9]|[A-Za-z]|\d+(?:\.\d+)?|\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?"
)
RESERVED: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, slots=True)
class Blank:
    """A commented entry."""

    names: frozenset[str]  # ids, one of which stands in a file that has an entry for it already
    told: str  # the item's first words, or nothing
    entry: str  # "- {id: e-3a9c1e05, hide: false, because: }"

    def lines(self, indent: int) -> Iterator[str]:
        """Yield the lines of a file."""
        if self.told:
            yield f"{' ' * indent}# {self.told}"
        yield f"{' ' * indent}#{self.entry}"

    def is_in(self, text: str) -> bool:
        """Say whether a file speaks of the item."""
        return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in self.names)


def head_lines(briefing: Briefing) -> list[str]:
    """Return the commented keys of the story itself."""
    tags = ", ".join(map(_quoted, briefing.tags))
    return [
        f"#title: {_quoted(briefing.title)}",
        f"#lede: {_quoted(briefing.lede)}",
        f"#status: {briefing.status}   # draft | published | withdrawn",
        f"#tags: [{tags}]",
    ]


def blanks_of(briefing: Briefing, kinds: Iterable[Editable], front: frozenset[str]) -> dict[str, list[Blank]]:
    """Return the commented entries by section, in the order of the page: ``front`` has the ids of what opens it."""
    sections = {"sources": [_source_blank(source) for source in briefing.sources]}
    for kind in kinds:
        items = sorted(getattr(briefing, kind.key), key=lambda item: item.id not in front)
        sections[kind.key] = [_item_blank(item, kind, front) for item in items]
    return {key: blanks for key, blanks in sections.items() if blanks}


def write_blanks(sections: Mapping[str, list[Blank]]) -> str:
    """Return whole sections, their entries commented out."""
    lines = (
        line for key, blanks in sections.items() for line in (f"{key}:", *(x for b in blanks for x in b.lines(INDENT)))
    )
    return "".join(f"{line}\n" for line in lines)


def add_blanks(text: str, sections: Mapping[str, list[Blank]]) -> tuple[str, int]:
    """Return a file of overrides with the entries it lacks, commented out, and how many were added.

    Every line of it stays as it is, and what it says stays the same. Raises ValueError where it is written as one
    line, and YAMLError where that line would make a second document: behind "...".
    """
    root = yaml.compose(text, yaml.SafeLoader)
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        raise ValueError(text)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if lines[-1] == "":
        lines.pop()
    added: dict[int, list[str]] = {}
    number = 0
    for key, blanks in sections.items():
        new = [blank for blank in blanks if not blank.is_in(text)]
        at, indent, head = _place_in_lines(key, root, lines)
        told = [*([head] if head else []), *(line for blank in new for line in blank.lines(indent))]
        added.setdefault(at, []).extend(told if new else ())
        number += len(new)
    whole = [line for at in range(len(lines) + 1) for line in (*added.get(at, ()), *lines[at : at + 1])]
    done = end.join(whole) + end if number else text
    if _decisions_in(done) != _decisions_in(text):
        raise ValueError(text)
    return done, number


def _decisions_in(text: str) -> dict[str, Any]:
    """Return what a file says, its empty sections aside."""
    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # the base loader makes nothing but text
    return {key: value for key, value in (data or {}).items() if value}


def _place_in_lines(key: str, root: yaml.MappingNode | None, lines: list[str]) -> tuple[int, int, str]:
    """Return before which line the entries of a section go, at which column, and the line they need above them."""
    pairs = [(name.value, name.start_mark.line, value) for name, value in root.value] if root else []
    found = next(((line, value) for name, line, value in pairs if name == key), None)
    if found is None:
        return len(lines), INDENT, f"{key}:"
    start, value = found
    stop = min((line for _, line, _ in pairs if line > start), default=len(lines))
    last = max(
        n for n in range(start, stop) if n == start or (lines[n].startswith((" ", "-", "\t")) and lines[n].strip())
    )
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return last + 1, INDENT, ""
    if isinstance(value, yaml.CollectionNode) and not value.flow_style:
        return last + 1, value.start_mark.column, ""
    return last + 1, INDENT, f"{' ' * INDENT}# what stands above is on one line: put these into it"


def _source_blank(source: BriefingSource) -> Blank:
    dated = source.published if source.published_basis is Basis.STATED else None  # a date worked out is no statement
    known: dict[str, object] = {"outlet": source.outlet, "published": dated}
    known = {key: value for key, value in known.items() if value} | {"exclude": False}
    name = source.id if PLAIN_RE.fullmatch(source.id) and not source.id.isdecimal() else _quoted(source.id)
    told = _first_words(source.title or "")
    return Blank(frozenset({source.id}), told, f"{name}: {_flow(known, *(() if source.outlet else ('outlet',)))}")


def _item_blank(item: Any, kind: Editable, front: frozenset[str]) -> Blank:  # noqa: ANN401  # of any kind
    told = _first_words(kind.edit.told(item))
    where = "on the front: " if item.id in front else ""
    return Blank(
        frozenset({item.id, *getattr(item, "also", ())}),
        f"{where}{told}",
        f"- {_flow({'id': item.id, **kind.edit.blank(item), 'hide': False, 'correction': False}, 'on')}",
    )


def _flow(values: Mapping[str, object], *empty: str) -> str:
    told = [f"{key}: {_value(value)}" for key, value in values.items()]
    return f"{{{', '.join((*told, *(f'{key}: ' for key in empty), 'because: '))}}}"


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_value(part)}' for key, part in value.items())}}}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    words = str(value)
    return words if UNQUOTED_RE.fullmatch(words) and words.lower() not in RESERVED else _quoted(words)


def _quoted(text: str) -> str:
    """Return a text as YAML takes it on one line: JSON is YAML.

    >>> _quoted('“No”, he\\u2028said: "no"')
    '"“No”, he\\\\u2028said: \\\\"no\\\\""'
    """
    words = json.dumps(text, ensure_ascii=False)
    return "".join(c if c == " " or c.isprintable() else json.dumps(c)[1:-1] for c in words)


def _first_words(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
