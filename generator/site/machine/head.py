"""What a page's head says of it, for ``theme/partials/metadata.html``: description, previews, feeds, data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from generator.rendering.wording import shorten

DESCRIPTION: Final = 300  # characters of a description
PARAGRAPH_RE = re.compile(r"<p(?:\s[^<>]*)?>(?P<words>[^<]*(?:<(?!/?p[\s>])[^<]*)*)</p>", re.DOTALL)
TAG_RE = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class HeadFeed:
    """A feed as a page leads to it."""

    title: str
    type: str  # "application/atom+xml"
    href: str


@dataclass(frozen=True, slots=True)
class SiteHead:
    """A page as others are told of it; plain text, which the template escapes."""

    title: str
    description: str
    kind: str = "website"  # of the Open Graph protocol: website, article, profile
    published: str | None = None
    modified: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None  # web address of a picture of 1200 by 630
    feeds: tuple[HeadFeed, ...] = ()
    data: str | None = None  # the way to the same as data
    structured: str = ""  # JSON for a script element


def clip_description(text: str) -> str:
    """Return a description short enough to be shown whole."""
    return shorten(text, DESCRIPTION)


def first_words(html: str) -> str:
    """Return the words of a page's first paragraph that has some.

    >>> first_words("<h1>About</h1>\\n<p></p><p class='x'>How &amp; <b>why</b>.</p>")
    'How & why.'
    """
    found = (unescape(TAG_RE.sub("", m["words"])).strip() for m in PARAGRAPH_RE.finditer(html))
    return clip_description(next(filter(None, found), ""))
