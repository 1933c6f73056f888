"""Every generated file keeps the contract."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from briefing_faults import faults
from jsonschema import Draft202012Validator

from generator.overrides.strict_yaml import load_schema
from generator.publishing.generate import generate_stories
from generator.rendering.json_form import parse_briefing, render_json, render_schema


def checked(root: Path) -> int:
    files = sorted(root.glob("*/briefing.json"))
    for path in files:
        assert faults(json.loads(path.read_text("utf-8"))) == [], path.parent.name
    return len(files)


@pytest.mark.parametrize("name", ["briefing", "overrides", "newsroom"])
def test_the_schemas_are_sound(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


def test_the_schema_of_a_briefing_is_what_its_values_say() -> None:
    kept = resources.files("generator.schemas").joinpath("briefing.schema.json").read_text("utf-8")
    assert kept == render_schema(), "make golden"


def test_what_is_written_is_read_back_whole(root: Path) -> None:
    texts = [path.read_text("utf-8") for path in root.glob("briefings/*/briefing.json")]
    assert len(texts) == 3
    assert [render_json(parse_briefing(text)) for text in texts] == texts


@pytest.mark.parametrize("text", ["[]", "{}", '{"schema_version": 2}', "not JSON"])
def test_what_is_no_briefing_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expected|missing|Invalid|malformed"):
        parse_briefing(text)


def test_a_fault_is_seen() -> None:
    assert faults({"schema_version": 2})


def test_a_generated_file_keeps_the_contract(bridge: Path) -> None:
    generate_stories(bridge)
    assert checked(bridge) == 1


def test_the_published_files_keep_the_contract(root: Path) -> None:
    assert checked(root / "briefings") == len(list((root / "briefings").glob("*/sources")))


@pytest.mark.shared
def test_the_contracts_example_keeps_it(shared: Path) -> None:
    assert faults(json.loads((shared / "contract" / "example.briefing.json").read_text("utf-8"))) == []
