"""Which addresses stories want, and who has them already: told by ``check`` and ``generate``, and a site is not built.

A story's address is its folder's name, or the ``slug`` of its overrides. The names of ``moved_from`` lead to it, and
it leads to the story of ``merged_into``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.overrides.decisions import OVERRIDES_FILE, Overrides
from generator.overrides.newsroom import Newsroom
from generator.publishing.store import StoryFolder, find_stories, read_overrides, read_text
from generator.values.diagnostic import BriefingError, split_place
from generator.values.enums import Status
from generator.values.slugs import RESERVED
from generator.values.spelling import hint_for

NAMED_RE = re.compile(r"^(?:slug|moved_from|merged_into|status)[ \t]*:", re.MULTILINE)  # else a file is not parsed


@dataclass(frozen=True, slots=True)
class Addressed:
    """A story and what its overrides say of addresses."""

    story: StoryFolder
    overrides: Overrides

    @property
    def own(self) -> tuple[str, ...]:
        """The names it is found under."""
        return (self.story.slug, self.overrides.story.get("slug", self.story.slug))

    @property
    def further(self) -> tuple[tuple[str, str], ...]:
        """The names it wants besides its folder's, each with the key that says so."""
        given = self.overrides.story
        slug = [("slug", given["slug"])] if given.get("slug", self.story.slug) != self.story.slug else []
        return (*slug, *(("moved_from", name) for name in given.get("moved_from", ())))

    @property
    def into(self) -> str | None:
        """The story that tells it now."""
        return self.overrides.story.get("merged_into")

    def fault(self, key: str, fault: str, hint: str) -> BriefingError:
        """Return an error at the line of a key."""
        path, line, column = split_place(self.overrides.places[key])
        return BriefingError(str(self.story.path / path), fault, hint=hint, line=line, column=column)


def address_faults(root: Path, newsroom: Newsroom, names: Collection[str]) -> Iterator[BriefingError]:
    """Yield an error for every story of these names that wants an address it cannot have, or leads nowhere."""
    stories, _ = find_stories(root)
    pages = {*RESERVED, *(page.stem for page in root.glob("*.md"))}
    every = {story.slug: Addressed(story, _with_names(story, newsroom)) for story in stories}
    for one in (every[name] for name in every if name in names):
        for key, name in one.further:
            owner = "a page of the site" if name in pages else _owner(one, key, name, every)
            if owner:
                yield one.fault(key, f"{key}: '{name}' is the address of {owner}", "choose another, or take it out")
        yield from _lost_ways(one, every)


def _owner(one: Addressed, key: str, name: str, every: Mapping[str, Addressed]) -> str | None:
    """Return who has a name besides the key that asks for it."""
    if key == "moved_from" and name in one.own:
        return "the story itself"
    others = (o for o in every.values() if o is not one and name in (*o.own, *(n for _, n in o.further)))
    other = next(others, None)
    return f"the story in '{other.story.slug}/'" if other else None


def _lost_ways(one: Addressed, every: Mapping[str, Addressed]) -> Iterator[BriefingError]:
    """Yield an error where a story leads to one that there is not, that readers cannot see, or back to itself."""
    if one.into is None:
        return
    if one.into not in every:
        hint = hint_for(one.into, set(every) - {one.story.slug})
        yield one.fault("merged_into", f"merged_into: there is no story '{one.into}'", hint)
        return
    seen, last = {one.story.slug}, every[one.into]
    while last.into and last.into in every and last.story.slug not in seen:
        seen.add(last.story.slug)
        last = every[last.into]
    if last.story.slug in seen:
        yield one.fault("merged_into", f"merged_into: '{one.into}' leads back here", "take one of the two out")
    elif last.overrides.story.get("status") == Status.DRAFT:
        hint = "publish it, or name another"
        yield one.fault("merged_into", f"merged_into: readers cannot see '{last.story.slug}', a draft", hint)


def _with_names(story: StoryFolder, newsroom: Newsroom) -> Overrides:
    """Return a story's overrides where they say something of addresses; what is wrong with them is told elsewhere."""
    try:
        names = NAMED_RE.search(read_text(story.overrides, OVERRIDES_FILE))
    except BriefingError:
        return Overrides()
    return read_overrides(story, newsroom)[0] if names else Overrides()
