"""Write the search index: Pagefind's, over records made from the briefings, and the words that put spelling right.

Nothing of it is loaded before a reader's first search. Pagefind is given a small HTML page a record, which holds what
can be found and nothing else; its API for such records takes a tenth of a second for each, its command none. Filters
are words of the index as well ("fo3z": the fourth outlet): Pagefind writes its own in another order each time.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from generator.rendering.escaping import without_unseen
from generator.site.checking import ANCHOR_RE
from generator.site.people import Portrait
from generator.site.search_records import (
    SearchRecord,
    name_records,
    number_terms,
    spelling_words,
    story_record,
)
from generator.site.stories import SiteStory
from generator.values.diagnostic import BriefingError

INDEX: Final = "pagefind"  # the index's folder in the site
LOADED: Final = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.en.pagefind",
    "*.pf_*",
)  # the rest is interfaces of Pagefind's own
UNSEEN: Final = "-"  # before what is found and never shown
FILTERS: Final = "filters.json"
SPELLING: Final = "spelling.json"
SEARCH_PAGE: Final = {
    "search/index.md": """# Search

<div class="search-here" markdown="0"></div>

Everything can be looked through as well, without a script:

- [Stories by month](../months/index.md)
- [Topics](../topics/index.md)
- [People](../people/index.md) and [organisations](../organisations/index.md), with what they are quoted as saying
- [Figures](../figures/index.md), by what is counted
- [Corrections](../corrections/index.md)
"""
}


def index_site(site: Path, stories: Iterable[SiteStory], portraits: Iterable[Portrait]) -> None:
    """Write ``pagefind/`` into a built site; raises BriefingError when Pagefind fails."""
    stories, portraits = tuple(stories), tuple(portraits)
    records = [story_record(story, find_places(site / story.briefing.slug), portraits) for story in stories]
    records += name_records(stories, portraits)
    write_index(site / INDEX, records)
    _write_json(site / INDEX / SPELLING, spelling_words(stories))


def find_places(folder: Path) -> dict[str, str]:
    """Return where each anchor of a story's pages is, seen from its front; the front goes before the evidence."""
    found: dict[str, str] = {}
    for name, up in (("index.html", ""), ("evidence/index.html", "evidence/")):
        path = folder / name
        for match in ANCHOR_RE.finditer(path.read_text("utf-8")) if path.exists() else ():
            found.setdefault(html.unescape(match["id"]), f"{up}#{match['id']}")
    return found


def write_index(folder: Path, records: Iterable[SearchRecord]) -> None:
    """Write Pagefind's index of records into a folder, and what they can be filtered by.

    The same records give the same bytes.
    """
    records = tuple(records)
    filters = gather_filters(records)
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="briefings-search-") as pages:
        for record in records:
            page = Path(pages) / record.address / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(without_unseen(record_page(record, filters)), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "pagefind", "--site", pages, "--output-path", str(folder), "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
    if done.returncode:
        fault = f"Pagefind could not index the site: {(done.stderr or done.stdout).strip()}"
        raise BriefingError(str(folder), fault, hint='install the package "pagefind[bin]"')
    for path in (p for p in folder.rglob("*") if p.is_file() and not any(map(p.match, LOADED))):
        path.unlink()
    _write_json(folder / FILTERS, filters)


def _write_json(path: Path, data: object) -> None:
    told = json.dumps(without_unseen(data), ensure_ascii=False, separators=(",", ":"))
    path.write_text(told, encoding="utf-8")


def gather_filters(records: Iterable[SearchRecord]) -> dict[str, list[str]]:
    """Return by what all records can be filtered: name and sorted values."""
    found: dict[str, set[str]] = {}
    for record in records:
        for name, values in record.filters.items():
            found.setdefault(name, set()).update(values)
    return {name: sorted(values) for name, values in found.items()}


def record_page(record: SearchRecord, filters: Mapping[str, Sequence[str]]) -> str:
    """Return a record as the page that Pagefind reads.

    Before a section's words stands an empty element whose id tells what is not to be searched: kind, place, outlets,
    people, date and topics. Behind them stand their numbers in one form, at the end what it is filtered
    by.
    """
    title = f'<h1 data-pagefind-meta="title">{html.escape(record.title)}</h1>' if record.title else ""
    sort = f'<b data-pagefind-sort="date[title]" title="{record.date}"></b>' if record.date else ""
    lines = [title, f"<p>{sort}"]
    for place, section in enumerate(record.sections):
        outlets, people, topics = map(_escape_names, (section.outlets, section.people, section.topics))
        told = (section.kind, section.place, outlets, people, section.date or "", topics)
        lines.append(f'<i id="{html.escape("|".join(told))}"></i> {html.escape(section.text)}')
        numbers = number_terms(section.text if place else f"{record.title} {section.text}")
        lines += [f'<i id="{UNSEEN}"></i> {" ".join(numbers)}'] if numbers else []
    chosen = record.filters
    words = (
        f"f{name[0]}{place}z"
        for name, values in filters.items()
        for place, value in enumerate(values)
        if value in chosen[name]
    )
    lines.append(f'<i id="{UNSEEN}"></i> {" ".join(words)}</p>')
    return f'<!doctype html><html lang="en"><body data-pagefind-body>{" ".join(lines)}</body></html>'


def _escape_names(names: Iterable[str]) -> str:
    return ",".join(quote(name, safe="") for name in names)
