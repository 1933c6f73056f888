"""The search as readers use it, over the project's own samples in a real browser, and what its index is made of."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from accessibility import breaches
from case_files import read_cases
from chromium import Chromium, Tab
from sample_story import sample_briefing, write_story
from sitebuild import REPOSITORY, build_site, lay_newsroom

from generator.site.search import gather_filters, record_page, write_index
from generator.site.search_records import FoundKind, FoundSection, SearchRecord

PREFIX = "/project/"
MOST_LOADED = 150_000  # bytes of a reader's first search, all in all
QUERIES = read_cases(Path(__file__).with_name("queries.yml"))
LABELS = ("Kind", "Topic", "Person", "Outlet", "Year", "Order")
ANSWERS = "[...document.querySelectorAll('.search__answer')]"
PANEL = "document.querySelector('dialog.search')"
MARKED = f"{PANEL}.querySelector('[aria-selected=true]')"


class Packing(http.server.SimpleHTTPRequestHandler):
    """Serves a site under a project's name, text packed, as hosts do."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.directory) / self.path.split("?")[0].split("#")[0].removeprefix(PREFIX)
        path = path / "index.html" if path.is_dir() else path
        if not self.path.startswith(PREFIX) or not path.is_file():
            self.send_error(404)
            return
        data, kind = path.read_bytes(), self.guess_type(str(path))
        packed = path.suffix in {".html", ".css", ".js", ".json", ".svg"}
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if packed:
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the samples as they are published, of a story of another year, and of a draft."""
    folder = tmp_path_factory.mktemp("samples")
    docs = lay_newsroom(folder)
    for story in (REPOSITORY / "briefings").glob("*/briefing.json"):
        shutil.copytree(story.parent, docs / story.parent.name)
    write_story(docs, sample_briefing())
    write_story(docs, replace(sample_briefing("secret"), status="draft", title="An unspeakable plan", tags=("hush",)))
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


@pytest.fixture(scope="module")
def reader(browser: Chromium, address: str) -> Tab:
    """A reader on the page of the search."""
    tab = browser.tab(1280, dark=False)
    tab.open(f"{address}search/")
    tab.wait("document.querySelector('.search__input')")
    tab.run("document.querySelector('.search__choices').open = true")
    tab.wait("[...document.querySelectorAll('.search__choice')].every(l => l.control.options.length > 1)")
    return tab


def opened(browser: Chromium, address: str, width: int = 1280, *, dark: bool = False) -> Tab:
    """Return a tab on the home page whose search is open."""
    tab = browser.tab(width, dark=dark)
    tab.open(address)
    tab.press("/")
    tab.wait(f"{PANEL}?.open")
    return tab


def ask(tab: Tab, query: str) -> None:
    tab.type(query)
    tab.wait(f"{ANSWERS}.length")


FILL = """(asked => {
  const boxes = [...document.querySelectorAll('.search__choice')];
  for (const { control, firstChild } of boxes) {
    const chosen = [...control.options].findIndex((option) => option.label === asked[firstChild.innerText]);
    control.selectedIndex = Math.max(chosen, 0);
  }
  const input = document.querySelector('.search__input');
  input.value = asked.query;
  input.dispatchEvent(new Event('input'));
})"""


def look_for(tab: Tab, case: dict[str, Any]) -> None:
    """Ask and wait for the answers."""
    asked = {name: case[name] for name in ("query", *LABELS) if name in case}
    tab.run(f"{FILL}({json.dumps(asked)})")
    tab.wait("!document.querySelector('.search__answers[aria-busy]')")


@pytest.mark.parametrize("case", QUERIES, ids=lambda c: " ".join([c["query"], *(c.get(k, "") for k in LABELS)]).strip())
def test_the_first_answer_is_the_one_looked_for(reader: Tab, case: dict[str, Any]) -> None:
    look_for(reader, case)
    if case.get("nothing"):
        assert reader.run(f"{ANSWERS}.map(a => a.innerText)") == []
        return
    first = reader.run(f"(a => [a.innerText, a.pathname + a.hash])({ANSWERS}[0])")
    kind, _, words = first[0].partition("\n")
    assert kind == case["kind"]
    assert case["words"] in words
    assert first[1].endswith(case.get("at", ""))
    assert case.get("told", "") in reader.run("document.querySelector('[role=status]').innerText")


def test_an_answer_leads_to_its_words_which_are_marked(browser: Chromium, address: str) -> None:
    tab = opened(browser, address)
    ask(tab, "$218.2 billion")
    assert tab.run("document.activeElement.getAttribute('aria-activedescendant')") == tab.run(f"{MARKED}.id")
    tab.press("Enter")
    tab.wait("document.querySelector('article mark, main mark')")
    assert tab.run("location.pathname + location.search + location.hash").endswith("/putin-china-visit/#e-0809a68e")
    assert set(tab.run("[...document.querySelectorAll('.search-mark')].map(m => m.innerText)")) == {"218.2 billion"}
    assert tab.run("document.querySelector('.search-mark').checkVisibility()"), "it stands in what is folded"
    assert tab.errors == []


def test_the_search_is_worked_by_keys_alone(browser: Chromium, address: str) -> None:
    tab = browser.tab(1280, dark=False)
    tab.open(f"{address}about/")
    tab.run("document.querySelector('.search-open').focus()")
    tab.press("Enter")
    tab.wait(f"{PANEL}?.open")
    assert tab.run("document.activeElement.getAttribute('role')") == "combobox"
    ask(tab, "Calder")
    first = tab.run(f"{MARKED}.id")
    tab.press("ArrowDown")
    assert tab.run(f"{MARKED}.id") != first
    tab.press("ArrowUp")
    tab.press("ArrowUp")
    assert tab.run(f"{MARKED} === {ANSWERS}.at(-1)"), "it goes round"
    tab.press("Escape")
    tab.wait(f"!{PANEL}.open")
    assert tab.run("document.activeElement.matches('.search-open')")


def test_enter_waits_for_the_answer(browser: Chromium, address: str) -> None:
    tab = opened(browser, address)
    tab.type("Dario Kessin")
    tab.press("Enter")
    tab.wait("location.pathname.endsWith('/people/dario-kessin/')")


def test_how_many_there_are_is_told(browser: Chromium, address: str) -> None:
    tab = opened(browser, address)
    ask(tab, "Calder & Wick")
    told = tab.run("document.querySelector('[role=status]').innerText")
    assert re.fullmatch(r"1[3-9] answers\.", told)
    assert tab.run(f"{ANSWERS}.length") == 12
    tab.run("document.querySelector('.search__more').click()")
    tab.wait(f"{ANSWERS}.length > 12")
    assert tab.run(f"{ANSWERS}.indexOf({MARKED})") == 12
    assert tab.run("document.querySelector('.search__more').hidden")


def test_the_first_search_is_light(browser: Chromium, address: str) -> None:
    tab = browser.tab(390, dark=False)
    tab.open(f"{address}about/")
    before = len(tab.requests)
    assert not [url for url in tab.requests if re.search("pagefind|search-", url)], "loaded before anyone searches"
    tab.press("/")
    tab.wait(f"{PANEL}?.open")
    ask(tab, "Putin trade")
    asked = set(tab.requests[before:])
    assert any("wasm" in url for url in asked)
    assert tab.loaded(asked) < MOST_LOADED
    assert all(url.startswith(address) for url in asked)


def test_filters_are_those_of_what_is_there(browser: Chromium, address: str) -> None:
    tab = opened(browser, address, 390)
    ask(tab, "jobs")
    tab.run("document.querySelector('.search__choices').open = true")
    outlet = "[...document.querySelectorAll('.search__choice')].find(l => l.innerText.startsWith('Outlet')).control"
    tab.wait(f"{outlet}.options.length > 5")
    tab.run(f"(s => {{ s.value = 'North Today'; s.dispatchEvent(new Event('change')) }})({outlet})")
    tab.wait(f"{ANSWERS}.every(a => /North Today/.test(a.innerText)) && {ANSWERS}.length")


def test_without_a_script_the_way_to_the_search_is_a_link_to_the_lists(browser: Chromium, address: str) -> None:
    tab = browser.tab(390, dark=False)
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.call("Page.navigate", url=f"{address}people/ruth-calder/")
    tab.wait("document.readyState === 'complete' && document.querySelector('.search-open')")
    assert tab.run("document.querySelector('.search-open').href") == f"{address}search/"
    tab.open(f"{address}search/")
    links = tab.run("[...document.querySelectorAll('article li a, main li a')].map(a => a.pathname)")
    lists = {"months", "topics", "people", "organisations", "figures", "corrections"}
    assert {f"{PREFIX}{name}/" for name in lists} <= set(links)


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1280, False), (1280, True)])
def test_answers_keep_the_accessibility_rules(browser: Chromium, address: str, width: int, *, dark: bool) -> None:
    tab = opened(browser, address, width, dark=dark)
    ask(tab, "Norvane")
    tab.run("document.querySelector('.search__choices').open = true")
    wide = tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    small = "[...document.querySelectorAll('dialog.search :is(a, button, input, select, summary), .search-open')]"
    size = "(r => Math.min(r.width, r.height))(e.getBoundingClientRect())"
    assert tab.run(f"{small}.filter(e => e.checkVisibility() && {size} < 24).map(e => e.outerHTML)") == []
    assert breaches(tab) == []
    tab.run(f"{PANEL}.close()")
    tab.open(f"{address}search/?q=Norvane")
    tab.wait(f"{ANSWERS}.length")
    assert breaches(tab) == []


def fragments(site: Path) -> list[dict[str, Any]]:
    """Return the records of a site's index."""
    paths = sorted((site / "pagefind" / "fragment").iterdir())
    return [json.loads(gzip.decompress(p.read_bytes()).removeprefix(b"pagefind_dcd")) for p in paths]


def test_every_record_leads_somewhere_and_has_no_word_of_the_apparatus(site: Path) -> None:
    found = 0
    for record in fragments(site):
        for anchor in record["anchors"]:
            if anchor["id"] == "-":
                continue
            page, _, name = anchor["id"].split("|")[1].partition("#")
            text = Path(os.path.normpath(site / record["url"].strip("/") / page / "index.html")).read_text("utf-8")
            assert not name or f'id="{name}"' in text
            found += 1
        assert not re.search(r"as-of|\b[eudq]-[0-9a-f]{8}\b|briefing\.json", record["content"])
    assert found > 100


def test_what_is_not_published_is_not_in_the_index(site: Path) -> None:
    lists = [(site / "pagefind" / name).read_text("utf-8") for name in ("filters.json", "spelling.json")]
    assert "Marrow" in lists[0]
    assert "Marrow" in lists[1]
    assert not re.search("unspeakable|hush|secret", "".join([json.dumps(fragments(site)), *lists]))


def test_without_the_search_there_is_no_trace_of_it(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, sample_briefing())
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("generate: false", "generate: false\n      search: false"))
    done = build_site(tmp_path)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site" / "pagefind").exists()
    assert not (tmp_path / "site" / "search").exists()
    assert "search-open" not in (tmp_path / "site" / "index.html").read_text("utf-8")


TOPICS = ("Ferries", "Harbours")
RECORDS = [
    SearchRecord(
        f"story-{number}/",
        f"Story {number}",
        (
            FoundSection(
                FoundKind.STATEMENT, "#e-1", f"Ferry {number} carried 4{number},000 people", ("A & Co",), topics=TOPICS
            ),
        ),
        f"2031-03-{number:02}",
    )
    for number in range(10, 30)
]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name, records in (("a", RECORDS), ("b", RECORDS[::-1])):
        write_index(tmp_path / name, records)
    read = [{p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.*")} for n in "ab"]
    assert len(read[0]) > len(RECORDS)
    assert read[0] == read[1]


def test_a_record_tells_what_a_section_is_beside_its_words() -> None:
    page = record_page(RECORDS[0], gather_filters(RECORDS))
    assert '<i id="statement|#e-1|A%20%26%20Co|||Ferries,Harbours"></i> Ferry 10 carried 410,000 people ' in page
    assert '<i id="-"></i> n10 n410000 <i id="-"></i> fk0z ft0z ft1z fo0z fy0z</p>' in page
