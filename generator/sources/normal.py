"""The same-length normal form: simpler characters at the same offsets.

>>> normal_form("“It’s – 5 %”")
'"It\\'s - 5 %"'
>>> normal_form("``It was,'' he said")
'" It was,"  he said'
"""

from __future__ import annotations

import re

from generator.values.document import GLUE

# One character for one, so that every offset holds in both texts.
SIMPLER = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("–—―‒‑‐−", "-"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", GLUE),
    }
)
# TeX-style marks of older wire copy take two characters: the pair becomes a mark and a space.
TEX_OPEN_RE = re.compile(r"``")
TEX_CLOSE_RE = re.compile(r"''")


def normal_form(text: str) -> str:
    """Return ``text`` with simpler characters and the same length."""
    simple = TEX_OPEN_RE.sub('" ', text)
    simple = TEX_CLOSE_RE.sub('" ', simple)
    return simple.translate(SIMPLER)
