"""No regular expression of the package takes more than about n steps for n characters.

Each is given texts made from its own syntax: what may stand before a repeat, the repeated piece many times, an
end that fits nothing. The steps are those of a matcher of the tests' own, which tries what Python's ``re`` tries.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from pattern_attacks import attacks, has_possessive_group, is_bounded
from pattern_steps import Steps, TooManyStepsError
from patterns import patterns

SHORT, LONG = 10, 50  # times a piece is repeated
FAST = 8  # steps for a character of the short text: one that takes fewer is not looked at again
GROWTH = 2  # times the steps for a character of the long text: linear is 1, quadratic up to 5
ENDLESS = float("inf")
DEPTH = 50_000  # of Python's calls: the matcher goes down one for each sign


@pytest.fixture(autouse=True)
def deep() -> Iterator[None]:
    """Let the matcher of these tests go deep, and no other: readers rely on the usual limit."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(max(DEPTH, usual))
    yield
    sys.setrecursionlimit(usual)


MOST = 100_000  # steps: a longer search is endless


def growing(pattern: re.Pattern[str] | re.Pattern[bytes], *, at_start: bool = False) -> list[str]:
    """Return the texts, as Python, for which a pattern takes more steps a character the longer they are."""
    if is_bounded(pattern):
        return []
    steps = Steps(pattern, at_start=at_start)

    def a_character(head: str, pump: str, tail: str, size: int) -> float:
        text = head + pump * size + tail
        try:
            return steps.counted(text, MOST) / len(text)
        except TooManyStepsError:
            return ENDLESS

    return [
        f"{head!r} + {pump!r} * n + {tail!r}"
        for head, pump, tail in attacks(pattern)
        if (few := a_character(head, pump, tail, SHORT)) > FAST
        and (few == ENDLESS or a_character(head, pump, tail, LONG) > GROWTH * few)
    ]


def test_every_pattern_is_linear() -> None:
    found = patterns()
    assert len(found) > 500
    slow = {
        place: texts for pattern, (place, at_start) in found.items() if (texts := growing(pattern, at_start=at_start))
    }
    assert not slow, slow


@pytest.mark.parametrize("pattern", [r"\s+$", r"(?:a+)+b", r"<[^>]*>", r"[A-Z]\w*(?:-[A-Z]\w*)*,", r'<a href="[^>]*>x'])
def test_one_that_grows_is_found(pattern: str) -> None:
    assert growing(re.compile(pattern))


def test_every_python_of_3_11_reads_the_patterns_alike() -> None:
    assert not [place for pattern, (place, _) in patterns().items() if has_possessive_group(pattern)]


@pytest.mark.parametrize(
    ("pattern", "wrong"), [(r"(?:ab?)*+c", True), (r"(?=(?:ab|c)++)", True), (r"[ab]*+c++", False)]
)
def test_a_group_repeated_without_giving_back_is_found(pattern: str, wrong: bool) -> None:
    assert has_possessive_group(re.compile(pattern)) is wrong
