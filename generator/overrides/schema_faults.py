"""What a JSON Schema does not allow, in an editor's words: the place, the fault and the cure.

A key with nothing behind it inside an entry (``role:``) is as good as left out: what has to be there is missing. Only
what is true or false cannot be left open: ``hide:`` would hide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from generator.overrides.yaml_faults import Text
from generator.overrides.yaml_values import BLANK, Path, Place, named
from generator.values.diagnostic import BriefingError
from generator.values.spelling import hint_for, nearest

TYPES: Final = {
    "object": "a mapping of keys to values",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "nothing",
}
CURES: Final = {
    "object": "write each key in a line of its own, as 'key: value', or the entry as {key: value, key: value}",
    "array": "write each entry in a line of its own behind '- ', or the list as [one, two]",
    "string": "write one text; quote it where it begins with '[' or '{'",
    "boolean": "write true or false, in small letters and without quotation marks",
}
MEANT: Final = {"true": "true", "yes": "true", "on": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
SHOWN: Final = 60  # characters of a value in a message
MOST_FAULTS: Final = 100  # told of one file
Rule = Callable[..., Iterator[ValidationError]]


def _without_blanks(rule: Rule) -> Rule:
    """Return a rule of JSON Schema that takes a blank for what is not there."""

    def held(validator: object, value: object, instance: Any, schema: object) -> Iterator[ValidationError]:  # noqa: ANN401  # what the file says
        if instance is BLANK and value != "boolean":  # what is to be true or false is not left open
            return
        yield from rule(validator, value, instance, schema) or ()

    return held


def _present(rule: Rule) -> Rule:
    def held(validator: object, value: object, instance: Any, schema: object) -> Iterator[ValidationError]:  # noqa: ANN401  # what the file says
        there = {k: v for k, v in instance.items() if v is not BLANK} if isinstance(instance, dict) else instance
        yield from rule(validator, value, there, schema) or ()

    return held


_RULES: Final[Mapping[str, Any]] = Draft202012Validator.VALIDATORS
_extend: Any = extend
_Validator: Any = _extend(
    Draft202012Validator,
    {
        name: _present(_without_blanks(rule)) if name in {"required", "dependentRequired"} else _without_blanks(rule)
        for name, rule in _RULES.items()
        if name != "$ref"  # leads to other rules
    },
)


@dataclass(frozen=True, slots=True)
class SchemaCheck:
    """A file's values, where they stand, and the shape they ought to have."""

    schema: dict[str, Any]
    places: Mapping[Path, Place]
    path: str
    text: Text

    def faults(self, data: object) -> Iterator[BriefingError]:
        """Yield the faults in no order, at most MOST_FAULTS."""
        texts: set[Path] = set()  # told of one fault: a blank text breaks several rules
        every = (error for fault in _Validator(self.schema).iter_errors(data) for error in self._told(fault, texts))
        yield from islice(every, MOST_FAULTS)

    def _told(self, fault: ValidationError, texts: set[Path]) -> Iterator[BriefingError]:
        at: Path = tuple(fault.absolute_path)
        schema: dict[str, Any] = fault.schema if isinstance(fault.schema, dict) else {}
        if fault.validator == "additionalProperties":
            known = schema.get("properties", {})
            given: dict[str, Any] = dict(fault.instance)  # type: ignore[arg-type]  # a mapping, or this rule would not hold
            for key in sorted(given.keys() - set(known)):
                yield self._slip((*at, key)) or self._unknown((*at, key), key, known)
            return
        if fault.validator == "required":
            yield self._lacking(at, part_name(at), fault, schema)
            return
        if "propertyNames" in fault.absolute_schema_path:
            at = (*at, str(fault.instance))
        if isinstance(fault.instance, str):
            if at in texts:
                return
            texts.add(at)
        slip = self._slip(at, below=1) if fault.validator == "type" and isinstance(fault.instance, str) else None
        yield slip or self._error(at, *_fault_words(fault, schema, part_name(at)))

    def _lacking(self, at: Path, name: str, fault: ValidationError, schema: dict[str, Any]) -> BriefingError:
        """Return the error of a key that is missing, or has nothing behind it."""
        given: Any = fault.instance
        rule: Any = fault.validator_value
        key = min(key for key in rule if given.get(key, BLANK) is BLANK)
        hint = schema.get("$comment") or "write it"
        if key in given:
            return self._error((*at, key), f"'{key}' has no value", hint)
        return self._error(at, f"{name} has no '{key}'", hint)

    def _slip(self, at: Path, below: int = 0) -> BriefingError | None:
        """Return the slip that a value's lines show: it is why the value is not what it ought to be."""
        line = self.places.get(at, (1, 1))[0]
        last = min(line + below, len(self.text.lines.starts))
        slip = next(filter(None, map(self.text.slip, range(line, last + 1))), None)
        return slip.as_error(self.path, self.text.lines) if slip else None

    def _error(self, at: Path, fault: str, hint: str | None) -> BriefingError:
        line, column = self.places.get(at, (1, 1))
        return BriefingError(self.path, fault, hint=hint, line=line, column=column)

    def _unknown(self, at: Path, key: str, known: Mapping[str, Any]) -> BriefingError:
        """Return the fault of a key nobody knows: the nearest one, where else it belongs, or all that are known."""
        odd = next((sign for sign in key if not sign.isascii()), None)
        homes = [] if nearest(key, known) else sorted(_homes(key, self.schema))
        hint = f"it belongs to {' or '.join(homes)}" if homes else hint_for(key, known)
        return self._error(at, f"unknown key '{key[:SHOWN]}'", f"it holds {named(odd)}; {hint}" if odd else hint)


def _homes(key: str, schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the sections of a file whose entries have a key."""
    for section, shape in schema["properties"].items():
        entry = shape.get("items") or shape.get("additionalProperties") or {}
        if isinstance(entry, dict) and "$ref" in entry:
            entry = schema["$defs"][entry["$ref"].rsplit("/", 1)[-1]]
        if isinstance(entry, dict) and key in entry.get("properties", {}):
            yield f"an entry of {section}"
    if key in schema["properties"]:
        yield "the file itself, outside its lists"


def part_name(at: Path) -> str:
    """Return what a part of a file is called in a fault.

    >>> part_name(("facts", 0, "text")), part_name(("facts", 0)), part_name(())
    ("'text'", 'the entry', 'the file')
    """
    return f"'{at[-1][:SHOWN]}'" if at and isinstance(at[-1], str) else "the entry" if at else "the file"


def without_blanks(value: Any) -> Any:  # noqa: ANN401  # what the file says
    """Return values without the keys that have nothing behind them, and without mappings of such keys alone.

    >>> without_blanks({"a": BLANK, "b": {"c": BLANK}, "d": [{"e": None}]})
    {'d': [{'e': None}]}
    """
    if isinstance(value, list):
        return [None if entry is BLANK else entry for entry in map(without_blanks, value)]
    if not isinstance(value, dict) or not value:
        return value
    kept = {key: held for key, inner in value.items() if (held := without_blanks(inner)) is not BLANK}
    return kept or BLANK


def _fault_words(fault: ValidationError, schema: dict[str, Any], name: str) -> tuple[str, str | None]:
    """Say in an editor's words what a schema does not allow, and the cure."""
    rule: Any = fault.validator_value
    given: Any = fault.instance
    shown = f"{str(given)[:SHOWN]}…" if len(str(given)) > SHOWN else str(given)
    described = schema.get("description")
    said: tuple[str, str | None] = (f"{name} cannot be '{shown}'", schema.get("$comment") or described)
    match fault.validator:
        case "type":
            said = _type_words(given, rule if isinstance(rule, list) else [rule], name, described)
        case "enum":
            said = (said[0], hint_for(str(given)[:SHOWN], map(str, rule)))
        case "pattern":
            blank = (f"{name} is blank", "write what it is to be, or take it out")
            said = (said[0], described) if shown.strip() else blank
        case "dependentRequired":
            said = (f"{name} names 'source' or 'exact' without the other", "give both, or the item's id")
        case "minLength" | "minItems":
            said = (f"{name} is empty or too short", described or "write what it is to be, or take it out")
        case "maxLength" | "maxItems" | "maxProperties":
            unit = "characters" if fault.validator == "maxLength" else "entries"
            said = (f"{name} has {len(given):,} {unit}, {rule:,} at most", "shorten it")
    return said


def _type_words(given: object, wanted: list[str], name: str, described: str | None) -> tuple[str, str | None]:
    if given is None or given is BLANK:
        return f"{name} has no value", "give it one, or take it out"
    kind = next((t for t in wanted if t != "null"), "null")
    cure = CURES.get(kind, described)
    if kind == "boolean" and str(given).lower() in MEANT:
        cure = f"write {MEANT[str(given).lower()]}, without quotation marks"
    return f"{name} must be {' or '.join(TYPES[t] for t in wanted)}", cure or described
