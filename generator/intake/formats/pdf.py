"""PDFs that hold text: the article in reading order, its title by the size of type.

Told instead of read: pages that are pictures (a scan needs text recognition), protected files, fonts that name no
letters, streams that unpack to more than is read. pdfminer.six finds the words and their places; of the two readers
that are kept, it alone keeps columns apart.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final
from unicodedata import normalize

from generator.intake.addresses import web_address
from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.limits import CHUNK, MEGABYTE, MOST_BYTES, too_large
from generator.intake.print_lines import (
    ADDRESS_RE,
    LARGE,
    Printed,
    PrintLine,
    paragraphs_of,
    split_running_heads,
    usual_size,
)
from generator.lexicons.calendar import WEEKDAY_NAMES
from generator.sources.boilerplate import PAGE_WORDS
from generator.sources.outlets import split_title
from generator.sources.page_dates import DATE_RE, normal_date
from generator.values.diagnostic import BriefingError

MOST_PDF: Final = 48 * MEGABYTE
MOST_PAGES: Final = 60
STREAM_RE: Final = re.compile(rb"stream\r?\n")
LIGATURE_RE: Final = re.compile(r"[\ufb00-\ufb06]")  # "fi" as one sign of a font
SLOW_RE: Final = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode)\b")
STAMP_RE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
UNNAMED_RE: Final = re.compile(r"\(cid:\d+\)|\ufffd|[\ue000-\uf8ff]")
FILE_NAME_RE: Final = re.compile(r"\.\w{2,4}$|^(?:microsoft|untitled|document)\b|^\W*$", re.IGNORECASE)
HEAD_PARTS_RE: Final = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|\s{2,}|,\s*")
NAME_RE: Final = re.compile(r"[A-Z][^\d|]{3,40}")  # of a paper
NO_PAPERS: Final = PAGE_WORDS | {name.lower() for name in WEEKDAY_NAMES}
NESTED: Final = 3  # packed data in packed data that is looked into
TEXT_HINT: Final = "fetch it again, or copy its text into a .txt file"
FEW_SIGNS: Final = 25  # of a page: less is a scan with a stamp on it
MOST_UNNAMED: Final = 0.05  # of the signs
LONGEST_TITLE: Final = 40  # words


def is_pdf(data: bytes) -> bool:
    """Say whether a file opens as a PDF, a little junk before it allowed."""
    return b"%PDF-" in data[:1024]


def read_pdf(raw: Raw) -> Iterator[Found]:
    """Yield the one article of a PDF, pages that are broken, and that there are more than are read.

    Raises BriefingError for what is protected, a scan, too large, cut off or broken.
    """
    _refuse_bombs(raw)
    document = _opened(raw)
    lines: list[PrintLine] = []
    faults: list[BriefingError] = []
    pages = 0
    for page in _pages(document, raw):
        pages += 1
        if isinstance(page, BriefingError):
            faults.append(page)
        else:
            lines += page
    _refuse_without_text(lines, pages - len(faults), faults, raw)
    yield _article_of_pages(lines, document.info, raw)
    yield from faults


def _refuse_without_text(lines: Sequence[PrintLine], pages: int, faults: list[BriefingError], raw: Raw) -> None:
    text = "".join(line.text for line in lines)
    if pages < 1 and faults:
        raise faults[0]
    if len(text) < FEW_SIGNS * max(pages, 1):
        hint = "run text recognition (OCR) over it and save it with its text"
        raise BriefingError(raw.place, "holds pictures of pages and no text", hint=hint)
    if len(UNNAMED_RE.findall(text)) > MOST_UNNAMED * len(text):
        hint = "copy its text into a .txt file, or run text recognition (OCR) over it"
        raise BriefingError(raw.place, "has fonts that do not say which letters they are", hint=hint)


def _refuse_bombs(raw: Raw) -> None:
    """Raise BriefingError where the streams of a PDF unpack to more than is read, or slowly."""
    if len(raw.data) > MOST_PDF:
        raise too_large(raw.place, "the file", MOST_PDF)
    left = MOST_BYTES
    for found in STREAM_RE.finditer(raw.data):
        left -= _unpacked_size(raw.data, found.end(), left)
        if left <= 0:
            raise too_large(raw.place, "unpacked, it")
    slow = SLOW_RE.search(raw.data)
    if slow and len(raw.data) > MEGABYTE:
        raise BriefingError(raw.place, "is packed in a way of long ago", hint="print it to a new PDF")


def _unpacked_size(data: bytes, start: int, most: int, depth: int = 0) -> int:
    """Return how many bytes zlib data unpacks to, up to a little more than ``most``; packed data in it counts again."""
    machine, size, inner = zlib.decompressobj(), 0, b""
    piece = data[start : start + CHUNK]
    while piece and not machine.eof and size <= most:
        try:
            out = machine.decompress(piece, CHUNK)
        except zlib.error:
            break  # it is packed in another way, or broken
        inner = inner + out if len(inner) < MEGABYTE else inner
        size += len(out)
        start += 0 if machine.unconsumed_tail else len(piece)
        piece = machine.unconsumed_tail or data[start : start + CHUNK]
    packed = depth < NESTED and inner[:1] == b"\x78"
    return size + (_unpacked_size(inner, 0, most, depth + 1) if packed else 0)


def _opened(raw: Raw) -> Any:  # noqa: ANN401  # pdfminer's document
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
    from pdfminer.pdfparser import PDFParser

    if b"%%EOF" not in raw.data[-4096:]:
        raise BriefingError(raw.place, "is cut off", hint="fetch it again")
    try:
        document = PDFDocument(PDFParser(BytesIO(raw.data)))
    except PDFEncryptionError as error:
        raise _protected(raw) from error
    except Exception as error:  # a parser given a broken file may raise anything
        raise BriefingError(raw.place, "is broken as PDF", hint=TEXT_HINT) from error
    if document.encryption is not None:
        raise _protected(raw)
    return document


def _protected(raw: Raw) -> BriefingError:
    return BriefingError(raw.place, "is protected by a password", hint="open it and print it to a new PDF")


def _pages(document: Any, raw: Raw) -> Iterator[list[PrintLine] | BriefingError]:  # noqa: ANN401  # pdfminer's document
    """Yield the lines of each page in reading order, or the fault that it is broken."""
    from pdfminer.pdfpage import PDFPage

    pages, number = PDFPage.create_pages(document), 0
    while number <= MOST_PAGES:
        number += 1
        place = f"{raw.place}, page {number}"
        try:
            page = next(pages, None)
            if page is None:
                return
            if number > MOST_PAGES:
                yield BriefingError(raw.place, f"has more than {MOST_PAGES} pages; the rest was not read")
                return
            lines = _page_lines(page, number - 1, place)
        except BriefingError as error:
            yield error
        except Exception:  # noqa: BLE001  # a parser given a broken page may raise anything
            yield BriefingError(place, "is broken", hint=TEXT_HINT)
        else:
            yield lines


def _page_lines(page: Any, number: int, place: str) -> list[PrintLine]:  # noqa: ANN401  # pdfminer's page
    from pdfminer.layout import LTChar, LTTextLine

    from generator.intake.pdf_pages import laid_out

    found = []
    layout, height = laid_out(page, place)
    for line in layout:
        text = " ".join(LIGATURE_RE.sub(lambda sign: normalize("NFKC", sign[0]), line.get_text()).split())
        sizes = [sign.size for sign in line if isinstance(sign, LTChar)]
        if text and sizes and isinstance(line, LTTextLine):
            size = Counter(round(s, 1) for s in sizes).most_common(1)[0][0]
            found.append(PrintLine(number, line.x0, line.x1, line.y0, line.y1, size, height, text))
    return found


def _article_of_pages(lines: Sequence[PrintLine], info: list[dict[str, Any]], raw: Raw) -> Incoming:
    kept, heads = split_running_heads(lines)
    title, body = _split_title(paragraphs_of(kept))
    file = _info(info)
    named = None if FILE_NAME_RE.search(file.get("Title", "")) else file.get("Title")
    outlet, day, url = _told_by_heads(heads, title)
    stated = {
        "title": (title, "size of type") if title else (named, "properties of the file"),
        "outlet": (outlet, "head of the pages"),
        "published": (day, "head of the pages"),
        "url": (raw.url or url, None if raw.url else "foot of the pages"),
    }
    written = STAMP_RE.match(file.get("CreationDate", ""))
    fields: dict[str, Any] = {name: value for name, (value, _) in stated.items()}
    return Incoming(
        body="\n\n".join(paragraph.text for paragraph in body),
        place=raw.place,
        **fields,
        retrieved=raw.retrieved,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        grounds=tuple((name, ground) for name, (value, ground) in stated.items() if value and ground),
        notes=(f"the file was made on {'-'.join(written.groups())}",) if written else (),
    )


def _told_by_heads(heads: Sequence[PrintLine], title: str | None) -> tuple[str | None, str | None, str | None]:
    """Return outlet, day and address that stand above and below the text.

    What a browser prints there is the title of the page, its address, and the day of printing, which dates nothing.
    """
    addresses = [line.text for line in heads if ADDRESS_RE.match(line.text)]
    if addresses:
        titles = (line.text for line in heads if title and line.text.startswith(title))
        outlet = next((name for printed in titles if (name := split_title(printed)[1])), None)
        return outlet, None, next(filter(None, map(_whole_address, addresses)), None)
    rows = _rows(heads)
    outlet = next((name for row in rows if (name := _outlet_in(row))), None)
    return outlet, next((day for row in rows if (day := _day_in(row))), None), None


def _split_title(paragraphs: Sequence[Printed]) -> tuple[str | None, Sequence[Printed]]:
    """Return the title, which is set larger than the text, and the paragraphs below it."""
    first = [n for n, p in enumerate(paragraphs) if p.page == paragraphs[0].page]
    largest = max(first, key=lambda n: (paragraphs[n].size, -n))
    title = paragraphs[largest]
    if title.size < LARGE * usual_size(paragraphs) or len(title.text.split()) > LONGEST_TITLE or len(paragraphs) == 1:
        return None, paragraphs
    return title.text, [p for n, p in enumerate(paragraphs) if n != largest]


def _rows(heads: Sequence[PrintLine]) -> list[str]:
    """Return running heads as rows: what stands left and right at one height, with a bar between."""
    rows: dict[tuple[int, int], list[PrintLine]] = {}
    for head in heads:
        rows.setdefault((head.page, round(head.bottom)), []).append(head)
    return [" | ".join(line.text for line in sorted(row, key=lambda line: line.left)) for row in rows.values()]


def _whole_address(printed: str) -> str | None:
    """Return the web address that a browser printed, None for one that it cut and for a file's.

    >>> _whole_address("https://post.example/fog 1/2"), _whole_address("https://post.example/fo…")
    ('https://post.example/fog', None)
    """
    address = printed.split(maxsplit=1)[0]
    return None if address.endswith(("…", "...")) else web_address(address)


def _day_in(text: str) -> str | None:
    found = DATE_RE.search(text)
    return normal_date(found.group()) if found else None


def _outlet_in(text: str) -> str | None:
    """Return the paper's name in a running head that states a day.

    >>> _outlet_in("TARNWICK COURIER - Tuesday, 4 June 2024 - 3"), _outlet_in("Sport | 4 June 2024"), _outlet_in("3")
    ('TARNWICK COURIER', None, None)
    """
    if _day_in(text) is None:
        return None
    pieces = (piece.strip(" ,") for piece in HEAD_PARTS_RE.split(DATE_RE.sub(" | ", text)))
    names = (piece for piece in pieces if NAME_RE.fullmatch(piece) and normal_date(piece) is None)
    return next((name for name in names if name.lower() not in NO_PAPERS), None)


def _info(info: list[dict[str, Any]]) -> dict[str, str]:
    """Return what a file says of itself, as text."""
    told: dict[str, str] = {}
    for entry in info[:1]:
        for key, value in entry.items():
            if isinstance(value, bytes):
                text = value.decode("utf-16" if value[:2] in {b"\xfe\xff", b"\xff\xfe"} else "cp1252", "replace")
                told[key] = " ".join(text.split())
    return told


PDF: Final = Format("PDF", frozenset({".pdf"}), frozenset({"application/pdf"}), is_pdf, read_pdf)
