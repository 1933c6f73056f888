"""The frame of every page: what it offers Material's templates, when it loads Material's bundle, and its policy."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import material
import pytest
from sample_story import sample_briefing, write_story
from sitebuild import REPOSITORY, build_site, lay_newsroom

BLOCK_RE = re.compile(r"{%-?\s*block (\w+)")
ADMONITION = "# Note\n\n!!! note\n    Words.\n"
PAGES = {
    "plain.md": "# Plain\n\nWords.\n",
    "asked.md": "---\nmaterial: true\n---\n# Asked\n\nWords.\n",
    "refused.md": f"---\nmaterial: false\n---\n{ADMONITION}",
    "note.md": ADMONITION,
}


class Inline(HTMLParser):
    """Collects what the policy forbids: scripts and styles within the page, and handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        data = "json" in (named.get("type") or "")
        if tag == "style" or (tag == "script" and "src" not in named and not data):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in named if name == "style" or name.startswith("on")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frame")
    docs = lay_newsroom(folder)
    write_story(docs, sample_briefing())
    for name, text in PAGES.items():
        (docs / name).write_text(text, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    extensions = "markdown_extensions:\n"
    words = settings.read_text("utf-8").replace(extensions, f"{extensions}  - admonition\n")
    settings.write_text(words, encoding="utf-8")
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_materials_templates_find_every_block_they_may_fill() -> None:
    theirs = (Path(material.__file__).parent / "templates" / "base.html").read_text("utf-8")
    own = (REPOSITORY / "theme" / "base.html").read_text("utf-8")
    assert set(BLOCK_RE.findall(theirs)) - {"outdated"} <= set(BLOCK_RE.findall(own))


@pytest.mark.parametrize(("page", "loaded"), [("plain", False), ("asked", True), ("refused", False), ("note", True)])
def test_materials_bundle_is_loaded_where_a_page_uses_it_or_asks(site: Path, page: str, *, loaded: bool) -> None:
    text = (site / page / "index.html").read_text("utf-8")
    for kind in ("stylesheets/main", "stylesheets/palette", "javascripts/bundle"):
        found = re.findall(rf'"(\.\./assets/{kind}\.\w+\.min\.\w+)"', text)
        assert bool(found) == loaded, kind
        assert all((site / page / name).resolve().is_file() for name in found)


def test_no_page_holds_what_its_policy_forbids(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        text = page.read_text("utf-8")
        assert "default-src 'none'" in text, page
        reader = Inline()
        reader.feed(text)
        assert reader.found == [], page
