"""Where sentences start, decided before the syntax is read.

A sentence ends at ``.``, ``?``, ``!`` or an ellipsis with the marks that close behind it, and another opens with a
capital, a number or an opening mark. It does not end behind ``Mr.``, ``J.``, ``No. 1``, before ``he said``, or inside
brackets. Where words may be either (``U.S.``, an ellipsis), the syntax decides.

Words come as the language pipeline cuts them; ``spaced`` says whether a blank follows a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.lexicons.calendar import MONTHS
from generator.lexicons.loader import load_lexicon

ENDS = frozenset({".", "?", "!", "..", "...", "....", "…", "?!", "!?", "!!", "??"})
ELLIPSES = frozenset({"..", "...", "....", "…"})
CLOSERS = frozenset({'"', "'", ")", "]", "}", "''"})
OPENERS = frozenset({'"', "'", "(", "[", "``", "-", "--", "•"})
QUOTED_WORDS = 5  # a name or term between marks is shorter
ASKED_WITHIN = 6  # words between a quoted question and the verb that asks it


def sentence_starts(words: Sequence[str], spaced: Sequence[bool]) -> list[bool | None]:
    """Say of every word whether it opens a sentence; None where the syntax has to decide.

    >>> words = ["He", "left", ".", "Mr.", "Bell", "stayed", "."]
    >>> sentence_starts(words, [True, False, True, True, True, False, False])
    [True, False, False, True, False, False, False]
    """
    starts: list[bool | None] = [False] * len(words)
    if not words:
        return starts
    starts[0] = True
    inside = False  # between quotation marks
    for i, word in enumerate(words):
        if word == '"':
            inside = not _closes(words, spaced, i)
        opens = _next_opener(words, spaced, i)
        if opens is None:
            continue
        verdict = _verdict(words, spaced, i, opens)
        if inside and word in ELLIPSES and '"' not in words[i + 1 : opens]:
            verdict = False  # the speaker pauses
        starts[opens] = verdict
    return starts


def _next_opener(words: Sequence[str], spaced: Sequence[bool], i: int) -> int | None:
    """Return the word that would open the next sentence if one ended at ``i``, None when none can end there."""
    word = words[i]
    if word not in ENDS and not (word.endswith(".") and len(word) > 1):
        return None
    after = i + 1
    while after < len(words) and (_closes(words, spaced, after) or not words[after].strip()):
        after += 1
    return after if after < len(words) else None


def _closes(words: Sequence[str], spaced: Sequence[bool], i: int) -> bool:
    """Say whether a mark closes: it hangs on the word before it."""
    return (
        words[i] in CLOSERS
        and i > 0
        and not spaced[i - 1]
        and not (words[i] in "\"'" and i + 1 < len(words) and _glued(words, spaced, i))
    )


def _glued(words: Sequence[str], spaced: Sequence[bool], i: int) -> bool:
    """Say whether a mark hangs on both sides behind an end: ``over."The`` opens when a mark is open already."""
    return not spaced[i] and words[i + 1][:1].isalnum() and words[i - 1] in CLOSERS


def _verdict(words: Sequence[str], spaced: Sequence[bool], i: int, opens: int) -> bool | None:
    first = next((w for w in words[opens:] if w not in OPENERS and w.strip()), "")
    if not first or first[0].islower() or not (first[0].isalnum() or first[0] in "$£€@#"):
        return False
    if words[i] == ".":
        return _behind_full_stop(words, spaced, i, first)
    if words[i] in ENDS:
        closed = any(w in "\"'" for w in words[i + 1 : opens])
        if closed and _is_asked(words[opens:]):
            return False
        sure = words[i] not in ELLIPSES or closed or first.lower() in _sentence_words("openers")
        return True if sure else None
    if (
        words[opens] == '"'
        and words[i][:-1].lower() not in _sentence_words("titles")
        and _quoted_words(words, opens) >= QUOTED_WORDS
    ):
        return True  # at 10 p.m. "I pressed the button myself," he said
    return _is_party(words, i) or _behind_abbreviation(words[i][:-1].lower(), first)


def _is_party(words: Sequence[str], i: int) -> bool:
    """Say whether a word is the end of "Roe, N-Selm.", behind which a name in the same sentence has a comma."""
    comma, letter, hyphen = words[i - 3 : i] if i > 2 else ("", "", "")  # noqa: PLR2004
    return comma == "," and hyphen == "-" and len(letter) == 1 and letter.isupper()


def _quoted_words(words: Sequence[str], at: int) -> int:
    """Count the words of the quotation that opens at a mark."""
    end = next((i for i in range(at + 1, len(words)) if words[i] == '"'), len(words))
    return sum(any(c.isalnum() for c in word) for word in words[at + 1 : end])


def _behind_full_stop(words: Sequence[str], spaced: Sequence[bool], i: int, first: str) -> bool | None:
    """Judge a full stop cut off its word: it may belong to "U.S", "J" or "No" all the same."""
    before = words[i - 1].lower() if i and not spaced[i - 1] else ""
    if before in _sentence_words("numbering") and first[0].isdigit():
        return False
    if len(before) == 1 and before.isalpha() and words[i - 1].isupper() and before != "i":
        return _behind_abbreviation(before, first)
    if before and before in _sentence_words("abbreviations") | _states() and words[i - 1][0].isupper():
        return _behind_abbreviation(before, first)
    return True


def _behind_abbreviation(before: str, first: str) -> bool | None:
    """A title or initial never ends a sentence before a name; of the rest an opening word decides."""
    if before in _sentence_words("titles"):
        return None if before == "st" and first.lower() in _sentence_words("openers") else False
    if before in _states() and first.lower() in load_lexicon("roles")["abbreviation"]:
        return False  # "Ariz. Gov. Bell"
    opens = first.lower() in _sentence_words("openers") and first[0].isupper()
    if len(before) == 1:
        return None if opens else False
    if opens:
        return True
    if before in MONTHS or first[0].isdigit():
        return False
    return None if before in _sentence_words("abbreviations") | _states() or "." in before else True


def _is_asked(words: Sequence[str]) -> bool:
    """Say whether a speaker and a verb of asking follow: ``"Why?" Ann Bell asked``."""
    for word in words[:ASKED_WITHIN]:
        if word.lower() in _sentence_words("asked"):
            return True
        if word in ENDS or word in {'"', ":"}:
            return False
    return False


@cache
def _sentence_words(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("sentences")[name])


@cache
def _states() -> frozenset[str]:
    """Return how states are abbreviated, without the full stop."""
    return frozenset(short.removesuffix(".") for forms in load_lexicon("states").values() for short in forms)
