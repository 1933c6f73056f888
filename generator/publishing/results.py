"""What became of stories in a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.values.diagnostic import BriefingError, Diagnostic
from generator.values.quoting import QuotedShare

if TYPE_CHECKING:
    from generator.overrides.redaction import Redacted
    from generator.overrides.withheld import HiddenWords


@dataclass(frozen=True, slots=True)
class StoryResult:
    """What became of one story."""

    slug: str
    is_made: bool = False  # False when it could not be
    changed: tuple[str, ...] = ()  # files written, or that would be
    errors: tuple[BriefingError, ...] = ()  # the run fails for them
    diagnostics: tuple[Diagnostic, ...] = field(default=())  # it does not for these
    hidden: tuple[HiddenWords, ...] = ()  # what must stand in no file of a site
    redacted: tuple[Redacted, ...] = ()
    embargo: str | None = None  # the moment before which no reader sees it
    quoting: tuple[QuotedShare, ...] = ()  # how much of each article it quotes


@dataclass(frozen=True, slots=True)
class RunResult:
    """What became of all stories, in order of their names."""

    stories: tuple[StoryResult, ...]
    errors: tuple[BriefingError, ...]  # of the run and of all its stories

    @property
    def changed(self) -> tuple[str, ...]:
        """The files written, or that would be: ``story/index.md``."""
        return tuple(f"{story.slug}/{name}" for story in self.stories for name in story.changed)
