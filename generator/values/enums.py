"""The closed sets of a briefing; those that one article's findings know already are in findings.py and document.py."""

from __future__ import annotations

from collections.abc import Sized
from enum import StrEnum


class Status(StrEnum):
    """Whether readers are shown a story; only a published one leaves a trace in the site."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class RelationKind(StrEnum):
    """How a source relates to the one it has its text or its story from."""

    ORIGINAL = "original"
    REPRINT = "reprint"
    REWRITE = "rewrite"
    FOLLOW_UP = "follow-up"
    INDEPENDENT = "independent"


class Standing(StrEnum):
    """How a fact stands among the reports; never whether it is true."""

    CORROBORATED = "corroborated"  # by two origins or more
    SINGLE_ORIGIN = "single-origin"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"  # overtaken by later reports

    @classmethod
    def of_origins(cls, origins: int) -> Standing:
        """Return the standing of a fact that nothing speaks against.

        >>> Standing.of_origins(2), Standing.of_origins(1)
        (<Standing.CORROBORATED: 'corroborated'>, <Standing.SINGLE_ORIGIN: 'single-origin'>)
        """
        return cls.CORROBORATED if origins > 1 else cls.SINGLE_ORIGIN


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @classmethod
    def of_date(cls, value: str) -> Precision:
        """Return the precision of an ISO date.

        >>> Precision.of_date("2031-03").value, Precision.of_date("2031-03-12T05:26").value
        ('month', 'day')
        """
        return {4: cls.YEAR, 7: cls.MONTH}.get(len(value), cls.DAY)


class EventStatus(StrEnum):
    """Whether an event lay ahead in the newest report of it."""

    HAPPENED = "happened"
    PLANNED = "planned"


class EntityKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class DisagreementKind(StrEnum):
    """What sources differ in."""

    FIGURE = "figure"
    DATE = "date"
    ORDER = "order"
    WORDING = "wording"
    SPEAKER = "speaker"
    STATEMENT = "statement"
    NAME = "name"


class QuestionState(StrEnum):
    """Whether something answered a question."""

    OPEN = "open"
    ANSWERED = "answered"

    @classmethod
    def of(cls, answers: Sized) -> QuestionState:
        """Return the state of a question that has these answers."""
        return cls.ANSWERED if answers else cls.OPEN


class EditedPart(StrEnum):
    """A part of the story's head that an editor may word."""

    TITLE = "title"
    LEDE = "lede"


class Doubt(StrEnum):
    """Why a finding is held back: what it lacks to be printed as it stands."""

    SPEAKER_OPEN = "its text leaves open who speaks"
    SPEAKER_UNKNOWN = "a reader does not know who is meant by the speaker's name"
    MARK_OPEN = "a quotation in it is cut before its end"
    OPENS_ON_PRONOUN = "it opens on a word that the text before it explains"
    TOO_SHORT = "it says nothing alone"
    LEANS = "it cannot be read without the sentence before"
    DAY_PASSED = "its day has passed and no source says that it was done"
    ROLE_OPEN = "no source tells who it is"
    ROLE_BARE = "its role leaves open of whom or what"
    NAME_CUT = "it has one name alone"
    KIND_OPEN = "nothing beside its name tells what it is"
    MEASURE_OPEN = "its clause does not say what is counted, and of whom"
    REPEATED = "an earlier row has the same amount of the same thing"
    SAYS_LITTLE = "it is a small count that one source mentions"
    OUTLET = "it only reports the story"
    SAID_ALREADY = "its words stand in a longer quote of the same speaker"
    TITLE = "it is worded as a title"
    VIEW = "its writer thinks so"
    OTHER_STORY = "the end of its article tells of another story"
    SUBJECT_UNKNOWN = "a reader does not know whom or what it asks about"
