"""What a function gives when a word list lacks an entry."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from generator.lexicons.loader import load_lexicon


def idle_entries(modules: tuple[ModuleType, ...], name: str, group: str, result: Callable[[str], object]) -> list[str]:
    """Return the entries of a group without which ``result(entry)`` is the same for all that the modules read."""
    whole, idle = load_lexicon(name), []
    for entry in whole[group]:
        less = {**whole, group: tuple(e for e in whole[group] if e != entry)}
        forget(modules)
        before = result(entry)
        with pytest.MonkeyPatch.context() as patch:
            for module in modules:
                patch.setattr(module, "load_lexicon", lambda n, less=less: less if n == name else load_lexicon(n))
            forget(modules)
            after = result(entry)
        if before == after:
            idle.append(entry)
    forget(modules)
    return idle


def forget(modules: tuple[ModuleType, ...]) -> None:
    """Clear what the modules remember of their words."""
    for value in (v for m in modules for v in vars(m).values()):
        if hasattr(value, "cache_clear") and value is not load_lexicon:
            value.cache_clear()
