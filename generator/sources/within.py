"""What of an article is over a limit: its end, the end of a line, a sentence without an end.

| over | what becomes of it |
|---|---|
| ``article`` | read up to the last line, else the last word, that is whole |
| ``line`` | the line ends with the last sentence, else the last word, within the limit |
| ``sentence`` | a stretch of a line without the end of a sentence is left out |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.sources.lines import LINE_RE, sentences_of
from generator.values.diagnostic import Diagnostic
from generator.values.document import Block, BlockLabel, Document
from generator.values.limits import ReadingLimits, raise_limit
from generator.values.span import Span

OVER_LIMIT: Final = "B221"


def keep_within(document: Document, blocks: tuple[Block, ...], limits: ReadingLimits) -> tuple[Block, ...]:
    """Return the blocks, with the stretches of body text left out that are too long for a sentence."""
    found: list[Block] = []
    for block in blocks:
        long = block.label is BlockLabel.BODY and block.span.length > limits.sentence
        found += _short_stretches(document, block, limits.sentence) if long else (block,)
    return tuple(found)


def _short_stretches(document: Document, block: Block, most: int) -> Iterator[Block]:
    """Yield a block's parts between the stretches that are over the limit."""
    base, start, last = block.span.start, None, 0
    for begin, end in sentences_of(block.span.cut(document.normal)):
        if end - begin <= most:
            start, last = (begin if start is None else start), end
        elif start is not None:
            yield Block(Span(base + start, base + last), block.label)
            start = None
    if start is not None:
        yield Block(Span(base + start, base + last), block.label)


def over_limits(document: Document, before: tuple[Block, ...], limits: ReadingLimits) -> Iterator[Diagnostic]:
    """Yield a note for the lines, and one for the sentences, that were cut; ``before`` are the blocks as they were."""
    lines = sum(m.end() - m.start() > limits.line for m in LINE_RE.finditer(document.normal, document.body_start))
    if lines:
        fault = f"has lines of more than {limits.line:,} characters ({lines}): their ends are left out"
        yield Diagnostic(OVER_LIMIT, fault, document.path, raise_limit("line"))
    kept = sum(block.span.length for block in document.blocks)
    if lost := sum(block.span.length for block in before) - kept:
        fault = f"has {lost:,} characters in sentences of more than {limits.sentence:,}: they are left out"
        yield Diagnostic(OVER_LIMIT, fault, document.path, raise_limit("sentence"))
