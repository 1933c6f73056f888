"""How a role is worded for a reader who meets it behind the name.

Norland Gov. · Sen. (behind the name: N-Norland)   → Norland governor · senator (N-Norland)
Sen. (behind the name: of Norland, …)              → senator of Norland
Norlandish politicians · Top seed (opens a line)   → Norlandish politician · top seed
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.states import state_meant
from generator.values.annotation import Annotation, Mention, Token
from generator.values.document import Document
from generator.values.span import Span

SEAT_RE: Final = re.compile(r" of (?P<seat>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?=[,;:]| and\b)")  # "of Norland,"
PARTY_RE: Final = re.compile(r",? \(?(?P<party>[A-Z]-[A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)?)")  # ", N-Norland"
HEAD_END_RE: Final = re.compile(r",|\s(?:of|for|in|at|with|from|on|to|under|behind|by|responsible)\s|^who\s")
SEVERAL_RE: Final = re.compile(r"[a-z](?<![sui'’])s$")  # a head in the plural; "boss", "Chorus", "Davis" are none
TORN_RE: Final = re.compile(
    r"^(?:he|she|they|his|her|their|its|other|another|both|several|only)\b|^[A-Z]-[A-Z]|--|—|-$|[:;]",
    re.IGNORECASE,
)
NUMBER_RE: Final = re.compile(r"\b(?:two|three|four|five|six)\b", re.IGNORECASE)  # "the court's other two women"
OFFICE: Final = 5  # words from "of" to the name: "Secretary of Health and Human Services"
OPENING: Final = frozenset({"JJ", "NN", "VBN"})  # of a word that has its capital from the sentence it opens


@cache
def role_words(*groups: str) -> frozenset[str]:
    """Return the words of some groups of the list of roles."""
    return frozenset(word for group in groups for word in load_lexicon("roles")[group])


def word_role(span: Span, mention: Mention, document: Document, annotation: Annotation) -> str:
    """Return the words of a role beside a mention, with the party that stands behind the name."""
    words = annotation.tokens_in(span)
    pointing = words[0].text in load_lexicon("speakers")["organisation"] and words[1:] and words[1].text == "'s"
    if pointing and words[2].text.istitle():  # "country's Interior Minister", which is an office by its name
        return word_role(Span(words[2].start, span.end), mention, document, annotation)
    before = span.end <= mention.span.start
    text = _spelt_out(document.printed(span)) if before else document.printed(span)
    opens = words[0].text.isalpha() and [w.text.istitle() for w in words[:2]] == [True, False]  # not "U.S.-led"
    if opens and words[0].tag in OPENING and not words[0].entity:
        text = text[0].lower() + text[1:]
    text = without_judgement(text)
    party = PARTY_RE.match(document.normal, mention.span.end) if before else None
    seat = SEAT_RE.match(document.normal, mention.span.end) if text.split()[-1].lower() in role_words("seat") else None
    if seat and before:
        return f"{text} of {seat['seat']}"
    return f"{text} ({party['party']})" if party else text


def without_judgement(role: str) -> str:
    """Return a role without what the writer thinks of the person.

    >>> without_judgement("embattled mayor"), without_judgement("well-known actor"), without_judgement("former mayor")
    ('mayor', 'actor', 'former mayor')
    """
    first, _, rest = role.partition(" ")
    return without_judgement(rest) if rest and first.lower() in role_words("judging") else role


def start_of_office(tokens: tuple[Token, ...], last: int) -> int | None:
    """Return where an office before a name starts whose body stands behind "of": "Secretary of State"."""
    for at in range(last - 1, max(0, last - OFFICE), -1):
        named = all((t.text[:1].isupper() and t.text != "The") or t.text == "and" for t in tokens[at + 1 : last + 1])
        head = tokens[at - 1]
        if tokens[at].text == "of" and named and head.text[:1].isupper() and head.text.lower() in role_words("head"):
            return at - 1
    return None


def is_bare(role: str) -> bool:
    """Say whether a role leaves open of whom or what: "owner", "general manager", but not "actor", "Norland governor".

    >>> is_bare("General manager"), is_bare("Larks general manager"), is_bare("head of the club"), is_bare("geologist")
    (True, False, False, False)
    """
    return {*re.split("[ -]", role.lower())} <= role_words("of", "rank", "anybody")


@lru_cache(maxsize=4096)  # asked of the same words for every quotation
def is_of_one(role: str) -> bool:
    """Say whether a role can be one person's by its words: none of several, and none torn out of a sentence.

    >>> is_of_one("Federal judges in Selm"), is_of_one("two owners"), is_of_one("N-Selm. MP")
    (False, False, False)
    >>> is_of_one("parent of two kids"), is_of_one("head of operations"), is_of_one("boss"), is_of_one("third baseman")
    (True, True, True, True)
    """
    head = HEAD_END_RE.split(role)[0]
    several = any(SEVERAL_RE.search(part) for part in head.split(" and ")) or NUMBER_RE.search(head)
    return not several and not TORN_RE.search(role)


def _spelt_out(role: str) -> str:
    """Return a role with its last word as a reader would say it behind a name.

    >>> _spelt_out("Norland Gov."), _spelt_out("Russian politicians"), _spelt_out("CEO")
    ('Norland governor', 'Russian politician', 'CEO')
    >>> _spelt_out("Ariz. Gov."), _spelt_out("Norland Democratic Sen."), _spelt_out("Democratic Sen.")
    ('Arizona governor', 'Norland senator', 'Democratic senator')
    """
    *before, last = role.split(" ")
    before = [(state_meant(w) if w.endswith(".") else None) or w for w in before]
    if len(before) > 1 and last.lower() in role_words("abbreviation", "seat"):  # "Norland Democratic Gov."
        before = [before[0], *(w for w in before[1:] if w.lower() not in role_words("partisan"))]
    if before and last.lower() in role_words("abbreviation") and before[-1].lower() in role_words("head"):
        return " ".join(before)  # "Committee Chairman Rep."
    full = next((f for f, short in load_lexicon("titles").items() if last.lower() in short), last)
    return " ".join([*before, full[:-1] if full[-1:] == "s" and full[:-1].lower() in role_words("head") else full])
