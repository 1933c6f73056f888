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
from generator.values.document import canonical_text, line_and_column
from generator.values.files import LINK, NO_FILE, PUT_THERE, misplaced, read_inside
from generator.values.pipelines import require_allowed
from generator.values.slugs import HINT, RESERVED, folded, same_names, slug_fault
from generator.values.spelling import hint_for

SOURCES_FOLDER: Final = "sources"
EARLIER_FOLDER: Final = ".earlier"  # of a story's sources: hidden files are no sources
DATA_FILE: Final = "briefing.json"
SETTINGS: Final = "settings"  # what newsroom.yml says, in the cache
KEPT: Final = "until then the story keeps its published files"
MODELS_ALLOWED: Final = "BRIEFINGS_MODELS"  # pipelines that newsroom.yml may name
PAGE_MODE: Final = 0o644
TO_WRITE: Final = "make room on the disk, or let the file be written, and run again: the old file stays until then"
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
    path, line, column = _place_of_passage(story, diagnostic) or split_place(diagnostic.place)
    kept = KEPT if diagnostic.code.startswith(OVERRIDES_GROUP) else None
    hint = "; ".join(filter(None, (diagnostic.hint, kept))) or None
    return BriefingError(
        str(story.path / path), diagnostic.message, hint=hint, line=line, column=column, code=diagnostic.code
    )


def _place_of_passage(story: StoryFolder, diagnostic: Diagnostic) -> tuple[str, int, int] | None:
    """Return the file, line and column of the passage that a diagnostic is about; None where its source is not here."""
    if diagnostic.passage is None or not story.sources.is_dir():
        return None
    source, span = diagnostic.passage
    path = next((path for path in list_sources(story)[0] if path.stem == source), None)
    if path is None:
        return None
    try:
        before = canonical_text(read_inside(path, MOST_BYTES))[: span.start]
    except (BriefingError, UnicodeDecodeError):  # it has become another since
        return None
    return f"{SOURCES_FOLDER}/{path.name}", *line_and_column(before)


def find_stories(root: Path, names: Iterable[str] = ()) -> tuple[tuple[StoryFolder, ...], tuple[BriefingError, ...]]:
    """Return the stories of a folder in order of their names, or the named ones, and an error for each not there."""
    if not root.is_dir():
        return (), (BriefingError(str(root), "there is no such folder", hint="name the stories' folder with --dir"),)
    present = {name: StoryFolder(root / name) for name in story_names(root)}
    faults = dict(_bad_names(root, present))
    wanted = sorted({Path(name).name for name in names}) or sorted(present)
    missing = (
        BriefingError(str(root / name), "there is no such story", hint=hint_for(name, present))
        for name in wanted
        if name not in present
    )
    errors = (*(fault for name, fault in faults.items() if name in wanted), *missing)
    return tuple(present[name] for name in wanted if name in present and name not in faults), errors


def story_names(root: Path) -> tuple[str, ...]:
    """Return the names of all folders that hold a story, those that are left out for a fault too."""
    return tuple(sorted(path.name for path in root.iterdir() if _holds_story(path)))


def _holds_story(path: Path) -> bool:
    try:
        held = {inner.name for inner in path.iterdir()} if path.is_dir() else set()
    except OSError:
        return True  # it is told what cannot be read
    return (SOURCES_FOLDER in held and (path / SOURCES_FOLDER).is_dir()) or DATA_FILE in held


def _bad_names(root: Path, names: Iterable[str]) -> Iterator[tuple[str, BriefingError]]:
    """Yield the stories that are left out, each with its fault: for its name, or for what stands there."""
    alike = dict(same_names(names))
    pages = {*RESERVED, *(folded(page.stem) for page in root.glob("*.md"))}
    for name in names:
        path, hint = root / name, HINT
        fault = slug_fault(name, pages)
        if fault is None and name in alike:
            fault = f"has a name that file systems may take for '{alike[name]}'"
        for held in (path, path / SOURCES_FOLDER):
            if fault is None and held.is_symlink():
                fault, hint = LINK, PUT_THERE
        if fault is None and not os.access(path, os.R_OK | os.X_OK):
            fault, hint = "cannot be read", "look at its permissions"
        if fault:
            yield name, BriefingError(str(path), f"{fault}: the story is left out", hint=hint)


def list_sources(story: StoryFolder) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return a story's source files in order of their names, one a stem, and what is wrong with the rest."""
    found: dict[str, Path] = {}
    faults = []
    for path in sorted(story.sources.iterdir(), key=lambda p: p.name):
        place = f"{SOURCES_FOLDER}/{path.name}"
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if fault := source_fault(path):
            faults.append(Diagnostic("B103", f"{fault}, and is left out", place, "put sources beside one another"))
        elif path.stem in found:
            other = found[path.stem].name
            fault = f"has the name of '{other}' but for the ending, and is left out"
            faults.append(Diagnostic("B102", fault, place, "rename one of them: a source's id is its name"))
        else:
            found[path.stem] = path
    return tuple(found.values()), tuple(faults)


def source_fault(path: Path) -> str | None:
    """Return why something among a story's sources is none, None when it is a file."""
    if path.is_dir() and not path.is_symlink():
        return NO_FILE
    return misplaced(path) or (None if path.name.isprintable() else "has signs in its name that are not seen")


def read_text(path: Path, shown: str) -> str:
    """Read an editor's file; raises BriefingError when it is not UTF-8, too large or cannot be read."""
    data = read_inside(path, MOST_BYTES, shown)
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
            require_allowed(newsroom.model, os.environ.get(MODELS_ALLOWED, ""))
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
    data = text.encode("utf-8")
    try:
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data
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
        own = stat.S_IMODE(path.stat().st_mode) if path.is_file() and not path.is_symlink() else PAGE_MODE
        os.chmod(temporary, own)  # noqa: PTH101  # as os.replace
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise BriefingError(str(path), f"cannot be written: {error.strerror}", hint=TO_WRITE) from error
    return True
