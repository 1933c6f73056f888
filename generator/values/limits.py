"""How much is read of what comes from outside: ``limits`` of newsroom.yml.

What is over a limit is cut or left out and told; everything else goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The most of each; the defaults are about ten times what a long article or a large story has."""

    file: int = 2_000_000  # bytes of a source's file; a larger one is not opened
    article: int = 100_000  # characters of an article that are read, front matter included
    line: int = 20_000  # characters of a line, which is a paragraph
    sentence: int = 4_000  # characters without the end of a sentence
    sources: int = 300  # of a story
    story: int = 2_000_000  # characters of all articles of a story
    items: int = 30_000  # statements, quotations, figures, times and open points of all articles of a story
    seconds: int = 60  # of processor time for an article
    story_seconds: int = 600  # for what a story's articles tell together, and its files


LIMITS: Final = ReadingLimits()


def raise_limit(name: str) -> str:
    """Return the cure for what is over a limit.

    >>> raise_limit("line")
    'shorten it, or set limits: {line: …} in newsroom.yml'
    """
    return f"shorten it, or set limits: {{{name}: …}} in newsroom.yml"


def whole_part(text: str, most: int, mark: str = "\n") -> str:
    r"""Return the first ``most`` characters of a text, up to the last mark, else blank, of their second half.

    >>> whole_part("The bridge\nis closed", 16), whole_part("The bridge is", 12), whole_part("Bridge", 9)
    ('The bridge', 'The bridge', 'Bridge')
    """
    if len(text) <= most:
        return text
    end = next((at for sign in (mark, " ") if (at := text.rfind(sign, 0, most)) > most // 2), most)
    return text[:end]
