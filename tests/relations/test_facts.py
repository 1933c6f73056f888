"""The same statement across sources: what joins, what corroborates, what a fact is called."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article, story_of

from generator.relations.choosing.salience import rank_facts
from generator.relations.items.fact_index import FactIndex
from generator.stages.condense import condense
from generator.stages.relate import relate
from generator.values.findings import Article
from generator.values.story import Story

HERE = Path(__file__).parent
CASES = read_cases(HERE / "cases" / "facts.yml")
FERRY = next(s for s in read_cases(HERE / "rewrites.yml")["stories"] if s["name"] == "ferry")
DAYS = ("2031-03-10", "2031-03-11", None, "2031-03-11", "2031-03-12")


@cache
def ferry() -> tuple[Article, ...]:
    texts = (FERRY["report"], *FERRY["rewrites"], *FERRY["independents"])
    return tuple(article(f"s{n}", text, day) for n, (text, day) in enumerate(zip(texts, DAYS, strict=True)))


@cache
def whole() -> Story:
    return relate("ferry", ferry())


def ids(story: Story) -> set[str]:
    sections = (story.facts, story.quotes, story.figures, story.timeline)
    return {i for section in sections for item in section for i in (item.id, *item.also)}


@pytest.mark.parametrize("name", CASES)
def test_facts_their_sources_and_standing(name: str) -> None:
    case = CASES[name]
    facts = story_of(case["sources"]).facts
    if "not" in case:
        assert facts
        assert case["not"] not in {f.standing for f in facts}, case["why"]
    else:
        found = sorted(({"sources": list(f.sources), "standing": f.standing} for f in facts), key=str)
        assert found == sorted(case["facts"], key=str), case["why"]


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(DAYS))))
def test_any_order_of_sources_gives_the_same_briefing(order: list[int]) -> None:
    assert condense(relate("ferry", tuple(ferry()[i] for i in order))) == condense(whole())


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(DAYS))))
def test_every_id_that_ever_named_an_item_still_finds_it(order: list[int]) -> None:
    for count in range(1, len(order)):
        before = ids(relate("ferry", tuple(ferry()[i] for i in order[:count])))
        assert before <= ids(whole())


def test_a_fact_is_called_by_its_earliest_evidence_and_worded_by_its_first() -> None:
    days = {a.source: a.order for a in whole().articles}
    for fact in whole().facts:
        earliest = min(fact.evidence, key=lambda e: (days[e.source], e.start))
        assert fact.id == earliest.id
        assert fact.text.startswith(fact.evidence[0].text)
        assert {fact.id, *fact.also} == {e.id for e in fact.evidence}
        assert fact.id not in fact.also


def test_a_rewrite_gives_its_model_the_word_unless_that_leans() -> None:
    clear = {
        a.document.evidence(s.parts[0]).id for a in whole().articles for s in a.article.statements if not s.leaning
    }
    shared = [f for f in whole().facts if {"s0", "s1"} <= set(f.sources)]
    models = [f for f in shared if any(e.source == "s0" and e.id in clear for e in f.evidence)]
    assert len(models) >= 3
    assert all(f.evidence[0].source == "s0" for f in models)


def test_every_statement_stands_in_exactly_one_fact() -> None:
    for dated in whole().articles:
        for statement in dated.article.statements:
            evidence = dated.document.evidence(statement.parts[0])
            assert sum(evidence in fact.evidence for fact in whole().facts) == 1


def test_the_index_finds_the_fact_at_a_place() -> None:
    index = FactIndex(whole().facts)
    for fact in whole().facts:
        for evidence in fact.evidence:
            assert index.fact_at(evidence.source, evidence.span) == fact.id
    assert index.fact_at("nobody", whole().facts[0].evidence[0].span) is None


def test_ranking_keeps_every_fact_and_scores_them() -> None:
    ranked = rank_facts(whole())
    assert sorted(f.id for f in ranked) == sorted(f.id for f in whole().facts)
    assert ranked[0].score == 1.0
    assert all(f.score >= 0 for f in ranked)


def test_the_lede_is_made_of_facts_that_head_the_list() -> None:
    briefing = condense(whole())
    assert 1 <= len(briefing.lede_facts) <= 3
    assert briefing.lede_facts == tuple(f.id for f in briefing.facts[: len(briefing.lede_facts)])
    assert briefing.lede == " ".join(f.text for f in briefing.facts[: len(briefing.lede_facts)])


def test_a_story_without_statements_has_a_briefing() -> None:
    briefing = condense(story_of([{"text": "Read more"}]))
    assert (briefing.lede, briefing.facts, briefing.title) == ("", (), "Story")
