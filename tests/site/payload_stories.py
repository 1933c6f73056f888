"""Stories whose every text is a payload: headlines, bylines, names, addresses, what editors word, all in turn.

Each text stands between two marks of its own (``Begin17 … End17``), so that it is known wherever it comes out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Final

from builders import cut, document_of
from case_files import read_cases

from generator.publishing.store import DATA_FILE
from generator.stages.render import render
from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuantity,
    BriefingQuote,
    BriefingSource,
    BriefingSpeaker,
    Change,
    Correction,
    Disagreement,
    Entity,
    EntityRole,
    Fact,
    FactAttribution,
    Origin,
    Period,
    Position,
    Question,
    Relation,
    TimelineEvent,
    When,
)
from generator.values.document import Document

PAYLOADS: Final = tuple(
    text for family in read_cases(Path(__file__).parent / "payloads.yml") for text in family["texts"]
)
TOGETHER: Final = 4  # payloads of a text
OF_A_STORY: Final = 46
NAMED: Final = 4  # every so many payloads one names a person who has a page
DAYS: Final = ("2031-03-04", "2031-03-05")


def groups() -> range:
    """Return the numbers of the texts: each holds some payloads."""
    return range(math.ceil(len(PAYLOADS) / TOGETHER))


def together(number: int) -> range:
    """Return the payloads of a text, which are of several kinds."""
    return range(len(PAYLOADS))[number :: len(groups())]


def marked(number: int, where: str = "", *, alone: bool = False) -> str:
    """Return the payloads of a text, or one of them alone, each between its marks."""
    return " ".join(f"Begin{where}{n} {PAYLOADS[n]} End{where}{n}" for n in ([number] if alone else together(number)))


def hostile_stories() -> Iterator[Briefing]:
    """Yield the stories; in each a payload stands in every field that a source, an editor or a file's name fills."""
    for first in range(0, len(groups()), OF_A_STORY):
        yield _story(f"story-{first:03}", tuple(groups())[first : first + OF_A_STORY])


def write_hostile(root: Path, briefing: Briefing) -> None:
    """Write a story's data: its articles are not here, and its pages are made of them."""
    (root / briefing.slug).mkdir()
    (root / briefing.slug / DATA_FILE).write_text(render(briefing)[DATA_FILE], encoding="utf-8")


def _document(number: int) -> Document:
    """Return an article: its name is a payload too, as far as a file can have it."""
    name = "".join(sign for sign in PAYLOADS[number] if sign.isprintable() and sign != "/").strip(" .")[:80]
    words = " ".join(marked(number).split())
    text = f"The ferry of Osterby, {words}, sailed on 4 March 2031 with 12{number} cars. It is said that {words} sank."
    return document_of(text, f"{number:03} {name}")


def _story(slug: str, numbers: tuple[int, ...]) -> Briefing:
    documents = {n: _document(n) for n in numbers}
    facts = tuple(_fact(n, documents[n]) for n in numbers)
    first = numbers[0]
    quotes = tuple(_quote(n, documents[n]) for n in numbers)
    questions = tuple(_question(n, documents[n]) for n in numbers)
    pairs = pairwise(numbers)
    early = tuple(f.id for f in facts[::2])
    late = tuple(f.id for f in facts[1::2])
    return Briefing(
        schema_version=1,
        slug=slug,
        title=marked(first),
        lede=marked(numbers[1]),
        lede_facts=(),
        key_facts=tuple(f.id for f in facts[:7]),
        status="published",
        updated=DAYS[1],
        tags=(marked(first), "Ferries"),
        sources=tuple(_source(n, documents[n]) for n in numbers),
        origins=tuple(Origin(f"o-{n}", marked(n), (documents[n].source,)) for n in numbers),
        facts=facts,
        quotes=quotes,
        figures=tuple(_figure(n, documents[n]) for n in numbers),
        timeline=tuple(_event(n, documents[n]) for n in numbers),
        entities=tuple(_entity(n, documents[n]) for n in numbers),
        disagreements=tuple(_difference(one, other, documents) for one, other in pairs),
        questions=questions,
        changes=(
            Change(DAYS[0], (*early, *(q.id for q in questions)), (), ()),
            Change(DAYS[1], (*late, *(q.id for q in quotes)), (), ()),
        ),
        corrections=tuple(
            Correction(DAYS[1], f.id, marked(n), marked(n), marked(n)) for n, f in zip(numbers, facts, strict=True)
        ),
        diagnostics=(),
        edited=("title", "lede"),
        unsupported=("title", "lede"),
    )


def _source(number: int, document: Document) -> BriefingSource:
    words, payload = marked(number), PAYLOADS[number]
    url = payload if ":" in payload else f"https://example.org/{number}/{payload}"
    relation = Relation("independent", None, 0.0)
    return BriefingSource(
        document.source, words, words, words, words, DAYS[number % 2], "stated", url, 40, "en", document.sha256,
        f"o-{number}", relation, "newspaper", words,
    )  # fmt: skip


def _fact(number: int, document: Document) -> Fact:
    evidence = cut(document, document.text.partition(" It is said")[0])
    fact = Fact(
        evidence.id, (), marked(number), "statement", (f"o-{number}",), "single-origin",
        FactAttribution(marked(number), "person", "said"), 0.5, True, (evidence,), (document.source,), clear=0.9,
    )  # fmt: skip
    return replace(fact, unsupported=number % 3 == 0)


def _quote(number: int, document: Document) -> BriefingQuote:
    words = cut(document, " ".join(marked(number).split()))
    name = marked(number) if number % NAMED == 0 else "a spokesman"
    kind = "person" if number % NAMED == 0 else "anonymous"
    speaker = BriefingSpeaker(name, marked(number), kind, words)
    return BriefingQuote(
        words.id, (), words.text, True, speaker, marked(number), marked(number), marked(number), "said", DAYS[0], (),
        True, (words,), (document.source,),
    )  # fmt: skip


def _figure(number: int, document: Document) -> BriefingFigure:
    evidence = cut(document, f"12{number} cars")
    quantity = BriefingQuantity(Decimal(f"12{number}"), marked(number), "exactly", None)
    return BriefingFigure(
        evidence.id, (), evidence.text, quantity, marked(number), "value", None, Period(marked(number), "2031", "2031"),
        marked(number), True, (evidence,), (document.source,),
    )  # fmt: skip


def _event(number: int, document: Document) -> TimelineEvent:
    evidence = cut(document, "sailed on 4 March 2031")
    when = When(marked(number), DAYS[0], None, "day", "happened")
    return TimelineEvent(evidence.id, (), when, marked(number), (evidence,), (document.source,), edited=True)


def _entity(number: int, document: Document) -> Entity:
    evidence = cut(document, " ".join(marked(number).split()))
    kind = ("person", "organisation", "place")[number % 3] if number % NAMED else "person"
    role = EntityRole(marked(number), (evidence,), None, None)
    return Entity(
        f"p-{number}", marked(number), kind, marked(number), (role,), (marked(number),), 2, (document.source,)
    )


def _question(number: int, document: Document) -> Question:
    evidence = cut(document, "It is said")
    state = "answered" if number % 2 else "open"
    answered = (evidence,) if number % 2 else ()
    return Question(f"u-{number}", marked(number), "not-disclosed", state, (evidence,), answered, unsupported=True)


def _difference(one: int, other: int, documents: dict[int, Document]) -> Disagreement:
    sides = ((n, cut(documents[n], "sailed on 4 March")) for n in (one, other))
    positions = tuple(Position(marked(n), (e.source,), (e,)) for n, e in sides)
    return Disagreement(f"d-{one}", marked(one), "statement", positions, None, marked(one))
