"""Every regular expression of the package, with its place and what is asked of it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

from definitions import trees

import generator

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
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name | ast.Call)]
        for name, value in vars(module).items():
            made = value() if is_maker(value, info.name) else value
            for pattern in held_in(made):
                found.setdefault(pattern, f"{info.name}.{name}")
                if not isinstance(made, re.Pattern):
                    asked[pattern].add("iterated")
        for pattern, method in asked_in(module, nodes):
            asked[pattern].add(method)
        for line, pattern, method in written_in(nodes):
            found.setdefault(pattern, f"{info.name}:{line}")
            asked[pattern].add(method)
    return {pattern: (place, asked[pattern] <= AT_START) for pattern, place in found.items()}


def asked_in(module: ModuleType, nodes: list[ast.expr]) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Yield the patterns that a module has by name, with what it asks of them."""
    called = {id(n.value) for n in nodes if isinstance(n, ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Call):
            named = node.value.func if isinstance(node.value, ast.Call) else node.value
            value = vars(module).get(named.id) if isinstance(named, ast.Name) else None
            made = value() if is_maker(value, module.__name__) else value
            if isinstance(made, re.Pattern):
                yield made, node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
            yield from ((pattern, "handed on") for pattern in held_in(vars(module).get(node.id), 0))


def is_maker(value: object, module: str) -> bool:
    """Say whether a value is a cached function without parameters that puts patterns together."""
    made = getattr(value, "__wrapped__", None)
    if made is None or not hasattr(value, "cache_info") or made.__module__ != module:
        return False
    return not inspect.signature(made).parameters and "Pattern" in str(made.__annotations__["return"])


def held_in(value: object, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from (p for part in (*value, *value.values()) for p in held_in(part, depth - 1))
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (p for part in value for p in held_in(part, depth - 1))
    elif depth and is_dataclass(value) and not isinstance(value, type):
        yield from (p for f in fields(value) for p in held_in(getattr(value, f.name), depth - 1))


def written_in(nodes: list[ast.expr]) -> Iterator[tuple[int, re.Pattern[Any], str]]:
    """Yield the patterns of ``re.search("…", text)`` and its like, with their lines and what is asked of them."""
    for node in nodes:
        asked = node.func if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
        if isinstance(node, ast.Call) and asked and isinstance(asked.value, ast.Name) and asked.value.id == "re":
            first = node.args[0]
            if asked.attr not in {"compile", "escape"} and isinstance(first, ast.Constant):
                yield node.lineno, re.compile(first.value), asked.attr
