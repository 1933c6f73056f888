"""The excerpts at the end of a page: every citation's words, in their paragraph, with their source.

A citation is a Markdown footnote named by the id of its evidence, so it works on GitHub, without
JavaScript, and keeps its name when others come or go. The paragraph around the words is cut from
the document; it is shown only while the whole stays short, and never reaches over a caption or a
newsletter box.
"""

from __future__ import annotations

import re

from generator.rendering.escaping import escape
from generator.rendering.page import Page
from generator.values.briefing import Briefing
from generator.values.document import Document, Evidence, evidence_in
from generator.values.span import Span

CITATION_RE = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\](?!:)")
WORD_RE = re.compile(r"\S+")
INTRODUCTION = (
    "What each citation rests on, copied from its source word for word. "
    "Where more of the paragraph is shown, the words cited are in bold."
)
LONGEST_CONTEXT = 60  # words of a source shown at most around and with a citation's words


def render_excerpts(page: Page, markdown: str) -> list[str]:
    """Return the section that defines every footnote the page cites, in the order of citing."""
    known = evidence_by_id(page.briefing)
    cited = [i for i in dict.fromkeys(m["id"] for m in CITATION_RE.finditer(markdown)) if i in known]
    if not cited:
        return []
    return ["## Excerpts", "", INTRODUCTION, ""] + [f"[^{slug}]: {_excerpt(page, known[slug])}" for slug in cited]


def evidence_by_id(briefing: Briefing) -> dict[str, Evidence]:
    """Return every piece of evidence of a briefing by its id."""
    found: dict[str, Evidence] = {}
    for item in evidence_in(briefing):
        found.setdefault(item.id, item)
    return found


def _excerpt(page: Page, evidence: Evidence) -> str:
    label = page.labels[evidence.source]
    document = page.documents.get(evidence.source)
    before, after = context_of(document, evidence)
    cited = _bold(document.printed(evidence.span) if document else evidence.text, before, after)
    words = f"{escape(before)}{cited}{escape(after)}"
    if before.endswith(" "):
        words = f"{escape(before)} {cited}{escape(after)}"
    if after.startswith(" "):
        words = words[: len(words) - len(escape(after))] + " " + escape(after)
    return f"{words} — [{label.short}](#{label.anchor})"


def _bold(text: str, before: str, after: str) -> str:
    """Mark the words cited in their paragraph, where bold can begin and end between such neighbours."""
    words = escape(text)
    if not before.strip() and not after.strip():
        return words
    begins = not before or before[-1].isspace() or text[0].isalnum()
    ends = not after or after[0].isspace() or text[-1].isalnum()
    glued = (before and before[-1].isalnum()) or (after and after[0].isalnum())
    return f"**{words}**" if begins and ends and not glued and words else words


def context_of(document: Document | None, evidence: Evidence) -> tuple[str, str]:
    """Return what stands before and after the words in their paragraph, cut to a short excerpt.

    Both are empty where the document is not at hand or the words do not stand in one body block.
    """
    paragraph = _paragraph(document, evidence.span) if document else None
    if document is None or paragraph is None:
        return "", ""
    before = document.printed(Span(paragraph.start, evidence.start))
    after = document.printed(Span(evidence.end, paragraph.end))
    room = max(0, LONGEST_CONTEXT - len(evidence.text.split()))
    left, right = len(before.split()), len(after.split())
    if left + right <= room:
        return before, after
    keep_left = min(left, max(room // 2, room - right))
    return _words_before(before, keep_left), _words_behind(after, room - keep_left)


def _paragraph(document: Document, span: Span) -> Span | None:
    for block in document.body:
        if block.contains(span):
            start = document.normal.rfind("\n", block.start, span.start) + 1
            end = document.normal.find("\n", span.end, block.end)
            return Span(max(start, block.start), end if end >= 0 else block.end)
    return None


def _words_before(text: str, number: int) -> str:
    places = [m.start() for m in WORD_RE.finditer(text)]
    if number >= len(places):
        return text
    return "… " + text[places[-number] :] if number else "… "


def _words_behind(text: str, number: int) -> str:
    places = [m.end() for m in WORD_RE.finditer(text)]
    if number >= len(places):
        return text
    return text[: places[number - 1]] + " …" if number else " …"
