"""What ``mkdocs build --strict`` does not see: dead links, leaked sources, words that an editor withholds.

The built HTML is read, for it is what readers get: every internal link must lead to a file of the
site, and a fragment to an anchor of its page. Files are compared with the sources by their
contents, so that none is reachable under another name.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.overrides.redaction import find_redacted
from generator.overrides.withheld import find_words
from generator.publishing.results import StoryResult

LINK_RE = re.compile(r"""<(?:a|link|img|script|source)\b[^<>]*?\s(?:href|src)=["'](?P<target>[^"']*)["']""")
ANCHOR_RE = re.compile(r"""<[^<>]*?\s(?:id|name)=["']?(?P<id>[^"'\s>]+)""")
TAG_RE = re.compile(r"<[^<>]*>")
MARKED = frozenset({".html", ".xml", ".svg", ".json"})
GZIP = b"\x1f\x8b"
CODE_RE = re.compile(r"<(script|style|pre)\b[^>]*>.*?</\1>", re.DOTALL)


def check_links(site: Path) -> Iterator[str]:
    """Yield the dead internal links of a built site."""
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}

    @cache
    def anchors(name: str) -> frozenset[str]:
        return frozenset(html.unescape(m["id"]) for m in ANCHOR_RE.finditer((site / name).read_text("utf-8")))

    for page in sorted(name for name in files if name.endswith(".html")):
        if page == "404.html":  # served from any depth, with addresses of its own
            continue
        text = CODE_RE.sub(_keep_tag, (site / page).read_text("utf-8"))
        for link in dict.fromkeys(m["target"] for m in LINK_RE.finditer(text)):
            target, _, fragment = html.unescape(link).partition("#")
            name = _file_behind(page, target, files)
            if name == "":
                yield f"{page}: link to {target}, which is not in the site"
            elif name and fragment and name.endswith(".html") and unquote(fragment) not in anchors(name):
                yield f"{page}: link to {target}#{fragment}, which that page does not have"


def _file_behind(page: str, target: str, files: set[str]) -> str | None:
    """Return the site's file a link leads to: empty when there is none, None for another site's.

    >>> _file_behind("a/index.html", "../b/", {"b/index.html"}), _file_behind("a/index.html", "c.json", set())
    ('b/index.html', '')
    >>> _file_behind("a/index.html", "https://example.org/", set())
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target.startswith("/"):
        return None
    if not parts.path:
        return page
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    index = "index.html" if name == "." else f"{name}/index.html"
    return next((found for found in (name, index) if found in files), "")


def _keep_tag(match: re.Match[str]) -> str:
    return match[0][: match[0].index(">") + 1]


def find_leaks(folder: Path, private: Iterable[Path], pattern: str = "*") -> Iterator[str]:
    """Yield the files of a folder that hold the same as a private file, under whatever name; a link counts."""
    private = frozenset(private)
    digests = {_digest(path): path for path in private if path.is_file() and path.stat().st_size}
    sizes = {path.stat().st_size for path in digests.values()}
    for path in sorted(p for p in folder.rglob(pattern) if p.is_file() and p not in private):
        if path.stat().st_size in sizes and (source := digests.get(_digest(path))):
            yield f"{path.relative_to(folder)}: holds the same as {source.name}, which is never published"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_withheld(site: Path, stories: Iterable[StoryResult]) -> Iterator[str]:
    """Yield the files of a built site that hold what an editor of any story hides or takes out.

    Their names are read as well, texts behind tags and in the index of the search, whatever story they are of. A story
    with errors keeps files of before, and its errors fail the build.
    """
    asked = [story for story in stories if not story.errors]
    hidden = [replace(words, place=f"{story.slug}/{words.place}") for story in asked for words in story.hidden]
    redacted = [replace(words, place=f"{story.slug}/{words.place}") for story in asked for words in story.redacted]
    for path in sorted(p for p in site.rglob("*") if p.is_file()) if hidden or redacted else ():
        name = path.relative_to(site).as_posix()
        text = f"{name}\n{_read_words(path)}"
        found = [(words.place, words.text) for words in find_words(text, hidden)]
        found += [(words.place, words.text) for words in find_redacted(text, redacted)]
        for place, told in dict.fromkeys(found):
            yield f"{name}: holds '{told}', which {place} withholds"


def _read_words(path: Path) -> str:
    """Return the words of a file, with those of its tags and without; those of a page's entry in the search, too."""
    data = path.read_bytes()
    if data.startswith(GZIP):
        data = gzip.decompress(data)
    text = data.decode("utf-8", errors="replace")
    if path.suffix == ".json":
        text = text.encode("ascii", errors="backslashreplace").decode("unicode_escape")
    return html.unescape(f"{text}\n{TAG_RE.sub(' ', text)}") if path.suffix in MARKED else text
