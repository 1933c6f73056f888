"""The built site in a real browser: phone and desktop, light and dark."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chromium import Chromium, Tab, find_chromium
from sample_story import FOLDED, SECTIONS
from sitebuild import REPOSITORY, build_samples, build_site

pytestmark = pytest.mark.browser

VIEWS = [(390, False), (390, True), (1280, False), (1280, True)]
PAGES = (
    *("", "ferry-talks/", "ferry-talks/evidence/", "ferry-talks/as-of-2031-03-02/", "hostile/", "months/"),
    *("people/", "people/ilse-marrow/", "figures/", "about/"),
)
PREFIX = "project/"  # GitHub Pages serves a project under its name


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_samples(tmp_path_factory.mktemp("newsroom"))


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a built site under a project's name; gives its address."""
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(site, Path(root) / PREFIX)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{PREFIX}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    with serve(built / "site") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    binary = find_chromium()
    if binary is None:
        message = "no chromium: install it, or name it in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with Chromium(binary) as running:
        yield running


@pytest.fixture(params=VIEWS, ids=[f"{width}-{'dark' if dark else 'light'}" for width, dark in VIEWS])
def tab(browser: Chromium, request: pytest.FixtureRequest) -> Tab:
    width, dark = request.param
    return browser.tab(width, dark=dark)


def foreign(tab: Tab, address: str) -> list[str]:
    own = address.removesuffix(PREFIX)
    return [url for url in tab.requests if not url.startswith((own, "data:"))]


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


def test_the_front_takes_a_minute(tab: Tab, own_address: str) -> None:
    for story in sorted(path.parent.name for path in (REPOSITORY / "briefings").glob("*/sources")):
        tab.open(f"{own_address}{story}/")
        folded = tab.run("document.querySelector('.briefing details').getBoundingClientRect().top + scrollY")
        assert folded <= 4.5 * 844, f"{story}: {folded} px before what is folded"


def test_pages_are_quiet_and_fit_the_screen(tab: Tab, address: str) -> None:
    for page in PAGES:
        tab.open(f"{address}{page}")
        wide = tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page} is {wide} px too wide"
    assert tab.errors == []
    assert foreign(tab, address) == []


def test_a_sources_name_opens_its_words_where_it_stands(tab: Tab, address: str) -> None:
    tab.open(f"{address}ferry-talks/")
    for place, words in (
        ("p", "“Trade between the two neighbours hit"),
        ("h2#key-facts + ul li", "“The ferry will run"),
    ):
        name = f"[...document.querySelectorAll('.briefing > {place} em a')].at(-1)"
        tab.run(f"{name}.click()")
        tab.wait("document.querySelector('.excerpt')")
        assert words in tab.run("document.querySelector('.excerpt').innerText")
        assert tab.run(f"document.querySelector('.excerpt a').href === {name}.href")
        tab.run("document.querySelector('.excerpt button').click()")
        assert tab.run("document.querySelector('.excerpt') === null")
    assert tab.errors == []


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


def test_nothing_fails_the_accessibility_rules(tab: Tab, address: str) -> None:
    named = os.environ.get("AXE_CORE")  # axe.min.js of the npm package axe-core
    if not named:
        leave = pytest.fail if os.environ.get("CI") else pytest.skip
        leave("AXE_CORE names no axe.min.js")
    for page in PAGES:
        tab.open(f"{address}{page}")
        name = "document.querySelector('.briefing em a[href*=evidence][href*=x-]')"  # opens its words where it stands
        if tab.run(f"Boolean({name})"):
            tab.run(f"{name}.click()")
            tab.wait("document.querySelector('.excerpt')")
        tab.run(f"{Path(named).read_text('utf-8')};0")
        report = "r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' | '))"
        assert tab.run(f"axe.run().then(r => {report})") == [], page


@pytest.fixture(scope="session")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve the project's own briefings, generated anew."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("theme", "briefings"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    with serve(folder / "site") as address:
        yield address


def test_the_projects_own_site_is_quiet_and_fits(tab: Tab, own_address: str) -> None:
    stories = sorted(path.parent.name for path in (REPOSITORY / "briefings").glob("*/sources"))
    assert stories
    for page in ("", "people/", "organisations/", "topics/", "figures/", *(f"{story}/" for story in stories)):
        tab.open(f"{own_address}{page}")
        wide = tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page} is {wide} px too wide"
    assert tab.errors == []
    assert foreign(tab, own_address) == []
