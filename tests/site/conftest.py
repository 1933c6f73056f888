"""One browser for all tests of the site that a process runs."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from chromium import Chromium, find_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    binary = find_chromium()
    if binary is None:
        leave = pytest.fail if os.environ.get("CI") else pytest.skip
        leave("no chromium: install it, or name it in CHROMIUM")
    with Chromium(binary or "") as running:
        yield running
