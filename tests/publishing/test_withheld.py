"""What an editor hides stands in no file that is written, and comes back in none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bridge_story import files, settle

from generator.publishing.generate import generate_stories

COST = "Repairs will cost $4.2 million"


def hiding(exact: str, source: str = "post", more: str = "") -> str:
    return f"facts:\n  - {{source: {source}, exact: '{exact}', hide: true, because: a court's order{more}}}\n"


def add(bridge: Path, text: str, name: str = "late.txt") -> None:
    (bridge / "bridge" / "sources" / name).write_text(f"{text}\n", encoding="utf-8")


def test_hidden_words_stand_in_no_file(bridge: Path) -> None:
    generate_stories(bridge)
    assert COST in files(bridge)
    assert settle(bridge, hiding(COST)).errors == ()
    assert COST not in files(bridge)
    assert "4.2" not in files(bridge)


def test_other_reports_of_what_is_hidden_are_hidden_with_it(bridge: Path) -> None:
    add(bridge, f"The harbour of Osterby was empty on Friday. {COST.replace('2', '9')}, the port authority said.")
    result = settle(bridge, hiding(COST))
    assert result.errors == ()
    assert "Repairs will cost" not in files(bridge)
    notes = [d for d in result.stories[0].diagnostics if d.code == "B502"]
    assert [(d.place[:13], d.message) for d in notes] == [
        ("sources/late:", f"is hidden by overrides.yml:2:5: '{COST.replace('2', '9')}, the port authority said.'")
    ]


def test_words_that_come_back_elsewhere_stop_the_story_at_the_entrys_line(bridge: Path) -> None:
    settle(bridge, hiding(COST))
    before = files(bridge)
    add(bridge, 'The harbour was empty on Friday. "Repairs will cost $4.9 million," said Ole Brandt, a councillor.')
    result = generate_stories(bridge, jobs=1)
    assert files(bridge) == before
    assert result.changed == ()
    assert any("overrides.yml:2:5: the words hidden here stand in " in str(error) for error in result.errors)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{COST}, according to the port authority.",
        f'"{COST}," said Ole Brandt, a councillor.',
        '"Repair will cost $4.2 million, God help us," said Ole Brandt, a councillor.',
        "Ole Brandt said on Thursday that repairs will cost $4.2 million and that nobody would pay.",
    ],
)
def test_words_never_come_back_in_silence(bridge: Path, sentence: str) -> None:
    settle(bridge, hiding(COST))
    add(bridge, f"The harbour of Osterby was empty on Friday. {sentence} Nobody swam in the cold harbour.")
    generate_stories(bridge, jobs=1)
    assert "will cost" not in files(bridge)


def test_what_says_something_else_is_named_and_stays(bridge: Path) -> None:
    other = "Repairs will cost $4.9 million"
    add(bridge, f'The harbour of Osterby was empty on Friday. "{other}," said Ole Brandt, a councillor.')
    assert settle(bridge, hiding(COST)).errors
    assert settle(bridge, hiding(COST, more=f", unlike: ['{other}']")).errors == ()
    assert other in files(bridge)
    assert COST not in files(bridge)


def test_the_editors_own_words_do_not_bring_them_back(bridge: Path) -> None:
    text = f"title: '{COST}, according to the port authority'\n{hiding(COST)}"
    result = settle(bridge, text)
    assert "overrides.yml:3:5: the words hidden here stand in the story's title" in str(result.errors[0])


def test_a_correction_that_takes_back_does_not_print_it(bridge: Path) -> None:
    assert settle(bridge, hiding(COST, more=", correction: true")).errors == ()
    assert COST not in files(bridge)
    assert "**: taken back. " in files(bridge)
    assert "was “" not in files(bridge)


def test_two_entries_about_one_item_are_an_error_with_both_lines(bridge: Path) -> None:
    text = hiding(COST) + "  - {source: post, exact: $4.2 million, pin: true, because: news}\n"
    result = settle(bridge, text)
    assert "overrides.yml:3:5: is about '" in str(result.errors[0])
    assert "as the entry at line 2 is [B307]" in str(result.errors[0])
    assert result.changed == ()


def test_a_page_is_chosen_as_if_what_is_hidden_were_not_there(bridge: Path) -> None:
    (bridge / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")
    generate_stories(bridge)
    made = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    led = made["lede_facts"][0]
    assert settle(bridge, f"facts:\n  - {{id: {led}, hide: true, because: a court's order}}\n").errors == ()
    hidden = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    assert hidden["lede"] not in ("", made["lede"])
    assert len(hidden["key_facts"]) >= len(made["key_facts"]) - 1
    assert "B403" not in {d["code"] for d in hidden["diagnostics"]}


def test_a_few_words_point_to_an_item_and_hide_no_other(bridge: Path) -> None:
    (bridge / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")
    add(bridge, "The council will pay for the ferries in June. The ferries sold 40 tickets on the first day of May.")
    text = hiding("the ferries in June", "late").replace("the ferries in June", "ferries in June")
    assert settle(bridge, text).errors == ()
    assert "will pay for the ferries" not in files(bridge)
    assert "The ferries sold 40 tickets" in files(bridge)
    text = "figures:\n  - {source: late, exact: 40 tickets, drop: true, because: told below}\n"
    assert settle(bridge, text).errors == ()
    assert "The ferries sold 40 tickets" in files(bridge)
