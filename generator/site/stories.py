"""The stories of a site, read back from what the generator wrote, and what readers may see of each.

Of a draft, a story under embargo, one that was withdrawn or merged into another and one without ``briefing.json``
nothing of the folder reaches the site; a preview shows drafts and embargoed stories, and says what they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from generator.publishing.store import find_stories
from generator.rendering.json_form import parse_briefing
from generator.rendering.page import EVIDENCE, FRONT
from generator.rendering.wording import count
from generator.site.blocks import PageLink
from generator.values.briefing import Briefing
from generator.values.diagnostic import BriefingError
from generator.values.enums import Status

UNNAMED = "an unnamed outlet"
SHOWN = (FRONT, EVIDENCE, "briefing.json")  # all that a story's folder gives to the site


class StoryState(StrEnum):
    """What readers may see of a story."""

    PUBLISHED = "published"
    DRAFT = "draft"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"  # a page that says so
    MERGED = "merged"  # the way to the story that tells it now


PREVIEWED = frozenset({StoryState.DRAFT, StoryState.EMBARGOED})  # what a preview shows besides


@dataclass(frozen=True, slots=True)
class SiteStory:
    """A story on the site; ``folder`` is its folder's name and its place in the site."""

    folder: str
    briefing: Briefing
    state: StoryState = StoryState.PUBLISHED

    @property
    def page(self) -> str:
        """The path of its front in the docs folder."""
        return f"{self.folder}/{FRONT}"

    @property
    def link(self) -> PageLink:
        """Its headline, leading to its front."""
        return PageLink(self.briefing.title, self.page)

    @property
    def evidence(self) -> str:
        """The path of the page behind it."""
        return f"{self.folder}/{EVIDENCE}"

    @property
    def modified(self) -> str | None:
        """The day of its newest source, or of its newest correction where that came later."""
        days = ((self.briefing.updated or "")[:10], *(c.date for c in self.briefing.corrections))
        return max(days) or None

    @property
    def first_day(self) -> str | None:
        """The day of its first report, or that of the embargo where it came later."""
        days = [s.published[:10] for s in self.briefing.sources if s.published]
        return max(filter(None, (min(days, default=None), (self.briefing.embargo or "")[:10])), default=None)

    @property
    def rests_on(self) -> str:
        """How much it rests on: "5 articles, 3 independent reports"."""
        return (
            f"{count(len(self.briefing.sources), 'article')}, {count(len(self.briefing.origins), 'independent report')}"
        )

    def outlets(self, ids: Collection[str]) -> str:
        """Name the outlets of some sources, each once, in order of publication."""
        printed = sorted((s for s in self.briefing.sources if s.id in ids), key=lambda s: (s.published or "9", s.id))
        return ", ".join(dict.fromkeys(s.outlet or UNNAMED for s in printed))

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: sorted in reverse, the newest comes first."""
        return (self.briefing.updated or "", self.folder)


def newest_day(stories: Iterable[SiteStory]) -> str | None:
    """Return the newest day of some stories; None where none has a date."""
    return max((s.modified for s in stories if s.modified), default=None)


def story_folders(root: Path) -> tuple[str, ...]:
    """Return the names of the story folders, shown or not."""
    return tuple(story.slug for story in find_stories(root)[0])


def load_stories(root: Path, folders: Iterable[str], now: datetime) -> tuple[SiteStory, ...]:
    """Read all stories, the newest first.

    Raises BriefingError for a ``briefing.json`` that cannot be read.
    """
    found = []
    for folder in folders:
        path = root / folder / "briefing.json"
        if not path.is_file() or not (root / folder / FRONT).is_file():
            continue
        try:
            briefing = parse_briefing(path.read_text("utf-8"))
            state = visible_state(briefing, now)
        except (ValueError, TypeError, KeyError, OSError) as error:
            hint = "delete it and run: briefings generate"
            raise BriefingError(str(path), f"is no briefing: {error}", hint=hint) from error
        found.append(SiteStory(folder, briefing, state))
    return tuple(sorted(found, key=lambda s: s.order, reverse=True))


def visible_state(briefing: Briefing, now: datetime) -> StoryState:
    """Return what readers may see of a story; an embargo without a time zone is UTC's."""
    if briefing.status is not Status.PUBLISHED:
        return StoryState(briefing.status.value)
    if briefing.embargo is not None:
        until = datetime.fromisoformat(briefing.embargo)
        if now < (until if until.tzinfo else until.replace(tzinfo=UTC)):
            return StoryState.EMBARGOED
    return StoryState.MERGED if briefing.merged_into else StoryState.PUBLISHED


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
