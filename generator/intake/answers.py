"""What a server's answer says of itself, and its body unpacked within limits."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import Final

from generator.values.diagnostic import BriefingError

ANY_PACKING: Final = 47  # zlib: gzip or zlib by the first bytes, largest window
PACKINGS: Final = frozenset({"gzip", "x-gzip", "deflate"})
STEP: Final = 65536  # bytes unpacked at once
# What a server may call an article, a feed or a file that holds some; besides text/*.
READ_TYPES: Final = frozenset(
    {
        "application/xhtml+xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/json",
        "application/feed+json",
        "application/ld+json",
        "application/jsonl",
        "application/x-ndjson",
        "application/pdf",
        "multipart/related",
        "application/x-mimearchive",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/warc",
        "application/mbox",
        "message/rfc822",
        "application/gzip",
        "application/x-gzip",
        "application/zip",
        "application/octet-stream",  # says nothing
        "binary/octet-stream",
    }
)
NO_TEXTS: Final = frozenset({"text/css", "text/javascript", "text/ecmascript", "text/calendar", "text/vcard"})


class FetchError(BriefingError):
    """An address that was not fetched; ``again`` says whether another try later may do."""

    def __init__(self, path: str, fault: str, *, hint: str | None = None, again: bool = False) -> None:
        """Keep place, fault and cure."""
        super().__init__(path, fault, hint=hint)
        self.again = again


@dataclass(frozen=True, slots=True)
class Head:
    """Status and header fields of an answer."""

    status: int  # 200
    fields: Mapping[str, str]  # {"content-type": "text/html"}; names in small letters, the first of a name

    @property
    def media_type(self) -> str | None:
        """Return the media type in small letters, without parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def encoding(self) -> str | None:
        """Return the encoding the server names, None where there is no such text encoding."""
        message = Message()
        message["content-type"] = self.fields.get("content-type", "text/plain")
        name = message.get_param("charset")
        try:
            return codecs.lookup(name).name if isinstance(name, str) and "".encode(name) is not None else None
        except (LookupError, UnicodeError, ValueError):
            return None

    def wait_s(self, now: datetime) -> float | None:
        """Return the seconds the server asks to be left alone (Retry-After), None where it does not say.

        A moment that has passed is less than 0.
        """
        asked = self.fields.get("retry-after", "").strip()
        if asked.isdecimal() and asked.isascii():
            return float(asked)
        try:
            until = parsedate_to_datetime(asked)
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return (until - now).total_seconds()


def refuse_head(head: Head, place: str, most_bytes: int) -> None:
    """Raise FetchError where the head tells that the body is no use: its media type, packing or size."""
    media = head.media_type
    if media and media not in READ_TYPES and (media in NO_TEXTS or not media.startswith("text/")):
        raise FetchError(place, f"is '{media}', which is no article")
    packing = head.fields.get("content-encoding", "").strip().lower()
    if packing not in PACKINGS | {"", "identity"}:
        raise FetchError(place, f"is packed as '{packing[:40]}', which was not asked for")
    length = head.fields.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > most_bytes:  # noqa: PLR2004  # digits int() takes
        raise FetchError(place, larger_than(most_bytes))


def larger_than(most_bytes: int) -> str:
    """Return the fault of a body over the limit."""
    return f"is larger than {most_bytes // 1_000_000} million bytes"


def unpack_body(chunks: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """Yield a body unpacked, never more than a byte above the limit.

    Raises ValueError where the packed bytes are broken or end early.
    """
    parts = _unpacked(chunks) if packing.strip().lower() in PACKINGS else iter(chunks)
    left = limit + 1
    for part in parts:
        yield part[:left]
        left -= len(part)
        if left <= 0:
            return


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of gzip, zlib or (as some servers mean by deflate) bare deflate, a step at a time."""
    packed = iter(chunks)
    first = next((c for c in packed if c), b"")
    if not first:
        return
    unpacker = zlib.decompressobj(ANY_PACKING if first[0] in (0x1F, 0x78) else -zlib.MAX_WBITS)
    for chunk in chain((first,), packed):
        data = chunk
        while data and not unpacker.eof:
            try:
                yield unpacker.decompress(data, STEP)
            except zlib.error as error:
                raise ValueError("the packed bytes are broken") from error
            data = unpacker.unconsumed_tail
    yield unpacker.flush()  # what was read and did not fit into the last step: a few hundred bytes
    if not unpacker.eof:
        raise ValueError("the packed bytes end early")
