"""Read an editor's YAML strictly: every fault with its line and column, all in one go.

Scalars stay as they are written (a date, ``003_92`` and ``218.20`` are text); only ``true``, ``false`` and nothing
at all mean something else. The shape is a JSON Schema's, the same one that editors' programs complete from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.values.diagnostic import BriefingError
from generator.values.spelling import hint_for

Path = tuple[str | int, ...]
Place = tuple[int, int]  # line and column, 1-based

TYPES: Final = {
    "object": "a mapping of keys to values",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "nothing",
}


class _PlainLoader(yaml.SafeLoader):
    """Makes no dates and no numbers of what an editor wrote."""


_PlainLoader.yaml_implicit_resolvers = {}
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


@dataclass(frozen=True, slots=True)
class StrictYaml:
    """What a file says, where each part of it stands, and what is wrong with it."""

    data: Any  # {"title": "…", "facts": [{…}]}; None for an empty file
    places: dict[Path, Place]  # {("facts", 0, "id"): (4, 5)}
    errors: tuple[BriefingError, ...] = ()


@cache
def load_schema(name: str) -> dict[str, Any]:
    """Return a JSON Schema that ships with the package: ``overrides`` or ``newsroom``."""
    text = resources.files("generator.schemas").joinpath(f"{name}.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def parse_strict(text: str, path: str, schema: dict[str, Any]) -> StrictYaml:
    """Read YAML and hold it against a schema; ``path`` is the file's name in errors."""
    loader = _PlainLoader(text)
    places: dict[Path, Place] = {(): (1, 1)}
    try:
        node = loader.get_single_node()
        errors = () if node is None else tuple(_walk(node, (), places, path))
        data = None if node is None or errors else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        return StrictYaml(None, {}, (_syntax_error(error, path),))
    except yaml.reader.ReaderError as error:
        return StrictYaml(None, {}, (BriefingError(path, f"is not YAML: {error.reason}"),))
    except RecursionError:
        return StrictYaml(None, {}, (BriefingError(path, "is not YAML: a value holds itself"),))
    if node is None or errors:
        return StrictYaml(None, places, errors)
    validator = Draft202012Validator(schema)
    found = [e for fault in validator.iter_errors(data) for e in _schema_errors(fault, places, path)]
    found.sort(key=lambda e: (e.line or 0, e.column or 0, e.fault))
    return StrictYaml(data, places, tuple(found))


def _syntax_error(error: yaml.MarkedYAMLError, path: str) -> BriefingError:
    mark = error.problem_mark or error.context_mark
    return BriefingError(
        path,
        f"is not YAML: {error.problem or error.context}",
        hint="quote texts that hold a colon, a # or begin with a quotation mark",
        line=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
    )


def _walk(node: yaml.Node, at: Path, places: dict[Path, Place], path: str) -> Iterator[BriefingError]:
    """Note where everything stands; yield what YAML lets pass and an editor did not mean."""
    places.setdefault(at, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            yield from _walk(child, (*at, number), places, path)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        place = (key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode) or key.tag != "tag:yaml.org,2002:str":
            yield BriefingError(path, "a key must be text", hint="quote it", line=place[0], column=place[1])
            continue
        if (*at, key.value) in places:
            fault = f"the key '{key.value}' stands twice"
            yield BriefingError(path, fault, hint="keep one of them", line=place[0], column=place[1])
        places[*at, key.value] = place
        yield from _walk(value, (*at, key.value), places, path)


def _schema_errors(fault: ValidationError, places: dict[Path, Place], path: str) -> Iterator[BriefingError]:
    at: Path = tuple(fault.absolute_path)
    schema: dict[str, Any] = fault.schema if isinstance(fault.schema, dict) else {}
    if fault.validator == "additionalProperties":
        known = schema.get("properties", {})
        given: dict[str, Any] = dict(fault.instance)  # type: ignore[arg-type]  # a mapping, or this rule would not hold
        for key in sorted(given.keys() - set(known)):
            line, column = places[*at, key]
            yield BriefingError(path, f"unknown key '{key}'", hint=hint_for(key, known), line=line, column=column)
        return
    name = f"'{at[-1]}'" if at and isinstance(at[-1], str) else "the entry" if at else "the file"
    message, hint = _fault_words(fault, schema, name)
    line, column = places.get(at, (1, 1))
    yield BriefingError(path, message, hint=hint, line=line, column=column)


def _fault_words(fault: ValidationError, schema: dict[str, Any], name: str) -> tuple[str, str | None]:
    """Say in an editor's words what a schema does not allow, and the cure."""
    rule: Any = fault.validator_value
    given: Any = fault.instance
    said: tuple[str, str | None] = (f"{name}: {fault.message}", schema.get("$comment"))
    match fault.validator:
        case "type":
            wanted = rule if isinstance(rule, list) else [rule]
            said = (f"{name} must be {' or '.join(TYPES[t] for t in wanted)}", None)
        case "enum":
            said = (f"{name} cannot be '{given}'", hint_for(str(given), map(str, rule)))
        case "required":
            said = (f"{name} has no '{min(set(rule) - set(given))}'", schema.get("$comment"))
        case "pattern":
            said = (f"{name} cannot be '{given}'", schema.get("description"))
        case "dependentRequired":
            said = (f"{name} names 'source' or 'exact' without the other", "give both, or the item's id")
        case "minLength" | "minItems":
            said = (f"{name} is empty or too short", schema.get("description"))
    return said
