"""The weekly path, by the steps of the workflow: feeds on loopback, articles into stories, pages, a proposal pushed."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from workflow import run_step, steps_of

from generator.cli.newsroom_files import SAMPLE as SAMPLE_STORY

SAMPLE = Path(__file__).parents[2] / "briefings" / "norvane-calder-takeover" / "sources"
FEEDS = {"City Bulletin": "01-city-bulletin.txt", "North Today": "03-north-today.txt"}
SETTINGS = """\
repository: private
contact: desk@post.example
fetching: {{allow_private: true}}
feeds:
  - {{url: "{address}/0.xml", outlet: City Bulletin}}
  - {{url: "{address}/1.xml", outlet: North Today}}
"""
ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{outlet}</title><id>urn:{outlet}</id>
<entry><id>urn:{outlet}:1</id><title>{title}</title><link href="{address}/article-{number}"/>
<content type="html">{content}</content></entry></feed>
"""


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[str]:
    """The address of two outlets' feeds, whose entries hold their articles."""
    folder = tmp_path / "feeds"
    folder.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}"
    for number, (outlet, name) in enumerate(FEEDS.items()):
        title, *lines = (SAMPLE / name).read_text("utf-8").splitlines()
        paragraphs = escape("".join(f"<p>{escape(line)}</p>" for line in lines if line))
        atom = ATOM.format(outlet=outlet, title=escape(title), address=address, number=number, content=paragraphs)
        (folder / f"{number}.xml").write_text(atom, encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


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
