"""How many steps a search takes that tries one way after the other, as Python's ``re`` does.

Steps are counted, not timed, so that the same pattern and text have the same number everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from re import _constants as op
from re import _parser as parser
from typing import Any, Final

Parsed = Any  # of the parser of patterns: its types are not told
Tried = Callable[[int], int | None]  # a place in the text: where the match ends, None where there is none
REPEATS: Final = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
SIGNS: Final = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
MANY: Final = 20  # a repeat of fewer at most is a constant
FEW: Final = 2  # what stands for such a constant
IGNORE_CASE: Final = int(re.IGNORECASE)  # as plain numbers they are compared faster
DOT_ALL: Final = int(re.DOTALL)
CATEGORIES: Final[dict[Parsed, Callable[[str], bool]]] = {
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    op.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    op.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
    op.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


class TooManyStepsError(Exception):
    """A search took more steps than it was given."""


def parsed(pattern: re.Pattern[Any]) -> tuple[Parsed, int]:
    """Return a pattern's syntax and its flags."""
    flags = int(pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    return parser.parse(pattern.pattern, flags), flags


@cache
def forms(sign: str, *, is_case_ignored: bool) -> frozenset[int]:
    """Return the numbers of a sign, and of it in the other case."""
    return frozenset(map(ord, (sign, *sign.lower(), *sign.upper()) if is_case_ignored else sign))


def fits(members: Parsed, sign: str, flags: int) -> bool:
    """Say whether a sign is among the members of a set."""
    known = forms(sign, is_case_ignored=bool(flags & IGNORE_CASE))
    told = any(
        (code is op.LITERAL and value in known)
        or (code is op.RANGE and any(value[0] <= form <= value[1] for form in known))
        or (code is op.CATEGORY and CATEGORIES[value](sign))
        for code, value in members
    )
    return told != (members[0][0] is op.NEGATE)


def is_sign(code: Parsed, value: Parsed, sign: str, flags: int) -> bool:
    """Say whether a sign is the one, or one of those, that a piece of one sign matches."""
    if code is op.ANY:
        return bool(flags & DOT_ALL) or sign != "\n"
    return fits(value if code is op.IN else [(op.LITERAL, value)], sign, flags) != (code is op.NOT_LITERAL)


def may_begin(tree: Parsed, sign: str, flags: int) -> bool:
    """Say whether what a pattern matches may begin with a sign, "" for none; a place that is asked of is there."""
    for number, (code, value) in enumerate(tree):
        if code in SIGNS:
            return bool(sign) and is_sign(code, value, sign, flags)
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        if code in REPEATS:
            inner = [(value[2], flags)]
        elif code is op.SUBPATTERN:
            inner = [(value[3], (flags | value[1]) & ~value[2])]
        else:
            inner = [(branch, flags) for branch in value[1]] if code is op.BRANCH else []
        if not inner or any(may_begin(branch, sign, own) for branch, own in inner):
            return True
        if tree[number : number + 1].getwidth()[0]:
            return False
    return True


def noting(begun: list[int], body: Tried) -> Tried:
    """Return what tries a body, with the places where it was begun noted for as long as it is tried."""

    def tried(at: int) -> int | None:
        begun.append(at)
        try:
            return body(at)
        finally:
            begun.pop()

    return tried


class Steps:
    """A pattern that counts: ``counted(text, most)`` is the number of steps of all its searches in a text."""

    def __init__(self, pattern: re.Pattern[Any], *, at_start: bool = False) -> None:
        tree, flags = parsed(pattern)
        self.at_start, self.text, self.steps, self.most = at_start, "", 0, 0
        self.groups: dict[int, tuple[int, int]] = {}
        self.begins: dict[str, bool] = {}  # by the sign that a match would begin with
        self.tree, self.flags = tree, flags
        self.search = self._sequence(tree, flags, lambda at: at)

    def counted(self, text: str, most: int) -> int:
        """Return the number of steps; raises TooManyStepsError."""
        self.text, self.steps, self.most, at = text, 0, most, 0
        while at <= len(text):
            self.groups.clear()
            self._count()
            end = self.search(at) if self._may_begin_with(text[at : at + 1]) else None
            if self.at_start:
                break
            at = at + 1 if end is None else max(end, at + 1)
        return self.steps

    def _may_begin_with(self, sign: str) -> bool:
        if sign not in self.begins:
            self.begins[sign] = may_begin(self.tree, sign, self.flags)
        return self.begins[sign]

    def _count(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > self.most:
            raise TooManyStepsError

    def _sequence(self, tree: Parsed, flags: int, then: Tried) -> Tried:
        for code, value in reversed(list(tree)):
            then = self._piece(code, value, flags, then)
        return then

    def _piece(self, code: Parsed, value: Parsed, flags: int, then: Tried) -> Tried:  # noqa: PLR0911  # a table
        if code in SIGNS:
            return self._sign(code, value, flags, then)
        if code in REPEATS:
            return self._repeat(code, value, flags, then)
        if code is op.SUBPATTERN:
            return self._group(value, flags, then)
        if code is op.BRANCH:
            return self._branch(value[1], flags, then)
        if code in (op.ASSERT, op.ASSERT_NOT):
            return self._look(value, flags, then, wanted=code is op.ASSERT)
        if code is op.ATOMIC_GROUP:
            return self._atomic(self._sequence(value, flags, lambda at: at), then)
        if code is op.AT:
            return self._place(value, flags, then)
        if code is op.GROUPREF:
            return self._again(value, then)
        raise AssertionError(code)

    def _known(self, code: Parsed, value: Parsed, flags: int) -> Callable[[str], bool]:
        return cache(lambda sign: is_sign(code, value, sign, flags))

    def _sign(self, code: Parsed, value: Parsed, flags: int, then: Tried) -> Tried:
        is_one = self._known(code, value, flags)

        def tried(at: int) -> int | None:
            self._count()
            return then(at + 1) if at < len(self.text) and is_one(self.text[at]) else None

        return tried

    def _repeat(self, code: Parsed, value: Parsed, flags: int, then: Tried) -> Tried:
        least, most, inner = value
        if code is op.POSSESSIVE_REPEAT:
            return self._atomic(self._repeat(op.MAX_REPEAT, value, flags, lambda at: at), then)
        lazy = code is op.MIN_REPEAT
        is_endless = most is op.MAXREPEAT
        least = min(least, FEW)
        if is_endless:
            then = self._endless(inner, flags, then, lazy=lazy)
        for _ in range(0 if is_endless else min(most, FEW) - least):
            then = self._optional(self._sequence(inner, flags, then), then, lazy=lazy)
        for _ in range(least):
            then = self._sequence(inner, flags, then)
        return then

    def _optional(self, inner: Tried, then: Tried, *, lazy: bool) -> Tried:
        first, second = (then, inner) if lazy else (inner, then)

        def tried(at: int) -> int | None:
            end = first(at)
            return second(at) if end is None else end

        return tried

    def _endless(self, inner: Parsed, flags: int, then: Tried, *, lazy: bool) -> Tried:
        pieces = list(inner)
        if len(pieces) == 1 and pieces[0][0] in SIGNS:
            return self._run(self._known(*pieces[0], flags), then, lazy=lazy)
        begun: list[int] = []

        def once_more(at: int) -> int | None:
            return None if at == begun[-1] else tried(at)

        body = self._sequence(inner, flags, once_more)

        tried = self._optional(noting(begun, body), then, lazy=lazy)
        return tried

    def _run(self, is_one: Callable[[str], bool], then: Tried, *, lazy: bool) -> Tried:
        def tried(at: int) -> int | None:
            text, end = self.text, at
            while end < len(text) and is_one(text[end]):
                if lazy and (found := then(end)) is not None:
                    return found
                end += 1
            self._count(end - at)
            if lazy:
                return then(end)
            return next((found for place in range(end, at - 1, -1) if (found := then(place)) is not None), None)

        return tried

    def _group(self, value: Parsed, flags: int, then: Tried) -> Tried:
        number, more, less, inner = value
        begun: list[int] = []

        def closed(at: int) -> int | None:
            earlier = self.groups.get(number)
            self.groups[number] = (begun[-1], at)
            if (end := then(at)) is None and earlier:
                self.groups[number] = earlier
            return end

        own = (flags | more) & ~less
        if number is None:
            return self._sequence(inner, own, then)
        return noting(begun, self._sequence(inner, own, closed))

    def _branch(self, branches: Parsed, flags: int, then: Tried) -> Tried:
        ways = [(branch, self._sequence(branch, flags, then)) for branch in branches]
        fitting: dict[str, list[Tried]] = {}

        def tried(at: int) -> int | None:
            self._count()
            sign = self.text[at : at + 1]
            if sign not in fitting:
                fitting[sign] = [way for branch, way in ways if may_begin(branch, sign, flags)]
            return next((end for way in fitting[sign] if (end := way(at)) is not None), None)

        return tried

    def _look(self, value: Parsed, flags: int, then: Tried, *, wanted: bool) -> Tried:
        direction, inner = value
        width = inner.getwidth()[0] if direction < 0 else 0
        look = self._sequence(inner, flags, lambda at: at)

        def tried(at: int) -> int | None:
            found = at >= width and look(at - width) is not None
            return then(at) if found == wanted else None

        return tried

    def _atomic(self, inner: Tried, then: Tried) -> Tried:
        def tried(at: int) -> int | None:
            return None if (end := inner(at)) is None else then(end)

        return tried

    def _place(self, value: Parsed, flags: int, then: Tried) -> Tried:
        many = bool(flags & re.MULTILINE)

        def is_word(at: int) -> bool:
            sign = self.text[at : at + 1] if at >= 0 else ""
            return sign.isalnum() or sign == "_"

        def is_there(at: int) -> bool:
            self._count()
            if value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
                return at == 0 or (many and value is op.AT_BEGINNING and self.text[at - 1] == "\n")
            if value in (op.AT_END, op.AT_END_STRING):
                rest = self.text[at:] if at >= len(self.text) - 1 else "…"
                return not rest or (value is op.AT_END and (rest == "\n" or (many and self.text[at] == "\n")))
            return (is_word(at - 1) != is_word(at)) == (value is op.AT_BOUNDARY)

        return lambda at: then(at) if is_there(at) else None

    def _again(self, number: int, then: Tried) -> Tried:
        def tried(at: int) -> int | None:
            start, end = self.groups.get(number, (0, -1))
            self._count()
            same = end >= start and self.text.startswith(self.text[start:end], at)
            return then(at + end - start) if same else None

        return tried
