"""Take the pictures of docs/screenshots: each kind of page on the phone and on the desktop, light and dark.

python tests/site/take_screenshots.py SITE FOLDER      (or: make screenshots)
"""

from __future__ import annotations

import base64
import functools
import http.server
import sys
import threading
from pathlib import Path
from typing import Final

from chromium import Chromium, Tab, find_chromium

STORY: Final = "tarrow-valley-landslide/"
OPEN_MARK: Final = "document.querySelectorAll('#key-facts + ul .evidence-mark')[0].click()"
SHOW: Final = (
    "{{ const e = document.querySelector({0!r}); if (e) {{ if ('open' in e) e.open = true; e.scrollIntoView(); }} }}"
)
# Name, page, and what is done on it before the picture is taken.
SHOTS: Final = (
    ("home", "", ""),
    ("briefing", STORY, ""),
    ("panel", STORY, OPEN_MARK),
    ("differences", STORY, SHOW.format("#sources-differ")),
    ("chart", STORY, SHOW.format("figure.chart, #in-figures")),
    ("timeline", STORY, SHOW.format("#timeline")),
    ("evidence", f"{STORY}evidence/", ""),
    ("person", "people/tomas-verrin/", ""),
)
QUALITY: Final = 40  # of 100


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def take(tab: Tab, path: Path) -> None:
    """Save what a tab shows as WebP."""
    shot = tab.call("Page.captureScreenshot", format="webp", quality=QUALITY)
    path.write_bytes(base64.b64decode(shot["data"]))


def main(site: Path, folder: Path) -> None:
    """Take every picture of a built site."""
    folder.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    binary = find_chromium()
    if binary is None:
        raise SystemExit("no chromium: install it, or name it in CHROMIUM")
    with Chromium(binary) as browser:
        for width, dark in ((390, False), (390, True), (1280, False), (1280, True)):
            tab = browser.tab(width, dark=dark)
            for name, page, script in SHOTS:
                tab.open(f"http://127.0.0.1:{server.server_port}/{page}")
                tab.run("document.fonts.ready.then(() => true)")
                if script:
                    tab.run(f"(() => {{ {script} }})()")
                if script == OPEN_MARK:
                    tab.wait("document.querySelector('.evidence-panel')")
                tab.run("new Promise(done => setTimeout(done, 300))")
                take(tab, folder / f"{name}-{width}-{'dark' if dark else 'light'}.webp")
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
