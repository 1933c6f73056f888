"""An article as a story keeps it: a text file with front matter, under a name made of its outlet and title.

The name is the same whatever else is in the story: ``osterby-post-fog-shuts-port.txt``. A text file keeps its own name,
its front matter and every character of its text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from posixpath import basename, splitext
from typing import Final

from generator.intake.incoming import Incoming
from generator.intake.same_article import without_tracking
from generator.sources.front_matter import FRONT_MATTER_RE, TOML_RE, split_front_matter
from generator.sources.front_matter import KEYS as KEYS_AS_READ
from generator.sources.outlets import outlet_of_url
from generator.values.slugs import plain_letters

KEYS: Final = ("title", "outlet", "byline", "published", "updated", "url", "language", "retrieved", "sha256")
DATES: Final = frozenset({"published", "updated", "retrieved"})
# English is what a text is taken for that says nothing, and what many pages in other languages say of themselves.
ENGLISH: Final = frozenset(("language", name) for name in ("en", "en-GB", "en-US", "en_GB", "en_US"))
TITLE_WORDS: Final = 7
LONGEST: Final = 70  # characters of a name
EMPTY: Final = frozenset({"the", "a", "an"})
UNSEEN_RE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]+")
KEY_RE = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:", re.MULTILINE)
PLAIN_DATE_RE = re.compile(r"\d{4}-\d\d-\d\d")


def source_text(article: Incoming) -> str:
    """Return the file of an article: what is known of it as front matter, an empty line, its text."""
    stated = replace(article, url=without_tracking(article.url)) if article.url else article
    known = ((key, getattr(stated, key)) for key in KEYS if (key, article.language) not in ENGLISH)
    fields = {key: value for key, value in known if value}
    if article.text is not None:
        return completed_text(article.text, fields)
    return completed_text(article.body.strip().encode("utf-8", "replace").decode("utf-8") + "\n", fields)


def completed_text(text: str, fields: Mapping[str, str]) -> str:
    """Return a text with front matter for the fields that its own leaves out; every line of its own stays as it was.

    >>> completed_text("---\\ndate: 2031-05-01\\n---\\nIt came.\\n", {"outlet": "Post", "published": "2031-05-02"})
    '---\\ndate: 2031-05-01\\noutlet: "Post"\\n---\\nIt came.\\n'
    """
    head = FRONT_MATTER_RE.match(text) if split_front_matter(text, "").body_start else None
    if head is None and TOML_RE.match(text):
        return text
    printed = {KEYS_AS_READ.get(key.lower(), key.lower()) for key in KEY_RE.findall(head["yaml"])} if head else set()
    lines = "".join(f"{key}: {_scalar(key, value)}\n" for key, value in fields.items() if key not in printed)
    if head is None:
        return f"---\n{lines}---\n\n{text}"
    return f"{text[: head.end('yaml')]}{lines}{text[head.end('yaml') :]}"


def source_stem(article: Incoming) -> str:
    """Return the name an article's file has, without its ending.

    >>> fog = Incoming(body="", place="a.html", title="Fog shuts the port, and £3m is lost", outlet="The Osterby Post")
    >>> source_stem(fog), source_stem(Incoming(body="", place="-", sha256="53a0d930c1"))
    ('osterby-post-fog-shuts-port-and-3m-is-lost', 'article-53a0d930')
    >>> source_stem(Incoming(body="", place="a.html", title="Tåge lukker Tromsø", outlet="Łódź Straße"))
    'lodz-strasse-tage-lukker-tromso'
    """
    if article.text is not None and article.place != "-" and "://" not in article.place:
        return splitext(basename(article.file or article.place))[0]
    outlet = _slug(article.outlet or (outlet_of_url(article.url) if article.url else None) or "", TITLE_WORDS)
    title = _slug(article.title or "", TITLE_WORDS)
    name = "-".join(filter(None, (outlet, title or (article.sha256 or "")[:8])))
    name = name[:LONGEST].rsplit("-", 1)[0] if len(name) > LONGEST else name
    return name if title or outlet else f"article-{(article.sha256 or '')[:8]}".rstrip("-")


def source_ending(article: Incoming) -> str:
    """Return the ending of an article's file: that of a text file given by hand, else ``.txt``."""
    ending = splitext(article.file or article.place)[1]
    return ending if article.text is not None and ending.lower() in {".md", ".markdown", ".text"} else ".txt"


def _slug(text: str, words: int) -> str:
    found = [word for word in re.findall(r"[a-z0-9]+", plain_letters(text).replace("'", "")) if word not in EMPTY]
    return "-".join(found[:words])


def _scalar(key: str, value: str) -> str:
    """Return a value as YAML reads it back: a day bare, all else between quotation marks."""
    plain = re.sub(r"\s+", " ", UNSEEN_RE.sub(" ", value)).strip()
    return plain if key in DATES and PLAIN_DATE_RE.fullmatch(plain) else json.dumps(plain, ensure_ascii=False)
