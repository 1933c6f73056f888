"""``mkdocs serve`` follows the editor: sources and overrides are watched, and neither is served."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sample_story import TEXTS
from sitebuild import lay_newsroom

PATIENCE_S = 90  # longest wait for a rebuild; it ends as soon as the page is there

STRETCH_S = 3
STRETCHES = 4  # a rebuild for the last edit, and one for what it wrote


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    docs = lay_newsroom(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("generate: false", "generate: true"), encoding="utf-8")
    (docs / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")  # short articles
    (docs / "ferry" / "sources").mkdir(parents=True)
    (docs / "ferry" / "sources" / "a-wire.txt").write_text(TEXTS["a-wire"], encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(newsroom: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (newsroom / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=newsroom,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    yield f"http://127.0.0.1:{port}/"
    server.terminate()  # not SIGINT, which whoever runs in the background ignores
    server.wait(PATIENCE_S)


def builds(newsroom: Path) -> int:
    return (newsroom / "log").read_text().count("Building documentation")


def get(url: str) -> str | int | None:
    """Return a page's text, the status of an error, or None while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:  # noqa: S310  # our own server
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def wait_for(met: Callable[[], bool], newsroom: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while not met():
        assert time.monotonic() < until, (newsroom / "log").read_text()
        time.sleep(0.2)


def test_an_edit_of_sources_or_overrides_is_seen_and_neither_is_served(newsroom: Path, address: str) -> None:
    page = f"{address}ferry/"
    story = newsroom / "briefings" / "ferry"
    wait_for(lambda: "Lornish customs data" in str(get(page)), newsroom)
    (story / "sources" / "c-post.txt").write_text(TEXTS["c-post"], encoding="utf-8")
    wait_for(lambda: "Port Hale" in str(get(page)), newsroom)
    (story / "overrides.yml").write_text("status: draft\n", encoding="utf-8")
    wait_for(lambda: "Draft: only this preview shows it." in str(get(page)), newsroom)
    (story / "overrides.yml").write_text("status: withdrawn\n", encoding="utf-8")
    wait_for(lambda: get(f"{page}evidence/") == 404, newsroom)
    assert "This briefing was withdrawn." in str(get(page))
    for hidden in ("ferry/overrides.yml", "ferry/sources/a-wire.txt", "ferry/sources/c-post.txt", "ferry/index.md"):
        assert get(f"{address}{hidden}") == 404
    begun = [builds(newsroom)]
    while len(begun) <= STRETCHES and begun[-1] not in begun[:-1]:  # until a stretch brings none
        time.sleep(STRETCH_S)  # long enough for one that follows its own writing to show
        begun.append(builds(newsroom))
    assert begun[-1] == begun[-2], "it builds again for what it wrote itself"
