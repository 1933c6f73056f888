"""Run a function over many tasks in several processes; results come in the tasks' order.

Processes are forked from one that was started afresh and loaded the rules and the language pipeline once: they share
its memory. Interrupted, they finish the few tasks they are at, and what was done is kept by whoever did it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.context import BaseContext
from typing import Final, TypeVar

from generator.values.diagnostic import BriefingError

Task = TypeVar("Task")
Result = TypeVar("Result")
CHUNKS_PER_WORKER: Final = 16  # small enough that no worker waits long for the last
MOST_AT_ONCE: Final = 4  # tasks of a chunk: an interrupt waits for no more
SHARED: Final = "generator.publishing.shared"  # what processes that make stories have in common


def work(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    jobs: int | None = None,
    *,
    least: int = 2,
    preload: tuple[str, ...] = (SHARED,),
) -> Iterator[Result]:
    """Yield ``function(task)`` for every task; fewer than ``least`` tasks stay in this process.

    ``jobs`` is the number of processes; None takes one a processor. ``preload`` are modules that all of them need. The
    process they are forked from is started afresh, since a copy of one that runs threads (a live server does) may hang.
    Raises BriefingError when a process is killed.
    """
    wanted = jobs or os.cpu_count() or 1
    if wanted == 1 or len(tasks) < (2 if jobs else least):
        yield from map(function, tasks)
        return
    chunk = max(1, min(MOST_AT_ONCE, len(tasks) // (wanted * CHUNKS_PER_WORKER)))
    with ProcessPoolExecutor(min(wanted, len(tasks)), _context(preload), initializer=_leave_interrupts) as pool:
        try:
            with _interrupts_held():
                results = pool.map(function, tasks, chunksize=chunk)
            yield from results
        except BrokenProcessPool as error:
            hint = "memory may have run out: try --jobs 1"
            raise BriefingError("briefings", "a process ended before its work was done", hint=hint) from error
        except KeyboardInterrupt:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _context(preload: tuple[str, ...]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let an interrupt wait until the processes are there: amid what they load, it would end in tracebacks."""
    resource_tracker.ensure_running()  # starting it lets interrupts through again
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


def _leave_interrupts() -> None:
    """Let the process that hands out the tasks be the one that an interrupt reaches."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
