"""The console script as its users see it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.generate import report_run
from generator.cli.main import main
from generator.overrides.reader import parse_overrides
from generator.publishing.results import RunResult, StoryResult
from generator.publishing.store import StoryFolder, as_error
from generator.values.diagnostic import Diagnostic


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_generate_and_its_check(bridge: Path, capsys) -> None:
    assert run(capsys, "generate", "--dir", bridge, "--check")[0] == 1
    code, _, err = run(capsys, "generate", "--dir", bridge)
    assert code == 0
    assert "wrote bridge/index.md" in err
    assert run(capsys, "generate", "bridge", "--dir", bridge, "--check")[0] == 0


def test_a_story_that_is_not_there(bridge: Path, capsys) -> None:
    code, _, err = run(capsys, "generate", "brige", "--dir", bridge)
    assert code == 1
    assert f"{bridge}/brige: there is no such story\nhint: did you mean 'bridge'?\n" in err


def test_what_verify_left_out_is_told_at_every_run(capsys) -> None:
    lost = Diagnostic("B401", "evidence e-1 does not stand in its source: 'Nobody'", "sources/post:3-9")
    undated = Diagnostic("B210", "source has no stated date", "sources/post.txt")
    assert report_run(RunResult((StoryResult("bridge", diagnostics=(lost, undated)),), ()), Path("news")) == 0
    told = capsys.readouterr().err
    assert "news/bridge/sources/post:3-9: note: evidence e-1 does not stand in its source: 'Nobody' [B401]\n" in told
    assert "B210" not in told


def test_a_folder_that_cannot_be_made_is_a_fault_and_no_crash(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    code, _, err = run(capsys, "init", tmp_path / "file" / "newsroom")
    assert code == 1
    assert f"{tmp_path}/file/newsroom" in err
    assert "cannot be used: Not a directory" in err


def test_a_folder_that_is_not_there(tmp_path: Path, capsys) -> None:
    code, _, err = run(capsys, "generate", "--dir", tmp_path / "nowhere")
    assert code == 1
    assert "there is no such folder" in err


@pytest.mark.parametrize("moment", ["", "x", "-1", "9" * 5000])
def test_a_moment_that_is_none_stops_a_build(tmp_path: Path, capsys, monkeypatch, moment: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Post\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    code, _, err = run(capsys, "build", "--config", tmp_path / "mkdocs.yml")
    assert code == 1
    assert err.startswith("SOURCE_DATE_EPOCH: '")


@pytest.mark.parametrize("arguments", [[], ["sing"], ["generate", "--jobs", "0"], ["explain", "bridge"]])
def test_wrong_usage_is_two(arguments: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "usage: briefings" in capsys.readouterr().err


def test_annotate_keeps_the_order_and_goes_on_after_a_bad_file(tmp_path: Path, capsys) -> None:
    paths = []
    for n in range(30):
        paths.append(tmp_path / f"{n:02d}.txt")
        paths[-1].write_bytes(b"\x00" if n == 7 else f"Mara Lindqvist spoke in Osterby on day {n}.\n".encode())
    one = run(capsys, "annotate", "--json", "--jobs", 1, "--dir", tmp_path, *paths)
    two = run(capsys, "annotate", "--json", "--jobs", 2, "--dir", tmp_path, *paths)
    assert one[:2] == two[:2]
    records = [json.loads(line) for line in one[1].splitlines()]
    assert [r["path"] for r in records] == [str(p) for p in paths]
    assert set(records[7]) == {"path", "error"}
    assert one[0] == 1
    assert records[8]["body"] == [{"start": 0, "end": 41}]


def test_annotate_does_not_stumble_over_a_name_that_is_not_there(tmp_path: Path, capsys) -> None:
    code, out, _ = run(capsys, "annotate", "--json", "--dir", tmp_path, tmp_path / "gone.txt")
    assert code == 1
    assert "cannot be read" in json.loads(out)["error"]


def test_check_tells_faults_and_notes(bridge: Path, capsys) -> None:
    code, _, err = run(capsys, "check", "--dir", bridge)
    assert code == 0
    assert "bridge/sources/radio.txt: note: source has no stated date [B210]" in err
    assert not (bridge / "bridge" / "index.md").exists()
    (bridge / "bridge" / "overrides.yml").write_text("titel: x\n", encoding="utf-8")
    code, _, err = run(capsys, "check", "--dir", bridge)
    assert code == 1
    assert f"{bridge}/bridge/overrides.yml:1:1: unknown key 'titel'\nhint: did you mean 'title'?" in err


def test_a_passage_is_told_by_its_line(tmp_path: Path) -> None:
    sources = tmp_path / "bridge" / "sources"
    sources.mkdir(parents=True)
    (sources / "post.md").write_bytes(b"---\r\noutlet: Post\r\n---\r\nIt burned.\r\n")
    note = Diagnostic("B502", "is hidden", "sources/post:24-30")
    assert str(as_error(StoryFolder(tmp_path / "bridge"), note)).startswith(f"{sources}/post.md:4:4: is hidden")


def test_faults_are_annotations_on_github(bridge: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (bridge / "bridge" / "overrides.yml").write_text("titel: x\n", encoding="utf-8")
    _, out, _ = run(capsys, "check", "--dir", bridge)
    place = f"file={bridge}/bridge/overrides.yml,line=1,col=1"
    assert out == f"::error {place}::unknown key 'titel' (did you mean 'title'?)\n"


def test_what_is_held_back_is_listed_and_explained(bridge: Path, capsys) -> None:
    (bridge / "bridge" / "sources" / "extra.txt").write_text("The mayor said the bridge was safe.\n", encoding="utf-8")
    assert "findings held back as not sure enough" in run(capsys, "check", "--dir", bridge)[2]
    _, _, err = run(capsys, "check", "--dir", bridge, "--held")
    why = "a reader does not know who is meant by the speaker's name"
    (line,) = (line for line in err.splitlines() if "'the bridge was safe" in line)
    assert "bridge/sources/extra.txt:1:16: note: quote " in line
    assert f"is held back, as {why}: 'the bridge was safe" in line
    item = line.split("note: quote ")[1].split()[0]
    assert f"held back: {why}" in run(capsys, "explain", "bridge", item, "--dir", bridge)[1]


def test_of_any_words_of_a_source_it_is_told_what_became_of_them(bridge: Path, capsys) -> None:
    run(capsys, "generate", "--dir", bridge)
    made = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    fact = next(f for f in made["facts"] if f["id"] in made["lede_facts"])
    first = fact["evidence"][0]
    told = run(capsys, "explain", "bridge", first["text"], "--dir", bridge)[1].splitlines()
    assert told[0] == f"{first['source']}, characters {first['start']} to {first['end']}"
    assert f"  fact {fact['id']}: on the front" in told
    source = bridge / "bridge" / "sources" / "post.md"
    source.write_text(f"{source.read_text('utf-8')}\nRead more: Ten bridges to see this summer\n", "utf-8")
    assert "  out: " in run(capsys, "explain", "bridge", "Ten bridges to see", "--dir", bridge)[1]
    code, _, err = run(capsys, "explain", "bridge", "words of nobody", "--dir", bridge)
    assert (code, "no source these words" in err) == (1, True)


def test_explain_shows_the_evidence_in_its_paragraph(bridge: Path, capsys) -> None:
    run(capsys, "generate", "--dir", bridge)
    made = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))
    fact = made["facts"][0]
    code, out, _ = run(capsys, "explain", "bridge", fact["id"], "--dir", bridge)
    assert code == 0
    flat = " ".join(out.split())
    assert f"[[{' '.join(fact['evidence'][0]['text'].split())}]]" in flat
    assert f"why this standing: {fact['standing']}" in flat
    assert f"score: {fact['score']}" in flat
    assert "ranked up: near the head of an article" in flat
    code, _, err = run(capsys, "explain", "bridge", "e-nothing", "--dir", bridge)
    assert code == 1
    assert "no item has the id 'e-nothing'" in err


def test_edit_scaffolds_what_changes_nothing(bridge: Path, capsys) -> None:
    assert run(capsys, "edit", "bridge", "--dir", bridge)[0] == 0
    path = bridge / "bridge" / "overrides.yml"
    assert parse_overrides(path.read_text("utf-8"))[1] == ()
    assert run(capsys, "check", "--dir", bridge)[0] == 0
    _, out, _ = run(capsys, "edit", "bridge", "--dir", bridge, "--print")
    assert out == path.read_text("utf-8")


def test_edit_adds_what_is_new_to_a_file_that_is_there(bridge: Path, capsys) -> None:
    assert run(capsys, "edit", "bridge", "--dir", bridge)[0] == 0
    path = bridge / "bridge" / "overrides.yml"
    before = path.read_text("utf-8")
    code, _, err = run(capsys, "edit", "bridge", "--dir", bridge)
    assert (code, path.read_text("utf-8")) == (0, before)
    assert "has everything already" in err
    (bridge / "bridge" / "sources" / "mail.txt").write_text("Anglers by the Selm are glad.\n", encoding="utf-8")
    code, _, err = run(capsys, "edit", "bridge", "--dir", bridge)
    assert code == 0
    assert "#mail: {exclude: false, outlet: , because: }" in path.read_text("utf-8")
    path.write_text("{title: Osterby bridge}", encoding="utf-8")
    code, _, err = run(capsys, "edit", "bridge", "--dir", bridge)
    assert (code, path.read_text("utf-8")) == (1, "{title: Osterby bridge}")
    assert "has no place for further lines" in err


def test_every_scaffolded_entry_changes_nothing_once_it_has_a_reason(bridge: Path, capsys) -> None:
    (bridge / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")
    assert run(capsys, "generate", "--dir", bridge)[0] == 0
    _, out, _ = run(capsys, "edit", "bridge", "--dir", bridge, "--print")
    lines = [re.sub("^( *)#(?! )", r"\1", line) for line in out.splitlines()]
    text = "\n".join(lines).replace("because: }", "because: checked}")
    overrides, errors = parse_overrides(text)
    assert errors == ()
    assert {entry.section for entry in overrides.entries} >= {"facts", "quotes", "figures", "entities"}
    (bridge / "bridge" / "overrides.yml").write_text(text, encoding="utf-8")
    code, _, err = run(capsys, "generate", "--check", "--dir", bridge)
    assert (code, "would change" in err) == (0, False), err


def test_add_imports_text_markdown_and_json(tmp_path: Path, capsys) -> None:
    (tmp_path / "a.txt").write_text("The mill burned.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\noutlet: Post\n---\nThe mill stood.\n", encoding="utf-8")
    article = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": ["NewsArticle"],
                "headline": "Mill: burned",
                "articleBody": "The mill burned down.",
                "datePublished": "2031-05-01",
                "author": [{"name": "Ida Berg"}, {"name": "Ola Dahl"}],
                "publisher": {"@type": "Organization", "name": "The Osterby Post"},
            }
        ],
    }
    (tmp_path / "c.json").write_text(json.dumps(article), encoding="utf-8")
    files = [tmp_path / name for name in ("a.txt", "b.md", "c.json")]
    assert run(capsys, "add", "mill-fire", *files, "--dir", tmp_path / "news")[0] == 0
    sources = tmp_path / "news" / "mill-fire" / "sources"
    assert sorted(p.name for p in sources.iterdir()) == ["a.txt", "b.md", "osterby-post-mill-burned.txt"]
    text = (sources / "osterby-post-mill-burned.txt").read_text("utf-8")
    assert text.startswith('---\ntitle: "Mill: burned"\noutlet: "The Osterby Post"\n')
    assert run(capsys, "check", "--dir", tmp_path / "news")[0] == 0
    assert run(capsys, "add", "mill-fire", *files, "--dir", tmp_path / "news")[0] == 0


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.png", b"\x89PNG\0\0", "is a binary file"),
        ("a.json", b"{}", "holds no article"),
        ("a.json", b"{", "is not JSON"),
        ("a.txt", b"", "is empty"),
        ("gone.txt", None, "cannot be read"),
    ],
)
def test_add_refuses_what_it_cannot_read(tmp_path: Path, capsys, name: str, data: bytes | None, fault: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    code, _, err = run(capsys, "add", "mill-fire", tmp_path / name, "--dir", tmp_path / "news")
    assert code == 1
    assert fault in err


def test_add_does_not_overwrite_another_source(tmp_path: Path, capsys) -> None:
    (tmp_path / "a.txt").write_text("The mill burned.\n", encoding="utf-8")
    run(capsys, "add", "mill-fire", tmp_path / "a.txt", "--dir", tmp_path / "news")
    (tmp_path / "a.txt").write_text("The mill did not burn.\n", encoding="utf-8")
    code, _, err = run(capsys, "add", "mill-fire", tmp_path / "a.txt", "--dir", tmp_path / "news")
    assert code == 1
    assert "the story has a source 'a.txt' already" in err
    assert run(capsys, "add", "Mill Fire", tmp_path / "a.txt", "--dir", tmp_path / "news")[0] == 1


def test_what_may_not_be_quoted_is_counted_and_explained(bridge: Path, capsys) -> None:
    told = run(capsys, "check", "--dir", bridge)[2]
    assert re.search(r"bridge: quoted of each article: courier \d+% of 25%.*, post \d+% of 25%.*, radio", told)
    (bridge / "newsroom.yml").write_text("quoting: {share: 0}\n", encoding="utf-8")
    run(capsys, "generate", "--dir", bridge)
    left = json.loads((bridge / "bridge" / "briefing.json").read_text("utf-8"))["withheld"][0]
    told = run(capsys, "explain", "bridge", left["item"], "--dir", bridge)[1]
    assert f"{left['kind']} {left['item']}, found, and not shown, as no more of its articles may be quoted" in told


def test_diff_shows_a_reader_s_before_and_after_and_writes_nothing(bridge: Path, capsys) -> None:
    code, out, _ = run(capsys, "diff", "bridge", "--dir", bridge)
    assert code == 0
    assert "index.md · Headline" in out  # a story that was never generated
    assert "evidence.md" not in out
    run(capsys, "generate", "--dir", bridge)
    assert run(capsys, "diff", "--dir", bridge)[1] == "bridge: nothing changes for a reader\n"
    files = {path: path.read_bytes() for path in (bridge / "bridge").glob("*.*")}
    (bridge / "bridge" / "overrides.yml").write_text("title: Osterby | bridge\nstatus: draft\n", encoding="utf-8")
    _, out, _ = run(capsys, "diff", "bridge", "--dir", bridge)
    assert "  briefing.json · status\n    - published\n    + draft\n" in out
    assert "    + Osterby | bridge\n" in out
    _, table, _ = run(capsys, "diff", "bridge", "--dir", bridge, "--format", "markdown")
    assert "| status | published | draft |\n" in table
    assert "Osterby \\| bridge |\n" in table
    _, data, _ = run(capsys, "diff", "bridge", "--dir", bridge, "--format", "json")
    assert {
        "story": "bridge",
        "page": "briefing.json",
        "section": "status",
        "before": ["published"],
        "after": ["draft"],
    } in (json.loads(data))
    assert {path: path.read_bytes() for path in files} == files
    (bridge / "bridge" / "overrides.yml").write_text(
        "tags: [A]\nfacts:\n  - {id: e-1, drop: true, because: x}\n", encoding="utf-8"
    )
    code, out, err = run(capsys, "diff", "bridge", "--dir", bridge)
    assert (code, out) == (1, "bridge: nothing changes for a reader\n"), "a refused entry keeps the files"
    assert "no fact has the id 'e-1'" in err


def test_diff_against_a_revision(bridge: Path, capsys) -> None:
    run(capsys, "generate", "--dir", bridge)
    code, _, err = run(capsys, "diff", "--dir", bridge, "--against", "HEAD")
    assert code == 1
    assert "git knows no revision 'HEAD' here" in err
    git = ("git", "-C", str(bridge), "-c", "user.name=a", "-c", "user.email=a@b.example")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "first")):
        subprocess.run((*git, *arguments), check=True)
    (bridge / "bridge" / "overrides.yml").write_text("title: Osterby bridge\n", encoding="utf-8")
    run(capsys, "generate", "--dir", bridge)
    assert run(capsys, "diff", "--dir", bridge)[1] == "bridge: nothing changes for a reader\n"
    code, out, _ = run(capsys, "diff", "--dir", bridge, "--against", "HEAD")
    assert (code, "    + Osterby bridge\n" in out) == (0, True)


def test_an_outlet_that_may_be_quoted_in_full_has_no_limit(bridge: Path, capsys) -> None:
    (bridge / "newsroom.yml").write_text("outlets:\n  The Osterby Post: {quoting: full}\n", encoding="utf-8")
    run(capsys, "generate", "--dir", bridge)
    code, _, err = run(capsys, "check", "--dir", bridge)
    assert code == 0
    told = next(line for line in err.splitlines() if "quoted of each article" in line)
    assert re.search(r"courier \d+% of 25%[^,]*, post \d+%(?! of)", told)


def test_the_package_runs_as_a_module(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()[:2]) == (0, ["usage:", "briefings"])
