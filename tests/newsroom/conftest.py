"""The installed package, and a newsroom it made, pushed into an empty clone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_desk import serving_feeds
from installed import build_packages, install_into, once
from newsroom_desk import Desk


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with the sdist and the wheel."""
    return once(shared_folder(tmp_path_factory, worker_id), "packages", build_packages)


@pytest.fixture(scope="session")
def wheel(packages: Path) -> Path:
    """The package's wheel."""
    return next(packages.glob("*.whl"))


@pytest.fixture(scope="session")
def briefings(wheel: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The command, installed from the wheel."""
    return once(shared_folder(tmp_path_factory, worker_id), "environment", install_into(wheel)) / "bin" / "briefings"


def shared_folder(factory: pytest.TempPathFactory, worker: str) -> Path:
    """Return a folder that all processes of this run have in common."""
    return factory.getbasetemp() if worker == "master" else factory.getbasetemp().parent


@pytest.fixture
def desk_of(briefings: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Desk:
    """A desk; what is kept of earlier runs is that of all tests, so that an article is parsed once."""
    return Desk(briefings, tmp_path, shared_folder(tmp_path_factory, worker_id) / "cache")


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[str]:
    """The address of two outlets' feeds."""
    with serving_feeds(tmp_path / "feeds") as address:
        yield address
