"""What is hidden or taken out stands in no file of a built site, and a site that has it all the same is not built."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from sitebuild import PLUGIN, REPOSITORY, build_site

HIDDEN = "Repairs will cost $4.2 million"
NAME = "Ekdahl"
OVERRIDES = f"""\
redact:
  - {{words: Jonas {NAME}, because: he is a minor}}
facts:
  - {{source: post, exact: {HIDDEN}, hide: true, because: a court's order}}
"""


def words_of_site(site: Path) -> str:
    """Return all that the files of a site hold, their names and the index of the search included."""
    files = [p for p in sorted(site.rglob("*")) if p.is_file()]
    data = (p.read_bytes() for p in files)
    plain = (gzip.decompress(d) if d.startswith(b"\x1f\x8b") else d for d in data)
    return "\n".join([*(p.relative_to(site).as_posix() for p in files), *(p.decode("utf-8", "replace") for p in plain)])


def lay(folder: Path, stories: Path) -> Path:
    """Lay a newsroom that generates its stories."""
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    assert PLUGIN in (folder / "mkdocs.yml").read_text("utf-8")
    docs = folder / "briefings"
    shutil.copytree(stories, docs)
    for name in ("index.md", "about.md"):
        shutil.copy(REPOSITORY / "briefings" / name, docs)
    (docs / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")
    return docs


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    return build_site(folder, SITE_URL="https://news.example/project/")  # with feeds and all that needs an address


def test_hidden_and_redacted_words_stand_in_no_file(tmp_path: Path, bridge: Path) -> None:
    docs = lay(tmp_path, bridge)
    before = build(tmp_path)
    assert before.returncode == 0, before.stderr
    told = words_of_site(tmp_path / "site")
    assert HIDDEN in told
    assert f"people/jonas-{NAME.lower()}/index.html" in told
    (docs / "bridge" / "overrides.yml").write_text(OVERRIDES, encoding="utf-8")
    after = build(tmp_path)
    assert after.returncode == 0, after.stderr
    told = words_of_site(tmp_path / "site").lower()
    assert NAME.lower() not in told
    assert HIDDEN.lower() not in told


@pytest.mark.parametrize(
    ("page", "words"),
    [("about.md", f"Of Jonas {NAME} we say nothing."), ("about.md", f"It is said that {HIDDEN.lower()}.")],
)
def test_a_page_written_by_hand_that_has_them_fails_the_build(
    tmp_path: Path, bridge: Path, page: str, words: str
) -> None:
    docs = lay(tmp_path, bridge)
    (docs / "bridge" / "overrides.yml").write_text(OVERRIDES, encoding="utf-8")
    (docs / page).write_text(f"# About\n\n{words}\n", encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode != 0
    assert "about/index.html: holds '" in done.stderr
    assert "which bridge/overrides.yml:" in done.stderr
