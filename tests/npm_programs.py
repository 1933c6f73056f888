"""The programs of tests/npm, which the checks install; ``NODE_MODULES`` names where."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

NPM = Path(__file__).parent / "npm"


def find_npm(name: str) -> Path:
    """Return a file of an installed npm package; without it the test is skipped, and fails in the checks."""
    folder = os.environ.get("NODE_MODULES")
    if not (folder and (Path(folder) / name).is_file() and shutil.which("node")):
        leave = pytest.fail if os.environ.get("CI") else pytest.skip
        leave(f"NODE_MODULES names no folder with {name}; npm ci --prefix tests/npm makes one")
    return Path(folder or "") / name
