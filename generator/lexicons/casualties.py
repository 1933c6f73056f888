"""What befalls people: the word a measure has for it, and the toll that counts it.

"Murdered" and "assassinated" are worded as murdered and counted among the killed. "14 lost their lives" tells of the
killed as well, but only beside a count of people: what money loses befalls nobody.
"""

from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon

UNWORDED: Final = frozenset({"noun", "of people"})  # groups that word no measure


@cache
def fate_words() -> dict[str, str]:
    """Return the participle for every lemma that says what became of people."""
    worded = ((group.rpartition("/")[2], lemmas) for group, lemmas in load_lexicon("casualties").items())
    return {lemma: word for word, lemmas in worded if word not in UNWORDED for lemma in lemmas}


@cache
def words_of_toll(toll: str, *, of_people: bool = False) -> frozenset[str]:
    """Return lemmas and participles that tell of a toll; with ``of_people`` also what tells it of people alone.

    >>> "murdered" in words_of_toll("killed"), "claim" in words_of_toll("killed")
    (True, False)
    """
    words: set[str] = set()
    for group, lemmas in load_lexicon("casualties").items():
        name, _, word = group.partition("/")
        if name == toll and (of_people or word != "of people"):
            words |= {*lemmas, *({word or name} - UNWORDED)}
    return frozenset(words)
