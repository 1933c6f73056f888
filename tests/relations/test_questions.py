"""Which questions a story leaves open, and what answered them."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import read_cases
from newsroom import story_of

from generator.stages.condense import condense

CASES = read_cases(Path(__file__).parent / "cases" / "questions.yml")


@pytest.mark.parametrize("name", CASES)
def test_questions_and_their_state(name: str) -> None:
    case = CASES[name]
    found = [{"question": q.text, "state": q.state} for q in story_of(case["sources"]).questions]
    assert found == case["expected"], case["why"]


def test_an_answer_comes_from_another_source_than_its_question() -> None:
    for case in CASES.values():
        for question in story_of(case["sources"]).questions:
            assert not {e.source for e in question.raised} & {e.source for e in question.answered}


def test_a_question_keeps_its_id_when_it_is_answered() -> None:
    sources = CASES["a date not given is answered by a day for the event"]["sources"]
    assert [q.id for q in story_of(sources[:1]).questions] == [q.id for q in story_of(sources).questions]


def test_changes_say_on_which_day_a_question_was_raised_and_answered() -> None:
    briefing = condense(story_of(CASES["a plan carried out is answered"]["sources"]))
    (question,) = briefing.questions
    assert [(c.date, question.id in c.added, question.id in c.answered) for c in briefing.changes] == [
        ("2031-03-06", True, False),
        ("2031-03-20", False, True),
    ]


def test_of_several_comments_the_nearest_stands_first() -> None:
    silence = {"published": "2031-03-06", "text": "Brede Shipping declined to comment on Thursday."}
    later = {
        "published": "2031-05-20",
        "text": '"We have sold two ferries," Brede Shipping spokeswoman Anna Berg said.',
    }
    undated = {"text": '"We like the sea," Brede Shipping spokeswoman Anna Berg said.'}
    nearer = {"published": "2031-03-02", "text": '"We know of no fire," Brede Shipping spokeswoman Anna Berg said.'}
    nearest = {"published": "2031-03-07", "text": '"We are sorry," Brede Shipping spokeswoman Anna Berg said.'}
    (question,) = story_of([silence, later, undated, nearer, nearest]).questions
    assert [e.source for e in question.answered] == ["e", "b", "c"]
