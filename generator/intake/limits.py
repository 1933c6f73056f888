"""How much is read of what comes in: nesting, number of parts and size, so that no file eats the machine."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.intake.incoming import Found, Raw
from generator.values.diagnostic import BriefingError

MEGABYTE: Final = 1 << 20
DEEPEST: Final = 4  # containers within one another: a page in a mail in a mail in an archive
MOST_PARTS: Final = 20_000  # entries, mails, records or files of one container
MOST_BYTES: Final = 64 * MEGABYTE  # of one article's file, or of all that a compressed one holds
CHUNK: Final = 1 << 16
DECLARATION_RE: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def part_in(raw: Raw, data: bytes, name: str, media_type: str | None = None, file: str | None = None) -> Raw:
    """Return what lies in a container as a file of its own; ``name`` says where in it: ``mail 3``.

    ``file`` is what the container calls it, where that is more than a number.

    Raises BriefingError where containers lie in one another more than DEEPEST deep.
    """
    place = f"{raw.place}, {name}"
    if raw.depth >= DEEPEST:
        hint = "unpack it and add the files"
        raise BriefingError(place, f"lies more than {DEEPEST} containers deep and was not read", hint=hint)
    apart = {"media_type": media_type, "encoding": None, "url": None}
    return replace(raw, data=data, place=place, file=file or name, depth=raw.depth + 1, **apart)


def narrow(data: bytes) -> bytes:
    """Return UTF-16 with its mark as UTF-8, without the declaration that says what it was; all else as it is.

    >>> narrow("\ufeff<rss>".encode("utf-16-be")), narrow(b"<rss>")
    (b'<rss>', b'<rss>')
    """
    if data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return data
    return DECLARATION_RE.sub("", data.decode("utf-16", "replace"), count=1).encode("utf-8", "replace")


def inflate(data: bytes, place: str, wbits: int = 31) -> bytes:
    """Return what zlib data holds, by default gzip's, members one behind the other included.

    Raises BriefingError for more than MOST_BYTES, and for broken or cut off data.
    """
    out, size = [], 0
    for chunk in inflated(data, place, wbits):
        size += len(chunk)
        if size > MOST_BYTES:
            raise too_large(place, "unpacked, it")
        out.append(chunk)
    return b"".join(out)


def inflated(data: bytes, place: str, wbits: int = 31) -> Iterator[bytes]:
    """Yield what zlib data holds in pieces of at most CHUNK bytes."""
    view = memoryview(data)
    while view:
        machine, start = zlib.decompressobj(wbits), 0
        while not machine.eof:
            piece = machine.unconsumed_tail or view[start : start + CHUNK]
            start += 0 if machine.unconsumed_tail else len(piece)
            if not piece:
                raise BriefingError(place, "compressed data is cut off", hint="fetch the file again")
            try:
                yield machine.decompress(piece, CHUNK)
            except zlib.error as error:
                raise BriefingError(place, "compressed data is broken", hint="fetch the file again") from error
        view = view[start - len(machine.unused_data) :]
        if not view[:CHUNK].tobytes().strip(b"\0"):
            return  # archivers fill up with zeros


def too_large(place: str, what: str, most: int = MOST_BYTES) -> BriefingError:
    """Return the fault of something that holds more than is read."""
    hint = "split it, or take the article out of it"
    return BriefingError(place, f"{what} holds more than {most // MEGABYTE} MB and was not read", hint=hint)


def at_most(found: Iterator[Found], raw: Raw, most: int = MOST_PARTS) -> Iterator[Found]:
    """Yield what was found up to ``most``, and the fault that there was more."""
    for number, item in enumerate(found):
        if number >= most:
            yield BriefingError(raw.place, f"holds more than {most} parts; the rest was not read", hint="split it")
            return
        yield item
