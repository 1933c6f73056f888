"""Mails and mailboxes: newsletters, press releases, articles that were sent on.

The words come from the HTML or the plain alternative, whichever holds them; a newsletter of several stories is several
articles; a mail sent on is read as what it was before; attached pages, documents and mails are read as such files.
Left alone: pictures, recordings, calendars, signatures, what a reply quotes. Encrypted mails are told.
"""

from __future__ import annotations

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

from generator.intake.blocks import HtmlBlock, body_text, read_blocks
from generator.intake.encodings import decode
from generator.intake.forwarding import MailHead, split_forwarded, subject_without_prefix
from generator.intake.incoming import Format, Found, Incoming, Link, Raw
from generator.intake.limits import MEGABYTE, at_most, narrow, part_in, too_large
from generator.intake.newsletters import MailStory, split_stories, web_version
from generator.intake.plain_blocks import plain_blocks
from generator.intake.stamps import read_stamp
from generator.lexicons.loader import load_lexicon
from generator.values.diagnostic import BriefingError

MOST_MAIL: Final = 32 * MEGABYTE
MOST_MAIL_PARTS: Final = 200
LONGEST_HEADER: Final = 2000  # characters; more is no subject and no name
TEASER_WORDS: Final = 25  # words below a headline that are no article where a link leads to one
NO_ARTICLES: Final = frozenset({"image", "audio", "video", "font", "model"})  # kinds of parts
NO_ARTICLE_TYPES: Final = frozenset(
    {
        *("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"),
        *("application/pgp-keys", "application/ms-tnef", "text/calendar", "application/ics"),
        *("text/vcard", "text/x-vcard", "text/x-amp-html", "message/delivery-status", "text/rfc822-headers"),
    }
)
ENCRYPTED: Final = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
FIELD_RE: Final = re.compile(rb"^(?P<name>[A-Za-z][A-Za-z0-9-]{1,40}):", re.MULTILINE)
SENT: Final = frozenset(  # fields that only a mail that travelled has
    {b"received", b"mime-version", b"message-id", b"return-path", b"delivered-to", b"dkim-signature", b"x-mailer"}
)
# "From news@courier.test Tue Jun  4 08:15:00 2024" above every mail of a mailbox
POSTMARK_RE: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\b\d{4}\b[^\r\n]*\r?\n(?=[\w-]+:)")
ESCAPED_RE: Final = re.compile(rb"^>(?=>*From )", re.MULTILINE)
LIST_FIELDS: Final = ("List-Id", "List-Unsubscribe", "List-Post", "X-Campaign", "Feedback-ID")


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What is told of every story of a mail."""

    head: MailHead
    bulk: bool  # a list sent it: its sender is no person
    web: str | None  # where the whole mail stands as a page
    alone: bool  # it has one story


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a mail by what is done with them."""

    html: tuple[Message, ...]
    plain: tuple[Message, ...]
    attached: tuple[Message, ...]
    encrypted: bool
    more: bool  # there were too many


def is_mail(data: bytes) -> bool:
    """Say whether a file opens with the head of a mail that was sent."""
    head = head_of_mail(data)
    names = {found["name"].lower() for found in FIELD_RE.finditer(head)}
    return FIELD_RE.match(head) is not None and b"from" in names and not SENT.isdisjoint(names)


def head_of_mail(data: bytes) -> bytes:
    """Return what stands above the first empty line, as the head of a mail does."""
    return data[:4096].lstrip().split(b"\n\n")[0].split(b"\r\n\r\n")[0]


def is_mailbox(data: bytes) -> bool:
    """Say whether a file opens with the postmark that mails of a mailbox have above them."""
    return POSTMARK_RE.match(data[:4096]) is not None


def read_mailbox(raw: Raw) -> Iterator[Found]:
    """Yield what each mail of a mailbox holds."""
    marks = [found.span() for found in POSTMARK_RE.finditer(raw.data)]
    if not marks:
        raise BriefingError(raw.place, "is no mailbox: no mail begins in it", hint="save the mails as .eml")
    ends = [start for start, _ in marks[1:]] + [len(raw.data)]
    mails = zip((end for _, end in marks), ends, strict=True)
    yield from at_most((found for n, (a, b) in enumerate(mails, 1) for found in _boxed(raw, n, a, b)), raw)


def _boxed(raw: Raw, number: int, start: int, end: int) -> Iterator[Found]:
    try:
        yield from read_mail(part_in(raw, ESCAPED_RE.sub(b"", raw.data[start:end]), f"mail {number}"))
    except BriefingError as error:
        yield error


def read_mail(raw: Raw) -> Iterator[Found]:
    """Yield the articles of a mail, then what is attached to it.

    Raises BriefingError for one that is too large, nested without end, encrypted, or holds no article.
    """
    if len(raw.data) > MOST_MAIL:
        raise too_large(raw.place, "the mail", MOST_MAIL)
    try:
        message = email.message_from_bytes(narrow(raw.data))
        parts = _parts(message)
    except RecursionError as error:
        raise BriefingError(raw.place, "is nested without end", hint="save the article as text") from error
    if parts.encrypted:
        raise BriefingError(raw.place, "is encrypted", hint="open it in a mail program and save its text")
    found = 0
    for item in _stories_and_attached(message, parts, raw):
        found += 1
        yield item
    if not found:
        raise BriefingError(raw.place, "holds no article", hint="a mail's article is some sentences of its own")
    if parts.more:
        yield BriefingError(raw.place, f"has more than {MOST_MAIL_PARTS} parts; the rest was not read")


def _stories_and_attached(message: Message, parts: _Parts, raw: Raw) -> Iterator[Found]:
    yield from _stories_in(message, parts, raw)
    for number, part in enumerate(parts.attached, 1):
        yield from _attached(part, raw, number)


def _parts(message: Message) -> _Parts:
    html, plain, attached, encrypted = [], [], [], False
    stack, seen = [message], 0
    while stack and seen < MOST_MAIL_PARTS:
        part = stack.pop()
        seen += 1
        kind, mail = part.get_content_type(), part.get_content_type() == "message/rfc822"
        encrypted = encrypted or kind in ENCRYPTED
        if part.is_multipart() and not mail:
            stack.extend(reversed([p for p in part.get_payload() if isinstance(p, Message)]))
        elif part.get_content_maintype() in NO_ARTICLES or kind in NO_ARTICLE_TYPES:
            continue
        elif mail or part.get_filename() or _disposition(part) == "attachment":
            attached.append(part)
        elif kind in {"text/html", "application/xhtml+xml"}:
            html.append(part)
        elif part.get_content_maintype() == "text":
            plain.append(part)
    return _Parts(tuple(html), tuple(plain), tuple(attached), encrypted, bool(stack))


def _disposition(part: Message) -> str:
    return str(part.get("Content-Disposition") or "").split(";")[0].strip().lower()


def _part_text(part: Message, place: str) -> str:
    """Return the text of a part; what it says of its encoding is a claim and may be wrong."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    stated = part.get_content_charset()
    try:
        return decode(data, place, stated).text
    except BriefingError:
        return decode(data, place).text if stated else ""


def _stories_in(message: Message, parts: _Parts, raw: Raw) -> Iterator[Found]:
    from_html = [block for part in parts.html for block in read_blocks(_part_text(part, raw.place))]
    from_plain = [block for part in parts.plain for block in plain_blocks(_part_text(part, raw.place))]
    blocks = from_html if _prose(from_html) * 2 >= _prose(from_plain) else from_plain
    web = web_version(blocks)
    inner, rest = split_forwarded(blocks)
    stories = split_stories(rest)
    own = MailHead(_header(message, "From"), _header(message, "Date"), _header(message, "Subject"))
    bulk = inner is None and any(message.get(name) for name in LIST_FIELDS)
    envelope = _Envelope(inner or own, bulk, web, len(stories) == 1)
    for number, story in enumerate(stories, 1):
        yield _found_story(story, envelope, raw.place if envelope.alone else f"{raw.place}, story {number}", raw)


def _prose(blocks: list[HtmlBlock]) -> int:
    return sum(len(block.text.split()) for block in blocks if not block.is_link)


def _header(message: Message, name: str) -> str | None:
    value = str(message.get(name) or "")[:LONGEST_HEADER]
    try:
        return " ".join(str(make_header(decode_header(value))).split()) or None
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return " ".join(value.split()) or None


def _found_story(story: MailStory, envelope: _Envelope, place: str, raw: Raw) -> Found:
    head = envelope.head
    sender = parseaddr(head.sender or "")[0].strip(" \"'") or None
    person = sender is not None and not envelope.bulk and _is_somebody(sender)
    title, published = story.title or subject_without_prefix(head.subject), read_stamp(head.date)
    url = story.url or (envelope.web if envelope.alone else None)
    outlet = None if person else sender
    if story.url and story.words < TEASER_WORDS and not envelope.alone:
        return Link(story.url, place, title, outlet, published)
    body = body_text(story.blocks)
    stated = {
        "title": (title, "headline in the mail" if story.title else "subject of the mail"),
        "outlet": (outlet, "sender of the mail"),
        "byline": (sender if person else None, "sender of the mail"),
        "published": (published, "date of the mail"),
        "url": (url, "link in the mail"),
    }
    return Incoming(
        body=body,
        place=place,
        title=title,
        outlet=outlet,
        byline=sender if person else None,
        published=published,
        url=url,
        retrieved=raw.retrieved,
        sha256=hashlib.sha256(raw.data if envelope.alone else body.encode("utf-8", "replace")).hexdigest(),
        grounds=tuple((name, ground) for name, (value, ground) in stated.items() if value),
    )


def _is_somebody(name: str) -> bool:
    """Say whether a sender's name is somebody's and no outlet's.

    >>> _is_somebody("Ann Bell"), _is_somebody("Port of Tarnwick"), _is_somebody("Courier")
    (True, False, False)
    """
    words = name.split()
    return len(words) in {2, 3} and words[0].lower() in {
        n for group in load_lexicon("given_names").values() for n in group
    }


def _attached(part: Message, raw: Raw, number: int) -> Iterator[Found]:
    from generator.intake.reading import read_raw

    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload()
        data = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
        name = f"mail {number} in it"
    else:
        decoded = part.get_payload(decode=True)
        data = decoded if isinstance(decoded, bytes) else b""
        name = f"attachment {_file_name(part) or number}"
    if data.strip():
        file = _file_name(part) or None
        yield from read_raw(part_in(raw, data, name, None if kind == "application/octet-stream" else kind, file))


def _file_name(part: Message) -> str:
    return re.sub(r"[\x00-\x1f\x7f/\\]+", " ", part.get_filename() or "").strip()[-80:]


MAILBOX: Final = Format(
    "mailbox", frozenset({".mbox", ".mbx"}), frozenset({"application/mbox"}), is_mailbox, read_mailbox
)
MAIL: Final = Format("mail", frozenset({".eml", ".mail"}), frozenset({"message/rfc822"}), is_mail, read_mail)
