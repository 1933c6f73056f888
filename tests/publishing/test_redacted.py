"""What an editor takes out stands in no file, under no name, in no address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bridge_story import files, quote_in_full, settle

from generator.publishing.generate import generate_stories

EKDAHL = "redact:\n  - {words: Jonas Ekdahl, because: he is a minor}\n"


@pytest.fixture(autouse=True)
def _quoting_in_full(bridge: Path) -> None:
    quote_in_full(bridge)


def add(bridge: Path, text: str, name: str = "late.md") -> None:
    (bridge / "bridge" / "sources" / name).write_text(f"{text}\n", encoding="utf-8")


def passage(bridge: Path, place: str) -> str:
    """Return the words of a source that a note is about: "sources/late:12-40"."""
    source, _, span = place.removeprefix("sources/").partition(":")
    start, end = map(int, (span or "0-0").split("-"))
    path = next((bridge / "bridge" / "sources").glob(f"{source}.*"))
    return path.read_text("utf-8")[start:end]


def story(more: str = "", head: str = "") -> str:
    return (
        f"---\noutlet: Kalvo Herald\npublished: 2031-03-06\n{head}---\n"
        "The council of Osterby will pay Jonas Ekdahl for the bread he could not sell, the mayor said on Thursday.\n\n"
        '"Ekdahl\'s bakery has been ruined by the repairs," said Ole Brandt, a councillor. '
        f"Mr. Ekdahl and his sister Anna live beside the bridge in a house of two floors.{more}\n"
    )


def test_a_name_goes_in_all_its_forms_and_the_sentence_stays(bridge: Path) -> None:
    add(bridge, story())
    generate_stories(bridge)
    assert "Ekdahl" in files(bridge)
    assert settle(bridge, EKDAHL).errors == ()
    assert "ekdahl" not in files(bridge).lower()
    made = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    texts = [fact["text"] for fact in made["facts"]]
    assert any(text.startswith("The council of Osterby will pay […] for the bread") for text in texts)
    assert "[…]’s bakery" in files(bridge).replace("'", "’")
    assert "\\[…\\]: words that the editors left out." in files(bridge)
    for excerpt in (e for fact in made["facts"] for e in fact["evidence"]):
        path = next((bridge / "bridge" / "sources").glob(f"{excerpt['source']}.*"))
        assert path.read_text("utf-8")[excerpt["start"] : excerpt["end"]] == excerpt["text"]


def test_a_name_that_no_source_has_in_full_is_told_with_the_nearest(bridge: Path) -> None:
    add(bridge, story())
    generate_stories(bridge)
    published = files(bridge)
    faults = settle(bridge, EKDAHL.replace("Jonas", "Jona")).errors
    assert [(f.line, f.code) for f in faults] == [(2, "B301")]
    assert "Jonas Ekdahl" in str(faults[0].hint)
    assert files(bridge) == published, "its surname alone would leave the first name of whom it means"


def test_no_id_is_made_of_the_words_taken_out(bridge: Path) -> None:
    add(bridge, story())
    generate_stories(bridge)
    made = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    told = [fact["id"] for fact in made["facts"] if "Ekdahl" in fact["text"]]
    held = [d for d in made["diagnostics"] if d["code"] == "B501" and "Ekdahl" in passage(bridge, d["place"])]
    assert told
    assert held
    settle(bridge, EKDAHL)
    assert not [i for i in told if i in files(bridge)]
    assert not [d for d in held if d["message"] in files(bridge)]


def test_headline_byline_and_address_of_a_source_lose_it(bridge: Path) -> None:
    head = "title: Baker Jonas Ekdahl is paid\nbyline: J. Ekdahl\nurl: https://herald.example/jonas-ekdahl-is-paid\n"
    add(bridge, story(head=head))
    assert settle(bridge, EKDAHL).errors == ()
    assert "ekdahl" not in files(bridge).lower()
    made = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    source = next(s for s in made["sources"] if s["id"] == "late")
    assert (source["title"], source["byline"], source["url"]) == ("Baker […] is paid", "J. […]", None)


def test_a_passage_goes_and_a_sentence_of_little_else_with_it(bridge: Path) -> None:
    add(bridge, story())
    text = "redact:\n  - {words: in a house of two floors, because: where he lives}\n"
    assert settle(bridge, text).errors == ()
    assert "two floors" not in files(bridge)
    text = "redact:\n  - {words: and his sister Anna live beside the bridge, because: where he lives}\n"
    assert settle(bridge, text).errors == ()
    assert "sister" not in files(bridge)
    assert "two floors" not in files(bridge)


def test_a_passage_that_comes_back_with_another_number_stops_the_story(bridge: Path) -> None:
    add(bridge, story(" Anna Ekdahl lost 40 loaves of bread and 12 cakes on Monday."))
    asked = "redact:\n  - {words: 40 loaves of bread and 12 cakes, because: asked}\n"
    assert settle(bridge, asked).errors == ()
    before = files(bridge)
    add(bridge, "On Monday 50 loaves of bread and 12 cakes were lost in Osterby, the mayor said.", "other.txt")
    result = generate_stories(bridge, jobs=1)
    assert "overrides.yml:2:5: the words hidden here stand in " in str(result.errors[0])
    assert files(bridge) == before


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (
            "Jonas Ekdhal",
            "the words 'Jonas Ekdhal' stand in no source [B301]\nhint: the nearest, in source 'courier': 'Jonas Ekdahl",
        ),
        ("courier", "the name of source 'courier' holds the words taken out here [B308]\nhint: rename its file"),
        ("bridge", "the story's address 'bridge' holds the words taken out here [B308]\nhint: give the story another"),
    ],
)
def test_what_cannot_be_taken_out_is_told(bridge: Path, words: str, fault: str) -> None:
    generate_stories(bridge)
    before = files(bridge)
    result = settle(bridge, f"redact:\n  - {{words: {words}, because: asked}}\n")
    told = "\n".join(map(str, result.errors))
    assert f"overrides.yml:2:5: {fault}" in told
    assert files(bridge) == before


def test_a_common_word_that_is_a_surname_goes_where_it_is_a_name(bridge: Path) -> None:
    text = (
        "---\noutlet: Kalvo Herald\npublished: 2031-05-06\nurl: https://herald.example/ms-price-lost-it\n---\n"
        "Edna Price sold bread in Osterby on 5 May for a low price, the council said. "
        "Ms Price lost her shop in a fire.\n"
    )
    add(bridge, text)
    assert settle(bridge, "redact:\n  - {words: Edna Price, because: asked}\n").errors == ()
    assert "Price" not in files(bridge)
    assert "herald.example" not in files(bridge)
    assert "for a low price" in files(bridge)


def test_a_name_with_a_slip_is_told_of(bridge: Path) -> None:
    add(bridge, story(" The Ekdahls and Rune Ekdall, a neighbour, sold the house on Monday."))
    error = str(settle(bridge, EKDAHL).errors[0])
    assert "overrides.yml:2:5: 'Ekdall' reads like the name taken out here [B306]" in error
    apart = EKDAHL.replace("because", "unlike: [Ekdall], because")
    assert settle(bridge, apart).errors == ()
    assert "Rune Ekdall" in files(bridge)
    assert "Ekdahl" not in files(bridge)
