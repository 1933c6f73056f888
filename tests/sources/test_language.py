"""Sentences and names of a body of text, repaired."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import annotated, cleaned
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.sentences import sentence_starts
from generator.values.annotation import Annotation
from generator.values.document import Document

CASES = Path(__file__).parent / "cases"


def read(text: str) -> tuple[Document, Annotation]:
    document = cleaned(text)
    return document, annotated(document)


def cases(folder: str) -> list[object]:
    found = sorted((CASES / folder).glob("*.yml"))
    return [pytest.param(read_cases(path), id=path.stem) for path in found]


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case) -> None:
    document, annotation = read(case["text"])
    found = [" ".join(document.printed(s.span).split()) for s in annotation.sentences]
    assert found == case["expected"], case["why"]


@pytest.mark.parametrize("case", cases("names"))
def test_names(case) -> None:
    document, annotation = read(case["text"])
    found = [f"{m.kind.value}: {m.text}" for m in annotation.mentions]
    for wanted in case["expected"].get("has", ()):
        assert wanted in found, (case["why"], found)
    for unwanted in case["expected"].get("lacks", ()):
        assert unwanted not in {*found, *(f.split(": ", 1)[1] for f in found)}, (case["why"], found)
    assert all(document.normal[m.span.start] == m.text[0] for m in annotation.mentions)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=6), st.booleans()), max_size=12))
def test_every_word_gets_a_verdict_and_the_first_starts(words) -> None:
    starts = sentence_starts([w for w, _ in words], [s for _, s in words])
    assert len(starts) == len(words)
    assert not starts or starts[0] is True
