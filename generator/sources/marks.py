"""Marks of Markdown and HTML in a source's text, taken out of its normal form.

``**Osterby**``, ``[Bell](https://…)``, ``<em>would</em>``, ``Bell &amp; Dow``: the words stay where they stand, every
character of a mark becomes ``GLUE``, which no reader of words sees; a tag that parts paragraphs becomes a line's end.
Left alone: ``5 * 6``, ``s**t``, ``snake_case``, ``a < b``, ``<kg>``, ``[Bell]`` without an address, ``AT&T``.
"""

from __future__ import annotations

import html
import re
from typing import Final

from generator.sources.normal import SIMPLER, normal_form
from generator.values.document import GLUE, normal_words

PARTING: Final = "p|br|div|li|ul|ol|h[1-6]|blockquote|figure|figcaption|tr|table|section|article|hr"
# The other elements of the HTML standard that pages have in their text, and the old ones; "20 <kg>" is none.
INLINE: Final = (
    "a|abbr|address|aside|audio|b|big|body|button|center|cite|code|dd|del|details|dfn|dl|dt|em|embed|font|footer|form"
    "|head|header|html|i|iframe|img|input|ins|kbd|label|link|main|mark|meta|nav|noscript|object|option|picture|pre|q|s"
    "|samp|script|select|small|source|span|strike|strong|style|sub|summary|sup|svg|tbody|td|tfoot|th|thead|time|title"
    "|tt|u|var|video|wbr"
)
MARK_RE = re.compile(
    rf"""(?:
        <!--.*?--> | <(?P<hidden>script|style)\b.*?</(?P=hidden)>
        |(?P<parts></?(?:{PARTING})(?:\s[^<>\n]{{0,400}})?/?>)  # <p class="lead">
        |</?(?:{INLINE})(?:\s[^<>\n]{{0,400}})?/?>
        |(?P<entity>&(?:\#\d{{1,6}}|\#x[\da-f]{{1,5}}|[a-z]{{2,8}});)
        |!\[[^\[\]\n]{{0,300}}\]\([^()\s]{{1,500}}(?:\s"[^"\n]{{0,200}}")?\)  # a picture
        |(?P<escape>\\)(?=[\\*_\[\]()\#$&.!+-])
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
CUT_LINK_RE = re.compile(r"\]\(\S*")
# Marks around words: what the group holds stays.
AROUND_RE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"""(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?:https?:|mailto:|/|\#|\w)(?:[^()\s]|\([^()\s]*\)){0,500}(?:\s"[^"\n]*")?\)""",
        r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])(?P<words>[^*\n]{1,400}(?<=[^\s*]))(?P=mark)(?![\w*])",
        r"(?<!\w)(?P<mark>_{1,3})(?=[^\s_])(?P<words>[^_\n]{1,400}(?<=[^\s_]))(?P=mark)(?!\w)",
    )
)


def without_marks(normal: str) -> str:
    """Return the normal form with its marks taken out; the length stays.

    >>> without_marks("It is **not** safe, [Bell](/b) said.").replace(GLUE, "")
    'It is not safe, Bell said.'
    >>> without_marks("Bell &amp; Dow<br>5 * 6, s**t").replace(GLUE, "")
    'Bell & Dow\\n5 * 6, s**t'
    >>> without_marks("20 <kg> of <b>tin</b>").replace(GLUE, "")
    '20 <kg> of tin'
    """
    normal = MARK_RE.sub(_replaced, normal)
    for pattern in AROUND_RE:
        while (plain := pattern.sub(_unwrapped, normal)) != normal:
            normal = plain
    return normal


def printed_text(text: str) -> str:
    """Return an excerpt as a reader sees it, without marks.

    >>> printed_text("The bridge is **not** “safe”, [Bell](/b) said.")
    'The bridge is not “safe”, Bell said.'
    """
    both = zip(text, without_marks(normal_form(text)), strict=True)
    return "".join(plain if own in "&<" else own for own, plain in both if plain != GLUE)


def printed_words(text: str) -> tuple[str, ...]:
    """Return the words of an excerpt without those of its marks, also of a link that it cuts.

    >>> printed_words("bridge](https://example.org/a) is _shut_")
    ('bridge', 'is', 'shut')
    """
    plain = without_marks(normal_form(text)).replace(GLUE, "").replace("_", " ")
    return normal_words(CUT_LINK_RE.sub(" ", plain))


def _replaced(match: re.Match[str]) -> str:
    first = ""
    if match["entity"]:
        meant = html.unescape(match["entity"])
        if len(meant) != 1:
            return match[0]
        first = meant.translate(SIMPLER)
    elif match["parts"]:
        first = "\n"
    return first + GLUE * (len(match[0]) - len(first))


def _unwrapped(match: re.Match[str]) -> str:
    before, behind = match.start("words") - match.start(), match.end() - match.end("words")
    return GLUE * before + match["words"] + GLUE * behind
