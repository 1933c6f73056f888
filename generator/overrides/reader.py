"""``overrides.yml`` → ``Overrides``, strictly: what is not understood is an error, never left out in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from generator.overrides.decisions import NO_OVERRIDES, Entry, Overrides
from generator.overrides.editing import Editable
from generator.overrides.strict_yaml import StrictYaml, load_schema, parse_strict
from generator.values.diagnostic import BriefingError

STORY_KEYS: Final = frozenset({"title", "lede", "slug", "status", "embargo", "tags"})
ENTRY_KEYS: Final = frozenset({"id", "source", "exact", "because", "correction", "date"})
DATED_KEYS: Final = frozenset({"published", "embargo", "date", "said_on", "start", "end"})
ISO_RE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
ISO_YEAR, ISO_MONTH = 4, 7  # characters


def parse_overrides(
    text: str, path: str = "overrides.yml", kinds: Iterable[Editable] = ()
) -> tuple[Overrides, tuple[BriefingError, ...]]:
    """Read an editor's file; with any error the decisions are those of an empty file.

    ``kinds`` are those whose items can be corrected besides the ones the schema lists.
    """
    strict = parse_strict(text, path, overrides_schema(kinds))
    errors = strict.errors
    if strict.data is not None:
        found = (*errors, *_idle_entries(strict, path), *_bad_dates(strict.data, (), strict, path))
        errors = tuple(sorted(found, key=lambda e: (e.line or 0, e.column or 0)))
    if errors or strict.data is None:
        return NO_OVERRIDES, errors
    data = strict.data
    sources = {name: entry or {} for name, entry in (data.get("sources") or {}).items()}
    return Overrides(
        story={k: data[k] for k in STORY_KEYS if data.get(k) is not None},
        sources=sources,
        source_places={name: _place_in_file(strict, path, "sources", name) for name in sources},
        entries=tuple(_read_entries(strict, path)),
    ), ()


def is_iso(value: str) -> bool:
    """Say whether a text is a date or date-time of ISO 8601, at any precision.

    >>> is_iso("2024"), is_iso("2024-05"), is_iso("2024-05-16T06:00+02:00"), is_iso("2024-02-30"), is_iso("May 16")
    (True, True, True, False, False)
    """
    if not ISO_RE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value + {ISO_YEAR: "-01-01", ISO_MONTH: "-01"}.get(len(value), ""))
    except ValueError:
        return False
    return True


def overrides_schema(kinds: Iterable[Editable] = ()) -> dict[str, Any]:
    """Return the schema of ``overrides.yml``; a kind it does not list takes what its values hold, checked when used."""
    schema = load_schema("overrides")
    sections, item = schema["properties"], schema["$defs"]["item"]
    further = {
        kind.key: {
            "type": ["array", "null"],
            "items": {**item, "properties": {**item["properties"], **{key: {} for key in kind.edit.keys}}},
        }
        for kind in kinds
        if kind.key not in sections
    }
    return {**schema, "properties": {**sections, **further}}


def _sections(strict: StrictYaml) -> list[str]:
    """Return the sections of items an editor's file has; sources and tags are told apart from them by their shape."""
    data = strict.data if isinstance(strict.data, dict) else {}
    return [key for key, value in data.items() if isinstance(value, list) and key not in STORY_KEYS]


def _read_entries(strict: StrictYaml, path: str) -> Iterator[Entry]:
    found = [
        (strict.places[section, number], section, number)
        for section in _sections(strict)
        for number in range(len(strict.data[section]))
    ]
    for (line, column), section, number in sorted(found):
        raw: dict[str, Any] = strict.data[section][number]
        yield Entry(
            section=section,
            place=f"{path}:{line}:{column}",
            id=raw.get("id"),
            source=raw.get("source"),
            exact=raw.get("exact"),
            because=raw["because"],
            correction=bool(raw.get("correction")),
            date=raw.get("date"),
            changes={k: v for k, v in raw.items() if k not in ENTRY_KEYS},
        )


def _place_in_file(strict: StrictYaml, path: str, *at: str | int) -> str:
    line, column = strict.places[at]
    return f"{path}:{line}:{column}"


def _idle_entries(strict: StrictYaml, path: str) -> Iterator[BriefingError]:
    """Yield an error for every entry that does not say which item it is about, or what is to become of it."""
    for section in _sections(strict):
        for number, raw in enumerate(strict.data[section]):
            if not isinstance(raw, dict):
                continue  # told already
            line, column = strict.places[section, number]
            called = section == "entities" and raw.get("name")
            if not (called or raw.keys() & {"id", "source", "exact"}):
                fault = f"the entry in '{section}' does not say which item it means"
                hint = "give its id, or source and exact words"
                yield BriefingError(path, fault, hint=hint, line=line, column=column)
            elif not raw.keys() - ENTRY_KEYS - ({"name"} if called and "id" not in raw else set()):
                fault = f"the entry in '{section}' changes nothing"
                hint = "say what is to become of the item: hide: true, …"
                yield BriefingError(path, fault, hint=hint, line=line, column=column)


def _bad_dates(node: object, at: tuple[str | int, ...], strict: StrictYaml, path: str) -> Iterator[BriefingError]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _bad_dates(value, (*at, key), strict, path)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _bad_dates(value, (*at, number), strict, path)
    elif isinstance(node, str) and at[-1] in DATED_KEYS and not is_iso(node):
        line, column = strict.places[at]
        hint = "write it as 2024-05-16 or 2024-05-16T06:00+02:00"
        yield BriefingError(path, f"'{node}' is no date", hint=hint, line=line, column=column)
