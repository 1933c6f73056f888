"""A story's address: its folder's name, unless its editor gave it a slug."""

from __future__ import annotations

import os.path
from collections.abc import Collection, Iterable

from mkdocs.structure.files import File

from generator.site.stories import SiteStory
from generator.values.diagnostic import BriefingError


def check_addresses(stories: Iterable[SiteStory], folders: Collection[str], reserved: Collection[str]) -> None:
    """Raise BriefingError when two stories want one address, or one wants a name the site needs."""
    taken = {*folders, *reserved}
    for story in sorted(stories, key=lambda s: s.folder):
        slug = story.briefing.slug
        if slug == story.folder:
            continue
        if slug in taken:
            place = f"{story.folder}/overrides.yml"
            raise BriefingError(place, f"the slug '{slug}' is another page's", hint="choose another slug")
        taken.add(slug)


def move_story(file: File, story: SiteStory) -> None:
    """Give a file of a story's folder the address of the story's slug; links to it follow."""
    slug = story.briefing.slug
    if slug == story.folder:
        return
    url, destination = file.url, file.dest_uri  # both are worked out when first asked for
    file.url = slug + url.removeprefix(story.folder)
    file.dest_uri = slug + destination.removeprefix(story.folder)
    file.abs_dest_path = os.path.normpath(os.path.join(file.dest_dir, file.dest_uri))  # noqa: PTH118  # as MkDocs writes it
