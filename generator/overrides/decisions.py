"""An editor's decisions about one story as frozen values: what ``overrides.yml`` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

OVERRIDES_FILE: Final = "overrides.yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision about one item, or a new item; ``changes`` holds its other keys as written."""

    section: str  # "facts"
    place: str  # "overrides.yml:7:5"
    id: str | None = None  # "f-3a9c1e"; an item's id or one of its ``also``
    source: str | None = None  # "002_d1f59145c9e3996e", together with ``exact``
    exact: str | None = None  # words as they stand in that source
    because: str = ""  # "house style"
    correction: bool = False  # told to readers as a correction
    quietly: bool = False  # and then without what stood there before
    on: str | None = None  # day of the correction: "2031-03-07"
    changes: Mapping[str, Any] = field(default_factory=dict)  # {"text": "…"}

    @property
    def shown(self) -> str:
        """The words by which the editor named the item."""
        return self.id or self.changes.get("name") or f"{self.source}: {self.exact}"


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words to be taken out of everything that is published of a story."""

    place: str  # "overrides.yml:3:5"
    words: str  # "Jonas Ekdahl"
    because: str  # "he is a minor"
    unlike: tuple[str, ...] = ()  # words that read like them and say something else


@dataclass(frozen=True, slots=True)
class Overrides:
    """All decisions about a story; the default changes nothing."""

    story: Mapping[str, Any] = field(default_factory=dict)  # {"title": "…", "status": "draft"}
    places: Mapping[str, str] = field(default_factory=dict)  # {"title": "overrides.yml:1:1"}
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by source id
    source_places: Mapping[str, str] = field(default_factory=dict)  # {"003_92b9b51ad2d90d1e": "overrides.yml:5:3"}
    entries: tuple[Entry, ...] = field(default=())  # in the order of the file
    redactions: tuple[Redaction, ...] = ()


NO_OVERRIDES: Final = Overrides()
