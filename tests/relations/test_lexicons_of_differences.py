"""Each entry of the lists that counts of two sources are compared by changes what is told of some count."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from newsroom import article

from generator.lexicons import casualties
from generator.lexicons.loader import load_lexicon
from generator.relations.differences import amounts, deeds
from generator.relations.differences.counted import Counted, counted_in
from generator.syntax.forms import participle
from generator.values.story import DatedArticle

# What is tried with each entry {w}, {done} its participle.
BEFELL = (
    "The storm {done} 12 people.", "The storm will {w} 12 people.", "At least 12 people {w}.",
    "At least 12 people were {done}.", "At least 12 people are {w}.", "They feared the {w} of 12 people.",
    "The {w} of the storm rose to 12.", "It led to 12 {w} people.", "The number of {w} people rose to 12.",
    "12 people went {w}.", "12 people were taken to {w}.",
)  # fmt: skip
PROBES: dict[tuple[str, str], tuple[str, ...]] = {
    **{("casualties", g): BEFELL for g in load_lexicon("casualties") if g.partition("/")[2] in casualties.UNWORDED},
    ("differences", "closed"): (
        "The chain {done} 12 stores.", "The chain will {w} 12 stores.", "It saw the {w} of 12 stores.",
    ),
    ("differences", "premises"): ("The chain closed 12 {w}.",),
    ("differences", "destroyed"): ("The storm {done} 12 houses.", "12 houses {w}.", "The storm will {w} 12 houses."),
    ("differences", "homes"): ("The storm destroyed 12 {w}.",),
    ("differences", "volatile"): ("The {w} will rise to 12 dollars.", "The {w} rose 12 points."),
    ("differences", "moves"): ("The index will {w} 12 points.", "The index went {w} 12 points."),
    ("differences", "dismissed"): (
        "The firm {done} 12 workers.", "The firm will {w} 12 workers.", "It saw the {w} of 12 workers.",
        "The firm {done} off 12 workers.",
    ),
    ("differences", "staff"): ("The firm dismissed 12 {w}.",),
    ("differences", "penalty"): ("It brings a {w} of up to 12 years.", "It may {w} him for up to 12 years."),
    ("differences", "people"): ("The storm killed 12 {many}.", "The storm killed 12 {w}."),
    ("differences", "part"): ("The storm killed 12 {many}.", "The storm killed 12 {w}."),
    ("differences", "partial"): ("The storm killed {w} 12 people.", "The storm killed a {w} 12 people."),
    ("differences", "update"): ("The figure will {w} to 12.", "The figure is {w} 12.", "The {w} figure was 12."),
}  # fmt: skip
PLURALS = {"woman": "women", "man": "men", "child": "children", "life": "lives"}


def plural(noun: str) -> str:
    return PLURALS.get(noun) or (f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s")


@cache
def counts(name: str, group: str) -> dict[str, tuple[Counted, ...]]:
    """The counts of each entry's sentences, as if each sentence stood first in its article."""
    probes = PROBES[name, group]
    words = [(w, probe) for w in load_lexicon(name)[group] for probe in probes]
    sentences = [(w, probe.format(w=w, done=participle(w), many=plural(w))) for w, probe in words]
    dated = DatedArticle(article("a", "\n".join(text for _, text in sentences), "2031-03-06"), None, ())
    found: dict[str, list[Counted]] = {word: [] for word, _ in sentences}
    blocks = dated.document.blocks
    for one in counted_in(dated):
        line = next(n for n, block in enumerate(blocks) if block.span.contains(one.figure.span))
        found[sentences[line][0]] += [replace(one, number=0), replace(one, number=deeds.LEAD)]
    return {word: tuple(ones) for word, ones in found.items()}


def told(one: Counted) -> tuple[object, ...]:
    annotation, deed = one.dated.article.annotation, deeds.deed_of(one)
    return (
        deed,
        deeds._is_part(one, deed or ""),
        deeds.moves_by_the_hour(annotation, one.sentence),
        amounts._tells_update(one),
    )


@pytest.mark.parametrize(("name", "group"), PROBES)
def test_every_entry_changes_what_is_told_of_a_count(name: str, group: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load_lexicon(name)
    idle = []
    for word, ones in counts(name, group).items():
        before = [told(one) for one in ones]
        less = {**whole, group: tuple(w for w in whole[group] if w != word)}
        if name == "casualties":
            monkeypatch.setattr(casualties, "load_lexicon", lambda _, less=less: less)
        else:
            for module in (deeds, amounts):
                monkeypatch.setattr(module, "LEXICON", less)
        casualties.words_of_toll.cache_clear()
        if before == [told(one) for one in ones]:
            idle.append(word)
        monkeypatch.undo()
        casualties.words_of_toll.cache_clear()
    assert idle == []
