"""One person, one entry; organisations and places over their forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from case_files import read_cases
from newsroom import story_of
from word_probes import idle_entries

from generator.lexicons.loader import load_lexicon
from generator.relations.entities import organisations
from generator.relations.entities.merging import without_places
from generator.relations.entities.name_keys import is_same_person
from generator.relations.entities.organisations import _abbreviates, _key
from generator.values.briefing import Entity
from generator.values.enums import EntityKind

CASES = read_cases(Path(__file__).parent / "cases" / "entities.yml")


def bodies(*texts: str) -> dict[str, Entity]:
    story = story_of([{"text": text, "published": "2031-03-04"} for text in texts])
    return {e.name: e for e in story.entities if e.kind != "person"}


@pytest.mark.parametrize("name", CASES)
def test_people(name: str) -> None:
    case = CASES[name]
    people = [e for e in story_of(case["sources"]).entities if e.kind == "person"]
    found = [
        {"name": e.name, "roles": [r.text for r in e.roles], "sources": list(e.sources), "mentions": e.mentions}
        for e in people
    ]
    assert found == [{k: v for k, v in wanted.items() if k != "days"} for wanted in case["people"]], case["why"]
    for entity, wanted in zip(people, case["people"], strict=True):
        assert "days" not in wanted or [[r.since, r.until] for r in entity.roles] == wanted["days"]


def test_a_role_stands_in_its_evidence() -> None:
    for case in CASES.values():
        for entity in story_of(case["sources"]).entities:
            assert entity.role == (entity.roles[-1].text if entity.roles else None)
            assert all(role.text.lower() in role.evidence[0].text.lower() for role in entity.roles)


@pytest.mark.parametrize("role", ["the vice-", "a co- ", "mayor of the upper town --"])
def test_a_role_cut_at_a_dash_stops_nothing(role: str) -> None:
    story = story_of([{"text": f"Jane Roe, {role}, left the town. Roe was tired.", "published": "2031-03-04"}])
    assert "Jane Roe" in {e.name for e in story.entities}


def test_spellings_of_a_country_are_one() -> None:
    found = bodies("The United States sent a ship. It left the U.S. in May.", "The US sent a ship to Norway.")
    assert found["United States"].mentions == 3
    assert found["United States"].kind == "place"


def test_an_acronym_in_brackets_goes_with_its_name() -> None:
    found = bodies("The Rail Accident Investigation Branch (RAIB) sent a team. The RAIB will report in May.")
    assert "RAIB" in found["Rail Accident Investigation Branch"].aliases


def test_a_firm_goes_with_and_without_its_legal_form() -> None:
    assert _key("Halden Breweries Inc.") == _key("Halden Breweries") == _key("the Halden Breweries Group plc")
    assert _key("Halden Holdings") != _key("Halden Canada")


def test_a_long_name_goes_with_and_without_its_last_word_and_its_first() -> None:
    found = bodies(
        "The Selm Police Union Coalition met. The National Mill Board will pay.",
        "The Selm Police Union left. The Mill Board said nothing. The Police Union Council is new.",
    )
    assert "Selm Police Union Coalition" not in found or "Selm Police Union" not in found
    assert "National Mill Board" not in found or "Mill Board" not in found


def test_a_firm_is_printed_without_its_legal_form() -> None:
    found = bodies("Halden Breweries Inc. will close, a bank said. Halden Breweries made beer.")
    assert "Halden Breweries Inc." in found["Halden Breweries"].aliases


def test_an_abbreviated_state_is_the_state() -> None:
    found = bodies("The wall in Arizona gave way.", "Norvane built it in Tempe, Ariz. in May. The Tempe wall stands.")
    assert found["Arizona"].aliases == ("Ariz.",)


def test_the_end_of_a_committees_name_is_the_committee_where_there_is_one() -> None:
    text = "The Selm Host Committee met on Monday. The Host Committee will pay."
    assert "Host Committee" in bodies(text)["Selm Host Committee"].aliases
    two = bodies(text, "The Harn Host Committee met on Tuesday. The Host Committee will not pay.")
    assert "Host Committee" in two


def test_the_first_word_of_a_chamber_is_the_chamber_where_the_story_names_it_in_full() -> None:
    told = "The House passed the law on Monday. The House will meet in May."
    assert "House of Representatives" not in bodies(told)
    found = bodies(f"{told} The House of Representatives has 80 seats.")
    assert "House" in found["House of Representatives"].aliases


def test_a_committee_on_something_is_its_committee() -> None:
    assert _key("Senate Committee on Fisheries") == _key("Senate Fisheries Committee")
    assert _key("United States Mint") == _key("U.S. Mint")


@pytest.mark.parametrize(
    ("group", "form", "stem"),
    [("chambers", "selm host {}", "host {}"), ("said_behind_long", "selm police union {}", "selm police union")],
)
def test_every_word_that_is_said_or_left_out_joins_two_names(group: str, form: str, stem: str) -> None:

    def joined(word: str) -> bool:
        names = {name.format(word): organisations._Body() for name in (form, stem)}
        for name, body in names.items():
            body.forms[name] += 1
            body.kinds[EntityKind.ORGANISATION] += 1
        organisations._join_short_forms(names)
        return len(names) == 1

    assert all(map(joined, load_lexicon("name_kinds")[group]))
    assert idle_entries((organisations,), "name_kinds", group, joined) == []


def test_a_ministry_and_a_body_without_its_last_word_are_one() -> None:
    found = bodies(
        "The Department of Labour said on Monday that the Selm Police Department would pay.",
        "The Labour Department said that the Selm Police would pay. The Selm Police Union said nothing.",
    )
    assert {"Department of Labour", "Labour Department"} & {*found}
    assert len({"Department of Labour", "Labour Department"} & {*found}) == 1
    assert len({"Selm Police Department", "Selm Police"} & {*found}) == 1
    assert "Selm Police Union" in found


def test_a_firm_is_not_called_by_the_name_of_what_belongs_to_it() -> None:
    text = "Norvane said on Monday that it lost money. Shares of Norvane fell."
    other = "Norvane said that Norvane Workforce Solutions lost money."
    assert "Norvane Workforce Solutions" in bodies(text, text, other)
    assert bodies(other)["Norvane Workforce Solutions"].aliases == ("Norvane",)


def test_letters_are_a_name_s_only_with_all_the_letters_it_prints() -> None:
    assert _abbreviates("USPS", "US Postal Service")
    assert not _abbreviates("UPS", "US Postal Service")


def test_a_government_known_by_its_building_is_no_place() -> None:
    found = bodies("The Kremlin declined to comment. Moscow is calm, the Kremlin said.")
    assert found["Kremlin"].kind == "organisation"
    assert found.get("Moscow") is None or found["Moscow"].kind == "place"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Joe Biden", "Joseph R. Biden", True),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", True),
        ("Abdel-Fattah el-Sissi", "Abdel-Fattah al-Sisi", True),
        ("Mohammed Tarrani", "Mohamed Tarrani", True),
        ("Enrique Brava Costa", "Brava Costa", True),
        ("Mara Lindqvist", "Lindqvist Mara", True),
        ("Tomas Ostermanek", "Tomas Ostrowicki", False),
        ("Tomas Brand", "Tomas Brandl", False),
        ("Donald Trump", "Ivanka Trump", False),
        ("Anna Berg", "Anne Berg", False),
        ("Xi Jinping", "Xi Mingze", False),
    ],
)
def test_when_two_names_are_one(one: str, other: str, same: bool) -> None:
    assert is_same_person(one, other) is same


def test_an_id_under_another_form_still_finds_its_entity() -> None:
    before = story_of([{"text": "Zelmark opened the quay. Zelmark thanked the divers.", "published": "2031-03-04"}])
    after = story_of(
        [
            {"text": "Zelmark opened the quay. Zelmark thanked the divers.", "published": "2031-03-04"},
            {"text": "Director Mara Zelmark closed the quay. Mara Zelmark gave no reason.", "published": "2031-03-05"},
        ]
    )
    known = {i for e in after.entities for i in (e.id, *e.also)}
    assert {e.id for e in before.entities if e.kind == "person"} <= known


def test_a_surname_taken_for_a_firm_is_no_firm() -> None:
    first = "Paul Reyes, the transport director, spoke on Tuesday. Reyes said the bridge will close."
    assert "Reyes" not in bodies(first, "Repairs will cost $5.6 million, Reyes said.")
    assert "Reyes" in bodies(
        "Repairs will cost $5.6 million, Reyes said."
    )  # the pipeline's slip, with nobody to mend it


@pytest.mark.parametrize(("mentions", "stays"), [(2, True), (1, False)])
def test_a_person_is_not_named_like_a_place_that_is_named_more_often(mentions: int, *, stays: bool) -> None:
    (person,) = (e for e in story_of([{"text": "Mara Lindqvist closed the quay."}]).entities if e.kind == "person")
    place = replace(person, name="Lindqvist Quay", aliases=(person.name,), kind=EntityKind.PLACE, mentions=2)
    slip = replace(person, mentions=mentions)
    assert (slip in without_places([slip], [place])) is stays


def test_a_firm_is_one_with_and_without_a_space_in_its_name() -> None:
    said = "runs the ferries of Selm. The mayor of Selm met managers of"
    found = bodies(f"Norvane Group {said} Norvane Group.", f"NorvaneGroup {said} NorvaneGroup.")
    (firm,) = (e for e in found.values() if "Norvane" in e.name)
    assert {firm.name, *firm.aliases} == {"Norvane Group", "NorvaneGroup"}
