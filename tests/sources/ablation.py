"""A module of ``generator/sources`` made again as if a word list lacked an entry."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from functools import cache
from types import MappingProxyType, ModuleType

from generator.lexicons import loader

load_whole = loader.load_lexicon


def entries(name: str, group: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the entries of a list, or of one group of it, with their group."""
    yield from ((g, entry) for g, words in load_whole(name).items() if group in {None, g} for entry in words)


def without(module: ModuleType, name: str, group: str, entry: str) -> ModuleType:
    """Return a fresh copy of a module that read the list ``name`` without one entry; the module itself stays."""

    @cache
    def load(wanted: str) -> MappingProxyType[str, tuple[str, ...]]:
        whole = load_whole(wanted)
        if wanted != name:
            return whole
        return MappingProxyType({**whole, group: tuple(word for word in whole[group] if word != entry)})

    spec = importlib.util.find_spec(module.__name__)
    copy = importlib.util.module_from_spec(spec)
    loader.load_lexicon = load
    try:
        spec.loader.exec_module(copy)
    finally:
        loader.load_lexicon = load_whole
    return copy


def idle(module: ModuleType, name: str, group: str, result: Callable[[ModuleType, str], object]) -> list[str]:
    """Return the entries of a group without which ``result(module, entry)`` is the same."""
    words = [entry for _, entry in entries(name, group)]
    return [w for w in words if result(module, w) == result(without(module, name, group, w), w)]
