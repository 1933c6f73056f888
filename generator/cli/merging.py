"""An editor's changes of a file joined with those of a new version, by Git's three-way merge."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Final

SIDES: Final = ("yours", "before", "new")


def merge_texts(yours: bytes, before: bytes, new: bytes) -> bytes | None:
    """Return a file with the changes of both; None where both changed the same lines, or there is no Git.

    Line ends are those of the new version, ``\\n``.
    """
    with tempfile.TemporaryDirectory() as folder:
        for side, content in zip(SIDES, (yours, before, new), strict=True):
            Path(folder, side).write_bytes(content.replace(b"\r\n", b"\n"))
        command = ["git", "merge-file", "--stdout", *SIDES]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603  # our own words
        except FileNotFoundError:
            return None
    return None if done.returncode else done.stdout
