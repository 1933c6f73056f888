"""Marks of Markdown and HTML in a source's text, taken out of its normal form.

``**Osterby**``, ``[Bell](https://…)``, ``<em>would</em>``, ``Bell &amp; Dow``: every character of a mark becomes
``GLUE`` first, so that offsets hold; a tag that parts paragraphs becomes a line's end. ``seen_document`` then leaves
those characters out of the text, and keeps where each of the rest stands in the file.
Left alone: ``5 * 6``, ``s**t``, ``snake_case``, ``a < b``, ``<kg>``, ``[Bell]`` without an address, ``AT&T``.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Final

from generator.sources.inline_markdown import MARK_CHARS_RE, hidden_chars, reference_label
from generator.sources.normal import SIMPLER
from generator.values.document import ENTITY_RE, GLUE, Document

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
        <!--(?:(?!<!--).)*?--> | <(?P<hidden>script|style)\b(?:(?!<(?P=hidden)\b).)*?</(?P=hidden)>
        |(?P<parts></?(?:{PARTING})(?:\s[^<>\n]{{0,400}})?/?>)  # <p class="lead">
        |</?(?:{INLINE})(?:\s[^<>\n]{{0,400}})?/?>
        |(?P<entity>&(?:\#\d{{1,6}}|\#x[\da-f]{{1,5}}|[a-z]{{2,8}});)
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# [bell]: https://… "The mayor", alone in its line: an address for links elsewhere
DEFINITION_RE = re.compile(
    r"""^[ ]{0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]{0,300})\]:[ ]*\S+(?:[ ]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ ]*$""",
    re.MULTILINE,
)
FOOTNOTE_RE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?")  # [^1] in the text, [^1]: before the note
PARAGRAPH_RE = re.compile(
    r"[^\n]+(?:(?<![.!?])\n(?![ ]*(?:[-*+#|]|\d{1,3}[.)])[ ])[^\n]+)*"
)  # a mark may run over its lines
# Bold from one paragraph's first word to another's last: the marks left over at the two ends.
LEFT_OVER_RE = re.compile(r"""^[ ]*\*\*(?=[\w"'(])|(?<=[.!?"')])\*\*[ ]*$""", re.MULTILINE)


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
    if not MARK_CHARS_RE.search(normal):
        return normal
    labels = frozenset(reference_label(m["label"]) for m in DEFINITION_RE.finditer(normal))
    for pattern in (DEFINITION_RE, FOOTNOTE_RE):
        normal = pattern.sub(_hidden, normal)
    normal = PARAGRAPH_RE.sub(lambda m: _without_marks(m[0], labels), normal)
    return LEFT_OVER_RE.sub(_hidden, normal)


def seen_document(document: Document) -> Document:
    """Return a document whose text is what a reader sees of its file; ``normal`` has its marks as ``GLUE``."""
    kept = tuple(i for i, char in enumerate(document.normal) if char != GLUE)
    text = "".join(_seen_char(document, i) for i in kept)
    if text == document.text:
        return document
    normal = "".join(document.normal[i] for i in kept)
    return replace(document, text=text, normal=normal, file=document.text, places=kept)


def _seen_char(document: Document, at: int) -> str:
    """Return the character a reader sees at an offset of the file: what an entity stands for, a blank, its own."""
    own, plain = document.text[at], document.normal[at]
    if own == "&" and plain != "&" and (entity := ENTITY_RE.match(document.text, at)):
        return html.unescape(entity[0])
    return plain if own in "<\n" else own


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


def _hidden(match: re.Match[str]) -> str:
    return GLUE * len(match[0])


def _without_marks(paragraph: str, labels: frozenset[str]) -> str:
    """Return a paragraph with the marks of Markdown taken out; what is no character yet parts no words."""
    if not MARK_CHARS_RE.search(paragraph):
        return paragraph
    kept = [i for i, char in enumerate(paragraph) if char != GLUE]
    chars = list(paragraph)
    for i in hidden_chars("".join(paragraph[i] for i in kept), labels):
        chars[kept[i]] = GLUE
    return "".join(chars)
