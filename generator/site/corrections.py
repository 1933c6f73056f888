"""Every correction of every briefing, newest first: on a page, and in each story's data for search engines.

The page and the data are made of the same ``SiteCorrection``; whatever else tells of corrections can be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.rendering.escaping import escape
from generator.rendering.sources_section import correction_words
from generator.rendering.wording import date_words
from generator.site.stories import SiteStory
from generator.values.briefing import Briefing, Correction

CORRECTIONS = "corrections/index.md"
INTRO = "What was wrong in a briefing and was mended in public: what it said, what it says now, and why."


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


def corrections_page(stories: Iterable[SiteStory]) -> dict[str, str]:
    """Return the page of all corrections by its path."""
    lines = list(map(_site_line, list_corrections(stories)))
    return {CORRECTIONS: "\n".join(["# Corrections", "", INTRO, "", *(lines or ["*None yet.*"])]) + "\n"}


def _site_line(found: SiteCorrection) -> str:
    link = f"[{escape(found.story.briefing.title)}](../{found.story.evidence}#corrections)"
    return f"- **{date_words(found.correction.date or None)}** · {link}: {correction_words(found.correction)}"


def describe_briefing(story: SiteStory, address: str | None) -> str:
    """Return a story as schema.org data (a NewsArticle, its corrections as CorrectionComment) for a script element.

    ``address`` is the page's own, None where the site has none. Nothing in it closes the element.
    """
    briefing = story.briefing
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": briefing.title,
        "description": briefing.lede,
        "url": address,
        "inLanguage": "en",
        "datePublished": _first_day(briefing),
        "dateModified": story.modified,
        "keywords": list(briefing.tags),
        "isBasedOn": [s.url for s in briefing.sources if s.url],
        "correction": [_as_comment(c.correction) for c in list_corrections([story])],
    }
    told = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    return told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _as_comment(correction: Correction) -> dict[str, str]:
    was = f"Was: {correction.was} " if correction.was else ""
    text = f"{was}Now: {correction.now} Why: {correction.because}"
    dated = {"datePublished": correction.date} if correction.date else {}
    return {"@type": "CorrectionComment", "text": text, **dated}


def _first_day(briefing: Briefing) -> str | None:
    """Return the day of the first report, or that of the embargo where it came later."""
    days = [s.published[:10] for s in briefing.sources if s.published]
    first = min(days, default=None)
    return max(filter(None, (first, (briefing.embargo or "")[:10])), default=None)
