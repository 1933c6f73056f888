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

    kind: RelationKind  # what it is to that source
    of: Text | None  # the source it has its text from
    overlap: Annotated[float, Meta(ge=0, le=1)]  # 0..1, share of its three-word shingles that stand in ``of``


@dataclass(frozen=True, slots=True)
class BriefingSource:
    """A source as published."""

    id: Id  # its file's name without the ending
    outlet: Text | None  # the paper, as newsroom.yml or the article names it
    title: Text | None  # its headline
    byline: Text | None  # who wrote it, as printed
    dateline: Text | None  # the place printed before its text
    published: Moment | None  # when it came out
    published_basis: Basis  # how that is known
    url: Text | None  # its address
    words: Count  # words of its body
    language: Text  # a code of ISO 639
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]  # of its canonical text, to which all offsets belong
    origin: Id  # id of the reporting behind it
    relation: Relation  # what it is to the other sources
    kind: OutletKind | None = None  # of the outlet, where newsroom.yml says it
    owner: Text | None = None  # of the outlet, where newsroom.yml says it


@dataclass(frozen=True, slots=True)
class Origin:
    """The reporting behind one or more sources."""

    id: Id  # its own: "o-reuters"
    label: Text  # its name on the page: "Reuters report of 19 March 2024"
    sources: Ids  # ids of the articles that carry it


@dataclass(frozen=True, slots=True)
class FactAttribution:
    """To whom a fact is attributed."""

    name: Text  # as printed
    kind: SpeakerKind  # who or what speaks
    cue: Text | None  # the words that attribute it: "said"


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact; the first evidence carries ``text``."""

    id: Id  # its own id, that of its earliest evidence
    also: Ids  # ids of its other evidence, by which it is found too
    text: Text  # the statement, as its first evidence has it
    kind: StatementKind  # what sort of statement
    origins: Ids  # ids of the reports behind it: two make it corroborated
    standing: Standing  # what the reporting makes of it; never whether it is true
    attribution: FactAttribution | None  # who is said to have said it; null where the article says it itself
    score: float  # gain over the facts chosen before it, of the first 1; 0 of those not chosen
    edited: bool  # whether the words are an editor's
    evidence: Carrying  # the words it rests on, the earliest first
    sources: Ids  # ids of the sources that have it
    unsupported: bool = False  # the editor's own words, which the evidence does not hold; shown as such
    shown: Text | None = None  # ``text``, cut and with notes: "closed on Tuesday [13 May 2031]"; None if as printed
    notes: tuple[Note, ...] = ()  # what is in brackets in ``shown``
    worth: float = 0.0  # log odds that a reader needs it, whatever else is told
    clear: float = 0.0  # how likely an editor prints it as it stands, 0..1; 0 of an editor's own words


@dataclass(frozen=True, slots=True)
class BriefingSpeaker:
    """A speaker across the story."""

    name: Text  # the fullest form in the story
    role: Text | None  # what the speaker is, as the sources say
    kind: SpeakerKind  # who or what speaks
    mention: Evidence  # where the source names the speaker


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording of the same utterance."""

    source: Id  # id of the source that has it
    text: Text  # its wording
    evidence: Carrying  # its words in that source


@dataclass(frozen=True, slots=True)
class BriefingQuote:
    """One utterance; ``evidence`` holds its parts."""

    id: Id  # its own id, that of its earliest evidence
    also: Ids  # ids of its other evidence, by which it is found too
    text: Text  # what was said, without marks; parts are joined with an ellipsis
    direct: bool  # whether all of it stands between quotation marks
    speaker: BriefingSpeaker | None  # who said it; null where the text does not say
    carrier: Text | None  # who relays it: a paper, an agency, a broadcaster
    addressee: Text | None  # to whom it was said
    venue: Text | None  # where it was said, as printed
    cue: Text | None  # the word that reports it: "said"
    said_on: Moment | None  # the day it was said
    variants: tuple[Variant, ...]  # other wordings of the same utterance
    edited: bool  # whether an editor changed it
    evidence: Carrying  # its parts in the source, in their order
    sources: Ids  # ids of the sources that have it
    unsupported: bool = False  # its speaker is the editor's alone
    venue_preposition: Text | None = None  # "at" of a venue "a media briefing", as its source has it


@dataclass(frozen=True, slots=True)
class BriefingQuantity:
    """A normalised amount."""

    value: Decimal  # an exact decimal, of money in main units
    unit: Text  # ISO 4217 for money, percent, percentage point, or a noun
    qualifier: Qualifier  # how exact it is, as printed
    high: Decimal | None  # the upper end of a range


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time a figure holds for."""

    text: Text  # as printed
    start: Moment | None  # its first day
    end: Moment | None  # its last day


@dataclass(frozen=True, slots=True)
class BriefingFigure:
    """A figure with what it measures."""

    id: Id  # its own id, that of its earliest evidence
    also: Ids  # ids of its other evidence, by which it is found too
    text: Text  # as printed, with its qualifier
    quantity: BriefingQuantity  # the amount
    measure: Text | None  # what it measures, as its clause says
    role: FigureRole  # what it is of the thing measured
    relates_to: Text | None  # id of the figure it is a goal, a former value or a limit of
    period: Period | None  # the time it holds for
    attributed_to: Text | None  # who gives it
    edited: bool  # whether an editor changed it
    evidence: Carrying  # the words it rests on, the earliest first
    sources: Ids  # ids of the sources that have it
    told: Text | None = None  # the clause that heads its row where the measure has only part of it
    subject: Text | None = (
        None  # what it and two figures of other periods measure, word for word: "grain exports of Varnland"
    )
    series: Text | None = None  # "people killed": a count of all whom the story's event befell, as others of the series


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event at its precision."""

    text: Text  # the words printed: "May 16 to 17"
    start: Moment  # the first day, at its precision
    end: Moment | None  # the last day of a stretch
    precision: Precision  # how exact the date is
    status: EventStatus  # whether it has happened


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event."""

    id: Id  # its own id, that of its earliest evidence
    also: Ids  # ids of its other evidence, by which it is found too
    when: When  # its date
    text: Text  # as its first evidence has it
    evidence: Carrying  # the words it rests on, the earliest first
    sources: Ids  # ids of the sources that have it
    shown: Text | None = None  # ``text`` with notes, as a fact has it
    notes: tuple[Note, ...] = ()  # what is in brackets in ``shown``
    edited: bool = False  # the words are the editor's
    unsupported: bool = False  # and its evidence does not hold them; shown as such


class EntityRole(Struct, frozen=True):
    """A role with the words that give it; a Struct, for two of its names in JSON are none in Python."""

    text: Text  # as printed
    evidence: Carrying  # the words that give it
    since: Moment | None = field(name="from")  # the first day it is known to hold
    until: Moment | None = field(name="to")  # the day it is known to end


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place over all its name forms."""

    id: Id  # its own: "p-dmitry-peskov"
    name: Text  # its fullest form
    kind: EntityKind  # what it is
    role: Text | None  # the latest
    roles: tuple[EntityRole, ...]  # all that the sources say of it, in order of time
    aliases: Texts  # other forms of the name
    mentions: Annotated[int, Meta(ge=1)]  # how often the sources name it
    sources: Ids  # ids of the sources that have it
    also: Ids = ()  # ids it had, or would have, under its other forms: "p-peskov"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement."""

    text: Text  # what this side says
    sources: Ids  # ids of the sources that say so
    evidence: Carrying  # the words it rests on, the earliest first
    quantity: BriefingQuantity | None = None  # where the sides differ in an amount


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What cannot both hold."""

    id: Id  # its own id, that of its earliest evidence
    topic: Text  # what it is about
    kind: DisagreementKind  # in what they differ
    positions: Annotated[tuple[Position, ...], Meta(min_length=2)]  # the sides, two or more
    settled_by: Evidence | None  # what a later source says that settles it
    note: Text | None  # what that settles
    also: Ids = ()  # ids it had or would have by its other evidence


@dataclass(frozen=True, slots=True)
class Question:
    """What is open, or was."""

    id: Id  # its own id, that of its earliest evidence
    text: Text  # as the page asks it
    reason: QuestionReason  # why it is open
    state: QuestionState  # whether it still is
    raised: Carrying  # the words that leave it open
    answered: tuple[Evidence, ...]  # the words that answer it
    also: Ids = ()  # ids it had or would have by its other evidence
    unsupported: bool = False  # the editor asks for what its evidence does not raise


@dataclass(frozen=True, slots=True)
class Change:
    """What one day's sources brought."""

    date: Moment  # the day of the sources
    added: Ids  # ids of what they brought
    superseded: Ids  # ids of what they overtook
    answered: Ids  # ids of the questions they answered


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction an editor made in public."""

    date: str  # the day an editor made it
    item: Id  # id of what was corrected
    was: str  # empty where it is not to be told again
    now: str  # what stands now
    because: Text  # the reason an editor gave


@dataclass(frozen=True, slots=True)
class Renamed:
    """A source whose file had other names, by which overrides may still know it."""

    source: Id  # its id now
    formerly: Ids  # its ids before


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing."""

    schema_version: Literal[1]  # a key with a default came later than this version and may be absent
    slug: Text  # the story's name in addresses
    title: Text  # the headline
    lede: str  # what opens the page, one to three sentences
    lede_facts: Ids  # ids of the facts that the lede tells
    status: Status  # whether readers see it
    updated: Moment | None  # when its newest source came out
    tags: tuple[str, ...]  # topics an editor gave
    sources: Annotated[tuple[BriefingSource, ...], Meta(min_length=1)]  # the articles
    origins: Annotated[tuple[Origin, ...], Meta(min_length=1)]  # the reporting behind the articles: reprints share one
    facts: tuple[Fact, ...]  # all statements, those of the front page too
    quotes: tuple[BriefingQuote, ...]  # who said what
    figures: tuple[BriefingFigure, ...]  # how much
    timeline: tuple[TimelineEvent, ...]  # what happened and what is planned, by day
    entities: tuple[Entity, ...]  # people, organisations and places
    disagreements: tuple[Disagreement, ...]  # where sources cannot all be right
    questions: tuple[Question, ...]  # what the sources leave open, or answered later
    changes: tuple[Change, ...]  # what each day's sources brought
    corrections: tuple[Correction, ...]  # what an editor corrected in public
    diagnostics: tuple[Diagnostic, ...]  # faults and notes that stopped nothing
    speech: SpeechCoverage | None = None  # how much of the articles' speech is shown
    key_facts: Ids = ()  # of the facts on the front page beside the lede's, in their order
    embargo: Moment | None = None  # date-time before which the site leaves the story out
    edited: tuple[EditedPart, ...] = ()  # which are the editor's words
    unsupported: tuple[EditedPart, ...] = ()  # which of these no source holds
    withheld: tuple[Withheld, ...] = ()  # evidence whose words may not be quoted
    quoting: tuple[QuotedShare, ...] = ()  # how much of each article is quoted
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
