"""Imports point down, and only a few modules touch files, clock, environment or the language pipeline."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from definitions import PACKAGE, trees

# From the ground up; packages of one row are neighbours. ARCHITECTURE.md draws the same rows.
LAYERS = (
    ("values", "schemas"),
    ("lexicons",),
    ("syntax",),
    ("sources", "names", "times", "quotes", "figures", "statements"),
    ("relations",),
    ("overrides",),
    ("rendering",),
    ("kinds",),
    ("stages",),
    ("pipeline",),
    ("publishing",),
    ("intake", "sorting"),
    ("site",),
    ("cli", "__main__", "__init__"),
)
ROW = {name: row for row, names in enumerate(LAYERS) for name in names}
WORLD = {"os", "pathlib", "tempfile", "subprocess", "time", "random", "socket", "shutil", "sys", "multiprocessing"}
DOORS = ("intake/connecting.py", "intake/fetching.py", "intake/pile.py", "intake/collecting.py")
WORLDLY = ("values/files.py", "stages/read.py", "publishing/", *DOORS, "site/", "cli/")
CLOCK = {"now", "today", "utcnow", "getenv", "read_bytes", "write_text", "write_bytes"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return trees()[path.relative_to(PACKAGE).as_posix()]


@cache
def imported(path: Path) -> frozenset[str]:
    """Return the modules that one imports."""
    nodes = list(ast.walk(tree_of(path)))
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    assert all(node.level == 0 for node in froms), f"{path}: imports are absolute"
    plain = (alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names)
    return frozenset((*plain, *(node.module or "" for node in froms)))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def graph() -> dict[str, set[str]]:
    """Return who imports whom among the packages."""
    found: dict[str, set[str]] = {}
    for path in modules():
        inner = (name.split(".")[1] for name in imported(path) if name.startswith("generator."))
        found.setdefault(room(path), set()).update(n for n in inner if n != room(path))
    found.pop("__init__", None)
    return found


def test_every_room_has_its_row() -> None:
    assert set(graph()) <= set(ROW)


def test_imports_point_down() -> None:
    wrong = [
        f"{room} imports {other}" for room, others in graph().items() for other in others if ROW[other] > ROW[room]
    ]
    assert wrong == []


def test_neighbours_make_no_circles() -> None:
    edges = {room: {o for o in others if ROW[o] == ROW[room]} for room, others in graph().items()}
    for start, first in edges.items():
        seen, stack = set(), list(first)
        while stack:
            current = stack.pop()
            assert current != start, f"{start} imports itself by way of its neighbours"
            if current not in seen:
                seen.add(current)
                stack.extend(edges[current])


def worldly(path: Path) -> set[str]:
    """Return what a module imports or calls that is not its job."""
    place = str(path.relative_to(PACKAGE))
    tops = {name.split(".")[0] for name in imported(path)}
    wrong = tops & {"spacy"} if not place.startswith("stages/annotate.py") else set()
    wrong |= tops & {"mkdocs"} if not place.startswith(("site/", "cli/")) else set()
    if place.startswith(WORLDLY):
        return wrong
    calls = {
        node.func.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    return wrong | tops & WORLD | calls & CLOCK


def test_only_a_few_modules_touch_the_world() -> None:
    assert {str(path): found for path in modules() if (found := worldly(path))} == {}


def test_the_order_of_the_stages_is_written_once() -> None:
    ordered = {f"generator.stages.{name}" for name in ("clean", "extract", "condense", "edit", "verify")}
    callers = {str(p.relative_to(PACKAGE)) for p in modules() if ordered & imported(p)}
    assert {c for c in callers if not c.startswith("stages/")} == {"pipeline.py"}


def test_a_module_is_a_room() -> None:
    long = {str(p.relative_to(PACKAGE)): n for p in modules() if (n := len(p.read_text("utf-8").splitlines())) > 340}
    assert long == {}


def test_nothing_is_called_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [p for p in PACKAGE.rglob("*") if p.stem in drawers] == []
