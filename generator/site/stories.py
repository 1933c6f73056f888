"""The stories a site may show, read back from what the generator wrote.

A draft, a withdrawn story, one whose embargo has not passed and one without ``briefing.json`` are
not among them, and nothing of their folders reaches the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.publishing.store import find_stories
from generator.rendering.json_form import parse_briefing
from generator.rendering.page import EVIDENCE, FRONT
from generator.values.briefing import Briefing
from generator.values.diagnostic import BriefingError

PUBLISHED = "published"
SHOWN = (FRONT, EVIDENCE, "briefing.json")  # all that a story's folder gives to the site


@dataclass(frozen=True, slots=True)
class SiteStory:
    """A story on the site; ``folder`` is its folder's name and its place in the site."""

    folder: str
    briefing: Briefing

    @property
    def page(self) -> str:
        """The path of its front in the docs folder."""
        return f"{self.folder}/{FRONT}"

    @property
    def evidence(self) -> str:
        """The path of the page behind it."""
        return f"{self.folder}/{EVIDENCE}"

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: sorted in reverse, the newest comes first."""
        return (self.briefing.updated or "", self.folder)


def story_folders(root: Path) -> tuple[str, ...]:
    """Return the names of the story folders, shown or not."""
    return tuple(story.slug for story in find_stories(root)[0])


def load_stories(root: Path, folders: Iterable[str], now: datetime) -> tuple[SiteStory, ...]:
    """Read the stories that may be shown, the newest first.

    Raises BriefingError for a ``briefing.json`` that cannot be read.
    """
    found = []
    for folder in folders:
        path = root / folder / "briefing.json"
        if not path.is_file() or not (root / folder / FRONT).is_file():
            continue
        try:
            briefing = parse_briefing(path.read_text("utf-8"))
        except (ValueError, TypeError, KeyError, OSError) as error:
            hint = "delete it and run: briefings generate"
            raise BriefingError(str(path), f"is no briefing: {error}", hint=hint) from error
        if is_public(briefing, now):
            found.append(SiteStory(folder, briefing))
    return tuple(sorted(found, key=lambda s: s.order, reverse=True))


def is_public(briefing: Briefing, now: datetime) -> bool:
    """Say whether a briefing may be shown; an embargo without a time zone is UTC's."""
    if briefing.status != PUBLISHED:
        return False
    if briefing.embargo is None:
        return True
    until = datetime.fromisoformat(briefing.embargo)
    return now >= (until if until.tzinfo else until.replace(tzinfo=UTC))


def may_be_served(uri: str, folders: frozenset[str], shown: frozenset[str]) -> bool:
    """Say whether a file of the docs folder may be in the site, under whatever name it comes.

    >>> stories = frozenset({"visit", "draft"})
    >>> [may_be_served(u, stories, frozenset({"visit"})) for u in ("visit/index.md", "visit/overrides.yml")]
    [True, False]
    >>> may_be_served("draft/index.md", stories, frozenset({"visit"}))
    False
    >>> [may_be_served(u, stories, stories) for u in ("about.md", "assets/logo.svg", "newsroom.yml", "a/sources/x.txt")]
    [True, True, False, False]
    """
    top, _, rest = uri.partition("/")
    if top in folders:
        return top in shown and rest in SHOWN
    if "sources" in uri.lower().split("/")[:-1]:
        return False
    return uri.endswith(".md") or top == "assets"
