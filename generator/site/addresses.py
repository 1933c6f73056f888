"""A story's address: its folder's name, unless its editor gave it a slug; and the names of pages of other things."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mkdocs.structure.files import File

from generator.overrides.decisions import OVERRIDES_FILE
from generator.site.stories import SiteStory
from generator.values.ids import hashed_id, slugify

LONGEST: Final = 60  # characters of a page's name; of names cut off, a digest keeps them apart
TAKEN: Final = frozenset({"index", "readme", "pages", "feed"})  # a folder's own page, its further ones, its feeds


def move_story(file: File, story: SiteStory) -> None:
    """Give a file of a story's folder the address of the story's slug; links to it follow."""
    slug = story.briefing.slug
    if slug == story.folder:
        return
    url, destination = file.url, file.dest_uri  # both are worked out when first asked for
    file.url = quote(slug) + url.removeprefix(quote(story.folder))
    file.dest_uri = slug + destination.removeprefix(story.folder)
    file.abs_dest_path = os.path.normpath(os.path.join(file.dest_dir, file.dest_uri))  # noqa: PTH118  # as MkDocs writes it


def edit_address(edit_url: str, folder: str, root: Path) -> str:
    """Return where an editor edits a story: the newsroom's address of its folders, with the story's file.

    Where a story has no such file yet, GitHub is asked for a new one; ``root`` holds the stories.

    >>> edit_address("https://github.com/osterby/news/edit/main/briefings", "bridge", Path("nowhere"))
    'https://github.com/osterby/news/new/main/briefings/bridge?filename=overrides.yml'
    """
    base = f"{edit_url.rstrip('/')}/{quote(folder)}"
    if "/edit/" in base and not (root / folder / OVERRIDES_FILE).exists():
        return f"{base.replace('/edit/', '/new/', 1)}?filename={OVERRIDES_FILE}"
    return f"{base}/{OVERRIDES_FILE}"


def page_name(name: str) -> str:
    """Return the name of the page of a person, place, topic or the like: no path, no name that the site needs itself.

    >>> page_name("Ilse Marrow"), page_name("Index"), page_name("../../etc"), len(page_name("long " * 90))
    ('ilse-marrow', 'index-x', 'etc', 68)
    """
    slug = slugify(name)
    if len(slug) > LONGEST:
        return f"{slug[:LONGEST].rstrip('-')}-{hashed_id('x', slug).partition('-')[2]}"
    return f"{slug}-x" if slug in TAKEN else slug
