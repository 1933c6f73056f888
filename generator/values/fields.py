"""What the values of a briefing are made of: text and moments as their schema has them, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta, Struct

from generator.values.document import Evidence

DATE_PATTERN = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$"
UNIQUE: dict[str, Any] = {"uniqueItems": True}

Text = Annotated[str, Meta(min_length=1)]
Moment = Annotated[str, Meta(pattern=DATE_PATTERN, description="ISO 8601 at its precision")]
Id = Annotated[str, Meta(min_length=1)]
Ids = Annotated[tuple[Id, ...], Meta(extra_json_schema=UNIQUE)]
Texts = Annotated[tuple[Text, ...], Meta(extra_json_schema=UNIQUE)]
Carrying = Annotated[tuple[Evidence, ...], Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]


class Ground(Struct, frozen=True, omit_defaults=True):
    """What a note rests on: an evidence, or the date of the source from which the days of its text are counted."""

    id: Text | None = None  # of an evidence, with the four below
    source: Text | None = None  # its id
    start: Count | None = None  # in the source's canonical text
    end: Count | None = None  # behind its last character
    text: Text | None = None  # "Edward Bell"
    date: Moment | None = None  # "2031-05-15"
    basis: Text | None = None  # "published": the day the source came out


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of a line alone lacks, as it stands in brackets in the line."""

    text: Text  # as printed: "[13 May 2031]"
    start: Count  # in ``shown``
    end: Count  # behind its last character
    ground: Ground  # what it rests on
