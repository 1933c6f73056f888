"""A story without its articles is made of its data, says so, and follows no decision that needs them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bridge_story import data, read, settle

from generator.cli.main import main
from generator.publishing.generate import generate_stories

SAID = "The articles are not kept here: what is quoted stands as last verified."
HIDE = "facts:\n  - {source: post, exact: Repairs will cost $4.2 million, hide: true, because: wrong}\n"


def run(capsys, *arguments: object) -> tuple[int, str]:
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out + err


@pytest.fixture
def packed(bridge: Path, capsys) -> Path:
    run(capsys, "generate", "--dir", bridge)
    assert run(capsys, "pack", "bridge", "--dir", bridge)[0] == 0
    return bridge


def test_pack_removes_the_articles_and_leaves_all_that_was_published(bridge: Path, capsys) -> None:
    run(capsys, "generate", "--dir", bridge)
    before, front, behind = data(bridge), read(bridge, "index.md"), read(bridge, "evidence.md")
    code, told = run(capsys, "pack", "bridge", "--dir", bridge)
    assert code == 0
    assert f"removed {bridge}/bridge/sources/post.md\n" in told
    assert not (bridge / "bridge" / "sources").exists()
    after = data(bridge)
    assert after.pop("packed")
    assert [d["code"] for d in after.pop("diagnostics") if d not in before["diagnostics"]] == ["B230"]
    assert after == {key: value for key, value in before.items() if key not in ("packed", "diagnostics")}
    assert read(bridge, "index.md") == front
    assert read(bridge, "evidence.md").replace(f" {SAID}", "") == behind


def test_a_story_whose_files_are_not_current_keeps_its_articles(bridge: Path, capsys) -> None:
    code, told = run(capsys, "pack", "bridge", "--dir", bridge)
    assert (code, "run: briefings generate bridge" in told) == (1, True)
    run(capsys, "generate", "--dir", bridge)
    (bridge / "bridge" / "index.md").write_text("changed by hand", encoding="utf-8")
    assert run(capsys, "pack", "bridge", "--dir", bridge)[0] == 1
    assert (bridge / "bridge" / "sources" / "post.md").exists()


def test_a_packed_story_is_generated_checked_and_explained(packed: Path, capsys) -> None:
    assert run(capsys, "generate", "--check", "--dir", packed)[0] == 0, "it stays as it is"
    code, told = run(capsys, "check", "--dir", packed)
    assert code == 0
    assert "excerpts stand as last verified [B230]" in told
    fact = data(packed)["facts"][0]
    assert fact["evidence"][0]["text"] in run(capsys, "explain", "bridge", fact["id"], "--dir", packed)[1]
    assert fact["id"] in run(capsys, "edit", "bridge", "--print", "--dir", packed)[1]
    assert run(capsys, "pack", "bridge", "--dir", packed) == (
        1,
        f"{packed}/bridge: its articles are not here\nhint: there is nothing to do\n",
    )


def test_articles_that_come_back_are_verified_again(bridge: Path, tmp_path: Path, capsys) -> None:
    run(capsys, "generate", "--dir", bridge)
    kept = shutil.copytree(bridge / "bridge" / "sources", tmp_path / "kept")
    before = data(bridge)
    run(capsys, "pack", "bridge", "--dir", bridge)
    shutil.copytree(kept, bridge / "bridge" / "sources")
    assert generate_stories(bridge, jobs=1).errors == ()
    assert data(bridge) == before


def test_a_packed_story_takes_a_status_and_no_decision_about_items(packed: Path) -> None:
    assert settle(packed, "status: draft\n").errors == ()
    assert data(packed)["status"] == "draft"
    (error,) = settle(packed, f"status: published\n{HIDE}").errors
    assert "asks for what cannot be done without the story's articles" in str(error)
    assert data(packed)["status"] == "draft", "its files stay as they are"


def test_decisions_that_were_followed_stand(bridge: Path, capsys) -> None:
    settle(bridge, HIDE)
    run(capsys, "pack", "bridge", "--dir", bridge)
    assert settle(bridge, f"status: draft\n{HIDE}").errors == (), "the same, on another line"
    assert len(settle(bridge, "status: draft\n").errors) == 1, "taken back"


def test_articles_removed_by_hand_are_no_fault_and_broken_data_is(bridge: Path, capsys) -> None:
    run(capsys, "generate", "--dir", bridge)
    shutil.rmtree(bridge / "bridge" / "sources")
    assert generate_stories(bridge, jobs=1).errors == ()
    assert SAID in read(bridge, "evidence.md")
    (bridge / "bridge" / "briefing.json").write_text("{}", encoding="utf-8")
    (error,) = generate_stories(bridge, jobs=1).errors
    assert "is no briefing" in str(error)


def test_a_packed_story_takes_no_new_articles(packed: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "new.txt").write_text("The bridge is open again.\n", encoding="utf-8")
    code, told = run(capsys, "add", "bridge", tmp_path / "new.txt", "--dir", packed)
    assert (code, "takes no new ones" in told) == (1, True)
    assert not (packed / "bridge" / "sources").exists()
