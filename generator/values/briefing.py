"""The briefing: what ``briefing.json`` holds, key by key and in its order (schemas/briefing.schema.json)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.values.diagnostic import Diagnostic
from generator.values.document import Evidence


@dataclass(frozen=True, slots=True)
class Relation:
    """How a source relates to the others."""

    kind: str  # original | reprint | rewrite | follow-up | independent
    of: str | None  # the source it has its text from
    overlap: float  # 0..1, share of its three-word shingles that stand in ``of``


@dataclass(frozen=True, slots=True)
class BriefingSource:
    """A source as published."""

    id: str
    outlet: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    published_basis: str
    url: str | None
    words: int
    language: str
    sha256: str
    origin: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Origin:
    """The reporting behind one or more sources."""

    id: str  # "o-reuters"
    label: str  # "Reuters report of 19 March 2024"
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactAttribution:
    """To whom a fact is attributed."""

    name: str
    kind: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact; the first evidence carries ``text``."""

    id: str
    also: tuple[str, ...]
    text: str
    kind: str  # event | plan | background | statement
    origins: tuple[str, ...]
    standing: str  # corroborated | single-origin | disputed | superseded
    attribution: FactAttribution | None
    score: float
    edited: bool
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]
    unsupported: bool = False  # the editor's own words, which the evidence does not hold; shown as such


@dataclass(frozen=True, slots=True)
class BriefingSpeaker:
    """A speaker across the story."""

    name: str
    role: str | None
    kind: str
    mention: Evidence


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording of the same utterance."""

    source: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class BriefingQuote:
    """One utterance; ``evidence`` holds its parts."""

    id: str
    also: tuple[str, ...]
    text: str
    direct: bool
    speaker: BriefingSpeaker | None
    carrier: str | None
    addressee: str | None
    venue: str | None
    cue: str | None
    said_on: str | None
    variants: tuple[Variant, ...]
    edited: bool
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefingQuantity:
    """A normalised amount."""

    value: Decimal
    unit: str
    qualifier: str
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time a figure holds for."""

    text: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class BriefingFigure:
    """A figure with what it measures."""

    id: str
    also: tuple[str, ...]
    text: str
    quantity: BriefingQuantity
    measure: str | None
    role: str
    relates_to: str | None
    period: Period | None
    attributed_to: str | None
    edited: bool
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event at its precision."""

    text: str  # the words printed: "May 16 to 17"
    start: str
    end: str | None
    precision: str  # day | month | year
    status: str  # happened | planned


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event."""

    id: str
    also: tuple[str, ...]
    when: When
    text: str
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityRole:
    """A role with the words that give it; dates are ISO at their precision."""

    text: str
    evidence: tuple[Evidence, ...]
    since: str | None  # "from" in JSON
    until: str | None  # "to" in JSON


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place over all its name forms."""

    id: str  # "p-dmitry-peskov"
    name: str
    kind: str  # person | organisation | place
    role: str | None  # the latest
    roles: tuple[EntityRole, ...]
    aliases: tuple[str, ...]
    mentions: int
    sources: tuple[str, ...]
    also: tuple[str, ...] = ()  # ids it had, or would have, under its other forms: "p-peskov"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement."""

    text: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What cannot both hold."""

    id: str
    topic: str
    kind: str  # figure | date | order | wording | speaker | statement | name
    positions: tuple[Position, ...]
    settled_by: Evidence | None
    note: str | None
    also: tuple[str, ...] = ()  # ids it had or would have by its other evidence


@dataclass(frozen=True, slots=True)
class Question:
    """What is open, or was."""

    id: str
    text: str
    reason: str  # not-disclosed | no-comment | plan | disagreement | anonymous-only
    state: str  # open | answered
    raised: tuple[Evidence, ...]
    answered: tuple[Evidence, ...]
    also: tuple[str, ...] = ()  # ids it had or would have by its other evidence


@dataclass(frozen=True, slots=True)
class Change:
    """What one day's sources brought."""

    date: str
    added: tuple[str, ...]
    superseded: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction an editor made in public."""

    date: str
    item: str
    was: str
    now: str
    because: str


@dataclass(frozen=True, slots=True)
class SpeechCoverage:
    """How much of the direct and reported speech found in the articles the page shows."""

    found: int  # passages the extractor found, over all articles
    shown: int  # of which the page shows, repeats of one utterance included


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing."""

    schema_version: int
    slug: str
    title: str
    lede: str
    lede_facts: tuple[str, ...]
    status: str
    updated: str | None
    tags: tuple[str, ...]
    sources: tuple[BriefingSource, ...]
    origins: tuple[Origin, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[BriefingQuote, ...] = ()
    figures: tuple[BriefingFigure, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    entities: tuple[Entity, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    questions: tuple[Question, ...] = ()
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    speech: SpeechCoverage | None = None
    embargo: str | None = None  # ISO date-time before which the site leaves the story out
    edited: tuple[str, ...] = ()  # which of "title" and "lede" are the editor's words

    def with_diagnostics(self, found: tuple[Diagnostic, ...]) -> Briefing:
        """Return the briefing with more diagnostics, sorted and each once."""
        return replace(
            self, diagnostics=tuple(sorted({*self.diagnostics, *found}, key=lambda d: (d.code, d.place, d.message)))
        )
