"""What ``mkdocs build --strict`` does not see: citations without excerpt, dead links, leaked sources.

The built HTML is read, for it is what readers get: every internal link must lead to a file of the
site, and a fragment to an anchor of its page. Files are compared with the sources by their
contents, so that none is reachable under another name.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

DEFINITION_RE = re.compile(r"^\[\^(?P<id>[^\]\s]+)\]:", re.MULTILINE)
CITATION_RE = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\](?!:)")
LINK_RE = re.compile(r"""<(?:a|link|img|script|source)\b[^>]*?\s(?:href|src)=["'](?P<target>[^"']*)["']""")
ANCHOR_RE = re.compile(r"""<[^>]*?\s(?:id|name)=["']?(?P<id>[^"'\s>]+)""")
CODE_RE = re.compile(r"<(script|style|pre)\b[^>]*>.*?</\1>", re.DOTALL)


def check_citations(markdown: str) -> list[str]:
    """Return what is wrong with the citations of a page.

    >>> check_citations("One.[^e-1]\\n\\n[^e-2]: Two.")
    ['citation e-1 has no excerpt', 'excerpt e-2 is not cited']
    """
    cited = dict.fromkeys(m["id"] for m in CITATION_RE.finditer(markdown))
    defined = dict.fromkeys(m["id"] for m in DEFINITION_RE.finditer(markdown))
    missing = [f"citation {i} has no excerpt" for i in cited if i not in defined]
    return missing + [f"excerpt {i} is not cited" for i in defined if i not in cited]


def check_links(site: Path) -> Iterator[str]:
    """Yield the dead internal links of a built site, and the links to other hosts' resources."""

    @cache
    def anchors(path: Path) -> frozenset[str]:
        return frozenset(html.unescape(m["id"]) for m in ANCHOR_RE.finditer(path.read_text("utf-8")))

    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":  # served from any depth, with addresses of its own
            continue
        shown = page.relative_to(site)
        for match in LINK_RE.finditer(CODE_RE.sub(_keep_tag, page.read_text("utf-8"))):
            target, fragment = urldefrag(html.unescape(match["target"]))
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or target.startswith("/"):
                continue
            path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if path.is_dir() or parts.path.endswith("/"):
                path /= "index.html"
            if not path.is_file() or site.resolve() not in path.resolve().parents:
                yield f"{shown}: link to {target}, which is not in the site"
            elif fragment and path.suffix == ".html" and unquote(fragment) not in anchors(path):
                yield f"{shown}: link to {target}#{fragment}, which that page does not have"


def _keep_tag(match: re.Match[str]) -> str:
    return match[0][: match[0].index(">") + 1]


def find_leaks(site: Path, private: Iterable[Path]) -> Iterator[str]:
    """Yield the files of a built site that hold the same as a private file, under whatever name."""
    digests = {_digest(path): path for path in private if path.is_file() and path.stat().st_size}
    sizes = {path.stat().st_size for path in digests.values()}
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        if path.stat().st_size in sizes and (source := digests.get(_digest(path))):
            yield f"{path.relative_to(site)}: holds the same as {source.name}, which is never published"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
