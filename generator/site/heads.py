"""What the head of each kind of page says: of a briefing, its evidence, an earlier day, a list, a page by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.rendering.wording import date_words
from generator.site.blocks import SitePage
from generator.site.machine.feeds import FEED_TYPES
from generator.site.machine.head import HeadFeed, SiteHead, clip_description, first_words
from generator.site.machine.outputs import Outputs
from generator.site.machine.structured import describe_list, describe_page, describe_story, script_json
from generator.site.stories import SiteStory, StoryState

FEED_NAMES: Final = {"feed.xml": "Atom", "feed.json": "JSON Feed"}


@dataclass(frozen=True, slots=True)
class Heads:
    """Makes the heads of a site's pages."""

    outputs: Outputs

    def of_story(self, story: SiteStory, page: Page) -> SiteHead:
        """Return the head of a briefing's front."""
        image = self.outputs.image_of(story) if story.state is StoryState.PUBLISHED else None
        data = describe_story(story, self.outputs.site, page.canonical_url, image)
        return SiteHead(
            story.briefing.title,
            clip_description(story.briefing.lede or f"A briefing of {date_words(story.briefing.updated)}."),
            kind="article",
            published=story.first_day,
            modified=story.modified,
            tags=story.briefing.tags,
            image=image,
            feeds=self._feeds("", page),
            data=get_relative_url(f"{page.file.url}briefing.json", page.file.url),
            structured=script_json(data),
        )

    def of_evidence(self, story: SiteStory, page: Page) -> SiteHead:
        """Return the head of the page behind a briefing."""
        title = f"Evidence: {story.briefing.title}"
        told = f"What “{story.briefing.title}” rests on: every fact with its sources’ words, and what changed."
        return self._plain(title, clip_description(told), page)

    def of_day(self, story: SiteStory, day: str, page: Page) -> SiteHead:
        """Return the head of a briefing as it stood on an earlier day."""
        told = f"“{story.briefing.title}” as it stood on {date_words(day)}."
        return self._plain(f"{story.briefing.title}, {date_words(day)}", clip_description(told), page)

    def of_list(self, told: SitePage, page: Page) -> SiteHead:
        """Return the head of a page made of all stories."""
        data = script_json(describe_list(told, self.outputs.site, page.canonical_url))
        kind = "profile" if told.kind == "ProfilePage" else "website"
        feeds = self._feeds(told.feeds, page)
        return SiteHead(told.title, clip_description(told.description), kind=kind, feeds=feeds, structured=data)

    def by_hand(self, html: str, page: Page) -> SiteHead:
        """Return the head of a page written by hand; the first page has the site's description."""
        site = self.outputs.site
        own = page.meta.get("description")
        words = clip_description(own) if isinstance(own, str) else first_words(html)
        described = site.description if page.is_homepage and not own else words
        title = site.name if page.is_homepage else str(page.title or site.name)
        return self._plain(title, described or site.description, page, home=page.is_homepage)

    def _plain(self, title: str, told: str, page: Page, *, home: bool = False) -> SiteHead:
        data = describe_page(title, told, self.outputs.site, page.canonical_url, home=home)
        return SiteHead(title, told, feeds=self._feeds("", page), structured=script_json(data))

    def _feeds(self, folder: str, page: Page) -> tuple[HeadFeed, ...]:
        """Return the feeds a page leads to: the site's own, and those that tell of the same."""
        if not self.outputs.site.address:
            return ()
        names = {"topics": "This topic", "corrections": "Corrections"}
        folders = ("", folder) if folder else ("",)
        return tuple(
            HeadFeed(
                f"{names.get(where.partition('/')[0], self.outputs.site.name)} ({FEED_NAMES[name]})",
                kind,
                get_relative_url(f"{where}/{name}".lstrip("/"), page.file.url),
            )
            for where in folders
            for name, kind in FEED_TYPES.items()
        )
