"""When two name forms may be one person's.

Sergey Lavrov, Sergei Lavrov     -> one: one name in two transliterations
Joe Biden, Joseph R. Biden       -> one: a nickname, an initial
Volodymyr Zelenskyy, Zelensky    -> one: endings of one surname
Donald Trump, Ivanka Trump       -> two
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import JaroWinkler

from generator.lexicons.loader import load_lexicon

ENDING_RE = re.compile(r"(?:iy|yy|ii|ij|yi|y|i|j)$")
DOUBLE_RE = re.compile(r"(.)\1+")
SOUNDS = {"kh": "h", "ph": "f", "ou": "u", "oo": "u", "ck": "k", "sch": "sh", "dj": "j", "zh": "j"}
SOUND_RE = re.compile("|".join(SOUNDS))
CLOSE = 0.9  # Jaro-Winkler similarity of two spellings of one given name
LONG = 7  # letters of a surname in which one of another kind is a slip
PREFIX_RE = re.compile(r"^(?:al|el|as|es|ad|ed)[- ]")


ARTICLE_RE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def without_article(name: str) -> str:
    """Return a name as it stands without its article: "the Kremlin" is "Kremlin"."""
    return ARTICLE_RE.sub("", name)


@cache
def spelling_key(word: str) -> str:
    """Return what the transliterations of one name share.

    >>> spelling_key("Zelenskyy") == spelling_key("Zelensky") == spelling_key("Zelenskiy")
    True
    >>> spelling_key("al-Sissi") == spelling_key("el-Sisi")
    True
    >>> spelling_key("Trump") == spelling_key("Trumpf")
    False
    """
    plain = unicodedata.normalize("NFKD", word.lower().strip(".'’"))
    plain = PREFIX_RE.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    plain = ENDING_RE.sub("i", SOUND_RE.sub(lambda match: SOUNDS[match.group()], plain))
    return DOUBLE_RE.sub(r"\1", plain).replace("-", "")


@cache
def _usual_forms() -> dict[str, str]:
    return {name: usual for usual, names in load_lexicon("nicknames").items() for name in names}


def is_same_given(one: str, other: str) -> bool:
    """Say whether two given names may be one person's.

    >>> is_same_given("Sergey", "Sergei"), is_same_given("J.", "Joseph"), is_same_given("Bill", "William")
    (True, True, True)
    >>> is_same_given("Donald", "Ivanka"), is_same_given("Mark", "Mary")
    (False, False)
    """
    one, other = one.lower().rstrip("."), other.lower().rstrip(".")
    if one == other or (1 in {len(one), len(other)} and one[:1] == other[:1]):
        return True
    usual = _usual_forms()
    if usual.get(one, one) == usual.get(other, other):
        return True
    here, there = spelling_key(one), spelling_key(other)
    return here == there or (len(here) > 4 and JaroWinkler.similarity(here, there) >= CLOSE)  # noqa: PLR2004  # short names differ by a letter


def is_slip(one: str, other: str) -> bool:
    """Say whether two full names differ by a slip in the surname, which two articles may well spell in two ways.

    >>> is_slip("Jane Adler", "Jane Alder"), is_slip("Ivo Brand", "Ivo Brandl")
    (True, False)
    """
    *given, here = (spelling_key(w) for w in one.split())
    *others, there = (spelling_key(w) for w in other.split())
    turned = sorted(here) == sorted(there)
    alike = min(len(here), len(there)) >= LONG and JaroWinkler.similarity(here, there) >= CLOSE
    return given == others and (turned or alike)


def is_same_person(one: str, other: str) -> bool:
    """Say whether two full names may be one person's: the surname the same, the given names agreeing.

    >>> is_same_person("Joe Biden", "Joseph R. Biden"), is_same_person("Xi Jinping", "Xi Mingze")
    (True, False)
    >>> is_same_person("Han Jae-il", "Han Jae Il"), is_same_person("Han Jae-il", "Han Jae")
    (True, True)
    >>> is_same_person("Ana Brava Costa", "Brava Costa")
    True
    """
    words, others = one.split(), other.split()
    here, there = ([spelling_key(w) for w in name] for name in (words, others))
    if here[-len(there) :] == there or there[-len(here) :] == here or "".join(here) == "".join(there):
        return True  # without the given name, or with a hyphen in it
    if here == there[::-1]:
        return True  # family name first
    if one.startswith(f"{other}-") or other.startswith(f"{one}-"):
        return True  # torn at a hyphen
    return here[-1] == there[-1] and is_same_given(words[0], others[0])
