"""The exercise of CONTRIBUTING: a new kind of item takes an extractor, a merge, a section, its values and one row.

It is carried out on a copy of the package, and then everything that is done to every kind must be done to votes, up to
the built site.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

FIRST, LAST = "2031-03-04", "2031-03-06"
STORY = {
    "post.md": f"""---
outlet: The Osterby Post
published: {FIRST}
---
The Osterby council voted 9 to 4 to close the bridge on Monday. The mayor, Mara Lindqvist, was not there.
""",
    "courier.md": f"""---
outlet: Sound Courier
published: {LAST}
---
Parliament voted 61 to 40 to pay for a new bridge at Osterby on Wednesday. Ferries will run until June.
""",
}
NEW = {
    "votes/__init__.py": '"""Votes taken, and how they went."""\n',
    "votes/extractor.py": '''"""Votes: "voted 9 to 4 to close the bridge"."""

import re

from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import VoteFound

VOTE_RE = re.compile(r"voted (?P<ayes>\\d+) to (?P<noes>\\d+) to [a-z ]+")


def extract_votes(document: Document, annotation: Annotation) -> tuple[VoteFound, ...]:
    """Return the votes of a document in text order."""
    found = []
    for sentence in annotation.sentences:
        match = VOTE_RE.search(sentence.span.cut(document.normal))
        if match:
            found.append(VoteFound(sentence.span, int(match["ayes"]), int(match["noes"])))
    return tuple(found)
''',
    "relations/items/votes.py": '''"""Votes across sources: those of one result are one."""

from dataclasses import replace

from generator.values.briefing import Vote
from generator.values.story import Story


def merge_votes(story: Story) -> Story:
    """Return the story with its votes."""
    groups = {}
    for dated in story.articles:
        for vote in dated.article.votes:
            groups.setdefault((vote.ayes, vote.noes), []).append(dated.document.evidence(vote.span))
    votes = tuple(
        Vote(e[0].id, tuple(x.id for x in e[1:]), e[0].text, ayes, noes, tuple(e), tuple(sorted({x.source for x in e})))
        for (ayes, noes), e in groups.items()
    )
    return replace(story, votes=votes)
''',
    "rendering/votes_section.py": '''"""The votes."""

from generator.rendering.escaping import escape_line
from generator.rendering.page import Page, anchors_of


def render_votes(page: Page) -> list[str]:
    """Return the votes with their results."""
    votes = page.briefing.votes
    told = [(v, page.credit(v.sources, v.evidence)) for v in votes]
    lines = [f"- {anchors_of(v)}{v.ayes}–{v.noes}: {escape_line(v.text)} *{credit}*" for v, credit in told]
    return ["## Votes", "", *lines, ""] if votes else []
''',
}
VALUE = """@dataclass(frozen=True, slots=True)
class Vote:
    id: Id
    also: Ids
    text: Text
    ayes: int
    noes: int
    evidence: Carrying
    sources: Ids


"""
IMPORTS = """from generator.relations.items.votes import merge_votes
from generator.rendering.votes_section import render_votes
from generator.values.briefing import Vote
"""
EDITING = 'Editing(frozenset({"ayes", "noes"}), lambda vote: vote.text, lambda vote: {"ayes": vote.ayes})'
ROW = f'    Kind("votes", "vote", Vote, merge_votes, sure, every, limit_item, {EDITING}, render_votes),\n'
# File, the text behind or before which lines are added, and the lines.
ADDED = (
    (
        "values/findings.py",
        "@dataclass(frozen=True, slots=True)\nclass Article:",
        "@dataclass(frozen=True, slots=True)\nclass VoteFound:\n    span: Span\n    ayes: int\n    noes: int\n\n\n",
        "before",
    ),
    (
        "values/findings.py",
        "    column: bool = False  # told from its writer's point of view\n",
        "    votes: tuple[VoteFound, ...] = ()\n",
        "behind",
    ),
    (
        "values/briefing.py",
        "@dataclass(frozen=True, slots=True)\nclass Change:",
        VALUE,
        "before",
    ),
    (
        "values/briefing.py",
        "    speech: SpeechCoverage | None = None  # how much of the articles' speech is shown\n",
        "    votes: tuple[Vote, ...] = ()\n",
        "behind",
    ),
    ("values/story.py", "    TimelineEvent,\n)", "    Vote,\n", "before )"),
    (
        "values/story.py",
        "    timeline: tuple[TimelineEvent, ...] = ()\n",
        "    votes: tuple[Vote, ...] = ()\n",
        "behind",
    ),
    (
        "stages/extract.py",
        "from generator.values.annotation",
        "from generator.votes.extractor import extract_votes\n",
        "before",
    ),
    ("stages/extract.py", "unknowns, column)", ", extract_votes(document, annotation)", "inside"),
    (
        "kinds.py",
        "from generator.values.story",
        IMPORTS,
        "before",
    ),
    (
        "kinds.py",
        '    Kind("facts"',
        ROW,
        "before",
    ),
)
OVERRIDES = """votes:
- source: courier
  exact: Parliament voted 61 to 40
  ayes: 62
  because: recount
  correction: true
- source: post
  exact: voted 9 to 4
  {change}
  because: checked
"""
MAIN = "from generator.cli.main import main; sys.exit(main(sys.argv[1:]))"
PAGES = """
from pathlib import Path
from generator.rendering.json_form import parse_briefing, render_json
from generator.stages.as_of import day_pages
text = Path(sys.argv[1]).read_text("utf-8")
briefing = parse_briefing(text)
assert render_json(briefing) == text
sys.stdout.write(day_pages(briefing)["as-of-{day}.md"])
"""

LOADED = """
import json, os, sys
import generator.kinds, generator.publishing.generate, generator.site.plugin
for line in sys.stdin:
    code, arguments, out, err = json.loads(line)
    child = os.fork()
    if not child:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.argv = ["briefings", *arguments]
        exec(code)
        sys.exit()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Package:
    """A copy of the package, and a process that has loaded it and runs code in its children."""

    home: Path
    process: subprocess.Popen[str]

    def run(self, code: str, *arguments: object) -> str:
        told = [self.home / name for name in ("out", "err")]
        asked = [code, [*map(str, arguments)], *map(str, told)]
        self.process.stdin.write(f"{json.dumps(asked)}\n")
        self.process.stdin.flush()
        status = self.process.stdout.readline().strip()
        assert status == "0", told[1].read_text("utf-8")
        return told[0].read_text("utf-8")


@pytest.fixture(scope="module")
def package(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """A copy of the package that knows votes."""
    home = tmp_path_factory.mktemp("votes")
    shutil.copytree(root / "generator", home / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "theme", home / "theme")
    shutil.copy(root / "mkdocs.yml", home)
    for name, text in NEW.items():
        path = home / "generator" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for name, place, lines, where in ADDED:
        path = home / "generator" / name
        text = path.read_text("utf-8")
        assert text.count(place) == 1, (name, place)
        head, tail = text.split(place)
        cut = {"before": 0, "behind": len(place), "before )": len(place) - 1, "inside": len(place) - 1}[where]
        path.write_text(head + place[:cut] + lines + place[cut:] + tail, "utf-8")
    command, environment = [sys.executable, "-c", LOADED], {**os.environ, "PYTHONPATH": str(home)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, cwd=home, stdin=pipe, stdout=pipe, text=True) as process:
        yield Package(home, process)


@pytest.fixture(scope="module")
def made(package: Package) -> Path:
    """A newsroom with one generated story of two days."""
    news = package.home / "news"
    folder = news / "bridge" / "sources"
    folder.mkdir(parents=True)
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    (news / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", "utf-8")
    package.run(MAIN, "generate", "--dir", news)
    return news


@pytest.fixture
def news(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "news"))


def test_a_new_kind_is_published_read_back_and_shown_as_of_every_day(package: Package, news: Path) -> None:
    page = (news / "bridge" / "index.md").read_text("utf-8")
    data = json.loads((news / "bridge" / "briefing.json").read_text("utf-8"))
    assert [(v["ayes"], v["noes"], v["sources"]) for v in data["votes"]] == [(9, 4, ["post"]), (61, 40, ["courier"])]
    assert "<summary>Votes</summary>" in page
    assert [v["id"] in c["added"] for v, c in zip(data["votes"], data["changes"], strict=True)] == [True, True]
    assert "[1 vote](index.md#" in (news / "bridge" / "evidence.md").read_text("utf-8")
    earlier = package.run(PAGES.format(day=FIRST), news / "bridge" / "briefing.json")
    assert "9–4" in earlier
    assert "61–40" not in earlier


def test_editors_correct_hide_and_ask_about_a_new_kind(package: Package, news: Path) -> None:
    story = news / "bridge"
    ids = [v["id"] for v in json.loads((story / "briefing.json").read_text("utf-8"))["votes"]]
    assert f"#- {{id: {ids[0]}, ayes: 9, hide: false, correction: false, on: , because: }}" in package.run(
        MAIN, "edit", "bridge", "--print", "--dir", news
    )
    assert "vote " + ids[0] in package.run(MAIN, "explain", "bridge", ids[0], "--dir", news)
    (story / "overrides.yml").write_text(OVERRIDES.format(change="hide: true"), "utf-8")
    package.run(MAIN, "generate", "--dir", news)
    data = json.loads((story / "briefing.json").read_text("utf-8"))
    assert [(v["id"], v["ayes"]) for v in data["votes"]] == [(ids[1], 62)]
    assert data["corrections"][0]["item"] == ids[1]
    assert all(
        ids[0] not in change["added"] for change in data["changes"] if ids[0] not in {f["id"] for f in data["facts"]}
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [("ayse: 9", "did you mean 'ayes'"), ("ayes: many", "'ayes' cannot be 'many'")],
)
def test_what_editors_write_of_a_new_kind_is_checked(package: Package, news: Path, change: str, fault: str) -> None:
    (news / "bridge" / "overrides.yml").write_text(OVERRIDES.format(change=change), "utf-8")
    with pytest.raises(AssertionError, match=fault):
        package.run(MAIN, "generate", "--dir", news)


def test_the_site_is_built_with_a_new_kind_as_editors_left_it(package: Package, news: Path, root: Path) -> None:
    for name in ("index.md", "about.md"):
        shutil.copy(root / "briefings" / name, news)
    shutil.copytree(root / "theme", news.parent / "theme")
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("docs_dir: briefings", "docs_dir: news")
    (news.parent / "mkdocs.yml").write_text(settings, "utf-8")
    (news / "bridge" / "overrides.yml").write_text(OVERRIDES.format(change="ayes: 10"), "utf-8")
    package.run(MAIN, "build", "--config", news.parent / "mkdocs.yml", "--site", news.parent / "site")
    story = news.parent / "site" / "bridge"
    now, then = ((story / name / "index.html").read_text("utf-8") for name in ("", f"as-of-{FIRST}"))
    votes = json.loads((story / "briefing.json").read_text("utf-8"))["votes"]
    assert [(v["ayes"], v["noes"]) for v in votes] == [(10, 4), (62, 40)]
    assert all(f'id="{v["id"]}"' in now for v in votes)
    assert [line in now for line in ('id="votes"', "10–4", "62–40")] == [True] * 3
    assert "recount" in (story / "evidence" / "index.html").read_text("utf-8")
    assert [line in then for line in ('id="votes"', "10–4", "62–40", votes[1]["id"])] == [True, True, False, False]
