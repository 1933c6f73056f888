"""How ids are made: from words and sources, never from a place in a list, so that they outlive what comes and goes.

e- a piece of evidence · d- a disagreement · u- a question · o- an origin · p-, org-, loc- an entity; facts, quotes,
figures and events have the id of their earliest evidence.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

MOST_BYTES_OF_SLUG: Final = 120  # a slug is the name of a file, whose system allows 255 bytes
NOT_IN_SLUG_RE = re.compile(r"[\W_\u115f\u1160\u3164\uffa0]+")  # the last four are letters to Unicode, and not seen


def hashed_id(letter: str, *parts: str) -> str:
    """Return an id that follows from its parts.

    >>> hashed_id("e", "post", "the bridge")
    'e-cf469c04'
    """
    key = "\0".join(parts)
    return f"{letter}-{hashlib.sha256(key.encode('utf-8')).hexdigest()[:8]}"


def named_id(prefix: str, name: str) -> str:
    """Return the id of what has a name.

    >>> named_id("p", "Dmitry Peskov"), named_id("o", "003_92b9b51ad2d90d1e")
    ('p-dmitry-peskov', 'o-003-92b9b51ad2d90d1e')
    """
    return f"{prefix}-{slugify(name)}"


def slugify(text: str) -> str:
    """Return a name for a page, an anchor or an id; words of other scripts stay, too long a name ends in a digest.

    >>> slugify("Ursula von der Leyen"), slugify("AT&T Inc."), slugify("!?"), slugify("a\u115fb")
    ('ursula-von-der-leyen', 'at-t-inc', 'x', 'a-b')
    """
    slug = NOT_IN_SLUG_RE.sub("-", unicodedata.normalize("NFC", text.lower())).strip("-") or "x"
    if len(slug.encode("utf-8", "replace")) <= MOST_BYTES_OF_SLUG:
        return slug
    return f"{slug.encode('utf-8', 'replace')[:60].decode('utf-8', 'ignore').strip('-')}-{hashed_id('x', slug)[2:]}"
