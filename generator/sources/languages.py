"""The language an article is written in.

Small words decide for English at once, which is what nearly every source is. What they leave open py3langid tells, a
naive Bayes model over byte n-grams of 140 languages that its package ships; it is loaded only then. Left open: texts
too short to tell, and what no language is likely enough for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale

from generator.lexicons.loader import load_lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"
READ: Final = frozenset({ENGLISH})  # what the rules are written for
WORD_RE = re.compile(r"[^\W\d_]+")
FIRST_WORDS: Final = 300  # that are asked; a note in another language at the end changes nothing
FIRST_CHARS: Final = 2000
SMALL_WORDS: Final = 0.06  # share of small words from which a text is English; articles have 0.07 or more, others 0.04
FEWEST_SMALL: Final = 3  # small words of a text that is English
SURE: Final = 0.6  # probability from which py3langid is believed; dialects of Chinese and Arabic share theirs
NOT_ENGLISH: Final = 0.01  # probability of English up to which a text may be in another language
FEWEST_LETTERS: Final = 40  # a shorter text is left open; of Chinese and the like a quarter is enough
WIDE_RE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def recognise_language(text: str) -> str | None:
    """Return the ISO 639 code of a text's language, None where that is open.

    >>> recognise_language("The council closed the bridge after a crack was found, and two ferries replace it.")
    'en'
    >>> recognise_language("Der Gemeinderat hat am Dienstag die alte Brücke gesperrt, nachdem ein Riss gefunden wurde.")
    'de'
    >>> recognise_language("Osterby 3-1 Corvan") is None
    True
    """
    words = WORD_RE.findall(text[: FIRST_CHARS * 2].lower())[:FIRST_WORDS]
    small = sum(word in _small_words() for word in words)
    if small >= FEWEST_SMALL and small >= SMALL_WORDS * len(words):
        return ENGLISH
    letters = sum(4 if WIDE_RE.match(c) else 1 for c in text[:FIRST_CHARS] if c.isalpha())
    if letters < FEWEST_LETTERS:
        return None
    ranked = _identifier().rank(text[:FIRST_CHARS])
    code, probability = ranked[0]
    other = code == ENGLISH or dict(ranked).get(ENGLISH, 0.0) <= NOT_ENGLISH
    return str(code) if probability >= SURE and other else None


def language_name(code: str) -> str:
    """Return a language's English name, the code itself for one that has none.

    >>> language_name("de"), language_name("xx")
    ('German', 'xx')
    """
    return str(Locale("en").languages.get(code, code))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load_lexicon("english")["words"])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  # seconds and 120 MB, rarely needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
