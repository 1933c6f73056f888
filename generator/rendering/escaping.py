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

CONTROL_RE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u00ad]")

# Characters that a backslash disarms in both dialects. A backslash before "~" or "=" would show
# in Python-Markdown, so what is left gets an entity; so do the backslash itself, for a citation
# may follow it, and "^", for a link may open before it.
UNSAFE_RE = re.compile(r"://|[`*_{}\[\]#|<>~^\\]")
INSTEAD = {"<": "&lt;", ">": "&gt;", "~": "&#126;", "^": "&#94;", "\\": "&#92;", "://": "&#58;//"}
ENTITY_RE = re.compile(r"&(?=\#?\w+;)")

# What means something at the beginning of a line alone: "1. ", "- ", "+ ", ": ", "===", "---".
LINE_START_RE = re.compile(r"^(?: (?P<number>\d+) (?P<dot>[.)]) | (?P<mark>[-+:=]) )", re.VERBOSE)


def escape(text: str) -> str:
    r"""Return words of a source for the middle of a line of Markdown.

    >>> escape("[^1] *bold*  <b>&amp;</b> | A&B ~")
    '\\[&#94;1\\] \\*bold\\* &lt;b&gt;&amp;amp;&lt;/b&gt; \\| A&B &#126;'
    >>> escape("$218.2 billion, over $200 billion")
    '$218.2 billion, over $200 billion'
    """
    plain = " ".join(CONTROL_RE.sub("", text).split())
    plain = ENTITY_RE.sub("&amp;", plain)
    return UNSAFE_RE.sub(lambda m: INSTEAD.get(m[0], f"\\{m[0]}"), plain)


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


def link_target(url: str) -> str | None:
    """Return a web address that can stand in a Markdown link, or None for what is no web address.

    >>> link_target("https://example.org/a_(b)?q=1 2")
    'https://example.org/a_%28b%29?q=1%202'
    >>> link_target("javascript:alert(1)")
    """
    if not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return None
    return re.sub(r"""[\s()<>"'`\\|*\[\]{}\x00-\x1f]""", lambda m: f"%{ord(m[0]):02X}" if ord(m[0]) < 128 else "", url)  # noqa: PLR2004  # ASCII
