"""What a week brought: the stories that began, what changed in others, questions that were answered, corrections.

A week is that of ISO 8601, Monday to Sunday; the days are those of the sources. A day known to the month is in no week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from generator.rendering.wording import count, date_words, range_words, shorten
from generator.site.blocks import Block, Heading, Listing, PageLink, Paragraph, SitePage, Words
from generator.site.corrections import SiteCorrection, correction_link, list_corrections, told_correction
from generator.site.lists import index_page, story_entry
from generator.site.stories import SiteStory
from generator.values.briefing import Briefing

WEEKS: Final = "weeks/index.md"
TOLD: Final = "What was new, what changed and what was corrected, week by week."
FACTS_TOLD: Final = 3  # new key facts of a story that are printed; the rest are counted
FACT: Final = 180  # characters of one


@dataclass(slots=True)
class Week:
    """What one week brought, while it is being gathered."""

    begun: list[SiteStory] = field(default_factory=list)
    changed: dict[str, list[str]] = field(
        default_factory=dict
    )  # ids that days of the week added or answered, by folder
    corrected: list[SiteCorrection] = field(default_factory=list)
    days: set[str] = field(default_factory=set)  # on which something happened

    @property
    def summary(self) -> str:
        """What there is of each, in words."""
        told = (
            f"{count(len(self.begun), 'new story')}" if self.begun else "",
            f"{count(len(self.changed), 'story')} with news" if self.changed else "",
            count(len(self.corrected), "correction") if self.corrected else "",
        )
        return ", ".join(filter(None, told))


def week_of(day: str) -> str | None:
    """Return the ISO week of a day; None where the day is not known.

    >>> week_of("2024-12-30"), week_of("2024-05")
    ('2025-w01', None)
    """
    try:
        year, week, _ = date.fromisoformat(day[:10]).isocalendar()
    except ValueError:
        return None
    return f"{year}-w{week:02}"


def gather_weeks(stories: Iterable[SiteStory]) -> dict[str, Week]:
    """Return the weeks by name, the newest first."""
    weeks: defaultdict[str, Week] = defaultdict(Week)
    every = list(stories)
    for story in every:
        begun = week_of(story.first_day or "")
        if begun:
            weeks[begun].begun.append(story)
            weeks[begun].days.add(story.first_day or "")
        for change in story.briefing.changes:
            name = week_of(change.date)
            if name and name != begun:
                weeks[name].changed.setdefault(story.folder, []).extend((*change.added, *change.answered))
                weeks[name].days.add(change.date[:10])
    for found in list_corrections(every):
        name = week_of(found.correction.date)
        if name:
            weeks[name].corrected.append(found)
            weeks[name].days.add(found.correction.date)
    return dict(sorted(weeks.items(), reverse=True))


def week_pages(stories: Iterable[SiteStory]) -> Iterator[SitePage]:
    """Yield the list of weeks and a page for each."""
    every = list(stories)
    by_folder = {story.folder: story for story in every}
    rows: list[Words] = []
    for name, week in gather_weeks(every).items():
        first = date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
        last = first + timedelta(days=6)
        title = f"The week of {range_words(first.isoformat(), last.isoformat())}"
        uri = f"weeks/{name}.md"
        told = f"{week.summary[:1].upper()}{week.summary[1:]}."
        blocks = (Paragraph((told,), "intro"), *_week_blocks(week, by_folder))
        yield SitePage(uri, title, f"{title}: {week.summary}.", blocks, max(week.days))
        rows.append((PageLink(title.removeprefix("The week of "), uri), f" · {week.summary}"))
    yield index_page(WEEKS, "Week by week", TOLD, rows)


def _week_blocks(week: Week, by_folder: dict[str, SiteStory]) -> Iterator[Block]:
    if week.begun:
        yield Heading(("New",))
        yield from map(story_entry, week.begun)
    if week.changed:
        yield Heading(("What changed",))
        for folder, ids in week.changed.items():
            story = by_folder[folder]
            yield Paragraph((story.link, f" · {_what_is_new(story.briefing, ids)}"), "item__title")
            facts = _new_facts(story, ids)
            if facts:
                yield Listing(tuple(facts))
    if week.corrected:
        yield Heading(("Corrected",))
        yield Listing(tuple((correction_link(c), f": {told_correction(c.correction)}") for c in week.corrected))


def _new_facts(story: SiteStory, ids: list[str]) -> list[Words]:
    """Return the new facts that are clear alone, and the questions answered, as links."""
    briefing = story.briefing
    wanted = set(ids)
    clear = [f for f in briefing.facts if f.id in wanted and f.id in {*briefing.key_facts, *briefing.lede_facts}]
    rows: list[Words] = [(PageLink(shorten(f.shown or f.text, FACT), story.page, f.id),) for f in clear[:FACTS_TOLD]]
    answered = [q for q in briefing.questions if q.id in wanted and q.answered]
    return [*rows, *(("Answered: ", PageLink(q.text, story.evidence, q.id)) for q in answered[:FACTS_TOLD])]


def _what_is_new(briefing: Briefing, ids: list[str]) -> str:
    wanted = set(ids)
    kinds = ((briefing.facts, "fact"), (briefing.quotes, "quote"), (briefing.figures, "figure"))
    counts = [count(n, noun) for items, noun in kinds if (n := sum(i.id in wanted for i in items))]
    return f"new: {', '.join(counts)}" if counts else f"updated {date_words(briefing.updated)}"
