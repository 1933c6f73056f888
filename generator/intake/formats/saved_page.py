"""Pages that a browser saves as one file (MHTML): the page in it, and the address it was saved from.

It looks like a mail, but the day in its head is that of saving, and the page says itself who published it and when.
"""

from __future__ import annotations

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import Final

from generator.intake.addresses import web_address
from generator.intake.formats.mail import MOST_MAIL, head_of_mail
from generator.intake.formats.page import read_page
from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.limits import narrow, too_large
from generator.intake.stamps import read_stamp
from generator.values.diagnostic import BriefingError

# "From: <Saved by Blink>", "Snapshot-Content-Location: https://…": fields that no mail has
SAVED_RE: Final = re.compile(
    rb"^(?:from:[\s\"<]*saved by\b|(?:snapshot-)?content-location:\s*https?:)", re.IGNORECASE | re.MULTILINE
)
PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def is_saved_page(data: bytes) -> bool:
    """Say whether a file opens with the head that browsers write above a saved page."""
    head = head_of_mail(data)
    return SAVED_RE.search(head) is not None and b"multipart/related" in head.lower()


def read_saved_page(raw: Raw) -> Iterator[Found]:
    """Yield the article of a saved page; raises BriefingError where there is none, or it is too large."""
    if len(raw.data) > MOST_MAIL:
        raise too_large(raw.place, "the page", MOST_MAIL)
    message = email.message_from_bytes(narrow(raw.data))
    part = next((part for part in message.walk() if part.get_content_type() in PAGES), None)
    data = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(data, bytes):
        raise BriefingError(raw.place, "holds no page", hint="save the page again, or paste the article's text")
    url = raw.url or _location_in(message, "Snapshot-Content-Location") or _location_in(part, "Content-Location")
    page = replace(raw, data=data, url=url, encoding=part.get_content_charset(), retrieved=read_stamp(message["Date"]))
    digest = hashlib.sha256(raw.data).hexdigest()
    for found in read_page(page):
        yield replace(found, sha256=digest) if isinstance(found, Incoming) else found


def _location_in(part: Message, field: str) -> str | None:
    return web_address(str(part.get(field) or "")) or None


SAVED_PAGE: Final = Format(
    "MHTML",
    frozenset({".mht", ".mhtml"}),
    frozenset({"multipart/related", "application/x-mimearchive"}),
    is_saved_page,
    read_saved_page,
)
