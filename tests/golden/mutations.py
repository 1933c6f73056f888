"""Does anything notice? Move every threshold by a fifth, reverse every ordered literal, and run what is kept.

    python tests/golden/mutations.py [--only TEXT] [--cases]

A threshold is a number that a module or class of ``generator/`` binds to a name, alone or in a table; an ordered
literal is a tuple bound to a name. Each change is made in the module's source as it is imported, in a process of its
own, which then makes the golden stories again: a page or a file of data that differs is the change noticed. With
``--cases`` what no story notices is tried on tests as well, which must pass as they are: those of the module's room,
its doctests, and those that import the module, wherever they lie. Prints a line for every change nobody noticed and
exits 1 if there is one that ``UNNOTICED`` does not name with a reason.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGE = ROOT / "generator"
FIFTH = 0.2
# Not decided by them: what a page says. Files, processes, the site and the console have tests of their own.
APART = ("cli/", "publishing/", "site/", "schemas/")
# Changes that nothing notices, and why they may stay; MODULE:NAME or MODULE:NAME[KEY].
UNNOTICED: dict[str, str] = {
    "quotes.drafts:Grade.ATTITUDE": "the greatest of an ordering: a greater one orders the same",
    "values.findings:Leaning.SENTENCE": "the greatest of an ordering: a greater one orders the same",
    "statements.unknowns:FINDERS": "no word is read by two of them; a fixed order keeps a page the same if one ever is",
}

Change = Callable[[ast.expr], ast.expr]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of one literal."""

    module: str  # "generator.relations.comparing.thresholds"
    name: str  # "ALIKE", "COSTS[name]", "Weights.position"
    change: str  # "+20 %", "-20 %", "reversed"

    @property
    def key(self) -> str:
        """What UNNOTICED calls it."""
        return f"{self.module.removeprefix('generator.')}:{self.name}"


def is_number(node: ast.expr) -> bool:
    """Say whether a node is a number that can be moved."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return is_number(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value != 0


def bound(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that a module binds to an expression, at its top ("A, B = 4, 18" too) or in a class."""
    for node in tree.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for line in inner:
            target = line.target if isinstance(line, ast.AnnAssign) else getattr(line, "targets", [None])[0]
            value = getattr(line, "value", None)
            if isinstance(target, ast.Name) and value is not None:
                yield prefix + target.id, value
            elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                yield from ((ast.unparse(t), v) for t, v in zip(target.elts, value.elts, strict=True))


def places(name: str, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Yield the literals in one bound expression that can be changed: numbers, and tuples that are an order."""
    if is_number(value):
        yield name, value
    elif isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            if is_number(item) and key is not None:
                yield f"{name}[{ast.unparse(key)}]", item
    elif isinstance(value, ast.Tuple) and len(value.elts) > 1 and not all(is_number(item) for item in value.elts):
        yield name, value


def mutations() -> list[Mutation]:
    """Return every change to try, in order of modules."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        inner = str(path.relative_to(PACKAGE))
        if inner.startswith(APART):
            continue
        module = ".".join(("generator", *Path(inner).with_suffix("").parts))
        for name, value in bound(ast.parse(path.read_text("utf-8"))):
            if name.startswith("__"):
                continue
            for place, literal in places(name, value):
                changes = ("reversed",) if isinstance(literal, ast.Tuple) else ("+20 %", "-20 %")
                found += [Mutation(module, place, change) for change in changes]
    return found


def moved(node: ast.expr, change: str) -> ast.expr:
    """Return a literal with the change made: a whole number moves by one at least."""
    if change == "reversed":
        assert isinstance(node, ast.Tuple)
        return ast.Tuple(elts=node.elts[::-1], ctx=ast.Load())
    number = ast.literal_eval(node)
    step = FIFTH * abs(number)
    step = max(1, round(step)) if isinstance(number, int) else step
    return ast.Constant(number + step if change.startswith("+") else number - step)


class Exchange(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.expr, new: ast.expr) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the new node for the old one, every other with what stands in it visited."""
        return self.new if node is self.old else self.generic_visit(node)


def mutate(tree: ast.Module, mutation: Mutation) -> ast.Module:
    """Return a module's tree with one change."""
    literals = dict(place for name, value in bound(tree) for place in places(name, value))
    literal = literals[mutation.name]
    Exchange(literal, moved(literal, mutation.change)).visit(tree)
    return ast.fix_missing_locations(tree)


class MutatingLoader(importlib.machinery.SourceFileLoader):
    """Loads one module with the change made."""

    mutation: Mutation

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  # as importlib calls it
        """Compile the changed source; nothing is cached."""
        return compile(mutate(ast.parse(self.get_data(self.path)), self.mutation), self.path, "exec")


class MutatingFinder(importlib.abc.MetaPathFinder):
    """Finds the module to change before anybody else does."""

    def __init__(self, mutation: Mutation) -> None:
        self.mutation = mutation

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of the module to change; None for every other."""
        if fullname != self.mutation.module:
            return None
        file = PACKAGE.joinpath(*fullname.split(".")[1:]).with_suffix(".py")
        loader = MutatingLoader(fullname, str(file))
        loader.mutation = self.mutation
        return importlib.util.spec_from_file_location(fullname, file, loader=loader)  # with its __file__, for doctests


def stories_differ() -> bool:
    """Make the golden stories and the samples again; True at the first file that differs, or at an error."""
    from generator.publishing.making import make_briefing  # noqa: PLC0415  # after the change is in place
    from generator.publishing.store import find_stories, read_newsroom  # noqa: PLC0415
    from generator.stages.render import render  # noqa: PLC0415

    for folder in (HERE / "stories", ROOT / "briefings"):
        newsroom, _ = read_newsroom(folder)
        for story in find_stories(folder)[0]:
            made = make_briefing(story, newsroom)
            if made.briefing is None:
                return True
            files = render(made.briefing)
            if any((story.path / name).read_text("utf-8") != text for name, text in files.items()):
                return True
    return False


def cases_of(module: str) -> list[Path]:
    """Return what tries a module: the tests of its room, the room's doctests, and the tests that import it."""
    room, *inner = module.split(".")[1:]
    own = (ROOT / "tests" / room, PACKAGE / (room if inner else f"{room}.py"))
    tests = (path for path in sorted((ROOT / "tests").rglob("test_*.py")) if not path.is_relative_to(HERE))
    importing = (path for path in tests if re.search(rf"\b{re.escape(module)}\b", path.read_text("utf-8")))
    return [*(path for path in own if path.exists()), *importing]


def cases_fail(mutation: Mutation) -> bool:
    """Run what tries the module, without the tests that open a browser; True when one fails or cannot be read."""
    import pytest  # noqa: PLC0415  # only where asked for

    options = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not browser")
    with tempfile.TemporaryDirectory() as folder:  # results of changed code must not be found by what is as it was
        os.environ["BRIEFINGS_CACHE"] = folder
        done = pytest.main([*options, *map(str, cases_of(mutation.module))])
    return done in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}


def in_child(mutation: Mutation, check: Callable[[], bool]) -> bool:
    """Run a check in a process of its own with the change made; a crash counts as noticed."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.meta_path.insert(0, MutatingFinder(mutation))
    noticed = True
    try:
        noticed = check()
    finally:
        os._exit(int(noticed))


def main() -> int:
    """Try every change; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="TEXT", help="changes whose module and name hold this text")
    parser.add_argument("--cases", action="store_true", help="try the tests too on what no story notices")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import spacy  # noqa: F401, PLC0415  # the children inherit what takes longest to import

    tried = [m for m in mutations() if options.only in m.key]
    unnoticed = []
    for number, mutation in enumerate(tried, 1):
        print(f"{number}/{len(tried)} {mutation.key} {mutation.change}", end="\r", file=sys.stderr)
        noticed = in_child(mutation, stories_differ)
        if not noticed and options.cases:
            noticed = in_child(mutation, lambda m=mutation: cases_fail(m))
        if not noticed:
            unnoticed.append(mutation)
            print(f"{mutation.key} {mutation.change}: {UNNOTICED.get(mutation.key, 'nothing noticed')}", flush=True)
    print(f"{len(tried) - len(unnoticed)} of {len(tried)} changes noticed")
    return int(any(m.key not in UNNOTICED for m in unnoticed))


if __name__ == "__main__":
    sys.exit(main())
