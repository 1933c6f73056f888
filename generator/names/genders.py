"""What a pronoun, a noun or a given name tells of a person's gender."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon


class Gender(StrEnum):
    """What the text or a given name says of a person's gender; absent when it says nothing."""

    FEMALE = "female"
    MALE = "male"


GENDER_OF: Final = {
    **dict.fromkeys(("he", "his", "him"), Gender.MALE),
    **dict.fromkeys(("she", "her"), Gender.FEMALE),
}


@cache
def words_of_gender(lexicon: str) -> dict[str, Gender]:
    """Return the words of a lexicon that tell a gender."""
    return {word: gender for gender in Gender for word in load_lexicon(lexicon)[gender]}


def given_gender(name: str) -> Gender | None:
    """Return the gender a given name tells, None when it tells none.

    >>> given_gender("Ursula"), given_gender("Kim-Min")
    (<Gender.FEMALE: 'female'>, None)
    """
    return words_of_gender("given_names").get(name.lower())
