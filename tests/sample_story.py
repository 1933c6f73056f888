"""A small story with something in every section, its people and places invented.

Evidence is cut from the documents as everywhere else, so excerpts have their paragraphs.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import builders
from builders import document_of

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
    Variant,
    When,
)
from generator.values.document import Document, Evidence
from generator.values.quoting import SpeechCoverage

WIRE = """Trade between Lorne and Vaskia reached $41.5 billion in 2030, according to Lornish customs data, \
up from $38.9 billion in 2029 and $30.2 billion in 2028.
“We will open the harbour before the summer,” Trade Minister Ilse Marrow told reporters on Sunday. \
She did not disclose the route.
Officials said the ferry would start before the tariff cut.
"""
QUAY = """Trade between the two neighbours hit $41.5 billion in 2030, customs data of Lorne show.
“The harbour will be open by the summer,” Trade Minister Ilse Marrow told reporters.
Officials said the ferry would start after the tariff cut.
"""
POST = """The ferry will run from Lorne to Port Hale, the Vaskian Ports Authority said on Friday.
Marrow said that both sides wanted lower tariffs. It is planned to sign a charter on 4 June.
"""
TEXTS = {"a-wire": WIRE, "b-quay": QUAY, "c-post": POST}
SECTIONS = ("Key facts", "Sources differ", "Still open", "In figures", "Voices")
FOLDED = ("Timeline", "Figures", "More quotes", "People and organisations")
BEHIND = (
    *("Facts", "Overtaken by later reports", "Where sources differ", "Open questions", "Answered questions"),
    *("Who has it from whom", "What changed, day by day", "Corrections", "Sources"),
)


def documents() -> dict[str, Document]:
    """Return the story's documents by source id."""
    return {name: document_of(text, name) for name, text in TEXTS.items()}


def cut(source: str, words: str) -> Evidence:
    """Cut words out of a source."""
    return builders.cut(documents()[source], words)


def _source(name: str, outlet: str | None, published: str | None, origin: str, relation: Relation) -> BriefingSource:
    return BriefingSource(
        name, outlet, "Ferry | talks *resume*", "A. Writer", "LORNE", published, "stated", f"https://example.org/{name}",
        len(TEXTS[name].split()), "en", documents()[name].sha256, origin, relation,
    )  # fmt: skip


def _fact(text: str, standing: str, *evidence: Evidence, origins: tuple[str, ...] = ("o-a",)) -> Fact:
    attribution = FactAttribution("Lornish customs data", "document", "according to")
    sources = tuple(sorted({e.source for e in evidence}))
    also = tuple(e.id for e in evidence[1:])
    return Fact(evidence[0].id, also, text, "statement", origins, standing, attribution, 0.5, False, evidence, sources)


def _figure(text: str, value: str, year: str, role: str = "value") -> BriefingFigure:
    evidence = cut("a-wire", text)
    quantity = BriefingQuantity(Decimal(value), "USD", "exactly", None)
    return BriefingFigure(
        evidence.id, (), text, quantity, "trade between Lorne and Vaskia", role, None, Period(year, year, year),
        "Lornish customs data", False, (evidence,), ("a-wire",),
    )  # fmt: skip


def _quotes() -> tuple[BriefingQuote, ...]:
    first, second = (
        cut("a-wire", "We will open the harbour before the summer"),
        cut("b-quay", "The harbour will be open by the summer"),
    )
    said = cut("c-post", "both sides wanted lower tariffs")
    marrow = BriefingSpeaker("Ilse Marrow", "Trade Minister", "person", cut("a-wire", "Trade Minister Ilse Marrow"))
    variants = (Variant("b-quay", second.text, (second,)),)
    return (
        BriefingQuote(
            first.id, (second.id,), first.text, True, marrow, None, "reporters", None, "told", "2031-03-02", variants,
            False, (first,), ("a-wire", "b-quay"),
        ),
        BriefingQuote(
            said.id, (), said.text, False, marrow, None, None, None, "said", None, (), False, (said,), ("c-post",)
        ),
    )  # fmt: skip


def _questions() -> tuple[Question, ...]:
    route = cut("c-post", "The ferry will run from Lorne to Port Hale")
    return (
        Question(
            "u-0001", "Which route?", "not-disclosed", "answered",
            (cut("a-wire", "She did not disclose the route."),), (route,),
        ),
        Question(
            "u-0002", "Will a charter be signed?", "plan", "open",
            (cut("c-post", "It is planned to sign a charter on 4 June."),), (),
        ),
    )  # fmt: skip


def sample_briefing(slug: str = "ferry-talks") -> Briefing:
    """Return the whole story."""
    trade = "Trade between Lorne and Vaskia reached $41.5 billion in 2030, according to Lornish customs data"
    facts = (
        _fact(
            f"{trade}.", "single-origin", cut("a-wire", trade),
            cut("b-quay", "Trade between the two neighbours hit $41.5 billion in 2030, customs data of Lorne show."),
        ),
        _fact(
            "The ferry will run from Lorne to Port Hale.", "corroborated",
            cut("c-post", "The ferry will run from Lorne to Port Hale"), origins=("o-c", "o-ports"),
        ),
        _fact("She did not disclose the route.", "superseded", cut("a-wire", "She did not disclose the route.")),
    )  # fmt: skip
    said = cut("c-post", "both sides wanted lower tariffs")
    before, after = "the ferry would start before the tariff cut", "the ferry would start after the tariff cut"
    plan = cut("c-post", "It is planned to sign a charter on 4 June.")
    role = cut("a-wire", "Trade Minister Ilse Marrow")
    authority = cut("c-post", "Vaskian Ports Authority")
    return Briefing(
        schema_version=1,
        slug=slug,
        title="Ferry talks resume <b>now</b>",
        lede=f"{trade}.",
        lede_facts=(facts[0].id,),
        key_facts=(facts[1].id,),
        status="published",
        updated="2031-05-30",
        tags=("Trade", "Lorne & Vaskia"),
        sources=(
            _source("a-wire", "Northgate Wire", "2031-03-02T08:00", "o-a", Relation("original", None, 0.0)),
            _source("b-quay", None, None, "o-a", Relation("rewrite", "a-wire", 0.4)),
            _source("c-post", "Vaskia Post", "2031-05-30", "o-c", Relation("independent", None, 0.0)),
        ),
        origins=(
            Origin("o-a", "Northgate Wire report of 2 March 2031", ("a-wire", "b-quay")),
            Origin("o-c", "Vaskia Post", ("c-post",)),
        ),
        facts=facts,
        quotes=_quotes(),
        figures=(
            _figure("$41.5 billion", "41500000000", "2030"),
            _figure("$38.9 billion", "38900000000", "2029", "previous"),
            _figure("$30.2 billion", "30200000000", "2028", "previous"),
        ),
        timeline=(
            TimelineEvent(
                plan.id, (), When("4 June", "2031-06-04", None, "day", "planned"), plan.text, (plan,), ("c-post",)
            ),
        ),
        entities=(
            Entity(
                "p-ilse-marrow",
                "Ilse Marrow",
                "person",
                "Trade Minister",
                (EntityRole("Trade Minister", (role,), None, None),),
                ("Marrow",),
                4,
                ("a-wire", "b-quay", "c-post"),
            ),
            Entity(
                "o-vaskian-ports-authority",
                authority.text,
                "organisation",
                None,
                (),
                (),
                1,
                ("c-post",),
            ),
        ),
        disagreements=(
            Disagreement(
                "d-0001",
                "Which comes first, the ferry or the tariff cut",
                "order",
                (
                    Position(before, ("a-wire",), (cut("a-wire", before),)),
                    Position(after, ("b-quay",), (cut("b-quay", after),)),
                ),
                None,
                None,
            ),
        ),
        questions=_questions(),
        changes=(
            Change("2031-03-02", (facts[0].id, facts[2].id, "u-0001", "d-0001"), (), ()),
            Change("2031-05-30", (facts[1].id, said.id), (facts[2].id,), ("u-0001",)),
        ),
        corrections=(Correction("2031-06-01", facts[0].id, "$41.9 billion", "$41.5 billion", "misread"),),
        diagnostics=(),
        speech=SpeechCoverage(4, 3),
    )


HOSTILE = '</title><script>alert("x")</script> [^1] *bold* | {: #id } <!-- newest --> `code`'


def hostile_briefing() -> Briefing:
    """Return the story with a headline, a tag and a name that try to be markup."""
    story = sample_briefing("hostile")
    entities = (replace(story.entities[0], name=HOSTILE, role=HOSTILE), *story.entities[1:])
    return replace(story, title=HOSTILE, lede=HOSTILE, tags=(HOSTILE,), entities=entities)


def write_story(root: Path, briefing: Briefing) -> Path:
    """Write a story's folder as the generator would leave it, sources included."""
    folder = root / briefing.slug
    (folder / "sources").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "overrides.yml").write_text("title: an editor's secret\n", encoding="utf-8")
    for name, text in render(briefing).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
