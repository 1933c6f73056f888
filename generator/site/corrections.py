"""Every correction of every briefing, newest first, as the page, the feeds, the weeks and a story's data tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.overrides.withheld import TAKEN_BACK
from generator.rendering.wording import date_words
from generator.site.blocks import Listing, PageLink, Paragraph, SitePage, Words
from generator.site.stories import SiteStory
from generator.values.briefing import Correction

CORRECTIONS: Final = "corrections/index.md"
INTRO: Final = "What was wrong in a briefing and was mended in public: what it said, what it says now, and why."


@dataclass(frozen=True, slots=True)
class SiteCorrection:
    """A correction with the story it is of."""

    story: SiteStory
    correction: Correction

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: sorted in reverse, the newest comes first."""
        return (self.correction.date, self.story.folder)


def list_corrections(stories: Iterable[SiteStory]) -> tuple[SiteCorrection, ...]:
    """Return the corrections of all stories, newest first; of one day and story, the last of its file first."""
    found = [SiteCorrection(story, c) for story in stories for c in story.briefing.corrections]
    return tuple(reversed(sorted(found, key=lambda c: c.order)))  # noqa: C413  # keeps those of one day in turn


def corrections_page(stories: Iterable[SiteStory]) -> SitePage:
    """Return the page of all corrections."""
    found = list_corrections(stories)
    rows = Listing(tuple(map(_correction_line, found))) if found else Paragraph(("None yet.",))
    newest = max((c.correction.date for c in found if c.correction.date), default=None)
    return SitePage(
        CORRECTIONS, "Corrections", INTRO, (Paragraph((INTRO,), "intro"), rows), newest, feeds="corrections"
    )


def correction_link(found: SiteCorrection) -> PageLink:
    """Return the way to where a story tells of its corrections."""
    return PageLink(found.story.briefing.title, found.story.evidence, "corrections")


def _correction_line(found: SiteCorrection) -> Words:
    day = date_words(found.correction.date or None)
    return (f"{day} · ", correction_link(found), f": {told_correction(found.correction)}")


def told_correction(correction: Correction) -> str:
    """Return what was wrong, what stands there now and why, in plain words."""
    was = f"was “{correction.was}”, " if correction.was else ""
    now = TAKEN_BACK if correction.now == TAKEN_BACK else f"now “{correction.now}”"
    return f"{was}{now}. {correction.because}"
