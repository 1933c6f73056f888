"""Whether a text is no article but what a site says to its visitor: consent, a login, a lost page, no JavaScript.

Such a text speaks to whoever reads it about the page itself, sentence after sentence, and reports nothing: nobody said
it, on no day. "Regulator fines site over cookies" speaks of cookies to nobody; a column says "you" and speaks of taxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import shorten
from typing import Final

from generator.intake.printed_stamps import is_prose
from generator.lexicons.calendar import MONTHS, WEEKDAY_NAMES
from generator.lexicons.loader import alternatives, load_lexicon
from generator.values.diagnostic import BriefingError

WORDS: Final = {group: rf"(?:{alternatives(words)})s?" for group, words in load_lexicon("site_messages").items()}
ADDRESS_RE: Final = re.compile(rf"\b{WORDS['address']}\b", re.IGNORECASE)
SITE_RE: Final = re.compile(rf"\b{WORDS['site']}\b", re.IGNORECASE)
ITSELF_RE: Final = re.compile(rf"\b{WORDS['itself']}\b", re.IGNORECASE)
ASKS_RE: Final = re.compile(rf"\W*(?:or\s+|to\s.*,\s*)?(?:please\s+)?{WORDS['asks']}\b", re.IGNORECASE)
DAYS: Final = alternatives(MONTHS)
REPORTS_RE: Final = re.compile(
    rf"\b(?:{alternatives((*load_lexicon('site_messages')['said'], *WEEKDAY_NAMES))})\b"
    rf"|\b\d{{1,2}}\s(?:{DAYS})\b|\b(?:{DAYS})\s\d{{1,2}}\b",
    re.IGNORECASE,
)
SENTENCE_RE: Final = re.compile(r"(?<=[.!?])['\"”’)]*\s+(?=\S)|\n+")
NAME_RE: Final = re.compile(r"(?<=[\w,;] )[^\W\d_a-z](?=\w*[a-z])[\w’'-]+")
UNCASED_RE: Final = re.compile(r"[\u0590-\u10cf\u1100-\u1cff\u3040-\uabff\uac00-\ufaff]")
MOST: Final = 0.5  # of the words, in sentences about the page itself
SURE: Final = 0.8  # of them, where something else says that it is an article
SHORT: Final = 150  # words: so short a text that names nothing and nobody is none
QUOTED: Final = 70  # characters of it that an editor is shown


def is_site_message(lines: Iterable[str], *, stated: bool) -> bool:
    """Say whether a text speaks to a visitor about the page, and reports nothing; ``stated``: it is called an article.

    >>> is_site_message(["Please enable JavaScript to view this site.", "It may take a few seconds."], stated=False)
    True
    >>> is_site_message(["Snow has closed the pass, and nobody was hurt."], stated=False)
    False
    """
    sentences = [sentence for line in lines for sentence in SENTENCE_RE.split(line) if sentence.strip()]
    if not sentences or any(REPORTS_RE.search(sentence) for sentence in sentences):
        return False
    words = sum(len(sentence.split()) for sentence in sentences)
    told = sum(len(sentence.split()) for sentence in sentences if _speaks_of_the_page(sentence))
    is_nameless = words < SHORT and not any(map(_names_something, sentences))
    is_addressed = any(ADDRESS_RE.search(s) or SITE_RE.search(s) for s in sentences)
    return told >= (SURE if stated else MOST) * words or (is_nameless and is_addressed and not stated)


def site_message(body: str, place: str, *, stated: bool) -> BriefingError | None:
    """Return what an editor is told of a text whose sentences are a site's message; None for an article."""
    lines = [line for line in body.split("\n") if is_prose(line)]
    if not is_site_message(lines, stated=stated):
        return None
    told = shorten(lines[0], QUOTED, placeholder=" …")
    hint = "open the article in a browser, past that page, and save it there"
    return BriefingError(place, f"holds no article, but what a site tells its visitors: '{told}'", hint=hint)


def _speaks_of_the_page(sentence: str) -> bool:
    speaks = ADDRESS_RE.search(sentence) or ASKS_RE.match(sentence)
    return bool(ITSELF_RE.search(sentence) or (speaks and SITE_RE.search(sentence)))


def _names_something(sentence: str) -> bool:
    """Say whether a sentence has a name in it, a word with a capital inside; where letters have none, it may."""
    found = (name for name in NAME_RE.findall(sentence) if not SITE_RE.fullmatch(name))
    return any(found) or UNCASED_RE.search(sentence) is not None
