"""What the site has beside the stories' own pages: every page made of all stories, in one pass over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.site.blocks import SitePage, split_pages
from generator.site.corrections import corrections_page
from generator.site.figures import figure_pages
from generator.site.lists import month_pages, topic_pages
from generator.site.machine.catalogue import data_page
from generator.site.outlets import outlet_pages
from generator.site.people import Portraits, gather_portraits, portrait_pages
from generator.site.related import LISTED, Related, Storyline, find_related, find_storylines, storyline_pages
from generator.site.stories import SiteStory
from generator.site.weeks import week_pages


@dataclass(frozen=True, slots=True)
class Contents:
    """The stories that may be seen, and what is made of them together."""

    stories: tuple[SiteStory, ...]  # newest first
    portraits: Portraits
    related: Mapping[str, tuple[Related, ...]]  # by folder, nearest first
    storylines: Mapping[str, Storyline]  # by folder of each story in it
    pages: Mapping[str, SitePage]  # by path in the docs folder

    def beside(self, story: SiteStory) -> tuple[Related, ...]:
        """Return the few stories that are shown under another."""
        return self.related[story.folder][:LISTED]


def gather_contents(stories: Sequence[SiteStory], *, has_feeds: bool = False) -> Contents:
    """Make the pages of all stories, which are given newest first; ``has_feeds``: the site has an address."""
    portraits = gather_portraits(stories)
    related = find_related(stories)
    lines = find_storylines(stories, related)
    whole = _whole_pages(stories, portraits, lines)
    every = (*whole, data_page(stories, has_feeds=has_feeds))
    pages = {part.uri: part for page in every for part in split_pages(page)}
    return Contents(tuple(stories), portraits, related, lines, pages)


def _whole_pages(
    stories: Sequence[SiteStory], portraits: Portraits, lines: Mapping[str, Storyline]
) -> Iterator[SitePage]:
    yield from month_pages(stories)
    yield from topic_pages(stories, portraits)
    yield from portrait_pages(portraits)
    yield from figure_pages(stories)
    yield from outlet_pages(stories)
    yield from storyline_pages(lines)
    yield from week_pages(stories)
    yield corrections_page(stories)
