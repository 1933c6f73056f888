"""Faults a user can see: errors that stop a run and diagnostics that do not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final

from msgspec import Meta

from generator.values.span import Span

PASSAGE_RE: Final = re.compile(r"sources/(?P<source>.+):(?P<start>\d+)-(?P<end>\d+)")
ERROR_GROUPS: Final = frozenset({"B1", "B3"})  # sources and settings an editor must mend: the run exits 1
PLACE_RE = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+)")
OVERRIDES_GROUP: Final = "B3"
HELD_BACK: Final = "B501"  # no fault: what was found and is not sure enough to be printed


def one_line(text: str) -> str:
    """Return outside text for a terminal or a log: what would end the line, move the cursor or is not seen is spelt.

    A line may not open as a workflow command does either.

    >>> one_line("a\\nb\\x1b[2J\\u202e"), one_line("::error ::x")
    ('a\\\\nb\\\\x1b[2J\\\\u202e', './::error ::x')
    """
    shown = "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else sign.encode("unicode_escape").decode()
        for sign in text
    )
    return f"./{shown}" if shown.lstrip().startswith(("::", "##[")) else shown


class BriefingError(Exception):
    """A fault the user can mend: place, fault and cure.

    >>> print(BriefingError("overrides.yml", "unknown key 'titel'", hint="did you mean 'title'?", line=3, column=1))
    overrides.yml:3:1: unknown key 'titel'
    hint: did you mean 'title'?
    """

    def __init__(  # what a fault has
        self,
        path: str,
        fault: str,
        *,
        hint: str | None = None,
        line: int | None = None,
        column: int | None = None,
        code: str | None = None,
    ) -> None:
        """Keep place, fault and cure; line and column are 1-based, ``code`` is one of docs/diagnostics.md."""
        super().__init__(fault)
        self.path = path
        self.fault = fault
        self.hint = hint
        self.line = line
        self.column = column
        self.code = code

    def __reduce__(self) -> tuple[partial[BriefingError], tuple[str, str]]:
        """Travel between processes whole: an exception's own way keeps the message alone."""
        make = partial(type(self), hint=self.hint, line=self.line, column=self.column, code=self.code)
        return make, (self.path, self.fault)

    @property
    def message(self) -> str:
        """Return the fault with its code."""
        return f"{self.fault} [{self.code}]" if self.code else self.fault

    @property
    def place(self) -> str:
        """Return ``path``, ``path:line`` or ``path:line:column``."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        """Print as compilers do, the cure on a line of its own."""
        cure = f"\nhint: {one_line(self.hint)}" if self.hint else ""
        return f"{one_line(self.place)}: {one_line(self.message)}{cure}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A fault that did not stop the run; codes are listed in docs/diagnostics.md."""

    code: Annotated[str, Meta(pattern="^B[0-9]{3}$")]  # which fault: "B210"
    message: Annotated[str, Meta(min_length=1)]  # what is wrong: "source has no stated date"
    place: Annotated[str, Meta(min_length=1)]  # where: "sources/000_9433e08b71e24443.txt"
    hint: Annotated[str, Meta(min_length=1)] | None = None  # the cure: "give published: in overrides.yml"

    @property
    def passage(self) -> tuple[str, Span] | None:
        """The source and the place in it that it is about, None for any other place."""
        match = PASSAGE_RE.fullmatch(self.place)
        return (match["source"], Span(int(match["start"]), int(match["end"]))) if match else None

    @property
    def is_error(self) -> bool:
        """Say whether the run fails for it; everything else of the story goes on."""
        return self.code[:2] in ERROR_GROUPS


def split_place(place: str) -> tuple[str, int | None, int | None]:
    """Split a diagnostic's place into path, line and column.

    >>> split_place("overrides.yml:3:1"), split_place("sources/a.txt")
    (('overrides.yml', 3, 1), ('sources/a.txt', None, None))
    """
    match = PLACE_RE.fullmatch(place)
    return (match["path"], int(match["line"]), int(match["column"])) if match else (place, None, None)
