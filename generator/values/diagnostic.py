"""Faults a user can see: errors that stop a run and diagnostics that do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final

from msgspec import Meta

ERROR_GROUPS: Final = frozenset({"B1", "B3"})  # sources and settings an editor must mend: the run exits 1
HELD_BACK: Final = "B501"  # no fault: what was found and is not sure enough to be printed


class BriefingError(Exception):
    """A fault the user can mend: place, fault and cure.

    >>> print(BriefingError("overrides.yml", "unknown key 'titel'", hint="did you mean 'title'?", line=3, column=1))
    overrides.yml:3:1: unknown key 'titel'
    hint: did you mean 'title'?
    """

    def __init__(
        self, path: str, fault: str, *, hint: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        """Keep place, fault and cure; line and column are 1-based."""
        super().__init__(fault)
        self.path = path
        self.fault = fault
        self.hint = hint
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[partial[BriefingError], tuple[str, str]]:
        """Travel between processes whole: an exception's own way keeps the message alone."""
        make = partial(type(self), hint=self.hint, line=self.line, column=self.column)
        return make, (self.path, self.fault)

    @property
    def place(self) -> str:
        """Return ``path``, ``path:line`` or ``path:line:column``."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        """Print as compilers do, the cure on a line of its own."""
        cure = f"\nhint: {self.hint}" if self.hint else ""
        return f"{self.place}: {self.fault}{cure}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A fault that did not stop the run; codes are listed in docs/diagnostics.md."""

    code: Annotated[str, Meta(pattern="^B[0-9]{3}$")]  # "B210"
    message: Annotated[str, Meta(min_length=1)]  # "source has no stated date"
    place: Annotated[str, Meta(min_length=1)]  # "sources/000_9433e08b71e24443.txt"
    hint: Annotated[str, Meta(min_length=1)] | None = None  # "give published: in overrides.yml"

    @property
    def is_error(self) -> bool:
        """Say whether the run fails for it; everything else of the story goes on."""
        return self.code[:2] in ERROR_GROUPS
