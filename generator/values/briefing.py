"""The briefing, key by key as in ``briefing.json``, whose schema is made of it (``rendering/json_form.py``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from generator.values.diagnostic import Diagnostic
from generator.values.document import Basis, Evidence, OutletKind
from generator.values.enums import (
    DisagreementKind,
    EditedPart,
    EntityKind,
    EventStatus,
    Precision,
    QuestionState,
    RelationKind,
    Standing,
    Status,
)
from generator.values.fields import Carrying, Count, Id, Ids, Moment, Note, Text, Texts
from generator.values.findings import FigureRole, Qualifier, QuestionReason, SpeakerKind, StatementKind
from generator.values.quoting import QuotedShare, SpeechCoverage, Withheld


@dataclass(frozen=True, slots=True)
class Relation:
    """How a source relates to the others."""

    kind: RelationKind
    of: Text | None  # the source it has its text from
    overlap: Annotated[float, Meta(ge=0, le=1)]  # 0..1, share of its three-word shingles that stand in ``of``


@dataclass(frozen=True, slots=True)
class BriefingSource:
    """A source as published."""

    id: Id
    outlet: Text | None
    title: Text | None
    byline: Text | None
    dateline: Text | None
    published: Moment | None
    published_basis: Basis
    url: Text | None
    words: Count
    language: Text
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    origin: Id
    relation: Relation
    kind: OutletKind | None = None  # of the outlet, where newsroom.yml says it
    owner: Text | None = None  # of the outlet, where newsroom.yml says it


@dataclass(frozen=True, slots=True)
class Origin:
    """The reporting behind one or more sources."""

    id: Id  # "o-reuters"
    label: Text  # "Reuters report of 19 March 2024"
    sources: Ids


@dataclass(frozen=True, slots=True)
class FactAttribution:
    """To whom a fact is attributed."""

    name: Text
    kind: SpeakerKind
    cue: Text | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact; the first evidence carries ``text``."""

    id: Id
    also: Ids
    text: Text
    kind: StatementKind
    origins: Ids
    standing: Standing
    attribution: FactAttribution | None
    score: float
    edited: bool
    evidence: Carrying
    sources: Ids
    unsupported: bool = False  # the editor's own words, which the evidence does not hold; shown as such
    shown: Text | None = None  # ``text``, cut and with notes: "closed on Tuesday [13 May 2031]"; None if as printed
    notes: tuple[Note, ...] = ()  # what is in brackets in ``shown``
    worth: float = 0.0  # log odds that a reader needs it, whatever else is told
    clear: float = 0.0  # how likely an editor prints it as it stands, 0..1; 0 of an editor's own words


@dataclass(frozen=True, slots=True)
class BriefingSpeaker:
    """A speaker across the story."""

    name: Text
    role: Text | None
    kind: SpeakerKind
    mention: Evidence


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording of the same utterance."""

    source: Id
    text: Text
    evidence: Carrying


@dataclass(frozen=True, slots=True)
class BriefingQuote:
    """One utterance; ``evidence`` holds its parts."""

    id: Id
    also: Ids
    text: Text
    direct: bool
    speaker: BriefingSpeaker | None
    carrier: Text | None
    addressee: Text | None
    venue: Text | None
    cue: Text | None
    said_on: Moment | None
    variants: tuple[Variant, ...]
    edited: bool
    evidence: Carrying
    sources: Ids
    unsupported: bool = False  # its speaker is the editor's alone
    venue_preposition: Text | None = None  # "at" of a venue "a media briefing", as its source has it


@dataclass(frozen=True, slots=True)
class BriefingQuantity:
    """A normalised amount."""

    value: Decimal
    unit: Text
    qualifier: Qualifier
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time a figure holds for."""

    text: Text
    start: Moment | None
    end: Moment | None


@dataclass(frozen=True, slots=True)
class BriefingFigure:
    """A figure with what it measures."""

    id: Id
    also: Ids
    text: Text
    quantity: BriefingQuantity
    measure: Text | None
    role: FigureRole
    relates_to: Text | None
    period: Period | None
    attributed_to: Text | None
    edited: bool
    evidence: Carrying
    sources: Ids
    told: Text | None = None  # the clause that heads its row where the measure has only part of it
    subject: Text | None = (
        None  # "grain exports of Varnland": what three figures of as many periods measure, word for word
    )
    series: Text | None = None  # "people killed": a count of all whom the story's event befell, as others of the series


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event at its precision."""

    text: Text  # the words printed: "May 16 to 17"
    start: Moment
    end: Moment | None
    precision: Precision
    status: EventStatus


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event."""

    id: Id
    also: Ids
    when: When
    text: Text
    evidence: Carrying
    sources: Ids
    shown: Text | None = None  # ``text`` with notes, as a fact has it
    notes: tuple[Note, ...] = ()
    edited: bool = False  # the words are the editor's
    unsupported: bool = False  # and its evidence does not hold them; shown as such


class EntityRole(Struct, frozen=True):
    """A role with the words that give it; a Struct, for two of its names in JSON are none in Python."""

    text: Text
    evidence: Carrying
    since: Moment | None = field(name="from")
    until: Moment | None = field(name="to")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place over all its name forms."""

    id: Id  # "p-dmitry-peskov"
    name: Text
    kind: EntityKind
    role: Text | None  # the latest
    roles: tuple[EntityRole, ...]
    aliases: Texts
    mentions: Annotated[int, Meta(ge=1)]
    sources: Ids
    also: Ids = ()  # ids it had, or would have, under its other forms: "p-peskov"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement."""

    text: Text
    sources: Ids
    evidence: Carrying
    quantity: BriefingQuantity | None = None  # where the sides differ in an amount


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What cannot both hold."""

    id: Id
    topic: Text
    kind: DisagreementKind
    positions: Annotated[tuple[Position, ...], Meta(min_length=2)]
    settled_by: Evidence | None
    note: Text | None
    also: Ids = ()  # ids it had or would have by its other evidence


@dataclass(frozen=True, slots=True)
class Question:
    """What is open, or was."""

    id: Id
    text: Text
    reason: QuestionReason
    state: QuestionState
    raised: Carrying
    answered: tuple[Evidence, ...]
    also: Ids = ()  # ids it had or would have by its other evidence
    unsupported: bool = False  # the editor asks for what its evidence does not raise


@dataclass(frozen=True, slots=True)
class Change:
    """What one day's sources brought."""

    date: Moment
    added: Ids
    superseded: Ids
    answered: Ids


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction an editor made in public."""

    date: str
    item: Id
    was: str  # empty where it is not to be told again
    now: str
    because: Text


@dataclass(frozen=True, slots=True)
class Renamed:
    """A source whose file had other names, by which overrides may still know it."""

    source: Id
    formerly: Ids


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing."""

    schema_version: Literal[1]  # a key with a default came later than this version and may be absent
    slug: Text
    title: Text
    lede: str
    lede_facts: Ids
    status: Status
    updated: Moment | None
    tags: tuple[str, ...]
    sources: Annotated[tuple[BriefingSource, ...], Meta(min_length=1)]
    origins: Annotated[tuple[Origin, ...], Meta(min_length=1)]
    facts: tuple[Fact, ...]
    quotes: tuple[BriefingQuote, ...]
    figures: tuple[BriefingFigure, ...]
    timeline: tuple[TimelineEvent, ...]
    entities: tuple[Entity, ...]
    disagreements: tuple[Disagreement, ...]
    questions: tuple[Question, ...]
    changes: tuple[Change, ...]
    corrections: tuple[Correction, ...]
    diagnostics: tuple[Diagnostic, ...]
    speech: SpeechCoverage | None = None
    key_facts: Ids = ()  # of the facts on the front page beside the lede's, in their order
    embargo: Moment | None = None  # date-time before which the site leaves the story out
    edited: tuple[EditedPart, ...] = ()  # which are the editor's words
    unsupported: tuple[EditedPart, ...] = ()  # which of these no source holds
    withheld: tuple[Withheld, ...] = ()
    quoting: tuple[QuotedShare, ...] = ()
    notice: Text | None = None  # what readers are told in place of a withdrawn story
    moved_from: tuple[Text, ...] = ()  # names it had in addresses, which lead to it
    merged_into: Text | None = None  # the story that tells it now, by its folder; this one's address leads there
    renamed: tuple[Renamed, ...] = ()  # sources that overrides may know by former names
    packed: Text | None = None  # digest of what overrides.yml asks of the items, once the articles are taken away

    def with_diagnostics(self, found: tuple[Diagnostic, ...]) -> Briefing:
        """Return the briefing with more diagnostics, sorted and each once."""
        return replace(
            self, diagnostics=tuple(sorted({*self.diagnostics, *found}, key=lambda d: (d.code, d.place, d.message)))
        )
