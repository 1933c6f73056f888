"""Bytes → text, whatever they are written in: by mark, as stated, UTF-8, or an older encoding that can be told.

``EF BB BF``, ``FF FE`` and their kind decide; then what an editor or a server says; then UTF-8; then what
charset-normalizer finds among encodings that news was really kept in, where one of them leaves no odd characters.
Where several would do that, read all of it in other letters and none of them as a language, none is taken. Text that
was decoded wrongly before it came ("itâ€™s") is put right by ftfy where that leaves nothing broken, and told.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from generator.values.diagnostic import BriefingError

# Longest first: UTF-32's mark begins with UTF-16's.
MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")  # told without a mark by their zero bytes
# What is looked among, the likeliest first: of two that read a text equally well, the first.
LEGACY: Final = (
    *("cp1252", "mac_roman", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp850", "cp1253", "cp1254", "cp1255"),
    *("cp1256", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
SAMPLE: Final = 40_000  # bytes that are looked at; more say no more
MAX_CHAOS: Final = 0.1  # charset-normalizer's measure of mess: above it no guess is taken
NEAR: Final = 0.04  # of the least mess: so near are rivals
MAX_ODD: Final = 0.1  # of the characters beyond ASCII
INSIDE_WORDS: Final = frozenset("’‘'-‐‑–—·…ʼ")
BEYOND_RE = re.compile(r"[^\x00-\x7f]")
CONTROL_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
STRAY_RE = re.compile(r"[\udc80-\udcff]")
FEW_STRAY: Final = 5  # characters beyond ASCII to each byte that is no UTF-8
FEW_ZEROS: Final = 500  # bytes to each zero byte: so few are dirt, more another encoding or no text
SHOWN: Final = 3  # broken places that a note prints


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was come by."""

    text: str  # line ends as "\n", no mark, no control characters
    encoding: str  # "cp1252", as Python calls it
    notes: tuple[str, ...] = ()  # ("read as cp1252",)


def decode(data: bytes, place: str, stated: str | None = None) -> Decoded:
    """Return a file's text; ``stated`` is the encoding that an editor or a server names.

    A name that is no encoding is passed over. Raises BriefingError for bytes that are no text, and where no encoding
    can be told.
    """
    text, encoding, notes = _decoded(data, place, stated)
    text = CONTROL_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))
    repaired, repairs = _repaired(text)
    return Decoded(repaired, encoding, (*notes, *repairs))


def _decoded(data: bytes, place: str, stated: str | None) -> tuple[str, str, tuple[str, ...]]:
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if marked:
        return data.decode(marked, "replace"), marked, () if marked == "utf-8-sig" else (f"read as {marked.upper()}",)
    notes: tuple[str, ...] = ()
    if name := known_encoding(stated):
        try:
            return data.decode(name), name, () if name == "utf-8" else (f"read as {name}",)
        except UnicodeError:
            notes = (f"is not {stated}, as was said",)
    zeros = data[:SAMPLE].count(0)
    if 0 < zeros * FEW_ZEROS < len(data[:SAMPLE]):
        data, notes = data.replace(b"\0", b""), (*notes, "zero bytes were left out")
    try:
        return _plain_utf8(data), "utf-8", notes
    except UnicodeDecodeError:
        name = _wide(data) or _mostly_utf8(data) or _legacy(data, place)
    if name == "utf-8":
        return STRAY_RE.sub(_stray, data.decode(name, "surrogateescape")), name, (*notes, "not all of it is UTF-8")
    return data.decode(name, "replace"), name, (*notes, f"read as {name}")


def _plain_utf8(data: bytes) -> str:
    """Return the text of plain UTF-8; zero bytes are a sign of another encoding."""
    if b"\0" in data[:SAMPLE]:
        raise UnicodeDecodeError("utf-8", data, 0, 1, "holds zero bytes")
    return data.decode("utf-8")


def known_encoding(name: str | None) -> str | None:
    """Return an encoding as Python calls it, None for a name that is none.

    >>> known_encoding("windows-1250"), known_encoding("latin-1"), known_encoding("utf-9"), known_encoding("rot13")
    ('cp1250', 'cp1252', None, None)
    """
    try:
        b"a".decode(name or "")
    except (LookupError, UnicodeError, ValueError):  # the last for a name with a zero byte in it
        return None
    known = codecs.lookup(name or "").name
    return "cp1252" if known in {"ascii", "iso8859-1"} else known  # as browsers do


def _mostly_utf8(data: bytes) -> str | None:
    """Return UTF-8 for a text in it with a few bytes of another kind, as a paste leaves them."""
    text = data.decode("utf-8", "surrogateescape")
    stray = len(STRAY_RE.findall(text))
    return "utf-8" if b"\0" not in data and stray * FEW_STRAY < len(BEYOND_RE.findall(text)) else None


def _stray(byte: re.Match[str]) -> str:
    """Return what a byte that is no UTF-8 means in the likeliest of the older encodings."""
    return byte.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _wide(data: bytes) -> str | None:
    """Return the encoding of two or four bytes a character whose zero bytes these are.

    >>> _wide("Fog".encode("utf-16-le")), _wide("Fog".encode("utf-32-be")), _wide(bytes(9))
    ('utf-16-le', 'utf-32-be', None)
    """
    head = data[: SAMPLE // 4 * 4]
    for name in WIDE:
        try:
            text = head.decode(name)
        except UnicodeDecodeError:
            continue
        if text and not CONTROL_RE.search(text) and sum(c.isascii() for c in text) * 2 > len(text):
            return name
    return None


def _legacy(data: bytes, place: str) -> str:
    """Return the older encoding of a text; raises BriefingError where none or more than one would do."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # a tenth of a second that most files need not pay

    if b"\0" in data[:SAMPLE]:
        raise BriefingError(place, "is a binary file, not text", hint="give text, a page, or a kind of file it reads")
    found = (m for m in from_bytes(_sample(data), cp_isolation=list(LEGACY)) if m.chaos <= MAX_CHAOS)
    read = [(_odd(str(match)), match) for match in found]
    fewest = min((odd for odd, _ in read), default=1.0)
    if fewest > MAX_ODD:
        hint = "name its encoding with --encoding, or save it as UTF-8"
        raise BriefingError(place, "is not UTF-8, and no other encoding reads it surely", hint=hint)
    left = [match for odd, match in read if odd == fewest]
    least = min(match.chaos for match in left)
    near = [match for match in left if match.chaos <= least + NEAR]
    all_beyond = len(BEYOND_RE.findall(str(near[0]))) * 2 > len(data)
    if len(near) > 1 and all_beyond and not any(match.coherence for match in near):
        fault = f"is not UTF-8, and may be {' or '.join(sorted(match.encoding for match in near))}"
        raise BriefingError(place, fault, hint="name its encoding with --encoding, or save it as UTF-8")
    names = {name for match in near for name in (match.encoding, *match.could_be_from_charset)}
    return next(name for name in LEGACY if name in names)


def _sample(data: bytes) -> bytes:
    """Return the lines that hold bytes beyond ASCII, so many that the encoding can be told."""
    if len(data) <= SAMPLE:
        return data
    lines = (line for line in data.splitlines(keepends=True) if not line.isascii())
    return b"".join(lines)[:SAMPLE]


def _odd(text: str) -> float:
    """Return which share of the characters beyond ASCII stands where such a character does not stand.

    >>> _odd("“it’s”, Núñez said"), _odd("itÕs"), _odd("powiedzia³ burmistrz")
    (0.0, 1.0, 1.0)
    """
    beyond = list(BEYOND_RE.finditer(text))
    odd = sum(_is_odd(m.group(), text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]) for m in beyond)
    return odd / len(beyond) if beyond else 0.0


def _is_odd(char: str, before: str, after: str) -> bool:
    kind = unicodedata.category(char)
    if kind[0] == "L":
        return kind == "Lu" and before.islower()
    if kind in {"Cc", "Cn", "Co"}:
        return True
    inside = before.isalpha() and before.isascii() and after.isalpha() and after.isascii()
    beside = kind in {"No", "Sk", "So"} and (before.isalpha() or after.isalpha())
    return beside or (inside and char not in INSIDE_WORDS)


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with what was decoded wrongly put right, and what was done or is left broken."""
    if text.isascii():
        return text, ()
    import ftfy  # noqa: PLC0415  # only texts beyond ASCII need it
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415

    notes: tuple[str, ...] = ()
    if BADNESS_RE.search(text):
        lines = [(line, ftfy.fix_encoding(line)) for line in text.split("\n")]
        changed = sum(one != other for one, other in lines)
        if changed:
            text = "\n".join(other for _, other in lines)
            notes = (f"characters put right in {changed} line{'s' if changed != 1 else ''}",)
    broken = [m.group() for m in BADNESS_RE.finditer(text)] + re.findall("\ufffd", text)
    if broken:
        shown = ", ".join(f"'{words}'" for words in dict.fromkeys(broken[: SHOWN * 3]))
        notes = (*notes, f"characters are broken in {len(broken)} places: {shown}")
    return text, notes
