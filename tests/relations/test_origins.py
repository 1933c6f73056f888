"""Who has it from whom: one case a story, the free rewrites, and what holds for any order."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from builders import annotated
from case_files import read_cases
from newsroom import article

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import synonyms
from generator.relations.dating.articles import date_articles
from generator.relations.origins.finding import find_origins
from generator.relations.origins.wording import quoted_spans
from generator.sources.agencies import agency_named, credited_in_text
from generator.values.briefing import Origin, Relation
from generator.values.document import Basis, Field
from generator.values.findings import Article

HERE = Path(__file__).parent
CASES = read_cases(HERE / "cases" / "origins.yml")
STORIES = {s["name"]: s for s in read_cases(HERE / "rewrites.yml")["stories"]}


def named(source: str, text: str, published: str | None = None, outlet: str | None = None) -> Article:
    found = article(source, text, published)
    if outlet is None:
        return found
    metadata = replace(found.document.metadata, outlet=Field(outlet, Basis.STATED))
    return replace(found, document=replace(found.document, metadata=metadata))


def origins(articles: tuple[Article, ...]) -> tuple[dict[str, Relation], tuple[Origin, ...]]:
    relations, found, *_ = find_origins(date_articles(articles))
    return dict(relations), found


def articles_of(case: dict[str, Any]) -> tuple[Article, ...]:
    return tuple(
        named(chr(ord("a") + n), s["text"], s.get("published"), s.get("outlet")) for n, s in enumerate(case["sources"])
    )


@pytest.mark.parametrize("name", CASES)
def test_groups_and_relations(name: str) -> None:
    case = CASES[name]
    relations, found = origins(articles_of(case))
    assert sorted(list(o.sources) for o in found) == case["groups"], case["why"]
    assert [relations[s].kind for s in sorted(relations)] == case["relations"], case["why"]


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_articles_changes_nothing(name: str) -> None:
    articles = articles_of(CASES[name])
    assert origins(articles) == origins(tuple(reversed(articles)))


def same_origin(one: str, other: str) -> bool:
    return len(origins((named("a", one), named("b", other)))[1]) == 1


def test_free_rewrites_are_found_and_independent_reports_are_not() -> None:
    """At least 30 of each; F1 of 0.95 and no report wrongly joined."""
    found = [same_origin(s["report"], text) for s in STORIES.values() for text in s["rewrites"]]
    wrong = [same_origin(s["report"], text) for s in STORIES.values() for text in s["independents"]]
    assert len(found) >= 30
    assert len(wrong) >= 30
    assert 2 * sum(found) / (len(found) + sum(found) + sum(wrong)) >= 0.95
    assert not any(wrong)


@pytest.mark.parametrize("name", sorted(STORIES)[::5])
def test_independent_reports_are_no_copies_of_a_rewrite_either(name: str) -> None:
    story = STORIES[name]
    assert not any(same_origin(a, b) for a, b in product(story["rewrites"], story["independents"]))


def test_rewrites_are_free() -> None:
    """The data would prove nothing if it shared more words with its models than real rewrites do."""
    for story in STORIES.values():
        relations = [origins((named("a", story["report"]), named("b", t)))[0]["b"] for t in story["rewrites"]]
        assert all(r.overlap <= 0.12 for r in relations), story["name"]


def test_an_origin_is_called_by_its_agency_and_day() -> None:
    _, found = origins(articles_of(CASES["an agency's copy comes before those who credit it"]))
    assert [(o.id, o.label) for o in found] == [("o-reuters", "Reuters report of 4 March 2031")]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The captain told Reuters that the radar had failed.", ("Reuters",)),
        ("Police chief Ola Berg told AFP it was a bomb.", ("AFP",)),
        ("Moscow's state-run Tass news agency reported the call.", ("TASS",)),
        ("Reuters is owned by a Canadian family.", ()),
        ("He told ap-doctors to wait.", ()),
        ("She told Pa to come home.", ()),
    ],
)
def test_agencies_are_credited_by_cue(text: str, agencies: tuple[str, ...]) -> None:
    assert credited_in_text(text) == agencies


def test_every_agency_form_is_met() -> None:
    for name, forms in load_lexicon("agencies").items():
        for form in forms:
            printed = form.upper() if len(form) <= 4 else form.title()
            sentence = f"A clerk told {printed} so."
            assert credited_in_text(sentence) == (name,), form
            assert agency_named(printed) == name


def test_no_synonym_stands_in_two_groups() -> None:
    groups = load_lexicon("synonyms")
    assert len(synonyms()) == sum(map(len, groups.values()))


def test_an_unclosed_quotation_runs_on_only_where_it_is_closed() -> None:
    open_ended = named("a", '"We sold the boats.\nThe mayor wept.\nNobody spoke.')
    closed = named("a", '"We sold the boats,\nand then the nets," he said.\nNobody spoke.')
    for found, words in (
        (open_ended, ['"We sold the boats.']),
        (closed, ['"We sold the boats,', "and then the nets,"]),
    ):
        document = found.document
        spans = quoted_spans(annotated(document), document.normal)
        assert [s.cut(document.text) for s in spans] == words
