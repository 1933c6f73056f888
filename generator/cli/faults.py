"""Print faults: as compilers do, as JSON for programs, or as annotations that GitHub shows beside their lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, Final

from generator.values.diagnostic import BriefingError, one_line

FORMATS: Final = ("text", "json", "github")
ESCAPED: Final = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))  # in this order: the first makes the others' sign
PROPERTY: Final = (*ESCAPED, (":", "%3A"), (",", "%2C"))


def print_faults(faults: Iterable[BriefingError]) -> None:
    """Print every fault on stderr: ``path:line:column: fault`` and its hint; on GitHub as an annotation too."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    for fault in faults:
        print(fault, file=sys.stderr)
        if on_github:
            print(annotation(fault))


def report_faults(
    errors: Iterable[BriefingError],
    notes: Iterable[BriefingError],
    form: str | None = None,
    about: Mapping[str, object] | None = None,
) -> None:
    """Print errors and notes as ``form`` says: text on stderr, JSON or workflow commands on standard output.

    ``about`` is what JSON says besides.
    """
    if form == "json":
        told = {"errors": [*map(fault_as_data, errors)], "notes": [*map(fault_as_data, notes)]}
        print(json.dumps({**(about or {}), **told}, ensure_ascii=False, indent=1))
    elif form == "github":
        for line in (*map(annotation, errors), *(annotation(note, "notice") for note in notes)):
            print(line)
    else:
        print_faults(errors)
        for note in notes:
            hint = f"\nhint: {one_line(note.hint)}" if note.hint else ""
            print(f"{one_line(note.place)}: note: {one_line(note.message)}{hint}", file=sys.stderr)


def fault_as_data(fault: BriefingError) -> dict[str, Any]:
    """Return a fault for programs.

    >>> fault_as_data(BriefingError("a.yml", "is odd", line=3, code="B305"))["code"]
    'B305'
    """
    return {
        "path": fault.path,
        "line": fault.line,
        "column": fault.column,
        "code": fault.code,
        "fault": fault.fault,
        "hint": fault.hint,
    }


def annotation(fault: BriefingError, command: str = "error") -> str:
    r"""Return a fault as a workflow command, which GitHub shows beside the line.

    >>> annotation(BriefingError("a,b.yml", "is\nodd: 5%", line=3))
    '::error file=a%2Cb.yml,line=3::is%0Aodd: 5%25'
    """
    parts = {"file": fault.path, "line": fault.line, "col": fault.column, "title": fault.code}
    place = ",".join(f"{name}={_coded(str(part), PROPERTY)}" for name, part in parts.items() if part is not None)
    message = fault.message + (f" ({fault.hint})" if fault.hint else "")
    return f"::{command} {place}::{_coded(message, ESCAPED)}"


def _coded(text: str, signs: Iterable[tuple[str, str]]) -> str:
    for sign, code in signs:
        text = text.replace(sign, code)
    return text
