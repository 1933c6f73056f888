"""The headline of an article.

The first line that could be one, or the line of the head that is printed twice; None when the text opens with a
paragraph. Section names, dates and bylines above it are left aside; a printed outlet behind it is not part of it.
"""

from __future__ import annotations

import re

from generator.sources.captions import is_caption
from generator.sources.datelines import parse_dateline
from generator.sources.lines import PageLine
from generator.sources.outlets import is_masthead

MIN_TITLE_WORDS = 4  # a shorter headline could open a sentence
MAX_TITLE_WORDS = 30
SECTION_WORDS = 3  # so few words above a longer line are a section or an outlet
NO_TITLE_RE = re.compile(
    r"^(?:[►•·»-]|(?:warning|published|posted|note)\b|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b)",
    re.IGNORECASE,
)
PREFIX_RE = re.compile(
    r"^(?:update\s?\d*|updated|exclusive|breaking(?:\snews)?|watch|live|correct(?:ed|ion)|refile|wrapup\s?\d*)\s?[:|-]\s+",
    re.IGNORECASE,
)


def find_title(head: tuple[PageLine, ...], taken: frozenset[int]) -> PageLine | None:
    """Return the headline among the lines above the first paragraph; ``taken`` are labelled otherwise already."""
    candidates = [line for line in head if line.index not in taken and may_be_title(line)]
    words = [same_words(line.text) for line in candidates]
    repeated = [line for line, own in zip(candidates, words, strict=True) if words.count(own) > 1 and not line.is_name]
    if repeated:
        return repeated[0]
    headlines = [line for line in candidates if not line.is_name and line.words > SECTION_WORDS]
    return next(iter(headlines), None) or next((line for line in candidates if not line.is_name), None)


def may_be_title(line: PageLine) -> bool:
    """Say whether a line has the shape of a headline."""
    if not SECTION_WORDS <= line.words <= MAX_TITLE_WORDS or line.starts_lower or is_caption(line) or is_masthead(line):
        return False
    dateline = parse_dateline(line.text)
    if re.search(r"[,;:]$", line.text) or (dateline and dateline.end >= len(line.text)):
        return False
    if NO_TITLE_RE.match(line.text):
        return False
    return not re.search(r"(?<!\.)\.[\"')]*$", line.text) or line.text.endswith(("U.S.", "U.K.", "U.N.", "D.C."))


def repeats_title(line: PageLine, title: str) -> bool:
    """Say whether a line is the headline again, with or without "Update 12:" before it or an outlet behind it.

    >>> from generator.values.span import Span
    >>> repeats_title(PageLine(3, Span(0, 9), "Update 2: Dam fails", False), "Dam fails")
    True
    """
    own, wanted = same_words(PREFIX_RE.sub("", line.text)), same_words(title)
    if own == wanted:
        return True
    shorter, longer = sorted((own, wanted), key=len)
    if len(shorter.split()) < MIN_TITLE_WORDS or line.is_prose:
        return False
    return longer.startswith(shorter) and len(longer.split()) <= len(shorter.split()) + MIN_TITLE_WORDS


def same_words(text: str) -> str:
    """Return the words alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))
