"""Index the built site with Pagefind: nothing is loaded by a reader before the first search."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.values.diagnostic import BriefingError

# What is on a page for clicking, not for finding.
LEFT_OUT = ".headerlink, .days, #ids, figure, a[href$='briefing.json']"


def index_site(site: Path) -> None:
    """Write ``pagefind/`` into a built site; raises BriefingError when Pagefind fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet", "--exclude-selectors", LEFT_OUT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
    if done.returncode:
        fault = f"Pagefind could not index the site: {(done.stderr or done.stdout).strip()}"
        raise BriefingError(str(site), fault, hint='install the package "pagefind[bin]"')
