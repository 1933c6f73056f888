"""Files that others wrote: plain files alone are opened, up to a size; links in a content folder lead nowhere.

``a.txt -> /etc/hosts``, a pipe, a device and a file that grows while it is read are told as faults.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.values.diagnostic import BriefingError

MOST_DATA: Final = 100_000_000  # bytes of a story's data: a hundred times those of a large one
LINK: Final = "is a symbolic link, and is not followed"
NO_FILE: Final = "is no file"
PUT_THERE: Final = "put the file itself in its place, or take it away"


def read_bytes(path: Path, shown: str, most: int, cure: str) -> bytes:
    """Return a plain file's bytes; ``shown`` is its path in errors, ``cure`` what helps against over ``most`` bytes.

    Raises BriefingError for anything else, without waiting for a pipe's other end.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            os.close(descriptor)
            raise BriefingError(shown, NO_FILE, hint=PUT_THERE)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise BriefingError(shown, f"cannot be read: {error.strerror}", hint="look at its permissions") from error
    if len(data) > most:
        size = max(found.st_size, len(data))
        raise BriefingError(shown, f"is too large: {size:,} bytes, {most:,} at most", hint=cure)
    return data


def read_inside(path: Path, most: int, shown: str | None = None) -> bytes:
    """Return the bytes of a file of a content folder; raises BriefingError for a link too."""
    if path.is_symlink():
        raise BriefingError(shown or str(path), LINK, hint=PUT_THERE)
    return read_bytes(path, shown or str(path), most, "take out what is no longer needed")


def misplaced(path: Path) -> str | None:
    """Return why a file or folder of a content folder is not read, None when it may be."""
    if path.is_symlink():
        return LINK
    return None if path.is_file() or path.is_dir() else NO_FILE


def find_misplaced(root: Path) -> Iterator[BriefingError]:
    """Yield an error for every link, pipe and device below a folder, in order of their paths."""
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            if fault := misplaced(path):
                yield BriefingError(str(path), fault, hint=PUT_THERE)
