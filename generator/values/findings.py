"""What the extractors find in one article; every finding is made of spans of that article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import ClassVar, Final

from generator.values.annotation import Annotation, Tense
from generator.values.document import Document
from generator.values.span import Span


class SpeakerKind(StrEnum):
    """Who speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    THING = "thing"  # what cannot speak: "the strike said"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker, resolved within the article as far as its text decides."""

    name: str  # the fullest form: "Dmitry Peskov"
    role: str | None  # as the text gives it: "Kremlin spokesman"
    kind: SpeakerKind
    mention: Span  # the words printed beside the cue: "he"


class Report(StrEnum):
    """What sort of reporting holds the words; only speech is published as somebody's words."""

    SPEECH = "speech"  # "Roe said the bridge would close"
    DESCRIPTION = "description"  # "Roe called it a \"mistake\"", "Roe urged drivers to wait"
    ATTITUDE = "attitude"  # "Roe believes the bridge is safe"


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech: the spans of content, without marks and without the cue."""

    span: Span  # from the first to the last word of content
    parts: tuple[Span, ...]  # a quotation broken by its cue has several
    direct: bool  # False for indirect and mixed speech
    speaker: Speaker | None  # None where the text leaves it open
    cue: str | None  # the cue's lemma or phrase as printed: "told", "according to"
    cue_span: Span | None
    carrier: str | None = None  # who relays it: "Tass"
    addressee: str | None = None  # "reporters"
    venue: str | None = None  # "a media briefing"
    venue_preposition: str | None = None  # "at"
    said_on: Span | None = None  # the time expression that dates the utterance
    negated: bool = False  # "did not say", "declined to say", "denied"
    whole: bool = True  # False where the subject stands before the cue: "is safe" in "which Roe says is safe"
    severed: bool = False  # what governs it is left out: "could say that", "is expected to say that"
    report: Report = Report.SPEECH
    quoted: tuple[Span, ...] = ()  # the words between marks: all parts of a direct quote, some words of mixed speech
    predicate: Span | None = None  # with the cue, where the content says nothing without: 'called it "a farce"'


class Qualifier(StrEnum):
    """How exact a printed quantity claims to be."""

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    NEARLY = "nearly"


class FigureRole(StrEnum):
    """What a figure is to the one it relates to."""

    VALUE = "value"
    GOAL = "goal"
    PREVIOUS = "previous"
    FORECAST = "forecast"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A normalised amount; money is in main units, a range has ``high``."""

    value: Decimal  # Decimal("218200000000")
    unit: str  # "USD" (ISO 4217), "percent", "percentage point" or a plain noun: "people"
    qualifier: Qualifier
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount and what the text says it measures."""

    span: Span  # number and unit, without the qualifier: "$200 billion"
    outer: Span  # with the qualifier: "over $200 billion"
    quantity: Quantity
    measure: str | None  # "bilateral trade"; None when the subject is not sure
    measure_span: Span | None  # where those words stand, if they stand together
    role: FigureRole = FigureRole.VALUE
    relates_to: Span | None = None  # the span of the figure it is the goal, limit … of
    period: Span | None = None  # the time expression it holds for: "January-November"
    attributed_to: str | None = None  # "Chinese customs data"
    attribution_span: Span | None = None
    same_as: Span | None = None  # the source's own conversion: "12mph (20km/h)"
    subject: str | None = None  # who or what has it, where the measure says so: "Norrland"
    predicate: str | None = None  # the verb's lemma or what became of those counted: "close", "killed"
    per: str | None = None  # "share", "year": what a rate is counted for
    number: Span | None = None  # of a count, the number without its noun: "five" of "five cities"
    heading: str | None = None  # what heads its row: "people killed in Tarn"; None where that is not sure
    brief: str | None = None  # the heading in few words, without its subject where it is long: "closed 300 shops"
    bare: str | None = None  # "plan" of "the plan would cost $5m": the noun that only the story can tell which

    @property
    def marked(self) -> Span:
        """The words marked in the text: number and unit; the noun of a count is what it measures."""
        return self.number or self.span


class TimeKind(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time; None where the words give no such bound."""

    value: str | None  # TIMEX3's: "2024-W20"
    start: str | None = None  # "2024-05-13"
    end: str | None = None  # "2024-05-19"
    precision: str | None = None  # "day" | "month" | "year"
    day: date | None = None  # its only or first day, for what is told from it: "two days later"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time expression is resolved against."""

    published: date | None  # the article's date
    tense: Tense | None = None  # of the verb the expression hangs on
    offset: int = 0  # where the expression starts
    event: Stretch | None = None  # the date named last
    event_day: date | None = None  # the day named last
    event_end: int = 0  # where the words of that day end


@dataclass(frozen=True, slots=True)
class TimeMeaning:
    """What the words of a time expression say; ``generator.times.meanings`` has one class for each way of telling."""

    kind: ClassVar[TimeKind] = TimeKind.DATE

    def resolve(self, anchor: Anchor) -> Stretch | None:
        """Return the stretch of time that is meant, None where the anchor does not fix it.

        Raises ValueError or OverflowError for a date the calendar lacks: February 30, a year beyond 9999.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as printed, not yet resolved."""

    span: Span
    meaning: TimeMeaning  # resolves it once the article's date is known
    tense: Tense | None = None  # of the verb it hangs on

    @property
    def kind(self) -> TimeKind:
        """Its TIMEX3 type."""
        return self.meaning.kind


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A time expression with its TIMEX3 value; ``start`` and ``end`` are ISO dates at precision."""

    expression: TimeExpression
    value: str | None  # "2024-05-16", "2024-W20", "P2D", "PRESENT_REF"; None when not resolved
    start: str | None  # "2024-05-16"; "2024-05" for a month
    end: str | None  # "2024-05-17"; equals start for a single day, month or year
    precision: str | None  # "day" | "month" | "year"
    future: bool | None = None  # does it lie after the article's date, by date or tense


class StatementKind(StrEnum):
    """What sort of statement a sentence makes."""

    EVENT = "event"
    PLAN = "plan"
    BACKGROUND = "background"
    STATEMENT = "statement"


class Leaning(IntEnum):
    """What a sentence needs of the text around it."""

    NONE = 0  # "The dam at Orlova broke on Tuesday."
    STORY = 1  # "The toll is nine.": a reader of the story knows of what
    SENTENCE = 2  # "It also broke the bridge."


@dataclass(frozen=True, slots=True)
class Attribution:
    """To whom the article attributes a statement."""

    name: str  # "five sources familiar with the matter"
    kind: SpeakerKind
    cue: str | None  # "according to"


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is meant by words of a sentence that leave it open."""

    words: Span  # "He", "the company's"
    name: str  # "Edward Bell", "Norvane’s"
    ground: Span  # where the article names him before


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that can stand as a fact; furniture inside it splits it into several parts."""

    parts: tuple[Span, ...]
    sentence: int  # index into Annotation.sentences
    kind: StatementKind
    attribution: Attribution | None
    named: tuple[Naming, ...] = ()  # who is meant in it, where the article settles that
    leaning: Leaning = Leaning.NONE  # what it needs even where that is told

    @property
    def span(self) -> Span:
        """From the first to the last character."""
        return Span(self.parts[0].start, self.parts[-1].end)


class QuestionReason(StrEnum):
    """Why a question is open."""

    NOT_DISCLOSED = "not-disclosed"
    NO_COMMENT = "no-comment"
    PLAN = "plan"
    DISAGREEMENT = "disagreement"
    ANONYMOUS_ONLY = "anonymous-only"


class UnknownKind(StrEnum):
    """What an article leaves open."""

    SILENT = "silent"  # "declined to comment"
    ASKED = "asked"  # "it is unclear who fired"
    NOT_KNOWN = "not known"  # "the cause was unknown"
    NOT_DISCLOSED = "not disclosed"  # "gave no price"
    NOT_NAMED = "not named"  # "did not name the driver"
    NOT_CONFIRMED = "not confirmed"  # "the deaths have not been confirmed"
    DISPUTED = "disputed"  # "denied responsibility for the blast"
    PLANNED = "planned"  # "plans to sign an accord"
    PENDING = "pending"  # "needs approval", "may yet resign", "it is planned to sign"


REASONS: Final = {
    UnknownKind.SILENT: QuestionReason.NO_COMMENT,
    UnknownKind.DISPUTED: QuestionReason.DISAGREEMENT,
    UnknownKind.PLANNED: QuestionReason.PLAN,
    UnknownKind.PENDING: QuestionReason.PLAN,
}
UNTOLD: Final = frozenset(
    {QuestionReason.NOT_DISCLOSED, QuestionReason.NO_COMMENT}
)  # the sentence itself tells nothing


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something an article says is not known, not disclosed, not commented, or planned."""

    span: Span  # the clause or sentence that says so
    kind: UnknownKind
    topic: Span | None  # "an exact date", "who fired", "sign an accord"; None for a silence on everything
    party: Span | None  # who is silent or plans: "China's foreign ministry"; None where it does not matter
    question: str  # as it is shown: "Will a joint statement be signed?"

    @property
    def reason(self) -> QuestionReason:
        """Why it is a question."""
        return REASONS.get(self.kind, QuestionReason.NOT_DISCLOSED)


@dataclass(frozen=True, slots=True)
class Article:
    """One article with all that was found in it: what ``extract`` hands to ``relate``."""

    document: Document
    annotation: Annotation
    times: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    unknowns: tuple[Unknown, ...]
    column: bool = False  # told from its writer's point of view

    @property
    def items(self) -> int:
        """How many findings it has."""
        return sum(map(len, (self.times, self.quotes, self.figures, self.statements, self.unknowns)))
