"""Hundreds of payloads in every field of a story, on every page, feed and embed: each stays the text it is.

Opened in a browser with the site's own policy switched off, so that no second line of defence hides a gap in the first.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Chromium, Tab
from payload_newsroom import TEXT_RE, write_newsroom
from payload_stories import PAYLOADS, TOGETHER, hostile_stories, write_hostile
from served import foreign, serve
from sitebuild import build_apart, lay_newsroom

from generator.rendering.escaping import CONTROL_RE

pytestmark = pytest.mark.browser

ADDRESS = "https://news.example/project/"
WHERE, SHOWN = "TBOXQFVN", "TBOXQVN"  # the places of real files: those that pages show
FEWEST = 300  # payloads of each place
FRAMES = 24  # pages opened side by side
NUMBERS_RE = re.compile(r"(?: n\d+)+(?= )")  # the numbers of a sentence, which search looks for as words
TAG_RE = re.compile(r"<[^>]*>")
MADE_BY_TEXTS = frozenset(  # elements that no template of the site writes
    {
        "applet",
        "audio",
        "base",
        "canvas",
        "embed",
        "fecomponent",
        "feimage",
        "font",
        "foreignobject",
        "frame",
        "frameset",
    }
    | {"iframe", "image", "keygen", "marquee", "math", "menu", "meter", "mi", "mtext", "noembed", "object", "picture"}
    | {"plaintext", "set", "source", "sup", "textarea", "track", "video", "xss", "xmp", "zq"}
)
WATCH = """
window.ran = () => { top.heard = (top.heard || []).concat(location.pathname) }
for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = window.ran
"""
# What a page holds: texts of its elements and attributes, names of tags, and what no text may become.
PROBE = r"""(d => {
  const all = [...d.querySelectorAll('*')], bad = []
  for (const e of all) {
    for (const a of e.attributes) {
      const name = a.name.toLowerCase()
      if (/^on|^style$|^srcdoc$|^srcset$|^formaction$|^ping$|^background$|^poster$|^http-equiv$/.test(name) &&
          !(name === 'http-equiv' && a.value === 'Content-Security-Policy') && !e.closest('svg')) bad.push(e.outerHTML)
      if (/^(id|class|name|for)$/.test(name) && a.value.split(/\s+/).includes('zq')) bad.push(e.outerHTML)
      if (/zq|ran\(/.test(name)) bad.push(e.outerHTML)
    }
    if (e.matches('a[href], area[href]') && !['http:', 'https:'].includes(e.protocol)) bad.push(e.outerHTML)
    const from = e.matches('link, script, img, iframe') ? e.src || e.href : ''
    if ((from || '').includes('foreign.example')) bad.push(e.outerHTML)
  }
  const notes = d.querySelectorAll('.footnote, .admonition, .task-list-item, sup, del, ins')
  const texts = all.filter(e => !e.matches('script, style, html, head, body, main, ul, ol, table, tbody, section'))
  return {
    bad: [...bad, ...[...notes].map(e => e.outerHTML)],
    tags: [...new Set(all.map(e => e.localName))],
    heads: [...d.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => [e.localName, e.textContent]),
    texts: [...new Set([...texts.map(e => e.textContent),
      ...all.flatMap(e => ['content', 'title', 'alt', 'aria-label', 'data-label'].map(n => e.getAttribute(n) || ''))
    ].filter(t => t.includes('Begin')))],
    data: [...d.querySelectorAll('script[type="application/ld+json"]')].map(e => e.textContent),
  }
})"""


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("payloads")
    docs = lay_newsroom(folder, generate=True)
    expected = {str(n): text for n, text in enumerate(PAYLOADS)} | write_newsroom(docs)
    for briefing in hostile_stories():
        write_hostile(docs, briefing)
    done = build_apart(folder, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "site", expected


@pytest.fixture(scope="module")
def site(newsroom: tuple[Path, dict[str, str]]) -> Path:
    return newsroom[0]


@pytest.fixture(scope="module")
def seen(site: Path, browser: Chromium) -> dict[str, dict[str, Any]]:
    """Open every page, many side by side, open what is folded, and look at what each holds."""
    pages = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    tab = browser.tab(1280, dark=False)
    tab.call("Page.setBypassCSP", enabled=True)
    tab.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    (site / "frames.html").write_text("<!doctype html><title>frames</title>", encoding="utf-8")
    found: dict[str, dict[str, Any]] = {}
    with serve(site) as address:
        for some in (pages[n : n + FRAMES] for n in range(0, len(pages), FRAMES)):
            tab.open(f"{address}frames.html")
            found |= look_at(tab, some)
            assert tab.run("top.heard || []") == []
        assert [url for url in foreign(tab, address) if not url.startswith("about:")] == []
    tab.close()
    return found


def look_at(tab: Tab, pages: list[str]) -> dict[str, dict[str, Any]]:
    tab.run(
        f"Promise.all({json.dumps(pages)}.map(page => new Promise(done => {{"
        " const frame = document.createElement('iframe'); frame.onload = done; frame.src = page;"
        " frame.name = page; document.body.append(frame) })))"
    )
    tab.run(
        "for (const f of document.querySelectorAll('iframe'))"
        " f.contentDocument.querySelectorAll('details').forEach(d => { d.open = true })"
    )
    marks = "f.contentDocument.querySelectorAll('.evidence-mark[aria-expanded]')"
    for number in range(3):  # the panel of a mark is made in the browser, of data
        tab.run(f"for (const f of document.querySelectorAll('iframe')) {marks}[{number}]?.click()")
        tab.wait(
            "[...document.querySelectorAll('iframe')].every(f => "
            f"!{marks}[{number}] || f.contentDocument.querySelector('.evidence-panel'))"
        )
    script = f"[...document.querySelectorAll('iframe')].map(f => [f.name, {PROBE}(f.contentDocument)])"
    return dict(tab.run(script))


def plain(text: str) -> str:
    return " ".join(CONTROL_RE.sub("", text).split())


def misread(texts: Iterable[str], expected: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return the payloads that read otherwise than they are, by their marks, with what is read."""
    found = {(m["mark"], " ".join(m["text"].split())) for text in texts for m in TEXT_RE.finditer(text)}
    whole = ((mark, words, plain(expected.get(mark) or expected[mark.lstrip(WHERE)])) for mark, words in sorted(found))
    return [(mark, words, written) for mark, words, written in whole if words != written]


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from strings_in(part)


def test_there_are_payloads_for_every_context() -> None:
    assert len(PAYLOADS) >= 300
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def hold_no_markup(seen: dict[str, dict[str, Any]]) -> None:
    assert len(seen) > 200
    assert {page: found["bad"] for page, found in seen.items() if found["bad"]} == {}
    assert MADE_BY_TEXTS & {tag for found in seen.values() for tag in found["tags"]} == set()


def hold_no_heading(seen: dict[str, dict[str, Any]]) -> None:
    for page, found in seen.items():
        tops = [text for tag, text in found["heads"] if tag == "h1"]
        assert len(tops) == 1, (page, tops)
        odd = [text for _, text in found["heads"] if "zq" in TEXT_RE.sub("", text)]
        assert odd == [], page


def read_as_they_were(expected: dict[str, str], seen: dict[str, dict[str, Any]]) -> None:
    texts = [text for found in seen.values() for text in found["texts"]]
    assert misread(texts, expected) == []
    shown = {m["mark"] for text in texts for m in TEXT_RE.finditer(text)}
    assert {str(n) for n in range(len(PAYLOADS))} - shown == set()
    assert [where for where in SHOWN if sum(mark[0] == where for mark in shown) < FEWEST] == []


def data_are_whole(site: Path, expected: dict[str, str], seen: dict[str, dict[str, Any]]) -> None:
    told = [s for found in seen.values() for text in found["data"] for s in strings_in(json.loads(text))]
    fed = []  # words as they are, and those of HTML
    for path in site.rglob("feed.xml"):
        fed += ET.fromstring(path.read_text("utf-8")).itertext()  # noqa: S314  # our own
    for path in site.rglob("feed.json"):
        fed += strings_in(json.loads(path.read_text("utf-8")))
    told += (html.unescape(TAG_RE.sub("", text)) if text.startswith("<") else text for text in fed)
    told += strings_in(json.loads((site / "data" / "index.json").read_text("utf-8")))
    for path in site.rglob("*.pf_fragment"):
        held = strings_in(json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")))
        told += (NUMBERS_RE.sub("", text) for text in held)
    assert len([text for text in told if TEXT_RE.search(text)]) > len(PAYLOADS)
    assert misread(map(plain, told), expected) == []  # data may keep signs that are not seen


def for_names_of_files(site: Path) -> None:
    """Names of files are ids in the data, and no file of the site is called by them."""
    named = {m for path in site.rglob("briefing.json") for m in re.findall(r"BeginF\d+", path.read_text("utf-8"))}
    assert len(named) >= FEWEST // TOGETHER
    assert list(site.rglob("*Begin*")) == []


def test_no_text_becomes_more_than_text(newsroom: tuple[Path, dict[str, str]], seen: dict[str, dict[str, Any]]) -> None:
    """One test, so that one process opens the pages."""
    hold_no_markup(seen)
    hold_no_heading(seen)
    site, expected = newsroom
    read_as_they_were(expected, seen)
    data_are_whole(site, expected, seen)
    for_names_of_files(site)
