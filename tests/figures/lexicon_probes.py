"""Figures read with fewer words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType, ModuleType

import pytest

from generator.lexicons.loader import load_lexicon


@contextmanager
def without(name: str, group: str, entry: str | None = None) -> Iterator[None]:
    """Read figures without one entry of a lexicon, or without a whole group."""
    modules = [
        m for n, m in sys.modules.items() if n.startswith(("generator.figures.", "generator.lexicons.casualties"))
    ]

    def fewer(wanted: str) -> MappingProxyType[str, tuple[str, ...]]:
        groups = dict(load_lexicon(wanted))
        if wanted == name:
            groups[group] = tuple(e for e in groups[group] if entry is not None and e != entry)
        return MappingProxyType(groups)

    with pytest.MonkeyPatch.context() as patch:
        for module in modules:
            patch.setattr(module, "load_lexicon", fewer, raising=False)
        forget(modules)
        yield
    forget(modules)


def forget(modules: list[ModuleType]) -> None:
    """Clear what the modules remember of their words."""
    for value in (v for m in modules for v in vars(m).values()):
        if hasattr(value, "cache_clear") and value is not load_lexicon:
            value.cache_clear()
