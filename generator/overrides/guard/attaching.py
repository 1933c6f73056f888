"""What is told of more than the word on which the parser hangs it.

    it closed, which cost $4m, according to Roe      "according to Roe it closed"
    it set the mark in June when it paid             "it paid in June"

Left alone: what no comma sets off, and a time with words between it and "when".
"""

from __future__ import annotations

from generator.overrides.guard.matching import Held
from generator.overrides.guard.readings import Reading, Term


def is_of_whole(reading: Reading, term: Term) -> bool:
    """Say whether "according to" is set off, and so tells whose words its whole sentence is, wherever it hangs."""
    before = reading.annotation.tokens[term.head.index - 1] if term.head.index else None
    sentence = reading.annotation.sentence_at(term.head.start)
    opens = sentence is not None and sentence.first == term.head.index
    return term.head.text.lower() == "according" and (opens or (before is not None and before.text == ","))


def is_when(held: Held, verb: Term, time: Term, other: Term) -> bool:
    """Say whether "when" behind a time puts one verb at the time of another: "set it in June when it agreed"."""
    behind = held.reading.annotation.tokens[time.tokens[-1] + 1 : time.tokens[-1] + 2]
    return "when" in held.between(verb, other) and [t.text for t in behind] == ["when"]


def has_other_time(held: Held, governor: Term, time: Term) -> bool:
    """Say whether a term is told with another time."""
    own = (x.dependent for x in held.joints if x.governor is governor)
    return any(other.time is not None and other is not time for other in own)
