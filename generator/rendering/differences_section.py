"""Where sources differ, side by side, and the questions: open ones and what answered the others."""

from __future__ import annotations

from dataclasses import replace

from generator.rendering.drawings.filling import mark_chart
from generator.rendering.drawings.series import chart_of_difference
from generator.rendering.escaping import escape, escape_line
from generator.rendering.page import EVIDENCE, Page, anchors_of
from generator.rendering.wording import QUESTION_WORDS
from generator.values.briefing import Disagreement, Position, Question
from generator.values.document import Evidence, normal_words

SIDE_BY_SIDE = 3  # positions that fit beside one another on a phone; more stand below one another
BESIDE = 2  # shared words that stay beside those that differ


def render_disagreements(page: Page) -> list[str]:
    """Return every disagreement with its positions."""
    found = page.briefing.disagreements
    return ["## Where sources differ", "", *(line for d in found for line in _difference(page, d))] if found else []


def _difference(page: Page, item: Disagreement) -> list[str]:
    heads = [page.credit(p.sources, p.evidence) for p in item.positions]
    cells = [position_words(item, p) for p in item.positions]
    chart = chart_of_difference(page, item)
    lines = [f"### {anchors_of(item)}{topic_words(item)}", "", *([mark_chart(chart), ""] if chart else [])]
    if len(heads) <= SIDE_BY_SIDE:
        lines += [_table_row(heads), _table_row(["---"] * len(heads)), _table_row(cells), ""]
    else:
        lines += [_table_row(["Source", "What it says"]), _table_row(["---", "---"])]
        lines += [*(_table_row([head, cell]) for head, cell in zip(heads, cells, strict=True)), ""]
    if item.settled_by:
        lines += [settled_words(page, item.settled_by), ""]
    told = [f"*{escape(item.note)}*"] if item.note else []
    return [*lines, " · ".join((*told, *page.id_shown(item))), ""]


def difference_lines(page: Page, item: Disagreement) -> list[str]:
    """Return a difference as one entry of a list: its topic, and below it each position with who holds it."""
    texts = cut_shared([p.text for p in item.positions]) if item.kind == "wording" else [p.text for p in item.positions]
    sides = (replace(p, text=text) for p, text in zip(item.positions, texts, strict=True))
    said = [f"{position_words(item, p)} — *{page.credit(p.sources, p.evidence)}*" for p in sides]
    later = [settled_words(page, item.settled_by)] if item.settled_by else []
    return "  \n    ".join([f"- {anchors_of(item)}**{topic_words(item)}**", *said, *later]).split("\n")


def cut_shared(texts: list[str]) -> list[str]:
    """Cut from all but the first what they open and end on like the first, but for a word or two beside what differs.

    >>> cut_shared(["The price is fair to all of us here", "The price seems fair to all of us here"])
    ['The price is fair to all of us here', 'The price seems fair to …']
    """
    first = texts[0].split()
    return [texts[0], *(" ".join(_cut_like(first, text.split())) for text in texts[1:])]


def _cut_like(first: list[str], own: list[str]) -> list[str]:
    head, tail = _alike_at_head(first, own), _alike_at_head(first[::-1], own[::-1])
    start, end = max(0, head - BESIDE), len(own) - max(0, tail - BESIDE)
    if start + BESIDE >= end:
        return own  # one stands in the other
    before, behind = (["…"] if cut > 1 else [] for cut in (start, len(own) - end))
    return [*(before or own[:start]), *own[start:end], *(behind or own[end:])]


def _alike_at_head(first: list[str], own: list[str]) -> int:
    """Count the words that two texts open on alike."""
    same = (normal_words(a) == normal_words(b) for a, b in zip(first, own, strict=False))
    return next((n for n, one in enumerate(same) if not one), min(len(first), len(own)))


def name_difference(page: Page, item: Disagreement) -> list[str]:
    """Return a difference as one entry of a list: its topic, who has it, and the way to what they say."""
    there = f"[side by side]({page.address(item.id, EVIDENCE)})"
    named = (page.credit(p.sources, p.evidence) for p in item.positions)
    return [f"- {anchors_of(item)}**{topic_words(item)}**  ", f"    *{' · '.join((*named, there))}*"]


def topic_words(item: Disagreement) -> str:
    """Return what the sources differ on, as a heading."""
    return escape(item.topic[:1].upper() + item.topic[1:])


def settled_words(page: Page, by: Evidence) -> str:
    """Return what a later source said of a difference."""
    return f"**Later:** {escape(by.text)} — *{page.credit((), (by,))}*"


def position_words(item: Disagreement, position: Position) -> str:
    """Return a position's words; between marks where they are what differs."""
    return f"“{escape(position.text)}”" if item.kind == "wording" else escape(position.text)


def _table_row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def render_questions(page: Page) -> list[str]:
    """Return the open questions, then the answered ones."""
    lines: list[str] = []
    for heading, state in (("## Open questions", "open"), ("## Answered questions", "answered")):
        chosen = [q for q in page.briefing.questions if q.state == state]
        if chosen:
            lines += [heading, "", *(line for q in chosen for line in question_lines(page, q)), ""]
    return lines


def question_lines(page: Page, item: Question) -> list[str]:
    """Return a question with who left it open, and what answered it."""
    by = "the editor’s own question" if item.unsupported else page.credit((), item.raised)
    raised = " · ".join((QUESTION_WORDS.get(item.reason, item.reason), by, *page.id_shown(item)))
    lines = [f"- {anchors_of(item)}**{escape_line(item.text)}**  ", f"    *{raised}*"]
    if item.answered:
        words = " … ".join(e.shown for e in item.answered if e.source == item.answered[0].source)
        lines[-1] += "  "
        lines.append(f"    **Answer:** {escape(words)} — *{page.credit((), item.answered)}*")
    return lines
