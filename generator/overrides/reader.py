"""``overrides.yml`` → ``Overrides``, strictly: what is not understood is an error, never left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from generator.overrides.decisions import NO_OVERRIDES, Entry, Overrides, Redaction
from generator.overrides.editing import Editable
from generator.overrides.moments import bad_dates, zoned
from generator.overrides.strict_yaml import StrictYaml, first_faults, load_schema, parse_strict
from generator.overrides.yaml_values import Path
from generator.values.diagnostic import BriefingError
from generator.values.document import normal_words

STORY_KEYS: Final = frozenset(
    {
        "title",
        "lede",
        "unsupported",
        "slug",
        "status",
        "embargo",
        "tags",
        "redact",
        "notice",
        "moved_from",
        "merged_into",
    }
)
ENTRY_KEYS: Final = frozenset({"id", "source", "exact", "because", "correction", "quietly", "on"})


def parse_overrides(
    text: str, path: str = "overrides.yml", kinds: Iterable[Editable] = (), zone: str | None = None
) -> tuple[Overrides, tuple[BriefingError, ...]]:
    """Read an editor's file; with any error the decisions are those of an empty file.

    ``kinds`` are those whose items can be corrected besides the ones the schema lists, ``zone`` is the newsroom's
    time zone, for an embargo that names none.
    """
    strict = parse_strict(text, path, overrides_schema(kinds))
    found = list(strict.errors)
    if isinstance(strict.data, dict):
        found += [*_idle_entries(strict, path), *_double_entries(strict, path), *bad_dates(strict, path, zone)]
    if found or strict.data is None:
        return NO_OVERRIDES, first_faults(found)
    data = strict.data
    sources = {name: entry or {} for name, entry in (data.get("sources") or {}).items()}
    story = {k: data[k] for k in STORY_KEYS if data.get(k) is not None}
    if "embargo" in story:
        story["embargo"] = zoned(story["embargo"], zone)
    return Overrides(
        story=story,
        places={name: _place_in_file(strict, path, name) for name in story},
        sources=sources,
        source_places={name: _place_in_file(strict, path, "sources", name) for name in sources},
        entries=tuple(_read_entries(strict, path)),
        redactions=tuple(_read_redactions(strict, path)),
    ), ()


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
    return [key for key, value in data.items() if isinstance(value, list) and key not in {*STORY_KEYS, "sources"}]


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
            correction=bool(raw.get("correction") or raw.get("quietly")),
            quietly=bool(raw.get("quietly")),
            on=raw.get("on"),
            changes={k: v for k, v in raw.items() if k not in ENTRY_KEYS},
        )


def _read_redactions(strict: StrictYaml, path: str) -> Iterator[Redaction]:
    for number, raw in enumerate(strict.data.get("redact") or ()):
        place = _place_in_file(strict, path, "redact", number)
        yield Redaction(place, raw["words"], raw["because"], tuple(raw.get("unlike", ())))


def _place_in_file(strict: StrictYaml, path: str, *at: str | int) -> str:
    line, column = strict.places[at]
    return f"{path}:{line}:{column}"


def _idle_entries(strict: StrictYaml, path: str) -> Iterator[BriefingError]:
    """Yield an error for every entry that does not say which item it is about, or what is to become of it."""
    for section in _sections(strict):
        for number, raw in enumerate(strict.data[section]):
            if not isinstance(raw, dict):
                continue  # told already
            called = section == "entities" and raw.get("name")
            if not (called or raw.keys() & {"id", "source", "exact", "positions"}):
                fault = f"the entry in '{section}' does not say which item it means"
                yield _error(strict, path, (section, number), fault, "give its id, or source and exact words")
            elif not raw.keys() - ENTRY_KEYS - ({"name"} if called and "id" not in raw else set()):
                fault = f"the entry in '{section}' changes nothing"
                yield _error(strict, path, (section, number), fault, "say what is to become of the item: hide: true, …")
    sources = strict.data.get("sources")
    for name, raw in sources.items() if isinstance(sources, dict) else ():
        if isinstance(raw, dict) and not raw.keys() - {"because"}:
            hint = "say what is to become of the source: exclude: true, …"
            yield _error(strict, path, ("sources", name), f"the entry of source '{name}' changes nothing", hint)


def _double_entries(strict: StrictYaml, path: str) -> Iterator[BriefingError]:
    """Yield an error for every further entry about one item: the one would undo the other."""
    for section in _sections(strict):
        first: dict[tuple[object, ...], int] = {}
        for number, raw in enumerate(strict.data[section]):
            named = _item_key(raw) if isinstance(raw, dict) else None
            if named is None or first.setdefault(named, number) == number:
                continue
            line, _ = strict.places[section, first[named]]
            fault = f"this entry is about the same item as that of line {line}"
            yield _error(strict, path, (section, number), fault, "make one entry of the two")


def _item_key(raw: Mapping[str, Any]) -> tuple[object, ...] | None:
    """Return by what an entry names its item, None where it does not."""
    if isinstance(raw.get("id"), str):
        return ("id", raw["id"])
    if isinstance(raw.get("source"), str) and isinstance(raw.get("exact"), str):
        return ("add" in raw, raw["source"], normal_words(raw["exact"]))
    return ("name", raw["name"].lower()) if isinstance(raw.get("name"), str) else None


def _error(strict: StrictYaml, path: str, at: Path, fault: str, hint: str) -> BriefingError:
    line, column = strict.places[at]
    return BriefingError(path, fault, hint=hint, line=line, column=column)
