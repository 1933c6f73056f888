"""Every entry of the word lists of quotes changes what is found in some sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from builders import annotated, document_of
from case_files import read_cases
from word_probes import modules_of, without

from generator.lexicons.loader import load_lexicon
from generator.quotes.extractor import extract_quotes
from generator.syntax.forms import regular_forms
from generator.times.extractor import extract_times
from generator.values.annotation import Annotation, Sentence
from generator.values.document import Document
from generator.values.findings import Quote, TimeExpression
from generator.values.span import Span

# Sentences a list is tried in, one of which must change: {verb} is an entry's base form, {past} its past form,
# {rest} the words behind the first, {word} the whole entry.
SENTENCES: Final = {
    "cues": {
        "speech": (
            "Jane Roe will {verb} that the old bridge is safe.",
            "The old bridge is safe, Jane Roe {past}.",
            "Jane Roe {past} the old bridge is safe.",
        ),
        "quoting": ('"The old bridge is safe," Jane Roe {past}.', 'Jane Roe {past}, "The old bridge is safe."'),
        "belief": ("Jane Roe will {verb} that the old bridge is safe.", "Jane Roe {past} the old bridge is safe."),
        "commitment": ("Jane Roe will {verb} to close the old bridge.", "Jane Roe {past} to close the old bridge."),
        "request": (
            "Jane Roe will {verb} the drivers to leave.",
            "Jane Roe {past} Tom Bloggs to leave the town.",
            "Jane Roe {past} on the drivers to leave.",
        ),
        "describing": (
            'Jane Roe {past} the plan "a grave and costly mistake of theirs".',
            'Jane Roe {past} the plan as "a grave and costly mistake of theirs".',
        ),
        "object": ('Jane Roe {past} the "grave and costly failure of the board".',),
        "prepositional": (
            'Jane Roe {past} {rest} "a new and open inquiry into it".',
            'Jane Roe {past} Tom Bloggs {rest} "his new and open support of it".',
        ),
        "mandative": ("Jane Roe {past} that the workers take the deal.",),
        "phrase": ("{word} the harbour board, the old bridge is not safe.",),
        "noun": ("The town laughed at Roe's {verb} that the old bridge is safe.",),
        "denying": ("Jane Roe will {verb} that the old bridge is safe.",),
        "naming": (
            'The ore is a metal they {past} "the good and grey gold of the hills".',
            'The miners sold what they {past} "the good and grey gold of the hills".',
            'The ore is a metal the miners {verb} "the good and grey gold of the hills".',
            'The miners sold what they {verb} "the good and grey gold of the hills".',
        ),
        "finding": (
            'Jane Roe {past} "gifts were hidden in the hall".',
            "Jane Roe said the driver {past} the brakes failed.",
            "Jane Roe {past} gifts were hidden in the hall.",
            "According to the board, the report {past} that the old bridge is safe.",
        ),
        "telling": (
            "Jane Roe {past} reporters that the old bridge is safe.",
            "Jane Roe {past} reporters if the bridge is safe.",
            "Jane Roe {past} reporters to leave the old bridge.",
        ),
        "relaying": (
            "Jane Roe said the old bridge is safe, the Tarn Press {past}.",
            "Jane Roe said the old bridge is safe, {verb}ing to the Tarn Press.",
            "The Tarn Press {past} Jane Roe as saying the old bridge is safe.",
        ),
        "trailing": (
            "The old bridge is safe, the harbour agency {past} on Friday.",
            "The old bridge, which Tom Bloggs built, is safe, a clerk who asked not to be named {past}.",
            'The bridge is "quite safe", {past} Mr Roe.',
            "The bridge shut, a clerk who asked not to be named {past}.",
            "The bridge will close on Monday and the ferry will stop, Roe's office {past} on Friday.",
        ),
    },
    "speakers": {
        **dict.fromkeys(
            ("document", "anonymous", "group", "organisation", "body"),
            (
                "The {word} said that the old bridge is safe.",
                "{word} said that the old bridge is safe.",
                "Anna {title} built it. {title} said that the old bridge is safe.",
            ),
        ),
        "people": ("The {word} said that the old bridge is safe.", "{title}s said that the old bridge is safe."),
        "other": ("Jane Roe, {word} governor of Norvane, went. The governor said that the old bridge is safe.",),
        "seat": (
            "{title} Jane Roe went. The Norland Republican said that the old bridge is safe.",
            "Jane Roe, a {word} in Norland, went. The Norland Republican said that the old bridge is safe.",
        ),
        "partisan": ("Senator Jane Roe went. The {title} said that the old bridge is safe.",),
        "none": ("According to the {word}, the old bridge is safe.", "According to {word}, the old bridge is safe."),
        "film": ("A {word} showed Tom Bloggs opening the old bridge.",),
        "quarter": ("The {title} said that the old bridge is safe.",),
    },
    "venues": {
        "venue": (
            "Jane Roe said at a {word} that the old bridge is safe.",
            "Jane Roe said on {word} that the old bridge is safe.",
            "Jane Roe said in {word} that the old bridge is safe.",
            "Jane Roe said in {title} that the old bridge is safe.",
            "Jane Roe said in an {word} that the old bridge is safe.",
        ),
        "preposition": (
            "Jane Roe said {word} a news conference that the old bridge is safe.",
            "Jane Roe said {word} telephone that the old bridge is safe.",
            "Jane Roe was told {word} a news conference.",
            "Jane Roe announced it {word} letter that it is safe.",
        ),
    },
    "roles": {"tie": ('"He is safe," his {word} said.',)},
}
Read = tuple[Document, Annotation, tuple[TimeExpression, ...]]
PAST_FORMS: Final = read_cases(Path(__file__).parent / "past_forms.yml")


def past(verb: str) -> str:
    return PAST_FORMS.get(verb) or regular_forms(verb)[2]


def sentences_of(name: str, group: str, entry: str) -> list[str]:
    verb, _, rest = entry.partition(" ")
    words = {"word": entry, "verb": verb, "past": past(verb), "rest": rest, "title": entry.title()}
    texts = [template.format(**words) for template in SENTENCES[name][group]]
    return [f"{t[0].upper()}{t[1:]}" for t in texts]


def part_of(document: Document, whole: Annotation, paragraph: Span) -> tuple[Document, Annotation]:
    """Return one line of a document as a document of its own, without reading it again."""
    inside = whole.tokens_in(paragraph)
    low, at = inside[0].index, paragraph.start
    moved = [replace(t, index=t.index - low, start=t.start - at, end=t.end - at, head=t.head - low) for t in inside]
    sentences = [
        Sentence(Span(s.span.start - at, s.span.end - at), s.first - low, s.last - low, 0)
        for s in whole.sentences
        if paragraph.contains(s.span)
    ]
    mentions = [
        replace(m, span=Span(m.span.start - at, m.span.end - at), first=m.first - low, last=m.last - low)
        for m in whole.mentions
        if paragraph.contains(m.span)
    ]
    alone = Annotation.of(tuple(moved), tuple(sentences), tuple(mentions), (Span(0, paragraph.length),))
    return document_of(paragraph.cut(document.text)), alone


@cache
def read_sentences(name: str, group: str) -> dict[str, Read]:
    """Read all the sentences of a list at once; their times are told by other lists."""
    texts = dict.fromkeys(t for entry in load_lexicon(name)[group] for t in sentences_of(name, group, entry))
    document = document_of("\n".join(texts))
    whole = annotated(document)
    parts = {p.cut(document.text): part_of(document, whole, p) for p in whole.paragraphs}
    return {text: (*part, extract_times(*part)) for text, part in parts.items()}


def found_in(name: str, group: str, entry: str) -> list[tuple[Quote, ...]]:
    return [extract_quotes(*read_sentences(name, group)[text]) for text in sentences_of(name, group, entry)]


@pytest.mark.parametrize(("name", "group"), [(name, group) for name, groups in SENTENCES.items() for group in groups])
def test_every_entry_changes_what_is_found(name: str, group: str) -> None:
    found = {entry: found_in(name, group, entry) for entry in load_lexicon(name)[group]}  # at once: patterns are kept
    idle = []
    for entry, before in found.items():
        with without(modules_of("generator.quotes.", "generator.syntax.", "generator.names."), name, group, entry):
            if found_in(name, group, entry) == before:
                idle.append(entry)
    assert idle == []
