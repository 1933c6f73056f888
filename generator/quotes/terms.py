"""Marked words that are no quotation: terms, titles, nicknames, scare quotes.

    a "no limits" partnership        a term before its noun
    the "Cold War mentality"         a named notion
    Jon "the Hammer" Bloggs          a nickname
    her novel "The Long Sea"         a title

They stay in the text as they are; a clause that somebody is reported to have said may hold them.
"""

from __future__ import annotations

from typing import Final

from generator.quotes.marks import Quotation
from generator.syntax.labels import FINITE, NOMINAL
from generator.values.annotation import Annotation

LONGEST_TERM: Final = 4  # words; longer marked phrases are somebody's wording


def is_term(annotation: Annotation, quotation: Quotation) -> bool:
    """Say whether marked words name something instead of saying something."""
    words = annotation.tokens_in(quotation.inner)
    if not words or len(words) > LONGEST_TERM or any(t.tag in FINITE for t in words):
        return False
    before = annotation.tokens[words[0].index - 2] if words[0].index > 1 else None  # the mark is a token
    after = annotation.tokens[words[-1].index + 2] if words[-1].index + 2 < len(annotation.tokens) else None
    followed = after is not None and after.pos in NOMINAL and after.start - quotation.outer.end <= 1
    titled = all(t.text[:1].isupper() for t in words if t.pos not in {"ADP", "DET", "CCONJ", "PART"})
    article = before is not None and (before.tag in {"DT", "PRP$"} or before.text.lower() == "so-called")
    led = before is not None and before.pos in {*NOMINAL, "ADJ"}
    return followed or article or (led and titled)
