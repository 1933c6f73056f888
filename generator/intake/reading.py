"""Which kind of file something is, and the articles in it: ``read_raw``.

What stands in the file decides, then its ending, then what a server called it; what is none of these is text, or
refused. Containers call ``read_raw`` again for what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.intake.addresses import ending_of
from generator.intake.formats.archives import GZIP, ZIP
from generator.intake.formats.docx import DOCX
from generator.intake.formats.feeds import FEED, JSON_FEED
from generator.intake.formats.json_article import JSON
from generator.intake.formats.mail import MAIL, MAILBOX
from generator.intake.formats.others import OTHER
from generator.intake.formats.page import PAGE
from generator.intake.formats.pdf import PDF
from generator.intake.formats.saved_page import SAVED_PAGE
from generator.intake.formats.sitemaps import SITEMAP
from generator.intake.formats.text import MARKDOWN, TEXT
from generator.intake.formats.warc import WARC
from generator.intake.incoming import Format, Found, Raw
from generator.values.diagnostic import BriefingError

# In the order in which they are asked; text is what is none of the others.
FORMATS: Final[tuple[Format, ...]] = (
    *(WARC, PDF, DOCX, ZIP, GZIP, OTHER, MAILBOX, SAVED_PAGE, MAIL),
    *(SITEMAP, FEED, JSON_FEED, JSON, PAGE, MARKDOWN, TEXT),
)
MARK_RE = re.compile(rb"^(?:\xef\xbb\xbf|\0\0\xfe\xff|\xff\xfe|\xfe\xff)")
HEAD: Final = 4096  # bytes that a format sees to know its own


def read_raw(raw: Raw) -> Iterator[Found]:
    """Yield the articles of a file, the links to articles, and a BriefingError for what cannot be read in it."""
    if not raw.data.strip(b" \t\r\n\0"):
        yield BriefingError(raw.place, "is empty", hint="delete it, or paste the article's text")
        return
    kind = format_of(raw)
    try:
        yield from kind.read(raw)
    except BriefingError as error:
        yield error
    except Exception as error:  # noqa: BLE001  # a parser given a broken file may raise anything, and the rest go on
        fault = f"is broken as {kind.name}: {type(error).__name__}"
        yield BriefingError(raw.place, fault, hint="save it again, or paste the article's text into a .txt file")


def format_of(raw: Raw) -> Format:
    """Return the format of a file.

    >>> format_of(Raw(b"<!doctype html><p>Fog", "a.txt")).name, format_of(Raw(b"Fog", "a.md")).name
    ('HTML', 'Markdown')
    >>> format_of(Raw(b"Fog", "https://post.example/", media_type="text/html")).name, format_of(Raw(b"Fog", "-")).name
    ('HTML', 'text')
    """
    head = MARK_RE.sub(b"", raw.data[:HEAD]).replace(b"\0", b"")
    told = next((kind for kind in FORMATS if kind.is_it(head)), None)
    named = next((kind for kind in FORMATS if ending_of(raw.place) in kind.endings - {""}), None)
    served = next((kind for kind in FORMATS if raw.media_type in kind.media_types), None)
    first, second = (served, named) if raw.url else (named, served)
    return told or first or second or TEXT
