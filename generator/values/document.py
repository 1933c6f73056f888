"""A source article as read: its canonical text, its metadata, and the evidence cut from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from generator.values.diagnostic import Diagnostic
from generator.values.ids import hashed_id
from generator.values.span import Span

WORDS_RE = re.compile(r"\w+")
Wanted = TypeVar("Wanted")
TEX_MARKS = frozenset({"``", "''"})  # a mark and a space in the normal form
GLUE = "\u00ad"  # stands in the normal form for a character that is part of a mark, and of no word
ENTITY_RE = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
CONTEXT_WORDS = 4  # words on each side that tell repeated words apart


class Basis(StrEnum):
    """Where a piece of a source's metadata comes from."""

    STATED = "stated"  # printed in the article or its front matter
    INFERRED = "inferred"  # worked out from the article's own text or the story's dated sources
    OVERRIDE = "override"  # set by an editor
    UNKNOWN = "unknown"


class BlockLabel(StrEnum):
    """What a line or paragraph of a source is; only BODY feeds the extractors."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"  # a sub-heading between paragraphs
    DATELINE = "dateline"  # "BEIJING:" before the first sentence
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"  # "The Press Association contributed to this article."
    BOILERPLATE = "boilerplate"  # newsletter boxes, "Read more", tag lists, share buttons


class OutletKind(StrEnum):
    """What an outlet is, as the newsroom says."""

    AGENCY = "agency"  # others have their reports from it
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    WEBSITE = "website"
    STATE_MEDIUM = "state medium"
    GOVERNMENT = "government"  # what it releases, others reprint
    COMPANY = "company"  # and so with a company's or a body's releases


def canonical_text(data: bytes) -> str:
    r"""Return a file's bytes as the text in which its excerpts have their places; raises UnicodeDecodeError.

    >>> canonical_text("\ufeffa\r\nb".encode())
    'a\nb'
    """
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def line_and_column(before: str) -> tuple[int, int]:
    r"""Return the line and the column, both from 1, of what stands behind the beginning of a text.

    >>> line_and_column("a\nbc")
    (2, 3)
    """
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a source's metadata and where it was read."""

    value: str  # "2024-03-19T05:26"
    basis: Basis  # Basis.STATED
    span: Span | None = None  # where it stands in the text, if it does


def value_of(stated: Field | None) -> str | None:
    """Return a field's value, None for what is not known."""
    return stated.value if stated else None


@dataclass(frozen=True, slots=True)
class AssignedOrigin:
    """The reporting behind a source, as an editor names it."""

    name: str  # "Reuters", "Reuters report of 19 March 2024", "o-reuters" or "The Osterby Post"
    place: str  # "overrides.yml:3:5"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a source; None is not known."""

    outlet: Field | None = None  # "Reuters"
    title: Field | None = None  # "Reuters sources: Queen to visit Sund in July"
    subtitle: Field | None = None  # "The palace says nothing of her route"
    byline: Field | None = None  # "Wim De Gent"
    dateline: Field | None = None  # "BEIJING"
    published: Field | None = None  # "2024-03-19" or "2024-03-19T05:26"
    updated: Field | None = None  # "2024-03-20T11:00", of a later version of the same text
    url: Field | None = None
    language: str = "en"
    credits: tuple[str, ...] = ()  # agencies a credit line or URL names: ("Reuters",)
    origin: AssignedOrigin | None = None
    kind: OutletKind | None = None  # of the outlet, where the newsroom says it
    owner: str | None = None  # of the outlet, where the newsroom says it: "Corvan Media"
    wires: tuple[tuple[str, str], ...] = ()  # spellings of the newsroom's own agencies: (("cw", "Corvan Wire"),)


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of a source's text; blocks never overlap and come in text order."""

    span: Span
    label: BlockLabel


class Evidence(Struct, frozen=True, omit_defaults=True):
    """A verbatim excerpt; made by ``Document.evidence`` alone, so that it cannot be anything else.

    While a briefing is made its place and text are those of ``Document.text``, in the end those of the canonical text.

    A Struct, for it leaves ``printed`` out of the JSON of the many excerpts that have no marks.
    """

    id: Annotated[str, Meta(pattern="^e-[0-9a-f]{8}$")]  # its own id: "e-53a0d930"
    source: Annotated[str, Meta(min_length=1)]  # id of its source: "002_d1f59145c9e3996e"
    start: Annotated[int, Meta(ge=0)]  # of its first character, counted from 0: 2318
    end: Annotated[int, Meta(ge=1)]  # behind its last character: 2332
    text: Annotated[str, Meta(min_length=1)]  # exactly what stands there: "**$218.2** billion"
    printed: Annotated[str, Meta(min_length=1)] | None = None  # "$218.2 billion"; None where text has no marks

    @property
    def shown(self) -> str:
        """Return the words as a reader sees them."""
        return self.printed or self.text

    @property
    def span(self) -> Span:
        """Where the excerpt stands in its source."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One source article.

    ``file`` is the canonical text: the file's, character for character (front matter included, BOM not, newlines as
    ``\\n``). ``text`` is what a reader sees of it: without the marks of Markdown and HTML, and without line ends
    inside a paragraph; it is the same where there are none. ``normal`` has the length of ``text`` and simpler
    characters (straight quotation marks, plain spaces and hyphens), and is what patterns and the language pipeline
    read. Spans are places in ``text``; ``locate`` turns them into places in ``file`` once the briefing is made.
    """

    source: str  # the file's stem, unique in its story
    path: str  # as printed in errors: "sources/002_d1f59145c9e3996e.txt"
    text: str
    normal: str
    body_start: int  # first character behind the front matter, the same in text and file
    metadata: Metadata
    blocks: tuple[Block, ...] = ()
    file: str = ""  # empty where it is ``text``
    places: tuple[int, ...] = ()  # where each character of ``text`` stands in ``file``; empty where it is ``text``
    notes: tuple[Diagnostic, ...] = ()  # what an editor should know of the file: a misspelt key of its front matter

    def __hash__(self) -> int:
        """Hash the text alone: what is kept of a document by functions that are asked a thousand times."""
        return hash(self.text)

    @property
    def sha256(self) -> str:
        """Digest of the canonical text, in hexadecimal."""
        return hashlib.sha256(self.canonical.encode("utf-8")).hexdigest()

    @property
    def canonical(self) -> str:
        """The canonical text: the file's, character for character."""
        return self.file or self.text

    def in_file(self, span: Span) -> Span:
        """Return where a span's words stand in the canonical text, the marks inside them included.

        An entity is one character in ``text`` and stands whole.
        """
        if not self.places or not span.length:
            return span
        start, last = self.places[span.start], self.places[span.end - 1]
        entity = ENTITY_RE.match(self.file, last)
        read = entity is not None and self.places[span.end : span.end + 1] != (last + 1,)
        return Span(start, entity.end() if entity and read else last + 1)

    @property
    def body(self) -> tuple[Span, ...]:
        """Spans of the blocks that are no boilerplate, in text order."""
        return tuple(b.span for b in self.blocks if b.label is BlockLabel.BODY)

    @property
    def published(self) -> str | None:
        """The ISO date or date-time of publication, None when not known."""
        return self.metadata.published.value if self.metadata.published else None

    def printed(self, span: Span, *, furniture: bool = True) -> str:
        """Return the words of a span as a reader sees them, without marks, on request without the furniture inside."""
        words, simple = span.cut(self.text), span.cut(self.normal)
        second = {at + 1 for at, sign in enumerate(simple) if sign == '"' and words[at : at + 2] in TEX_MARKS}
        return "".join(
            own
            for at, (own, plain) in enumerate(zip(words, simple, strict=True))
            if plain != GLUE and (furniture or plain != " " or own.isspace() or at in second)
        )

    def evidence(self, span: Span) -> Evidence:
        """Cut an excerpt; its id depends on the source and the normalised words alone.

        Words that stand more than once are told apart by the words beside them.
        """
        if span.end > len(self.text) or span.length == 0:
            message = f"{self.path}: no text at {span.start}:{span.end}"
            raise ValueError(message)
        evidence_id = hashed_id("e", self.source, self._words_that_name(span))
        return Evidence(evidence_id, self.source, span.start, span.end, span.cut(self.text))

    def _words_that_name(self, span: Span) -> str:
        own = normal_words(span.cut(self.normal))
        all_words, wanted = (
            (_spaced(self.normal), f" {' '.join(own)} ") if own else (self.normal, span.cut(self.normal))
        )
        if all_words.find(wanted, all_words.find(wanted) + 1) < 0:
            return " ".join(own)
        before = normal_words(self.normal[max(0, span.start - 120) : span.start])[-CONTEXT_WORDS:]
        after = normal_words(self.normal[span.end : span.end + 120])[:CONTEXT_WORDS]
        return " ".join((*before, "<", *own, ">", *after))


def normal_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, without punctuation.

    >>> normal_words("“Putin’s visit”")
    ('putin', 's', 'visit')
    """
    return tuple(WORDS_RE.findall(text.lower()))


@lru_cache(maxsize=256)  # asked for each excerpt of an article
def _spaced(text: str) -> str:
    """Return the words of a text between single spaces, so that a run of them is found without reading it anew."""
    return f" {' '.join(normal_words(text))} "


def evidence_in(value: object) -> Iterator[Evidence]:
    """Yield all evidence that a value holds, however deep."""
    return _held_in(value, Evidence)


def texts_in(value: object) -> Iterator[str]:
    """Yield every text that a value holds, however deep."""
    return _held_in(value, str)


def _held_in(value: object, wanted: type[Wanted]) -> Iterator[Wanted]:
    """Yield what a value holds of a type, itself included, however deep; nothing inside what is found."""
    if isinstance(value, wanted):
        yield value
        return
    names = getattr(type(value), "__match_args__", ())
    for part in value if isinstance(value, tuple) else (getattr(value, name) for name in names):
        yield from _held_in(part, wanted)
