"""Small PDFs in own words: lines of text at places on pages, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = (595, 842)  # A4 in points


@dataclass(frozen=True, slots=True)
class Put:
    """A line of text and where it begins, in points from the lower left."""

    x: float
    y: float
    words: str
    size: float = 10


def set_lines(lines: list[str], *, x: float = 60, top: float = 760, size: float = 10, leading: float = 13) -> list[Put]:
    """Set lines below each other; an empty one leaves half a line free."""
    found, y = [], top
    for line in lines:
        if line:
            found.append(Put(x, y, line, size))
        y -= leading if line else leading * 0.7
    return found


def _string(words: str) -> bytes:
    encoded = words.encode("cp1252")
    return encoded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _content(puts: list[Put]) -> bytes:
    rows = [b"BT /F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET" % (p.size, p.x, p.y, _string(p.words)) for p in puts]
    return b"\n".join(rows)


def build_pdf(pages: list[list[Put]], info: dict[str, str] | None = None) -> bytes:
    """Return a PDF of pages; ``info`` is its document information: Title, Author, CreationDate."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    told = b" ".join(b"/%s (%s)" % (key.encode(), _string(value)) for key, value in (info or {}).items())
    objects.append(b"<< %s >>" % told)
    for number, puts in enumerate(pages):
        content = _content(puts)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (*PAGE, 6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + end
