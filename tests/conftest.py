"""What all tests share: the project's folder, the measuring data beside it, and a story of invented news."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest
from bridge_articles import lay_bridge
from newsdesk import Newsdesk

ROOT = Path(__file__).resolve().parents[1]

# Settings of whoever runs the tests must not reach them.
os.environ.pop("GITHUB_ACTIONS", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the measures come first, the longest of all: one worker takes them while the other runs the rest."""
    items.sort(key=lambda item: "quality" not in item.path.parts)


def pytest_collection_finish() -> None:
    """Let Python look for unused cycles less often, and not among what is loaded: that took a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The measuring data; tests that need it skip, and say so, where it is not."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("the measuring data (../shared) is not here")
    return path


@pytest.fixture
def real_stories(shared: Path, tmp_path: Path) -> tuple[Path, ...]:
    """The folders of the real stories, their articles laid out as sources; all in one folder of stories."""
    found = []
    for folder in [shared / "seeds", *sorted(p for p in (shared / "eval" / "stories").iterdir() if p.is_dir())]:
        found.append(tmp_path / folder.name)
        (found[-1] / "sources").mkdir(parents=True)
        for path in folder.glob("*.txt"):
            shutil.copyfile(path, found[-1] / "sources" / path.name)
    return tuple(found)


@pytest.fixture(scope="session")
def desk() -> Newsdesk:
    """A briefing made by hand, with an item or two of every kind."""
    return Newsdesk()


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A newsroom with one story, ``bridge``: a preview, a differing report and an undated follow-up."""
    return lay_bridge(tmp_path / "news")
