"""Progress on stderr, for work that takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

PATIENCE_S: Final = 1.0
INTERVAL_S: Final = 10.0  # between lines where stderr is no terminal


def progress(noun: str) -> Callable[[int, int], None]:
    """Return a function that tells how many of how many are done, once that is worth telling."""
    state = {"start": time.monotonic(), "last": 0.0}

    def report(done: int, total: int) -> None:
        now = time.monotonic()
        live = sys.stderr.isatty()
        if now - state["start"] < PATIENCE_S or (not live and now - state["last"] < INTERVAL_S and done < total):
            return
        state["last"] = now
        start, end = "\r" if live else "", "\n" if not live or done == total else ""
        sys.stderr.write(f"{start}{done}/{total} {noun}{end}")
        sys.stderr.flush()

    return report
