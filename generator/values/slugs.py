"""Which names a story's folder may have: it becomes an address, a file, a link and a heading of lists.

``bridge-talks``, ``Bridge talks`` and ``мост`` may be one; ``index``, ``con``, ``a/b``, ``[x](y)`` and ``a<b`` may not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

RESERVED: Final = frozenset(
    {
        *("months", "topics", "people", "organisations", "places", "figures", "outlets", "storylines", "weeks"),
        *("corrections", "assets", "pagefind", "search", "data", "embed", "cards"),
        *("index", "about", "404", "sitemap", "robots", "llms", "feed"),
    }
)
DEVICES: Final = frozenset(  # Windows opens no file of these names
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
MOST_BYTES_OF_NAME: Final = 120  # of a folder: file systems allow 255, and names are made of it
SIGNS_RE = re.compile(r"""[#%?()\[\]<>{}\\/:*"`|\x00-\x1f\x7f]""")
FORBIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # controls, what is not seen, no characters
LETTER_RE = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2}|THORN|ETH|ENG)(?: WITH .*)?$")
NAMED: Final = {"THORN": "th", "ETH": "d", "ENG": "ng"}
HINT: Final = "rename it: letters, digits, hyphens, and spaces between them"


def slug_fault(name: str, taken: Collection[str] = RESERVED) -> str | None:
    """Return what is wrong with the name of a story, None when nothing is.

    >>> [slug_fault(name) for name in ("bridge-talks", "Bridge talks 2", "[x](y)", "About", "a\\u2028b", "nul")]
    [None, None, 'has signs in its name that an address cannot have', 'is a name the site needs', \
'has signs in its name that an address cannot have', 'is a name the site needs']
    """
    if folded(name) in taken or name.lower().partition(".")[0] in DEVICES:
        return "is a name the site needs"
    if len(name.encode("utf-8", "replace")) > MOST_BYTES_OF_NAME:
        return f"has too long a name: {MOST_BYTES_OF_NAME} bytes at most"
    odd = SIGNS_RE.search(name) or any(unicodedata.category(sign) in FORBIDDEN for sign in name)
    if odd or name != name.strip().strip(".") or not any(sign.isalnum() for sign in name):
        return "has signs in its name that an address cannot have"
    if unicodedata.normalize("NFC", name) != name:
        return "has a name in another Unicode form than an address: NFC"
    return None


def plain_letters(text: str) -> str:
    """Return a text in small letters of ASCII, as far as its letters have one; what has none is left out.

    A letter is what Unicode names it: "LATIN SMALL LETTER O WITH STROKE" is an o.

    >>> plain_letters("Tromsø: Łódź, Straße, Đorđe, Ærø, Œuvre, İzmir, Þingvellir, Søren’s мост")
    'tromso: lodz, strasse, dorde, aero, oeuvre, izmir, thingvellir, sorens '
    """
    return "".join(map(_plain_letter, unicodedata.normalize("NFKD", text.casefold())))


def _plain_letter(sign: str) -> str:
    if sign.isascii():
        return sign
    named = LETTER_RE.match(unicodedata.name(sign, ""))
    return NAMED.get(named[1], named[1].lower()) if named else ""


def folded(name: str) -> str:
    """Return a name as file systems compare it that keep no case, or bring letters into one form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def same_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that a file system may take for one before it, with that one.

    >>> list(same_names(["Bridge", "bridge", "ferry"]))
    [('bridge', 'Bridge')]
    """
    seen: dict[str, str] = {}
    for name in names:
        if (first := seen.setdefault(folded(name), name)) != name:
            yield name, first
