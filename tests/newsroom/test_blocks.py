"""Every block of commands in the documents is run by a shell, page by page, in a newsroom of the installed package.

Lines for other programs than these and Git are left out (pip, make, rsync), and ``serve``, which goes on for ever and
has its own test. Names, addresses and ids of the documents stand for those of the test (``MEANT``).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bridge_articles import BRIDGE
from feed_desk import FEEDS, SAMPLE, SETTINGS
from newsroom_desk import Desk

from generator.cli.newsroom_files import SAMPLE as SAMPLE_STORY
from generator.cli.newsroom_files import STORIES

FENCE_RE = re.compile(r"^```(?P<form>\w*)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND_RE = re.compile(r"^(?:\$ |RUN | +- )?(?P<line>(?:\w+=\S+ |\w+ \| )?(?:briefings (?!serve)|git ).*)")
MEANT = {
    "ARTICLE…": "post.md courier.md",
    "saved-page.html notes.txt agency/ https://post.example/fog": "post.md courier.md",
    "pbpaste |": "cat radio.txt |",
    "/mnt/desk/articles": "../kept",
    "git@github.com:OWNER/NAME.git": "../remote.git",
}
IN_A_JOB = {
    "CI_PAGES_URL": "https://desk.example/news",
    **{f"GIT_{who}_{what}": "desk@post.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
FACT = "e-53a0d930"  # of the story trade-talks, as the documents have it


def blocks_of(page: Path) -> Iterator[list[str]]:
    """Yield the commands of each block: of a shell, of a container's file, of a job's script."""
    for match in FENCE_RE.finditer(page.read_text("utf-8")):
        if match["form"] in {"", "sh", "dockerfile", "yaml"}:
            yield [found["line"] for found in map(COMMAND_RE.match, match["body"].splitlines()) if found]


def test_every_block_of_commands_does_what_it_says(desk_of: Desk, feeds: str, root: Path) -> None:
    pages = [root / "README.md", *sorted((root / "docs").glob("*.md"))]
    pages += sorted((root / "generator/cli/starter").glob("*.md"))
    shown = {page: [block for block in blocks_of(page) if block] for page in pages}
    told = "".join(line for blocks in shown.values() for block in blocks for line in block)
    assert {word for word in (*MEANT, FACT) if word not in told} == set()
    desk_of.git("init", "--quiet", "--bare", "-b", "main", str(desk_of.remote), at=root)
    done: set[str] = set()
    for page, blocks in shown.items():
        for block in blocks:
            new = [line for line in block if told_apart(line) not in done]
            if new:
                run_block(new, page, desk_of)
            done.update(map(told_apart, block))
            if "init news" in "".join(new):
                furnish(desk_of.home, feeds)
    assert "README.md" in desk_of.git("ls-tree", "--name-only", "main", at=desk_of.remote)
    assert (desk_of.home / "public" / "sitemap.xml").is_file()
    assert [*(desk_of.home.parent / "kept").rglob("post.md")]


def told_apart(line: str) -> str:
    """Return a command without what is said of it: it is run once, in the first block that has it."""
    return line.partition(" #")[0].strip()


def run_block(block: list[str], page: Path, desk: Desk) -> None:
    """Run the commands of a block: in the newsroom, or beside it where they name it."""
    text = "\n".join(block)
    beside = " news" in text
    if "init news" in text:
        shutil.rmtree(desk.home, ignore_errors=True)
        lay_articles(desk.home.parent)
    for word, meant in MEANT.items():
        text = text.replace(word, meant)
    if FACT in text:
        data = json.loads((desk.home / STORIES / "trade-talks" / "briefing.json").read_text("utf-8"))
        text = text.replace(FACT, data["facts"][0]["id"])
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", text],
        cwd=desk.home.parent if beside else desk.home,
        env={**desk.environment, **IN_A_JOB},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{page.name}\n{text}\n{done.stdout}{done.stderr}"


def furnish(home: Path, feeds: str) -> None:
    """Put into a newsroom what the documents take for granted: a story, a pile, feeds, articles at hand."""
    shutil.rmtree(home / STORIES / SAMPLE_STORY)
    (made,) = home.glob(f"{STORIES}/*/sources")
    shutil.copytree(made.parent, home / STORIES / "trade-talks")
    (home / "pile").mkdir()
    for name in FEEDS.values():
        shutil.copy(SAMPLE / name, home / "pile")
    lay_articles(home)
    settings = SETTINGS.format(address=feeds)
    (home / STORIES / "newsroom.yml").write_text(settings, encoding="utf-8")


def lay_articles(folder: Path) -> None:
    for name, text in BRIDGE.items():
        (folder / name).write_text(text, encoding="utf-8")
