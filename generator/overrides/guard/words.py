"""What a word is known by when a wording is held against its evidence.

    closes, closed                  → close
    purchased, bought               → one group of the list of rewordings
    French                          → france
    decision, decide                → one stem, as they are of different classes
    WHO, World Health Organization  → one, by the first letters

Left apart: a comparative and its positive, words of one class with one stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.terms import demonyms
from generator.values.annotation import Token

POSSESSIVE_RE = re.compile(r"(?:'s?)$")
ACRONYM_RE = re.compile(r"(?:[A-Z]\.?){2,6}")
SKIPPED: Final = frozenset({"of", "the", "for", "and", "in", "on"})  # have no letter in an acronym
# What a noun or an adverb is made with of a verb or an adjective, the longest first; "" is the word itself.
ENDINGS: Final = (
    "ication", "ssion", "ation", "ition", "ature", "ement", "sion", "tion", "ment", "ance", "ence", "ness", "ing",
    "ion", "ure", "ity", "ate", "ery", "al", "ty", "ly", "de", "se", "ve", "ge", "ce", "er", "or", "e", "y",
    "d", "t", "",
)  # fmt: skip
LEAST: Final = 4  # letters of a stem


@cache
def _groups_of_words() -> dict[str, frozenset[str]]:
    """Return the groups each word or phrase is of; some words are of two."""
    found: dict[str, set[str]] = {}
    for name, entries in load_lexicon("rewordings").items():
        for entry in (name, *entries):
            found.setdefault(entry, set()).add(f"={name}")
    return {entry: frozenset(names) for entry, names in found.items()}


@cache
def _names_by_form() -> dict[str, str]:
    return {form: name.lower() for name, forms in load_lexicon("spellings").items() for form in forms}


@cache
def _phrases_by_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of the lists by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in (*_groups_of_words(), *_names_by_form()):
        words = tuple(entry.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_, key=lambda w: (-len(w), w))) for first, all_ in found.items()}


def listed_phrase(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """Return the phrase of the word lists that starts at a token, and how many tokens it has."""
    forms = _forms_of_word(tokens[place])
    for phrase in (p for form in sorted(forms) for p in _phrases_by_word().get(form, ())):
        behind = tokens[place : place + len(phrase)]
        if len(behind) == len(phrase) and all(w in _forms_of_word(t) for w, t in zip(phrase, behind, strict=True)):
            return " ".join(phrase), len(phrase)
    return None


def _forms_of_word(token: Token) -> frozenset[str]:
    return frozenset({token.text.lower().replace(".", "") or token.text, token.text.lower(), token.lemma})


def keys_of_phrase(phrase: str) -> frozenset[str]:
    """Return what a phrase of the word lists is known by."""
    return frozenset({phrase, _names_by_form().get(phrase, phrase)}) | _groups_of_words().get(phrase, frozenset())


def keys_of(token: Token) -> frozenset[str]:
    """Return what a word is known by."""
    lower = POSSESSIVE_RE.sub("", token.text.lower())
    forms = {lower, token.lemma, lower.replace(".", "")} - {""}
    named = {_names_by_form()[form] for form in forms if form in _names_by_form() and token.text[:1].isupper()}
    country = {demonyms()[lower]} if lower in demonyms() else set()
    groups = {group for form in (forms | named) for group in _groups_of_words().get(form, ())}
    return frozenset(forms | named | country | groups)


def initials_of(tokens: Sequence[Token]) -> dict[int, frozenset[str]]:
    """Return, by token index, the acronyms that the first letters of words spell, those beside each included."""
    words = [t for t in tokens if t.text[:1].isalnum() and t.text.lower() not in SKIPPED]
    letters = [t.text[:1].lower() for t in words]
    found: dict[int, set[str]] = {}
    for place in range(len(words)):
        for size in range(2, 6):
            run = words[place : place + size]
            if len(run) == size and run[-1].index - run[0].index <= size + 1:
                short = "".join(letters[place : place + size])
                for inside in run:
                    found.setdefault(inside.index, set()).add(short)
    return {index: frozenset(names) for index, names in found.items()}


def acronym_in(token: Token) -> str:
    """Return the letters of an acronym: "us" of "U.S."; empty for other words."""
    return token.text.replace(".", "").lower() if ACRONYM_RE.fullmatch(token.text) else ""


def stems_of(lemma: str) -> Iterator[str]:
    """Yield what may be left of a word without what its class is told by.

    >>> set(stems_of("decision")) & set(stems_of("decide")), set(stems_of("closure")) & set(stems_of("close"))
    ({'deci'}, {'clos'})
    >>> "approv" in set(stems_of("approval")) & set(stems_of("approve"))
    True
    """
    for ending in ENDINGS:
        stem = lemma.removesuffix(ending) if ending else lemma
        if lemma.endswith(ending) and len(stem) >= LEAST:
            yield re.sub(r"(.)\1$", r"\1", stem)


def are_akin(one: Token, other: Token) -> bool:
    """Say whether two words of different classes are made of one stem: "decided" and "decision"."""
    if one.pos == other.pos and not (one.lemma.endswith("ing") ^ other.lemma.endswith("ing")):
        return False
    return not set(stems_of(one.lemma)).isdisjoint(stems_of(other.lemma))
