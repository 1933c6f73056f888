"""What does not stand in its source is caught, kept out and reported."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from msgspec import structs
from newsdesk import Newsdesk

from generator.overrides.newsroom import Newsroom, QuotingLimits
from generator.pipeline import analyse, brief
from generator.rendering.json_form import render_json
from generator.stages.annotate import annotate
from generator.stages.read import parse_source
from generator.stages.verify import verify
from generator.values.document import Evidence


def checked(desk: Newsdesk, **changes):
    return verify(replace(desk.briefing, **changes), desk.documents)


def codes(briefing) -> list[str]:
    return [d.code for d in briefing.diagnostics if d.code != "B210"]


def test_a_sound_briefing_passes_whole(desk: Newsdesk) -> None:
    found = checked(desk)
    assert replace(found, diagnostics=()) == desk.briefing
    assert [d.code for d in found.diagnostics] == ["B210", "B210"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 1},
        {"end": 20},
        {"text": "The Osterby bridge will open"},
        {"source": "courier"},
        {"source": "nowhere"},
        {"id": "e-00000000"},
        {"start": 900, "end": 950},
        {"start": -5, "end": -1},
    ],
)
def test_a_wrong_span_put_there_on_purpose_is_caught_kept_out_and_reported(desk: Newsdesk, wrong: dict) -> None:
    ferries = desk.briefing.facts[2]
    bad = structs.replace(ferries.evidence[0], **wrong)
    found = checked(desk, facts=(*desk.briefing.facts[:2], replace(ferries, evidence=(bad,))))
    assert [f.id for f in found.facts] == [f.id for f in desk.briefing.facts[:2]]
    assert codes(found)[0] == "B401"
    assert bad.text not in render_json(replace(found, diagnostics=()))


def test_a_fact_keeps_the_evidence_that_stands_and_loses_its_corroboration(desk: Newsdesk) -> None:
    closing = desk.briefing.facts[0]
    bad = structs.replace(closing.evidence[1], start=closing.evidence[1].start + 1)
    found = checked(desk, facts=(replace(closing, evidence=(closing.evidence[0], bad)), *desk.briefing.facts[1:]))
    assert found.facts[0].evidence == closing.evidence[:1]
    assert (found.facts[0].standing, found.facts[0].sources) == ("single-origin", ("post",))


def test_a_text_its_evidence_does_not_hold_is_dropped(desk: Newsdesk) -> None:
    cost = desk.briefing.facts[1]
    wrong = replace(cost, text="Repairs will cost $4.7 million.")
    found = checked(desk, facts=(desk.briefing.facts[0], wrong, desk.briefing.facts[2]))
    assert cost.id not in {f.id for f in found.facts}
    assert codes(found) == ["B402", "B403"]


def test_a_report_shows_sixty_characters_of_what_was_left_out(desk: Newsdesk) -> None:
    closing, *others = desk.briefing.facts
    bad = structs.replace(closing.evidence[0], text="x" * 70)
    strange = replace(closing, text="y" * 70)
    shown = [
        re.findall(r"'(\w+)'", checked(desk, facts=facts).diagnostics[place].message)
        for facts, place in (((replace(closing, evidence=(bad,)), *others), 2), ((strange, *others), 2))
    ]
    assert shown == [["x" * 60], ["y" * 60]]


def test_an_editors_wording_passes_but_a_quotes_words_are_the_sources_always(desk: Newsdesk) -> None:
    cost = replace(desk.briefing.facts[1], text="The repairs are dear.", edited=True)
    quote = replace(desk.briefing.quotes[0], text="We had no choice", edited=True)
    found = checked(desk, facts=(desk.briefing.facts[0], cost, desk.briefing.facts[2]), quotes=(quote,))
    assert cost in found.facts
    assert found.quotes == ()


def test_a_lede_that_is_not_made_of_its_facts_is_made_anew(desk: Newsdesk) -> None:
    found = checked(desk, lede="Everything will be fine.")
    assert found.lede == desk.briefing.lede
    assert codes(found) == ["B403"]


def test_references_lead_to_what_is_there(desk: Newsdesk) -> None:
    figure = replace(desk.briefing.figures[0], relates_to="e-99999999")
    change = replace(desk.briefing.changes[0], added=(desk.briefing.facts[0].id, "e-gone"))
    found = checked(desk, figures=(figure,), changes=(change,))
    assert found.figures[0].relates_to is None
    assert found.changes[0].added == (desk.briefing.facts[0].id,)
    assert codes(found) == ["B404", "B404"]


def test_one_side_alone_is_no_disagreement_and_an_answer_without_evidence_no_answer(desk: Newsdesk) -> None:
    bad = Evidence("e-00000000", "post", 0, 3, "The")
    clash = desk.briefing.disagreements[0]
    positions = (clash.positions[0], replace(clash.positions[1], evidence=(bad,)))
    question = replace(desk.briefing.questions[0], state="answered", answered=(bad,))
    found = checked(desk, disagreements=(replace(clash, positions=positions),), questions=(question,))
    assert found.disagreements == ()
    assert (found.questions[0].state, found.questions[0].answered) == ("open", ())


def test_a_role_without_its_words_is_nobodys(desk: Newsdesk) -> None:
    baker = desk.briefing.entities[0]
    bad = structs.replace(baker.roles[0].evidence[0], text="Jonas Ekdahl, a banker")
    found = checked(desk, entities=(replace(baker, roles=(structs.replace(baker.roles[0], evidence=(bad,)),)),))
    assert (found.entities[0].role, found.entities[0].roles) == (None, ())


def test_words_that_are_glued_into_a_sentence_are_not_asked_of_its_text() -> None:
    glued = (
        "Ann Bell Ann Marie BellDam fails Mayor to quit Bell told to go MORE told the council that the dam was shut."
    )
    document = parse_source(f"Post\n20 May 2031\n\n{glued} It was built in 1920.\n".encode(), "a", "a")
    found = brief("dam", (analyse(document, annotate),), newsroom=Newsroom(quoting=QuotingLimits(1, 1000))).briefing
    assert "Ann Bell told the council that the dam was shut." in {fact.text for fact in found.facts}
    assert not [d for d in found.diagnostics if d.is_error]
