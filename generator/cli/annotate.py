"""``briefings annotate``: what is found in each article alone, one JSON line a file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from generator.overrides.newsroom import Newsroom
from generator.pipeline import analyse
from generator.publishing.cache import annotate_cached
from generator.publishing.progress import progress
from generator.publishing.store import read_newsroom
from generator.publishing.workers import work
from generator.rendering.annotate_form import annotate_record
from generator.stages.read import read
from generator.values.diagnostic import BriefingError

MANY_FILES: Final = 24  # from here on starting processes costs less than it saves


def run_annotate(options: argparse.Namespace) -> int:
    """Print a record a file; a file that cannot be read gives ``{path, error}`` and the rest go on."""
    newsroom, errors = read_newsroom(Path(options.dir))
    if errors:
        raise errors[0]
    failed = False
    tasks = [(name, newsroom) for name in options.files]
    report = progress("files")
    for done, (line, good) in enumerate(work(_annotate_task, tasks, options.jobs, least=MANY_FILES), start=1):
        sys.stdout.write(line + "\n")
        failed = failed or not good
        report(done, len(tasks))
    sys.stdout.flush()
    return 1 if failed else 0


def _annotate_task(task: tuple[str, Newsroom]) -> tuple[str, bool]:
    """Return a file's JSON line, and whether the file could be read."""
    name, newsroom = task
    try:
        record = annotate_record(name, analyse(read(Path(name), name), annotate_cached, newsroom))
    except BriefingError as error:
        return json.dumps({"path": name, "error": str(error)}, ensure_ascii=False), False
    except Exception as error:  # noqa: BLE001  # one file's fault must not take the others with it
        fault = f"{name}: could not be annotated: {type(error).__name__}: {error}"
        return json.dumps({"path": name, "error": fault}, ensure_ascii=False), False
    return json.dumps(record, ensure_ascii=False), True
