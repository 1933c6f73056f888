"""``Briefing`` → Markdown and JSON; pure strings.

The pages are plain Markdown that reads well on its own and better under the theme. ``index.md`` has what a reader takes
in within a minute, the rest folded below; ``evidence.md`` has every fact with its excerpts, who has which, and what
changed day by day. A section with nothing in it is left out. Two kinds of comment, ``<!-- chart: ID -->`` and
``<!-- origins -->``, mark where the built site draws; the same is said there in words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.kinds import FOLDED, KINDS, Kind
from generator.overrides.redaction import GONE
from generator.rendering.changes_section import render_changes
from generator.rendering.escaping import escape
from generator.rendering.excerpts import arrange_excerpts
from generator.rendering.front import render_front
from generator.rendering.json_form import render_json
from generator.rendering.page import (
    ANCHOR_RE,
    EVIDENCE,
    FRONT,
    ON_EVIDENCE,
    Page,
    anchors,
    anchors_of,
    once,
    open_page,
)
from generator.rendering.quotes_section import quotes_told
from generator.rendering.sources_section import render_corrections, render_origins, render_sources
from generator.rendering.wording import shorten
from generator.values.briefing import Briefing

BEHIND = (render_origins, render_changes, render_corrections, render_sources)
NOT_KEPT = "The articles are not kept here: what is quoted stands as last verified."
LEFT_OUT = f"*{escape(GONE)}: words that the editors left out.*"
GAP_RE = re.compile(r"\n{3,}")


def render(briefing: Briefing) -> dict[str, str]:
    """Return the generated files of a story by name; the data name as key facts those that have room on the front."""
    _, front = render_front(open_page(briefing))
    told = replace(
        briefing,
        key_facts=tuple(i for i in briefing.key_facts if i in front),
        facts=tuple(replace(f, shown=f.shown or f.text) for f in briefing.facts),
        timeline=tuple(replace(e, shown=e.shown or e.text) for e in briefing.timeline),
    )
    return {"briefing.json": render_json(told), FRONT: render_markdown(briefing), EVIDENCE: render_evidence(briefing)}


def render_markdown(briefing: Briefing) -> str:
    """Return ``index.md``: the front, and what is folded below it."""
    page = open_page(briefing, KINDS)
    lines, front = render_front(page)
    page = replace(page, front=front)
    told = quotes_told(page)
    for fact, quotes in told.items():
        own = anchors(fact)
        lines = [line.replace(own, own + "".join(map(anchors_of, quotes)), 1) for line in lines]
    page = replace(page, front=front.union(q.id for quotes in told.values() for q in quotes))
    kinds = sorted((k for k in KINDS if k.key not in ON_EVIDENCE), key=_fold_order)
    return _page_text([*lines, *(line for kind in kinds for line in _fold(kind, page))])


def render_evidence(briefing: Briefing) -> str:
    """Return ``evidence.md``: what stands behind the front."""
    page = open_page(briefing, KINDS)
    _, front = render_front(page)
    page = replace(page, name=EVIDENCE, front=front, excerpts=arrange_excerpts(briefing))
    sections = (*(k.section for k in KINDS if k.key in ON_EVIDENCE), *BEHIND)
    kept = f" {NOT_KEPT}" if briefing.packed else ""
    head = ["# Evidence", "", f"What “[{escape(briefing.title)}]({FRONT})” rests on.{kept}", ""]
    return _page_text([*head, *(line for section in sections for line in section(page)), *_ids(page)])


def _ids(page: Page) -> list[str]:
    """Return the ids of what is told on the front alone, by which editors name it; folded."""
    printed = frozenset(ANCHOR_RE.findall(render_markdown(page.briefing)))
    lines: list[str] = []
    for kind in sorted((k for k in KINDS if k.key not in ON_EVIDENCE), key=_fold_order):
        items = [item for item in getattr(page.briefing, kind.key) if item.id in printed]
        told = [f"- [{i.id}]({FRONT}#{i.id}) {escape(shorten(kind.edit.told(i)))}" for i in items]
        lines += [f"### {kind.key.capitalize()}", "", *told, ""] if told else []
    opening = ['<details markdown="1" id="ids">', "<summary>Ids of what stands on the front</summary>", ""]
    return [*opening, *lines, "</details>", ""] if lines else []


def _fold_order(kind: Kind) -> int:
    return FOLDED.index(kind.key) if kind.key in FOLDED else len(FOLDED)


def _fold(kind: Kind, page: Page) -> list[str]:
    """Return a section that opens when it is called: by its heading, by its anchor, by a search."""
    lines = kind.section(page)
    if not lines:
        return []
    opening = [f'<details markdown="1" id="{kind.key}">', f"<summary>{lines[0].lstrip('# ')}</summary>", ""]
    return [*opening, *lines[1:], "</details>", ""]


def _page_text(lines: list[str]) -> str:
    text = GAP_RE.sub("\n\n", once("\n".join(lines))).strip() + "\n"
    return f"{text}\n{LEFT_OUT}\n" if escape(GONE) in text else text
