"""Twelve shapes of article, each at any size: what an ordinary article has a little of, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, cycle, islice
from typing import Final

WORDS: Final = [
    "the",
    "council",
    "of",
    "Osterby",
    "said",
    "on",
    "Monday",
    "that",
    "it",
    "would",
    "close",
    "the",
    "old",
    "bridge",
    "and",
    "open",
    "a",
    "ferry",
    "after",
    "talks",
    "with",
    "Corvan",
    "Marine",
    "failed",
    "because",
    "costs",
    "rose",
    "by",
    "a",
    "third",
    "in",
    "two",
    "years",
]
NAMES: Final = [
    "Ann Bell",
    "Joren Vask",
    "Mira Oland",
    "Corvan Marine",
    "the Osterby Council",
    "Tomas Riel",
    "Sund Harbour",
    "Elin Marr",
    "the Norland Assembly",
    "Per Holt",
]
SENTENCE: Final = "The council said on Monday that the bridge would close. "


def _words(number: int) -> str:
    """Return a sentence that differs from those of other numbers."""
    chosen = islice(cycle(WORDS), number % len(WORDS), number % len(WORDS) + 12)
    return f"{' '.join(chosen).capitalize()} {number}. "


def _name(number: int) -> str:
    first, second = NAMES[number % len(NAMES)], NAMES[number // 7 % len(NAMES)]
    return f"{first} met {second} of {first.split()[-1]}ville. "


SHAPES: Final[dict[str, Callable[[int], str]]] = {  # a piece of each, by its number
    "words": lambda n: f"{WORDS[n % len(WORDS)]} ",
    "lines": lambda n: f"{WORDS[n % len(WORDS)]}\n",
    "one line": _words,
    "marks open": lambda n: f'"{WORDS[n % len(WORDS)]} ',
    "nested": lambda n: f"“‘{WORDS[n % len(WORDS)]} ",
    "closed": lambda n: f'"{_words(n).strip()}" Ann Bell said. ' + "\n" * (n % 3 == 0),
    "digits": lambda n: f"{n * 7919 % 100_000},",
    "names": lambda n: _name(n) + "\n" * (n % 5 == 0),
    "lists": lambda n: f"- {_words(n)}\n",
    "tables": lambda n: f"| {WORDS[n % len(WORDS)]} | {n} | {n % 17}% |\n",
    "repeated sentence": lambda n: SENTENCE + "\n" * (n % 4 == 0),
    "markup": lambda n: f"<div><b>{WORDS[n % len(WORDS)]}</b> *{n}* [a](b) &amp; ",
}


def article(shape: str, size: int) -> str:
    """Return an article of a shape, cut to a number of characters."""
    made, length = [], 0
    for number in count():
        made.append(SHAPES[shape](number))
        length += len(made[-1])
        if length >= size:
            return "".join(made)[:size]
    raise AssertionError
