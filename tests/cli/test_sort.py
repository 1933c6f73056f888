"""``briefings sort`` as its users see it: groups told, files moved, moves taken back, nothing lost."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.publishing import moves
from generator.publishing.moves import apply_moves, finish_moves, plan_moves, undo_moves
from generator.values.diagnostic import BriefingError

FOG = (
    "Thick fog closed the harbour of Bellmere on Monday, and 14 ferries waited outside, the pilot station said.",
    "Fourteen ferries waited outside Bellmere on Monday while fog lay on the harbour. Pilots said all 14 may come in.",
)
VOTE = "The council of Quarrendon voted on Thursday to sell the old brewery to a maker of bicycles for 3.2 million."


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    (folder / "more").mkdir(parents=True)
    (folder / "fog.md").write_text(f"---\ntitle: Fog shuts Bellmere harbour\n---\n{FOG[0]}\n", encoding="utf-8")
    (folder / "more" / "ferries.txt").write_text(f"Bellmere ferries wait in fog\n\n{FOG[1]}\n", encoding="utf-8")
    (folder / "vote.txt").write_text(f"Brewery is sold\n\n{VOTE}\n", encoding="utf-8")
    return folder


def sort(capsys: pytest.CaptureFixture[str], pile: Path, *options: str) -> tuple[int, str, str]:
    code = main(["sort", str(pile), "--dir", str(pile.parent / "briefings"), "--jobs", "1", *options])
    return code, *capsys.readouterr()


def files(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): p.read_text("utf-8")
        for p in sorted(folder.rglob("*"))
        if p.is_file() and moves.JOURNALS not in p.parts
    }


def test_groups_are_told_and_nothing_is_moved(pile: Path, capsys) -> None:
    before = files(pile.parent)
    code, out, _ = sort(capsys, pile)
    assert code == 0
    assert f"    {pile}/fog.md\n    {pile}/more/ferries.txt\n" in out
    assert "3 articles: 0 existing stories (+), 1 new groups (*), 0 unsure (?), 1 alone (-)" in out
    assert files(pile.parent) == before


def test_every_article_is_in_one_cluster(pile: Path, capsys) -> None:
    code, out, _ = sort(capsys, pile, "--json")
    clusters = json.loads(out)["clusters"]
    assert code == 0
    assert sorted(p for c in clusters for p in c["sources"]) == [
        f"{pile}/fog.md",
        f"{pile}/more/ferries.txt",
        f"{pile}/vote.txt",
    ]
    assert [len(c["sources"]) for c in sorted(clusters, key=lambda c: len(c["sources"]))] == [1, 2]


def test_what_cannot_be_read_is_told_and_the_rest_is_sorted(pile: Path, capsys) -> None:
    (pile / "broken.txt").write_bytes(b"\xff\xfe\x00")
    (pile / "odd.md").write_text("---\ntitle: [\n---\nText.\n", encoding="utf-8")
    (pile / ".hidden.txt").write_text("no article", encoding="utf-8")
    (pile / "page.html").write_text("<p>Text</p>", encoding="utf-8")
    code, out, err = sort(capsys, pile, "--json")
    assert code == 1
    assert {Path(u["path"]).name for u in json.loads(out)["unread"]} == {"broken.txt", "odd.md", "page.html"}
    assert all(name in err for name in ("broken.txt", "odd.md:3", "page.html"))
    assert len(json.loads(out)["clusters"]) == 2


def test_an_empty_pile(tmp_path: Path, capsys) -> None:
    code, out, _ = sort(capsys, tmp_path, "--json")
    assert (code, json.loads(out)) == (0, {"clusters": [], "unread": []})


def test_a_pile_that_is_not_there(tmp_path: Path, capsys) -> None:
    code, _, err = sort(capsys, tmp_path / "nowhere")
    assert code == 1
    assert "there is no such folder" in err


def test_groups_move_into_stories_and_back(pile: Path, capsys) -> None:
    before = files(pile.parent)
    code, out, _ = sort(capsys, pile, "--apply")
    assert code == 0
    assert "moved 2 articles" in out
    (story,) = (pile.parent / "briefings").iterdir()
    assert sorted(p.name for p in (story / "sources").iterdir()) == ["ferries.txt", "fog.md"]
    assert list(files(pile)) == ["vote.txt"]
    code, out, _ = sort(capsys, pile, "--undo")
    assert (code, out) == (0, f"moved 2 articles back into {pile}\n")
    assert files(pile.parent) == before
    assert sort(capsys, pile, "--undo")[0] == 1


def test_new_articles_join_the_story_under_names_that_are_free(pile: Path, capsys) -> None:
    sources = pile.parent / "briefings" / "fog-on-the-coast" / "sources"
    sources.mkdir(parents=True)
    (pile / "fog.md").rename(sources / "ferries.md")
    assert sort(capsys, pile, "--apply")[0] == 0
    assert sorted(p.name for p in sources.iterdir()) == ["ferries-2.txt", "ferries.md"]


def test_an_article_that_its_story_has_already_stays_in_the_pile(pile: Path, capsys) -> None:
    sources = pile.parent / "briefings" / "fog-on-the-coast" / "sources"
    sources.mkdir(parents=True)
    (sources / "first.md").write_text((pile / "fog.md").read_text("utf-8"), encoding="utf-8")
    code, out, _ = sort(capsys, pile, "--apply")
    assert code == 0
    assert f"{pile / 'fog.md'} is there already as {sources / 'first.md'}, told by its words; it stays" in out
    assert "moved 1 articles" in out
    assert sorted(p.name for p in sources.iterdir()) == ["ferries.txt", "first.md"]
    assert (pile / "fog.md").exists()


def test_groups_of_an_earlier_sort_stay_together(pile: Path, capsys) -> None:
    odd = {"clusters": [{"slug": "monday", "sources": [f"{pile}/fog.md", f"{pile}/vote.txt"]}]}
    (pile.parent / "groups.json").write_text(json.dumps(odd), encoding="utf-8")
    _, out, _ = sort(capsys, pile, "--json", "--groups", str(pile.parent / "groups.json"))
    monday = next(c for c in json.loads(out)["clusters"] if c["slug"] == "monday")
    assert {f"{pile}/fog.md", f"{pile}/vote.txt"} <= set(monday["sources"])
    (pile.parent / "groups.json").write_text("[]", encoding="utf-8")
    code, _, err = sort(capsys, pile, "--groups", str(pile.parent / "groups.json"))
    assert code == 1
    assert "holds no groups" in err


def test_stories_inside_the_pile_are_no_part_of_it(pile: Path, capsys) -> None:
    sources = pile / "briefings" / "brewery" / "sources"
    sources.mkdir(parents=True)
    (sources / "sale.txt").write_text(f"Brewery is sold\n\n{VOTE}\n", encoding="utf-8")
    assert main(["sort", str(pile), "--dir", str(pile / "briefings"), "--json", "--jobs", "1"]) == 0
    clusters = json.loads(capsys.readouterr().out)["clusters"]
    assert str(sources / "sale.txt") not in [p for c in clusters for p in c["sources"]]
    assert [c["sources"] for c in clusters if c["slug"] == "brewery"] == [[f"{pile}/vote.txt"]]


def moved(pile: Path) -> list[moves.Move]:
    return plan_moves([(pile / name, pile.parent / "s" / "sources") for name in ("fog.md", "vote.txt")])


def kill_after(steps: int, patch: pytest.MonkeyPatch) -> None:
    """Interrupt the run that moves files after so many of its steps."""
    left = [steps]

    def killed(call):
        def run(*arguments, **options):
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            return call(*arguments, **options)

        return run

    patch.setattr(moves.os, "link", killed(os.link))
    patch.setattr(moves.Path, "unlink", killed(Path.unlink))
    patch.setattr(moves, "_write_journal", killed(moves._write_journal))


@pytest.mark.parametrize("step", range(6))
def test_a_run_that_is_killed_is_finished_or_undone(pile: Path, monkeypatch, step: int) -> None:
    before = files(pile)
    for undone in (False, True):
        with monkeypatch.context() as patch:
            kill_after(step, patch)
            with contextlib.suppress(KeyboardInterrupt):
                apply_moves(pile, moved(pile))
        assert set(before.values()) <= {*files(pile.parent).values()}
        if undone and any((pile / moves.JOURNALS).glob("*.json")):
            assert undo_moves(pile)[1] == []
            assert files(pile) == before
        elif not undone:
            assert finish_moves(pile) == []
            assert set(before.values()) == {*files(pile.parent).values()}
            if any((pile / moves.JOURNALS).glob("*.json")):
                undo_moves(pile)
            assert files(pile) == before


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("step", range(8))
def test_a_killed_run_that_replaces_a_version_is_finished_or_undone(
    pile: Path, monkeypatch, step: int, undone: bool
) -> None:
    story = pile.parent / "briefings" / "fog" / "sources"
    story.mkdir(parents=True)
    (story / "old.txt").write_text("The version before.", encoding="utf-8")
    before = files(pile.parent)
    new = pile / "more" / "ferries.txt"
    with monkeypatch.context() as patch:
        kill_after(step, patch)
        with contextlib.suppress(KeyboardInterrupt):
            apply_moves(pile, plan_moves([(new, story)], {new: story / "old.txt"}))
    began = any((pile / moves.JOURNALS).glob("*.json"))
    if not undone and began:
        assert finish_moves(pile) == []
        kept = [p.read_text("utf-8") for p in (story / ".earlier").iterdir()]
        assert (kept, "ferries wait" in (story / "old.txt").read_text("utf-8")) == (["The version before."], True)
        assert sorted(p.name for p in story.glob("*.*")) == [".earlier", "old.txt"]
    if began:
        assert undo_moves(pile)[1] == []
    assert files(pile.parent) == before


def test_nothing_is_overwritten(pile: Path) -> None:
    plan = moved(pile)
    plan[0].target.parent.mkdir(parents=True)
    plan[0].target.write_text("another article", encoding="utf-8")
    errors = apply_moves(pile, plan)
    assert [e.fault for e in errors] == ["is there already, and is not overwritten"]
    assert plan[0].target.read_text("utf-8") == "another article"
    assert plan[0].source.exists()
    assert not plan[1].source.exists()


def test_a_file_changed_since_stays_where_it_is(pile: Path) -> None:
    plan = moved(pile)
    apply_moves(pile, plan)
    plan[0].target.write_text("edited in the story", encoding="utf-8")
    back, errors = undo_moves(pile)
    assert [m.target.name for m in back] == ["vote.txt"]
    assert [e.fault for e in errors] == ["was changed meanwhile, and stays where it is"]
    assert plan[0].target.read_text("utf-8") == "edited in the story"


def test_another_disk_gets_a_copy(pile: Path, monkeypatch) -> None:
    before = files(pile)

    def no_links(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(moves.os, "link", no_links)
    assert apply_moves(pile, moved(pile)) == []
    assert sorted(p.name for p in (pile.parent / "s" / "sources").iterdir()) == ["fog.md", "vote.txt"]
    undo_moves(pile)
    assert files(pile) == before


def test_a_journal_that_cannot_be_read_is_a_fault(pile: Path) -> None:
    apply_moves(pile, moved(pile))
    (pile / moves.JOURNALS / "000001.json").write_text("{", encoding="utf-8")
    with pytest.raises(BriefingError, match="is no journal"):
        undo_moves(pile)
