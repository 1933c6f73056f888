"""What each decision of an editor does to a briefing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.overrides.decisions import Entry
from generator.overrides.facts import arrange_facts
from generator.overrides.newsroom import Newsroom, QuotingLimits, apply_newsroom, parse_newsroom
from generator.overrides.reader import parse_overrides
from generator.overrides.sources import is_excluded, missing_sources, override_source
from generator.stages.edit import edit
from generator.stages.render import render
from generator.values.briefing import FactAttribution
from generator.values.diagnostic import Diagnostic
from generator.values.document import AssignedOrigin, Basis, BlockLabel


def edited(desk, text: str):
    overrides, errors = parse_overrides(text)
    assert errors == ()
    return edit(desk.briefing, desk.story, overrides)


def test_an_empty_file_changes_nothing(desk) -> None:
    assert edited(desk, "") == edited(desk, "# nothing yet\n") == desk.briefing


def test_the_story_itself(desk) -> None:
    found = edited(
        desk,
        "title: Osterby bridge to shut in March\nstatus: draft\nembargo: 2031-03-06T06:00Z\n"
        "tags: [transport]\nslug: osterby\n",
    )
    assert (found.title, found.status, found.embargo) == (
        "Osterby bridge to shut in March",
        "draft",
        "2031-03-06T06:00Z",
    )
    assert (found.tags, found.slug, found.edited) == (("transport",), "osterby", ("title",))


def test_a_reworded_fact_keeps_its_evidence_and_takes_the_lede_along(desk) -> None:
    cost = desk.briefing.facts[1]
    found = edited(desk, f"facts:\n  - id: {cost.id}\n    text: Repairs will cost $4.2m.\n    because: style\n")
    assert found.facts[1].text == "Repairs will cost $4.2m."
    assert found.facts[1].edited
    assert not found.facts[1].unsupported
    assert found.facts[1].evidence == cost.evidence
    assert found.lede.endswith("Repairs will cost $4.2m.")


def test_words_of_the_editors_own_are_marked(desk) -> None:
    text = """
facts:
  - {source: post, exact: Two ferries, text: Seven ferries will sail., because: seen, unsupported: true}
"""
    assert edited(desk, text).facts[2].unsupported


def test_further_evidence_supports_a_wording(desk) -> None:
    text = """
facts:
  - source: post
    exact: Repairs will cost $4.2 million.
    text: Repairs will cost between $4.2 million and $4.6 million.
    evidence:
      - {source: courier, exact: The work will cost about $4.6 million.}
    because: both papers
"""
    fact = edited(desk, text).facts[1]
    assert (fact.standing, fact.sources, fact.unsupported) == (
        "single-origin",
        ("courier", "post"),
        False,
    )  # a part each


def test_a_hidden_fact_leaves_the_page_the_lede_and_the_changes(desk) -> None:
    closing = desk.briefing.facts[0]
    found = edited(desk, f"facts:\n  - {{id: {closing.also[0]}, hide: true, because: stale}}\n")
    assert closing not in found.facts
    assert found.lede == "Repairs will cost $4.2 million."
    assert closing.id not in found.changes[0].added  # nor is the event of the same words
    gone = edited(desk, f"facts:\n  - {{id: {desk.briefing.facts[2].id}, hide: true, because: stale}}\n")
    assert gone.changes[0].added == (closing.id,)
    text = f"facts:\n  - {{id: {closing.id}, drop: true, because: told in the timeline}}\n"
    assert [event.id for event in edited(desk, text).timeline] == [closing.id]


def test_pins_and_positions_order_the_facts(desk) -> None:
    closing, cost, ferries = (f.id for f in desk.briefing.facts)
    pinned = edited(desk, f"facts:\n  - {{id: {ferries}, pin: true, because: news}}\n")
    assert [f.id for f in pinned.facts] == [ferries, closing, cost]
    moved = edited(desk, f"facts:\n  - {{id: {closing}, position: 2, because: order}}\n")
    assert [f.id for f in moved.facts] == [cost, closing, ferries]


def test_key_facts_keep_the_order_of_their_choice_but_for_what_is_pinned_or_placed(desk) -> None:
    closing, cost, ferries = (f.id for f in desk.briefing.facts)
    chosen = replace(desk.briefing, lede_facts=(), key_facts=(ferries, closing))
    assert arrange_facts(chosen, []).key_facts == (ferries, closing)
    pin, place = (Entry("facts", "overrides.yml:1", changes=changes) for changes in ({"pin": True}, {"position": 1}))
    assert arrange_facts(chosen, [(pin, cost)]).key_facts == (cost, ferries, closing)
    assert arrange_facts(chosen, [(place, closing)]).key_facts == (closing, ferries)


def test_a_fact_that_was_not_chosen_can_be_pinned(desk) -> None:
    found = edited(desk, "facts:\n  - {source: courier, exact: fears for his trade, pin: true, because: colour}\n")
    assert found.facts[0].text == "Jonas Ekdahl, a baker, fears for his trade."


def test_facts_merge_and_split(desk) -> None:
    closing, cost, ferries = desk.briefing.facts
    merged = edited(desk, f"facts:\n  - {{id: {cost.id}, merge: [{ferries.id}], because: same}}\n")
    assert [f.id for f in merged.facts] == [closing.id, cost.id]
    assert ferries.id in merged.facts[1].also
    split = edited(desk, f"facts:\n  - {{id: {closing.id}, split: [{closing.also[0]}], because: other day}}\n")
    assert [f.standing for f in split.facts[:2]] == ["single-origin", "single-origin"]
    assert split.facts[1].text == "The bridge in Osterby is to shut on 14 March for repairs"


def test_a_split_takes_the_wording_of_the_evidence_it_leaves_behind(desk) -> None:
    closing = desk.briefing.facts[0]
    said = FactAttribution("the port authority", "organisation", "said")
    desk.briefing = replace(desk.briefing, facts=(replace(closing, attribution=said), *desk.briefing.facts[1:]))
    first, second = edited(desk, f"facts:\n  - {{id: {closing.id}, split: [{closing.id}], because: other}}\n").facts[:2]
    assert (first.id, first.text) == (closing.also[0], "The bridge in Osterby is to shut on 14 March for repairs")
    assert (second.id, second.text) == (closing.id, closing.evidence[0].text)
    assert first.attribution is None  # the other paper has it from nobody


def test_nobody_is_named_for_the_editors_own_words(desk) -> None:
    ferries = desk.briefing.facts[2]
    said = FactAttribution("the port authority", "organisation", "said")
    desk.briefing = replace(desk.briefing, facts=(*desk.briefing.facts[:2], replace(ferries, attribution=said)))
    text = f"facts:\n  - {{id: {ferries.id}, text: Seven ferries sail., unsupported: true, because: seen}}\n"
    assert edited(desk, text).facts[2].attribution is None
    kept = edited(desk, f"facts:\n  - {{id: {ferries.id}, text: Two ferries sail., because: style}}\n")
    assert kept.facts[2].attribution == said


def test_a_fact_is_added_with_its_evidence(desk) -> None:
    text = """
facts:
  - add: Mara Lindqvist met a baker.
    source: courier
    exact: Mara Lindqvist, the port's director, met him
    evidence: [{source: courier, exact: a baker}]
    because: asked
"""
    fact = edited(desk, text).facts[-1]
    assert (fact.text, fact.edited, fact.sources) == ("Mara Lindqvist met a baker.", True, ("courier",))


def test_a_speaker_is_corrected_in_public(desk) -> None:
    quote = desk.briefing.quotes[0]
    text = f"""
quotes:
  - id: {quote.id}
    speaker: {{name: Mara Lindqvist, role: the port's director, kind: person}}
    unsupported: true
    because: she confirmed it
    correction: true
    on: 2031-03-07
"""
    found = edited(desk, text)
    assert found.quotes[0].speaker.name == "Mara Lindqvist"
    assert found.quotes[0].text == quote.text
    correction = found.corrections[0]
    assert (correction.date, correction.item) == ("2031-03-07", quote.id)
    assert (correction.was, correction.now) == ("a spokeswoman", "Mara Lindqvist, the port's director")


def test_a_speaker_nobody_knows_is_taken_away(desk) -> None:
    text = "quotes:\n  - {source: post, exact: We have no choice, speaker: null, because: unclear}\n"
    assert edited(desk, text).quotes[0].speaker is None


def test_a_figure_is_corrected_exactly(desk) -> None:
    text = """
figures:
  - {source: courier, exact: $4.6 million, value: 4600000.10, qualifier: about, because: recount}
"""
    quantity = edited(desk, text).figures[1].quantity
    assert (quantity.value, quantity.qualifier) == (Decimal("4600000.10"), "about")


def test_what_an_editor_says_is_measured_heads_the_row(desk) -> None:
    told = "The mill and its yard cost the town more than anyone knew"
    briefing = replace(desk.briefing, figures=tuple(replace(f, told=told) for f in desk.briefing.figures))
    text = "figures:\n  - {source: courier, exact: $4.6 million, measure: cost of the mill, because: clearer}\n"
    overrides, _ = parse_overrides(text)
    found = edit(briefing, desk.story, overrides).figures
    assert [(f.told, f.measure == "cost of the mill") for f in found] == [(told, False), (None, True)]


def test_a_hidden_figure_leaves_no_reference(desk) -> None:
    text = "figures:\n  - {source: post, exact: $4.2 million, hide: true, because: old}\n"
    found = edited(desk, text)
    assert [f.relates_to for f in found.figures] == [None]


def test_an_event_moves_to_its_day(desk) -> None:
    event = desk.briefing.timeline[0]
    found = edited(desk, f"timeline:\n  - {{id: {event.id}, start: 2031-03, status: happened, because: radio}}\n")
    when = found.timeline[0].when
    assert (when.start, when.end, when.precision, when.status) == ("2031-03", "2031-03", "month", "happened")


def test_questions_are_added_answered_and_closed(desk) -> None:
    added = edited(
        desk, "questions:\n  - {add: 'Who pays?', source: post, exact: Repairs will cost, because: readers asked}\n"
    )
    assert (added.questions[-1].text, added.questions[-1].state) == ("Who pays?", "open")
    answer = "questions:\n  - {id: u-1, answer: {source: courier, exact: The bridge in Osterby}, because: read}\n"
    assert edited(desk, answer).questions[0].state == "answered"
    assert edited(desk, "questions:\n  - {id: u-1, close: true, because: moot}\n").questions == ()


def test_people_are_merged_and_take_their_quotes_along(desk) -> None:
    found = edited(
        desk, "entities:\n  - {name: Mara Lindqvist, merge: [M. Lindqvist], role: director, because: one person}\n"
    )
    names = [(e.name, e.role, e.mentions) for e in found.entities]
    assert names == [("Jonas Ekdahl", "a baker", 1), ("Mara Lindqvist", "director", 3)]


def test_a_disagreement_is_hidden_or_annotated(desk) -> None:
    noted = edited(desk, "disagreements:\n  - {id: d-1, note: The 14th is right., because: asked}\n")
    assert noted.disagreements[0].note == "The 14th is right."
    assert edited(desk, "disagreements:\n  - {id: d-1, hide: true, because: settled}\n").disagreements == ()


def test_a_sources_metadata_is_the_editors(desk) -> None:
    overrides, _ = parse_overrides("sources:\n  post: {published: 2031-03-04, origin: Nordlink, because: stamp}\n")
    metadata = override_source(desk.documents["post"], overrides).metadata
    assert (metadata.published.value, metadata.published.basis, metadata.origin) == (
        "2031-03-04",
        Basis.OVERRIDE,
        AssignedOrigin("Nordlink", "overrides.yml:2:3"),
    )


def test_sources_are_excluded_and_missed() -> None:
    text = "sources:\n  post: {exclude: true, because: spam}\n  courier: {include: false, because: spam}\n"
    overrides, _ = parse_overrides(text)
    assert is_excluded("post", overrides)
    assert is_excluded("courier", overrides)
    assert not is_excluded("radio", overrides)
    hint = "did you mean 'posts'?"
    missing = missing_sources(overrides, ["posts", "courier"])
    assert missing == (Diagnostic("B304", "there is no source 'post'", "overrides.yml:2:3", hint),)


def test_the_newsroom_names_outlets_and_marks_furniture(desk) -> None:
    text = """
outlets:
  The Osterby Post: {aliases: [osterby-post], domains: [post.example]}
boilerplate:
  - We have no choice
"""
    newsroom, errors = parse_newsroom(text)
    assert errors == ()
    document = apply_newsroom(desk.documents["post"], newsroom)
    assert {b.label for b in document.blocks} == {BlockLabel.BOILERPLATE}
    assert document.text == desk.documents["post"].text


def test_the_newsroom_sets_how_much_is_quoted() -> None:
    outlets = "outlets:\n  Post: {quoting: full}\n  Courier: {aliases: [C]}\n"
    assert parse_newsroom("")[0].quoting == QuotingLimits(0.25, 40)
    assert parse_newsroom(f"{outlets}quoting: {{share: 1}}\n") == (
        Newsroom(
            outlets={"post": "Post", "courier": "Courier", "c": "Courier"},
            quoting=QuotingLimits(1.0, 40, frozenset({"Post"})),
        ),
        (),
    )


def test_the_newsroom_spells_people(desk) -> None:
    newsroom, _ = parse_newsroom("people:\n  Mara Lindqvist: {aliases: [M. Lindqvist, a spokeswoman]}\n")
    found = edit(desk.briefing, desk.story, newsroom=newsroom)
    assert [e.name for e in found.entities] == ["Jonas Ekdahl", "Mara Lindqvist"]
    assert found.quotes[0].speaker.name == "Mara Lindqvist"


@pytest.mark.parametrize(
    ("speaker", "beyond"),
    [
        ("{name: Mara Lindqvist, kind: person}", "'Mara Lindqvist'"),  # whom the article with the quote does not name
        ("{name: a spokeswoman, role: the port's director}", "'the port's director'"),
    ],
)
def test_a_speaker_whom_the_article_does_not_name_is_refused(desk, speaker: str, beyond: str) -> None:
    found = edited(
        desk, f"quotes:\n  - {{source: post, exact: We have no choice, speaker: {speaker}, because: heard}}\n"
    )
    assert found.quotes == desk.briefing.quotes
    told = found.diagnostics[0]
    assert (told.code, told.message) == ("B303", f"the speaker brings in {beyond}, which its evidence does not hold")
    assert "We have no choice" in (told.hint or "")


def test_a_day_that_the_evidence_prints_otherwise_is_refused(desk) -> None:
    event = desk.briefing.timeline[0]
    entry = f"timeline:\n  - {{id: {event.id}, start: 2031-03-15, because: radio%s}}\n"
    refused, admitted = edited(desk, entry % ""), edited(desk, entry % ", unsupported: true")
    assert refused.timeline == desk.briefing.timeline
    assert refused.diagnostics[0].message == "the day brings in '2031-03-15', which its evidence does not hold"
    assert (admitted.timeline[0].when.start, admitted.timeline[0].unsupported) == ("2031-03-15", True)


def test_a_question_takes_nothing_for_granted(desk) -> None:
    entry = "questions:\n  - {add: 'Why did Ekdahl pay?', source: post, exact: Repairs will cost, because: asked%s}\n"
    assert edited(desk, entry % "").diagnostics[0].code == "B303"
    assert edited(desk, entry % ", unsupported: true").questions[-1].unsupported


def test_title_and_lede_can_be_the_editors_own(desk) -> None:
    found = edited(desk, "title: Kronstad mourns\nunsupported: [title]\n")
    assert (found.title, found.unsupported, found.edited) == ("Kronstad mourns", ("title",), ("title",))
    assert "Headline in the editor’s own words, which no source holds." in render(found)["index.md"]


def test_words_that_no_source_holds_stand_without_a_source(desk) -> None:
    entry = "{source: post, exact: Two ferries, text: Seven ferries will sail., because: seen, unsupported: true}"
    page = render(edited(desk, f"facts:\n  - {entry}\n"))["evidence.md"]
    line = page.split("Seven ferries will sail.")[1].split("\n- ")[0]
    assert "the editor’s own words, which no source holds" in line
    assert "post" not in line.lower().split("briefings/")[0]
