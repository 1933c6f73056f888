"""What the published files of a story still know of items and sources that have changed since.

An id is made of a source's name and of words. Where the file was renamed, or a word mended, the id in ``overrides.yml``
is that of before; what was published last tells which words and which name it stood for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from generator.overrides.same_words import Words, compared_words
from generator.values.briefing import Briefing, Renamed
from generator.values.document import Document, Evidence, evidence_in

ITEMS: Final = ("facts", "quotes", "figures", "timeline", "disagreements", "questions")


class LastPublished:
    """What was last published of a story, which notes whether anybody asked for its words."""

    def __init__(self, briefing: Briefing | None) -> None:
        self.briefing = briefing
        self.was_asked = False

    def words_of(self, wanted: str) -> tuple[Words, ...]:
        """Return the words that an id stood for."""
        self.was_asked = True
        return self._words.get(wanted, ())

    @cached_property
    def _words(self) -> Mapping[str, tuple[Words, ...]]:
        words: dict[str, tuple[Words, ...]] = {}
        if self.briefing is None:
            return words
        for key in ITEMS:
            for item in getattr(self.briefing, key):
                held = tuple(compared_words(e.shown) for e in evidence_in(item))
                for known in (item.id, *item.also):
                    words.setdefault(known, held)
        for evidence in evidence_in(self.briefing):
            words[evidence.id] = (compared_words(evidence.shown),)
        return words


@dataclass(frozen=True, slots=True)
class Memory:
    """Names that sources had, and words that ids stood for."""

    formerly: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # by the present name: {"post": ("000_post",)}
    published: LastPublished | None = None

    @property
    def renamed(self) -> tuple[Renamed, ...]:
        """The names that sources had, as the data keep them."""
        return tuple(Renamed(source, names) for source, names in sorted(self.formerly.items()))

    def words_of(self, wanted: str) -> tuple[Words, ...]:
        """Return the words that an id stood for when the story was last published."""
        return self.published.words_of(wanted) if self.published else ()

    def now_called(self, source: str) -> str | None:
        """Return the present name of a source that was renamed, None where none was called so."""
        return next((now for now, names in sorted(self.formerly.items()) if source in names), None)

    def former_ids(self, evidence: Evidence, document: Document) -> Iterator[str]:
        """Yield the ids that an excerpt had under the former names of its source."""
        for name in self.formerly.get(evidence.source, ()):
            yield replace(document, source=name).evidence(evidence.span).id


NOTHING: Final = Memory()


def remember(published: LastPublished | None, documents: Mapping[str, Document]) -> Memory:
    """Return what the last published state of a story knows, None being none."""
    if published is None:
        return NOTHING
    if published.briefing is None:
        return Memory(published=published)
    digests = {name: document.sha256 for name, document in documents.items()}
    before = {renamed.source: renamed.formerly for renamed in published.briefing.renamed}
    sources = ((source.id, source.sha256) for source in published.briefing.sources)
    return Memory(former_names(before, sources, digests), published)


def former_names(
    before: Mapping[str, tuple[str, ...]], sources: Iterable[tuple[str, str]], digests: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the names that sources had, by the present one.

    ``before`` is what was known of it when the story was last published, ``sources`` its ids then with the digests of
    their texts, ``digests`` those of today.
    """
    by_digest = {digest: name for name, digest in sorted(digests.items())}
    formerly: dict[str, tuple[str, ...]] = {}
    for source, digest in sources:
        now = source if source in digests else by_digest.get(digest)
        names = (*before.get(source, ()), *([source] if now != source else []))
        if now is not None and names:
            formerly[now] = tuple(dict.fromkeys((*formerly.get(now, ()), *names)))
    return formerly
