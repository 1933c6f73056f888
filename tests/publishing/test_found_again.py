"""An entry finds its item after changes that leave its words recognisable, and else says what is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bridge_story import data, quote_in_full, settle

from generator.publishing.generate import generate_stories
from generator.publishing.results import RunResult

COST = "Repairs will cost $4.2 million, according to the port authority."
SPEAKER = "unsupported: true, speaker: {name: Ada Holm}"


@pytest.fixture(autouse=True)
def _quoting_in_full(bridge: Path) -> None:
    quote_in_full(bridge)


def item(bridge: Path, key: str, words: str) -> dict:
    return next(i for i in data(bridge)[key] if words in i["text"])


def rename(bridge: Path, old: str, new: str) -> None:
    (bridge / "bridge" / "sources" / old).rename(bridge / "bridge" / "sources" / new)


def mend(bridge: Path, name: str, old: str, new: str) -> None:
    path = bridge / "bridge" / "sources" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def notes(result: RunResult) -> list[str]:
    return [d.place for d in result.stories[0].diagnostics if d.code == "B601"]


def by_id(bridge: Path, words: str) -> str:
    return f"id: {item(bridge, 'quotes', words)['id']}"


def by_words(_bridge: Path, words: str) -> str:
    return f"source: post, exact: {words}"


@pytest.mark.parametrize("named", [by_id, by_words])
def test_a_source_renamed_twice(bridge: Path, named) -> None:
    generate_stories(bridge)
    entry = f"quotes:\n  - {{{named(bridge, 'We have no choice')}, {SPEAKER}, because: she said so}}\n"
    assert settle(bridge, entry).errors == ()
    for old, new in (("post.md", "000-post.md"), ("000-post.md", "a.md")):
        rename(bridge, old, new)
        result = generate_stories(bridge, jobs=1)
        assert result.errors == ()
        assert notes(result) == ["overrides.yml:2:5"]
        assert item(bridge, "quotes", "We have no choice")["speaker"]["name"] == "Ada Holm"
    assert data(bridge)["renamed"] == [{"source": "a", "formerly": ["post", "000-post"]}]


def test_a_hidden_fact_of_a_renamed_source_stays_hidden(bridge: Path) -> None:
    generate_stories(bridge)
    entry = f"facts:\n  - {{id: {item(bridge, 'facts', COST)['id']}, hide: true, because: a court's order}}\n"
    assert settle(bridge, entry).errors == ()
    for old, new in (("post.md", "000-post.md"), ("000-post.md", "a.md")):
        rename(bridge, old, new)
        assert generate_stories(bridge, jobs=1).errors == ()
        assert "4.2 million" not in json.dumps(data(bridge))


@pytest.mark.parametrize(("old", "new"), [("according", "acording"), ("Repairs will", "The repairs will")])
def test_a_mended_word(bridge: Path, old: str, new: str) -> None:
    generate_stories(bridge)
    text = "text: The port authority says what repairs cost., unsupported: true, because: style"
    for name in (f"id: {item(bridge, 'facts', COST)['id']}", f"source: post, exact: '{COST}'"):
        entry = f"facts:\n  - {{{name}, {text}}}\n"
        assert settle(bridge, entry).errors == ()
        mend(bridge, "post.md", old, new)
        for _ in range(2):
            result = generate_stories(bridge, jobs=1)
            assert result.errors == ()
            assert item(bridge, "facts", "says what repairs cost")["evidence"][0]["source"] == "post"
        mend(bridge, "post.md", new, old)
        settle(bridge, "")


def test_an_id_and_words_together_find_what_is_hidden_and_mended(bridge: Path) -> None:
    generate_stories(bridge)
    name = f"id: {item(bridge, 'facts', COST)['id']}, source: post, exact: '{COST}'"
    assert settle(bridge, f"facts:\n  - {{{name}, hide: true, because: a court's order}}\n").errors == ()
    mend(bridge, "post.md", "according", "acording")
    assert generate_stories(bridge, jobs=1).errors == ()
    assert "4.2 million" not in json.dumps(data(bridge))


def test_another_number_is_told_with_the_nearest_words(bridge: Path) -> None:
    generate_stories(bridge)
    cost = item(bridge, "facts", COST)["id"]
    settle(bridge, f"facts:\n  - {{id: {cost}, pin: true, because: news}}\n")
    mend(bridge, "post.md", "$4.2", "$4.9")
    error = str(generate_stories(bridge, jobs=1).errors[0])
    assert f"overrides.yml:2:5: no fact has the id '{cost}' [B301]\nhint: the nearest: e-" in error
    assert "'Repairs will cost $4.9 million, according to the port authority.'" in error
    error = str(settle(bridge, f"facts:\n  - {{source: post, exact: '{COST}', pin: true, because: news}}\n").errors[0])
    assert "hint: the nearest there: '" in error
    assert "Repairs will cost $4.9 million" in error
