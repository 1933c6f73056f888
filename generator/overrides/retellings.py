"""Which other sentences may say what is hidden, in words of their own.

A hidden fact takes along what the other sources' reports of it say, as far as they are one item. What is one item
shifts with every source that comes or is mended, so whatever may be the same statement as a hidden one, to the measure
by which statements are joined, must be hidden too or named as something else; so must a headline of its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.overrides.withheld import HiddenWords
from generator.relations.items.fact_clusters import REPEATED, of_one_stance
from generator.relations.items.likeness import likenesses, said_by
from generator.values.briefing import Briefing
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence, evidence_in
from generator.values.span import Span
from generator.values.story import Story

TOLD: Final = 0.85  # share of a headline's words that a hidden statement has
LEAST_TERMS: Final = 3  # of a headline below which it says too little to be told again
LEAST: Final = 0.65  # below what makes one fact (0.8): one source more took a pair from 0.87 to 0.77


@dataclass(frozen=True, slots=True)
class Retelling:
    """Words of a source that may say what is hidden."""

    hidden: HiddenWords
    source: str
    parts: tuple[Span, ...]

    def carries(self, evidence: Evidence) -> bool:
        """Say whether an excerpt is cut from the words."""
        return evidence.source == self.source and any(evidence.span.overlaps(part) for part in self.parts)


def find_retellings(story: Story, passages: Iterable[HiddenWords]) -> Iterator[Retelling]:
    """Yield the statements of a story that may say what some of its hidden ones say, or tell of the same event."""
    passages = [passage for passage in passages if passage.is_statement]
    if not passages:
        return
    yield from _of_one_event(story, passages)
    said = tuple(s for article in story.articles for s in said_by(article))
    statements = {a.source: a.article.statements for a in story.articles}
    parts = [statements[s.member.source][s.member.index].parts for s in said]
    hidden: dict[int, HiddenWords] = {}
    for place, one in enumerate(said):
        for passage in passages:
            if passage.source == one.member.source and any(p.overlaps(s) for p in parts[place] for s in passage.spans):
                hidden.setdefault(place, passage)
    heard = {(passage.place, said[place].member.source) for place, passage in hidden.items()}
    for (a, b), sure in of_one_stance(likenesses(said, story.copied), said, story).items():
        for own, other in ((a, b), (b, a)):
            if own in hidden and other not in hidden:
                source = said[other].member.source
                repeated = (hidden[own].place, source) in heard  # whoever said it once has more to say
                if sure >= (REPEATED if repeated else LEAST):
                    yield Retelling(hidden[own], source, parts[other])


def _of_one_event(story: Story, passages: list[HiddenWords]) -> Iterator[Retelling]:
    """Yield what other sources tell of the events that hidden statements tell of."""
    for event in story.timeline:
        for passage in passages:
            if any(e.source == passage.source and e.span.overlaps(s) for e in event.evidence for s in passage.spans):
                yield from (
                    Retelling(passage, e.source, (e.span,)) for e in event.evidence if e.source != passage.source
                )


def find_retold(briefing: Briefing, story: Story, passages: Iterable[HiddenWords]) -> Iterator[Diagnostic]:
    """Yield an error at the entry's line for what is left of a briefing and may say what the entry hides."""
    documents: Mapping[str, Document] = {article.source: article.document for article in story.articles}
    left: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in dict.fromkeys(evidence_in(briefing)):
        left[evidence.source].append(evidence)
    told = set()
    for retelling in find_retellings(story, passages):
        words = " ".join(documents[retelling.source].printed(part) for part in retelling.parts)
        key = (retelling.hidden.place, words)
        if key in told or retelling.hidden.sets_apart(words):
            continue
        if any(retelling.carries(evidence) for evidence in left[retelling.source]):
            told.add(key)
            fault = f"source '{retelling.source}' may say what is hidden here: '{words}'"
            hint = "hide that too, or give it whole under unlike:, if it says something else"
            yield Diagnostic("B306", fault, retelling.hidden.place, hint)


def find_told_headlines(
    briefing: Briefing, passages: Iterable[HiddenWords], terms_of: Callable[[str], frozenset[str]]
) -> Iterator[Diagnostic]:
    """Yield an error for a source's headline most of whose terms a hidden statement has; one entry is told of once."""
    held = [(passage, terms_of(passage.text)) for passage in passages if passage.is_statement]
    told = set()
    for title in sorted({source.title for source in briefing.sources if source.title}):
        own = terms_of(title)
        for passage, terms in held:
            most = len(own & terms) >= max(LEAST_TERMS, TOLD * len(own))
            if most and (passage.place, title) not in told and not passage.sets_apart(title):
                told.add((passage.place, title))
                fault = f"a source's headline may say what is hidden here: '{title}'"
                hint = "give that source another title:, or the headline under unlike:, if it says something else"
                yield Diagnostic("B306", fault, passage.place, hint)
