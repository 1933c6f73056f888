"""Figures of one sentence: each case says what is found, and that nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from case_files import read_cases
from figure_reading import figures_of

from generator.values.document import Document
from generator.values.findings import Figure
from generator.values.span import Span

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in read_cases(path)
]


def record(document: Document, figure: Figure) -> dict[str, str | None]:
    quantity = figure.quantity

    def cut(span: Span | None) -> str | None:
        return span.cut(document.text) if span else None

    return {
        "text": cut(figure.span),
        "outer": cut(figure.outer),
        "value": format(quantity.value.normalize(), "f"),
        "high": format(quantity.high.normalize(), "f") if quantity.high is not None else None,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier.value,
        "measure": figure.measure,
        "role": figure.role.value,
        "relates_to": cut(figure.relates_to),
        "period": cut(figure.period),
        "attributed_to": figure.attributed_to,
        "same_as": cut(figure.same_as),
        "per": figure.per,
        "marked": cut(figure.marked),
        "heading": figure.heading,
        "brief": figure.brief,
        "bare": figure.bare,
    }


@pytest.mark.parametrize("case", CASES)
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    document, figures = figures_of(case["text"])
    found = [record(document, figure) for figure in figures]
    wanted = [{**expected, "value": normal(expected["value"])} for expected in case["expected"]]
    shown = [{key: row[key] for key in (wanted[n] if n < len(wanted) else row)} for n, row in enumerate(found)]
    assert shown == wanted


def normal(value: str) -> str:
    return value.rstrip("0").rstrip(".") if "." in value else value


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 200
