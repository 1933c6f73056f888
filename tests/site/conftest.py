"""A site built once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample import hostile_briefing, sample_briefing, write_story
from sitebuild import build_site, lay_newsroom


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of two stories, one of them hostile; returns the folder that holds site/."""
    folder = tmp_path_factory.mktemp("newsroom")
    docs = lay_newsroom(folder)
    write_story(docs, sample_briefing())
    write_story(docs, hostile_briefing())
    done = build_site(folder)
    assert done.returncode == 0, done.stderr
    return folder
