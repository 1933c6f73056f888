"""Is an editor's wording carried by its evidence?

>>> find_unsupported("Trade hit $41.6bn in March.", ["trade reached $41.6 billion in March-June"])
()
>>> find_unsupported("Trade hit $42bn, Holm said.", ["trade reached $41.6 billion in March-June"])
('42bn', 'Holm')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.figures.numbers import find_numbers
from generator.lexicons.loader import load_lexicon
from generator.sources.normal import normal_form

DIGITS_RE = re.compile(r"\d+")
CURRENCY_RE = re.compile(r"[$€£¥₹]")
QUOTATION_RE = re.compile(r'"([^"]+)"')
NAME_RE = re.compile(r"(?P<first>(?:^|[.!?]\ )[\"']?)?\b(?P<name>[A-Z][\w']*)")
WORD_RE = re.compile(r"[\w']+")
CROWD_RE = re.compile(r"dozens|scores|(?:hundre|thousan)ds|(?:m|b|tr)illions")
MILLION: Final = 1_000_000


def find_unsupported(text: str, evidence: Iterable[str], known: str = "") -> tuple[str, ...]:
    """Return the numbers, names, dates and quotations of a text that its evidence does not hold.

    ``known`` is the whole text of the sources: a sentence may open on any word that stands there in small letters.
    """
    words, held = normal_form(text), normal_form(" ".join(evidence))
    found = [
        *_quotations(words, held),
        *_unheld_numbers(words, held),
        *_unheld_amounts(words, held),
        *_unheld_names(words, held, normal_form(known)),
        *(sign for sign in CURRENCY_RE.findall(words) if sign not in held and "dollar" not in held.lower()),
    ]
    return tuple(dict.fromkeys(found))


def _quotations(words: str, held: str) -> Iterator[str]:
    for quotation in QUOTATION_RE.findall(words):
        if quotation.strip(" .,;") not in held:
            yield f"“{quotation}”"


def _unheld_numbers(words: str, held: str) -> Iterator[str]:
    """Yield numbers of another value than any the evidence holds: 218.2bn is 218.2 billion."""
    values = {number.value for number in find_numbers(held)}
    digits = set(DIGITS_RE.findall(held))
    for number in find_numbers(words):
        million = words[number.span.end :][:1].lower() == "m"  # "4.2m": metres to the reader of figures
        if number.value not in values and not (million and number.value * MILLION in values):
            yield number.span.cut(words)
    read = [number.span for number in find_numbers(words)]
    for match in DIGITS_RE.finditer(words):  # what is no number to the reader of figures: G20, 1950s
        inside = any(span.start <= match.start() and match.end() <= span.end for span in read)
        if not inside and match.group() not in digits:
            yield match.group()


def _unheld_amounts(words: str, held: str) -> Iterator[str]:
    """Yield parts of a whole and round crowds the evidence does not hold: half, a third, dozens, millions."""
    groups = load_lexicon("fractions")
    parts = {entry: group for group, entries in groups.items() for entry in entries}
    holds = {parts.get(w, w) for w in (found.lower() for found in WORD_RE.findall(held))}
    for word in WORD_RE.findall(words):
        amount = parts.get(word.lower(), word.lower() if CROWD_RE.fullmatch(word.lower()) else None)
        if amount is not None and amount not in holds:
            yield word


def _unheld_names(words: str, held: str, known: str) -> Iterator[str]:
    """Yield capitalised words (names, months, weekdays) that the evidence does not hold.

    A sentence's first word is a name unless the sources know it in small letters or it is a function word.
    """
    names = {_bare(w) for w in WORD_RE.findall(held)}
    small = {w for w in WORD_RE.findall(known or held) if w.islower()}
    small.update(load_lexicon("sentence_openers")["words"])
    for match in NAME_RE.finditer(words):
        name = _bare(match["name"])
        opens = match["first"] is not None
        if name in names or (opens and (name.lower() in {n.lower() for n in names} | small)):
            continue
        yield name


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word).strip("'")
