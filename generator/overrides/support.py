"""Is a text carried by its evidence? What verify asks of every text, and what an editor's wording must answer.

>>> is_made_of("Trade reached $218.2 billion.", ["Trade reached $218.2 billion, customs said"])
True
>>> is_made_of("Trade fell to $218.2 billion.", ["Trade reached $218.2 billion, customs said"])
False
>>> find_unsupported("Trade hit $218.2bn in January.", ["trade reached $218.2 billion in January-November"])
()
>>> find_unsupported("Trade hit $219bn, Peskov said.", ["trade reached $218.2 billion in January-November"])
('219bn', 'Peskov')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.sources.normal import normal_form
from generator.values.document import normal_words

GAP: Final = "…"  # joins the parts of a broken excerpt
SCALES: Final = {
    "bn": "billion", "b": "billion", "m": "million", "mn": "million", "mln": "million",
    "tn": "trillion", "trn": "trillion", "k": "thousand", "pc": "percent", "%": "percent",
}  # fmt: skip
NUMBER_RE = re.compile(
    r"""(?<![\w.])
    (?P<digits>\d[\d,]*(?:\.\d+)?)            # 218.2   1,200
    (?P<scale>\ ?(?:%|[a-z]+))?               # bn   billion   percent
    """,
    re.VERBOSE | re.IGNORECASE,
)
CURRENCY_RE = re.compile(r"[$€£¥₹]")
QUOTATION_RE = re.compile(r'"([^"]+)"')
NAME_RE = re.compile(r"(?P<first>(?:^|[.!?]\ )[\"']?)?\b(?P<name>[A-Z][\w'-]*)")
WORD_RE = re.compile(r"[\w'-]+")


def is_made_of(text: str, evidence: Iterable[str]) -> bool:
    """Say whether every part of a text stands, word for word, in a piece of evidence."""
    sources = [f" {' '.join(normal_words(normal_form(e)))} " for e in evidence]
    sources.append(f" {' '.join(w for s in sources for w in s.split())} ")
    parts = [normal_words(normal_form(part)) for part in text.split(GAP)]
    return any(parts) and all(any(f" {' '.join(part)} " in source for source in sources) for part in parts if part)


def find_unsupported(text: str, evidence: Iterable[str], known: str = "") -> tuple[str, ...]:
    """Return the numbers, names, dates and quotations of a text that its evidence does not hold.

    ``known`` is the whole text of the sources: a sentence may open on any word that stands there in small letters.
    """
    words, held = normal_form(text), normal_form(" ".join(evidence))
    found = [
        *_quotations(words, held),
        *_numbers(words, held),
        *_names(words, held, normal_form(known)),
        *(sign for sign in CURRENCY_RE.findall(words) if sign not in held and "dollar" not in held.lower()),
    ]
    return tuple(dict.fromkeys(found))


def _quotations(words: str, held: str) -> Iterator[str]:
    for quotation in QUOTATION_RE.findall(words):
        if quotation.strip(" .,;") not in held:
            yield f"“{quotation}”"


def _numbers(words: str, held: str) -> Iterator[str]:
    amounts = {amount for amount, _ in _amounts(held)}
    bare = {digits for digits, _ in amounts}
    for (digits, scale), printed in _amounts(words):
        if (digits, scale) not in amounts and (scale or digits not in bare):
            yield printed
    number_words = load_lexicon("spelled_numbers")["numbers"]
    values = {word: str(value) for value, word in enumerate(number_words, start=2)}
    held_words = {w.lower() for w in WORD_RE.findall(held)}
    for word in WORD_RE.findall(words):
        value = values.get(word.lower())
        if value and word.lower() not in held_words and value not in bare:
            yield word


def _amounts(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield every number in digits with its scale, as one spelling and as printed."""
    number_words = load_lexicon("spelled_numbers")
    for match in NUMBER_RE.finditer(text):
        scale = (match["scale"] or "").strip().lower()
        scale = SCALES.get(scale, scale)
        known = scale in number_words["scales"]
        printed = match.group() if known else match["digits"]
        yield (match["digits"].rstrip(",").replace(",", ""), scale if known else ""), printed.strip(" ,")
    numerals = {word: str(value) for value, word in enumerate(number_words["numbers"], start=2)}
    for word in WORD_RE.findall(text.lower()):
        if word in numerals:
            yield (numerals[word], ""), word


def _names(words: str, held: str, known: str) -> Iterator[str]:
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
    return re.sub(r"'s?$", "", word).strip("'-")
