"""The agencies an article has its words from: credit lines, datelines, copyright lines, "told Reuters".

>>> named_agencies("The Press Association contributed to this article.")
('PA',)
>>> credited_in_text('"We will come," one of the sources told Reuters.')
('Reuters',)
>>> credited_in_text("The agency reported a loss.")
()
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from generator.lexicons.loader import load_lexicon

# Verbs and phrases that bind a report to the agency that has it first.
BEFORE = (
    r"told|informed|spoke\s{1,9}to|spoken\s{1,9}to|speaking\s{1,9}to|said\s{1,9}to|according\s{1,9}to|citing|reports|by"
)
AFTER = r"reported|reports|said|says|has\s+reported|quoted|wrote|cited"


@cache
def canonical_names() -> dict[str, str]:
    """Return every printed form in lower case and the agency's name."""
    return {form: name for name, forms in load_lexicon("agencies").items() for form in forms}


def agency_named(words: str) -> str | None:
    """Return the agency that ``words`` are the name of, None for other words.

    >>> agency_named("the Associated Press"), agency_named("reuters.com"), agency_named("The Herald")
    ('Associated Press', 'Reuters', None)
    """
    plain = re.sub(r"\s+", " ", words.strip(" .,;:()'\"|_-")).lower()
    return canonical_names().get(plain.removesuffix(".com"))


# An agency that no list knows says what it is: "the Corvan Press Agency".
UNLISTED = r"(?<![\w'-])[A-Z][\w'-]{1,30}(?:\s[A-Z][\w'-]{1,30})?\s(?:News|Press)\s(?:Agency|Service)\b"


@cache
def _names_re() -> re.Pattern[str]:
    forms = sorted(canonical_names(), key=len, reverse=True)
    return re.compile("|".join([*(_printed_form(form) for form in forms), UNLISTED]))


MIXED = frozenset({"dpa", "tass", "ansa"})  # printed in small letters, in capitals or as a name
INITIALS = 4  # a form so short is an abbreviation


def _printed_form(form: str) -> str:
    """Match a form as print has it: initials in capitals, names with capitals."""
    if form in MIXED:
        return rf"\b(?:{form}|{form.upper()}|{form.title()})\b"
    if len(form) <= INITIALS and " " not in form:
        return rf"\b{form.upper()}\b"
    words = (rf"[{word[0].upper()}{word[0]}](?i:{re.escape(word[1:])})" for word in form.split())
    return r"\b" + r"\s+".join(words) + r"\b"


def named_agencies(text: str) -> tuple[str, ...]:
    """Return the agencies a line names, each once, in the order of the line."""
    return unique(_canonical(m.group()) for m in _names_re().finditer(text))


@cache
def _reports_re() -> re.Pattern[str]:
    names = rf"(?:{_names_re().pattern})"
    kind = r"(?:the\s{1,9})?(?:(?:state-run|official|Russian|Chinese|German)\s{1,9})?"
    return re.compile(
        rf"(?:{BEFORE})\s{{1,9}}{kind}(?P<before>{names})|(?P<story>{names})(?=\s{{1,9}}(?:story|report|article)\b)"
        rf"|(?P<after>{names})(?=\s{{1,9}}(?:news\s{{1,9}}agency\s{{1,9}})?(?:{AFTER})\b)"
    )


@lru_cache(maxsize=4096)  # asked of the same lines by metadata and by origins
def credited_in_text(text: str) -> tuple[str, ...]:
    """Return the agencies that body text gives as the ones who reported."""
    found = (m["before"] or m["after"] or m["story"] for m in _reports_re().finditer(text))
    return unique(_canonical(words) for words in found)


def _canonical(words: str) -> str:
    plain = re.sub(r"\s+", " ", words)
    return canonical_names().get(plain.lower(), plain)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, each once, in their order."""
    return tuple(dict.fromkeys(names))
