"""Feeds of two outlets on loopback, and the settings of a newsroom that reads them."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

SAMPLE = Path(__file__).parents[2] / "briefings" / "norvane-calder-takeover" / "sources"
FEEDS = {"City Bulletin": "01-city-bulletin.txt", "North Today": "03-north-today.txt"}
SETTINGS = """\
repository: private
contact: desk@post.example
fetching: {{allow_private: true}}
feeds:
  - {{url: "{address}/0.xml", outlet: City Bulletin}}
  - {{url: "{address}/1.xml", outlet: North Today}}
"""
ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{outlet}</title><id>urn:{outlet}</id>
<entry><id>urn:{outlet}:1</id><title>{title}</title><link href="{address}/article-{number}"/>
<content type="html">{content}</content></entry></feed>
"""


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving_feeds(folder: Path) -> Iterator[str]:
    """Serve two outlets' feeds, whose entries hold their articles; the value is the server's address."""
    folder.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}"
    for number, (outlet, name) in enumerate(FEEDS.items()):
        title, *lines = (SAMPLE / name).read_text("utf-8").splitlines()
        paragraphs = escape("".join(f"<p>{escape(line)}</p>" for line in lines if line))
        atom = ATOM.format(outlet=outlet, title=escape(title), address=address, number=number, content=paragraphs)
        (folder / f"{number}.xml").write_text(atom, encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
