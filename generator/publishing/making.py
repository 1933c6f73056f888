"""Make a story: read its articles, run the stages over them, and look whether what comes of it may be written.

A source that cannot be read is left out with an error and its story goes on without it. A story whose
``overrides.yml`` cannot be read, or not be followed in all its entries, keeps the files it has: what its editor
withheld must not come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.overrides.decisions import Overrides
from generator.overrides.memory import LastPublished
from generator.overrides.newsroom import Newsroom
from generator.overrides.redaction import Redacted, find_redacted
from generator.overrides.sources import is_excluded, missing_sources
from generator.overrides.withheld import HiddenWords, find_words
from generator.pipeline import analyse, brief
from generator.publishing.cache import annotate_cached
from generator.publishing.packed import as_packed, read_packed, read_published
from generator.publishing.results import StoryResult
from generator.publishing.room import StoryRoom
from generator.publishing.store import SOURCES_FOLDER, StoryFolder, as_error, list_sources, read_overrides
from generator.publishing.time_limit import OutOfTime, within_seconds
from generator.publishing.unchanged import Inputs, Recollection
from generator.sources.languages import READ
from generator.stages.read import read
from generator.values.briefing import Briefing
from generator.values.diagnostic import HELD_BACK, OVERRIDES_GROUP, BriefingError, Diagnostic
from generator.values.document import Document
from generator.values.findings import Article
from generator.values.limits import raise_limit
from generator.values.span import Span

TOLD: Final = 60  # characters of a passage in a note
HIDDEN_TOO: Final = "B502"
OF_THE_MOMENT: Final = {"B104", "B105"}  # a fault of ours, or of a busy machine: what has one is made anew at every run


@dataclass(frozen=True, slots=True)
class MadeBriefing:
    """A story's briefing, and the articles it was made of."""

    briefing: Briefing | None  # None when the story's overrides cannot be read, or none of its sources
    errors: tuple[BriefingError, ...]
    articles: tuple[Article, ...] = ()
    hidden: tuple[HiddenWords, ...] = ()  # what an editor wants to stand nowhere
    redacted: tuple[Redacted, ...] = ()
    published: LastPublished | None = None  # what was last published, where the editor's entries may name what it had

    @property
    def refused(self) -> bool:
        """Say whether an entry of the overrides cannot be followed: then nothing of the story is written."""
        return self.briefing is not None and any(d.code.startswith(OVERRIDES_GROUP) for d in self.briefing.diagnostics)

    @property
    def may_be_kept(self) -> bool:
        """Say whether another run would find the same: a fault that nobody foresaw may come of the moment."""
        return self.briefing is not None and all(d.code not in OF_THE_MOMENT for d in self.briefing.diagnostics)

    @property
    def error_notes(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return tuple(d for d in self.briefing.diagnostics if d.is_error) if self.briefing else ()

    @property
    def documents(self) -> dict[str, Document]:
        """The documents its excerpts stand in, by source id."""
        return {article.document.source: article.document for article in self.articles}


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
    published = LastPublished(read_published(story)) if overrides.entries else None
    try:
        with within_seconds(newsroom.limits.story_seconds):
            edition = brief(story.slug, articles, overrides, newsroom, published)
    except OutOfTime:
        return MadeBriefing(None, (*(as_error(story, d) for d in found), _late(story, newsroom)))
    briefing = edition.briefing.with_diagnostics(found)
    if newsroom.is_public:
        briefing = as_packed(briefing, overrides)
    errors = tuple(as_error(story, d) for d in briefing.diagnostics if d.is_error)
    return MadeBriefing(briefing, errors, articles, edition.hidden, edition.redacted, published)


def result_of(
    story: StoryFolder, made: MadeBriefing, *, errors: tuple[BriefingError, ...], changed: tuple[str, ...] = ()
) -> StoryResult:
    """Return what became of a story that was made."""
    briefing = made.briefing
    return StoryResult(
        story.slug,
        is_made=briefing is not None,
        changed=changed,
        errors=errors,
        diagnostics=_told_notes(made),
        hidden=made.hidden,
        redacted=made.redacted,
        embargo=briefing.embargo if briefing else None,
        quoting=briefing.quoting if briefing else (),
    )


def recollection_of(made: MadeBriefing, inputs: Inputs) -> Recollection | None:
    """Return what a story took from what was last published of it, None where it could take nothing."""
    if made.published is None or made.briefing is None:
        return None
    formerly = {renamed.source: renamed.formerly for renamed in made.briefing.renamed}
    return Recollection(formerly, inputs.published_digest if made.published.was_asked else None)


def _read_articles(
    story: StoryFolder, newsroom: Newsroom, overrides: Overrides
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """Return the articles that can be read, and what is wrong with the rest."""
    paths, faults = list_sources(story)
    articles: list[Article] = []
    found = [*faults, *missing_sources(overrides, [path.stem for path in paths])]
    room = StoryRoom(newsroom.limits)
    for path in paths:
        if is_excluded(path.stem, overrides):
            continue
        place = f"{SOURCES_FOLDER}/{path.name}"
        article = room.over(place, 0, 0) or _read_article(path, place, newsroom, overrides)
        if isinstance(article, Diagnostic):
            found.append(article)
            continue
        found += article.document.notes
        over = room.over(place, len(article.document.text), article.items)
        if over:
            found.append(over)
        elif article.document.body:
            articles.append(article)
            room = room.without(len(article.document.text), article.items)
        else:
            hint = "paste the article's own words"
            found.append(Diagnostic("B220", "holds no text but furniture, and is left out", place, hint))
    return tuple(articles), tuple(found)


def _read_article(path: Path, place: str, newsroom: Newsroom, overrides: Overrides) -> Article | Diagnostic:
    """Return an article with its findings, or why it is left out."""
    seconds = newsroom.limits.seconds
    try:
        with within_seconds(seconds):
            return analyse(read(path, place, newsroom.limits), annotate_cached, newsroom, overrides)
    except BriefingError as error:
        return Diagnostic("B101", f"is left out: {error.fault}", error.place, error.hint)
    except OutOfTime:
        fault = f"is left out: it took over {seconds:,} seconds of processor time"
        return Diagnostic("B105", fault, place, raise_limit("seconds"))
    except Exception as error:  # noqa: BLE001  # one source's fault must not take the others with it
        fault = f"is left out: {type(error).__name__}: {error}"
        return Diagnostic("B104", fault, place, "please report it, with the file if you may")


def _late(story: StoryFolder, newsroom: Newsroom) -> BriefingError:
    seconds = newsroom.limits.story_seconds
    fault = f"the story took over {seconds:,} seconds of processor time, and keeps its published files"
    return BriefingError(str(story.path), fault, hint=f"take sources out, or {raise_limit('story_seconds')}")


def _in_story(story: StoryFolder, fault: BriefingError) -> BriefingError:
    path = str(story.path / fault.path)
    return BriefingError(path, fault.fault, hint=fault.hint, line=fault.line, column=fault.column)


def find_leaked(story: StoryFolder, made: MadeBriefing, files: Mapping[str, str]) -> Iterator[BriefingError]:
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
