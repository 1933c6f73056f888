"""The table of docs/overrides.md: every key with an example, each applied to its story and seen on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.overrides.newsroom import Newsroom, QuotingLimits
from generator.overrides.strict_yaml import load_schema
from generator.publishing.making import make_briefing
from generator.publishing.store import StoryFolder
from generator.rendering.page_changes import blocks_of
from generator.stages.render import render

DOCUMENT = (Path(__file__).parents[2] / "docs" / "overrides.md").read_text("utf-8")
TABLE = DOCUMENT.split("### Every key, with an example")[1].split("\n## ")[0]
SOURCE_RE = re.compile(r"^`(?P<name>\w+\.md)`\n\n```text\n(?P<text>.*?)```$", re.MULTILINE | re.DOTALL)
ROWS = [tuple(cell.strip() for cell in line.split("|")[1:5]) for line in TABLE.splitlines() if line.startswith("| `")]
SHARED = {"id", "source", "exact", "because", "correction", "quietly", "on", "hide", "drop", "unlike"}
SECTIONS = {"facts": "fact", "quotes": "quote", "figures": "figure", "timeline": "event", "questions": "question"} | {
    "entities": "entity",
    "disagreements": "disagreement",
    "sources": "source",
}
Told = Callable[[str], str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return a function from overrides to all that is then published: lines of the pages, and the data."""
    folder = tmp_path_factory.mktemp("news") / "bridge"
    (folder / "sources").mkdir(parents=True)
    for match in SOURCE_RE.finditer(TABLE):
        (folder / "sources" / match["name"]).write_text(match["text"], encoding="utf-8")
    newsroom = Newsroom(quoting=QuotingLimits(1.0, 1000))

    @cache
    def publish(overrides: str) -> str:
        (folder / "overrides.yml").write_text(overrides, encoding="utf-8")
        made = make_briefing(StoryFolder(folder), newsroom)
        assert made.errors == ()
        assert made.briefing is not None
        pages = render(made.briefing)
        blocks = [b for name in ("index.md", "evidence.md") for b in blocks_of(pages[name])]
        lines = (f"{block.section}: {line}" for block in blocks for line in block.lines)
        return " / ".join((*lines, pages["briefing.json"]))

    return publish


@pytest.mark.parametrize(("keys", "example", "there", "gone"), ROWS, ids=[row[0].replace("`", "") for row in ROWS])
def test_an_example_does_on_the_page_what_its_row_says(
    told: Told, keys: str, example: str, there: str, gone: str
) -> None:
    before, after = told(""), told(example.strip("`"))
    assert there or gone, keys
    for words, now in ((there, True), (gone, False)):
        if words:
            assert (words.strip("`") in after, words.strip("`") in before) == (now, not now), f"{keys}: {words}"


def test_every_key_has_its_row() -> None:
    schema = load_schema("overrides")
    documented = {key.strip("` ") for row in ROWS for key in row[0].split(",")}
    keys = {key for key in schema["properties"] if key not in SECTIONS}
    keys |= {f"any.{key}" for key in SHARED - {"because"}}
    for section, name in SECTIONS.items():
        shared = {"because"} if section == "sources" else SHARED
        keys |= {f"{section}.{key}" for key in schema["$defs"][name]["properties"] if key not in shared}
    assert documented == keys
