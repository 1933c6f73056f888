"""Read an editor's YAML strictly: every fault with its line and column, all in one go.

Scalars stay as they are written (a date, ``003_92`` and ``218.20`` are text); only ``true``, ``false`` and nothing
at all mean something else. The shape is a JSON Schema's, the same one that editors' programs complete from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from generator.overrides.schema_faults import MOST_FAULTS, SchemaCheck, without_blanks
from generator.overrides.yaml_faults import Text
from generator.overrides.yaml_values import BLANK, Lines, Path, Place, Values, YamlStop, named
from generator.values.diagnostic import BriefingError

SCHEMAS_FOLDER: Final = ".schemas"  # beside the stories; no site is made of what begins with a full stop
SCHEMA_FILES: Final = ("newsroom.schema.json", "overrides.schema.json")


@dataclass(frozen=True, slots=True)
class StrictYaml:
    """What a file says, where each part of it stands, and what is wrong with it."""

    data: Any  # {"title": "…", "facts": [{…}]}; None for an empty file
    places: dict[Path, Place]  # {("facts", 0, "id"): (4, 5)}
    errors: tuple[BriefingError, ...] = ()


@cache
def load_schema(name: str) -> dict[str, Any]:
    """Return a JSON Schema that ships with the package: ``overrides`` or ``newsroom``."""
    schema: dict[str, Any] = json.loads(_schema_text(f"{name}.schema.json"))
    return schema


def schema_files() -> dict[str, str]:
    """Return the JSON Schemas of what editors write, by their files' names."""
    return {name: _schema_text(name) for name in SCHEMA_FILES}


def _schema_text(name: str) -> str:
    return resources.files("generator.schemas").joinpath(name).read_text("utf-8")


def schema_line(name: str, up: str = "") -> str:
    """Return the line from which editors' programs know a file's schema; ``up`` leads to the stories' folder.

    >>> schema_line("overrides", "../")
    '# yaml-language-server: $schema=../.schemas/overrides.schema.json\\n'
    """
    return f"# yaml-language-server: $schema={up}{SCHEMAS_FOLDER}/{name}.schema.json\n"


def parse_strict(text: str, path: str, schema: dict[str, Any]) -> StrictYaml:
    """Read YAML and hold it against a schema; ``path`` is the file's name in errors."""
    lines = Lines.of(text)
    values = Values(text, path, lines)
    try:
        _read_values(values, Text(text, lines))
    except YamlStop as stop:
        return StrictYaml(None, values.places, (*values.errors, stop.as_error(path, lines)))
    if values.errors or values.data is None:
        return StrictYaml(None, values.places, tuple(values.errors))
    found = SchemaCheck(schema, values.places, path, Text(text, lines)).faults(values.data)
    data = without_blanks(values.data)
    return StrictYaml({} if data is BLANK else data, values.places, first_faults(found))


def _read_values(values: Values, text: Text) -> None:
    """Read the values; raises YamlStop, in an editor's words, where the file cannot be read on."""
    try:
        values.read()
    except yaml.MarkedYAMLError as error:
        raise text.syntax_fault(error) from error
    except yaml.reader.ReaderError as error:
        fault = f"{named(chr(error.character))} is no character to print"
        raise YamlStop(error.position, fault, "take it out, and save the file as UTF-8") from error


def first_faults(found: Iterable[BriefingError]) -> tuple[BriefingError, ...]:
    """Return the faults of a file in order of their places, the first MOST_FAULTS of them."""
    return tuple(sorted(found, key=_by_place))[:MOST_FAULTS]


def _by_place(error: BriefingError) -> tuple[int, int, str]:
    return error.line or 0, error.column or 0, error.fault
