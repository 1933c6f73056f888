"""A statement or a figure as a page of its own, to be shown in a frame on another site.

    embed/osterby-bridge/e-1a2b3c4d/index.html

Of a story there are the lede, the key facts and the first figures; each page has no script, a policy of its own, and
the words, the outlets, the day and the way to the briefing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.rendering.figures_section import by_measure
from generator.rendering.wording import date_words, period_words
from generator.site.stories import SiteStory
from generator.values.briefing import Fact

MOST_FIGURES: Final = 8
EMBED: Final = "embed"
TEMPLATE: Final = "lists/embed.html"


@dataclass(frozen=True, slots=True)
class Embed:
    """What stands in a frame."""

    id: str
    words: str
    amount: str  # of a figure, else empty
    by: str  # "North Today, Hull Evening Record"
    note: str  # "2 independent reports", "the editor’s own words"
    day: str

    def path(self, slug: str) -> str:
        """Return the path of its file in the site."""
        return f"{EMBED}/{slug}/{self.id}/index.html"


def find_embeds(story: SiteStory) -> Iterator[Embed]:
    """Yield what of a story can be shown elsewhere; an item that is two kinds is shown as a statement."""
    briefing = story.briefing
    day = date_words(briefing.updated)
    seen = {*briefing.lede_facts, *briefing.key_facts}
    for fact in (f for f in briefing.facts if f.id in seen):
        by = "" if fact.unsupported else story.outlets(fact.sources)
        yield Embed(fact.id, fact.shown or fact.text, "", by, _standing_note(fact), day)
    shown = [f for f in by_measure(briefing.figures) if f.measure and f.id not in seen][:MOST_FIGURES]
    for figure in shown:
        told = figure.told or figure.measure or ""
        yield Embed(figure.id, told, figure.text, story.outlets(figure.sources), period_words(figure), day)


def _standing_note(fact: Fact) -> str:
    if fact.unsupported:
        return "the editor’s own words, which no source holds"
    differ = "sources differ" if fact.standing == "disputed" else ""
    reports = f"{len(fact.origins)} independent reports" if len(fact.origins) > 1 else ""
    overtaken = "overtaken by later reports" if fact.standing == "superseded" else ""
    return ", ".join(filter(None, (reports, differ, overtaken, "worded by the editor" if fact.edited else "")))
