"""Addresses that lead elsewhere, and the page of a story that was withdrawn.

    moved_from: [osterby-bridge]     osterby-bridge/ and osterby-bridge/evidence/ lead to the story's own
    merged_into: sound-crossings     the story's addresses lead to those of the story that tells it now
    status: withdrawn                the story's address says so, with the editor's notice, and nothing else of it

Where a story goes that readers cannot see, its old addresses do not lead either: they would tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.rendering.escaping import escape
from generator.rendering.page import EVIDENCE, FRONT
from generator.site.stories import PREVIEWED, SiteStory, StoryState

WITHDRAWN: Final = "This briefing was withdrawn."
HEAD: Final = "---\nunlisted: true\n---\n"  # not for search engines


@dataclass(frozen=True, slots=True)
class Redirects:
    """Pages that stand for others, by path in the docs folder."""

    pages: Mapping[str, str]  # {"osterby-bridge/index.md": "# This briefing has moved …"}
    targets: Mapping[str, str]  # where a page leads: {"osterby-bridge/index.md": "bridge/index.md"}


def find_redirects(stories: Iterable[SiteStory]) -> Redirects:
    """Return the pages for old addresses and withdrawn stories; that they can be had was checked with the overrides."""
    by_folder = {story.folder: story for story in stories}
    pages: dict[str, str] = {}
    targets: dict[str, str] = {}
    for story in by_folder.values():
        home = None if story.state in PREVIEWED else _home(story, by_folder)
        if home is None:
            continue
        slugs = (*story.briefing.moved_from, *([story.briefing.slug] if home is not story else []))
        if home.state is StoryState.WITHDRAWN:
            pages |= {f"{slug}/{FRONT}": _withdrawn_page(home) for slug in (*slugs, home.briefing.slug)}
            continue
        for slug, name in ((slug, name) for slug in slugs for name in (FRONT, EVIDENCE)):
            pages[f"{slug}/{name}"] = _moved_page(home, name)
            targets[f"{slug}/{name}"] = f"{home.folder}/{name}"
    return Redirects(pages, targets)


def _home(story: SiteStory, by_folder: Mapping[str, SiteStory]) -> SiteStory | None:
    """Return the story in which another is told, itself where it is told; None where readers cannot see it."""
    seen = {story.folder}
    while (into := story.briefing.merged_into) and into in by_folder and into not in seen:
        seen.add(into)
        story = by_folder[into]
    return story if story.state in {StoryState.PUBLISHED, StoryState.WITHDRAWN} else None


def _moved_page(home: SiteStory, name: str) -> str:
    title = escape(home.briefing.title)
    return f"{HEAD}# This page has moved\n\nIt is now [{title}](../{home.folder}/{name}).\n"


def _withdrawn_page(story: SiteStory) -> str:
    notice = story.briefing.notice
    return f"{HEAD}# Withdrawn\n\n{WITHDRAWN}\n" + (f"\n{escape(notice)}\n" if notice else "")
