"""Names and passages that an editor takes out of everything that is published of a story.

    redact:
      - {words: Jonas Ekdahl, because: he is a minor}

    "Jonas Ekdahl, a baker, fears for his trade."   ->  "[…], a baker, fears for his trade."
    "Mr Ekdahl's shop"                              ->  "Mr […]'s shop"

A person's name is taken out in all its forms, the surname alone among them, but not as a part of what the entry has
under ``unlike``: "Ekdahl Ovens"; the person is listed no more. Evidence is cut into what stands beside the words, an
item that has nothing else goes, and ids are made of what is left, since one made of the words would let a reader test a
guess. An address that holds them is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, Final

from msgspec import Struct, structs
from rapidfuzz.distance import OSA

from generator.lexicons.calendar import MONTHS
from generator.overrides.decisions import Redaction
from generator.overrides.same_words import FEWEST, Words, compared_words
from generator.overrides.withheld import Carried, HiddenWords, texts_by_place
from generator.values.annotation import MentionKind
from generator.values.briefing import Briefing, BriefingQuote, BriefingSource, Disagreement, Entity
from generator.values.diagnostic import Diagnostic
from generator.values.document import Document, Evidence, evidence_in, normal_words
from generator.values.enums import EntityKind
from generator.values.span import Span
from generator.values.story import Story

GONE: Final = "[…]"
GONE_RE: Final = re.compile(r"\[…\](?:[\s,]*\[…\])+")
SMALL_RE: Final = re.compile(r"(?<!\w)[^\W\dA-Z_]+(?!\w)")  # a word in small letters
CAPITAL_RE: Final = re.compile(r"(?<!\w)[A-Z][^\W\d_]+")
LONG_NAME: Final = 6  # letters of a surname from which on another by one letter is a slip
LEAST_LEFT: Final = 0.5  # share of its words with no more than which an item is left out whole
CARRIERS: Final = ("evidence", "raised", "positions")  # an item without any of what it has of these is gone


@dataclass(frozen=True, slots=True)
class Forms:
    """Words that are looked for in their forms, but not as a part of others: "Brandl", and "Brandl Stone"."""

    pattern: re.Pattern[str]
    spared: re.Pattern[str] | None = None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where they stand."""
        kept = [Span(*m.span()) for m in self.spared.finditer(text)] if self.spared else []
        return (m for m in self.pattern.finditer(text) if not any(span.contains(Span(*m.span())) for span in kept))

    def search(self, text: str) -> bool:
        """Say whether they stand anywhere."""
        return next(self.finditer(text), None) is not None

    def sub(self, other: str, text: str) -> str:
        """Return a text with other words for them."""
        kept = {m.span() for m in self.finditer(text)}
        return self.pattern.sub(lambda m: other if m.span() in kept else m[0], text)


@dataclass(frozen=True, slots=True)
class Redacted:
    """Words that are taken out everywhere."""

    place: str  # of the entry: "overrides.yml:7:5"
    text: str  # as the editor names them: "Jonas Ekdahl"
    pattern: Forms  # in all forms of a name
    address: Forms  # in all forms, small letters or not: as addresses have them
    full: Forms  # in those that are nobody else's: of two words and more
    is_name: bool
    unlike: tuple[Words, ...] = ()  # what reads like them and says something else


def find_words_to_redact(asked: Redaction, story: Story, entities: Iterable[Entity]) -> Redacted | None:
    """Return what an entry takes out, a person's name in all its forms; None where no source has it in full."""
    names = _name_forms(asked.words, story, entities)
    forms = names or {asked.words}
    long = {form for form in forms if len(normal_words(form)) > 1} or forms
    prose = (b.cut(a.document.normal) for a in story.articles for b in a.document.body)
    common = {word for text in prose for word in SMALL_RE.findall(text)}
    spared = _pattern_of(asked.unlike) if names and asked.unlike else None
    every, full = (Forms(_pattern_of(words, common), spared) for words in (forms, long))
    address = Forms(_pattern_of(forms), spared)
    found = Redacted(
        asked.place, asked.words, every, address, full, bool(names), tuple(map(compared_words, asked.unlike))
    )
    return found if any(found.full.search(article.document.canonical) for article in story.articles) else None


def redact(
    briefing: Briefing, redactions: Sequence[Redacted], kinds: Iterable[Carried], documents: Mapping[str, Document]
) -> Briefing:
    """Return the briefing without the words, wherever they stand."""
    if not redactions:
        return briefing
    places = {
        source: tuple((Span(*m.span()), r.is_name) for r in redactions for m in r.pattern.finditer(document.text))
        for source, document in documents.items()
    }
    cut = _Cut(redactions, documents, places)
    renamed: dict[str, str] = {}
    items: dict[str, Any] = {}
    for kind in kinds:
        left = [(item.id, cut.item(item)) for item in getattr(briefing, kind.key)]
        items[kind.key] = tuple(item for _, item in left if item is not None)
        renamed |= {old: item.id for old, item in left if item is not None}
    named = {form for e in briefing.entities for form in (e.name, *e.aliases) if cut.found(form)}
    empty: dict[str, Any] = dict.fromkeys(items, ())
    rest: Any = cut.value(replace(briefing, **empty))
    rest = replace(
        rest,
        **items,
        tags=tuple(tag for tag in briefing.tags if tag not in named and not cut.found(tag)),
        sources=tuple(cut.source(source) for source in briefing.sources),
    )
    known = tuple(c for c in rest.corrections if not cut.found(c.item))
    noted = tuple(d for d in rest.diagnostics if not cut.touches(*(d.passage or ("", Span(0, 0)))))
    return _with_ids(replace(rest, corrections=known, diagnostics=noted), renamed)


def find_redacted(text: str, redactions: Iterable[Redacted]) -> Iterator[Redacted]:
    """Yield what is taken out and stands in a text, in a form that is nobody else's."""
    return (redaction for redaction in redactions if redaction.full.search(text))


def find_in_names(briefing: Briefing, redactions: Iterable[Redacted]) -> Iterator[Diagnostic]:
    """Yield an error for words in the names of files and addresses, out of which nothing can be taken."""
    for redaction in redactions:
        if redaction.pattern.search(briefing.slug):
            fault = f"the story's address '{briefing.slug}' holds the words taken out here"
            yield Diagnostic("B308", fault, redaction.place, "give the story another name with slug:")
        for source in briefing.sources:
            if redaction.pattern.search(source.id):
                fault = f"the name of source '{source.id}' holds the words taken out here"
                yield Diagnostic("B308", fault, redaction.place, "rename its file")


def find_near_names(
    briefing: Briefing, redactions: Iterable[Redacted], kinds: Iterable[Carried]
) -> Iterator[Diagnostic]:
    """Yield an error for names that are left and differ by one letter from a surname that is taken out."""
    left = {name for _, text in texts_by_place(briefing, kinds) for name in CAPITAL_RE.findall(text)}
    for redaction in redactions:
        surname = redaction.text.rsplit(maxsplit=1)[-1]
        if not redaction.is_name or len(surname) < LONG_NAME:
            continue
        for name in sorted(left):
            near = OSA.distance(name.lower(), surname.lower(), score_cutoff=1) <= 1
            if near and not any(words.stands_verbatim_in(compared_words(name)) for words in redaction.unlike):
                fault = f"'{name}' reads like the name taken out here"
                hint = "take it out too, or give it under unlike: if it is another's"
                yield Diagnostic("B306", fault, redaction.place, hint)


def passages_among(redactions: Iterable[Redacted]) -> tuple[HiddenWords, ...]:
    """Return the passages that must not come back with a typo or another number, as hidden words must not."""
    return tuple(
        HiddenWords(r.place, "", (), r.text, words, r.unlike)
        for r in redactions
        if not r.is_name and len((words := compared_words(r.text)).plain) >= FEWEST
    )


def _name_forms(text: str, story: Story, entities: Iterable[Entity]) -> set[str]:
    """Return the forms of a person's name, empty for words that are none.

    Words with capitals are a name unless they are known to be that of a body or a place.
    """
    known = [e for e in (*entities, *story.entities) if text in (e.name, *e.aliases)]
    forms = {text, *(f for e in known if e.kind is EntityKind.PERSON for f in (e.name, *e.aliases))}
    kinds = {m.kind for a in story.articles for m in a.article.annotation.mentions if m.text == text}
    capitals = [word for word in text.split() if word[0].isupper()]
    unknown = not known and not kinds and len(capitals) > 1 and text.rsplit(maxsplit=1)[-1] in capitals
    if len(forms) == 1 and MentionKind.PERSON not in kinds and not unknown:
        return set()
    names = {form for name in forms for form in (name, *_surname_forms(name))}
    return {form for form in names if form == text or form.lower() not in MONTHS}


def _surname_forms(name: str) -> Iterator[str]:
    """Yield a name's surname, with and without its particles: "van der Berg", "Berg"."""
    words = name.split()
    if len(words) > 1:
        yield words[-1]
        small = next((at for at, word in enumerate(words) if at and word[0].islower()), len(words))
        yield from [" ".join(words[small:])] if small < len(words) else []


def _pattern_of(forms: Iterable[str], common: Collection[str] = ()) -> re.Pattern[str]:
    """Return the pattern of some words, the longest first; one that is a common word too must have its capital."""
    found = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        words = normal_words(form)
        if len(words) == 1 and words[0] in common and form[0].isupper():
            found.append(f"(?-i:(?:{re.escape(form)}|{re.escape(form.upper())})s?)")  # "the Prices"
        elif words:
            found.append(r"[\W_]*".join(map(re.escape, words)) + "s?" * form[0].isupper())
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(found)})(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Takes words out of values."""

    redactions: Sequence[Redacted]
    documents: Mapping[str, Document]
    places: Mapping[str, tuple[tuple[Span, bool], ...]]  # by source: where they stand, and whether they are a name

    def found(self, text: str) -> bool:
        """Say whether a text holds what is to be taken out."""
        return any(redaction.pattern.search(text) for redaction in self.redactions)

    def touches(self, source: str, span: Span) -> bool:
        """Say whether a place of a source holds what is to be taken out: an id made of it would tell."""
        return any(words.overlaps(span) for words, _ in self.places.get(source, ()))

    def text(self, text: str) -> str:
        """Return a text without the words."""
        left = text
        for redaction in self.redactions:
            left = redaction.pattern.sub(GONE, left)
        return GONE_RE.sub(GONE, left) if left != text else text

    def pieces(self, evidence: Evidence) -> tuple[Evidence, ...]:
        """Return what stands beside the words; nothing of an excerpt that has only some of them."""
        document = self.documents[evidence.source]
        touched = [(words, name) for words, name in self.places[evidence.source] if words.overlaps(evidence.span)]
        if not touched:
            return (evidence,)
        if not all(name or evidence.span.contains(words) for words, name in touched):
            return ()
        kept = [evidence.span]
        for words, _ in touched:
            kept = [part for span in kept for part in _parts_beside(span, words)]
        parts = (span.trimmed(document.text) for span in kept)
        return tuple(document.evidence(part) for part in parts if normal_words(part.cut(document.text)))

    def value(self, value: Any) -> Any:  # noqa: ANN401  # of any type
        """Return a value without the words, however deep they stand."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Evidence):
            return next(iter(self.pieces(value)), None)
        if isinstance(value, tuple):
            nested = (self.pieces(v) if isinstance(v, Evidence) else (self.value(v),) for v in value)
            return tuple(part for parts in nested for part in parts)
        fields = {name: getattr(value, name) for name in getattr(type(value), "__match_args__", ())}
        changed = {name: new for name, old in fields.items() if (new := self.value(old)) != old}
        if not changed:
            return value
        if isinstance(value, Struct):
            return structs.replace(value, **changed)
        return replace(value, **changed) if is_dataclass(value) and not isinstance(value, type) else value

    def source(self, source: BriefingSource) -> BriefingSource:
        """Return a source without an address that holds the words."""
        left: BriefingSource = self.value(replace(source, url=None))
        told = any(redaction.address.search(source.url or "") for redaction in self.redactions)
        return left if told else replace(left, url=source.url)

    def item(self, item: Any) -> Any:  # noqa: ANN401  # of any kind
        """Return what is left of an item, with an id made of it; None for nothing."""
        if isinstance(item, Entity) and any(self.found(form) for form in (item.name, *item.aliases)):
            return None
        left = self.value(item)
        if left == item:
            return item
        if isinstance(left, BriefingQuote):
            left = _with_speaker(left)
        if isinstance(left, Entity):
            return replace(left, roles=tuple(role for role in left.roles if role.evidence))
        if isinstance(left, Disagreement):
            left = replace(left, positions=tuple(p for p in left.positions if p.evidence))
        if getattr(left, "shown", None) is not None and left.shown != item.shown:
            left = replace(left, shown=None, notes=())
        return self._renamed(left, item) if _says_something(left, item) else None

    def _renamed(self, left: Any, item: Any) -> Any:  # noqa: ANN401  # of any kind
        """Return an item with ids that follow from what is left of its evidence."""
        own = [e.id for e in evidence_in(tuple(getattr(left, name, ()) for name in CARRIERS))]
        was = {e.id for e in evidence_in(tuple(getattr(item, name, ()) for name in CARRIERS))}
        if was.issuperset(own) and was.issubset(own):
            return left
        letter = item.id.partition("-")[0]
        also = tuple(sorted({i for i in own if i != own[0]} if letter == "e" else set()))
        return replace(left, id=f"{letter}-{own[0].partition('-')[2]}", also=also)


def _parts_beside(span: Span, words: Span) -> Iterator[Span]:
    """Yield what is left of a span without some of it."""
    if not span.overlaps(words):
        yield span
        return
    if span.start < words.start:
        yield Span(span.start, words.start)
    if words.end < span.end:
        yield Span(words.end, span.end)


def _with_speaker(quote: BriefingQuote) -> BriefingQuote:
    """Return a quote whose speaker's mention may be gone, and its other wordings that something carries."""
    variants = tuple(v for v in quote.variants if v.evidence)
    speaker = quote.speaker
    if speaker is not None and speaker.mention is None:  # no mention is left
        speaker = replace(speaker, mention=quote.evidence[0]) if quote.evidence else None
    return replace(quote, speaker=speaker, variants=variants)


def _says_something(left: Any, item: Any) -> bool:  # noqa: ANN401  # of any kind
    """Say whether an item still has evidence and, where it has a text, half of its words."""
    carried = all(getattr(left, name) for name in CARRIERS if hasattr(left, name))
    sides = getattr(left, "positions", (0, 0))
    kept, had = (len(normal_words(getattr(i, "text", ""))) for i in (left, item))
    return carried and len(sides) > 1 and (kept == had or kept > LEAST_LEFT * had)


def _with_ids(briefing: Briefing, renamed: Mapping[str, str]) -> Briefing:
    """Return a briefing whose references lead to the new ids; those that lead nowhere are left for later."""

    def now(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(renamed.get(i, i) for i in ids)

    return replace(
        briefing,
        lede_facts=now(briefing.lede_facts),
        key_facts=now(briefing.key_facts),
        figures=tuple(replace(f, relates_to=renamed.get(f.relates_to or "", f.relates_to)) for f in briefing.figures),
        changes=tuple(
            replace(c, added=now(c.added), superseded=now(c.superseded), answered=now(c.answered))
            for c in briefing.changes
        ),
        corrections=tuple(replace(c, item=renamed.get(c.item, c.item)) for c in briefing.corrections),
    )
