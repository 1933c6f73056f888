"""One name is defined once, what is defined is used, and a word list is read, group by group."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from case_files import read_cases
from definitions import PACKAGE, trees, twice, unused

ALLOWED = read_cases(Path(__file__).parent / "allowed_names.yml")
WHOLE_RE = re.compile(r"load_lexicon\('?(?P<name>\w+)'?\)(?:\.(?:items|values|keys)\(|\)|:|\}| |$)", re.MULTILINE)
SHORTEST = 4  # characters of a name put together that are written out


def test_a_name_is_defined_once() -> None:
    allowed = set(ALLOWED["kept"])
    assert {name: modules for name, modules in twice().items() if name not in allowed} == {}, "rename or import one"


def test_a_name_kept_twice_has_a_reason_and_stands_twice() -> None:
    assert [name for name, reason in ALLOWED["kept"].items() if not reason] == []
    assert set(ALLOWED["kept"]) - set(twice()) == set()


def test_what_is_defined_is_used() -> None:
    assert unused() - set(ALLOWED["used elsewhere"]) == set(), "use it, or delete it"


def constants(tree: ast.Module) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def put_together(tree: ast.Module) -> list[re.Pattern[str]]:
    """Return what the formatted strings of a module can become: ``f"{way} verbs"``."""
    strings = [n.values for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
    parts = [[v.value if isinstance(v, ast.Constant) else None for v in values] for values in strings]
    long = [p for p in parts if max((len(text) for text in p if text), default=0) > SHORTEST]
    return [re.compile("".join(r"[\w ]+" if text is None else re.escape(text) for text in p)) for p in long]


def read_whole() -> set[str]:
    """Return the lists that some module goes through group by group."""
    found: set[str] = set()
    for tree in trees().values():
        for match in WHOLE_RE.finditer(ast.unparse(tree)):
            found |= {match["name"]} if "'" in match[0] else constants(tree)
    return found


def test_every_group_of_a_word_list_is_read() -> None:
    lists = {path.stem: read_cases(path)["groups"] for path in PACKAGE.glob("lexicons/*.yml")}
    words, whole = set().union(*(constants(tree) for tree in trees().values())), read_whole()
    shapes = [shape for tree in trees().values() for shape in put_together(tree)]
    unread = [
        f"{name}: {group}"
        for name, groups in sorted(lists.items())
        for group in groups
        if name not in words or not (name in whole or group in words or any(s.fullmatch(group) for s in shapes))
    ]
    assert unread == []
