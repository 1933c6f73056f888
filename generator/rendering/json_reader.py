"""``briefing.json`` back into the values it was written from."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from generator.rendering.json_form import RENAMED
from generator.values.briefing import Briefing


def parse_briefing(text: str) -> Briefing:
    """Read what ``render_json`` wrote; keys it does not know are passed over.

    Raises ValueError or KeyError for anything that is no briefing.
    """
    data = json.loads(text, parse_float=Decimal)
    if not isinstance(data, dict):
        message = "a briefing is a JSON object"
        raise ValueError(message)  # noqa: TRY004  # to the caller a broken file is a broken file
    briefing = _read(data, Briefing)
    if not isinstance(briefing, Briefing):  # pragma: no cover  # for the type checker
        raise ValueError(text[:40])  # noqa: TRY004  # unreachable
    return briefing


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(value: Any, kind: Any) -> Any:  # noqa: ANN401  # JSON and type hints are untyped
    if value is None:
        return None
    if isinstance(kind, UnionType):
        kind = next(k for k in get_args(kind) if k is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_read(item, get_args(kind)[0]) for item in value)
    if isinstance(kind, type) and is_dataclass(kind):
        names = {f.name: RENAMED.get(f.name, f.name) for f in fields(kind)}
        hints = _hints(kind)
        return kind(**{own: _read(value[key], hints[own]) for own, key in names.items() if key in value})
    if kind is Decimal:
        return Decimal(value)
    return float(value) if kind is float else value
