"""``briefings build`` and ``briefings serve``: the MkDocs site, whose plugin generates the stories first."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import generator
from generator.values.diagnostic import BriefingError

# -P: no module beside mkdocs.yml is taken for a package; a checkout comes last, behind what is installed.
RUN_MKDOCS: Final = (
    "import sys; sys.path.append(sys.argv.pop(1)); from mkdocs.__main__ import cli; cli(prog_name='mkdocs')"
)
LAST_MOMENT: Final = 253_402_300_799  # seconds since 1970 of the last day there is
MOST_SHOWN: Final = 40  # characters of what is wrong


def run_build(options: argparse.Namespace) -> int:
    """Build the site, strictly."""
    return _mkdocs(
        "build", "--strict", "--config-file", _config(options), "--site-dir", str(Path(options.site).resolve())
    )


def run_serve(options: argparse.Namespace) -> int:
    """Serve the site with reload on any edit of sources or overrides, until interrupted."""
    return _mkdocs("serve", "--config-file", _config(options), "--dev-addr", options.address)


def _config(options: argparse.Namespace) -> str:
    if not Path(options.config).is_file():
        hint = "run it where mkdocs.yml is, or name the file with --config"
        raise BriefingError(options.config, "there is no such file", hint=hint)
    return str(options.config)


def _mkdocs(*arguments: str) -> int:
    """Run MkDocs in this environment; any failure is exit code 1."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not (moment.isascii() and moment.isdigit() and len(moment) <= MOST_SHOWN and int(moment) <= LAST_MOMENT):
        hint = "write the seconds since 1970, or leave it out: SOURCE_DATE_EPOCH=1710800000"
        raise BriefingError("SOURCE_DATE_EPOCH", f"'{moment[:MOST_SHOWN]}' is no moment", hint=hint)
    quiet = {"NO_MKDOCS_2_WARNING": "1"}  # the pins in pyproject.toml hold MkDocs below 2
    command = [sys.executable, "-P", "-c", RUN_MKDOCS, str(Path(generator.__file__).parents[1]), *arguments]
    done = subprocess.run(command, env={**quiet, **os.environ}, check=False)  # noqa: S603  # our own arguments
    return 1 if done.returncode else 0
