"""Labels that follow from where a line stands: headings, standfirsts, link lists, boxes, tag lists, repeated lines.

The body runs from the first paragraph to the last. Above it stand headline and standfirst, below it tags and links;
between its paragraphs a short line without a full stop is a heading, a longer one a caption.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.sources.boilerplate import opens_box, opens_link_list
from generator.sources.datelines import parse_dateline
from generator.sources.inline import CAPS_HEAD_RE
from generator.sources.lines import LONG_WORDS, Line
from generator.sources.titles import same_words
from generator.values.document import BlockLabel

Labels = dict[int, BlockLabel]
HEADING_WORDS = 8
# Characters and words a line may have to belong to the list or box it follows.
NO_REACH = (-1, -1)
LINK = (110, 16)
BOX = (170, 40)
TO_THE_END = (10**9, 10**9)
EMPTY_LIST = frozenset(["no stories found", "no comments", "no comments yet"])
BOX_CHARS = 170  # a longer line below a box is a paragraph
STANDFIRST_WORDS = 34  # a longer line without a full stop is a paragraph whose full stop is lost
CAPTION_WORDS = 45  # a caption of two sentences without a full stop is shorter
UNPUNCTUATED_WORDS = 12
TAIL_SHARE = 0.6  # captions gathered at the end begin behind this share of the lines
ABOUT_RE = re.compile(r"^about\s(?:the\s)?[A-Z0-9]", re.IGNORECASE)
PICTURED_RE = re.compile(
    r"\b(?:is|are|was)\s(?:pictured|shown|seen\s(?:here|above|left|right))\b[^.]*$|\bpictured[,:]", re.IGNORECASE
)
DATA_RE = re.compile(r"^[^:]{2,60}:\s[$£€]?\d")
CONTINUES_RE = re.compile(r"[,:;(]$|(?:\s-{1,2}|\sand|\sor|\sthe|\sof|\sto|\sa|\sin|\sby|\swith|\sfor)$")
# Words in marks and who said them: "…," she said in a statement; "…" - Ann Bell
SPOKEN_RE = re.compile(
    r"""\"[^\"]{8,}[,.!?]\"\s(?:-{1,2}\s?[A-Z]|.{0,60}\b(?:said|says|told|added|wrote)\b)|\bcalled\b.{0,40}\"[^\"]+\""""
)
LIST_RE = re.compile(r"^(?:[-*•·–]|\d{1,2}[.)])\s")


def paragraphs(lines: tuple[Line, ...], labels: Labels) -> list[int]:
    """Return the indexes of the lines that are paragraphs of the article, in text order."""
    free = [line for line in lines if line.index not in labels]
    long = [line for line in free if line.words >= UNPUNCTUATED_WORDS]
    bare = sum(not line.ends_sentence for line in long)
    if len(long) >= 3 and bare * 2 > len(long):  # noqa: PLR2004  # a text that does without full stops
        return [line.index for line in long]
    return [line.index for line in free if _is_paragraph(line) and not _is_first_headline(line, lines)]


def _is_paragraph(line: Line) -> bool:
    """A dateline opens a paragraph even where its full stop is lost."""
    return line.is_prose or (line.words >= UNPUNCTUATED_WORDS and parse_dateline(line.text) is not None)


def _is_first_headline(line: Line, lines: tuple[Line, ...]) -> bool:
    """A first line that asks or exclaims is a headline when paragraphs follow."""
    if line.index or len(lines) == 1 or line.has_inner_sentence or line.words > LONG_WORDS:
        return False
    return not re.search(r"""(?<!\.)\.["')]*$""", line.text)


def label_lists(lines: tuple[Line, ...], labels: Labels, body: list[int]) -> Labels:
    """Return labels for the lines behind "Read more:", inside newsletter boxes and behind "About the company"."""
    found: Labels = {}
    last = max((i for i in body if len(lines[i].text) > BOX_CHARS), default=-1)
    reach = NO_REACH
    for line in lines:
        if line.index in labels:
            reach = _reach_behind(line, reach, last)
            continue
        if line.index > last and ABOUT_RE.match(line.text) and not line.ends_sentence and line.words <= HEADING_WORDS:
            reach = TO_THE_END
        chars, words = reach
        if (
            len(line.text) > chars
            or (line.is_prose and line.words > words)
            or (line.index < last and line.ends_sentence)
        ):
            reach = NO_REACH
            continue
        found[line.index] = BlockLabel.BOILERPLATE
    return found


def _reach_behind(line: Line, reach: tuple[int, int], last: int) -> tuple[int, int]:
    """Return how long a line may be to belong to the list or box that this labelled line opens or goes on with."""
    if opens_link_list(line):
        return LINK
    if opens_box(line) and line.index > last:
        return BOX
    return NO_REACH if line.bare in EMPTY_LIST else reach


def label_head(lines: tuple[Line, ...], labels: Labels, first: int) -> Labels:
    """Return labels for what stands above the first paragraph and is not the headline."""
    found: Labels = {}
    for line in lines[:first]:
        if line.index in labels or line.ends_sentence or line.starts_lower or CONTINUES_RE.search(line.text):
            continue
        if line.words >= STANDFIRST_WORDS:
            continue
        found[line.index] = BlockLabel.CAPTION if line.is_name or line.words < 3 else BlockLabel.HEADING  # noqa: PLR2004  # two words name a person or a section
    return found


def label_middle(lines: tuple[Line, ...], labels: Labels, first: int, last: int) -> Labels:
    """Return labels for the lines between paragraphs that are none."""
    found: Labels = {}
    for line in lines[first : last + 1]:
        if line.index in labels or _belongs_to_body(line, lines):
            continue
        cut_short = line.has_inner_sentence and line.words >= LONG_WORDS
        boxed = CAPS_HEAD_RE.match(line.text) or PICTURED_RE.search(line.text)
        if (cut_short or line.words >= STANDFIRST_WORDS) and not boxed:
            continue
        short = line.words <= HEADING_WORDS and not line.is_name
        found[line.index] = BlockLabel.HEADING if short else BlockLabel.CAPTION
    return found


def label_tail(lines: tuple[Line, ...], labels: Labels, last: int) -> Labels:
    """Return labels for the lines below the last paragraph: tags, links, names."""
    found: Labels = {}
    for line in lines[last + 1 :]:
        if line.index in labels or (line.ends_sentence and not _is_question_heading(line)):
            continue
        if line.words >= LONG_WORDS or line.starts_lower or CONTINUES_RE.search(line.text) or DATA_RE.match(line.text):
            continue
        found[line.index] = BlockLabel.BOILERPLATE
    return found


def label_repeats(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """Return labels for lines printed again, and for the captions that a page gathers at its end."""
    own = {line.index: same_words(line.text) for line in lines}
    counts = Counter(own[line.index] for line in lines if line.index not in labels)
    found: Labels = {}
    seen: set[str] = set()
    for line in lines:
        words = own[line.index]
        if line.index in labels or not words:
            continue
        again = words in seen and line.words >= PROSE_REPEAT_WORDS
        if again or (not line.ends_sentence and (counts[words] > 1 or _is_cut_copy(words, own.values()))):
            found[line.index] = BlockLabel.CAPTION
        seen.add(words)
    return found


PROSE_REPEAT_WORDS = 6


def label_gathered_captions(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """Return CAPTION for the sentences of a run of captions at the very end that share their words with one."""
    start = int(len(lines) * TAIL_SHARE)
    run = _closing_run(lines[start:], labels)
    shared = {words for line in run if line.index in labels for words in _runs(same_words(line.text))}
    if sum(line.index in labels for line in run) < 3:  # noqa: PLR2004  # fewer are no gallery
        return {}
    found: Labels = {}
    grown = True
    while grown:
        own = [line for line in run if line.index not in labels | found and shared & _runs(same_words(line.text))]
        grown = bool(own)
        found |= {line.index: BlockLabel.CAPTION for line in own}
        shared |= {words for line in own for words in _runs(same_words(line.text))}
    kept: Labels = {}
    for line in reversed(run):
        if line.index not in labels | found:
            break
        kept |= {i: label for i, label in found.items() if i == line.index}
    return kept


def _closing_run(lines: tuple[Line, ...], labels: Labels) -> list[Line]:
    """Return the last lines up to the end, back to the first that speaks."""
    run: list[Line] = []
    for line in reversed(lines):
        if line.index not in labels and ('"' in line.text or line.words > CAPTION_WORDS):
            break
        run.append(line)
    return run[::-1]


def _belongs_to_body(line: Line, lines: tuple[Line, ...]) -> bool:
    if line.ends_sentence:
        return not _is_question_heading(line)
    if line.starts_lower or CONTINUES_RE.search(line.text) or DATA_RE.match(line.text) or LIST_RE.match(line.text):
        return True
    if SPOKEN_RE.search(line.text) and line.words >= UNPUNCTUATED_WORDS:
        return True
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    return following is not None and following.starts_lower


def _is_question_heading(line: Line) -> bool:
    return line.text.endswith("?") and line.words <= 4  # noqa: PLR2004  # "What about impeachment?"


def _is_cut_copy(words: str, others: Iterable[str]) -> bool:
    """Say whether a line is the beginning of a longer line."""
    return len(words.split()) >= PROSE_REPEAT_WORDS and any(o != words and o.startswith(words + " ") for o in others)


def _runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
