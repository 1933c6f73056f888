"""What the schema of a briefing finds wrong with one."""

from __future__ import annotations

from jsonschema import Draft202012Validator

from generator.overrides.strict_yaml import load_schema


def faults(data: object) -> list[str]:
    found = Draft202012Validator(load_schema("briefing")).iter_errors(data)
    return [f"{list(e.absolute_path)}: {e.message[:120]}" for e in found]
