"""The weekly path, by the steps of the workflow: feeds on loopback, articles into stories, pages, a proposal pushed."""

from __future__ import annotations

import shutil

from feed_desk import FEEDS, SETTINGS
from workflow import run_step, steps_of

from generator.cli.newsroom_files import SAMPLE as SAMPLE_STORY


def test_new_articles_become_a_proposal(desk_of, feeds: str) -> None:
    assert desk_of.run("init", "news", "--private").returncode == 0
    (desk_of.home / "briefings" / "newsroom.yml").write_text(SETTINGS.format(address=feeds), encoding="utf-8")
    shutil.rmtree(desk_of.home / "briefings" / SAMPLE_STORY)
    desk_of.push()
    clone = desk_of.clone()
    given = {"REMOTE": str(desk_of.remote)}
    steps = [step for step in steps_of(clone, "collect") if step["name"] != "Install"]
    for step in steps[:-1]:  # the last asks GitHub
        done = run_step(step, clone, desk_of.environment, given)
        assert done.returncode == 0, f"{step['name']}\n{done.stdout}{done.stderr}"
        assert "::warning" not in done.stdout
    assert "gh pr create" in steps[-1]["run"]
    proposal = (clone / "proposal.md").read_text("utf-8")
    assert "Calder" in proposal
    proposed = desk_of.git("ls-tree", "-r", "--name-only", "collected", at=desk_of.remote).splitlines()
    fronts = {path for path in proposed if path.count("/") > 1 and path.endswith("/index.md")}
    (front,) = fronts
    assert sum(path.startswith(front.replace("index.md", "sources/")) for path in proposed) == len(FEEDS)
    assert [path for path in proposed if path.startswith("pile/")] == [
        "pile/.collected.jsonl"
    ]  # no run brings them again
    assert "proposal.md" not in proposed
