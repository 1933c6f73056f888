"""What a kept result depends on besides what it was made of: code, packages and the language pipeline, as digests.

A story depends on everything below the command line, and on every package that is installed. An annotation, which
costs most, depends on less: on the modules that ``annotate`` imports and the word lists they name, on spaCy and what it
needs, and on the pipeline. The code is read, its versions are not trusted.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import Final

import generator
from generator.values.annotation import DEFAULT_MODEL
from generator.values.diagnostic import BriefingError

PACKAGE: Final = Path(generator.__file__).parent
ABOVE: Final = ("cli", "site", "intake", "sorting")  # rooms that no story is made with: imports point down
PACKAGES: Final = ("spacy", "msgspec", "pyyaml")  # what annotating needs, with all they need
NAME_RE: Final = re.compile(r"[\w.-]+")


def digest_of_parts(parts: Iterable[bytes | str]) -> str:
    """Return a digest of parts in their order; where one ends counts.

    >>> digest_of_parts(["ab", "c"]) == digest_of_parts(["a", "bc"])
    False
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@cache
def story_version() -> str:
    """Return the digest of all that stories are made with: the package's files, Python, every installed package."""
    return digest_of_parts([*_parts_of(_package_files()), sys.version, *sorted(_installed())])


@cache
def annotation_version(model: str) -> str:
    """Return the digest of all that annotations are made with."""
    return digest_of_parts([*_parts_of(annotation_files()), sys.version, *required(PACKAGES), model_version(model)])


@cache
def model_version(model: str) -> str:
    """Return the digest of a spaCy pipeline: its settings, and the name, size and time of each of its files.

    Raises BriefingError when it is not installed.
    """
    spec = util.find_spec(model) if NAME_RE.fullmatch(model) and "." not in model else None
    places = [*(spec.submodule_search_locations or () if spec else ()), model]
    folder = next((Path(place) for place in places if (Path(place) / "meta.json").is_file()), None)
    if folder is None:
        hint = f"install it, or set model to {DEFAULT_MODEL}"
        raise BriefingError("newsroom.yml", f"the language pipeline '{model}' is not installed", hint=hint)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    stated = [path.read_bytes() for path in files if path.name in {"meta.json", "config.cfg"}]
    sizes = (f"{p.relative_to(folder)} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files)
    return digest_of_parts([model, *stated, *sizes])


def annotation_files() -> list[Path]:
    """Return the modules that ``annotate`` imports, however far down, and the word lists they name."""
    found: dict[Path, ast.Module] = {}
    waiting = [PACKAGE / "stages" / "annotate.py"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = ast.parse(path.read_bytes())
            waiting += _imported(found[path])
    named = {n.value for tree in found.values() for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return sorted([*found, *(p for p in PACKAGE.glob("lexicons/*.yml") if p.stem in named)])


def _imported(tree: ast.Module) -> Iterator[Path]:
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            first, _, rest = name.partition(".")
            path = PACKAGE / rest.replace(".", "/") if rest else PACKAGE
            if first == PACKAGE.name:
                yield path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _package_files() -> list[Path]:
    found = []
    for folder, inner, names in os.walk(PACKAGE):
        above = ABOVE if Path(folder) == PACKAGE else ()
        inner[:] = sorted(name for name in inner if name != "__pycache__" and name not in above)
        found += [Path(folder, name) for name in sorted(names)]
    return found


def _parts_of(files: Iterable[Path]) -> Iterator[bytes | str]:
    for path in files:
        yield path.relative_to(PACKAGE).as_posix()
        yield path.read_bytes()


def _installed() -> set[str]:
    """Return the installed packages with their versions, as their folders are called: "spacy-3.8.7.dist-info"."""
    folders = (Path(entry) for entry in sys.path if Path(entry).is_dir())
    return {path.name for folder in folders for path in folder.iterdir() if path.name.endswith(("-info", ".egg-link"))}


def required(names: Iterable[str]) -> list[str]:
    """Return packages and all they need, with their versions: "spacy 3.8.7"; extras aside."""
    found: dict[str, str] = {}
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            found[name] = "not here"
            continue
        found[name] = package.version
        needed = (line for line in package.requires or () if "extra ==" not in line)
        waiting += [match.group() for match in map(NAME_RE.match, needed) if match]
    return [f"{name} {version}" for name, version in sorted(found.items())]
