"""Articles in JSON and JSON Lines: schema.org's, and those of archives and scrapers under their usual names.

``{"@type": "NewsArticle", …}`` alone, in a list or in a graph; ``{"title": …, "text": …}``, alone, in a list, under
``articles``, ``results`` and the like, or one a line. Bodies may be HTML. A broken line, or a record of a list that has
no article, is told at its place and leaves the others alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.intake.encodings import decode
from generator.intake.incoming import Format, Found, Incoming, Raw
from generator.intake.markup import text_of_markup
from generator.intake.schema_org import (
    BY_RE,
    MAX_DEPTH,
    STAMPS,
    address_of,
    find_things,
    is_article,
    is_behind_a_paywall,
    name_of,
)
from generator.intake.site_messages import site_message
from generator.intake.stamps import read_stamp
from generator.lexicons.loader import load_lexicon
from generator.values.diagnostic import BriefingError

NAMES: Final = load_lexicon("article_fields")
FIELDS: Final = ("title", "outlet", "byline", "published", "updated", "url", "language")
MAX_BYTES: Final = 400_000_000  # an archive's file; articles are read one after another
LEAST: Final = 3  # words of a body
MOST_WITHOUT: Final = 100  # records without an article that are told each
TAKEN: Final = "it takes schema.org NewsArticles with an articleBody, and {title, text} alone, in a list or one a line"
JSON_RE = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]\"])")
# how news services cut what they give away
CUT_RE = re.compile(r"(?:…|\.\.\.|(?<!\s))\s*\[\+(?P<left>\d+) chars\]\s*$")
Things = Mapping[str, Mapping[str, Any]]


def read_json(raw: Raw) -> Iterator[Found]:
    """Yield the articles of a JSON file, or of each line; raises BriefingError where there is none."""
    if len(raw.data) > MAX_BYTES:
        raise BriefingError(raw.place, "is longer than 400 MB", hint="split it: JSON Lines are cut at any line's end")
    decoded = decode(raw.data, raw.place, raw.encoding)
    digest = hashlib.sha256(raw.data).hexdigest()
    told = without = 0
    for place, value in _values(decoded.text, raw.place):
        if isinstance(value, BriefingError):
            yield value
            continue
        things = find_things(value)
        for where, record in _records(value, place, in_list=place != raw.place):
            without += not _has_body(record)
            if without <= MOST_WITHOUT or _has_body(record):
                told += 1
                yield _incoming(record, things, Raw(b"", where, url=raw.url, retrieved=raw.retrieved), digest)
    if without > MOST_WITHOUT:
        yield BriefingError(raw.place, f"has {without - MOST_WITHOUT} more records without an article", hint=TAKEN)
    if not told:
        raise BriefingError(raw.place, "holds no article", hint=TAKEN)


def _values(text: str, place: str) -> Iterator[tuple[str, Any]]:
    """Yield the values of a file with their places; a line that is broken is a BriefingError."""
    try:
        yield place, json.loads(text, strict=False)
    except RecursionError as error:
        raise BriefingError(place, "is nested too deeply", hint="give the articles in a list") from error
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not (_is_value(lines[0][1]) or _is_value(lines[1][1])):  # noqa: PLR2004  # two lines
            line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
            raise BriefingError(place, f"is not JSON: {_json_fault(error)}", line=line, column=column) from error
        yield from _values_of_lines(lines, place)


def _is_value(line: str) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict | list)
    except (ValueError, RecursionError):
        return False


def _values_of_lines(lines: list[tuple[int, str]], place: str) -> Iterator[tuple[str, Any]]:
    for number, line in lines:
        try:
            yield f"{place}:{number}", json.loads(line, strict=False)
        except (ValueError, RecursionError) as error:
            yield place, BriefingError(place, f"is not JSON: {_json_fault(error)}", line=number, hint="mend the line")


def _json_fault(error: Exception) -> str:
    """Return what is wrong; Python itself reads no number of thousands of digits.

    >>> _json_fault(RecursionError()), _json_fault(ValueError("Exceeds the limit (4300 digits)"))
    ('nested too deeply', 'a number has too many digits')
    """
    told = getattr(error, "msg", None)
    return told or ("nested too deeply" if isinstance(error, RecursionError) else "a number has too many digits")


def _records(value: object, place: str, depth: int = 0, *, in_list: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the articles of a value and the records of its lists that should be some, with their places."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from _records(part, f"{place}, entry {number}", depth + 1, in_list=True)
    elif isinstance(value, dict):
        found = not _has_body(value) and [
            record for part in _within(value) for record in _records(part, place, depth + 1, in_list=False)
        ]
        if found:
            yield from found
        elif _has_body(value) or (in_list and (is_article(value) or not value.keys() & {"@type", "@id"})):
            yield place, value
    elif in_list and depth <= 1:
        yield place, {}


def _has_body(thing: Mapping[str, Any]) -> bool:
    return any(isinstance(thing[key], str | list) and thing[key] for key in _keys("body", _by_name(thing)))


def _within(thing: Mapping[str, Any]) -> list[Any]:
    return [thing[key] for key in _keys("within", _by_name(thing))]


def _by_name(value: Mapping[str, Any]) -> dict[str, str]:
    """Return a thing's keys by their names in small letters and digits alone.

    >>> sorted(_by_name({"datePublished": 1, "@graph": 2, "article_body": 3}).items())
    [('articlebody', 'article_body'), ('datepublished', 'datePublished'), ('graph', '@graph')]
    """
    return {re.sub(r"[^a-z0-9]", "", key.lower()): key for key in reversed(list(value))}


def _keys(field: str, named: Mapping[str, str]) -> list[str]:
    return [named[name] for name in NAMES[field] if name in named]


def _incoming(article: Mapping[str, Any], things: Things, raw: Raw, digest: str) -> Found:
    named = _by_name(article)
    body = next(filter(None, (_body_text(article[key]) for key in _keys("body", named))), "")
    if len(body.split()) < LEAST:
        title = next(filter(None, (name_of(article[k], things) for k in _keys("title", named))), None)
        fault = f"an article has no text: '{title}'" if title else "holds no article"
        return BriefingError(raw.place, fault, hint="give it a body, or take it out")
    if message := site_message(body, raw.place, stated=True):
        return message
    cut = CUT_RE.search(body)
    body = CUT_RE.sub("…", body)
    paid = is_behind_a_paywall(article)
    stated: dict[str, Any] = {field: value for field in FIELDS if (value := _field(field, article, named, things))}
    return Incoming(
        body=body,
        place=raw.place,
        **stated,
        retrieved=raw.retrieved,
        sha256=digest,
        grounds=tuple((field, "JSON") for field in stated),
        is_paid=paid or cut is not None,
        notes=tuple(_notes_of(len(body.split()), cut["left"] if cut else None, paid=paid)),
    )


def _notes_of(words: int, left: str | None, *, paid: bool) -> Iterator[str]:
    if paid:
        yield f"behind a paywall: {words} words can be read"
    if left:
        yield f"cut off: {left} more characters are not in the file"


def _field(field: str, article: Mapping[str, Any], named: Mapping[str, str], things: Things) -> str | None:
    for key in _keys(field, named):
        value = article[key]
        if field == "url":
            found = address_of(value, things)
        elif field in STAMPS:
            found = read_stamp(value)
        else:
            found = name_of(value, things)
        if found:
            return BY_RE.sub("", found) if field == "byline" else found
    return None


def _body_text(value: object) -> str:
    """Return a body as text: its paragraphs may be a list, its markup is HTML's."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_body_text(part) for part in value)))
    if isinstance(value, dict):
        return _body_text(value.get("text") or value.get("content") or value.get("value") or "")
    if not isinstance(value, str):
        return ""
    text = text_of_markup(value)
    return text if "\n\n" in text else re.sub(r"\n+", "\n\n", text)


def _is_json(head: bytes) -> bool:
    return JSON_RE.match(head) is not None


JSON: Final = Format(
    "JSON",
    frozenset({".json", ".jsonl", ".ndjson", ".jsonld"}),
    frozenset({"application/json", "application/ld+json", "application/x-ndjson", "application/jsonl"}),
    _is_json,
    read_json,
)
