"""``briefings init``: a new newsroom repository that builds at once."""

from __future__ import annotations

import argparse
import json
import sys
import sysconfig
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Final

import generator
from generator.overrides.strict_yaml import SCHEMAS_FOLDER, schema_files, schema_line
from generator.publishing.store import write_changed
from generator.values.diagnostic import BriefingError

SETTINGS: Final = """\
# Settings of the whole site. This file is never published.
# outlets:                 # by the name readers shall see
#   The Morning Post: {aliases: [morning-post], domains: [morningpost.example]}
# people:                  # by full name
#   Jane Example: {aliases: [J. Example]}
# boilerplate:             # words that mark a line of an article as furniture
#   - Sign up for our newsletter
# contact: desk@post.example   # told to whoever is asked for a page
# edit_url: https://github.com/OWNER/NAME/edit/main/briefings   # leads from every page to its overrides.yml
# feeds:                   # what `briefings collect` reads
#   - {url: "https://post.example/rss", outlet: The Morning Post, section: Business}
"""
README: Final = """\
# A newsroom

    pip install -r requirements.txt
    briefings add my-story ARTICLE…    # files or addresses: text, saved pages, JSON, mails, PDF
    briefings collect                  # what is new in the feeds of briefings/newsroom.yml, into pile/
    briefings sort pile --apply        # a pile into stories
    briefings serve                    # http://127.0.0.1:8000

Articles stay in `briefings/STORY/sources/` and are never published. `briefings edit my-story` writes the file to
correct a story in. In the repository's settings, Pages takes its source from GitHub Actions.
"""
NO_ORIGIN: Final = """\
# Say here where the generator comes from: a wheel in this repository, or a tag of the repository you use.
# Not by its bare name: nobody of this project has registered it on a public index.
#   briefings @ git+https://git.example/OWNER/REPOSITORY@TAG
"""
IGNORED: Final = "site/\npile/\n.venv/\n__pycache__/\n"
HIDDEN: Final = "."  # how the names of files begin that an editor or a system leaves behind


def run_init(options: argparse.Namespace) -> int:
    """Write the repository's files; a folder that holds something is left alone."""
    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BriefingError(str(folder), "is there already and not empty", hint="name a new folder")
    for name, content in sorted(new_newsroom().items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            write_changed(path, content)
    print(f"wrote {folder}; next: cd {folder} && briefings serve", file=sys.stderr)
    return 0


def new_newsroom() -> dict[str, str | bytes]:
    """Return a new newsroom's files by path: the project's own theme and settings, no story; copies as bytes."""
    home = _starter_folder()
    copied = ["mkdocs.yml", "briefings/index.md", "briefings/about.md"]
    theme = (p for p in (home / "theme").rglob("*") if p.is_file() and not p.name.startswith(HIDDEN))
    copied += [p.relative_to(home).as_posix() for p in theme]
    files = {name: (home / name).read_bytes() for name in copied}
    workflow = resources.files("generator.cli.starter").joinpath("pages.yml").read_text("utf-8")
    return {
        **files,
        **{f"briefings/{SCHEMAS_FOLDER}/{name}": text for name, text in schema_files().items()},
        "briefings/newsroom.yml": schema_line("newsroom") + SETTINGS,
        "README.md": README,
        "requirements.txt": requirement_of(_recorded_origin()),
        ".gitignore": IGNORED,
        ".github/workflows/site.yml": workflow,
    }


def requirement_of(origin: dict[str, Any] | None) -> str:
    """Return the line that installs the generator again, from where it was installed.

    ``origin`` is the record of PEP 610; a folder of this machine, or none, gives a comment to fill in.

    >>> requirement_of({"url": "https://git.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "4f1c"}})
    'briefings @ git+https://git.example/b.git@4f1c\\n'
    >>> requirement_of(None) == NO_ORIGIN
    True
    """
    version = (origin or {}).get("vcs_info")
    if origin is None or version is None:
        return NO_ORIGIN
    return f"briefings @ {version['vcs']}+{origin['url']}@{version['commit_id']}\n"


def _recorded_origin() -> dict[str, Any] | None:
    text = metadata.distribution("briefings").read_text("direct_url.json")
    return json.loads(text) if text else None


def _starter_folder() -> Path:
    """Return the folder that holds theme and mkdocs.yml: a checkout's, else the installed package's."""
    checkout = Path(generator.__file__).parents[1]
    installed = Path(sysconfig.get_path("data")) / "share" / "briefings"
    for folder in (checkout, installed):
        if (folder / "theme").is_dir() and (folder / "mkdocs.yml").is_file():
            return folder
    raise BriefingError("briefings", "the package came without its theme", hint="install it again")
