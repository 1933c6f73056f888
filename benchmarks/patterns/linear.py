"""Which regular expressions of the package take more than about n steps for n characters.

PYTHONPATH=.:tests/house python benchmarks/patterns/linear.py
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

from attacks import attacks, is_bounded
from definitions import trees

import generator
from generator.publishing.time_limit import OutOfTime, within_seconds

SIZE = 1000  # characters of the first trial of every text
MORE = 8  # times the characters of the second, of a pattern's slowest texts
SLOWEST = 3  # of a pattern that are tried again
FAST = 0.0005  # seconds of processor time for the first trial: a quadratic pattern takes more
GROWTH = 24  # times the time for MORE times the text: linear is 8, quadratic 64
TRIALS = 3  # all of which have to show it: what else the machine does falls on one or two
LIMIT = 0.5  # seconds of processor time: a longer search is endless
AT_START = {"match", "fullmatch"}


def patterns() -> dict[re.Pattern[Any], tuple[str, bool]]:
    """Return every pattern of the package with its place, and whether it is only asked what a text begins with.

    Those put together from word lists and those written where they are used are among them.
    """
    found: dict[re.Pattern[Any], str] = {}
    asked: defaultdict[re.Pattern[Any], set[str]] = defaultdict(set)
    for info in pkgutil.walk_packages(generator.__path__, "generator."):
        if info.ispkg or info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        tree = trees()[f"{info.name.removeprefix('generator.').replace('.', '/')}.py"]
        for name, value in vars(module).items():
            made = value() if is_maker(value, info.name) else value
            for pattern in held_in(made):
                found.setdefault(pattern, f"{info.name}.{name}")
                if not isinstance(made, re.Pattern):
                    asked[pattern].add("iterated")
        for pattern, method in asked_in(module, tree):
            asked[pattern].add(method)
        for line, pattern, method in written_in(tree):
            found.setdefault(pattern, f"{info.name}:{line}")
            asked[pattern].add(method)
    return {pattern: (place, asked[pattern] <= AT_START) for pattern, place in found.items()}


def asked_in(module: ModuleType, tree: ast.Module) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Yield the patterns that a module has by name, with what it asks of them."""
    called = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Call):
            value = vars(module).get(ast.unparse(node.value).removesuffix("()"))
            made = value() if is_maker(value, module.__name__) else value
            if isinstance(made, re.Pattern):
                yield made, node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
            yield from ((pattern, "handed on") for pattern in held_in(vars(module).get(node.id), 0))


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


def written_in(tree: ast.Module) -> Iterator[tuple[int, re.Pattern[Any], str]]:
    """Yield the patterns of ``re.search("…", text)`` and its like, with their lines and what is asked of them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re":
            first = node.args[0]
            if node.func.attr not in {"compile", "escape"} and isinstance(first, ast.Constant):
                yield node.lineno, re.compile(first.value), node.func.attr


def seconds(search: Callable[[Any], object], text: str | bytes) -> float:
    """Return the processor time of all searches of a text; more than LIMIT is endless."""
    begun = time.process_time()
    try:
        with within_seconds(LIMIT):
            search(text)
    except OutOfTime:
        return float("inf")
    return time.process_time() - begun


def growing(pattern: re.Pattern[Any], *, at_start: bool) -> Iterator[tuple[str, str, str]]:
    """Yield the texts for which a pattern takes far more than eight times as long when they are eight times as long.

    Each is a beginning, a piece that is repeated, and an end.
    """
    if is_bounded(pattern):
        return
    search = pattern.match if at_start else lambda text: sum(1 for _ in pattern.finditer(text))
    coded = isinstance(pattern.pattern, bytes)

    def taken(attack: tuple[str, str, str], size: int) -> float:
        head, pump, tail = attack
        text = head + pump * (size // len(pump)) + tail
        return seconds(search, text.encode() if coded else text)

    def grows(attack: tuple[str, str, str], slow: float) -> bool:
        return taken(attack, SIZE * MORE) > GROWTH * max(FAST, min(slow, taken(attack, SIZE)))

    first = sorted(((taken(attack, SIZE), attack) for attack in attacks(pattern)), reverse=True)
    suspects = [(slow, attack) for slow, attack in first[:SLOWEST] if slow > FAST]
    yield from (attack for slow, attack in suspects if all(grows(attack, slow) for _ in range(TRIALS)))


def main() -> int:
    """Print every pattern that grows faster, with a text that shows it; returns 1 where there is one."""
    slow = [
        f"{place}: {head!r} + {pump!r} * n + {tail!r}"
        for pattern, (place, at_start) in patterns().items()
        for head, pump, tail in growing(pattern, at_start=at_start)
    ]
    print("\n".join(slow) or "all are linear")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
