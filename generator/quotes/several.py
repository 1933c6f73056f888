"""Several people who say the same, named one after the other.

    Jane Roe and Tom Bloggs                             → Jane Roe and Tom Bloggs
    Reps. Jane Roe (N-Selm), Tom Bloggs and Ann Dunn    → Jane Roe, Tom Bloggs and Ann Dunn
    Roe's attorneys, Tom Bloggs and Ann Dunn            → Tom Bloggs and Ann Dunn

Left alone: "Roe, Bell's lawyer", "Roe, the mayor, and Tom Bloggs", names without "and".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.names.resolution import NameIndex, Person, words_of_address
from generator.values.annotation import Annotation, Token

BETWEEN: Final = frozenset({",", "and", "&"})
MOST: Final = 6  # people of a list that is still a line


def people_listed(annotation: Annotation, names: NameIndex, first: Token) -> tuple[Person, ...]:
    """Return the people named in a row from a token on, its own first if it names one; one alone is no row."""
    found, joined, below = list[Person](), False, {*annotation.subtree(first.index)}
    for token in _words_of_list(annotation, names, first):
        person = names.person_at(token.index)
        if person and token.index not in below:
            break  # "said Jane Roe, and Tom Bloggs agreed"
        if person and person not in found:
            found.append(person)
        joined |= person is None and token.text in {"and", "&"}
    return tuple(found) if joined and 1 < len(found) <= MOST else ()


def in_words(people: tuple[Person, ...]) -> str:
    """Return the names of several people as a line: "Jane Roe, Tom Bloggs and Ann Dunn"."""
    *others, last = (p.name for p in people)
    return f"{', '.join(others)} and {last}"


def _words_of_list(annotation: Annotation, names: NameIndex, first: Token) -> Iterator[Token]:
    """Yield the words of a list as far as it goes on: up to a word that is no name, title, comma or "and"."""
    tokens, depth = annotation.tokens, 0
    waiting: list[Token] = []  # what is of the list only if a name follows
    for token in map(tokens.__getitem__, range(first.index, len(tokens))):
        depth += (token.text == "(") - (token.text == ")")
        inside = depth or token.text == ")"
        between = token.text in BETWEEN or token.text.lower() in words_of_address()
        if token.index == first.index or names.person_at(token.index):
            yield from waiting
            yield token
            waiting = []
        elif between or inside:
            waiting.append(token)
        else:
            return
