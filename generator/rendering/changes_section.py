"""What changed by day: the facts and questions a day's sources brought, overtook or answered.

Quotes, figures and events are counted with a link to the first; on the first day, where all is
new, so are the facts.
"""

from __future__ import annotations

from typing import Final

from generator.rendering.escaping import escape
from generator.rendering.page import Page, links_by_id
from generator.rendering.wording import count, date_words, shorten
from generator.values.briefing import Change

DAYS_MARK: Final = "<!-- days -->"  # where the built site leads to the briefing as it stood on earlier days
LISTED: Final = frozenset({"facts", "questions"})  # the kinds whose new items are told one by one


def render_changes(page: Page) -> list[str]:
    """Return the days with what they brought, the newest first; one day alone changes nothing."""
    changes = sorted(page.briefing.changes, key=lambda c: c.date)
    lines: list[str] = []
    for place, change in reversed(list(enumerate(changes))):
        told = _counted("First reports", page, change, frozenset()) if place == 0 else _later_day(page, change)
        if told:
            lines += [f"### {date_words(change.date)}", "", *told, ""]
    return ["## What changed, day by day", "", DAYS_MARK, "", *lines] if lines and len(changes) > 1 else []


def _later_day(page: Page, change: Change) -> list[str]:
    links = links_by_id(page)
    listed = {item.id for section in LISTED for item in getattr(page.briefing, section)}
    told = [("New", i) for i in change.added if i in listed]
    told += [("Overtaken", i) for i in change.superseded if i in links]
    told += [("Answered", i) for i in change.answered if i in links]
    lines = [f"- {kind}: [{escape(shorten(links[i][0]))}]({links[i][1]})" for kind, i in told]
    return [*lines, *_counted("Also new", page, change, LISTED)]


def _counted(words: str, page: Page, change: Change, left_out: frozenset[str]) -> list[str]:
    """Count what a day added of every kind; an id that names two kinds counts for both.

    An event that is a fact's own words with their date is told with the fact.
    """
    counts = []
    facts = {fact.id for fact in page.briefing.facts}
    for kind in sorted(page.kinds, key=lambda kind: kind.key not in LISTED):
        ids = {item.id for item in getattr(page.briefing, kind.key)} - (facts if kind.key == "timeline" else set())
        added = [i for i in change.added if i in ids]
        if added and kind.key not in left_out:
            counts.append(f"[{count(len(added), kind.noun)}]({page.address_of(added[0], kind.key)})")
    return [f"- {words}: {', '.join(counts)}"] if counts else []
