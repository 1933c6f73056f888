"""Where the files beside the package lie: theme, settings of MkDocs, the sample, the lock file.

A checkout has them beside the package; an installed one under ``share/briefings`` of its environment.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Final

import generator
from generator.values.diagnostic import BriefingError

THEME: Final = "theme"
MKDOCS_FILE: Final = "mkdocs.yml"
SHARED: Final = ("share", "briefings")


@cache
def package_home() -> Path:
    """Return the folder that holds theme and mkdocs.yml; raises BriefingError where the package lacks them."""
    checkout, installed = Path(generator.__file__).parents[1], Path(sys.prefix, *SHARED)
    if (checkout / THEME).is_dir() and (checkout / MKDOCS_FILE).is_file():
        return checkout
    if checkout.is_relative_to(sys.prefix) and (installed / MKDOCS_FILE).is_file():
        return installed
    from importlib import metadata  # noqa: PLC0415  # a fifth of what --help takes

    for file in metadata.files("briefings") or ():
        if file.parts[-3:] == (*SHARED, MKDOCS_FILE):
            return Path(str(file.locate())).resolve().parent
    raise BriefingError("briefings", "the package came without its theme", hint="install it again")
