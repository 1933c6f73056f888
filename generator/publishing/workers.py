"""Run a function over many tasks in several processes; results come in the tasks' order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, TypeVar

from generator.values.diagnostic import BriefingError

Task = TypeVar("Task")
Result = TypeVar("Result")
CHUNKS_PER_WORKER: Final = 16  # small enough that no worker waits long for the last


def work(
    function: Callable[[Task], Result], tasks: Sequence[Task], jobs: int | None = None, *, least: int = 2
) -> Iterator[Result]:
    """Yield ``function(task)`` for every task; fewer than ``least`` tasks stay in this process.

    ``jobs`` is the number of processes; None takes one a processor. New processes are started afresh, since a
    copy of one that runs threads (a live server does) may hang. Raises BriefingError when a process is killed.
    """
    wanted = jobs or os.cpu_count() or 1
    if wanted == 1 or len(tasks) < (2 if jobs else least):
        yield from map(function, tasks)
        return
    chunk = max(1, len(tasks) // (wanted * CHUNKS_PER_WORKER))
    with ProcessPoolExecutor(min(wanted, len(tasks)), multiprocessing.get_context("spawn")) as pool:
        try:
            yield from pool.map(function, tasks, chunksize=chunk)
        except BrokenProcessPool as error:
            hint = "memory may have run out: try --jobs 1"
            raise BriefingError("briefings", "a process ended before its work was done", hint=hint) from error
