"""Bylines: "By Ann De Bell", "By Ann Bell and Carl Dow", "By Eve Ford, Home Affairs correspondent".

Left alone: "By Friday the toll had risen." and an agency's name, which is a credit.
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import MONTH_NAMES, WEEKDAY_NAMES
from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.agencies import agency_named
from generator.sources.lines import NAME_WORD
from generator.sources.outlets import is_known_outlet, pieces_beside_day
from generator.sources.page_dates import DATE_RE, find_page_dates

OUTLETS: Final = load_lexicon("outlets")
GIVEN: Final = frozenset(name for kind in ("female", "male") for name in load_lexicon("given_names")[kind])
NAME = rf"[A-Z][\w'’.-]*(?:\s{NAME_WORD}){{0,4}}"
LEAD_RE = re.compile(
    r"^[^\w\"']{0,3}(?:(?:story|words|analysis|reported|written|posted)\s)?by:?\s+(?=[A-Z])",
    re.IGNORECASE,
)
NOT_NAME_RE = re.compile(
    rf"\b(?:{alternatives((*MONTH_NAMES, *WEEKDAY_NAMES, *OUTLETS['no writer']))})\b", re.IGNORECASE
)
LONGEST_NAME: Final = 5  # words of an outlet's name
# "staff writer", not the rank in "Staff Sgt. Ann Bell"
ROLE_RE = re.compile(rf"\b(?:{alternatives(OUTLETS['desk'])})\b(?!\s\w{{2,4}}\.)", re.IGNORECASE)
# "Ann Bell is our correspondent in Selm. Follow her at …": a line of the page, told by boilerplate
NOTE_RE = re.compile(rf"^(?P<name>{NAME}?)\s(?:is|are)\s(?P<what>[^.!?]{{2,90}})")


def parse_byline(line: str) -> tuple[str, int, int] | None:
    """Return the names of a byline and where they stand in the line, None when the line is no byline.

    >>> parse_byline("By Ann De Bell")[0]
    'Ann De Bell'
    >>> parse_byline("By Eve Ford, BBC Home Affairs correspondent")[0]
    'Eve Ford'
    >>> parse_byline("By Ann Bell, Carl Dow and Eve Ford | 3 May 2024")[0]
    'Ann Bell, Carl Dow and Eve Ford'
    >>> parse_byline("By Friday the toll had risen.") is None
    True
    """
    lead = LEAD_RE.match(line)
    if lead is None:
        return None
    rest = line[lead.end() :]
    cut = DATE_RE.search(rest)
    rest = re.split(r"\s[|•·/—–-]\s|\s\(|\bPublished\b|\bUpdated\b|\bPosted\b", rest[: cut.start()] if cut else rest)[0]
    rest = rest.rstrip(" ,|/-")
    if rest.endswith((".", "!", "?")) and not re.search(r"\b[A-Z][a-z]?\.$", rest):
        return None
    names = _leading_names(rest)
    if not names:
        return None
    start = lead.end() + line[lead.end() :].index(names)
    return names, start, start + len(names)


def signed_names(line: str, below: str = "") -> tuple[str, int, int] | None:
    """Return the names of a byline, or of a line of names alone that an outlet or a day follows, and where they stand.

    >>> signed_names("Ann Bell and Carl Dow", "Special to Valley Post")[0], signed_names("Ann Bell", "USA TODAY")[0]
    ('Ann Bell and Carl Dow', 'Ann Bell')
    >>> signed_names("Ann Bell | 3 May 2031")[0], signed_names("Osterby Post, 3 May 2031, by Carl Dow")
    ('Ann Bell', ('Carl Dow', 29, 37))
    >>> signed_names("Ann Bell, ValleyNews.example")[0]
    'Ann Bell'
    >>> signed_names("Ann Bell", "She is the mayor of Osterby."), signed_names("Osterby, Norland", "Ferries run")
    (None, None)
    """
    if found := parse_byline(line) or (_signed_beside_day(line) if find_page_dates(line) else None):
        return found
    names, comma, behind = line.rpartition(", ")
    if comma and _names_outlet(behind):
        line = names
    elif not _names_outlet(below):
        return None
    people = re.split(r",\s(?:and\s)?|\sand\s|\s&\s", line)
    if not all(" " in person and _can_sign(person) and person != person.upper() for person in people):
        return None
    return line, 0, len(line)


def _signed_beside_day(line: str) -> tuple[str, int, int] | None:
    """Return whom a line names beside a day; without "by" a person is told by a given name."""
    pieces = list(pieces_beside_day(line))
    named = (LEAD_RE.match(piece) or piece[0].isupper() for piece, _ in pieces)
    if not all(named) or any(len(piece.split()) > LONGEST_NAME for piece, _ in pieces):
        return None
    for piece, start in pieces:
        people = re.split(r"\sand\s|\s&\s", piece)
        if all(" " in person and _can_sign(person) and person.split()[0].lower() in GIVEN for person in people):
            return piece, start, start + len(piece)
        if found := parse_byline(piece):
            return found[0], start + found[1], start + found[2]
    return None


def writer_in_note(line: str) -> tuple[str, int, int] | None:
    """Return who a note below or above an article says wrote it, and where the name stands; None for another note.

    >>> writer_in_note("Ann Bell is the Post's port correspondent. Read her other columns.")
    ('Ann Bell', 0, 8)
    >>> writer_in_note("Ann Bell is the mayor of Osterby. Contact her at the town hall.") is None
    True
    """
    match = NOTE_RE.match(line)
    named = match and " " in match["name"] and _can_sign(match["name"]) and ROLE_RE.search(match["what"])
    return (match["name"], *match.span("name")) if match and named else None


def _names_outlet(line: str) -> bool:
    """Say whether a line is an outlet's name, address or "Special to" it, and nothing else."""
    name = re.sub(r"^Special\s(?:to|for)\s(?:the\s)?", "", line.strip(), flags=re.IGNORECASE)
    if not name or len(name.split()) > LONGEST_NAME:
        return False
    address = re.fullmatch(r"[\w-]+(?:\.[a-z]{2,})+", name, re.IGNORECASE)
    return is_known_outlet(name) or name != line.strip() or address is not None


def _leading_names(rest: str) -> str | None:
    """Return the leading part of ``rest`` that lists names."""
    kept: list[str] = []
    for piece in re.split(r"(,\s|\sand\s|\s&\s)", rest):
        if re.fullmatch(r",\s|\sand\s|\s&\s", piece) or _can_sign(piece):
            kept.append(piece)
        else:
            break
    if not any("and" in piece or "&" in piece for piece in kept[1::2]):
        kept = kept[:1]  # "Ann Bell, Valley Radio": the second is where she works
    return "".join(kept).strip() or None


def _can_sign(piece: str) -> bool:
    plain = piece.strip()
    if not re.fullmatch(NAME, plain) or agency_named(plain) or NOT_NAME_RE.search(plain):
        return False
    if re.search(r"[a-z]", plain) and ROLE_RE.search(plain):
        return False
    return len(plain.split()) > 1 or len(plain) > 2  # noqa: PLR2004  # initials alone sign no article
