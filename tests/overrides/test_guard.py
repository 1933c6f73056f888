"""Which wordings their evidence holds."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from builders import article_of, document_of
from case_files import read_cases

from generator.overrides.guard.excess import PLAIN, Manner
from generator.overrides.guard.guarding import Guard
from generator.relations.items.limits import is_made_of
from generator.stages.annotate import annotate
from generator.times.resolver import resolve_times
from generator.values.document import Basis, Evidence, Field
from generator.values.span import Span
from generator.values.story import DatedArticle

CASES = [
    case for path in sorted((Path(__file__).parent / "cases" / "wordings").glob("*.yml")) for case in read_cases(path)
]
DAY = "2031-03-05"
FAITHFUL = [(case, text) for case in CASES for text in case.get("faithful", ())]
BEYOND = [(case, one["text"], one["kind"]) for case in CASES for one in case.get("beyond", ())]
UNDECIDED = [(case, text) for case in CASES for text in case.get("undecided", ())]


@cache
def guarded(evidence: str, day: str) -> tuple[Guard, tuple[Evidence, ...]]:
    """Return the guard of an article, and all its sentences."""
    document = document_of(evidence, "post", day)
    article = article_of(document)
    times = resolve_times(article.times, date.fromisoformat(day))
    guard = Guard({"post": DatedArticle(article, Field(day, Basis.STATED), times)}, annotate)
    return guard, tuple(document.evidence(Span(s.span.start, s.span.end)) for s in article.annotation.sentences)


def excess(evidence: str, text: str, day: str = DAY, manner: Manner = PLAIN):
    guard, whole = guarded(evidence, day)
    return guard.find_excess(text, whole, manner)


def judged(case, text: str):
    manner = Manner(**{name: case.get(name, False) for name in ("attributed", "headline", "question")})
    return excess(case["evidence"], text, case.get("published", DAY), manner)


@pytest.mark.parametrize(("case", "text"), FAITHFUL, ids=[text for _, text in FAITHFUL])
def test_a_faithful_wording_passes(case, text: str) -> None:
    assert judged(case, text) == ()


@pytest.mark.parametrize(("case", "text", "kind"), BEYOND, ids=[f"{kind}: {text}" for _, text, kind in BEYOND])
def test_a_false_wording_is_refused(case, text: str, kind: str) -> None:
    assert judged(case, text) != (), kind


@pytest.mark.parametrize(("case", "text"), UNDECIDED, ids=[text for _, text in UNDECIDED])
@pytest.mark.xfail(strict=True, reason="faithful, and beyond what the guard can tell")
def test_a_faithful_wording_that_is_refused_all_the_same(case, text: str) -> None:
    assert judged(case, text) == ()


def test_there_are_cases_of_both_and_few_that_cannot_be_told() -> None:
    assert len(FAITHFUL) + len(UNDECIDED) + len(BEYOND) >= 150
    assert len(UNDECIDED) * 7 <= len(FAITHFUL) + len(UNDECIDED)


@pytest.mark.parametrize(
    ("text", "evidence", "made"),
    [
        ("The bridge is shut.", ["Then the bridge is shut, he said."], True),
        ("The bridge … is shut.", ["The bridge", "is shut"], True),
        ("the bridge is shut", ["The bridge,", "is shut"], False),  # from two places
        ("The bridge is open.", ["The bridge is shut."], False),
        ("The bridge.", ["The bridges."], False),
        ("…", ["The bridge."], False),
        ("", ["The bridge."], False),
    ],
)
def test_made_of_its_evidence(text: str, evidence: list[str], made: bool) -> None:
    assert is_made_of(text, tuple(Evidence("e-00000000", "post", 0, 1, words) for words in evidence)) is made


def test_evidence_cut_out_of_what_somebody_says_is_still_his() -> None:
    text = "The tram line, which opened on Friday, will cost 40 million crowns in 2032, according to Ida Roth."
    document = document_of(text, "post", DAY)
    article = article_of(document)
    times = resolve_times(article.times, date.fromisoformat(DAY))
    guard = Guard({"post": DatedArticle(article, Field(DAY, Basis.STATED), times)}, annotate)
    part = (document.evidence(Span(0, text.index(", according"))),)
    assert guard.find_excess("The tram line will cost 40 million crowns.", part) != ()
    assert guard.find_excess("The tram line will cost 40 million crowns, according to Ida Roth.", part) == ()
