"""Texts that a regular expression takes longest for, worked out from its own syntax.

For every repeat in it: what may stand before, the repeated piece many times, and an end that fits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op
from re import _parser as parser
from typing import Any

SIGNS = "aA1 -'\".,:;(/$_@#&<>[\n\t|“’—é%"
PUMPS = (  # whatever the pattern: what articles and pages can hold without end
    *SIGNS,
    *("a ", "A ", "Aa ", "1 ", "a-", "A-", "a, ", "1,", "1.", "a.", "A. ", "- ", ". ", '"a', '" ', "a'", "a\n", "\n "),
    *("(a", "[a](", "a@", "a.a", "://", "$1 ", "and ", "the ", "A/", "<a", "<!--", "&a"),
)
NEVER = "\0"  # an end that nothing matches
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
Parsed = Any  # of the parser of patterns: its types are not told
LONG = 20  # a repeat of fewer at most costs little
TRIES = 3  # different texts for one piece


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield a head, a piece to repeat behind it and an end, each once."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    repeats = [(head[-60:], pump) for head, pump in _repeats(parser.parse(pattern.pattern, flags), "", flags) if pump]
    yield from dict.fromkeys((head, pump, tail) for head, pump in repeats for tail in ("", NEVER))
    yield from (("", pump, NEVER) for pump in PUMPS if ("", pump) not in repeats)


def _repeats(tree: Parsed, head: str, flags: int) -> Iterator[tuple[str, str]]:
    for code, value in tree:
        if code in REPEATS:
            _, most, inner = value
            if most >= LONG:
                yield from ((head, _sample(inner, flags, n)) for n in range(TRIES))
            yield from _repeats(inner, head, flags)
        elif code is op.SUBPATTERN:
            yield from _repeats(value[3], head, (flags | value[1]) & ~value[2])
        elif code is op.ATOMIC_GROUP:
            yield from _repeats(value, head, flags)
        elif code is op.BRANCH:
            for branch in value[1][:9]:
                yield from _repeats(branch, head, flags)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeats(value[1], head, flags)
        head += _sample([(code, value)], flags, 0)


def _sample(tree: Parsed, flags: int, number: int) -> str:
    """Return a text that a piece matches, as far as that can be told from its parts."""
    return "".join(_piece(code, value, flags, number) for code, value in tree)


def _piece(code: Parsed, value: Parsed, flags: int, number: int) -> str:
    if code is op.LITERAL:
        return chr(value)
    if code in (op.NOT_LITERAL, op.ANY):
        return "ab"[code is op.NOT_LITERAL and chr(value) == "a"]
    if code is op.IN:
        fitting = [sign for sign in SIGNS if _fits(value, sign, flags)]
        fitting = fitting or [chr(v if c is op.LITERAL else v[0]) for c, v in value if c in (op.LITERAL, op.RANGE)]
        return fitting[number % len(fitting)] if fitting else ""
    if code in REPEATS:
        least, most, inner = value
        return _sample(inner, flags, number) * max(least, min(1, most))
    if code is op.SUBPATTERN:
        return _sample(value[3], (flags | value[1]) & ~value[2], number)
    inner = {op.ATOMIC_GROUP: lambda: value, op.BRANCH: lambda: value[1][number % len(value[1])]}
    return _sample(inner[code](), flags, number) if code in inner else ""


def _fits(members: Parsed, sign: str, flags: int) -> bool:
    kinds = {
        op.CATEGORY_SPACE: sign.isspace(),
        op.CATEGORY_DIGIT: sign.isdigit(),
        op.CATEGORY_WORD: sign.isalnum() or sign == "_",
        op.CATEGORY_NOT_SPACE: not sign.isspace(),
        op.CATEGORY_NOT_DIGIT: not sign.isdigit(),
        op.CATEGORY_NOT_WORD: not (sign.isalnum() or sign == "_"),
    }
    forms = {ord(form) for form in ((sign, sign.lower(), sign.upper()) if flags & re.IGNORECASE else sign)}
    told = any(
        (code is op.LITERAL and value in forms)
        or (code is op.RANGE and any(value[0] <= form <= value[1] for form in forms))
        or (code is op.CATEGORY and kinds[value])
        for code, value in members
    )
    return told != any(code is op.NEGATE for code, _ in members)
