"""Who has which statement: a table with a row a statement and a column an article.

A filled mark is an article's own report, a hollow one an article that carries another's text. What an article was not
seen to state has an empty cell: that it does not state it is a claim nobody can check.
"""

from __future__ import annotations

import re

from generator.rendering.escaping import escape_html
from generator.rendering.page import Page
from generator.rendering.wording import shorten
from generator.values.briefing import BriefingSource, Fact

MATRIX_MARK = "<!-- statements -->"  # stands before the table of the Markdown
MATRIX_RE = re.compile(rf"{re.escape(MATRIX_MARK)}\n+(?:\|.*(?:\n|$))+")
COPIES = frozenset({"reprint", "rewrite"})


def shared_facts(page: Page) -> list[Fact]:
    """Return the facts that several articles state."""
    return [fact for fact in page.briefing.facts if len(fact.sources) > 1]


def draw_matrix(page: Page) -> str:
    """Return the table as HTML: the statement's column stays in sight where the others are scrolled."""
    heads = "".join(_article_head(page, source) for source in page.sources)
    rows = "".join(_statement(page, fact) for fact in shared_facts(page))
    title = '<caption class="matrix-title">● its own report, ○ carries another article’s text</caption>'
    head = f'<thead><tr><th scope="col">Statement</th>{heads}</tr></thead>'
    table = f'<table class="matrix-table">{title}{head}<tbody>{rows}</tbody></table>'
    return f'<div class="matrix" role="region" aria-label="What several articles state" tabindex="0">{table}</div>\n'


def _article_head(page: Page, source: BriefingSource) -> str:
    label = page.labels[source.id]
    return f'<th scope="col"><a href="#{escape_html(label.anchor)}">{escape_html(label.name)}</a></th>'


def _statement(page: Page, fact: Fact) -> str:
    cells = "".join(_cell(source, fact) for source in page.sources)
    words = escape_html(shorten(fact.shown or fact.text))
    return f'<tr><th scope="row"><a href="#{escape_html(fact.id)}">{words}</a></th>{cells}</tr>'


def _cell(source: BriefingSource, fact: Fact) -> str:
    if source.id not in fact.sources:
        return "<td></td>"
    sign, words = ("○", "carries it in another’s text") if source.relation.kind in COPIES else ("●", "states it")
    return f'<td><span aria-hidden="true">{sign}</span><span class="matrix-words">{words}</span></td>'
