"""The days that a page prints between its headline and its first paragraph, or alone right above the headline.

``Published: 12 May 2031, 18:10 | Updated: 13 May 2031, 07:45``, ``<time datetime="2031-05-12">2 hours ago</time>``.
Left alone: two unlabelled days, the days of boxes elsewhere in the page, what else stands above the headline.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from generator.intake.markup import text_of_element
from generator.intake.stamps import read_stamp
from generator.sources.bylines import parse_byline
from generator.sources.page_dates import find_page_dates, is_date_line
from generator.sources.titles import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SENTENCE_RE = re.compile(r"""\w[.!?…]["'”’)]*\s*$""")
PROSE: Final = 8  # words of a line that is a sentence
UPDATE: Final = 2  # the rank of a day that is said to be one


def printed_stamps(tree: HtmlElement, title: str) -> dict[str, str]:
    """Return ``published`` and ``updated``, those of them that the lines below the headline tell."""
    lines = [line for line in text_of_element(tree.find("body")).split("\n") if line]
    at = next((n for n, line in enumerate(lines, 1) if same_words(line) == same_words(title) != ""), len(lines))
    head = [*takewhile(lambda line: not is_prose(line), lines[at:])]
    for element in tree.xpath("//time[@datetime]"):
        words, stamp = " ".join(text_of_element(element).split()), read_stamp(element.get("datetime"))
        if words and stamp:
            head = [line.replace(words, f" {stamp.replace('T', ' ')} ") for line in head]
    dates = [d for line in head for d in find_page_dates(line, beside_name=parse_byline(line) is not None)]
    dates = dates or [d for line in lines[at - 2 : at - 1] if is_date_line(line, 0) for d in find_page_dates(line)]
    found = {}
    for name, own in (("published", False), ("updated", True)):
        ranked = [d for d in dates if (d.rank == UPDATE) is own]
        best = [d.value for d in ranked if d.rank == min(r.rank for r in ranked)]
        if best and len({value[:10] for value in best}) == 1:
            found[name] = max(best, key=len)
    return found


def is_prose(line: str) -> bool:
    """Say whether a line is a sentence or more.

    >>> is_prose("The port was closed by fog on Monday morning."), is_prose("Fog closes port"), is_prose("More news …")
    (True, False, False)
    """
    return len(line.split()) >= PROSE and SENTENCE_RE.search(line) is not None
