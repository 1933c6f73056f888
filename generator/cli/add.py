"""``briefings add``: import articles into a story, as text with their metadata in front matter.

Text and Markdown files are taken as they are; a schema.org ``NewsArticle`` (or another ``…Article``) in JSON becomes a
Markdown file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from generator.publishing.store import DATA_FILE, SOURCES_FOLDER, write_changed
from generator.stages.read import parse_source
from generator.values.diagnostic import BriefingError

SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ARTICLE_RE = re.compile(r"(?:\w*Article|BlogPosting|Report)")
TEXTS: Final = {".txt", ".text", ".md", ".markdown"}
# where schema.org keeps what front matter calls by the name on the left
FIELDS: Final = {
    "title": ("headline", "name"),
    "outlet": ("publisher", "sourceOrganization"),
    "byline": ("author", "creator"),
    "published": ("datePublished",),
    "url": ("url", "mainEntityOfPage"),
    "language": ("inLanguage",),
}


def run_add(options: argparse.Namespace) -> int:
    """Import every file that can be read; the rest are errors."""
    if not SLUG_RE.fullmatch(options.story):
        hint = "a story is named with small letters, digits and single hyphens: trade-talks"
        raise BriefingError(options.story, "is no name for a story", hint=hint)
    folder = Path(options.dir) / options.story / SOURCES_FOLDER
    if not folder.is_dir() and (folder.parent / DATA_FILE).exists():
        hint = "put the story's own articles back first"
        raise BriefingError(str(folder.parent), "is a story without its articles, and takes no new ones", hint=hint)
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    for name in options.files:
        try:
            path = import_file(Path(name), folder)
        except BriefingError as error:
            print(error, file=sys.stderr)
            failed = True
        else:
            print(f"added {path}", file=sys.stderr)
    return 1 if failed else 0


def import_file(path: Path, folder: Path) -> Path:
    """Write one article into a story's sources and return its path.

    Raises BriefingError when it cannot be read, is of no known kind, or another source has its name.
    """
    text, ending = _as_source(path)
    parse_source(text.encode("utf-8"), path.stem, str(path))
    target = folder / f"{path.stem}{ending}"
    taken = sorted(p.name for p in folder.iterdir() if p.stem == path.stem)
    if taken and not (taken == [target.name] and target.read_bytes() == text.encode("utf-8")):
        raise BriefingError(str(path), f"the story has a source '{taken[0]}' already", hint="rename the file")
    write_changed(target, text)
    return target


def _as_source(path: Path) -> tuple[str, str]:
    """Return a file as a source's text and the ending it takes."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BriefingError(str(path), f"cannot be read: {error.strerror}") from error
    if path.suffix.lower() in TEXTS or not path.suffix:
        return parse_source(data, path.stem, str(path)).text, path.suffix or ".txt"
    if path.suffix.lower() == ".json":
        return _from_json(data, str(path)), ".md"
    raise BriefingError(str(path), f"'{path.suffix}' files cannot be imported", hint="give text, Markdown or JSON")


def _from_json(data: bytes, place: str) -> str:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise BriefingError(place, f"is not JSON: {error}") from error
    article = _article_in(found)
    body = str(article.get("articleBody") or article.get("text") or "").strip() if article else ""
    if article is None or not body:
        hint = "it takes a schema.org NewsArticle with an articleBody"
        raise BriefingError(place, "holds no article", hint=hint)
    values = {
        key: next(filter(None, (_schema_name(article.get(n)) for n in names)), None) for key, names in FIELDS.items()
    }
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value)
    return f"---\n{head}---\n{body}\n"


def _article_in(value: object) -> Mapping[str, Any] | None:
    """Return the first article of a JSON-LD value, a list or a graph included."""
    if isinstance(value, dict):
        kinds = value.get("@type", "NewsArticle" if "articleBody" in value else "")
        if any(ARTICLE_RE.fullmatch(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])):
            return value
        value = value.get("@graph", [])
    if isinstance(value, list):
        return next(filter(None, map(_article_in, value)), None)
    return None


def _schema_name(value: object) -> str | None:
    """Return a schema.org value as text: a name, an address or the words themselves."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    if isinstance(value, list):
        return ", ".join(filter(None, map(_schema_name, value))) or None
    return str(value).strip() or None if value else None
