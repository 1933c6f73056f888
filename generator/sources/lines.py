"""The lines of a raw article and their shape: prose, headline, bare name.

A shape is a hint, never a verdict: ``labels of a line`` are decided by what it says and where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.lexicons.loader import alternatives, load_lexicon
from generator.values.document import GLUE, Document
from generator.values.limits import LIMITS, whole_part
from generator.values.span import Span

LINE_RE = re.compile(r"[^\n]+")
MARK_RE = re.compile(r"(?:#{1,6}|>+)[ \t]+(?=[^\s#>])")  # Markdown's mark before a heading or a quotation
WORD_RE = re.compile(r"[^\W_]+(?:['.&/-][^\W_]+)*")
# A sentence may end in a closing mark or bracket.
# Footnote numbers and a bracketed link may follow.
SENTENCE_END_RE = re.compile(r"""(?:[.!?…]|\.\.\.)["')\]»\s]*(?:\[\d+\]\s*)*(?:\s\[[^\]\n]{4,120}\])?$""")
# A new sentence begins inside the line: mark, space, capital or opening mark. "U.S. Navy" and "J. Smith" do not count.
INNER_END_RE = re.compile(r"""(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]["')\]]*\s+(?=["'(\[]?[A-Z0-9])""")
NAME_WORD = rf"(?:[A-Z][\w'’.-]*|{alternatives(load_lexicon('given_names')['particle'])})"
NAME_RE = re.compile(rf"^[A-Z][\w'’.-]+(?: {NAME_WORD}){{1,4}}$")
SMALL = frozenset(load_lexicon("sentences")["unfinished"])  # no capital in a headline that has one on every other word
# A line that ends like this was broken, or lost its end.
BREAKS_OFF_RE = re.compile(rf"[,;(]$|\s(?:-{{1,2}}|{alternatives(sorted(SMALL))})$")
OUTER = " \t.:;,!?…-–—_|•·*»>«<[](){}\"'#►▶→"
PROSE_WORDS = 9  # a line of fewer words may be a heading even with a full stop
TITLE_CASE_WORDS = 4  # so few capitals may be a name's
LONG_WORDS = 25  # a line this long without a final mark is more often a paragraph cut short than a caption


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line that holds more than white space; ``text`` is the normal form without outer space."""

    index: int  # place among the document's lines
    span: Span
    text: str  # 'Council closes the bridge at Osterby'
    gap_before: bool  # does an empty line, or the start of the text, stand before it

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(WORD_RE.findall(self.text))

    @property
    def bare(self) -> str:
        """The line in lower case, without the punctuation at its ends."""
        return re.sub(r"\s+", " ", self.text.strip(OUTER).lower())

    @property
    def ends_sentence(self) -> bool:
        """Say whether the line ends as a sentence does."""
        return bool(SENTENCE_END_RE.search(self.text)) and not self.text.endswith("Read more")

    @property
    def has_inner_sentence(self) -> bool:
        """Say whether a sentence ends inside the line."""
        return bool(INNER_END_RE.search(self.text))

    @property
    def is_prose(self) -> bool:
        """Say whether the line looks like a paragraph of an article."""
        return (self.ends_sentence and self.words >= PROSE_WORDS and not self.starts_lower) or (
            self.has_inner_sentence and self.words >= LONG_WORDS
        )

    @property
    def starts_lower(self) -> bool:
        """Say whether the line opens in the middle of a sentence."""
        return self.text[:1].islower()

    @property
    def is_title_case(self) -> bool:
        """Say whether all but small words have a capital, as in many headlines: "Mayor Shuts Bridge at Osterby"."""
        words = WORD_RE.findall(self.text)
        small = sum(word in SMALL for word in words)
        return len(words) - small >= TITLE_CASE_WORDS and not any(w[0].islower() and w not in SMALL for w in words)

    @property
    def is_name(self) -> bool:
        """Say whether the line is two to five words that could be a person's name."""
        return bool(NAME_RE.match(self.text))


def breaks_off(text: str) -> bool:
    """Say whether words end where no sentence does.

    >>> breaks_off("It was closed by the"), breaks_off("said the mayor,"), breaks_off("Bridge shut")
    (True, True, False)
    """
    return BREAKS_OFF_RE.search(text.rstrip()) is not None


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a line start and end, as far as its marks tell.

    >>> [("He left. She stayed.")[a:b] for a, b in sentences_of("He left. She stayed.")]
    ['He left.', 'She stayed.']
    """
    starts = [0, *(m.end() for m in INNER_END_RE.finditer(text))]
    ends = [*(m.end() - len(m.group()) + len(m.group().rstrip()) for m in INNER_END_RE.finditer(text)), len(text)]
    return list(zip(starts, ends, strict=True))


def read_lines(document: Document, longest: int = LIMITS.line) -> tuple[PageLine, ...]:
    """Return the lines behind the front matter that hold words or marks, in text order; long ones as far as allowed."""
    lines: list[PageLine] = []
    before = document.body_start
    for match in LINE_RE.finditer(document.normal, document.body_start):
        span = Span(match.start(), match.end()).trimmed(document.normal).trimmed(document.normal, f" {GLUE}")
        if not span.length:
            continue
        if mark := MARK_RE.match(document.normal, span.start, span.end):
            span = Span(mark.end(), span.end)
        if span.length > longest:
            span = Span(span.start, span.start + len(whole_part(span.cut(document.normal), longest, ". ")))
        gap = not lines or document.normal.count("\n", before, span.start) > 1
        lines.append(PageLine(len(lines), span, span.cut(document.normal), gap))
        before = span.end
    return tuple(lines)
