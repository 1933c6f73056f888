"""Stories without their articles: read back from ``briefing.json``, their evidence as last verified.

Status, embargo and tags of ``overrides.yml`` still hold. What it asks of single items and sources was done while the
articles were there; asked for anew, it cannot be, and is an error: what an editor withholds must not stay out there.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, Final

from generator.overrides.decisions import OVERRIDES_FILE, Overrides
from generator.publishing.store import DATA_FILE, StoryFolder
from generator.rendering.json_form import parse_briefing
from generator.values.briefing import Briefing
from generator.values.diagnostic import BriefingError, Diagnostic
from generator.values.document import evidence_in
from generator.values.files import MOST_DATA, read_inside

STILL: Final = (
    "status",
    "embargo",
    "tags",
    "notice",
    "moved_from",
    "merged_into",
)  # what may be changed without the articles


def read_packed(story: StoryFolder, overrides: Overrides) -> Briefing:
    """Return the briefing of a story without articles; raises BriefingError where it cannot be read."""
    path = story.path / DATA_FILE
    try:
        briefing = parse_briefing(_data_text(story))
    except ValueError as error:
        hint = "put the story's articles back"
        raise BriefingError(str(path), f"is no briefing: {error}", hint=hint) from error
    asked = digest_of(overrides)
    if briefing.packed not in (None, asked):
        fault = "asks for what cannot be done without the story's articles"
        raise BriefingError(str(story.overrides), fault, hint="put them back into sources/, or undo the change")
    still: dict[str, Any] = {key: overrides.story[key] for key in STILL if key in overrides.story}
    still |= {key: tuple(value) for key, value in still.items() if isinstance(value, list)}
    return as_packed(replace(briefing, **still), overrides)


def as_packed(briefing: Briefing, overrides: Overrides) -> Briefing:
    """Return the briefing as it is told where its articles are not kept.

    Of a public repository that is done while they are here, so that its files are the same with and without them.
    """
    number = len({evidence.id for evidence in evidence_in(briefing)})
    fault = f"the story's articles are not here: {number} excerpts stand as last verified"
    note = Diagnostic("B230", fault, DATA_FILE, "put the articles back into sources/ to have them verified")
    kept = tuple(d for d in briefing.diagnostics if d.code != note.code)
    return replace(briefing, packed=digest_of(overrides), diagnostics=kept).with_diagnostics((note,))


def read_published(story: StoryFolder) -> Briefing | None:
    """Return what was last published of a story, None where nothing was or it cannot be read."""
    try:
        return parse_briefing(_data_text(story))
    except (ValueError, BriefingError):
        return None


def _data_text(story: StoryFolder) -> str:
    return read_inside(story.path / DATA_FILE, MOST_DATA).decode("utf-8")


def digest_of(overrides: Overrides) -> str:
    """Return the digest of what overrides ask of items and sources, wherever in their file they stand."""
    entries = [replace(entry, place=OVERRIDES_FILE) for entry in overrides.entries]
    asked = [*entries, *((redaction.words, redaction.unlike) for redaction in overrides.redactions)]
    return hashlib.sha256(repr((asked, sorted(overrides.sources.items()))).encode("utf-8")).hexdigest()
