"""Figures across stories: the newest of each, and a page for what was counted more than once.

One subject is one wording of what is counted, in one unit: "trade between Lorne and Vaskia" in dollars. A page shows
its values by the time they hold for, with who printed them; that two values differ says nothing of a trend.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.rendering.wording import ROLE_WORDS, count, date_words, period_words, shorten
from generator.site.addresses import page_name
from generator.site.blocks import Block, Heading, Listing, PageLink, Paragraph, SitePage, Table, Words
from generator.site.people import and_more
from generator.site.stories import SiteStory, newest_day
from generator.values.briefing import BriefingFigure

FIGURES: Final = "figures/index.md"
LEAST_WORDS: Final = 2  # of what is counted: "people" alone says nothing in a list
TITLE: Final = 60  # characters of a headline in a table
TOLD: Final = "Figures of the briefings whose sources make clear what is counted, newest first."


@dataclass(frozen=True, slots=True)
class StoryFigure:
    """A figure with the story it is of."""

    story: SiteStory
    figure: BriefingFigure

    @property
    def subject(self) -> str:
        """What is counted, as its page is named."""
        return page_name(f"{self.figure.measure} {self.figure.quantity.unit}")

    @property
    def day(self) -> str:
        """The day of its newest source."""
        days = (s.published for s in self.story.briefing.sources if s.id in self.figure.sources and s.published)
        return max(days, default="")[:10]

    @property
    def order(self) -> tuple[str, str, str]:
        """Sort key: the time it holds for, else the day it was printed."""
        period = self.figure.period
        return ((period and (period.end or period.start)) or self.day, self.day, self.figure.id)


def site_figures(stories: Iterable[SiteStory]) -> list[StoryFigure]:
    """Return the figures of all stories whose measure says something alone, newest story first."""
    every = (StoryFigure(story, figure) for story in stories for figure in story.briefing.figures)
    return [f for f in every if f.figure.measure and len(f.figure.measure.split()) >= LEAST_WORDS]


def figure_pages(stories: Iterable[SiteStory]) -> Iterator[SitePage]:
    """Yield the list of figures and a page for each subject that has a history."""
    every = site_figures(stories)
    subjects: defaultdict[str, list[StoryFigure]] = defaultdict(list)
    for found in every:
        subjects[found.subject].append(found)
    followed = {slug: rows for slug, rows in subjects.items() if _has_history(rows)}
    yield from (_subject_page(slug, rows) for slug, rows in followed.items())
    blocks: list[Block] = [Paragraph((TOLD,), "intro")]
    if followed:
        blocks += [Heading(("Followed over time",)), Listing(tuple(_subject_line(s, r) for s, r in followed.items()))]
    for story, own in groupby(every, key=lambda f: f.story):
        blocks += [
            Heading((story.link, f" · {date_words(story.briefing.updated)}")),
            Listing(tuple(map(_figure_row, own))),
        ]
    yield SitePage(FIGURES, "Figures", TOLD, tuple(blocks) if every else (*blocks, Paragraph(("Nothing yet.",))))


def _has_history(rows: list[StoryFigure]) -> bool:
    """Say whether there are values of several times, or of several stories."""
    return len({(f.order[0], f.figure.quantity.value) for f in rows}) > 1 and len({f.order[0] for f in rows}) > 1


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _subject_line(slug: str, rows: list[StoryFigure]) -> Words:
    newest = max(rows, key=lambda f: f.order)
    told = f": {newest.figure.text}{_period_of(newest, ' in ')} · {count(len(rows), 'value')}"
    return (PageLink(_capital(newest.figure.measure or ""), f"figures/{slug}.md"), told)


def _period_of(found: StoryFigure, lead: str = "") -> str:
    words = period_words(found.figure)
    return f"{lead}{words}" if words else ""


def _subject_page(slug: str, rows: list[StoryFigure]) -> SitePage:
    ordered = sorted(rows, key=lambda f: f.order, reverse=True)
    name = _capital(rows[0].figure.measure or "")
    told = f"{name}: {count(len(rows), 'value')} as printed, each with its time, its outlet and its briefing."
    same = groupby(
        ordered, key=lambda f: (f.order[0], f.figure.quantity.value)
    )  # what several briefings have is one row
    history = tuple(_history_row(list(found)) for _, found in same)
    table = Table(("Of when", "How much", "Printed by", "Briefing"), history)
    days = [found.story for found in rows]
    return SitePage(f"figures/{slug}.md", name, told, (Paragraph((told,), "intro"), table), newest_day(days))


def _history_row(same: list[StoryFigure]) -> tuple[Words, ...]:
    """Return the row of one value of one time, as the newest of the briefings that have it tells it."""
    found = same[0]
    when = _period_of(found) or f"printed {date_words(found.day or None)}"
    by = f", according to {found.figure.attributed_to}" if found.figure.attributed_to else ""
    more = and_more(len({f.story.folder for f in same}) - 1)
    printed = f"{found.story.outlets(found.figure.sources)}{by}"
    return (when,), _amount(found), (printed,), (*_briefing(found), more)


def _figure_row(found: StoryFigure) -> Words:
    when = _period_of(found, " · ")
    return (*_amount(found), f" · {_capital(found.figure.told or found.figure.measure or '')}{when}")


def _amount(found: StoryFigure) -> Words:
    role = ROLE_WORDS.get(found.figure.role)
    link = PageLink(found.figure.text, found.story.page, found.figure.id)
    return (link, f" ({role})") if role else (link,)


def _briefing(found: StoryFigure) -> Words:
    return (PageLink(shorten(found.story.briefing.title, TITLE), found.story.page),)
