"""Text from a source as Markdown that prints it, and nothing but it.

A source may hold anything: ``*``, ``[^1]``, ``<script>``, ``| cells |``, ``&amp;``. What these
functions return shows the same characters in Python-Markdown (with tables, footnotes, attribute
lists) and on GitHub, and never opens a tag, a link, a list or a table cell. White space is
collapsed: a paragraph's line ends mean nothing to a reader. ``$`` stays as it is, for money is
what these pages are full of.
"""

from __future__ import annotations

import html
import re
from typing import Any

# Controls, half characters, and what is not seen: soft hyphens, zero-width signs, marks and overrides of direction (an
# open one would turn the page's own words around), tags. A joiner stays between the letters of scripts that need it.
CONTROL_RE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    r"\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
    r"|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)

# Characters that a backslash disarms in both dialects. A backslash before "~" or "=" would show
# in Python-Markdown, so what is left gets an entity; so do the backslash itself, for a citation
# may follow it, and "^", for a link may open before it.
UNSAFE_RE = re.compile(r"://|\bwww\.|[`*_{}\[\]#|<>~^\\]")
INSTEAD = {"<": "&lt;", ">": "&gt;", "~": "&#126;", "^": "&#94;", "\\": "&#92;", "://": "&#58;//"}
ENTITY_RE = re.compile(r"&(?=\#?\w*(?:;|\Z))")  # what follows a text may make an entity of its end

# What means something at the beginning of a line alone: "1. ", "- ", "+ ", ": ", "===", "---".
LINE_START_RE = re.compile(r"^(?: (?P<number>\d+) (?P<dot>[.)]) | (?P<mark>[-+:=]) )", re.VERBOSE)


def escape(text: str) -> str:
    r"""Return words of a source for the middle of a line of Markdown.

    >>> escape("[^1] *bold*  <b>&amp;</b> | A&B ~")
    '\\[&#94;1\\] \\*bold\\* &lt;b&gt;&amp;amp;&lt;/b&gt; \\| A&B &#126;'
    >>> escape("$218.2 billion, over $200 billion")
    '$218.2 billion, over $200 billion'
    >>> escape("a\u202eb\u200b, www.example.org, AT&T, &lt")
    'ab, www&#46;example.org, AT&T, &amp;lt'
    """
    plain = " ".join(CONTROL_RE.sub("", text).split())
    plain = ENTITY_RE.sub("&amp;", plain)
    return UNSAFE_RE.sub(_instead, plain)


def _instead(match: re.Match[str]) -> str:
    """Return an unsafe piece as Markdown that shows it; "www." would become a link on GitHub, with what follows."""
    piece = match[0]
    return f"{piece[:-1]}&#46;" if piece.endswith(".") else INSTEAD.get(piece, f"\\{piece}")


def escape_line(text: str) -> str:
    r"""Return words of a source that may stand at the beginning of a line.

    >>> escape_line("1. Putin arrives"), escape_line("- he said"), escape_line("1.5m people")
    ('1&#46; Putin arrives', '&#45; he said', '1&#46;5m people')
    """
    return LINE_START_RE.sub(_disarm, escape(text))


def _disarm(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"&#{ord(match['mark'])};"
    return f"{match['number']}&#{ord(match['dot'])};"


def escape_html(text: str) -> str:
    """Return words for HTML and SVG that the build writes itself.

    >>> escape_html('a <b> "c"')
    'a &lt;b&gt; &quot;c&quot;'
    """
    return html.escape(" ".join(CONTROL_RE.sub("", text).split()))


def without_unseen(data: Any) -> Any:  # noqa: ANN401  # what JSON can hold
    r"""Return data for a program that shows it, without signs that nobody sees in any of its texts.

    >>> without_unseen({"a\u200b": ["b\x00", 1]})
    {'a': ['b', 1]}
    """
    if isinstance(data, str):
        return CONTROL_RE.sub("", data)
    if isinstance(data, dict):
        return {CONTROL_RE.sub("", name): without_unseen(value) for name, value in data.items()}
    return [*map(without_unseen, data)] if isinstance(data, list | tuple) else data


def link_target(url: str) -> str | None:
    """Return a web address that can stand in a Markdown link, or None for what is no web address.

    >>> link_target("https://example.org/a_(b)?q=1 2")
    'https://example.org/a_%28b%29?q=1%202'
    >>> link_target("javascript:alert(1)")
    >>> link_target("https://example.org/\\u202egpj.exe")
    'https://example.org/gpj.exe'
    """
    url = CONTROL_RE.sub("", url)
    if not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return None
    return re.sub(r"""[\s()<>"'`\\|*\[\]{}\x00-\x1f]""", lambda m: f"%{ord(m[0]):02X}" if ord(m[0]) < 128 else "", url)  # noqa: PLR2004  # ASCII
