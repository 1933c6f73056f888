"""In what a wording goes beyond its evidence, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Beyond(StrEnum):
    """How a wording goes beyond its evidence; the value stands in the fault."""

    BRINGS = "brings in"  # a word, number, name or date
    JOINS = "joins"  # two words that the evidence does not join, or not so
    LEAVES = "leaves out"  # what the evidence does not hold without: "may", "not", "said"


UNHELD: Final = {
    Beyond.BRINGS: ", which its evidence does not hold",
    Beyond.JOINS: ", which its evidence does not, or not so",
    Beyond.LEAVES: "",
}


@dataclass(frozen=True, slots=True)
class Excess:
    """One thing in which a wording goes beyond its evidence."""

    kind: Beyond
    words: str  # "Holm", "Roe … paid", "may"


Faults = tuple[Excess, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a wording is read."""

    attributed: bool = False  # the page says beside it whose words these are
    headline: bool = False  # "Bridge closes": what has happened; "Bridge to close": what will
    question: bool = False  # asks whether, and says nothing of it


PLAIN: Final = Manner()


def told_excess(found: Faults, what: str = "text") -> str:
    """Return in a line in what a wording goes beyond its evidence.

    >>> told_excess((Excess(Beyond.BRINGS, "Holm"), Excess(Beyond.LEAVES, "may")))
    "the text brings in 'Holm', which its evidence does not hold, and leaves out 'may'"
    """
    parts = []
    for kind in Beyond:
        words = ", ".join(f"'{excess.words}'" for excess in found if excess.kind is kind)
        parts += [f"{kind} {words}{UNHELD[kind]}"] if words else []
    return f"the {what} {', and '.join(parts)}"
