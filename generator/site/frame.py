"""What a page's frame needs to know of its HTML, and what Markdown's HTML needs mended for it.

The headings and folded lists are the parts in its contents. An element such as ``<div class="admonition">`` needs
Material's own styles and script. A cell's ``style="text-align: center;"`` becomes a class, for the site's policy
forbids styles in the page, and ``<br />`` becomes ``<br>``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

PART_RE: Final = re.compile(
    r'<h2 id="(?P<heading>[^"]+)">(?P<words>[^<]*(?:<(?!/?h2)[^<]*)*)</h2>'
    r'|<details id="(?P<folded>[^"]+)">\s*<summary>(?P<summary>[^<]*(?:<(?!/?summary)[^<]*)*)</summary>',
    re.DOTALL,
)
TAG_RE: Final = re.compile(r"<a class=\"headerlink\"[^<]*</a>|<[^<>]*>")
COUNT_RE: Final = re.compile(r"(?<!\s)\s*\(\d+\)$")  # "More quotes (6)"
VOID_RE: Final = re.compile(r"(?P<tag><(?:br|hr|img|input)\b[^<>/]*(?:/(?!>)[^<>/]*)*)(?<!\s)\s*/>")
ALIGN_RE: Final = re.compile(r'(?P<cell><t[dh]) style="text-align: (?P<side>left|center|right);"')
VOICE_RE: Final = re.compile(r"<br>\n— (?P<by>.*?)</p>")
SIDE_RE: Final = re.compile(r"<br>\n(?P<words>[^\n]*?) — (?P<who><em>[^\n]*?</em>)(?=<br>\n|</li>|\n|$)")
# Classes of the Markdown extensions that Material styles or moves.
MATERIAL_RE: Final = re.compile(
    r'class="[^"]*\b(?:admonition|tabbed-set|highlight|md-(?:button|tag|annotation|icon)|twemoji|mermaid|arithmatex'
    r"|grid cards|task-list|footnote|critic|keys|annotate|headline-tags)\b"
)
STYLESHEET_RE: Final = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
BUNDLE_RE: Final = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, as its contents name it."""

    anchor: str  # "key-facts"
    words: str  # "Key facts"


@dataclass(frozen=True, slots=True)
class MaterialFiles:
    """The addresses of Material's own styles and script in the site; their names carry a digest."""

    styles: tuple[str, ...]
    script: str


def find_parts(content: str) -> tuple[Part, ...]:
    """Return the parts of a page in their order: its second headings and what is folded.

    >>> find_parts('<h2 id="a">One<a class="headerlink" href="#a">¶</a></h2><details id="b"><summary>Two (6)</summary>')
    (Part(anchor='a', words='One'), Part(anchor='b', words='Two'))
    """
    return tuple(
        Part(html.unescape(m["heading"] or m["folded"]), COUNT_RE.sub("", _part_name(m["words"] or m["summary"])))
        for m in PART_RE.finditer(content)
    )


def _part_name(content: str) -> str:
    return html.unescape(TAG_RE.sub("", content)).strip()


def uses_material(content: str) -> bool:
    """Say whether a page has elements that Material's own styles and script are for.

    >>> uses_material('<div class="admonition note">'), uses_material('<div class="briefing">')
    (True, False)
    """
    return MATERIAL_RE.search(content) is not None


def mend_html(content: str) -> str:
    """Write elements without content as HTML does, and the side a cell's words stand at as a class.

    >>> mend_html('<td style="text-align: center;">one<br />two</td>')
    '<td class="center">one<br>two</td>'
    """
    return ALIGN_RE.sub(r'\g<cell> class="\g<side>"', VOID_RE.sub(r"\g<tag>>", content))


def part_lines(content: str) -> str:
    """Return a briefing's HTML whose voices and sides of a difference can be set apart from who has them.

    >>> part_lines("<p>“We have allies”<br>\\n— <strong>Lavrov</strong></p>")
    '<p>“We have allies”<span class="voice-by"><strong>Lavrov</strong></span></p>'
    >>> part_lines("<strong>Number of jobs</strong><br>\\n900 jobs — <em>Record</em></li>")
    '<strong>Number of jobs</strong><span class="side">900 jobs <em>Record</em></span></li>'
    """
    apart = VOICE_RE.sub(r'<span class="voice-by">\g<by></span></p>', content)
    return SIDE_RE.sub(r'<span class="side">\g<words> \g<who></span>', apart)


def names_of_material(files: Iterable[str]) -> MaterialFiles:
    """Return Material's own files among those of the site."""
    names = sorted(files)
    styles = tuple(n for n in names if STYLESHEET_RE.fullmatch(n))
    return MaterialFiles(styles, next((n for n in names if BUNDLE_RE.fullmatch(n)), ""))


def page_kind(uri: str) -> str:
    """Return what kind of page one is by its path, for its styles; a page of a folder is a list where no story has it.

    >>> [page_kind(uri) for uri in ("index.md", "bridge/evidence.md", "bridge/as-of-2031-05-02.md", "about.md")]
    ['home', 'evidence', 'day', 'list']
    """
    if uri == "index.md":
        return "home"
    if uri.endswith("/evidence.md"):
        return "evidence"
    return "day" if "/as-of-" in uri else "list"
