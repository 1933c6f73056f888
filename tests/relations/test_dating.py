"""The dates of articles that state none, and what alike sentences of dated ones lend them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import article_of, document_of
from case_files import read_cases

from generator.relations.dating.articles import date_articles
from generator.values.document import Basis
from generator.values.story import DatedArticle

CASES = sorted((Path(__file__).parent / "cases" / "dating").glob("*.yml"))


def dated(case: dict) -> dict[str, DatedArticle]:
    articles = tuple(article_of(document_of(s["text"], n, s.get("published"))) for n, s in case["sources"].items())
    return {d.source: d for d in date_articles(articles)}


def loaded(paths: list[Path]) -> list[object]:
    return [pytest.param(read_cases(path), id=path.stem) for path in paths]


@pytest.mark.parametrize("case", loaded(CASES))
def test_dating(case) -> None:
    articles = dated(case)
    for source, wanted in case["expected"].items():
        field = articles[source].published
        found = f"{field.value} ({field.basis.value})" if field else "unknown"
        assert found == wanted["published"], case["why"]
        for words, value in (wanted.get("times") or {}).items():
            times = articles[source].times
            text = articles[source].document.text
            assert {t.value for t in times if t.expression.span.cut(text) == words} == {value}, case["why"]


@pytest.mark.parametrize("case", loaded(CASES))
def test_the_order_of_sources_changes_no_date(case) -> None:
    backwards = {**case, "sources": dict(reversed(case["sources"].items()))}
    assert dated(case) == dated(backwards)


def test_an_inferred_date_is_read_where_its_span_says() -> None:
    case = read_cases(next(p for p in CASES if "preview" in p.stem))
    article = dated(case)["preview"]
    assert article.published
    assert article.published.basis is Basis.INFERRED
    assert article.published.span
    assert article.published.span.cut(article.document.text) == "Tuesday"
