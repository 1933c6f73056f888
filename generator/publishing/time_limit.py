"""An end for work that takes too long: an article that no rule foresaw must not hold up the others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

AGAIN: Final = 1.0  # seconds: an exception is lost where a library ignores those of its callbacks


class OutOfTime(BaseException):  # no fault of the work: nothing below may take it for one of its own
    """Work took longer than allowed."""


@contextmanager
def within_seconds(seconds: float) -> Iterator[None]:
    """Raise OutOfTime when what is inside takes more than this processor time, on whatever loaded machine.

    The system must know such a clock (Windows does not) and the work be done in a process's main thread; else there
    is no end.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_IGN)  # by default a last signal under way would end the process


def _stop(*_: object) -> None:
    raise OutOfTime
