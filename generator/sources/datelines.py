"""Datelines before the first sentence.

| printed | place | agency | rest |
|---|---|---|---|
| ``BEIJING: Five people …`` | BEIJING | | Five people … |
| ``NAIROBI, Kenya (AP) _ A blast …`` | NAIROBI, Kenya | Associated Press | A blast … |
| ``Beijing/Moscow | Days after …`` | Beijing/Moscow | | Days after … |
| ``LONDON — At least …`` | LONDON | | At least … |

Left alone: ``UPDATE: …``, ``LEE: I have no idea``, ``Clinton — who had …``, ``AT least two …``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.lexicons.calendar import SHORT_MONTHS, WEEKDAY_NAMES
from generator.lexicons.loader import load_lexicon
from generator.sources.agencies import agency_named
from generator.sources.page_dates import read_date

CAPS = r"[A-Z][A-Z'.\u00c0-\u00de-]*(?:[ /][A-Z\u00c0-\u00de][A-Z'.\u00c0-\u00de-]*){0,4}"
MIXED = r"[A-Z][\w'.-]+(?:[ /][A-Z][\w'.-]+){0,4}"
REGION = r"(?:,\s(?:[A-Z][\w.'-]*\.?)(?:\s[A-Z][\w.'-]*){0,2}){0,2}"
MONTH = rf"(?:{SHORT_MONTHS.title()})[a-z]*\.?"
DAY = rf"(?:,?\s(?P<date>(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?))?"
AGENCY = r"(?:\s?\((?P<agency>[A-Z][\w .&'/-]{1,30})\))?"
RULE = r"\s*(?:-{1,3}|_{1,2}|:|\||/)\s*"
# BEIJING: …   WASHINGTON, March 12 (Xinhua) -- …   OFER PRISON, West Bank (Reuters) - …
DATELINE_RE = re.compile(
    rf"^(?P<place>{CAPS}{REGION}|{MIXED}{REGION})?{DAY}{AGENCY}(?P<rule>{RULE})(?=[\"'(\[]?[A-Z0-9]|$)"
)
# London (CNN)At least seven people …, Orla caves, Norland (CNN) The …: no rule, and often no blank
GLUED_RE = re.compile(
    rf"^(?:(?P<place>{CAPS}{REGION}|{MIXED}(?:\s[a-z]{{3,}})?{REGION})\s)?"
    rf"\((?P<agency>[A-Z][A-Za-z .&/]{{1,20}})\)\s?(?=[\"'(]?[A-Z0-9])"
)
NETWORKS = frozenset(load_lexicon("outlets")["network"])
LONGEST = 200  # characters of a line among which a dateline ends
MIN_CAPITALS = 3  # two capital letters are initials


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a line; ``end`` is where the sentence begins."""

    place: str | None  # "NAIROBI, Kenya"
    place_end: int  # offset in the line
    agency: str | None  # "Associated Press"
    issuer: str | None  # the words in brackets when they name no agency: "CNN/Money"
    date: str | None  # ISO date, only when the year is printed
    end: int


def parse_dateline(line: str) -> Dateline | None:
    """Return the dateline a line opens with, None when it has none.

    >>> parse_dateline("NAIROBI, Kenya (AP) _ A blast shook the market.").place
    'NAIROBI, Kenya'
    >>> parse_dateline("Moscow: Russia said it would come.").place
    'Moscow'
    >>> parse_dateline("UPDATE: The road is open again.") is None
    True
    >>> parse_dateline("Baker - A man of few words, he left early.") is None
    True
    """
    match = DATELINE_RE.match(line, 0, LONGEST)
    if match is None or not (match["place"] or match["agency"]) or not _is_credible(match):
        return _parse_glued(line)
    issuer = match["agency"]
    agency = agency_named(issuer) if issuer else None
    place = None if (match["place"] or "").lower() in WEEKDAY_NAMES else match["place"]  # "MONDAY, July 2 (AP) --"
    return Dateline(
        place,
        match.end("place") if place else 0,
        agency,
        issuer if issuer and not agency else None,
        next(iter(read_date(match["date"] or "")), None),
        match.end(),
    )


def _parse_glued(line: str) -> Dateline | None:
    """Return a dateline that nothing parts from its sentence but the brackets of an agency or network.

    >>> parse_dateline("London (CNN)At least seven people died.").place
    'London'
    >>> parse_dateline("Goldman (GS) Chief Executive Ann Bell left.") is None
    True
    """
    match = GLUED_RE.match(line, 0, LONGEST)
    if match is None or not (agency_named(match["agency"]) or match["agency"].lower() in NETWORKS):
        return None
    agency = agency_named(match["agency"])
    return Dateline(
        match["place"],
        match.end("place") if match["place"] else 0,
        agency,
        None if agency else match["agency"],
        None,
        match.end(),
    )


def _is_credible(match: re.Match[str]) -> bool:
    """Capitals, a date or an agency make a dateline; ordinary type needs a known city or an upright rule."""
    place, issuer, rule = match["place"] or "", match["agency"] or "", match["rule"].strip()
    places = load_lexicon("places")
    first = re.split(r"[ ,/]", place)[0].lower()
    barred = place.lower() not in places["cities"] and {place.lower(), first} & {*places["words"]}
    if barred or any(c.isdigit() for c in place):
        return False
    if not place or agency_named(issuer):
        return agency_named(issuer) is not None
    if issuer:
        return issuer == issuer.upper() or _has_capital_city(place)
    if match["date"] or rule == "|":
        return True
    spaced = rule != "-" or match["rule"].startswith(" ") or place == place.upper()
    return rule != "/" and spaced and _has_capital_city(place)


def _has_capital_city(place: str) -> bool:
    head = re.split(r"[,/]", place)[0].strip()
    if head == head.upper() and len(head) >= MIN_CAPITALS:
        return True
    return head.lower() in load_lexicon("places")["cities"]
