"""The files of a newsroom repository, by their paths: what ``init`` writes and ``upgrade`` compares with."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Final

import yaml

from generator import __version__
from generator.cli.provenance import PACKAGES, Provenance, locked_requirements
from generator.overrides.strict_yaml import SCHEMAS_FOLDER, schema_files, schema_line
from generator.site.package_files import MKDOCS_FILE, package_home

RECORD_FILE: Final = ".briefings.json"  # what was written, so that an upgrade tells an editor's changes from ours
LOCK_FILE: Final = "requirements.lock"
STORIES: Final = "briefings"
SAMPLE: Final = "tarrow-valley-landslide"
# A file of the newsroom, and the one of this package it is made of.
STARTERS: Final[Mapping[str, str]] = {
    "README.md": "readme.md",
    ".gitignore": "gitignore.txt",
    ".pre-commit-config.yaml": "pre-commit.yml",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    "theme/README.md": "theme-readme.md",
    ".github/workflows/site.yml": "site.yml",
    ".github/workflows/review.yml": "review.yml",
}
COLLECT_FILE: Final = ".github/workflows/collect.yml"
ACTION_FILE: Final = ".github/actions/newsroom/action.yml"
OUT_OF_PUBLIC: Final = f"{STORIES}/*/sources/\npile/\n"
COLLECTS: Final = """\
4. *Settings → Actions → General → Allow GitHub Actions to create and approve pull requests*. Then every morning
   the feeds of `briefings/newsroom.yml` are read, and what is new is proposed in a pull request.
"""
NO_PROVENANCE: Final = """\
# Say here where the generator comes from: briefings upgrade --apply --from WHEEL|git+https://HOST/OWNER/NAME@TAG|index
"""
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a newsroom is told when it is made, and keeps in its record."""

    name: str = "Briefings"
    url: str = ""  # "https://news.example/"; on GitHub Pages the workflow knows it
    public: bool = False  # whether everybody can read the repository


def newsroom_files(wishes: Wishes, provenance: Provenance | None) -> Files:
    """Return what belongs to every newsroom: all but its stories."""
    rights = _starter("rights-public.md" if wishes.public else "rights-private.md")
    marks = {
        "@NAME@": wishes.name,
        "@REPOSITORY@": "public" if wishes.public else "private",
        "@RIGHTS@\n": rights,
        "@COLLECT@\n": "" if wishes.public else COLLECTS,
    }
    files = {path: _filled(_starter(name), marks) for path, name in STARTERS.items()}
    files[".gitignore"] += OUT_OF_PUBLIC if wishes.public else ""
    if not wishes.public:
        files[COLLECT_FILE] = _starter("collect.yml")
    home = package_home()
    files |= {
        MKDOCS_FILE: mkdocs_settings((home / MKDOCS_FILE).read_text("utf-8"), wishes),
        ACTION_FILE: (home / ACTION_FILE).read_text("utf-8"),
        f"{STORIES}/newsroom.yml": schema_line("newsroom") + _filled(_starter("newsroom.yml"), marks),
        f"{STORIES}/index.md": (home / STORIES / "index.md").read_text("utf-8"),
        f"{STORIES}/about.md": (home / STORIES / "about.md").read_text("utf-8"),
        **{f"{STORIES}/{SCHEMAS_FOLDER}/{name}": text for name, text in schema_files().items()},
        "requirements.txt": provenance.requirement if provenance else NO_PROVENANCE,
        LOCK_FILE: locked_requirements(),
    }
    wheel = provenance.wheel if provenance else None
    packed = {f"{PACKAGES}/{wheel.name}": wheel.read_bytes()} if wheel else {}
    return {**{path: text.encode() for path, text in files.items()}, **packed}


def sample_files(*, public: bool) -> Files:
    """Return the sample story; without its articles where these may not be seen."""
    home = package_home() / STORIES / SAMPLE
    paths = (path for path in home.rglob("*") if path.is_file() and not (public and path.parent != home))
    files = {f"{STORIES}/{SAMPLE}/{path.relative_to(home).as_posix()}": path.read_bytes() for path in paths}
    overrides = f"{STORIES}/{SAMPLE}/overrides.yml"
    return {**files, overrides: schema_line("overrides", "../").encode() + files[overrides].split(b"\n", 1)[1]}


def record_of(wishes: Wishes, files: Files) -> bytes:
    """Return the record of what was written, as JSON: digests of all files, and the texts that editors may change."""
    digests = {path: digest_of_file(content) for path, content in sorted(files.items())}
    texts = {path: content.decode() for path, content in sorted(files.items()) if is_for_editors(path)}
    record = {"version": __version__, **asdict(wishes), "files": digests, "texts": texts}
    return record_text(record)


def record_text(record: Mapping[str, object]) -> bytes:
    """Return a record as it stands in its file."""
    return (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode()


def is_for_editors(path: str) -> bool:
    """Say whether editors may change a file, so that an upgrade has to know how it was written.

    >>> is_for_editors("mkdocs.yml"), is_for_editors("requirements.lock")
    (True, False)
    """
    return path != LOCK_FILE and not path.startswith((f"{PACKAGES}/", f"{STORIES}/{SCHEMAS_FOLDER}/"))


def digest_of_file(content: bytes) -> str:
    """Return the digest of a file, the same with the line ends of any system."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def write_files(folder: Path, files: Files) -> None:
    """Write files below a folder, with the folders they lie in."""
    for name, content in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _starter(name: str) -> str:
    return resources.files("generator.cli.starter").joinpath(name).read_text("utf-8")


def _filled(text: str, marks: Mapping[str, str]) -> str:
    for mark, words in marks.items():
        text = text.replace(mark, words)
    return text


def mkdocs_settings(text: str, wishes: Wishes) -> str:
    """Return the project's own settings with the newsroom's name and address."""
    name = wishes.name if yaml.safe_load(wishes.name) == wishes.name else json.dumps(wishes.name, ensure_ascii=False)
    text = re.sub(r"^site_name: .*$", lambda _: f"site_name: {name}", text, count=1, flags=re.MULTILINE)
    return text.replace('[SITE_URL, ""]', f"[SITE_URL, {json.dumps(wishes.url)}]", 1)
