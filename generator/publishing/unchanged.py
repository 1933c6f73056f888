"""Stories that nothing changed: what became of them is recalled, and their evidence held against the articles again.

The key holds all that a story is made of: the names and bytes of its sources, its overrides, the settings of the
newsroom but for those of IRRELEVANT, and the digest of the code, the packages and the pipeline. What was last published
is read only where an editor's entries may name what it had; then a result says what it took from it, and counts only
while that is the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from generator.overrides.newsroom import Newsroom
from generator.publishing.cache import keep, recall
from generator.publishing.results import StoryResult
from generator.publishing.store import DATA_FILE, StoryFolder, as_error, list_sources, write_changed
from generator.publishing.versions import digest_of_parts, model_version, story_version
from generator.values.annotation import DEFAULT_MODEL
from generator.values.diagnostic import BriefingError, Diagnostic
from generator.values.document import canonical_text
from generator.values.files import MOST_DATA, read_inside
from generator.values.quoting import QuotedShare

if TYPE_CHECKING:
    from generator.overrides.redaction import Redacted
    from generator.overrides.withheld import HiddenWords

STORIES: Final = "story"
PAGES: Final = "page"
IRRELEVANT: Final[Mapping[str, Any]] = {"contact": None, "allow_private": False, "feeds": (), "edit_url": None}
EXCERPT: Final = frozenset({"source", "start", "end", "text"})  # keys of an excerpt in briefing.json
SETTINGS_ENDINGS: Final = frozenset({".yml", ".yaml"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a story is made of, as read."""

    key: str
    sources: Mapping[str, bytes]  # by id
    published: bytes | None  # the data last published

    @property
    def published_digest(self) -> str:
        """The digest of the data last published."""
        return digest_of_parts([self.published or b""])


@dataclass(frozen=True, slots=True)
class Recollection:
    """What a story took from what was last published of it."""

    formerly: Mapping[str, tuple[str, ...]]  # names that sources had, by the present one
    digest: str | None = None  # of the data last published, where its words were asked for


@dataclass(frozen=True, slots=True)
class Remembered:
    """What became of a story."""

    pages: Mapping[str, str]  # digests of its files by name; none where an entry could not be followed
    errors: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]
    embargo: str | None
    quoting: tuple[QuotedShare, ...]
    withheld: bytes = b""  # what must stand in no file of a site, as MessagePack
    recollection: Recollection | None = None  # None where it took nothing


@dataclass(frozen=True, slots=True)
class _Name:
    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _FormerName:
    source: str
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """What of ``briefing.json`` tells how sources were called."""

    sources: tuple[_Name, ...]
    renamed: tuple[_FormerName, ...] = ()


def read_story_inputs(story: StoryFolder, newsroom: Newsroom) -> Inputs | None:
    """Read what a story is made of; None where not all can be read: then it is made, and says what is wrong."""
    settings = msgspec.msgpack.encode(replace(newsroom, **IRRELEVANT), order="deterministic")
    try:
        model = model_version(newsroom.model or DEFAULT_MODEL)
        beside = {path.name: path for path in story.path.iterdir()}
        yaml = sorted(name for name, path in beside.items() if path.suffix.lower() in SETTINGS_ENDINGS)
        edits = read_inside(story.overrides, newsroom.limits.file) if story.overrides.name in beside else b""
        paths = list_sources(story)[0] if story.sources.is_dir() else None
        entries = sorted(path.name for path in story.sources.iterdir()) if paths is not None else ["none"]
        sources = {path.stem: read_inside(path, newsroom.limits.file) for path in paths or ()}
        published = read_inside(beside[DATA_FILE], MOST_DATA) if DATA_FILE in beside else None
    except (OSError, BriefingError):
        return None
    packed = [published or b""] if paths is None else []
    files = [part for path in paths or () for part in (path.name, sources[path.stem])]
    lists = (yaml, entries, files, packed)
    parts = [story_version(), model, settings, story.slug, edits, *(p for one in lists for p in (str(len(one)), *one))]
    return Inputs(digest_of_parts(parts), sources, published)


def recall_story(story: StoryFolder, inputs: Inputs, *, check: bool) -> StoryResult | None:
    """Return what became of a story of the same inputs, with its files written where they differ; None to make it."""
    known = recall(STORIES, inputs.key, Remembered)
    if known is None or not _is_as_published(known.recollection, inputs):
        return None
    there = {name: _bytes_of(story, name) for name in known.pages}
    changed = [name for name, data in sorted(there.items()) if _page_digest(data) != known.pages[name]]
    texts = recall(PAGES, inputs.key, dict[str, str]) if changed else {}
    if texts is None or any(_page_digest(texts.get(name, "").encode("utf-8")) != known.pages[name] for name in changed):
        return None
    data = texts[DATA_FILE].encode("utf-8") if DATA_FILE in changed else there.get(DATA_FILE, b"{}")
    if not stands(data, inputs.sources):
        return None
    if not check:
        for name in changed:
            write_changed(story.path / name, texts[name])
    hidden, redacted = _words_withheld(known.withheld)
    return StoryResult(
        story.slug,
        is_made=True,
        changed=tuple(changed),
        errors=tuple(as_error(story, d) for d in known.errors),
        diagnostics=known.diagnostics,
        hidden=hidden,
        redacted=redacted,
        embargo=known.embargo,
        quoting=known.quoting,
    )


def keep_story(
    inputs: Inputs,
    result: StoryResult,
    files: Mapping[str, str],
    errors: tuple[Diagnostic, ...],
    recollection: Recollection | None,
) -> None:
    """Keep what became of a story, unless its evidence does not stand as its data have it."""
    pages = {name: text.encode("utf-8") for name, text in files.items()}
    if not stands(pages.get(DATA_FILE, b"{}"), inputs.sources):
        return
    digests = {name: _page_digest(data) for name, data in pages.items()}
    told = (errors, result.diagnostics, result.embargo, result.quoting)
    keep(PAGES, inputs.key, dict(files))
    keep(STORIES, inputs.key, Remembered(digests, *told, _as_data(result.hidden, result.redacted), recollection))


def stands(data: bytes, sources: Mapping[str, bytes]) -> bool:
    """Say whether every excerpt of a story's data stands in its source at its place; a story without sources passes."""
    texts = _texts_of(sources)
    waiting: list[Any] = [msgspec.json.decode(data)] if sources else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if value.keys() >= EXCERPT and value["source"] is not None:
                text = texts.get(value["source"])
                if text is None or text[value["start"] : value["end"]] != value["text"]:
                    return False
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return True


def _texts_of(sources: Mapping[str, bytes]) -> dict[str, str]:
    """Return the sources' texts by id, without those that are none."""
    texts = {}
    for source, data in sources.items():
        with suppress(UnicodeDecodeError):
            texts[source] = canonical_text(data)
    return texts


def _is_as_published(recollection: Recollection | None, inputs: Inputs) -> bool:
    """Say whether what a story took from the data last published is the same today."""
    if recollection is None:
        return True
    if recollection.digest is not None:
        return recollection.digest == inputs.published_digest
    from generator.overrides.memory import former_names  # noqa: PLC0415  # few stories have entries

    try:
        names = msgspec.json.decode(inputs.published or b"", type=_Names)
    except ValueError:
        names = _Names(())
    digests = {s: hashlib.sha256(text.encode("utf-8")).hexdigest() for s, text in _texts_of(inputs.sources).items()}
    before = {renamed.source: renamed.formerly for renamed in names.renamed}
    return former_names(before, ((s.id, s.sha256) for s in names.sources), digests) == recollection.formerly


def _bytes_of(story: StoryFolder, name: str) -> bytes:
    try:
        return (story.path / name).read_bytes()
    except OSError:
        return b""


def _page_digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _as_data(hidden: tuple[HiddenWords, ...], redacted: tuple[Redacted, ...]) -> bytes:
    if not hidden and not redacted:
        return b""
    return msgspec.msgpack.encode((hidden, redacted), enc_hook=lambda pattern: (pattern.pattern, pattern.flags))


def _words_withheld(withheld: bytes) -> tuple[tuple[HiddenWords, ...], tuple[Redacted, ...]]:
    if not withheld:
        return (), ()
    from generator.overrides.redaction import Redacted  # noqa: PLC0415  # few stories withhold anything
    from generator.overrides.withheld import HiddenWords  # noqa: PLC0415

    kind = tuple[tuple[HiddenWords, ...], tuple[Redacted, ...]]
    decoder = msgspec.msgpack.Decoder(kind, dec_hook=lambda _, parts: re.compile(*parts))
    found: tuple[tuple[HiddenWords, ...], tuple[Redacted, ...]] = decoder.decode(withheld)
    return found
