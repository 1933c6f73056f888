"""Every entry of the word lists of figures changes what some sentence gives."""

from __future__ import annotations

from functools import cache

import pytest
from builders import annotated, document_of
from word_probes import modules_of, without

from generator.figures.extractor import extract_figures
from generator.lexicons.loader import load_lexicon
from generator.syntax.forms import participle
from generator.times.extractor import extract_times
from generator.values.annotation import Annotation
from generator.values.document import Document
from generator.values.findings import TimeExpression

# Sentences for each list; {w} is the entry, {done} its participle.
PROBES: dict[tuple[str, str], tuple[str, ...]] = {
    ("measures", "level verbs"): ("Its profit will {w} $5 million.", "Profits {w} $5 million."),
    ("measures", "speech verbs"): ("Officials {w} $5 million.", "They will {w} $5 million.", "They {w} to $5 million."),
    ("measures", "owner verbs"): ("The firm will {w} sales of $5 million.",),
    ("measures", "holding verbs"): ("The firm will {w} 40 ships.",),
    ("measures", "empty nouns"): ("It saw a {w} in exports of 5 percent.", "It paid a {w} of $5 million for exports.",
        "It had a {w} for exports of $5 million.", "It rose to a {w} of $5 million in exports."),
    ("measures", "directions"): ("With sales {w} 5 percent, it closed.", "Sales were 5 percent {w} than in May.",
        "Sales are 5-10 {w}er now.", "The flux is 5-10 times {w}er than it was.",
        "The flux 5-10 times {w} fell."),
    ("measures", "dimensions"): ("The wall is 10 feet {w}.", "It lies 10 miles {w} of the town."),
    ("measures", "complements"): ("The {w} the town fell 5 percent.", "It saw the {w} towns rise 5 percent."),
    ("measures", "companies"): ("A {w} closed 40 shops.", "It said that the {w} lost 40 shops."),
    ("measures", "rise verbs"): ("Norvane shares will {w} 5 percent.",),
    ("measures", "fall verbs"): ("Norvane shares will {w} 5 percent.",),
    ("measures", "lengths"): ("The crew will push 5 {w}.",),
    ("measures", "repeats"): ("They have met 40 {w}.", "They met on 40 {w}."),
    ("measures", "settings"): ("The firm made $5 million in {w}.",),
    ("measures", "confinements"): ("He got six years in {w}.",),
    ("measures", "lasting verbs"): ("The strike will {w} three weeks.", "The strike {done} three weeks."),
    ("measures", "severity"): ("At least 12 people were {w} injured.", "At least 12 people were {w} wounded."),
    ("measures", "leaving verbs"): (
        "It will {w} 12 people dead.", "12 people {w} dead.", "12 people {w} missing.", "12 people will {w} injured.",
        "12 people will {w} trapped.", "It will {w} 12 people missing.", "It will {w} 12 people trapped.",
    ),
    ("figure_roles", "goal nouns"): ("The {w} is $5 million.", "It has a {w} of $5 million."),
    ("figure_roles", "goal verbs"): ("The firm will {w} to save $5 million.", "The firm will {w} $5 million."),
    ("figure_roles", "forecast nouns"): ("The {w} is $5 million.", "The {w} of $5 million stands."),
    ("figure_roles", "forecast verbs"): ("Analysts {w} $5 million.", "Sales are {done} to reach $5 million."),
    ("figure_roles", "limit nouns"): ("The {w} is $5 million.", "It has a {w} of $5 million."),
    ("figure_roles", "limit verbs"): ("The law will {w} it at $5 million.", "It is {done} to $5 million."),
    ("figure_cues", "changes"): ("It {w} to 7 percent from 5 percent.", "It {w} 5 to 7 percent."),
    ("figure_cues", "before what was"): ("It has 7 percent, {w} 5 percent.", "Its {w} 5 percent."),
    ("figure_cues", "beside what was"): ("It fell to $7 from {w} $5.",),
    ("figure_cues", "pointing"): ("Some 40 ships were brought to the {w} docks.",
        "Some 40 ships were brought {w} from Selm."),
    ("figure_cues", "before a time"): ("It held on {w} three weeks.",),
    ("count_nouns", "of an age"): ("The {w} was 95.", "When {w} was 95 it closed.", "Osterholt, {w} was 95, left."),
    ("count_nouns", "same in the plural"): ("They saw 5 {w}.", "They have 5 {w} here."),
    **{("casualties", group): (
        "At least 12 people were {done}.", "At least 12 people {w}.", "At least 12 people are {w}.",
        "It left 12 people {w}.", "They {w} 12 people.", "Of these, 12 were {done}.",
        "At least 12 were reported {w}.", "At least 12 people went {w}.",
    ) for group in load_lexicon("casualties") if not group.endswith(("/noun", "/of people"))},
    **{("verb_nouns", group): (
        "The firm will {w} the mill for $5 million.", "The deal will {w} the mill at $5 million.",
        "The firm will {w} the town $5 million.", "The firm will {w} $5 million.", "The firm was {done} $5 million.",
        "Osterholt will {w} 9 percent.", "Holders will {w} $5 a share.", "It will {w} the firm for $5 million.",
    ) for group in load_lexicon("verb_nouns")},
}  # fmt: skip


@cache
def sentences(name: str, group: str) -> tuple[tuple[str, ...], Document, Annotation, tuple[TimeExpression, ...]]:
    """Return the entry of each sentence of a document with all of a group's probes."""
    probes = [
        (entry, sentence.format(w=entry, done=participle(entry)))
        for entry in load_lexicon(name)[group]
        for sentence in PROBES[name, group]
    ]
    document = document_of("\n\n".join(sentence for _, sentence in probes))
    annotation = annotated(document)
    return tuple(e for e, _ in probes), document, annotation, extract_times(document, annotation)


def read(name: str, group: str) -> list[list[str]]:
    """Return the figures of each probe, without where it stands."""
    _, document, annotation, times = sentences(name, group)
    found: list[list[str]] = [[] for _ in document.blocks]
    for figure in extract_figures(document, annotation, times):
        line = next(n for n, block in enumerate(document.blocks) if block.span.contains(figure.span))
        told = figure.quantity, figure.measure, figure.predicate, figure.role, figure.attributed_to, figure.subject
        found[line].append(str((*told, figure.heading)))
    return found


@pytest.mark.parametrize(("name", "group"), PROBES)
def test_every_entry_changes_a_reading(name: str, group: str) -> None:
    entries = sentences(name, group)[0]
    full = read(name, group)
    with without(modules_of("generator.figures.", "generator.lexicons.casualties"), name, group):
        fewer = read(name, group)
    changed = {entry for entry, one, other in zip(entries, full, fewer, strict=True) if one != other}
    idle = [entry for entry in load_lexicon(name)[group] if entry not in changed]
    assert not idle, " ".join(idle)
