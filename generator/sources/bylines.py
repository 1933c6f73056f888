"""Bylines: "By Wim De Gent", "By Ann Bell and Carl Dow", "By Eve Ford, Home Affairs correspondent".

Left alone: "By Friday the toll had risen." and an agency's name, which is a credit.
"""

from __future__ import annotations

import re

from generator.sources.agencies import agency_named
from generator.sources.lines import NAME_WORD
from generator.sources.page_dates import DATE_RE

NAME = rf"[A-Z][\w'’.-]*(?:\s{NAME_WORD}){{0,4}}"
LEAD_RE = re.compile(
    r"^[^\w\"']{0,3}(?:(?:story|text|report|words|analysis|reported|written|posted|updated)\s)?by:?\s+(?=[A-Z])|^author:\s+",
    re.IGNORECASE,
)
MAX_WORDS = 24
TITLE_RE = re.compile(r"^(?:Staff\sSgt\.|Dr\.?|Prof\.?|Sgt\.|Capt\.)\s+")
NOT_NAME_RE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|registering|signing|subscribing|clicking|the|this|far|now|then|contrast|comparison|law|and\slarge)\b",
    re.IGNORECASE,
)
ROLE_RE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|bureau|news|contributor|columnist|agency|press|service|affairs|desk|team|post|times)\b",
    re.IGNORECASE,
)


def parse_byline(line: str) -> tuple[str, int, int] | None:
    """Return the names of a byline and where they stand in the line, None when the line is no byline.

    >>> parse_byline("By Wim De Gent")[0]
    'Wim De Gent'
    >>> parse_byline("By Eve Ford, BBC Home Affairs correspondent")[0]
    'Eve Ford'
    >>> parse_byline("By Ann Bell, Carl Dow and Eve Ford | 3 May 2024")[0]
    'Ann Bell, Carl Dow and Eve Ford'
    >>> parse_byline("By Friday the toll had risen.") is None
    True
    """
    lead = LEAD_RE.match(line)
    if lead is None or len(line.split()) > MAX_WORDS:
        return None
    rest = line[lead.end() :]
    cut = DATE_RE.search(rest)
    rest = re.split(r"\s[|•·/—–-]\s|\s\(|\bPublished\b|\bUpdated\b|\bPosted\b", rest[: cut.start()] if cut else rest)[0]
    rest = rest.rstrip(" ,|/-")
    if rest.endswith((".", "!", "?")) and not re.search(r"\b[A-Z][a-z]?\.$", rest):
        return None
    names = _names(rest)
    if not names:
        return None
    start = lead.end() + line[lead.end() :].index(names)
    return names, start, start + len(names)


def _names(rest: str) -> str | None:
    """Return the leading part of ``rest`` that lists names."""
    kept: list[str] = []
    for piece in re.split(r"(,\s|\sand\s|\s&\s)", rest):
        if re.fullmatch(r",\s|\sand\s|\s&\s", piece):
            kept.append(piece)
        elif _is_name(piece):
            kept.append(piece)
        else:
            break
    while kept and re.fullmatch(r",\s|\sand\s|\s&\s", kept[-1]):
        kept.pop()
    return "".join(kept).strip() or None


def _is_name(piece: str) -> bool:
    plain = TITLE_RE.sub("", piece.strip())
    if not re.fullmatch(NAME, plain) or agency_named(plain) or NOT_NAME_RE.search(plain):
        return False
    if re.search(r"[a-z]", plain) and ROLE_RE.search(plain):
        return False
    return len(plain.split()) > 1 or len(plain) > 2  # noqa: PLR2004  # initials alone sign no article
