"""The built site in a real browser: phone and desktop, light and dark."""

from __future__ import annotations

import base64
import gzip
import re
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import breaches
from chromium import Chromium, Tab
from sample_story import FOLDED, SECTIONS
from served import foreign, serve
from sitebuild import NOT_GENERATED, REPOSITORY, build_site, pages_of_each_kind

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)
VIEWS = [(width, dark) for width in WIDTHS for dark in (False, True)]
PAGES = (
    *("", "ferry-talks/", "ferry-talks/evidence/", "ferry-talks/as-of-2031-03-02/", "hostile/", "months/"),
    *("people/", "people/ilse-marrow/", "figures/", "about/", "404.html"),
)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    with serve(built / "site") as served:
        yield served


@pytest.fixture(scope="module", params=VIEWS, ids=[f"{width}-{'dark' if dark else 'light'}" for width, dark in VIEWS])
def view(browser: Chromium, request: pytest.FixtureRequest) -> Tab:
    width, dark = request.param
    return browser.tab(width, dark=dark)


@pytest.fixture
def tab(view: Tab) -> Tab:
    """A tab of each view, which was told nothing yet."""
    view.forget()
    return view


def test_every_section_is_there_and_seen(tab: Tab, address: str) -> None:
    tab.open(f"{address}ferry-talks/")
    script = "[...document.querySelectorAll('h2')].filter(h => h.checkVisibility()).map(h => h.firstChild.data)"
    assert tuple(tab.run(script)) == SECTIONS
    shown = "[...document.querySelectorAll('summary')].filter(s => s.checkVisibility()).map(s => s.innerText)"
    assert tuple(re.sub(r" \(\d+\)$", "", words) for words in tab.run(shown)) == FOLDED
    assert not tab.run("document.querySelector('#timeline li').checkVisibility()")
    assert tab.run("document.querySelectorAll('figure.chart tbody th').length") == 3
    tab.open(f"{address}ferry-talks/evidence/")
    assert tab.run("document.querySelectorAll('.origins > ul > li').length") == 2


def test_what_is_folded_opens_when_its_address_is_called(tab: Tab, address: str) -> None:
    tab.open(f"{address}ferry-talks/")
    event = tab.run("document.querySelector('#timeline li > a[id]').id")
    tab.open(f"{address}ferry-talks/#{event}")
    tab.wait("document.querySelector('#timeline').open")
    assert tab.run("document.querySelector('#timeline li').checkVisibility()")


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_quiet_fit_the_screen_and_keep_the_accessibility_rules(
    browser: Chromium, width: int, address: str, built: Path
) -> None:
    tab = browser.tab(width, dark=False)
    for page in dict.fromkeys((*PAGES, *pages_of_each_kind(built / "site"))):
        tab.open(f"{address}{page}")
        assert too_wide(tab) <= 0, page
        mark = "document.querySelector('.evidence-mark')"
        if tab.run(f"Boolean({mark})"):
            tab.run(f"document.querySelectorAll('details').forEach(d => {{ d.open = true }}); {mark}.click()")
            tab.wait("document.querySelector('.evidence-panel')")
        for dark in (True, False):
            tab.shade(dark=dark)
            assert breaches(tab) == [], (page, dark)
    assert tab.errors == []
    assert foreign(tab, address) == []


def too_wide(tab: Tab) -> int:
    """Return by how many px a page is wider than its window."""
    return int(tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_a_mark_opens_the_evidence_of_its_statement_and_gives_the_focus_back(tab: Tab, address: str) -> None:
    tab.open(f"{address}ferry-talks/")
    for place, words in (
        ("p", "Trade between the two neighbours hit"),
        ("h2#key-facts + ul li", "The ferry will run"),
    ):
        mark = f"[...document.querySelectorAll('.briefing > {place} .evidence-mark')].at(-1)"
        for way in ("button", "Escape"):
            tab.run(f"{mark}.scrollIntoView({{block: 'center'}}); {mark}.click()")
            tab.wait("document.activeElement.matches('.evidence-panel')")
            shown = tab.run("document.querySelector('.evidence-panel').innerText")
            assert words in shown
            assert "In the article" in shown
            assert tab.run("document.querySelectorAll('.evidence-panel').length") == 1
            assert tab.run("document.querySelector('table .evidence-panel') === null")
            assert "#:~:text=" in tab.run("[...document.querySelectorAll('.evidence-panel li a')].at(-1).href")
            foot = "innerWidth < 600 ? document.querySelector('.evidence-panel').offsetTop : innerHeight"
            assert tab.run(f"{mark}.getBoundingClientRect().bottom <= ({foot})"), "the panel hides its statement"
            if way == "Escape":
                tab.press("Escape")
            else:
                tab.run("document.querySelector('.evidence-panel button').click()")
            assert tab.run(f"document.querySelector('.evidence-panel') === null && document.activeElement === {mark}")
    small = "[...document.querySelectorAll('.evidence-mark')].filter(m => m.checkVisibility() && m.offsetHeight < 24)"
    assert tab.run(f"{small}.length") == 0
    assert tab.errors == []


def test_a_pointer_on_a_mark_gives_a_look(browser: Chromium, address: str) -> None:
    tab = browser.tab(1280, dark=False)
    tab.open(f"{address}ferry-talks/")
    box = tab.run("(({x, y}) => [x + 4, y + 8])(document.querySelector('.evidence-mark').getBoundingClientRect())")
    tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    tab.wait("document.querySelector('.evidence-panel')")
    assert tab.run("document.activeElement === document.body"), "a look takes the focus"
    tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=5, y=5)
    tab.wait("document.querySelector('.evidence-panel') === null")


def tab_to(tab: Tab, wanted: str, most: int) -> int:
    """Press Tab until an element has the focus; returns how often. The focus is never out of sight."""
    for pressed in range(1, most + 1):
        tab.press("Tab")
        box = tab.run("(({top, bottom}) => [top, bottom])(document.activeElement.getBoundingClientRect())")
        assert box[0] < tab.run("innerHeight"), tab.run("document.activeElement.outerHTML")
        assert box[1] > 0, tab.run("document.activeElement.outerHTML")
        if tab.run(f"document.activeElement.matches({wanted!r})"):
            return pressed
    raise AssertionError(f"{most} tabs do not reach {wanted}")


def test_the_keyboard_leads_from_home_to_an_excerpt_and_back(tab: Tab, address: str) -> None:
    tab.open(address)
    tabs = tab_to(tab, ".skip", 1)
    tab.press("Enter")
    tabs += tab_to(tab, ".lead h2 a", 5)
    tab.press("Enter")
    tab.wait("document.readyState === 'complete' && document.querySelector('.evidence-mark[aria-expanded]')")
    tabs += tab_to(tab, ".skip", 1)
    tab.press("Enter")
    tabs += tab_to(tab, ".evidence-mark", 5)
    tab.press("Enter")
    tab.wait("document.activeElement.matches('.evidence-panel')")
    tabs += tab_to(tab, ".evidence-panel li a", 4)
    tab.press("Escape")
    tab.wait("document.activeElement.matches('.evidence-mark')")
    tab.run("history.go(-2)")  # over the skip link's own step
    tab.wait("document.querySelector('.lead')")
    assert tabs <= 15
    assert tab.errors == []


def test_a_choice_of_light_or_dark_is_kept(browser: Chromium, address: str) -> None:
    tab = browser.tab(390, dark=False)
    paper = "getComputedStyle(document.body).backgroundColor"
    tab.open(address)
    light = tab.run(paper)
    for choice, same in (("dark", False), ("", True)):
        pick = "const s = document.querySelector('.scheme select'); s.value = %r; s.dispatchEvent(new Event('change'))"
        tab.run(f"(() => {{ {pick % choice} }})()")
        tab.open(f"{address}ferry-talks/")
        assert (tab.run(paper) == light) == same, choice
        assert tab.run("document.querySelector('.scheme select').value") == choice


def test_the_first_view_of_a_briefing_is_light(browser: Chromium, own_address: str) -> None:
    for story in sorted(path.parent.name for path in (REPOSITORY / "briefings").glob("*/sources")):
        tab = browser.tab(390, dark=False)
        tab.open(f"{own_address}{story}/")
        size = 0
        for url in dict.fromkeys(u for u in tab.requests if not u.startswith("data:")):
            with urllib.request.urlopen(url) as answer:  # noqa: S310  # of our own server
                data = answer.read()
            size += len(data if url.endswith((".woff2", ".png")) else gzip.compress(data))
        assert size <= 60_000, story
        assert tab.run("document.querySelectorAll('*').length") <= 1200, story


def test_a_briefing_is_printed_with_the_addresses_of_its_sources(browser: Chromium, address: str) -> None:
    tab = browser.tab(1280, dark=True)
    tab.open(f"{address}ferry-talks/")
    printed = base64.b64decode(tab.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    assert len(re.findall(rb"/Type /Page\b", printed)) in {1, 2, 3}
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert "https://example.org/b-quay" in tab.run("document.body.innerText")
    assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_scripts_a_sources_name_leads_to_its_words(browser: Chromium, address: str) -> None:
    tab = browser.tab(390, dark=False)
    tab.open(f"{address}ferry-talks/")
    links = tab.run("[...document.querySelectorAll('a[href*=\"#x-\"]')].map(a => a.href)")
    assert len(links) > 10
    tab.open(links[0].split("#")[0])
    wanted = [link.split("#")[1] for link in links]
    assert tab.run(f"{wanted!r}.filter(id => !document.getElementById(id))") == []


def test_dark_is_dark_and_light_is_light(tab: Tab, address: str) -> None:
    tab.open(address)
    dark = tab.run("matchMedia('(prefers-color-scheme: dark)').matches")
    red = int(tab.run("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]"))
    assert (red < 60) == dark


@pytest.fixture(scope="session")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve the project's own briefings as they are kept, which are those that are generated (golden)."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("theme", "briefings"):
        shutil.copytree(REPOSITORY / name, folder / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace(*NOT_GENERATED), encoding="utf-8")
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    with serve(folder / "site") as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
def test_the_projects_own_site_is_quiet_and_fits_and_its_fronts_take_a_minute(
    browser: Chromium, width: int, own_address: str
) -> None:
    tab = browser.tab(width, dark=width < WIDTHS[1])
    for page in ("", "people/", "organisations/", "topics/", "figures/"):
        tab.open(f"{own_address}{page}")
        assert too_wide(tab) <= 0, page
    stories = sorted(path.parent.name for path in (REPOSITORY / "briefings").glob("*/sources"))
    assert stories
    for story in stories:
        tab.open(f"{own_address}{story}/")
        assert too_wide(tab) <= 0, story
        folded = tab.run("document.querySelector('.briefing details').getBoundingClientRect().top + scrollY")
        assert folded <= 4.5 * 844, f"{story}: {folded} px before what is folded"
    assert tab.errors == []
    assert foreign(tab, own_address) == []
