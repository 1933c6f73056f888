"""Print faults as compilers do, and as annotations where the run is a check on GitHub."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from generator.values.diagnostic import BriefingError


def print_faults(faults: Iterable[BriefingError]) -> None:
    """Print every fault on stderr: ``path:line:column: fault`` and its hint."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    for fault in faults:
        print(fault, file=sys.stderr)
        if on_github:
            print(annotation(fault))


def annotation(fault: BriefingError) -> str:
    r"""Return a fault as a workflow command, which GitHub shows beside the line.

    >>> annotation(BriefingError("a.yml", "is\nodd", line=3))
    '::error file=a.yml,line=3::is%0Aodd'
    """
    line = f",line={fault.line}" if fault.line else ""
    place = f"file={fault.path}{line}" + (f",col={fault.column}" if fault.column else "")
    message = fault.fault + (f" ({fault.hint})" if fault.hint else "")
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(sign, code)
    return f"::error {place}::{message}"
