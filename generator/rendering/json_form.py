"""A briefing as JSON, there and back, and the schema of that JSON; all three follow from the values."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Final

import msgspec

from generator.values.briefing import Briefing

HEAD: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "briefing.json: one story, with the evidence of every statement",
    "description": "schema_version 1. Keys may be added, none is taken away or changed. "
    "Absent values are null, absent lists empty.",
}


def render_json(briefing: Briefing) -> str:
    """Return ``briefing.json``; numbers are exact decimals, absent values null."""
    return _written(_plain_parts(briefing))


def plain(value: object) -> Any:  # noqa: ANN401  # JSON is untyped
    """Turn values into what ``json`` writes.

    >>> plain((Decimal("218200000000.0"), Decimal("3.50")))
    [218200000000, 3.5]
    """
    return json.loads(_written(_plain_parts(value)))


def parse_briefing(text: str) -> Briefing:
    """Read what ``render_json`` wrote; keys it does not know are passed over.

    Raises ValueError for anything that is no briefing.
    """
    return msgspec.json.decode(text, type=Briefing)


def render_schema() -> str:
    """Return ``briefing.schema.json``, the JSON Schema of every briefing."""
    schema = json.dumps(msgspec.json.schema(Briefing)).replace(r"\n    ", r"\n")  # Python 3.13 has docstrings so
    definitions = json.loads(schema.replace('"type": "string", "format": "decimal"', '"type": "number"'))["$defs"]
    return _written({**HEAD, **definitions.pop("Briefing"), **HEAD, "$defs": definitions})


def _plain_parts(value: object) -> object:
    return msgspec.to_builtins(value, builtin_types=(Decimal,))


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=_json_number) + "\n"


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
