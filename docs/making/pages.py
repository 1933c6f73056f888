"""Lay the pages of the documentation's site: those of this repository, and a reference made of the code.

``make docs`` runs it: ``python docs/making/pages.py build/docs``. Links between pages stay; those to files of the
repository that are no pages become their names.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.cli.main import build_parser
from generator.overrides.strict_yaml import load_schema
from generator.rendering.json_form import render_schema

ROOT: Final = Path(__file__).resolve().parents[2]
LINK_RE: Final = re.compile(
    r"(?P<mark>!?)\[(?P<words>[^\]]*)\]\((?P<target>(?!https?:|#|mailto:)[^)#\s]+)(?P<anchor>#[^)]*)?\)"
)
ROOT_PAGES: Final = ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
SAMPLES: Final = tuple(json.loads(path.read_text("utf-8")) for path in sorted(ROOT.glob("briefings/*/briefing.json")))
LONGEST: Final = 60  # characters of an example
SETTINGS: Final = {"newsroom": "Keys of newsroom.yml", "overrides": "Keys of overrides.yml"}


def lay_pages(folder: Path) -> None:
    """Write all pages and the settings of MkDocs into a folder."""
    pages = folder / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    for path in sorted(repository_pages()):
        target = pages / place_of(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(with_links(path.read_text("utf-8"), path), encoding="utf-8")
    for name in ("screenshots", "screenshot.png"):
        copy = shutil.copytree if (ROOT / "docs" / name).is_dir() else shutil.copy
        copy(ROOT / "docs" / name, pages / name)
    (pages / "reference").mkdir()
    for name, text in reference_pages().items():
        (pages / "reference" / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copy(Path(__file__).with_name("mkdocs.yml"), folder / "mkdocs.yml")


def repository_pages() -> Iterator[Path]:
    """Yield the files that are pages."""
    yield from (ROOT / "docs").rglob("*.md")
    yield from (ROOT / "benchmarks").rglob("*.md")
    yield from (ROOT / name for name in ("README.md", *ROOT_PAGES))


def place_of(path: Path) -> Path:
    """Return where a file of the repository lies among the pages."""
    inner = path.relative_to(ROOT)
    if inner == Path("README.md"):
        return Path("index.md")
    return Path(*inner.parts[1:]) if inner.parts[0] == "docs" else inner


def with_links(text: str, path: Path) -> str:
    """Return a page whose links lead to pages; a link to any other file is its words alone."""
    pages = {*repository_pages(), *(ROOT / "docs" / "screenshots").iterdir(), ROOT / "docs" / "screenshot.png"}
    up = "../" * (len(place_of(path).parts) - 1)

    def link(match: re.Match[str]) -> str:
        target = (path.parent / match["target"]).resolve()
        if target not in pages:
            return f"{match['words']}" if match["words"].startswith("`") else f"`{match['words']}`"
        return f"{match['mark']}[{match['words']}]({up}{place_of(target).as_posix()}{match['anchor'] or ''})"

    return LINK_RE.sub(link, text)


def reference_pages() -> dict[str, str]:
    """Return the pages of the reference by their names."""
    data = json.loads(render_schema())
    told = field_comments()
    for name, schema in {"Briefing": data, **data["$defs"]}.items():
        for key, inner in schema.get("properties", {}).items():
            inner.setdefault("description", told.get((name, key), ""))
    return {
        "commands": commands_page(),
        **{name: keys_page(title, load_schema(name)) for name, title in SETTINGS.items()},
        "briefing": keys_page("Keys of briefing.json", data, SAMPLES),
    }


def field_comments() -> dict[tuple[str, str], str]:
    """Return what stands behind the fields of the values that ``briefing.json`` is made of, by class and field."""
    found = {}
    for path in sorted((ROOT / "generator" / "values").glob("*.py")):
        text = path.read_text("utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            for field in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and field.end_lineno:
                    own = "\n".join(lines[field.lineno - 1 : field.end_lineno])
                    found[node.name, _key_of(field)] = own.partition("  # ")[2].partition("\n")[0].strip()
    return found


def _key_of(field: ast.AnnAssign) -> str:
    """Return a field's name in JSON, which it may be given: ``since: … = field(name="from")``."""
    named = [word.value for word in getattr(field.value, "keywords", ()) if word.arg == "name"]
    return ast.literal_eval(named[0]) if named else ast.unparse(field.target)


def commands_page() -> str:
    """Return what ``--help`` says of every command."""
    actions = build_parser()._actions  # noqa: SLF001  # argparse tells its commands no other way
    commands = next(a.choices for a in actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    parts = (f"## briefings {name}\n\n```text\n{command.format_help()}```\n" for name, command in commands.items())
    return "\n".join(("# Commands\n\nWhat `briefings COMMAND --help` prints.\n", *parts))


def keys_page(title: str, schema: dict[str, Any], samples: tuple[Any, ...] = ()) -> str:
    """Return the keys of a JSON Schema as a table, with what each means and an example of the samples."""
    keys = keys_of(schema, schema)
    told = ((key, kind, filter(None, (words, example_of(key, samples)))) for key, kind, words in keys)
    rows = (f"| `{key}` | {kind} | {' · '.join(words)} |" for key, kind, words in told)
    return "\n".join((f"# {title}\n", "| key | value | |", "|---|---|---|", *rows, ""))


def example_of(key: str, samples: tuple[Any, ...]) -> str:
    """Return a value that a key has in one of the samples, as JSON; nothing for a list or keys."""
    values = [*samples]
    for part in key.replace("[]", "").split("."):
        values = [
            inner.get(part) for value in values for inner in (value if isinstance(value, list) else [value]) if inner
        ]
    words = next((value for value in values if value is not None and not isinstance(value, (list, dict))), None)
    shown = "" if words is None else json.dumps(words, ensure_ascii=False).replace("|", "\\|")
    return f"`{shown[:LONGEST]}{'…' if len(shown) > LONGEST else ''}`" if shown else ""


def keys_of(schema: dict[str, Any], whole: dict[str, Any], above: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield a schema's keys in their order, with what they take and mean; ``[]`` stands for each of a list."""
    for name, inner in properties_of(schema, whole).items():
        key = f"{above}{name}"
        told = (inner.get("description") or "").replace("|", "\\|").replace("\n", " ")
        yield key, kind_of(inner, whole), told
        if above.count(".") < 2:  # noqa: PLR2004  # deeper is told by the schema
            yield from keys_of(inner, whole, f"{key}{'[]' if 'items' in resolved(inner, whole) else ''}.")


def resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its reference followed, and of several the first that is not null."""
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return resolved(choice, whole)
    if "$ref" in schema:
        return resolved(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    return schema


def properties_of(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of an object, of a list's objects, or of an object's values."""
    known = resolved(schema, whole)
    if "properties" in known:
        return dict(known["properties"])
    for part in ("items", "additionalProperties"):
        if isinstance(known.get(part), dict):
            return properties_of(known[part], whole)
    return {}


def kind_of(schema: dict[str, Any], whole: dict[str, Any]) -> str:
    """Return what a key takes: ``text``, ``list``, ``exactly: a, b``."""
    known = resolved(schema, whole)
    if "enum" in known:
        return ", ".join(f"`{value}`" for value in known["enum"])
    kinds = known.get("type", "any")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    names = {"string": "text", "object": "keys", "array": "list", "boolean": "true, false", "integer": "number"}
    return " or ".join(dict.fromkeys(names.get(kind, kind) for kind in kinds if kind != "null"))


if __name__ == "__main__":
    lay_pages(Path(sys.argv[1]))
