"""YAML front matter at the head of a source, of a Markdown file as of plain text.

Known keys, in any case of letters: ``title``, ``subtitle``, ``outlet``, ``byline`` (or ``author``), ``dateline``,
``published`` (or ``date``), ``updated``, ``url``, ``language``, ``retrieved``, ``sha256``. Left alone: keys of other
programs that resemble none of them (``tags``, ``layout``). What an editor did not mean is told with its line:

| printed | told |
|---|---|
| ``pubished: 2031-05-03`` | did you mean ``published``? |
| ``headline: Bridge shut`` | did you mean ``title``? |
| ``title: …`` twice | stands twice, and which one counts |
| ``published: soon`` | is no day |
| ``+++ … +++`` | is TOML |

When and where a source was fetched says nothing of the day it was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml

from generator.lexicons.loader import load_lexicon
from generator.sources.page_dates import normal_date
from generator.values.bounded_yaml import LESS_DEEP, MOST_DEPTH, BoundedLoader, TextLoader, TooDeepError
from generator.values.diagnostic import BriefingError, Diagnostic
from generator.values.document import Basis, Field, Metadata
from generator.values.spelling import nearest

FRONT_MATTER_RE = re.compile(r"\A\s*^---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOML_RE = re.compile(r"\A\s*^\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPEN_RE = re.compile(r"\A\s*^---[ \t]*\n(?P<key>[\w-]+)[ \t]*:", re.MULTILINE)
VALUE_RE = re.compile(r"^(?P<key>[\w-]+:[ \t]+)(?P<value>[^\s\"'\[{|>&*#][^\n]*)$", re.MULTILINE)  # not quoted, no list
PAIR_RE = re.compile(r"^[\w-]+[ \t]*[:=]", re.MULTILINE)  # a rule above a text makes no front matter
KEYS: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "outlet": "outlet",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "published": "published",
    "date": "published",
    "updated": "updated",
    "url": "url",
}
KNOWN: Final = frozenset({*KEYS, "language", "retrieved", "sha256"})
MISSPELT: Final = 75  # rapidfuzz ratio from which a key is a known one misspelt
DATES: Final = ("published", "updated", "retrieved")
NOTHING: Final = Metadata()
QUOTE: Final = "'"
CLOSE: Final = "end it with a line of three hyphens"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a source says, and where the article starts."""

    body_start: int = 0
    metadata: Metadata = NOTHING
    language: str | None = None  # "de"; None where it is not stated
    notes: tuple[Diagnostic, ...] = ()


def split_front_matter(text: str, place: str) -> FrontMatter:
    """Return where the article starts and what the front matter states.

    Raises BriefingError, with line and column, when the front matter is not YAML or has no end.
    """
    if (match := TOML_RE.match(text)) and PAIR_RE.search(match["toml"]):
        note = Diagnostic("B213", "front matter in TOML is not read", f"{place}:1:1", "write it as YAML between '---'")
        return FrontMatter(match.end(), notes=(note,))
    match = FRONT_MATTER_RE.match(text)
    if match is None and (opened := OPEN_RE.match(text)) and opened["key"].lower() in KNOWN:
        raise BriefingError(place, "front matter has no end", hint=CLOSE, line=_line_of(text, opened), column=1)
    if match is None or not (PAIR_RE.search(match["yaml"]) or not match["yaml"].strip()):
        return FrontMatter()
    head = _Head.parse(match["yaml"], place, text.count("\n", 0, match.start("yaml")))
    if head is None:
        return FrontMatter(match.end() if not match["yaml"].strip() else 0)
    return FrontMatter(match.end(), head.metadata(), head.language(), tuple(head.notes()))


def _line_of(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start("key"))


@dataclass(frozen=True, slots=True)
class _Head:
    """A mapping of YAML with its keys' places."""

    data: Mapping[str, Any]  # by key in small letters; of a repeated key the last value
    keys: tuple[tuple[str, str], ...]  # every key in its order, as printed, with its place: ("Title", "a.md:2:1")
    place: str
    quoted: tuple[int, ...] = ()  # lines of values that are read as if they were quoted

    @classmethod
    def parse(cls, text: str, place: str, lines: int) -> _Head | None:
        """Read YAML; ``lines`` stand before it. None for what is no mapping.

        What is none but for a mark in a value ("title: Dam breaks: six dead", "title: !Breaking") is read as meant.
        """
        meant = VALUE_RE.sub(_in_marks, text)
        try:
            return cls._parse(text, place, lines)
        except BriefingError:
            if meant == text:
                raise
        head = cls._parse(meant, place, lines)
        both = zip(text.split("\n"), meant.split("\n"), strict=True)
        changed = (line for line, (printed, read) in enumerate(both, lines + 1) if printed != read)
        return replace(head, quoted=tuple(changed)) if head else None

    @classmethod
    def _parse(cls, text: str, place: str, lines: int) -> _Head | None:
        try:
            _refuse_costly(text, place)
            loader = TextLoader(text)
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                return None
            keys = tuple(
                (str(key.value), f"{place}:{key.start_mark.line + 1 + lines}:{key.start_mark.column + 1}")
                for key, _ in node.value
            )
            data = loader.construct_document(node)
            "".join(map(text_of, data.values())).encode("utf-8")  # half a character can be escaped, and not written
        except yaml.MarkedYAMLError as error:
            raise _yaml_error(error, place, lines) from error
        except TooDeepError as error:
            raise BriefingError(place, f"in front matter {error}", hint=LESS_DEEP) from error
        except (ValueError, OverflowError, yaml.reader.ReaderError) as error:
            fault = "front matter holds what is no character to print"
            at = error.position if isinstance(error, yaml.reader.ReaderError) else None
            line = None if at is None else text.count("\n", 0, at) + 1 + lines
            hint = "write characters themselves, without a backslash"
            raise BriefingError(place, fault, hint=hint, line=line) from error
        return cls({str(key).lower(): value for key, value in data.items()}, keys, place)

    def metadata(self) -> Metadata:
        """Return what the known keys state; an update alone is the day of publication."""
        stated = {name: text_of(self.data[key]) for key, name in KEYS.items() if self.data.get(key)}
        days = {name: day for name in DATES if name in stated and (day := normal_date(stated[name]))}
        if "updated" in days and "published" not in days:
            days["published"] = days["updated"]
        texts = {name: words for name, words in stated.items() if words and name not in DATES}
        fields: dict[str, Any] = {name: Field(words, Basis.STATED) for name, words in (texts | days).items()}
        return replace(NOTHING, **fields)

    def language(self) -> str | None:
        """Return the language stated, without its region: ``en-GB`` is ``en``."""
        words = text_of(self.data.get("language", "")).lower()
        return re.split(r"[-_]", words)[0] or None

    def notes(self) -> Iterator[Diagnostic]:
        """Yield what an editor did not mean, in the order of the lines."""
        for line in self.quoted:
            yield Diagnostic(
                "B218", "a value is no YAML as it stands; it is read whole", f"{self.place}:{line}:1", "quote it"
            )
        seen: set[str] = set()
        for printed, place in self.keys:
            key = printed.lower()
            if key in seen:
                fault = f"front matter has the key '{printed}' twice; the last one counts"
                yield Diagnostic("B212", fault, place, "keep one of them")
            seen.add(key)
            if key not in KNOWN and (meant := meant_key(key)):
                fault = f"front matter has the key '{printed}', which says nothing here"
                yield Diagnostic("B211", fault, place, f"did you mean '{meant}'?")
            if KEYS.get(key, key) in DATES and self.data[key] and not normal_date(said := text_of(self.data[key])):
                yield Diagnostic("B214", f"'{printed}' is no day: '{said}'", place, "write it as 2031-05-16")


def _in_marks(match: re.Match[str]) -> str:
    """Return a line of YAML with its value between quotation marks, where it holds a mark that wants them."""
    value = match["value"].rstrip()
    if value[0] not in "!%@`" and ": " not in value and value[-1] != ":":
        return match[0]
    return f"{match['key']}'{value.replace(QUOTE, QUOTE * 2)}'"


def _refuse_costly(text: str, place: str) -> None:
    """Raise BriefingError for aliases, by which a value can hold itself, TooDeepError for lists in one another."""
    depth = 0
    for event in yaml.parse(text, BoundedLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if (tag := getattr(event, "tag", None)) is not None:
            raise BriefingError(place, f"front matter has a value with a tag, '{tag}'", hint="quote the value")
        if isinstance(event, yaml.AliasEvent):
            raise BriefingError(place, "front matter repeats a value with '*'", hint="write the value out")
        if depth > MOST_DEPTH:
            raise TooDeepError(event.start_mark.index if event.start_mark else 0)


def meant_key(key: str) -> str | None:
    """Return the known key that another one resembles, None for a key of another program.

    >>> meant_key("pubished"), meant_key("headline"), meant_key("tags")
    ('published', 'title', None)
    """
    same = (name for name, words in load_lexicon("front_matter").items() if key in words)
    return next(same, None) or nearest(key, KNOWN, MISSPELT)


def _yaml_error(error: yaml.MarkedYAMLError, place: str, lines: int) -> BriefingError:
    mark = error.problem_mark
    return BriefingError(
        place,
        f"front matter is not YAML: {error.problem}",
        hint="quote values that contain a colon",
        line=mark.line + 1 + lines if mark else None,
        column=mark.column + 1 if mark else None,
    )


def text_of(value: object) -> str:
    """Return a YAML value as text: a list with commas, of a mapping its name.

    >>> text_of(["Ida Berg", {"name": "Ola Dahl"}])
    'Ida Berg, Ola Dahl'
    """
    if isinstance(value, list):
        return ", ".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return text_of(value.get("name") or "")
    return str(value).strip()
