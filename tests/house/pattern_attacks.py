"""Texts that a regular expression takes longest for, worked out from its own syntax.

For every repeat in it: what may stand before, the repeated piece many times, and an end that fits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op
from typing import Any

from pattern_steps import REPEATS, Parsed, fits, parsed

SIGNS = "aA1 -'\".,:;(/$_@#&<>[\n\t|“’—é%"
PUMPS = (  # whatever the pattern: what articles and pages can hold without end
    *SIGNS,
    *("a ", "A ", "Aa ", "1 ", "a-", "A-", "a, ", "1,", "1.", "a.", "A. ", "- ", ". ", '"a', '" ', "a'", "a\n", "\n "),
    *("(a", "[a](", "a@", "a.a", "://", "$1 ", "and ", "the ", "A/", "<a", "<!--", "&a"),
)
SINGLE = (op.IN, op.LITERAL, op.NOT_LITERAL, op.ANY)
NEVER = "\0"  # an end that nothing matches
TRIES = 2  # different texts for one piece


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield a head, a piece to repeat behind it and an end, each once."""
    tree, flags = parsed(pattern)
    found = list(_repeats(tree, "", flags))
    repeats = [(head[-60:], pump) for inner, head in found for n in range(TRIES) if (pump := _sample(*inner, n))]
    again = [("", head[-60:] + pump) for head, pump in repeats]  # a beginning over and over, and never its end
    yield from dict.fromkeys((head, pump, tail) for head, pump in repeats for tail in ("", NEVER))
    yield from dict.fromkeys((head, pump, NEVER) for head, pump in again)
    tried = {*repeats, *again}
    fitting = [pump for pump in PUMPS if all(any(_holds(*inner, sign) for inner, _ in found) for sign in pump)]
    yield from (("", pump, NEVER) for pump in fitting if ("", pump) not in tried)


def is_bounded(pattern: re.Pattern[Any]) -> bool:
    """Say whether nothing in a pattern may be repeated often: from each place it takes a few steps at most."""
    tree, flags = parsed(pattern)
    return next(_repeats(tree, "", flags), None) is None


def has_possessive_group(pattern: re.Pattern[Any]) -> bool:
    """Say whether a pattern repeats more than one sign without giving back, which Pythons before 3.11.5 do wrongly."""

    def held(tree: Parsed, flags: int) -> bool:
        return any(
            (code is op.POSSESSIVE_REPEAT and (len(value[2]) > 1 or value[2][0][0] not in SINGLE))
            or any(held(inner, own) for inner, own in _within(code, value, flags))
            for code, value in tree
        )

    return held(*parsed(pattern))


def _within(code: Parsed, value: Parsed, flags: int) -> list[tuple[Parsed, int]]:
    return [(value[2], flags)] if code in REPEATS else _inner(code, value, flags)


def _repeats(tree: Parsed, head: str, flags: int) -> Iterator[tuple[tuple[Parsed, int], str]]:
    """Yield what is repeated, with its flags, and what stands before it."""
    for code, value in tree:
        if code in REPEATS:
            _, most, inner = value
            if most is op.MAXREPEAT:
                yield (inner, flags), head
            yield from _repeats(inner, head, flags)
        else:
            for inner, own in _inner(code, value, flags):
                yield from _repeats(inner, head, own)
        head += _sample([(code, value)], flags, 0)


def _inner(code: Parsed, value: Parsed, flags: int) -> list[tuple[Parsed, int]]:
    """Return the patterns within a piece that is no repeat."""
    if code is op.SUBPATTERN:
        return [(value[3], (flags | value[1]) & ~value[2])]
    if code is op.BRANCH:
        return [(branch, flags) for branch in value[1][:9]]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [(value[1], flags)]
    return [(value, flags)] if code is op.ATOMIC_GROUP else []


def _holds(tree: Parsed, flags: int, sign: str) -> bool:
    """Say whether a sign may be one of those that a piece matches."""
    for code, value in tree:
        if code is op.IN and fits(value, sign, flags):
            return True
        if code is op.LITERAL and fits([(code, value)], sign, flags):
            return True
        if code in (op.NOT_LITERAL, op.ANY):
            return True
        inner = [(value[2], flags)] if code in REPEATS else _inner(code, value, flags)
        if any(_holds(*piece, sign) for piece in inner):
            return True
    return False


def _sample(tree: Parsed, flags: int, number: int) -> str:
    """Return a text that a piece matches, as far as that can be told from its parts."""
    return "".join(_piece(code, value, flags, number) for code, value in tree)


def _piece(code: Parsed, value: Parsed, flags: int, number: int) -> str:
    if code is op.LITERAL:
        return chr(value)
    if code in (op.NOT_LITERAL, op.ANY):
        return "ab"[code is op.NOT_LITERAL and chr(value) == "a"]
    if code is op.IN:
        fitting = [sign for sign in SIGNS if fits(value, sign, flags)]
        fitting = fitting or [chr(v if c is op.LITERAL else v[0]) for c, v in value if c in (op.LITERAL, op.RANGE)]
        return fitting[number % len(fitting)] if fitting else ""
    if code in REPEATS:
        least, most, inner = value
        return _sample(inner, flags, number) * max(least, min(1, most))
    if code is op.SUBPATTERN:
        return _sample(value[3], (flags | value[1]) & ~value[2], number)
    inner = {op.ATOMIC_GROUP: lambda: value, op.BRANCH: lambda: value[1][number % len(value[1])]}
    return _sample(inner[code](), flags, number) if code in inner else ""
