"""XML from strangers: what kind it is by its first words, and whether it is safe to parse.

Refused: documents that declare entities (one of them can stand for a thousand million others or for a file).
"""

from __future__ import annotations

import re
from typing import Final

from generator.intake.incoming import Raw
from generator.intake.limits import MEGABYTE, too_large
from generator.values.diagnostic import BriefingError

HEAD: Final = 4096  # bytes in which the first element is looked for
MOST_XML: Final = 8 * MEGABYTE
ROOT_RE: Final = re.compile(
    r"""^\s*+(?:(?><\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*\])?\s*>)\s*+)*  # what may stand before
        <(?:[\w.-]+:)?(?P<name>[\w.-]+)                                          # rss, atom:feed
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
ENTITY_RE: Final = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y", re.IGNORECASE)


def root_name(data: bytes) -> str | None:
    """Return the name of the first element in small letters, without prefix; None for anything but XML or HTML.

    >>> root_name(b"<?xml version='1.0'?><!-- made by hand --><rdf:RDF xmlns='x'>"), root_name(b"Pier shut")
    ('rdf', None)
    """
    found = ROOT_RE.match(head_text(data))
    return found["name"].lower() if found else None


def head_text(data: bytes) -> str:
    """Return the first bytes as text, good enough to look for ASCII words in, whatever they are encoded in."""
    return data[:HEAD].replace(b"\0", b"").decode("ascii", "ignore")


def is_closed(data: bytes, *roots: str) -> bool:
    """Say whether the file ends with the end of one of these elements: otherwise it was cut off.

    >>> is_closed(b"<rss></rss>  ", "rss"), is_closed(b"<rss><item><title>Pie", "rss")
    (True, False)
    """
    tail = data[-HEAD:].replace(b"\0", b"").decode("ascii", "ignore").rstrip().removesuffix("-->").lower()
    return re.search(rf"</(?:[\w.-]+:)?(?:{'|'.join(roots)})\s*>(?:\s*<!--[^>]*)?$", tail) is not None


def refuse_unsafe(raw: Raw) -> None:
    """Raise BriefingError for XML that is too large or declares entities of its own."""
    if len(raw.data) > MOST_XML:
        raise too_large(raw.place, "the file", MOST_XML)
    if ENTITY_RE.search(raw.data):
        fault = "declares XML entities, which can blow up or read other files; it was not read"
        raise BriefingError(raw.place, fault, hint="remove the lines that begin with <!ENTITY")
