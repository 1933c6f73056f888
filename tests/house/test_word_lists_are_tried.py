"""Every word list has a test that tries each of its entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases

TESTS = Path(__file__).parent.parent
LISTS = {p.stem for p in (TESTS.parent / "generator" / "lexicons").glob("*.yml")}
TRIED = read_cases(Path(__file__).parent / "tried_word_lists.yml")


def test_every_word_list_is_tried() -> None:
    assert set(TRIED) == LISTS, "write a test that each entry changes a result, and name it in tried_word_lists.yml"


@pytest.mark.parametrize("name", sorted(TRIED))
def test_a_test_of_a_word_list_names_it(name: str) -> None:
    untold = [file for file in TRIED[name] if name not in (TESTS / file).read_text("utf-8").lower()]
    assert TRIED[name]
    assert untold == []
