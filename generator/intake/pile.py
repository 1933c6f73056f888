"""A pile on disk: a folder of articles that wait to be sorted, and its ledger.

A run may be killed at any point. An article is written beside its place, then its line into the ledger, then it is
moved to its place; what the ledger has and the place does not is moved when the pile is next opened, and what was
written without a line is deleted, for its link still waits. So nothing is lost and nothing comes twice, also where
the articles were moved away in between.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.intake.ledger import Ledger, Record, Taken, parse_records, render_record
from generator.publishing.store import EARLIER_FOLDER
from generator.values.diagnostic import BriefingError

try:
    import fcntl
except ImportError:  # no such locks on Windows: two runs at once are the user's care there
    fcntl = None  # type: ignore[assignment]

LEDGER_FILE: Final = ".collected.jsonl"  # hidden: no article
PART: Final = ".part"  # behind an article's name, and a full stop before: it is not in its place yet
MODE: Final = 0o644


@dataclass(slots=True)
class Pile:
    """An open pile; what is written is safe when a call returns."""

    folder: Path
    ledger: Ledger = field(default_factory=Ledger)
    handle: int | None = None  # of the ledger; None: nothing is written

    def note(self, record: Record) -> None:
        """Add a record to the ledger."""
        self.ledger.apply(record)
        if self.handle is not None:
            _write_safely(self.handle, render_record(record))

    def put(self, text: str, record: Taken) -> None:
        """Put an article into the pile, and its record into the ledger; what had its name is kept in ``.earlier/``."""
        if self.handle is not None:
            self._keep(self.folder / record.file)
            part = _part_of(self.folder, record.file)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, MODE)
            try:
                _write_safely(handle, text.encode("utf-8"))
            finally:
                os.close(handle)
            _sync_folder(self.folder)
        self.note(record)
        if self.handle is not None:
            os.replace(part, self.folder / record.file)

    def _keep(self, path: Path) -> None:
        if path.exists():
            data = path.read_bytes()
            kept = self.folder / EARLIER_FOLDER / f"{path.stem}.{hashlib.sha256(data).hexdigest()[:8]}{path.suffix}"
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(data)

    def free_name(self, stem: str, ending: str) -> str:
        """Return a file's name that neither the pile nor the ledger has."""
        name, number = f"{stem}{ending}", 2
        while name in self.ledger.files or (self.folder / name).exists():
            name, number = f"{stem}-{number}{ending}", number + 1
        return name


@contextmanager
def open_pile(folder: Path, *, writes: bool = True) -> Iterator[Pile]:
    """Open a pile, and set right what a run that was cut off left; without ``writes`` it is left as it is.

    Raises BriefingError where its ledger is broken or another run uses it.
    """
    path = folder / LEDGER_FILE
    if not writes:
        data = path.read_bytes() if path.exists() else b""
        yield _read_pile(folder, data)
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, MODE)
    try:
        _lock(handle, folder)
        data = path.read_bytes()
        whole = data.rfind(b"\n") + 1  # a line that was cut off never happened
        pile = _read_pile(folder, data[:whole])
        if whole < len(data):
            os.ftruncate(handle, whole)
        _set_right(pile)
        pile.handle = handle
        yield pile
    finally:
        os.close(handle)


def _read_pile(folder: Path, data: bytes) -> Pile:
    pile = Pile(folder)
    for record in parse_records(data[: data.rfind(b"\n") + 1], str(folder / LEDGER_FILE)):
        pile.ledger.apply(record)
    return pile


def _set_right(pile: Pile) -> None:
    """Move written articles that the ledger has to their place; delete those it has not."""
    for part in sorted(pile.folder.glob(f".*{PART}")):
        name = part.name[1:].removesuffix(PART)
        if name in pile.ledger.files:
            os.replace(part, pile.folder / name)
        else:
            part.unlink()


def _part_of(folder: Path, name: str) -> Path:
    return folder / f".{name}{PART}"


def _sync_folder(folder: Path) -> None:
    """Not return before the names of the files are safe too; Windows opens no folders, and does so by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    """Keep other runs out until this one ends, however it ends."""
    if fcntl is None:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BriefingError(str(folder), "another run collects into it", hint="wait until it is done") from error


def _write_safely(handle: int, data: bytes) -> None:
    """Write all of it, and not return before it is safe."""
    while data:
        data = data[os.write(handle, data) :]
    os.fsync(handle)
