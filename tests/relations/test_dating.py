"""The dates of articles that state none, and what alike sentences of dated ones lend them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.relations.dating.articles import date_articles
from generator.sources.normal import normal_form
from generator.stages.annotate import annotate
from generator.stages.extract import extract
from generator.values.document import Basis, Block, BlockLabel, Document, Field, Metadata
from generator.values.findings import Article
from generator.values.span import Span
from generator.values.story import DatedArticle

CASES = sorted((Path(__file__).parent / "cases" / "dating").glob("*.yml"))


def article_of(source: str, text: str, published: str | None) -> Article:
    body = tuple(Block(Span(m, m + len(line)), BlockLabel.BODY) for m, line in _lines(text))
    metadata = Metadata(published=Field(published, Basis.STATED) if published else None)
    document = Document(source, f"sources/{source}.txt", text, normal_form(text), 0, metadata, body)
    return extract(document, annotate(document))


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line:
            found.append((start, line))
        start += len(line) + 1
    return found


def dated(case: dict) -> dict[str, DatedArticle]:
    articles = tuple(article_of(n, s["text"], s.get("published")) for n, s in case["sources"].items())
    return {d.source: d for d in date_articles(articles)}


def loaded(paths: list[Path]) -> list[object]:
    return [pytest.param(yaml.safe_load(path.read_text("utf-8")), id=path.stem) for path in paths]


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
    case = yaml.safe_load(next(p for p in CASES if "preview" in p.stem).read_text("utf-8"))
    article = dated(case)["preview"]
    assert article.published
    assert article.published.basis is Basis.INFERRED
    assert article.published.span
    assert article.published.span.cut(article.document.text) == "Tuesday"
