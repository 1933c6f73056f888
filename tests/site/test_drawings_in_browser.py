"""The drawings of a built site in a real browser: true lengths, words that can be read, nothing upon anything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from accessibility import breaches
from chromium import Chromium, Tab
from drawn_story import drawn_briefing
from sample_story import sample_briefing, write_story
from sitebuild import build_site, lay_newsroom

pytestmark = pytest.mark.browser

PAGES = ("ferry-talks/", "ferry-talks/evidence/", "drawn-story/", "drawn-story/evidence/")
DRAWINGS = "figure.chart, .rail, .origins, .matrix, #timeline > ul"
WORDS = """
(() => {
  document.querySelectorAll('details').forEach(d => { d.open = true });
  const found = [];
  for (const drawing of document.querySelectorAll('DRAWINGS')) {
    const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
      const own = walker.currentNode, range = document.createRange();
      range.selectNodeContents(own);
      const boxes = [...range.getClientRects()].filter(r => r.width > 1 && r.height > 1);
      const heard = own.parentElement.closest('.matrix-words, thead'), seen = own.parentElement.checkVisibility();
      if (!own.data.trim() || !boxes.length || heard || !seen) continue;
      words.push({ text: own.data.trim(), size: parseFloat(getComputedStyle(own.parentElement).fontSize),
        boxes: boxes.map(r => [r.left, r.top, r.right, r.bottom]) });
    }
    found.push({ name: drawing.className || drawing.parentElement.id, words });
  }
  return found;
})()
""".replace("DRAWINGS", DRAWINGS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    docs = lay_newsroom(folder)
    for story in (sample_briefing(), drawn_briefing()):
        write_story(docs, story)
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module", params=[(390, False), (1280, True)], ids=["phone", "desktop in the dark"])
def view(browser: Chromium, request: pytest.FixtureRequest) -> Tab:
    width, dark = request.param
    return browser.tab(width, dark=dark)


def show(view: Tab, site: Path, page: str) -> None:
    view.open((site / page / "index.html").as_uri())


def test_every_kind_is_there_its_words_can_be_read_and_no_rule_of_accessibility_is_broken(
    view: Tab, site: Path
) -> None:
    found = set()
    for page in PAGES:
        show(view, site, page)
        wide = view.run("document.documentElement.clientWidth")
        drawings = view.run(WORDS)
        found |= {drawing["name"] for drawing in drawings if drawing["words"]}
        for drawing in drawings:
            for place, one in enumerate(drawing["words"]):
                assert one["size"] >= 11, (page, one)
                inside = all(box[0] >= -1 and box[2] <= wide + 1 for box in one["boxes"])
                assert inside or drawing["name"] == "matrix", (page, one)
                for other in drawing["words"][:place]:
                    assert not any(overlap(a, b) for a in one["boxes"] for b in other["boxes"]), (page, one, other)
        if page.startswith("drawn-story"):  # what is folded was opened by WORDS
            assert breaches(view) == [], page
    charts = {"chart chart-bars", "chart chart-steps", "chart chart-accounts"}
    assert charts | {"origins", "matrix", "timeline"} <= found


def overlap(a: list[float], b: list[float]) -> bool:
    """Say whether two boxes (left, top, right, bottom in px) share more than an edge of line height."""
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 4


def test_bars_are_as_long_on_the_screen_as_their_amounts(view: Tab, site: Path) -> None:
    show(view, site, "ferry-talks/")
    bars = view.run("[...document.querySelectorAll('.chart-bar')].map(b => b.getBoundingClientRect().width)")
    data = json.loads((site / "ferry-talks/briefing.json").read_text("utf-8"))["figures"]
    values = sorted(figure["quantity"]["value"] for figure in data)
    assert [bar / bars[-1] for bar in bars] == pytest.approx([v / values[-1] for v in values], abs=0.01)
    assert bars[-1] > 80


def test_the_statement_stays_in_sight_where_the_matrix_is_scrolled(view: Tab, site: Path) -> None:
    show(view, site, "ferry-talks/evidence/")
    script = """
    (() => {
      const matrix = document.querySelector('.matrix');
      matrix.style.maxWidth = '200px';
      matrix.scrollLeft = 60;
      const [first, outer] = [matrix.querySelector('tbody th'), matrix].map(e => e.getBoundingClientRect().left);
      return [matrix.scrollLeft, first - outer];
    })()
    """
    scrolled, left = view.run(script)
    assert scrolled > 0
    assert abs(left) < 1


def test_a_tree_grows_to_the_right_where_there_is_room(view: Tab, site: Path) -> None:
    show(view, site, "ferry-talks/evidence/")
    script = "['.origins-report', '.origins li li'].map(s => document.querySelector(s).getBoundingClientRect())"
    root, article = view.run(f"{script}.map(r => [r.left, r.top, r.right, r.bottom])")
    if view.run("innerWidth") < 600:
        assert article[1] >= root[3] - 6
    else:
        assert article[0] >= root[0] + 150
        assert article[1] < root[3]
