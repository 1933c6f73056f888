"""Who has it from whom as a tree: a report at its root, the articles that carry it, and the copies of these.

It grows to the right, and downwards on a phone; lists with lines between them, so it is read aloud as it stands.
"""

from __future__ import annotations

import re

from generator.rendering.drawings.matrix import COPIES
from generator.rendering.escaping import escape_html
from generator.rendering.page import Page, is_own_report
from generator.rendering.wording import count, relation_words
from generator.sources.agencies import agency_named
from generator.values.briefing import BriefingSource, Origin
from generator.values.ids import slugify

ORIGINS_MARK = "<!-- origins -->"  # stands before the list of reports
ORIGINS_RE = re.compile(rf"{re.escape(ORIGINS_MARK)}\n+(?: *- .*(?:\n|$))+")
OWN_REPORT = "its own report"
DEEPEST = 2  # levels below a report: copies of copies stand beside the copies


def draw_origins(page: Page) -> str:
    """Return the reports with their articles as HTML."""
    reports = "".join(_report(page, origin) for origin in page.briefing.origins)
    return f'<div class="origins"><ul>{reports}</ul></div>\n'


def _report(page: Page, origin: Origin) -> str:
    members = [s for s in page.sources if s.id in origin.sources]
    anchor = f'<a id="{escape_html(origin_anchor(origin.id))}"></a>'
    if is_own_report(origin, {s.id: s for s in members}):
        return f'<li><div class="origins-report">{anchor}{_article(page, members[0])}</div></li>'
    shared = f"<small>· {count(len(members), 'article')}, one report</small>" if len(members) > 1 else ""
    root = f'<div class="origins-report">{anchor}<strong>{escape_html(origin.label)}</strong> {shared}</div>'
    return f"<li>{root}<ul>{_branches(page, in_descent(members))}</ul></li>"


def _branches(page: Page, articles: list[tuple[BriefingSource, int]]) -> str:
    drawn = ""
    for place, (source, level) in enumerate(articles):
        if level > 1:
            continue
        copies = []
        for copy, below in articles[place + 1 :]:
            if below == 1:
                break
            copies.append(f"<li>{_article(page, copy)}</li>")
        inner = f"<ul>{''.join(copies)}</ul>" if copies else ""
        drawn += f"<li><div>{_article(page, source)}</div>{inner}</li>"
    return drawn


def _article(page: Page, source: BriefingSource) -> str:
    label = page.labels[source.id]
    name = f'<a href="#{escape_html(label.anchor)}">{escape_html(label.name)}</a> <small>· {label.date}</small>'
    words = descent_words(page, source)
    return f"{name} <small>· {escape_html(words)}</small>" if words else name


def descent_words(page: Page, source: BriefingSource) -> str:
    """Return what an article does with another's text: "carries the text of Northgate Courier"; empty for nothing."""
    words, of = relation_words(source.relation), source.relation.of
    if words is None:
        return ""
    if of is not None and of in page.labels:
        return f"{words} {page.labels[of].name}"
    label = next((o.label for o in page.briefing.origins if o.id == source.origin), "")
    agency = agency_named(label.partition(" report")[0])
    return f"{words} {agency or 'an article not at hand'}" if source.relation.kind in COPIES else ""


def origin_anchor(origin: str) -> str:
    """Return an anchor that no organisation has, whose ids begin like an origin's."""
    return f"origin-{slugify(origin.removeprefix('o-'))}"


def in_descent(members: list[BriefingSource]) -> list[tuple[BriefingSource, int]]:
    """Return the articles of one report, each copy behind the article it has its text from, with its level from 1."""
    by_id = {s.id: s for s in members}
    found: dict[str, int] = {}

    def add(source: BriefingSource, level: int) -> None:
        if source.id not in found:
            found[source.id] = min(level, DEEPEST)
            for child in members:
                if _copied_from(child, by_id) == source.id:
                    add(child, level + 1)

    for source in (*(s for s in members if _copied_from(s, by_id) is None), *members):  # a ring of copies has no first
        add(source, 1)
    return [(by_id[i], level) for i, level in found.items()]


def _copied_from(source: BriefingSource, members: dict[str, BriefingSource]) -> str | None:
    """Return the article of the same report that this one has its text from; a follow-up has none."""
    relation = source.relation
    copies = relation.kind in COPIES and relation.of in members and relation.of != source.id
    return relation.of if copies else None
