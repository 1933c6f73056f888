"""Where sources differ, side by side, and the questions: open ones and what answered the others."""

from __future__ import annotations

from generator.rendering.escaping import escape, escape_line
from generator.rendering.page import Page, anchors, cite
from generator.rendering.wording import QUESTION_WORDS
from generator.values.briefing import Disagreement, Position, Question
from generator.values.document import Evidence

SIDE_BY_SIDE = 3  # positions that fit beside one another on a phone; more stand below one another


def render_disagreements(page: Page) -> list[str]:
    """Return every disagreement with its positions."""
    found = page.briefing.disagreements
    return ["## Where sources differ", "", *(line for d in found for line in _difference(page, d))] if found else []


def _difference(page: Page, item: Disagreement) -> list[str]:
    heads = [page.names(p.sources) for p in item.positions]
    cells = [f"{_position_words(item, p)}{cite(*p.evidence)}" for p in item.positions]
    lines = [f"### {anchors(item.id, *item.also)}{escape(item.topic[:1].upper() + item.topic[1:])}", ""]
    if len(heads) <= SIDE_BY_SIDE:
        lines += [_table_row(heads), _table_row(["---"] * len(heads)), _table_row(cells), ""]
    else:
        lines += [_table_row(["Source", "What it says"]), _table_row(["---", "---"])]
        lines += [*(_table_row([head, cell]) for head, cell in zip(heads, cells, strict=True)), ""]
    if item.settled_by:
        by = item.settled_by
        lines += [f"**Later:** {escape(by.text)}{cite(by)} — {page.names((by.source,))}", ""]
    return [*lines, *([f"*{escape(item.note)}*", ""] if item.note else [])]


def _position_words(item: Disagreement, position: Position) -> str:
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
            lines += [heading, "", *(line for q in chosen for line in _question_lines(page, q)), ""]
    return lines


def _question_lines(page: Page, item: Question) -> list[str]:
    raised = f"{QUESTION_WORDS.get(item.reason, item.reason)} · {_source_names(page, item.raised)}{cite(*item.raised)}"
    lines = [f"- {anchors(item.id, *item.also)}**{escape_line(item.text)}**  ", f"    *{raised.rstrip()}*"]
    if item.answered:
        words = " … ".join(e.text for e in item.answered if e.source == item.answered[0].source)
        lines[-1] += "  "
        lines.append(f"    **Answer:** {escape(words)}{cite(*item.answered)} — {_source_names(page, item.answered)}")
    return lines


def _source_names(page: Page, evidence: tuple[Evidence, ...]) -> str:
    return page.names(tuple(e.source for e in evidence))
