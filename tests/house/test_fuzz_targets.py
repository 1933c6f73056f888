"""What is fuzzed holds for what each target begins from, and for whatever was ever found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "fuzzing"))
from targets import TARGETS, escaping

FOUND = Path(__file__).parent / "fuzzed"  # TARGET/NAME: bytes that once broke it


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds(name: str) -> None:
    target, seeds = TARGETS[name]
    for data in (b"", b"\0", *seeds, *(path.read_bytes() for path in sorted((FOUND / name).glob("*")))):
        target(data)


def test_a_text_that_became_markup_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("targets.escape", str)
    with pytest.raises(AssertionError):
        escaping(b"*a* b")
