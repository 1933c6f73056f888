"""Read a word list: a YAML file that says on top where its words come from.

    origin: written for this project
    groups:
      say: [say, tell, add]

Entries are lower case; whoever matches lower-cases its side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # eight times as fast, where built in


@cache
def load_lexicon(name: str) -> MappingProxyType[str, tuple[str, ...]]:
    """Return the groups of ``lexicons/NAME.yml``, each a tuple of lower-case entries.

    Raises ValueError for a list without origin, an entry that is not text, or one that stands twice in its group.
    """
    text = resources.files("generator.lexicons").joinpath(f"{name}.yml").read_text("utf-8")
    data = yaml.load(text, LOADER)  # noqa: S506  # either is a safe loader
    if not data.get("origin"):
        raise ValueError(f"{name}.yml says nothing of its origin")
    groups: dict[str, tuple[str, ...]] = {}
    for group, entries in data["groups"].items():
        wrong = [e for e in entries if not isinstance(e, str) or e != e.lower()]
        if wrong or len(set(entries)) != len(entries):
            raise ValueError(f"{name}.yml, {group}: entries must be lower-case text, each once: {wrong}")
        groups[group] = tuple(entries)
    return MappingProxyType(groups)


def alternatives(entries: Iterable[str]) -> str:
    """Return a pattern for any of the entries, the longest first; a blank is any white space, no entry never matches.

    >>> alternatives(["read", "read more"])
    'read\\\\smore|read'
    """
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace("\\ ", r"\s") for entry in ordered) or "(?!)"
