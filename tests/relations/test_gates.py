"""What the gates hold back: quotes whose speaker a reader does not know by what he is called, and such people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from case_files import read_cases
from newsroom import story_of
from word_probes import idle_entries, modules_of

from generator.relations.choosing.gates import doubt_entity, doubt_fact, doubt_question, doubt_quote
from generator.values.document import Basis, Field, Metadata
from generator.values.enums import Doubt

CASES = read_cases(Path(__file__).parent / "quote_gate.yml")


def speakers_shown(text: str) -> list[str]:
    story = story_of([{"text": text}])
    return [q.speaker.name for q in story.quotes if q.speaker and doubt_quote(q, story) is None]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert speakers_shown(case["text"]) == case["expected"]


@pytest.mark.parametrize(
    ("group", "texts"),
    [
        ("known", ["The {} said that the old bridge is safe."]),
        ("firm", ["The Norvane {} said that the old bridge is safe."]),
        ("vague", ["A {} said that the old bridge is safe.", "{} said that the old bridge is safe."]),
        ("elliptic", ["Jane Roe said that the old bridge {}.", "Jane Roe said that she thought it {}."]),
        ("quarter", ["The {1} said that the old bridge is safe."]),
        ("stating", ["Jane Roe said that it {} safe.", "Jane Roe said that it may {} safe."]),
    ],
)
def test_every_word_decides_who_is_shown(group: str, texts: list[str]) -> None:
    def result(word: str) -> list[list[str]]:
        return [speakers_shown((said := text.format(word, word.title()))[0].upper() + said[1:]) for text in texts]

    assert idle_entries(modules_of("generator.relations.choosing"), "speakers", group, result) == []


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ('the bridge "is quite', True),
        ('the bridge "is safe"', False),
        ("it “is quite", True),
        ("it “is safe”", False),
        ('it "is safe”', False),
    ],
)
def test_no_quote_leaves_a_mark_open(words: str, cut: bool) -> None:
    story = story_of([{"text": "Jane Roe said that the old bridge is safe."}])
    doubt = doubt_quote(replace(story.quotes[0], text=f"Jane Roe thought {words}"), story)
    assert (doubt is Doubt.MARK_OPEN) is cut


MAIN = "The harbour asked Jane Roe. Jane Roe came. " + "On Monday Roe left the old quay again. " * 6


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Jane Roe, the mayor of Selm, met the council."], ["Jane Roe"]),
        (["Foreign Minister Jane Roe met the council."], ["Jane Roe"]),
        (["The council met actor Jane Roe."], ["Jane Roe"]),
        (["Jane Roe met the council.", "The council met engineer Jane Roe."], ["Jane Roe"]),
        ([MAIN], ["Jane Roe"]),
        ([MAIN, "The quay is old.", "It rains."], []),
        ([MAIN.replace("On Monday Roe left the old quay again. ", "", 1)], []),
        (["Jane Roe met the council."], []),
        (["The council met its owner, Jane Roe."], []),
        (["Senator Jane Roe met the council."], []),
        (["Senator Jane Roe met the council.", "Senator Jane Roe left."], ["Jane Roe"]),
        (["The harbour will be checked by the port regulator Safe Quay Selm."], []),
        (["President Roe met the council. Roe left on Monday. Roe came again."], []),
    ],
)
def test_a_person_is_shown_by_name_and_role(texts: list[str], shown: list[str]) -> None:
    story = story_of([{"text": text} for text in texts])
    people = [e for e in story.entities if e.kind == "person"]
    assert [e.name for e in people if doubt_entity(e, story) is None] == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orrin Bank may yet close 40 branches.", ["Will the Orrin Bank close 40 branches?"]),
        ("The bank of Selm may yet close 40 branches.", ["Will the bank of Selm close 40 branches?"]),
        ("The bank may yet close 40 branches.", []),
        ("Mara Holt may yet leave the company's board.", []),
        ("The mill did not give the price.", []),
        ("The mill did not give the price of the ferry.", ["What is the price of the ferry?"]),
        ("The motive was not known.", ["What was the motive?"]),
        ("The cause was not known.", ["What was the cause?"]),
        ("The company’s paper may yet close 40 branches.", []),
        ("Brede Shipping did not comment on the fire.", ["What does Brede Shipping say on the fire?"]),
        ("Brede Shipping did not comment on those reports.", []),
        ("Brede Shipping declined to say whether it would sail but asked all to wait.", []),
        ("Neighbours did not know if he had a job.", []),
        ("A ferry sank the boat. The police do not know who did.", []),
        ("Jane Krampf spoke to Selm police. Krampf did not comment on the fire.", []),
    ],
)
def test_a_question_is_shown_where_a_reader_knows_who_is_meant(text: str, expected: list[str]) -> None:
    story = story_of([{"text": text}])
    assert [q.text for q in story.questions if doubt_question(q, story) is None] == expected


def facts_shown(text: str) -> list[str]:
    story = story_of([{"text": text}])
    return [f.text for f in story.facts if doubt_fact(f, story) is None]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("The council should take the offer of the engineers seriously.", False, id="what should be done"),
        pytest.param("Perhaps the bridge will open again before the winter comes.", False, id="a guess"),
        pytest.param("The old bridge is the only thing that we all remember of Osterby.", False, id="the writer's we"),
        pytest.param("The mayor went home before I reached the northern arch.", False, id="the writer's I"),
        pytest.param("The council should take the offer seriously, the mayor said.", True, id="somebody says it"),
        pytest.param('The mayor called the plan "the best that we could get" on Tuesday.', True, id="somebody's we"),
        pytest.param("The council asked whether the bridge should stay closed.", True, id="a question of others"),
        pytest.param("The bridge is perhaps the oldest of the county.", True, id="a word within the sentence"),
    ],
)
def test_a_view_of_the_writer_is_no_fact(text: str, *, shown: bool) -> None:
    assert bool(facts_shown(text)) is shown


def test_what_a_column_alone_has_is_no_fact() -> None:
    column = "The council should pay at once. Roe should go. The port should be sold. "
    column += "The old quay of Selm sank on Monday in the storm."
    alone, beside = [{"text": column}], [{"text": column}, {"text": "The council of Selm met on Tuesday."}]
    shown = [[f.text for f in story.facts if doubt_fact(f, story) is None] for story in map(story_of, (alone, beside))]
    assert shown == [["The old quay of Selm sank on Monday in the storm."], ["The council of Selm met on Tuesday."]]


def test_every_opener_of_a_view_holds_back() -> None:
    def result(word: str) -> list[str]:
        return facts_shown(f"{word.capitalize()}, the old bridge of Osterby closed on Tuesday.")

    assert idle_entries(modules_of("generator.statements.views"), "statements", "views", result) == []


REPORTED = "The port of Selm told Reuters that the quay was safe. "


@pytest.mark.parametrize(
    ("texts", "title", "shown"),
    [
        ([REPORTED], None, []),
        ([REPORTED * 7], None, []),
        ([REPORTED * 8], None, ["Reuters"]),
        ([REPORTED, REPORTED.replace("safe", "old")], None, ["Reuters"]),
        ([REPORTED, REPORTED.replace("safe", "old"), "The quay of Selm was closed."], None, []),
        ([REPORTED.replace("Reuters", "the New York Times Explains desk")], None, []),
        ([REPORTED], "Reuters sells its office in Selm", ["Reuters"]),
        ([REPORTED.replace("Reuters", "the Orrin Bank")], None, ["Orrin Bank"]),
    ],
)
def test_an_outlet_is_no_body_of_a_story_that_it_only_reports(
    texts: list[str], title: str | None, shown: list[str]
) -> None:
    story = story_of([{"text": text} for text in texts])
    dated = story.articles[0]
    document = replace(dated.document, metadata=Metadata(title=Field(title, Basis.STATED) if title else None))
    first = replace(dated, article=replace(dated.article, document=document))
    story = replace(story, articles=(first, *story.articles[1:]))
    bodies = [e for e in story.entities if e.kind == "organisation"]
    assert [e.name for e in bodies if doubt_entity(e, story) is not Doubt.OUTLET] == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("That is not great news.", False, id="nobody knows what"),
        pytest.param("Roe fell ill. Bell stayed at home. They lifted it.", False, id="nobody knows who"),
        pytest.param("It is not known who will pay for the bridge of Osterby.", True, id="it stands for nothing"),
    ],
)
def test_what_opens_on_a_word_for_another_and_tells_nothing_is_no_fact(text: str, *, shown: bool) -> None:
    last = text.rsplit(". ", maxsplit=1)[-1]
    assert any(last in fact for fact in facts_shown(text)) is shown


@pytest.mark.parametrize(("name", "open_"), [("A new SRN/", True), ("Jane Roe", False), ("Jane Roe Jr.", False)])
def test_half_a_name_does_not_speak(name: str, open_: bool) -> None:
    story = story_of([{"text": 'Jane Roe spoke in Selm. "The bridge is quite safe," Jane Roe said.'}])
    (quote,) = story.quotes
    assert quote.speaker is not None
    doubt = doubt_quote(replace(quote, speaker=replace(quote.speaker, name=name)), story)
    assert (doubt is Doubt.SPEAKER_OPEN) is open_
