"""Invented articles for a pile."""

from __future__ import annotations

import json

from generator.sorting.digests import Digest, digest
from generator.stages.clean import clean
from generator.stages.read import parse_source


def source(text: str, *, title: str = "", published: str = "", outlet: str = "") -> str:
    """Return an article as a file holds it."""
    known = {"title": title, "published": published, "outlet": outlet}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items() if value)
    return f"---\n{head}---\n{text}\n" if head else f"{text}\n"


def article(name: str, text: str, *, title: str = "", published: str = "", outlet: str = "") -> Digest:
    """Return an article as a pile compares it."""
    data = source(text, title=title, published=published, outlet=outlet).encode("utf-8")
    return digest(clean(parse_source(data, name, f"{name}.md")), f"{name}.md")
