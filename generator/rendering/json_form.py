"""A briefing as JSON: the data contract, key by key in its order."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from generator.values.briefing import Briefing

RENAMED = {"since": "from", "until": "to"}  # Python keywords are no field names


def render_json(briefing: Briefing) -> str:
    """Return ``briefing.json``; numbers are exact decimals, absent values null."""
    return json.dumps(plain(briefing), ensure_ascii=False, indent=1) + "\n"


def plain(value: object) -> Any:  # noqa: ANN401  # JSON is untyped
    """Turn values into what ``json`` writes.

    >>> plain(Decimal("218200000000.0")), plain(Decimal("3.5"))
    (218200000000, 3.5)
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {RENAMED.get(f.name, f.name): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
