"""Progress on a terminal, for work that takes longer than a second: how much of how much, how fast, how long still.

    312/1,000 stories, 4.2/s, 2:44 left

Nothing is written where nobody watches.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

PATIENCE_S: Final = 1.0
INTERVAL_S: Final = 0.2  # between two states of the line
MINUTE_S: Final = 60
HOUR_MIN: Final = 60
REST_OF_LINE: Final = "\x1b[K"  # cleared


def progress(noun: str) -> Callable[[int, int], None]:
    """Return a function that tells how many of how many are done, once that is worth telling."""
    start = time.monotonic()
    told = {"at": start + PATIENCE_S - INTERVAL_S}

    def report(done: int, total: int) -> None:
        now = time.monotonic()
        if sys.stderr.isatty() and now - told["at"] >= (0 if done >= total else INTERVAL_S):
            told["at"] = now
            sys.stderr.write(f"{progress_line(noun, done, total, now - start)}{REST_OF_LINE}")
            sys.stderr.write("\n" if done >= total else "\r")  # what is printed meanwhile takes the line
            sys.stderr.flush()

    return report


def progress_line(noun: str, done: int, total: int, elapsed_s: float) -> str:
    """Return what is told.

    >>> progress_line("stories", 312, 1000, 74.3)
    '312/1,000 stories, 4.2/s, 2:44 left'
    >>> progress_line("articles", 9, 9000, 60)
    '9/9,000 articles, 9.0/min, 16:39:00 left'
    """
    rate = done / elapsed_s if elapsed_s else 0
    told = f"{done:,}/{total:,} {noun}"
    if not rate or done >= total:
        return told
    speed = f"{rate:.1f}/s" if rate >= 1 else f"{rate * MINUTE_S:.1f}/min"
    minutes, seconds = divmod(round((total - done) / rate), MINUTE_S)
    hours, minutes = divmod(minutes, HOUR_MIN)
    left = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{told}, {speed}, {left} left"
