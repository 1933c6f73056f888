"""What ``generator/`` defines at the top of its modules and in its classes, and what it refers to."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "generator"
COMMAND_RE = re.compile(r"\w+:(?P<function>run_\w+)")  # how the table of commands names what it loads late
Definition = ast.FunctionDef | ast.ClassDef


@cache
def trees() -> dict[str, ast.Module]:
    """Return the syntax of every module by its path."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def twice() -> dict[str, list[str]]:
    """Return the functions and classes whose name stands in several modules, with those modules."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for module, tree in trees().items():
        for node in tree.body:
            if isinstance(node, Definition):
                places[node.name].append(module)
    return {name: modules for name, modules in sorted(places.items()) if len(modules) > 1}


def unused() -> set[str]:
    """Return the functions, classes, constants, methods and fields that nothing outside their own body refers to."""
    uses: Counter[str] = Counter()
    for tree in trees().values():
        uses.update(used_in(tree))
    found = set()
    for tree in trees().values():
        for name, node in defined_in(tree):
            own = used_in(node)[name] if isinstance(node, Definition) else 0
            if uses[name] == own:
                found.add(name)
    return found


@cache
def used_in(tree: ast.AST) -> Counter[str]:
    """Count the names a piece of code reads; an import alone is no use."""
    names: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            names[node.id] += 1
        elif isinstance(node, ast.Attribute):
            names[node.attr] += 1
        elif isinstance(node, ast.Constant) and (match := COMMAND_RE.fullmatch(str(node.value))):
            names[match["function"]] += 1
    return names


def defined_in(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Yield each name of a module's top and of its classes' bodies, with what defines it."""
    for node in tree.body:
        yield from named(node)
        if isinstance(node, ast.ClassDef) and not any("Enum" in ast.unparse(base) for base in node.bases):
            for inner in node.body:
                yield from named(inner)


def named(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    """Yield the names one statement binds; what a framework calls by its decorator or its name is left aside."""
    callback = isinstance(node, ast.FunctionDef) and node.name.startswith(("__", "on_"))
    if isinstance(node, Definition) and not callback:
        yield node.name, node
    elif isinstance(node, ast.Assign):
        yield from (
            (n.id, node) for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name) and n.id[:2] != "__"
        )
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id, node
