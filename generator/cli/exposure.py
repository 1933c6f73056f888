"""What everybody would see of a public repository, though the site does not show it: notes of ``briefings check``."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from generator.overrides.decisions import OVERRIDES_FILE
from generator.publishing.results import StoryResult
from generator.publishing.store import DATA_FILE, SOURCES_FOLDER
from generator.site.stories import PREVIEWED, load_stories, story_folders
from generator.values.diagnostic import BriefingError

ARTICLES: Final = "B710"
UNPUBLISHED: Final = "B711"
WITHHELD: Final = "B712"


def find_exposed(root: Path, results: Iterable[StoryResult]) -> Iterator[BriefingError]:
    """Yield a note for each story of whose articles, pages or decisions a public repository shows too much.

    Where Git knows no repository there is nothing to tell.
    """
    seen = {PurePosixPath(path).parts for path in _committed(root)}
    articles = [parts[0] for parts in seen if len(parts) > 2 and parts[1] == SOURCES_FOLDER]  # noqa: PLR2004  # STORY/sources/FILE
    for name in sorted(set(articles)):
        fault = f"{articles.count(name)} articles are in a public repository, or would be with the next commit"
        hint = f"leave {root.name}/*/{SOURCES_FOLDER}/ out in .gitignore, and git rm --cached what is in it"
        yield BriefingError(str(root / name / SOURCES_FOLDER), fault, hint=hint, code=ARTICLES)
    for story in load_stories(root, story_folders(root), datetime.now(UTC)):
        if story.state in PREVIEWED and (story.folder, DATA_FILE) in seen:
            fault = f"the story is {story.state.value}, and its pages are in a public repository"
            hint = "keep them out of it until they may be read"
            yield BriefingError(str(root / story.folder), fault, hint=hint, code=UNPUBLISHED)
    for result in results:
        if (result.hidden or result.redacted) and (result.slug, OVERRIDES_FILE) in seen:
            fault = "what is hidden or taken out stands here in its words, in a public repository"
            hint = "say what it is by id, or keep the story in a private one"
            yield BriefingError(str(root / result.slug / OVERRIDES_FILE), fault, hint=hint, code=WITHHELD)


def _committed(root: Path) -> list[str]:
    """Return the files below a folder that are in its repository or that its next commit would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:  # there is no Git
        return []
    return [name for name in done.stdout.split("\0") if name] if done.returncode == 0 else []
