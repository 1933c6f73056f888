"""The headline of an article.

The first line that could be one, or the line of the head that is printed twice; None when the text opens with a
paragraph. Section names, dates and bylines above it are left aside; a printed outlet behind it is not part of it.
A full stop ends a headline only where its words are in title case, or the paragraph below it opens with a dateline.
No headline is a line of "Story highlights", the first of several whole sentences without a full stop, a teaser cut
short above another, a sentence that goes on below, and what shares no word with the article ("Most popular stories").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.lexicons.loader import load_lexicon
from generator.sources.captions import is_caption
from generator.sources.datelines import parse_dateline
from generator.sources.lines import PageLine
from generator.sources.outlets import is_masthead

MIN_TITLE_WORDS = 4  # a shorter headline could open a sentence
MAX_TITLE_WORDS = 30
SECTION_WORDS = 3  # so few words above a longer line are a section or an outlet
NO_TITLE_RE = re.compile(
    r"^(?:[►•·»/-]|.*https?://|(?:warning|published|posted|note)\b"
    r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b)",
    re.IGNORECASE,
)
PREFIX_RE = re.compile(
    r"^(?:update\s?\d*|updated|exclusive|breaking(?:\snews)?|watch|live|correct(?:ed|ion)|refile|wrapup\s?\d*)\s?[:|-]\s+",
    re.IGNORECASE,
)


HIGHLIGHTS_RE = re.compile(r"^\W*(?:story\s)?highlights\b", re.IGNORECASE)
BULLETS = 3  # so many sentences without full stops are a list of what the article says
SENTENCE_RE = re.compile(r"\s(?:an?|the|h(?:is|er)|its|their)\s|^(?:The|This)\s")  # no headline
COMMON = frozenset(load_lexicon("common_words")["most"])  # they say nothing of an article
CUT_SHORT = ("...", "…")
PLAIN_RE = re.compile(r"\b[a-z]+\b")
PLAIN_WORDS = 2
ABOVE_DATELINE_WORDS = 15  # a longer sentence there is a summary
STEM = 4  # letters that forms of one word share: "crashes", "crashed"
OPENING = 10  # paragraphs that speak of what the headline does


def find_title(head: Sequence[PageLine], taken: Collection[int], body: Sequence[PageLine] = ()) -> PageLine | None:
    """Return the headline among the lines above the first paragraph; ``taken`` are labelled otherwise already."""
    opened = next((line.index for line in head if HIGHLIGHTS_RE.match(line.text)), len(head))
    below = {line.index - 1: line for line in (*head, *body[:1])}
    candidates = [x for x in head[:opened] if x.index not in taken and may_be_title(x, below.get(x.index))]
    words = [same_words(line.text) for line in candidates]
    repeated = [line for line, own in zip(candidates, words, strict=True) if words.count(own) > 1 and not line.is_name]
    if repeated:
        return repeated[0]
    if len(candidates) >= BULLETS and all(SENTENCE_RE.search(line.text) for line in candidates):
        return None
    if sum(line.text.endswith(CUT_SHORT) for line in (*head, *body)) > 1:
        candidates = [line for line in candidates if not line.text.endswith(CUT_SHORT)]
    told = {word for line in body[:OPENING] for word in _stems(line.text)}
    candidates = [line for line in candidates if not body or not told.isdisjoint(_stems(line.text))]
    plain = {word for line in body[:OPENING] for word in PLAIN_RE.findall(line.text)}
    headlines = [line for line in candidates if line.words > SECTION_WORDS and not _is_name_alone(line, plain)]
    return next(iter(headlines), None) or next((line for line in candidates if not line.is_name), None)


def _stems(text: str) -> set[str]:
    """Return the heads of the words that say something.

    >>> sorted(_stems("He crashed 12 cars on the A9"))
    ['12', 'a9', 'cars', 'cras']
    """
    return {word[:STEM] for word in same_words(text).split() if word not in COMMON and len(word) > 1}


def _is_name_alone(line: PageLine, plain: Collection[str]) -> bool:
    """Say whether a line is a name; two words of one that stand in small letters in the article make it none."""
    return line.is_name and sum(word in plain for word in line.text.lower().split()) < PLAIN_WORDS


def may_be_title(line: PageLine, below: PageLine | None = None) -> bool:
    """Say whether a line has the shape of a headline above another."""
    if not SECTION_WORDS <= line.words <= MAX_TITLE_WORDS or line.starts_lower or is_caption(line) or is_masthead(line):
        return False
    dateline = parse_dateline(line.text)
    if re.search(r"[,;:]$", line.text) or (dateline and dateline.end >= len(line.text)):
        return False
    if NO_TITLE_RE.match(line.text) or (below and _opens_small(below.text)):
        return False
    return stops_as_headline(line, below)


def _opens_small(text: str) -> bool:
    """Say whether a line opens in small letters, as the rest of a sentence does, no byline and no host's name."""
    first = text.split(maxsplit=1)[0]
    return first.islower() and first != "by" and "." not in first[:-1]


def stops_as_headline(line: PageLine, below: PageLine | None) -> bool:
    """Say whether a line has no full stop at its end, or is a headline in spite of one."""
    if not re.search(r"(?<!\.)\.[\"')]*$", line.text) or line.text.endswith(("U.S.", "U.K.", "U.N.", "D.C.")):
        return True
    if line.is_title_case:
        return True
    short = line.words <= ABOVE_DATELINE_WORDS and not line.has_inner_sentence and not parse_dateline(line.text)
    return bool(short and not SENTENCE_RE.search(line.text) and below and parse_dateline(below.text))


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
