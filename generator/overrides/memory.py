"""What the published files of a story still know of items and sources that have changed since.

An id is made of a source's name and of words. Where the file was renamed, or a word mended, the id in ``overrides.yml``
is that of before; what was published last tells which words and which name it stood for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from generator.overrides.same_words import Words, compared_words
from generator.values.briefing import Briefing, Renamed
from generator.values.document import Document, Evidence, evidence_in

ITEMS: Final = ("facts", "quotes", "figures", "timeline", "disagreements", "questions")


@dataclass(frozen=True, slots=True)
class Memory:
    """Names that sources had, and words that ids stood for."""

    formerly: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # by the present name: {"post": ("000_post",)}
    words: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)  # by id

    @property
    def renamed(self) -> tuple[Renamed, ...]:
        """The names that sources had, as the data keep them."""
        return tuple(Renamed(source, names) for source, names in sorted(self.formerly.items()))

    def now_called(self, source: str) -> str | None:
        """Return the present name of a source that was renamed, None where none was called so."""
        return next((now for now, names in sorted(self.formerly.items()) if source in names), None)

    def former_ids(self, evidence: Evidence, document: Document) -> Iterator[str]:
        """Yield the ids that an excerpt had under the former names of its source."""
        for name in self.formerly.get(evidence.source, ()):
            yield replace(document, source=name).evidence(evidence.span).id


NOTHING: Final = Memory()


def remember(published: Briefing | None, documents: Mapping[str, Document]) -> Memory:
    """Return what the last published state of a story knows, None being none."""
    if published is None:
        return NOTHING
    before = {renamed.source: renamed.formerly for renamed in published.renamed}
    by_digest = {document.sha256: name for name, document in sorted(documents.items())}
    formerly: dict[str, tuple[str, ...]] = {}
    for source in published.sources:
        now = source.id if source.id in documents else by_digest.get(source.sha256)
        names = (*before.get(source.id, ()), *([source.id] if now != source.id else []))
        if now is not None and names:
            formerly[now] = tuple(dict.fromkeys((*formerly.get(now, ()), *names)))
    words: dict[str, tuple[Words, ...]] = {}
    for key in ITEMS:
        for item in getattr(published, key):
            held = tuple(compared_words(e.shown) for e in evidence_in(item))
            for known in (item.id, *item.also):
                words.setdefault(known, held)
    for evidence in evidence_in(published):
        words[evidence.id] = (compared_words(evidence.shown),)
    return Memory(formerly, words)
