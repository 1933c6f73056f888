"""One file that keeps results by stage and key: SQLite, so that crashes and runs side by side do it no harm.

A value is bytes with a digest of its own; one that does not fit its digest is not there. Nothing depends on the file:
one that is broken is set aside and made anew, one that cannot be read or written is done without. What was used
least recently goes when the file grows too large.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

Done = TypeVar("Done")
FOLDER: Final = "store-1"  # raise the number when the tables change
FILE: Final = "results.sqlite"
WAIT_S: Final = 20.0  # for another process that writes
PAUSE_S: Final = 0.01  # before the journal is asked for again
MEGABYTE: Final = 1 << 20
MOST_MEGABYTES: Final = 2048
LEFT: Final = 0.9  # of the limit, once what was used least recently is gone
HOUR_S: Final = 3600  # when an entry was last used is told by the hour: a hit writes once an hour, not each time
WRITTEN_AT_ONCE: Final = 200  # hits noted together
ROWS_AT_ONCE: Final = 100  # that go together
BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS results (
    stage TEXT NOT NULL, key TEXT NOT NULL, used INTEGER NOT NULL, digest BLOB NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (stage, key)
);
CREATE INDEX IF NOT EXISTS by_use ON results (used);
CREATE TABLE IF NOT EXISTS counts (stage TEXT PRIMARY KEY, hits INTEGER NOT NULL, misses INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class StageUse:
    """What the store holds of a stage, and how often it was asked."""

    stage: str  # "annotation"
    entries: int
    bytes: int
    hits: int
    misses: int


@dataclass(slots=True)
class Store:
    """The results kept in a folder, for one process; every method does without where the file does not work."""

    folder: Path
    limit: int  # bytes
    connection: sqlite3.Connection | None = None
    owner: int = 0  # the process that opened the connection: another one opens its own
    given_up: bool = False
    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    touched: set[tuple[str, str]] = field(default_factory=set)

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / FOLDER / FILE

    def get(self, stage: str, key: str) -> bytes | None:
        """Return what was kept, None where there is nothing, or nothing that fits its digest."""
        query = "SELECT digest, data, used FROM results WHERE stage = ? AND key = ?"
        row = self._do(lambda db: db.execute(query, (stage, key)).fetchone(), None)
        whole = row is not None and isinstance(row[1], bytes) and row[0] == _seal(stage, key, row[1])
        (self.hits if whole else self.misses)[stage] += 1
        if not whole:
            return None
        if row[2] < _hour():
            self.touched.add((stage, key))
        if len(self.touched) >= WRITTEN_AT_ONCE:
            self.flush()
        return bytes(row[1])

    def put(self, stage: str, key: str, data: bytes) -> None:
        """Keep a result; it is there whole or not at all."""
        row = (stage, key, _hour(), _seal(stage, key, data), data)

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", row)
                self._note_use(db)
            self._make_room(db)

        self._do(write, None)

    def flush(self) -> None:
        """Write down what was used."""

        def write(db: sqlite3.Connection) -> None:
            with db:
                self._note_use(db)

        if self.touched or self.hits or self.misses:
            self._do(write, None)

    def uses(self) -> tuple[StageUse, ...]:
        """Return what the store holds, stage by stage."""
        self.flush()
        query = "SELECT stage, COUNT(*), SUM(LENGTH(data)) FROM results GROUP BY stage"
        nobody: list[tuple[str, int, int]] = []
        held = {s: (n, size) for s, n, size in self._do(lambda db: db.execute(query).fetchall(), nobody)}
        counts = self._do(lambda db: db.execute("SELECT * FROM counts").fetchall(), nobody)
        asked = {stage: (hits, misses) for stage, hits, misses in counts}
        nothing = (0, 0)
        return tuple(StageUse(s, *held.get(s, nothing), *asked.get(s, nothing)) for s in sorted({**held, **asked}))

    def clear(self, stage: str | None = None) -> int:
        """Forget the results of a stage, or all; returns how many there were."""

        def delete(db: sqlite3.Connection) -> int:
            with db:
                number = db.execute("DELETE FROM results WHERE stage = ?1 OR ?1 IS NULL", (stage,)).rowcount
                db.execute("DELETE FROM counts WHERE stage = ?1 OR ?1 IS NULL", (stage,))
            db.execute("VACUUM")
            return number

        return self._do(delete, 0)

    def _note_use(self, db: sqlite3.Connection) -> None:
        hour = _hour()
        db.executemany("UPDATE results SET used = ? WHERE stage = ? AND key = ?", [(hour, *at) for at in self.touched])
        counted = [(stage, self.hits[stage], self.misses[stage]) for stage in {*self.hits, *self.misses}]
        db.executemany(
            "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (stage) "
            "DO UPDATE SET hits = hits + excluded.hits, misses = misses + excluded.misses",
            counted,
        )
        self.touched.clear()
        self.hits.clear()
        self.misses.clear()

    def _make_room(self, db: sqlite3.Connection) -> None:
        if _size(db) <= self.limit:
            return
        least = "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY used, rowid LIMIT ?)"
        while _size(db) > self.limit * LEFT:
            with db:
                if not db.execute(least, (ROWS_AT_ONCE,)).rowcount:
                    return

    def _do(self, work: Callable[[sqlite3.Connection], Done], otherwise: Done) -> Done:
        """Do some work with the connection; where that fails, a broken file is set aside, and it is done without."""
        try:
            return work(self._connected())
        except sqlite3.Error as error:
            self._mend(error)
        except OSError:
            self.given_up = True
        return otherwise

    def _connected(self) -> sqlite3.Connection:
        if self.given_up:
            raise sqlite3.OperationalError
        if self.connection is None or self.owner != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            INHERITED.append(self.connection)
            self.connection, self.owner = None, os.getpid()
            db = sqlite3.connect(self.path, timeout=WAIT_S)
            db.execute("PRAGMA trusted_schema = OFF")
            _keep_journal(db)
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(SCHEMA)
            self.connection = db
        return self.connection

    def _mend(self, error: sqlite3.Error) -> None:
        """Set a broken file aside and go on with a new one; else go on without, unless another process only writes."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY)
        if self.given_up or code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return
        if code & 0xFF not in BROKEN and code != sqlite3.SQLITE_IOERR_SHORT_READ:
            self.given_up = True
            return
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        aside = self.folder / f"{FOLDER}.broken-{os.getpid()}-{time.time_ns()}"
        try:
            os.rename(self.path.parent, aside)  # noqa: PTH104  # a folder, so that the file and its journals go together
        except OSError:
            self.given_up = True
            return
        sys.stderr.write(f"{self.path}: is broken ({error}); it was set aside as {aside.name}, and is made anew\n")


def _keep_journal(db: sqlite3.Connection) -> None:
    """Switch to a write-ahead log; SQLite does not wait for another process that does so too, so this does."""
    until = time.monotonic() + WAIT_S
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE_S)
        else:
            return


def _seal(stage: str, key: str, data: bytes) -> bytes:
    return hashlib.blake2b(f"{stage}\0{key}\0".encode() + data, digest_size=16).digest()


def _hour() -> int:
    return int(time.time()) // HOUR_S


def _size(db: sqlite3.Connection) -> int:
    """Return the bytes in use; pages that are free will be used again."""
    pages, free, size = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def cache_folder() -> Path:
    """Return the folder: BRIEFINGS_CACHE, else ``briefings`` in the user's cache folder."""
    named = os.environ.get("BRIEFINGS_CACHE")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefings"


INHERITED: Final[list[sqlite3.Connection | None]] = []  # by a fork: closed here, they would break their owner's
OPENED: Final[dict[tuple[Path, int], Store]] = {}


def open_store() -> Store:
    """Return this process's store of the cache folder; BRIEFINGS_CACHE_SIZE is its limit in megabytes."""
    size = os.environ.get("BRIEFINGS_CACHE_SIZE", "")
    at = (cache_folder(), (int(size) if size.isdecimal() else MOST_MEGABYTES) * MEGABYTE)
    if at not in OPENED:
        OPENED[at] = Store(*at)
    return OPENED[at]


def flush_stores() -> None:
    """Write down what was used of every store of this process."""
    for store in OPENED.values():
        store.flush()


atexit.register(flush_stores)
