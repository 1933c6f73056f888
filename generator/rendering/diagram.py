"""Who has it from whom as a drawing: origins on the left, articles beside them, copies beside those.

Inline SVG, made at build time; the list under it says the same in words, so screen readers get a
short title and the list.
"""

from __future__ import annotations

from generator.rendering.escaping import escape_html
from generator.rendering.page import Page, is_own_report
from generator.rendering.wording import count
from generator.values.briefing import BriefingSource

COLUMN, BOX, ROW, TALL = 240, 200, 56, 44  # px from column to column, box width, row, box height
DEEPEST = 2  # copies of copies stand in the last column with the copies
OWN_REPORT = "Own report"
LONGEST = 24  # characters that fit into a box


def draw_origins(page: Page) -> str:
    """Draw the origins and their articles as an SVG element in a figure."""
    rows: list[tuple[str, list[tuple[BriefingSource, int]]]] = []
    for origin in page.briefing.origins:
        members = {s.id: s for s in page.sources if s.id in origin.sources}
        rows.append((OWN_REPORT if is_own_report(origin, members) else origin.label, _ordered(members)))
    total = sum(max(1, len(articles)) for _, articles in rows)
    width = COLUMN * (max((d for _, articles in rows for _, d in articles), default=1)) + BOX + 4
    parts, top = [], 0
    for label, articles in rows:
        parts.append(_origin_group(page, label, articles, top))
        top += max(1, len(articles)) * ROW
    words = f"{count(len(page.sources), 'article')} from {count(len(rows), 'origin')}; the list below says the same"
    return (
        f'<figure class="origins"><svg viewBox="0 0 {width} {total * ROW}" width="{width}" height="{total * ROW}" '
        f'role="img" aria-label="{words}">{"".join(parts)}</svg></figure>'
    )


def _ordered(members: dict[str, BriefingSource]) -> list[tuple[BriefingSource, int]]:
    """Return the articles of an origin, each copy behind the article it has its text from, with its depth."""
    found: list[tuple[BriefingSource, int]] = []

    def add(source: BriefingSource, depth: int) -> None:
        if any(source is other for other, _ in found):
            return
        found.append((source, min(depth, DEEPEST)))
        for child in members.values():
            if _parent(child, members) == source.id:
                add(child, depth + 1)

    for source in members.values():
        if _parent(source, members) is None:
            add(source, 1)
    for source in members.values():  # a ring of copies has no first
        add(source, 1)
    return found


def _parent(source: BriefingSource, members: dict[str, BriefingSource]) -> str | None:
    """Return the article of the same origin that this one has its text from; a follow-up has none."""
    relation = source.relation
    if relation.kind not in {"reprint", "rewrite"} or relation.of == source.id:
        return None
    return relation.of if relation.of in members else None


def _origin_group(page: Page, label: str, articles: list[tuple[BriefingSource, int]], top: int) -> str:
    parts = [_box(0, top, _two_lines(label), "origin")]
    places = {source.id: (place, depth) for place, (source, depth) in enumerate(articles)}
    members = {source.id: source for source, _ in articles}
    for place, (source, depth) in enumerate(articles):
        name = page.labels[source.id]
        parent = _parent(source, members)
        start_row, start_depth = places[parent] if parent else (0, 0)
        here = (depth * COLUMN, top + place * ROW)
        parts.append(_connection((start_depth * COLUMN + BOX, top + start_row * ROW), here))
        relation = f"{source.relation.kind} · " if parent else ""
        parts.append(
            _box(*here, (f"{name.letter} · {source.outlet or 'Unnamed outlet'}", relation + name.date), "article")
        )
    return "".join(parts)


def _box(left: int, top: int, words: tuple[str, str], kind: str) -> str:
    first, second = (escape_html(w if len(w) <= LONGEST + 3 else f"{w[: LONGEST + 2].rstrip()}…") for w in words)
    place = 20 if second else 28
    text = f'<text x="{left + 10}" y="{top + 2 + place}">{first}</text>'
    if second:
        text += f'<text class="origins-small" x="{left + 10}" y="{top + 39}">{second}</text>'
    shape = f'<rect x="{left + 1}" y="{top + 4}" width="{BOX}" height="{TALL}" rx="4"/>'
    return f'<g class="origins-{kind}">{shape}{text}</g>'


def _two_lines(words: str) -> tuple[str, str]:
    """Break a label at a word's end; a short one has no second line.

    >>> _two_lines("Reuters report of 19 March 2024"), _two_lines("NTD")
    (('Reuters report of 19', 'March 2024'), ('NTD', ''))
    """
    if len(words) <= LONGEST:
        return words, ""
    first = words[: LONGEST + 1].rsplit(" ", 1)[0]
    return first, words[len(first) :].strip()


def _connection(start: tuple[int, int], end: tuple[int, int]) -> str:
    middle, half = (start[0] + end[0]) // 2, 4 + TALL // 2
    return f'<path d="M{start[0] + 1} {start[1] + half}H{middle}V{end[1] + half}H{end[0] + 1}"/>'
