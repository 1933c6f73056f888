"""Generate stories: every story's files, in several processes, all faults in one run.

A source that cannot be read is left out with an error and its story goes on without it. A story whose
``overrides.yml`` cannot be read, or not be followed in all its entries, keeps the files it has: what its editor
withheld must not come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator.overrides.decisions import Overrides
from generator.overrides.newsroom import Newsroom
from generator.overrides.redaction import Redacted, find_redacted
from generator.overrides.sources import is_excluded, missing_sources
from generator.overrides.withheld import HiddenWords, find_words
from generator.pipeline import analyse, brief
from generator.publishing.addresses import address_faults
from generator.publishing.cache import annotate_cached
from generator.publishing.packed import read_packed, read_published
from generator.publishing.store import (
    SOURCES_FOLDER,
    StoryFolder,
    find_stories,
    is_current,
    list_sources,
    read_newsroom,
    read_overrides,
    write_changed,
)
from generator.publishing.workers import work
from generator.sources.languages import READ
from generator.stages.read import read
from generator.stages.render import render
from generator.values.briefing import Briefing
from generator.values.diagnostic import HELD_BACK, BriefingError, Diagnostic, split_place
from generator.values.document import Document
from generator.values.findings import Article
from generator.values.span import Span

TOLD: Final = 60  # characters of a passage in a note
HIDDEN_TOO: Final = "B502"
OVERRIDES_GROUP: Final = "B3"
KEPT: Final = "until then the story keeps its published files"
MANY_STORIES: Final = 6  # from here on starting processes costs less than it saves


@dataclass(frozen=True, slots=True)
class MadeBriefing:
    """A story's briefing, and the articles it was made of."""

    briefing: Briefing | None  # None when the story's overrides cannot be read, or none of its sources
    errors: tuple[BriefingError, ...]
    articles: tuple[Article, ...] = ()
    hidden: tuple[HiddenWords, ...] = ()  # what an editor wants to stand nowhere
    redacted: tuple[Redacted, ...] = ()

    @property
    def refused(self) -> bool:
        """Say whether an entry of the overrides cannot be followed: then nothing of the story is written."""
        return self.briefing is not None and any(d.code.startswith(OVERRIDES_GROUP) for d in self.briefing.diagnostics)

    @property
    def documents(self) -> dict[str, Document]:
        """The documents its excerpts stand in, by source id."""
        return {article.document.source: article.document for article in self.articles}


@dataclass(frozen=True, slots=True)
class StoryResult:
    """What became of one story."""

    slug: str
    briefing: Briefing | None  # None when it could not be made
    changed: tuple[str, ...] = ()  # files written, or that would be
    errors: tuple[BriefingError, ...] = ()  # the run fails for them
    diagnostics: tuple[Diagnostic, ...] = field(default=())  # it does not for these
    hidden: tuple[HiddenWords, ...] = ()  # what must stand in no file of a site
    redacted: tuple[Redacted, ...] = ()


@dataclass(frozen=True, slots=True)
class RunResult:
    """What became of all stories, in order of their names."""

    stories: tuple[StoryResult, ...]
    errors: tuple[BriefingError, ...]  # of the run and of all its stories

    @property
    def changed(self) -> tuple[str, ...]:
        """The files written, or that would be: ``story/index.md``."""
        return tuple(f"{story.slug}/{name}" for story in self.stories for name in story.changed)


def generate_stories(
    root: Path,
    names: Iterable[str] = (),
    *,
    check: bool = False,
    jobs: int | None = None,
    report: Callable[[int, int], None] | None = None,
) -> RunResult:
    """Generate the stories of a folder, or the named ones; with ``check`` nothing is written.

    ``report`` is told how many of how many stories are done.
    """
    newsroom, settings_errors = read_newsroom(root)
    if settings_errors:
        return RunResult((), settings_errors)
    stories, errors = find_stories(root, names)
    tasks = [(story, newsroom, check) for story in stories]
    done = []
    for result in work(_generate_task, tasks, jobs, least=MANY_STORIES):
        done.append(result)
        if report:
            report(len(done), len(tasks))
    errors = (*errors, *address_faults(root, newsroom, {story.slug for story in stories}))
    return RunResult(tuple(done), (*errors, *(e for result in done for e in result.errors)))


def make_briefing(story: StoryFolder, newsroom: Newsroom) -> MadeBriefing:
    """Make a story's briefing without writing it."""
    overrides, faults = read_overrides(story, newsroom)
    if faults:
        return MadeBriefing(None, tuple(_in_story(story, fault) for fault in faults))
    if not story.sources.is_dir():
        return MadeBriefing(read_packed(story, overrides), ())
    articles, found = _read_articles(story, newsroom, overrides)
    if not any(article.document.metadata.language in READ for article in articles):
        lacking = "source in English" if articles else "sources"
        fault = BriefingError(str(story.sources), f"the story has no {lacking}", hint="put articles into it")
        return MadeBriefing(None, (*(as_error(story, d) for d in found), fault))
    published = read_published(story) if overrides.entries else None
    edition = brief(story.slug, articles, overrides, newsroom, published)
    briefing = edition.briefing.with_diagnostics(found)
    errors = tuple(as_error(story, d) for d in briefing.diagnostics if d.is_error)
    return MadeBriefing(briefing, errors, articles, edition.hidden, edition.redacted)


def _read_articles(
    story: StoryFolder, newsroom: Newsroom, overrides: Overrides
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """Return the articles that can be read, and what is wrong with the rest."""
    paths, faults = list_sources(story)
    articles: list[Article] = []
    found = [*faults, *missing_sources(overrides, [path.stem for path in paths])]
    for path in paths:
        if is_excluded(path.stem, overrides):
            continue
        place = f"{SOURCES_FOLDER}/{path.name}"
        try:
            article = analyse(read(path, place), annotate_cached, newsroom, overrides)
        except BriefingError as error:
            found.append(Diagnostic("B101", f"is left out: {error.fault}", error.place, error.hint))
            continue
        except Exception as error:  # noqa: BLE001  # one source's fault must not take the others with it
            fault = f"is left out: {type(error).__name__}: {error}"
            found.append(Diagnostic("B104", fault, place, "please report it, with the file if you may"))
            continue
        found += article.document.notes
        if article.document.body:
            articles.append(article)
        else:
            hint = "paste the article's own words"
            found.append(Diagnostic("B220", "holds no text but furniture, and is left out", place, hint))
    return tuple(articles), tuple(found)


def as_error(story: StoryFolder, diagnostic: Diagnostic) -> BriefingError:
    """Return a diagnostic as an error of the run, its place seen from the run's folder."""
    path, line, column = split_place(diagnostic.place)
    kept = KEPT if diagnostic.code.startswith(OVERRIDES_GROUP) else None
    hint = "; ".join(filter(None, (diagnostic.hint, kept))) or None
    return BriefingError(
        str(story.path / path), diagnostic.message, hint=hint, line=line, column=column, code=diagnostic.code
    )


def _in_story(story: StoryFolder, fault: BriefingError) -> BriefingError:
    path = str(story.path / fault.path)
    return BriefingError(path, fault.fault, hint=fault.hint, line=fault.line, column=fault.column)


def _generate_task(task: tuple[StoryFolder, Newsroom, bool]) -> StoryResult:
    """Generate one story; an unforeseen fault stops this story and no other."""
    story, newsroom, check = task
    try:
        return _generate_story(story, newsroom, check=check)
    except BriefingError as error:
        return StoryResult(story.slug, None, errors=(error,))
    except Exception as error:  # noqa: BLE001  # one story's fault must not take the others with it
        fault = f"the story could not be made: {type(error).__name__}: {error}"
        return StoryResult(story.slug, None, errors=(BriefingError(str(story.path), fault, hint="please report it"),))


def _generate_story(story: StoryFolder, newsroom: Newsroom, *, check: bool) -> StoryResult:
    made = make_briefing(story, newsroom)
    if made.briefing is None:
        return StoryResult(story.slug, None, errors=made.errors)
    files = render(made.briefing)
    leaks = () if made.refused else tuple(_leaks(story, made, files))
    if made.refused or leaks:  # what cannot be followed might withhold something
        return _result(story, made, errors=(*made.errors, *leaks))
    changed = []
    for name, text in sorted(files.items()):
        path = story.path / name
        if (not is_current(path, text)) if check else write_changed(path, text):
            changed.append(name)
    return _result(story, made, changed=tuple(changed), errors=made.errors)


def _result(
    story: StoryFolder, made: MadeBriefing, *, errors: tuple[BriefingError, ...], changed: tuple[str, ...] = ()
) -> StoryResult:
    return StoryResult(story.slug, made.briefing, changed, errors, _told_notes(made), made.hidden, made.redacted)


def _leaks(story: StoryFolder, made: MadeBriefing, files: Mapping[str, str]) -> Iterator[BriefingError]:
    """Yield an error for every file that would hold withheld words."""
    for name, text in sorted(files.items()):
        hidden = ((words.place, words.text) for words in find_words(text, made.hidden))
        redacted = ((words.place, words.text) for words in find_redacted(text, made.redacted))
        for place, words in (*hidden, *redacted):
            fault = f"the words withheld here would stand in {name}: '{words}'"
            yield as_error(story, Diagnostic("B306", fault, place, "please report it"))


def _told_notes(made: MadeBriefing) -> tuple[Diagnostic, ...]:
    """Return what is no error, with the first words of what is held back, and other sources' words that are hidden."""
    found = made.briefing.diagnostics if made.briefing else ()
    told = (_with_words(d, made.documents) for d in found if not d.is_error)
    named = {passage.place: passage.source for passage in reversed(made.hidden)}
    others = (p for p in made.hidden if p.spans and p.source != named[p.place])
    hidden = (
        Diagnostic(
            HIDDEN_TOO,
            f"is hidden by {p.place}: '{p.text}'",
            f"sources/{p.source}:{p.spans[0].start}-{p.spans[0].end}",
        )
        for p in others
    )
    return (*told, *hidden)


def _with_words(note: Diagnostic, documents: dict[str, Document]) -> Diagnostic:
    """Return a note that a passage is held back with its first words: for editors, and not published."""
    source, span = note.passage or ("", Span(0, 0))
    if note.code != HELD_BACK or source not in documents:
        return note
    words = span.cut(documents[source].canonical)
    return replace(note, message=f"{note.message}: '{' '.join(words.split())[:TOLD]}'")
