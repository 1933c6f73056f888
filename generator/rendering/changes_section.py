"""What changed by day: the facts and questions a day's sources brought, overtook or answered.

Quotes, figures and events are counted with a link to the first; on the first day, where all is
new, so are the facts.
"""

from __future__ import annotations

from generator.rendering.escaping import escape
from generator.rendering.page import Page, names_by_id
from generator.rendering.sources_section import shorten
from generator.rendering.wording import count, date_words
from generator.values.briefing import Briefing, Change


def render_changes(page: Page) -> list[str]:
    """Return the days with what they brought, the newest first; one day alone changes nothing."""
    changes = sorted(page.briefing.changes, key=lambda c: c.date)
    lines: list[str] = []
    for place, change in reversed(list(enumerate(changes))):
        told = _first_day(page.briefing, change) if place == 0 else _day(page.briefing, change)
        if told:
            lines += [f"### {date_words(change.date)}", "", *told, ""]
    return ["## What changed, day by day", "", *lines] if lines and len(changes) > 1 else []


def _day(briefing: Briefing, change: Change) -> list[str]:
    names = names_by_id(briefing)
    listed = {f.id for f in briefing.facts} | {q.id for q in briefing.questions}
    told = [("New", i) for i in change.added if i in listed]
    told += [("Overtaken", i) for i in change.superseded if i in names]
    told += [("Answered", i) for i in change.answered if i in names]
    lines = [f"- {kind}: [{escape(shorten(names[i]))}](#{i})" for kind, i in told]
    return [*lines, *_counted("Also new", _counts(briefing, change)[2:])]


def _first_day(briefing: Briefing, change: Change) -> list[str]:
    return _counted("First reports", _counts(briefing, change))


def _counted(words: str, counts: list[str]) -> list[str]:
    told = [c for c in counts if c]
    return [f"- {words}: {', '.join(told)}"] if told else []


def _counts(briefing: Briefing, change: Change) -> list[str]:
    """Count what a day added, facts and questions first; an id that names two kinds counts for both."""
    kinds = (
        ("fact", {f.id for f in briefing.facts}),
        ("question", {q.id for q in briefing.questions}),
        ("quote", {q.id for q in briefing.quotes}),
        ("figure", {f.id for f in briefing.figures}),
        ("event", {e.id for e in briefing.timeline} - {f.id for f in briefing.facts}),
        ("disagreement", {d.id for d in briefing.disagreements}),
    )
    found = []
    for noun, ids in kinds:
        added = [i for i in change.added if i in ids]
        found.append(f"[{count(len(added), noun)}](#{added[0]})" if added else "")
    return found
