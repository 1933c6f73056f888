"""What a function gives when a word list lacks an entry."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from types import MappingProxyType, ModuleType

import pytest

from generator.lexicons.loader import load_lexicon


def modules_of(*rooms: str) -> tuple[ModuleType, ...]:
    """Return the loaded modules of some rooms, by the start of their names: "generator.figures."."""
    return tuple(module for name, module in sys.modules.items() if name.startswith(rooms))


@contextmanager
def without(modules: Iterable[ModuleType], name: str, group: str, entry: str | None = None) -> Iterator[None]:
    """Let modules read a list without one entry, or without a whole group."""
    gone = load_lexicon(name)[group] if entry is None else (entry,)
    with without_some(modules, name, [(group, one) for one in gone]):
        yield


@contextmanager
def without_some(modules: Iterable[ModuleType], name: str, gone: Container[tuple[str, str]]) -> Iterator[None]:
    """Let modules read a list without some entries, each told with its group."""
    modules = tuple(modules)
    whole = load_lexicon(name)
    fewer = MappingProxyType({g: tuple(e for e in words if (g, e) not in gone) for g, words in whole.items()})
    with pytest.MonkeyPatch.context() as patch:
        for module in modules:
            patch.setattr(module, "load_lexicon", lambda n: fewer if n == name else load_lexicon(n), raising=False)
        forget(modules)
        yield
    forget(modules)


def idle_entries(modules: tuple[ModuleType, ...], name: str, group: str, result: Callable[[str], object]) -> list[str]:
    """Return the entries of a group without which ``result(entry)`` is the same for all that the modules read."""
    with_all = {entry: result(entry) for entry in load_lexicon(name)[group]}  # at once: patterns are made once
    idle = []
    for entry, before in with_all.items():
        with without(modules, name, group, entry):
            if result(entry) == before:
                idle.append(entry)
    return idle


def forget(modules: Iterable[ModuleType]) -> None:
    """Clear what the modules remember of their words."""
    for value in (v for m in modules for v in vars(m).values()):
        if hasattr(value, "cache_clear") and value is not load_lexicon:
            value.cache_clear()
