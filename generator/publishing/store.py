"""Stories on disk: finding them, their settings, and writing only what differs.

A story is a folder that holds ``sources/``, or ``briefing.json`` where its articles were taken away. Hidden files and
editors' backups among the articles are no sources.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from generator.overrides.decisions import OVERRIDES_FILE, Overrides
from generator.overrides.newsroom import NEWSROOM_FILE, Newsroom, parse_newsroom
from generator.overrides.yaml_values import MOST_CHARACTERS
from generator.publishing.cache import keep, recall
from generator.publishing.versions import digest_of_parts, model_version, story_version
from generator.values.diagnostic import OVERRIDES_GROUP, BriefingError, Diagnostic, split_place
from generator.values.spelling import hint_for

SOURCES_FOLDER: Final = "sources"
DATA_FILE: Final = "briefing.json"
SETTINGS: Final = "settings"  # what newsroom.yml says, in the cache
KEPT: Final = "until then the story keeps its published files"
PAGE_MODE: Final = 0o644
MOST_BYTES: Final = 4 * MOST_CHARACTERS  # of a file that an editor writes: no character takes more in UTF-8
MISNAMED: Final = 85  # rapidfuzz ratio from which a file's name is that of another misspelt


@dataclass(frozen=True, slots=True)
class StoryFolder:
    """A story's folder; ``slug`` is its name."""

    path: Path

    @property
    def slug(self) -> str:
        """The folder's name."""
        return self.path.name

    @property
    def sources(self) -> Path:
        """The folder of the articles."""
        return self.path / SOURCES_FOLDER

    @property
    def overrides(self) -> Path:
        """The editor's file, whether it is there or not."""
        return self.path / OVERRIDES_FILE


def as_error(story: StoryFolder, diagnostic: Diagnostic) -> BriefingError:
    """Return a diagnostic as an error of the run, its place seen from the run's folder."""
    path, line, column = split_place(diagnostic.place)
    kept = KEPT if diagnostic.code.startswith(OVERRIDES_GROUP) else None
    hint = "; ".join(filter(None, (diagnostic.hint, kept))) or None
    return BriefingError(
        str(story.path / path), diagnostic.message, hint=hint, line=line, column=column, code=diagnostic.code
    )


def find_stories(root: Path, names: Iterable[str] = ()) -> tuple[tuple[StoryFolder, ...], tuple[BriefingError, ...]]:
    """Return the stories of a folder in order of their names, or the named ones, and an error for each not there."""
    if not root.is_dir():
        return (), (BriefingError(str(root), "there is no such folder", hint="name the stories' folder with --dir"),)
    found = (*(p for p in root.glob(f"*/{SOURCES_FOLDER}") if p.is_dir()), *root.glob(f"*/{DATA_FILE}"))
    present = {p.parent.name: StoryFolder(p.parent) for p in sorted(found)}
    wanted = sorted({Path(name).name for name in names}) or sorted(present)
    errors = tuple(
        BriefingError(str(root / name), "there is no such story", hint=hint_for(name, present))
        for name in wanted
        if name not in present
    )
    return tuple(present[name] for name in wanted if name in present), errors


def list_sources(story: StoryFolder) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return a story's source files in order of their names, one a stem, and what is wrong with the rest."""
    found: dict[str, Path] = {}
    faults = []
    for path in sorted(story.sources.iterdir(), key=lambda p: p.name):
        place = f"{SOURCES_FOLDER}/{path.name}"
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if not path.is_file():
            faults.append(Diagnostic("B103", "is no file, and is left out", place, "put sources beside one another"))
        elif path.stem in found:
            other = found[path.stem].name
            fault = f"has the name of '{other}' but for the ending, and is left out"
            faults.append(Diagnostic("B102", fault, place, "rename one of them: a source's id is its name"))
        else:
            found[path.stem] = path
    return tuple(found.values()), tuple(faults)


def read_text(path: Path, shown: str) -> str:
    """Read an editor's file; raises BriefingError when it is not UTF-8, too large or cannot be read."""
    try:
        if not path.is_file():
            raise BriefingError(shown, "is no file", hint="put a file of text in its place, or take it away")
        if path.stat().st_size > MOST_BYTES:
            fault = f"is too long: {path.stat().st_size:,} bytes, {MOST_BYTES:,} at most"
            raise BriefingError(shown, fault, hint="take out what is no longer needed")
        data = path.read_bytes()
    except OSError as error:
        raise BriefingError(shown, f"cannot be read: {error.strerror}", hint="look at its permissions") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        hint = "save the file again as UTF-8"
        raise BriefingError(shown, "is not UTF-8", hint=hint, line=line, column=column) from error


def misnamed(path: Path) -> Iterator[BriefingError]:
    """Yield an error for a file that its editor took for the one at a path: ``overrides.yaml``, ``Overrides.yml``."""
    if path.parent.is_dir() and not os.path.lexists(path):
        for other in sorted(path.parent.iterdir()):
            if other.suffix.lower() in {".yml", ".yaml"} and fuzz.ratio(other.stem.lower(), path.stem) >= MISNAMED:
                yield BriefingError(str(other), "is not read under this name", hint=f"call it {path.name}")


def read_newsroom(root: Path) -> tuple[Newsroom, tuple[BriefingError, ...]]:
    """Read the settings of the site, if there are any; a pipeline they name must be installed."""
    path = root / NEWSROOM_FILE
    if not os.path.lexists(path):
        return Newsroom(), tuple(misnamed(path))
    try:
        newsroom, errors = _parsed_settings(read_text(path, str(path)), str(path))
        if newsroom.model:
            model_version(newsroom.model)
    except BriefingError as error:
        place = str(path) if error.path == NEWSROOM_FILE else error.path
        return Newsroom(), (BriefingError(place, error.fault, hint=error.hint),)
    return newsroom, errors


def _parsed_settings(text: str, path: str) -> tuple[Newsroom, tuple[BriefingError, ...]]:
    """Parse settings, or recall what the same text said; faults have places and are found anew."""
    key = digest_of_parts([story_version(), text])
    kept = recall(SETTINGS, key, Newsroom)
    if kept is not None:
        return kept, ()
    newsroom, errors = parse_newsroom(text, path)
    if not errors:
        keep(SETTINGS, key, newsroom)
    return newsroom, errors


def read_overrides(story: StoryFolder, newsroom: Newsroom) -> tuple[Overrides, tuple[BriefingError, ...]]:
    """Read a story's overrides, if there are any; places in errors are relative to the story."""
    if not os.path.lexists(story.overrides):
        return Overrides(), tuple(misnamed(story.overrides))
    try:
        text = read_text(story.overrides, OVERRIDES_FILE)
    except BriefingError as error:
        return Overrides(), (error,)
    from generator.kinds import KINDS  # noqa: PLC0415  # a second that only a story which is made need pay
    from generator.overrides.reader import parse_overrides  # noqa: PLC0415

    return parse_overrides(text, OVERRIDES_FILE, KINDS, newsroom.zone)


def write_schemas(root: Path) -> None:
    """Write the JSON Schemas of editors' files beside the stories, where their programs find them."""
    from generator.overrides.strict_yaml import SCHEMAS_FOLDER, schema_files  # noqa: PLC0415  # as above

    folder = root / SCHEMAS_FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in schema_files().items():
        write_changed(folder / name, text)


def is_current(path: Path, text: str) -> bool:
    """Say whether a file holds this text already."""
    try:
        return path.read_bytes() == text.encode("utf-8")
    except FileNotFoundError:
        return False


def write_changed(path: Path, text: str) -> bool:
    """Write a file when it differs, whole or not at all; returns whether it did.

    Raises BriefingError when the file cannot be written.
    """
    if is_current(path, text):
        return False
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        os.chmod(temporary, stat.S_IMODE(path.stat().st_mode) if path.exists() else PAGE_MODE)  # noqa: PTH101  # as os.replace
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise BriefingError(str(path), f"cannot be written: {error.strerror}") from error
    return True
