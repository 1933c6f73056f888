"""How an article words its story, outside quotation marks: what copies keep and independent reports do not.

Words between quotation marks are left out, because two reporters who sat in one press conference share them. A
quotation that does not close in its paragraph runs on into the next ones when one of them closes it:

    "We sold the boats, <- quoted
    and then the nets," <- quoted
    the mayor said.     <- kept
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.relations.comparing.terms import is_content, word_of
from generator.values.annotation import Annotation, Token
from generator.values.findings import Article
from generator.values.span import Span

SHINGLE = 3  # words in a row, the measure of NEWS-COPY and of most copy detectors
RUN_ON = 3  # paragraphs a quotation without a closing mark may run on
FEWEST_WORDS = 4  # content words a sentence needs to be compared


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence's content words outside quotation marks."""

    sentence: int  # index into Annotation.sentences
    words: frozenset[str]  # lemmas, synonyms folded: {"putin", "visit", "may"}


@dataclass(frozen=True, slots=True)
class Wording:
    """One article as copies are compared."""

    source: str
    shingles: frozenset[tuple[str, ...]]
    lines: tuple[Line, ...]
    words: frozenset[str]  # of all lines


def wording_of(article: Article) -> Wording:
    """Return an article's wording outside quotation marks."""
    annotation = article.annotation
    quoted = quoted_spans(annotation, article.document.normal)
    kept = _outside(annotation.tokens, quoted)
    lines = []
    for number, sentence in enumerate(annotation.sentences):
        words = frozenset(
            word_of(t)
            for t in annotation.tokens[sentence.first : sentence.last]
            if t.index in kept and is_content(t, amounts=True)
        )
        if len(words) >= FEWEST_WORDS:
            lines.append(Line(number, words))
    words = frozenset(w for line in lines for w in line.words)
    return Wording(article.document.source, _shingles(annotation.tokens, kept), tuple(lines), words)


def quoted_spans(annotation: Annotation, normal: str) -> tuple[Span, ...]:
    """Return the stretches between double quotation marks, in text order."""
    found: list[Span] = []
    opened: int | None = None  # paragraph in which a quotation was left open
    for number, paragraph in enumerate(annotation.paragraphs):
        words = paragraph.cut(normal)
        marks = [paragraph.start + i for i, c in enumerate(words) if c == '"']
        if opened is not None and len(marks) % 2 and not words.startswith('"') and number - opened <= RUN_ON:
            found += [*annotation.paragraphs[opened + 1 : number], Span(paragraph.start, marks.pop(0))]
            opened = None
        if len(marks) % 2:
            opened = number
            marks.append(paragraph.end)
        found += [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return tuple(sorted(found))


def _outside(tokens: tuple[Token, ...], quoted: tuple[Span, ...]) -> frozenset[int]:
    kept, place = [], 0
    for token in tokens:
        while place < len(quoted) and quoted[place].end <= token.start:
            place += 1
        if place == len(quoted) or token.start < quoted[place].start:
            kept.append(token.index)
    return frozenset(kept)


def _shingles(tokens: tuple[Token, ...], kept: frozenset[int]) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    run: list[str] = []
    for token in tokens:
        if not token.text[:1].isalnum():
            continue
        if token.index not in kept:
            run = []
            continue
        run.append(token.text.lower())
        if len(run) >= SHINGLE:
            found.add(tuple(run[-SHINGLE:]))
    return frozenset(found)
