"""Which sentences stand as facts, what kind they are, whose words they are, and whether they can be read alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from builders import article_of, cleaned

from generator.lexicons.loader import load_lexicon
from generator.statements.dependence import opener_re

CASES = sorted((Path(__file__).parent / "cases" / "statements").glob("*.yml"))


def statements_of(text: str) -> list[dict[str, object]]:
    document = cleaned(text)
    return [
        {
            "parts": [part.cut(document.text) for part in s.parts],
            "kind": s.kind.value,
            "by": s.attribution.name if s.attribution else None,
            "alone": s.standalone,
        }
        for s in article_of(document).statements
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_statements(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    found = statements_of(case["text"])
    wanted = case["expected"]
    assert len(found) == len(wanted), (case["why"], found)
    for statement, want in zip(found, wanted, strict=True):
        assert {key: statement[key] for key in want} == want, case["why"]


@pytest.mark.parametrize("group", ["connectives", "coordinators", "dependent"])
def test_every_opener_is_matched(group: str) -> None:
    for entry in load_lexicon("statements")[group]:
        assert opener_re(group).match(f"{entry.capitalize()}, the dam broke."), entry
