"""The agencies an article has its words from: credit lines, datelines, copyright lines, "told Reuters".

>>> named_agencies("The Associated Press contributed to this article.")
('Associated Press',)
>>> credited_in_text('"We will come," one of the sources told Reuters.')
('Reuters',)
>>> credited_in_text("The agency reported a loss.")
()
"""

from __future__ import annotations

import re
from functools import cache

from generator.lexicons.loader import load_lexicon

# Verbs and phrases that bind a report to the agency that has it first.
BEFORE = r"told|informed|spoke\s+to|spoken\s+to|speaking\s+to|according\s+to|reports|reported\s+by|quoted\s+by|by"
AFTER = r"reported|reports|said|says|has\s+reported|quoted|wrote|cited"


@cache
def canonical_names() -> dict[str, str]:
    """Return every printed form in lower case and the agency's name."""
    return {form: name for name, forms in load_lexicon("agencies").items() for form in forms}


def agency_named(words: str) -> str | None:
    """Return the agency that ``words`` are the name of, None for other words.

    >>> agency_named("AP"), agency_named("The Herald")
    ('Associated Press', None)
    """
    return canonical_names().get(re.sub(r"\s+", " ", words.strip(" .,;:()'\"|_-")).lower())


@cache
def _names_re() -> re.Pattern[str]:
    forms = sorted(canonical_names(), key=len, reverse=True)
    return re.compile("|".join(_printed(form) for form in forms))


def _printed(form: str) -> str:
    """Match a form as print has it: initials in capitals, names with capitals."""
    if len(form) <= 4 and " " not in form:
        return rf"\b(?:{form.upper()}|{form.title()})\b" if form in {"tass", "ansa"} else rf"\b{form.upper()}\b"
    words = (rf"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in form.split())
    return r"\b" + r"\s+".join(words) + r"\b" if form != "dpa" else r"\bdpa\b"


def named_agencies(text: str) -> tuple[str, ...]:
    """Return the agencies a line names, each once, in the order of the line."""
    return unique(canonical_names()[re.sub(r"\s+", " ", m.group().lower())] for m in _names_re().finditer(text))


@cache
def _credit_re() -> re.Pattern[str]:
    names = rf"(?:{_names_re().pattern})"
    kind = r"(?:the\s+)?(?:state-run\s+|official\s+|Russian\s+|Chinese\s+|German\s+)?"
    return re.compile(
        rf"(?:{BEFORE})\s+{kind}(?P<before>{names})|(?P<story>{names})(?=\s+(?:story|report|article)\b)"
        rf"|(?P<after>{names})(?=\s+(?:news\s+agency\s+)?(?:{AFTER})\b)"
    )


def credited_in_text(text: str) -> tuple[str, ...]:
    """Return the agencies that body text gives as the ones who reported."""
    found = (m["before"] or m["after"] or m["story"] for m in _credit_re().finditer(text))
    return unique(canonical_names()[re.sub(r"\s+", " ", words.lower())] for words in found)


def unique(names: object) -> tuple[str, ...]:
    """Return the names, each once, in their order."""
    return tuple(dict.fromkeys(names))  # type: ignore[call-overload,no-any-return]  # any iterable of str
