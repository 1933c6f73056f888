"""Move files so that nothing is lost, overwritten or beyond undoing.

A journal says beforehand what goes where. A run that was interrupted is finished by the next one, or undone; a file is
in one place or the other at any moment, for it has both names before the old one goes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from generator.publishing.store import EARLIER_FOLDER, write_changed
from generator.values.diagnostic import BriefingError

JOURNALS: Final = ".sorted"  # a folder in the pile, one file a run


@dataclass(frozen=True, slots=True)
class Move:
    """A file that goes from one place to another."""

    source: Path
    target: Path
    sha256: str  # of its bytes; one that was changed since stays where it is


def plan_moves(wanted: Sequence[tuple[Path, Path]], replaced: Mapping[Path, Path] = MappingProxyType({})) -> list[Move]:
    """Return moves of files into folders, under names that no file there has, whatever its ending.

    A file of ``replaced`` takes the place and name of another, which first goes to ``.earlier`` beside it. Raises
    BriefingError when a file cannot be read.
    """
    taken: dict[Path, set[str]] = {}
    moves = []
    for source, folder in wanted:
        if before := replaced.get(source):
            digest = _sha256_of(before)
            kept = before.parent / EARLIER_FOLDER / f"{before.stem}.{digest[:8]}{before.suffix}"
            new = Move(source, before.with_suffix(source.suffix), _sha256_of(source))
            moves += [Move(before, kept, digest), new]
            continue
        if folder not in taken:
            taken[folder] = {p.stem for p in folder.iterdir()} if folder.is_dir() else set()
        stems = (source.stem, *(f"{source.stem}-{n}" for n in range(2, len(taken[folder]) + 3)))
        stem = next(s for s in stems if s not in taken[folder])
        taken[folder].add(stem)
        moves.append(Move(source, folder / f"{stem}{source.suffix}", _sha256_of(source)))
    return moves


def apply_moves(pile: Path, moves: Sequence[Move]) -> list[BriefingError]:
    """Write a journal into the pile and move the files; returns what could not be moved."""
    if not moves:
        return []
    folder = pile / JOURNALS
    folder.mkdir(exist_ok=True)
    number = max((int(p.stem) for p in folder.glob("*.json") if p.stem.isdecimal()), default=0) + 1
    journal = folder / f"{number:06}.json"
    _write_journal(journal, pile, moves, done=False)
    errors = list(_move_all(moves))
    _write_journal(journal, pile, list(filter(_is_done, moves)), done=True)
    return errors


def finish_moves(pile: Path) -> list[BriefingError]:
    """Finish a run that was interrupted, if there is one; returns what could not be moved."""
    errors = []
    for journal in _journals(pile):
        moves, done = _read_journal(journal, pile)
        if not done:
            errors += list(_move_all(moves))
            _write_journal(journal, pile, list(filter(_is_done, moves)), done=True)
    return errors


def undo_moves(pile: Path) -> tuple[list[Move], list[BriefingError]]:
    """Take the newest run back; returns what was moved back, and what stays where it is and why.

    Raises BriefingError when there is no run to undo.
    """
    journals = _journals(pile)
    if not journals:
        raise BriefingError(
            str(pile), "nothing was moved from here", hint="sort PILE --apply moves, --undo takes it back"
        )
    moves, _ = _read_journal(journals[-1], pile)
    moved = [m for m in moves if m.target.exists() or not m.source.exists()]
    back = [Move(m.target, m.source, m.sha256) for m in reversed(moved)]  # what took a place leaves it first
    errors = list(_move_all(back))
    left = [m for m in moves if m.target.exists() and not m.source.exists()]
    if left:
        _write_journal(journals[-1], pile, left, done=True)
    else:
        journals[-1].unlink()
    for folder in sorted({m.source.parent for m in back}):
        _remove_empty(folder)
    return [m for m in back if _is_done(m) and not _shown(m.target, pile).startswith("..")], errors


def _move_all(moves: Sequence[Move]) -> Iterator[BriefingError]:
    for move in moves:
        try:
            _move_file(move)
        except BriefingError as error:
            yield error
        except OSError as error:
            yield BriefingError(str(move.source), f"cannot be moved to {move.target}: {error.strerror or error}")


def _move_file(move: Move) -> None:
    """Move one file; one that is there already, from a run that was interrupted, is left."""
    if not move.source.exists():
        if move.target.exists():
            return
        raise BriefingError(str(move.source), "is gone", hint="somebody moved or removed it")
    if _sha256_of(move.source) != move.sha256:
        if _is_done(move):
            return  # another file has taken its place since
        raise BriefingError(str(move.source), "was changed meanwhile, and stays where it is")
    if move.target.exists():
        if _sha256_of(move.target) != move.sha256:
            raise BriefingError(str(move.target), "is there already, and is not overwritten")
    else:
        move.target.parent.mkdir(parents=True, exist_ok=True)
        _name_twice(move.source, move.target)
    move.source.unlink()


def _is_done(move: Move) -> bool:
    """Say whether a file is where it was to go."""
    return move.target.exists() and _sha256_of(move.target) == move.sha256


def _name_twice(source: Path, target: Path) -> None:
    """Give a file a second name; where there are no links or another disk is meant, a copy."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        try:
            shutil.copy2(source, temporary)
            if target.exists():
                raise FileExistsError(17, "is there already", str(target)) from None
            os.replace(temporary, target)
        finally:
            Path(temporary).unlink(missing_ok=True)


def _sha256_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BriefingError(str(path), f"cannot be read: {error.strerror}") from error


def _journals(pile: Path) -> list[Path]:
    return sorted(p for p in (pile / JOURNALS).glob("*.json") if p.stem.isdecimal())


def _write_journal(journal: Path, pile: Path, moves: Sequence[Move], *, done: bool) -> None:
    rows = [{"from": _shown(m.source, pile), "to": _shown(m.target, pile), "sha256": m.sha256} for m in moves]
    write_changed(journal, json.dumps({"done": done, "moves": rows}, ensure_ascii=False, indent=1) + "\n")


def _shown(path: Path, pile: Path) -> str:
    return Path(os.path.relpath(path, pile)).as_posix()


def _read_journal(journal: Path, pile: Path) -> tuple[list[Move], bool]:
    try:
        data: Any = json.loads(journal.read_text("utf-8"))
        rows = [Move(pile / r["from"], pile / r["to"], str(r["sha256"])) for r in data["moves"]]
        return rows, bool(data["done"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BriefingError(str(journal), "is no journal of moves", hint="remove it to go on without it") from error


def _remove_empty(folder: Path) -> None:
    """Remove a story's folder for sources, and the story's, when nothing is left in them."""
    for path in (folder, folder.parent):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
