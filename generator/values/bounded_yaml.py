"""YAML whose lists and mappings stand in one another up to a depth.

Its reader looks a thousand characters ahead for a key, and each bracket that is open there makes every further step
slower: depth is refused where the bracket is read, not where its value is.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

MOST_DEPTH: Final = 12  # lists and mappings inside one another: nothing in a file of ours is half as deep
LESS_DEEP: Final = "nothing here is that deep: write fewer of '[', '{' and '- '"


class TooDeepError(Exception):
    """More lists and mappings stand inside one another than are read."""

    def __init__(self, index: int) -> None:
        """Keep the place as a count of characters."""
        super().__init__(f"more than {MOST_DEPTH} lists and mappings stand inside one another")
        self.index = index


class BoundedLoader(yaml.SafeLoader):
    """Raises TooDeepError at the bracket that is one too many."""

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:  # noqa: N803, ANN401  # as yaml names it
        """Refuse a bracket within too many."""
        if self.flow_level >= MOST_DEPTH:
            raise TooDeepError(self.index)
        super().fetch_flow_collection_start(TokenClass)


class TextLoader(yaml.BaseLoader):
    """Reads every value as it is printed (``2031-02-30``, ``1_000``, ``12:30``, ``no``), and nothing as ``""``."""


NULL_TAG: Final = "tag:yaml.org,2002:null"
TextLoader.add_implicit_resolver(NULL_TAG, re.compile(r"(?:~|null|Null|NULL|)\Z"), ["~", "n", "N", ""])
TextLoader.add_constructor(NULL_TAG, lambda _loader, _node: "")
