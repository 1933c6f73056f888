"""What is fuzzed: each target takes any bytes, and what it raises is a finding.

A reader may find bytes to be no file of its format; it may not yield an article that cannot be stored and read again.
The files of editors end in settings, or in faults with line, column and cure. A page shows a text as it is, and makes
nothing else of it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Final

import markdown

TESTS: Final = Path(__file__).resolve().parents[2] / "tests"
sys.path[:0] = [str(TESTS), *(str(TESTS / room) for room in ("intake", "site", "overrides"))]

import payload_stories
from broken_files import KINDS as FILES
from test_any_file import GOOD
from test_any_file import check as check_editors_file

from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.reading import FORMATS
from generator.intake.source_text import source_text
from generator.rendering.escaping import CONTROL_RE, escape, escape_line, link_target
from generator.stages.read import parse_source
from generator.stages.render import render
from generator.values.diagnostic import BriefingError

Target = Callable[[bytes], None]
MOST_ARTICLES: Final = 20  # of one file that are looked at
EXTENSIONS: Final = ("attr_list", "md_in_html", "tables")  # those of mkdocs.yml that texts could speak to
SHOWN_RE: Final = re.compile(r"Begin0 ((?:(?!Begin\d).)*?) End0\b", re.DOTALL)
HEAD: Final = b"---\ntitle: Fog\noutlet: Post\npublished: 2031-05-01\nurl: https://post.example/a\n---\nFog came.\n"


def reader(kind: Format) -> Target:
    """Return the target of a format: its articles are stored and read again."""

    def read(data: bytes) -> None:
        for found in islice(_found(kind, Raw(data, f"a{min(kind.endings, default='')}")), MOST_ARTICLES):
            if isinstance(found, Incoming):
                source(source_text(found).encode("utf-8"))
            elif isinstance(found, BriefingError):
                check_fault(found)

    return read


def _found(kind: Format, raw: Raw) -> Iterator[Found]:
    with suppress(Exception):  # as read_raw does: it tells that the file is broken, and goes on
        yield from kind.read(raw)


def source(data: bytes) -> None:
    """Read a source's file; its texts are what can be written."""
    try:
        document = parse_source(data, "a", "a.txt")
    except BriefingError as error:
        check_fault(error)
        return
    document.canonical.encode("utf-8")
    document.text.encode("utf-8")


def front_matter(data: bytes) -> None:
    """Read bytes as the head of a source."""
    source(b"---\ntitle: Fog\n" + data + b"\n---\nFog came.\n")


def check_fault(error: BriefingError) -> None:
    """Hold a fault to one line that can be printed."""
    assert error.fault.strip()
    assert "\n" not in str(error).partition("\nhint:")[0]
    str(error).encode("utf-8")


def editors_file(data: bytes) -> None:
    """Read bytes as overrides and as settings."""
    check_editors_file(data.decode("utf-8", "replace"))


class Tags(HTMLParser):
    """The tags, the attributes and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.found = "", set[tuple[str, str]]()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with each of its attributes; of an address, its scheme."""
        self.found.add((tag, ""))
        for name, value in attrs:
            scheme = (value or "").strip().lower().partition(":")[0] if name in {"href", "src"} else ""
            self.found.add((tag, f"{name} {scheme}" if scheme in {"javascript", "data", "vbscript", "file"} else name))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.words += data


def shown(text: str) -> Tags:
    """Return what the pages of a story show whose every field is one text."""
    own = payload_stories.PAYLOADS
    payload_stories.PAYLOADS = (text,) * 5  # type: ignore[misc]  # the text of this try
    try:
        (story,) = payload_stories.hostile_stories()
    finally:
        payload_stories.PAYLOADS = own  # type: ignore[misc]
    pages = (page for name, page in render(story).items() if name.endswith(".md"))
    return Tags("\n\n".join(markdown.markdown(page, extensions=list(EXTENSIONS)) for page in pages))


def rendering(data: bytes) -> None:
    """Show a text in every field of a story: no tag or attribute that plain words have not, its words as they are."""
    text = data.decode("utf-8", "replace")
    page = shown(text)
    more = page.found - PLAIN
    assert not more, more
    plain = "".join(CONTROL_RE.sub("", text).split())
    told = {"".join(words.split()) for words in SHOWN_RE.findall(page.words)}
    assert told <= {plain}, (told, plain)


def escaping(data: bytes) -> None:
    """Show a text in each place of a page that Markdown tells apart: the same as rendering, many times as often."""
    text = data.decode("utf-8", "replace")
    plain = " ".join(CONTROL_RE.sub("", text).split())
    line, start, target = escape(text), escape_line(text), link_target(text) or "x"
    table = f"| {line} |\n|---|\n| {line} |\n"
    page = f"{start}\n\n# {line}\n\n- {start}\n\n> {start}\n\n**{line}** [{line}]({target})\n\n{table}"
    found = Tags(markdown.markdown(page, extensions=list(EXTENSIONS)))
    assert {tag for tag, _ in found.found} <= TAGS, found.found
    assert {name for _, name in found.found} <= {"", "href"}, found.found
    assert not plain or found.words.split() == plain.split() * 8, found.words


SAVED: Final = (  # a page that a browser saved, with its frames
    b"MIME-Version: 1.0\r\nSnapshot-Content-Location: https://post.example/a\r\nContent-Type: multipart/related; "
    b'type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://post.example/a\r\n\r\n"
    b"<html><head><title>Fog</title></head><body><h1>Fog</h1><p>Fog came to Osterby on Monday, the council said. "
    b"It stayed for =E2=80=9Ca week=E2=80=9D and the ferries did not sail.</p></body></html>\r\n--b--\r\n"
)
POSTS: Final = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "1", "title": "Fog", '
    b'"url": "https://post.example/a", "date_published": "2031-05-01T10:00:00Z", "authors": [{"name": "Ann"}], '
    b'"content_html": "<p>Fog came to Osterby on Monday, the council said.</p>"}]}'
)
TAGS: Final = frozenset(
    {"p", "h1", "ul", "li", "blockquote", "strong", "a", "table", "thead", "tbody", "tr", "th", "td"}
)
PLAIN: Final = frozenset(shown("a word").found | shown("https://example.org/a").found)
TARGETS: Final[dict[str, tuple[Target, tuple[bytes, ...]]]] = {  # with what each begins from
    **{
        re.sub(r"\W+", "-", kind.name.lower()): (reader(kind), (*(make(4) for make in FILES.values()), SAVED, POSTS))
        for kind in FORMATS
        if kind.name != "another kind"  # it refuses whatever it is given
    },
    "source": (source, (HEAD, HEAD.replace(b": ", b" = ").replace(b"---", b"+++"), b"> Fog came.\r\n\r\n*Fog* [a](b)")),
    "front-matter": (front_matter, (HEAD[4:-14], b"byline: [Ann, {name: Bo}]\nurl: 'x'\ndate: 2031-05-01T10:00:00Z")),
    "editors-file": (editors_file, (GOOD.encode(), b"outlets: {Post: {aliases: [P]}}\nlimits: {line: 9}\n")),
    "escaping": (escaping, (b"<b>a</b> [a](b){: #a } | 1. # *a*", b"&lt;\\[^1] https://example.org/ `a` ~~b~~ $x$")),
    "rendering": (rendering, (b"<b>a</b> [a](b){: #a } | 1. # *a*", b"&lt;\\[^1] https://example.org/ `a` ~~b~~ $x$")),
}
