"""``briefings add``: import articles into a story, as text with their metadata in front matter.

A text or Markdown file keeps its name and its text; above it stands what the text prints of itself. What is there
already is left out; a later version takes the place of the one before, which goes to ``sources/.earlier/``, where it is
no source and not lost.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.cli.faults import print_faults, report_faults
from generator.cli.inputs import Web, read_inputs
from generator.intake.encodings import known_encoding
from generator.intake.incoming import Incoming, Link, Raw, completed, held_by_feed
from generator.intake.reading import read_raw
from generator.intake.same_article import Recognised, Sameness, Shelf, find_known, is_shorter, known_article, shelve
from generator.intake.source_text import completed_text, source_ending, source_stem, source_text
from generator.intake.versions import further_fields, later_version, what_changed, with_what_it_prints
from generator.pipeline import prepare
from generator.publishing.progress import progress
from generator.publishing.store import (
    DATA_FILE,
    EARLIER_FOLDER,
    StoryFolder,
    as_error,
    list_sources,
    read_newsroom,
    write_changed,
)
from generator.stages.read import parse_source, read
from generator.values.diagnostic import BriefingError
from generator.values.document import Document, value_of
from generator.values.slugs import slug_fault

if TYPE_CHECKING:
    from generator.intake.connecting import Network

SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_LINKS: Final = 50  # of a feed or sitemap
# How a line on the screen calls the ground of a field.
GROUNDS: Final[Mapping[str, str]] = {
    "meta tag": "a meta tag",
    "page": "the page",
    "title": "the page's title",
    "entry of a feed": "the feed's entry",
    "title of a feed": "the feed's title",
    "subject of the mail": "the mail's subject",
    "headline in the mail": "the mail's headline",
    "sender of the mail": "the mail's sender",
    "date of the mail": "the mail's date",
    "size of type": "the largest type",
    "head of the pages": "the running head",
    "foot of the pages": "the foot of the page",
    "properties of the file": "the file's properties",
    "heading": "its heading",
}
SHOWN: Final = {"title": "title", "outlet": "outlet", "published": "date", "body": "text"}


@dataclass(slots=True)
class Adding:
    """A story that takes articles: its folder, what it holds, and what was done so far."""

    folder: Path
    web: Web
    shelf: Shelf = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)  # {"added": 3}


def run_add(options: argparse.Namespace, network: Network | None = None) -> int:
    """Import every article that can be read; the rest are errors."""
    if options.encoding and known_encoding(options.encoding) is None:
        hint = "an encoding is, for example, windows-1252, mac-roman or utf-16"
        raise BriefingError(options.encoding, "is no encoding", hint=hint)
    newsroom, errors = read_newsroom(Path(options.dir))
    print_faults(errors)
    web = Web(newsroom.contact, newsroom.allow_private or options.allow_private, network)
    adding = _open_story(options.dir, options.story, web)
    report = progress("files and addresses")
    for number, name in enumerate(options.files, start=1):
        for raw in read_inputs([name], web, options.encoding):
            for fault in _import(raw, adding):
                print_faults((fault,))
                adding.done["not read"] += 1
        report(number, len(options.files))
    if sum(adding.done.values()) > 1:
        print(", ".join(f"{number} {what}" for what, number in sorted(adding.done.items())), file=sys.stderr)
    return 1 if adding.done["not read"] else 0


def _open_story(root: str, name: str, web: Web) -> Adding:
    if not SLUG_RE.fullmatch(name):
        hint = "a story is named with small letters, digits and single hyphens: trade-talks"
        raise BriefingError(name, "is no name for a story", hint=hint)
    if fault := slug_fault(name):
        raise BriefingError(name, fault, hint="give the story another name")
    story = StoryFolder(Path(root) / name)
    if not story.sources.is_dir() and (story.path / DATA_FILE).exists():
        hint = "put the story's own articles back first"
        raise BriefingError(str(story.path), "is a story without its articles, and takes no new ones", hint=hint)
    story.sources.mkdir(parents=True, exist_ok=True)
    adding = Adding(story.sources, web)
    for path in list_sources(story)[0]:
        try:
            shelve(adding.shelf, known_article(prepare(read(path)), path.name))
        except BriefingError as error:
            print(f"{error.place}: {error.fault}; it is compared with nothing", file=sys.stderr)
    return adding


def _import(raw: Raw | BriefingError, adding: Adding) -> Iterator[BriefingError]:
    """Take the articles of a file, and those a feed or sitemap leads to; yields what is wrong with it."""
    if isinstance(raw, BriefingError):
        yield raw
        return
    links: list[Link] = []
    for found in read_raw(raw):
        if isinstance(found, BriefingError):
            yield found
        elif isinstance(found, Link):
            links.append(found)
        else:
            yield from _take(found, adding)
    if len(links) > MOST_LINKS:
        hint = "add the addresses of those that belong to the story; 'briefings collect' reads feeds"
        yield BriefingError(raw.place, f"leads to {len(links)} articles, more than belong to a story", hint=hint)
        return
    for link in links:
        yield from _follow(link, adding)


def _follow(link: Link, adding: Adding) -> Iterator[BriefingError]:
    """Take the article a feed or sitemap leads to, or what the feed holds of it; what leads on to others is told."""
    raw = adding.web.read(link.url)
    found_all = [raw] if isinstance(raw, BriefingError) else [*read_raw(raw)]
    if link.entry and isinstance(found_all[0], BriefingError) and len(found_all) == 1:
        yield from _take(held_by_feed(link.entry, found_all[0]), adding)
        return
    for found in found_all:
        if isinstance(found, BriefingError):
            yield found
        elif isinstance(found, Link):
            yield BriefingError(link.url, "is no article but leads to some", hint="add their addresses")
            return
        else:
            yield from _take(completed(found, link), adding)


def _take(article: Incoming, adding: Adding) -> Iterator[BriefingError]:
    """Write an article where it belongs, or say why not."""
    try:
        text = source_text(article) if article.text is None else article.text
        document = prepare(parse_source(text.encode("utf-8"), source_stem(article), article.place))
        match = find_known(adding.shelf, known_article(document, ""))
        if match is None:
            _add_new(article, document, adding)
        elif match.sameness is Sameness.NEWER and not (article.is_paid and is_shorter(document, match.known)):
            _update(article, document, match, adding)
        elif not (match.sameness is Sameness.SAME and _complete(article, match, adding)):
            _leave_out(article, match, adding)
    except BriefingError as error:
        yield error


def _add_new(article: Incoming, document: Document, adding: Adding) -> None:
    named = replace(article, title=article.title or value_of(document.metadata.title))
    target = _free_path(named, adding.folder)
    write_changed(target, _with_head(article, document))
    shelve(adding.shelf, known_article(document, target.name))
    adding.done["added"] += 1
    origin = "" if target.name == Path(article.place).name else f" from {article.place}"
    print(f"added {target}{origin}: {_what_was_read(article, document)}", file=sys.stderr)
    _tell_notes(article, document, target)


def _with_head(article: Incoming, document: Document) -> str:
    """Return what is written: of a text file its own text, and above it what is known of it."""
    return document.canonical if article.text is None else source_text(with_what_it_prints(article, document))


def _free_path(article: Incoming, folder: Path) -> Path:
    """Return a path that no source has; raises BriefingError where a text file's own name is taken."""
    stem, ending = source_stem(article), source_ending(article)
    taken = {path.stem: path.name for path in folder.iterdir()}
    if stem in taken and article.text is not None and article.file is None and article.place != "-":
        fault = f"the story has a source '{taken[stem]}' already, with another text"
        raise BriefingError(article.place, fault, hint="rename the file")
    number = 2
    free = stem
    while free in taken:
        free = f"{stem}-{number}"
        number += 1
    return folder / f"{free}{ending}"


def _update(article: Incoming, document: Document, match: Recognised, adding: Adding) -> None:
    """Put a later version in the place of the one before, which is kept."""
    target = adding.folder / match.known.name
    before = prepare(read(target))
    kept = _keep(target, before, adding.folder / EARLIER_FOLDER)
    if article.text is None:
        text = source_text(later_version(article, before))
        document = prepare(parse_source(text.encode("utf-8"), target.stem, article.place))
    write_changed(target, _with_head(article, document))
    shelve(adding.shelf, known_article(document, target.name))
    adding.done["updated"] += 1
    changed = what_changed(before, document)
    print(f"updated {target} from {article.place}: {changed}; the version before is {kept}", file=sys.stderr)
    _tell_notes(article, document, target)


def _tell_notes(article: Incoming, document: Document, target: Path) -> None:
    """Tell what a source says that its editor did not mean, at the line where it is mended."""
    notes = (replace(note, place=note.place.replace(article.place, str(target), 1)) for note in document.notes)
    report_faults((), [as_error(StoryFolder(Path()), note) for note in notes])


def _keep(path: Path, document: Document, folder: Path) -> Path:
    """Copy a source that is replaced to where it is none: ``.earlier/fog.2031-05-01T0800.txt``."""
    folder.mkdir(exist_ok=True)
    facts = document.metadata
    stamp = value_of(facts.updated) or value_of(facts.published) or document.sha256[:8]
    kept = folder / f"{path.stem}.{stamp.replace(':', '')}{path.suffix}"
    if kept.exists() and kept.read_text("utf-8") != document.canonical:
        kept = folder / f"{path.stem}.{document.sha256[:8]}{path.suffix}"
    write_changed(kept, document.canonical)
    return kept


def _complete(article: Incoming, match: Recognised, adding: Adding) -> bool:
    """Put into the front matter of an article that is there what it lacks and its second copy states."""
    target = adding.folder / match.known.name
    before = prepare(read(target))
    fields = further_fields(article, before)
    if not fields:
        return False
    text = completed_text(before.canonical, fields)
    write_changed(target, text)
    completed = prepare(parse_source(text.encode("utf-8"), target.stem, article.place))
    shelve(adding.shelf, known_article(completed, target.name))
    adding.done["completed"] += 1
    names = _in_a_row([SHOWN.get(name, name) for name in fields])
    print(f"completed {target}: {names} from {article.place}, the same article by {match.ground}", file=sys.stderr)
    return True


def _leave_out(article: Incoming, match: Recognised, adding: Adding) -> None:
    what = "is there already as" if match.sameness is Sameness.SAME else "is an older or shorter version of"
    adding.done["left out"] += 1
    told = f"left out {article.place}: {what} {adding.folder / match.known.name}, told by {match.ground}"
    unnamed = match.sameness is Sameness.SAME and match.known.address is None and match.known.outlet is None
    hint = "\nhint: a reprint by another outlet is kept once front matter names its outlet" if unnamed else ""
    print(f"{told}{hint}", file=sys.stderr)


def _what_was_read(article: Incoming, document: Document) -> str:
    """Return what was read where, how long it is and what an editor should know.

    "title and date from JSON-LD, outlet from a meta tag, 512 words (behind a paywall)"
    """
    grounds = dict(article.grounds)
    found: dict[str, list[str]] = {}
    for name, word in SHOWN.items():
        stated = name == "body" or getattr(document.metadata, name)
        ground = grounds.get(name, "its text") if stated else None
        if ground and not (name == "body" and ground in {"its text", "page"}):
            found.setdefault(GROUNDS.get(ground, ground), []).append(word)
    parts = [f"{_in_a_row(words)} from {ground}" for ground, words in found.items()]
    unknown = [word for name, word in SHOWN.items() if name != "body" and not getattr(document.metadata, name)]
    words = len(article.body.split())
    parts += [f"no {' and no '.join(unknown)}"] if unknown else []
    notes = f" ({'; '.join(article.notes)})" if article.notes else ""
    return f"{', '.join((*parts, f'{words} words'))}{notes}"


def _in_a_row(words: list[str]) -> str:
    """Return words as a sentence lists them: "title, outlet and date"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
