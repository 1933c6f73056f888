"""Addresses of the web as files name them, and the endings of addresses and paths."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import Final
from urllib.parse import urljoin, urlsplit

LONGEST: Final = 2000  # characters; longer ones are data, not places
SPACE_RE: Final = re.compile(r"[\x00-\x20\x7f]+")


def web_address(words: str | None, base: str | None = None) -> str | None:
    """Return an address of the web, completed by ``base``; None for any other.

    >>> web_address("/pier", "https://courier.test/feed"), web_address("file:///etc/hosts"), web_address("//")
    ('https://courier.test/pier', None, None)
    """
    plain = SPACE_RE.sub("", words or "")
    if not plain or len(plain) > LONGEST:
        return None
    try:
        whole = urljoin(base or "", plain)
        parts = urlsplit(whole)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # a host in brackets that is no address
        return None
    return whole if usable else None


def ending_of(place: str) -> str:
    """Return the ending of a path or an address, in small letters.

    >>> ending_of("a/b.HTML"), ending_of("https://post.example/fog.html?a=1.pdf"), ending_of("-")
    ('.html', '.html', '')
    """
    path = urlsplit(place).path if "://" in place else place
    return splitext(path)[1].lower()
