"""Serve a built site as GitHub Pages does, under a project's name, and see what a tab asks of others."""

from __future__ import annotations

import functools
import http.server
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chromium import Tab

PREFIX = "project/"  # GitHub Pages serves a project under its name


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a built site under a project's name; gives its address."""
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(site, Path(root) / PREFIX)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{PREFIX}"
        server.shutdown()


def foreign(tab: Tab, address: str) -> list[str]:
    own = address.removesuffix(PREFIX)
    return [url for url in tab.requests if not url.startswith((own, "data:"))]
