"""What a writer thinks: sentences of the writer's own view, and columns, which have many of them.

The council should pay. / We all know why. / Perhaps the bridge will open.    -> a view
The bridge should stay closed, Bell said. / "We must pay," she said.         -> none: somebody says it
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.tree import root_of
from generator.syntax.verbs import auxiliaries_of
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import Quote
from generator.values.span import Span, merge_spans, own_span, sharing

QUOTED_RE: Final = re.compile(r"\"[^\"]*\"|(?<!\w)'[^\"]*?'(?!\w)")
FEWEST_VIEWS: Final = 3  # of a column
COLUMN: Final = 0.15  # share of views among a column's sentences; of read columns .21, of reports with three views .08


def is_view(document: Document, annotation: Annotation, span: Span) -> bool:
    """Say whether words tell what their writer thinks; who else says it is not asked."""
    sentence = annotation.sentence_at(span.start)
    quoted = [m.span() for m in QUOTED_RE.finditer(document.normal, span.start, span.end)]
    own = [t for t in annotation.tokens_in(span) if not any(a <= t.start < b for a, b in quoted)]
    if sentence is None or not own:
        return False
    modals = {t.text.lower() for t in auxiliaries_of(annotation, root_of(annotation, sentence))}
    writer = any(t.pos == "PRON" and t.text in {"I", "we", "We"} for t in own)
    return writer or bool(modals & {"should", "ought"}) or own[0].text.lower() in load_lexicon("statements")["views"]


def is_column(document: Document, annotation: Annotation, quotes: tuple[Quote, ...]) -> bool:
    """Say whether an article tells its writer's view several times and every few sentences."""
    said = merge_spans(tuple(part for quote in quotes for part in quote.parts))
    roots = [(s, root_of(annotation, s).span) for s in annotation.sentences]
    own = [s for s, root in roots if not any(part.contains(root) for part in sharing(said, root, own_span))]
    whole = [s.span for s in own if s.span.cut(document.normal).count('"') % 2 == 0]
    views = sum(is_view(document, annotation, span) for span in whole)
    return views >= FEWEST_VIEWS and views >= COLUMN * len(annotation.sentences)
