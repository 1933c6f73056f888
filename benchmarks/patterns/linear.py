"""Which regular expressions of the package take more than about n steps for n characters.

PYTHONPATH=.:tests/house python benchmarks/patterns/linear.py
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from attacks import attacks
from definitions import trees

import generator

SIZES = (60, 250, 1000, 4000)
FAST = 0.025  # seconds of processor time at the last size: a quadratic pattern takes 0.06 and more
GROWTH = 8  # times the time for four times the text: linear is 4, quadratic 16
LIMIT = 0.4
AT_START = {"match", "fullmatch"}


class TooSlowError(Exception):
    """A search went on for LIMIT seconds of processor time."""


def patterns() -> dict[tuple[re.Pattern[Any], bool], str]:
    """Return every pattern of the package with its place, and whether it is only asked what a text begins with.

    Those put together from word lists and those written where they are used are among them.
    """
    found: dict[tuple[re.Pattern[Any], bool], str] = {}
    asked = methods_by_name()
    for info in pkgutil.walk_packages(generator.__path__, "generator."):
        if info.ispkg or info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        path = f"{info.name.removeprefix('generator.').replace('.', '/')}.py"
        for name, value in vars(module).items():
            at_start = bool(asked.get((path, name))) and asked[path, name] <= AT_START
            made = value() if is_maker(value, info.name) else value
            found |= {(p, at_start): f"{info.name}.{name}" for p in held_in(made) if (p, at_start) not in found}
        found |= {key: f"{info.name}:{line}" for line, key in written_in(trees()[path]) if key not in found}
    return {key: place for key, place in found.items() if not key[1] or (key[0], False) not in found}


def methods_by_name() -> dict[tuple[str, str], set[str]]:
    """Return what is asked of a module's pattern there and where it is imported, by module and name."""
    asked: dict[tuple[str, str], set[str]] = {}
    for path, tree in trees().items():
        homes = {
            alias.asname or alias.name: f"{node.module.removeprefix('generator.').replace('.', '/')}.py"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        used = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name | ast.Call)]
        for node in used:
            name = ast.unparse(node.value).removesuffix("()")
            asked.setdefault((homes.get(name, path), name), set()).add(node.attr)
    return asked


def is_maker(value: object, module: str) -> bool:
    """Say whether a value is a cached function without parameters: it puts a pattern together."""
    cached = hasattr(value, "cache_info") and getattr(value, "__module__", "") == module
    return cached and not inspect.signature(value).parameters  # type: ignore[arg-type]


def held_in(value: object, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from (p for part in (*value, *value.values()) for p in held_in(part, depth - 1))
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (p for part in value for p in held_in(part, depth - 1))
    elif depth and is_dataclass(value) and not isinstance(value, type):
        yield from (p for f in fields(value) for p in held_in(getattr(value, f.name), depth - 1))


def written_in(tree: ast.Module) -> Iterator[tuple[int, tuple[re.Pattern[Any], bool]]]:
    """Yield the patterns of ``re.search("…", text)`` and its like, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re":
            first = node.args[0]
            if node.func.attr not in {"compile", "escape"} and isinstance(first, ast.Constant):
                yield node.lineno, (re.compile(first.value), node.func.attr in AT_START)


def seconds(pattern: re.Pattern[Any], text: str, *, at_start: bool) -> float:
    """Return the processor time of all searches of a text; more than LIMIT is endless."""
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    begun = time.process_time()
    try:
        if at_start:
            pattern.match(given)
        else:
            for _ in pattern.finditer(given):
                pass
    except TooSlowError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def grows(pattern: re.Pattern[Any], head: str, pump: str, tail: str, *, at_start: bool) -> bool:
    texts = [head + pump * (size // len(pump)) + tail for size in SIZES]
    for before, text in pairwise(texts):
        if (taken := seconds(pattern, text, at_start=at_start)) > FAST:
            again = min(taken, seconds(pattern, text, at_start=at_start))
            return again > GROWTH * max(seconds(pattern, before, at_start=at_start), FAST / GROWTH)
    return False


def main() -> int:
    """Print every pattern that grows faster, with a text that shows it; returns 1 where there is one."""

    def stop(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    slow = [
        f"{place}: {head!r} + {pump!r} * n + {tail!r}"
        for (pattern, at_start), place in patterns().items()
        for head, pump, tail in attacks(pattern)
        if grows(pattern, head, pump, tail, at_start=at_start)
    ]
    print("\n".join(slow) or "all are linear")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
