"""Labels that follow from where a line stands: headings, standfirsts, link lists, boxes, tag lists, repeated lines.

The body runs from the first paragraph to the last. Above it stand headline and standfirst, below it tags and links;
between its paragraphs a short line without a full stop is a heading, a longer one a caption.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile

from generator.sources.boilerplate import opens_box, opens_link_list
from generator.sources.datelines import parse_dateline
from generator.sources.layout import Labels, Layout
from generator.sources.lines import LONG_WORDS, PageLine, breaks_off
from generator.sources.titles import same_words, stops_as_headline
from generator.values.document import BlockLabel

HEADING_WORDS = 8
# Characters and words a line may have to belong to the list or box it follows.
NO_REACH = (-1, -1)
LINK = (110, 16)
BOX_CHARS = 170  # a longer line below a box is a paragraph
BOX = (BOX_CHARS, 40)
ENDS_OF_BOXES = frozenset({BlockLabel.TITLE, BlockLabel.BYLINE})  # no box reaches beyond them
EMPTY_LIST = frozenset(["no stories found", "no comments", "no comments yet"])
STANDFIRST_WORDS = 34  # a longer line without a full stop is a paragraph whose full stop is lost
UNPUNCTUATED_WORDS = 12
GALLERY = 3  # fewer captions at the end are no gallery
PASSAGE = 8  # words in a row that two captions of one picture share
SECTION_WORDS = 3  # fewer name a person or a section
PICTURED_RE = re.compile(
    r"\b(?:is|are|was)\s(?:pictured|shown|seen\s(?:here|above|left|right))\b[^.]*$|\bpictured[,:]", re.IGNORECASE
)
DATA_RE = re.compile(r"^[^:]{2,60}:\s[$£€]?\d")
SPOKEN_RE = re.compile(
    r"\"\s(?:-{1,2}\s?[A-Z]|.{0,60}\b(?:said|says|told|added|wrote)\b)"
)  # "…," she said in a statement
LIST_RE = re.compile(r"^(?:[-*•·–]|\d{1,2}[.)])\s")


def find_paragraphs(lines: tuple[PageLine, ...], labels: Labels) -> tuple[int, ...]:
    """Return the indexes of the lines that are paragraphs of the article, in text order."""
    free = [line for line in lines if line.index not in labels]
    long = [line for line in free if line.words >= UNPUNCTUATED_WORDS]
    bare = sum(not line.ends_sentence for line in long if line.index)  # the first may be a headline
    if len(long) >= 3 and bare * 2 > len(long):  # noqa: PLR2004  # a text that does without full stops
        return tuple(line.index for line in long)
    return tuple(line.index for line in free if _is_paragraph(line) and not _is_first_headline(line, lines))


def _is_paragraph(line: PageLine) -> bool:
    """A dateline opens a paragraph even where its full stop is lost."""
    return line.is_prose or (line.words >= UNPUNCTUATED_WORDS and parse_dateline(line.text) is not None)


def _is_first_headline(line: PageLine, lines: tuple[PageLine, ...]) -> bool:
    """A first line that asks or exclaims, or stands in title case, is a headline when paragraphs follow."""
    if line.index or len(lines) == 1 or line.words > LONG_WORDS:
        return False
    return (line.is_title_case or not line.has_inner_sentence) and stops_as_headline(line, lines[1])


def label_lists(layout: Layout) -> Labels:
    """Return labels for the lines behind "Read more:", inside newsletter boxes and behind "About the company"."""
    found: dict[int, BlockLabel] = {}
    last = max((i for i in layout.body if len(layout.lines[i].text) > BOX_CHARS), default=-1)
    reach = NO_REACH
    for line in layout.lines:
        if line.index in layout.labels:
            ends = layout.labels[line.index] in ENDS_OF_BOXES
            reach = NO_REACH if ends else _reach_behind(line, reach, last)
            continue
        chars, words = reach
        if (
            (len(line.text) > chars and (reach != LINK or line.index in layout.body))
            or (line.is_prose and line.words > words)
            or (line.index < last and line.ends_sentence)
        ):
            reach = NO_REACH
            continue
        found[line.index] = BlockLabel.BOILERPLATE
    return found


def _reach_behind(line: PageLine, reach: tuple[int, int], last: int) -> tuple[int, int]:
    """Return how long a line may be to belong to the list or box that this labelled line opens or goes on with."""
    if opens_link_list(line):
        return LINK
    if opens_box(line) and line.index > last:
        return BOX
    return NO_REACH if line.bare in EMPTY_LIST else reach


def label_by_place(layout: Layout) -> Labels:
    """Return labels for the lines that are no text, by where they stand: above, between or below the paragraphs."""
    return {line.index: label for line in layout.unlabelled() if (label := _label_at(line, layout))}


def _label_at(line: PageLine, layout: Layout) -> BlockLabel | None:
    """Return what a line is for its place, None for a paragraph that has no full stop, or a part of one."""
    if line.ends_sentence and not (line.index > layout.first and _is_question_heading(line)):
        return None
    if line.starts_lower or line.text.endswith(":") or breaks_off(line.text):
        return None
    if line.index > layout.last:  # or there is no paragraph
        return None if line.words >= LONG_WORDS or DATA_RE.match(line.text) else BlockLabel.BOILERPLATE
    if line.index < layout.first:
        return _label_above(line)
    return None if _is_paragraph_between(line, layout) else _label_between(line)


def _label_above(line: PageLine) -> BlockLabel | None:
    """A standfirst or section is a heading; a name, or a line of two words, is a caption's."""
    if line.words >= STANDFIRST_WORDS:
        return None
    return BlockLabel.CAPTION if line.is_name or line.words < SECTION_WORDS else BlockLabel.HEADING


def _is_paragraph_between(line: PageLine, layout: Layout) -> bool:
    """Say whether a line between paragraphs without a final mark is text: data, an item, a broken line."""
    if DATA_RE.match(line.text) or LIST_RE.match(line.text):
        return True
    if SPOKEN_RE.search(line.text) and line.words >= UNPUNCTUATED_WORDS:
        return True
    if any(after.starts_lower for after in layout.lines[line.index + 1 : line.index + 2]):
        return True
    long = line.words >= STANDFIRST_WORDS or (line.has_inner_sentence and line.words >= LONG_WORDS)
    return long and not PICTURED_RE.search(line.text)


def _label_between(line: PageLine) -> BlockLabel:
    return BlockLabel.HEADING if line.words <= HEADING_WORDS and not line.is_name else BlockLabel.CAPTION


def label_repeats(layout: Layout) -> Labels:
    """Return labels for lines printed again, for both where one follows the other: a gallery prints captions twice."""
    own = {line.index: same_words(line.text) for line in layout.lines}
    counts = Counter(own[line.index] for line in layout.unlabelled())
    found: dict[int, BlockLabel] = dict.fromkeys(_printed_twice(layout, own), BlockLabel.CAPTION)
    seen: set[str] = set()
    for line in layout.unlabelled():
        words = own[line.index]
        if not words:
            continue
        again = words in seen and line.words >= PROSE_REPEAT_WORDS
        if again or (not line.ends_sentence and (counts[words] > 1 or _is_cut_copy(words, own.values()))):
            found[line.index] = BlockLabel.CAPTION
        seen.add(words)
    return found


PROSE_REPEAT_WORDS = 6


def _printed_twice(layout: Layout, own: Mapping[int, str]) -> list[int]:
    """Return the lines behind the first paragraph that stand again in the next line, none where most lines do."""
    free = [line.index for line in layout.unlabelled() if line.words >= PROSE_REPEAT_WORDS]
    twice = [i for i in free if own.get(i + 1) == own[i]]
    return [i for i in twice if i > layout.first] if 3 * len(twice) <= len(free) else []


def label_gathered_captions(layout: Layout) -> Labels:
    """Return CAPTION for the sentences of a run of captions at the very end that share their words with one."""
    run = _closing_run(layout)
    found = {line.index for line in run if line.index in layout.labels}
    if len(found) < GALLERY:
        return {}
    passages, holding = {line.index: _passages(line) for line in run}, defaultdict[tuple[str, ...], set[int]](set)
    for index, own in passages.items():
        for passage in own:
            holding[passage].add(index)
    left = [*found]
    while left:
        more = {i for passage in passages[left.pop()] for i in holding.pop(passage, ())} - found
        found |= more
        left += more
    captions = {line.index for line in takewhile(lambda line: line.index in found, reversed(run))}
    return dict.fromkeys(captions - layout.labels.keys(), BlockLabel.CAPTION) if {*layout.body} - captions else {}


def _closing_run(layout: Layout) -> list[PageLine]:
    """Return the last lines up to the end, back to the first that speaks."""
    silent = takewhile(
        lambda line: line.index in layout.labels or '"' not in line.text,
        reversed(layout.lines),
    )
    return [*silent][::-1]


def _is_question_heading(line: PageLine) -> bool:
    return line.text.endswith("?") and line.words <= 4  # noqa: PLR2004  # "What about impeachment?"


def _is_cut_copy(words: str, others: Iterable[str]) -> bool:
    """Say whether a line is the beginning of a longer line."""
    return len(words.split()) >= PROSE_REPEAT_WORDS and any(o != words and o.startswith(words + " ") for o in others)


def _passages(line: PageLine) -> set[tuple[str, ...]]:
    words = same_words(line.text).split()
    return {tuple(words[i : i + PASSAGE]) for i in range(len(words) - PASSAGE + 1)}
