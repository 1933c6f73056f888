"""What the tests of the site that a process runs have in common: one browser, and one site of two samples."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Chromium, find_chromium
from sitebuild import build_samples


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    binary = find_chromium()
    if binary is None:
        leave = pytest.fail if os.environ.get("CI") else pytest.skip
        leave("no chromium: install it, or name it in CHROMIUM")
    with Chromium(binary or "") as running:
        yield running


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom of two samples whose site is built."""
    return build_samples(tmp_path_factory.mktemp("newsroom"))
