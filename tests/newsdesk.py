"""A small briefing made by hand of real evidence: two sources, one item or two of every kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from builders import annotated, article_of, cut, document_of

from generator.times.resolver import resolve_times
from generator.values.briefing import (
    Briefing,
    BriefingFigure,
    BriefingQuantity,
    BriefingQuote,
    BriefingSource,
    BriefingSpeaker,
    Change,
    Disagreement,
    Entity,
    EntityRole,
    Fact,
    Origin,
    Position,
    Question,
    Relation,
    TimelineEvent,
    When,
)
from generator.values.document import Evidence
from generator.values.findings import Article
from generator.values.story import DatedArticle, Story

POST = (
    "The Osterby bridge will close on 12 March for repairs, the port authority said. "
    "Repairs will cost $4.2 million. Two ferries will carry passengers. "
    'A spokeswoman said: "We have no choice." The authority did not say when the bridge would reopen.'
)
COURIER = (
    "The bridge in Osterby is to shut on 14 March for repairs. The work will cost about $4.6 million. "
    "Jonas Ekdahl, a baker, fears for his trade. Mara Lindqvist, the port's director, met him."
)


class Newsdesk:
    """The documents, the evidence cut from them, and what was made of it."""

    def __init__(self) -> None:
        self.documents = {name: document_of(text, name) for name, text in (("post", POST), ("courier", COURIER))}
        self.briefing = self._briefing()
        self.story = self._story()

    def cut(self, source: str, words: str) -> Evidence:
        return cut(self.documents[source], words)

    def fact(self, text: str, *places: tuple[str, str]) -> Fact:
        evidence = tuple(self.cut(*place) for place in places)
        sources = tuple(sorted({e.source for e in evidence}))
        origins = tuple(f"o-{s}" for s in sources)
        standing = "corroborated" if len(origins) > 1 else "single-origin"
        also = tuple(e.id for e in evidence[1:])
        return Fact(evidence[0].id, also, text, "event", origins, standing, None, 0.5, False, evidence, sources)

    def _briefing(self) -> Briefing:
        closing = self.fact(
            "The Osterby bridge will close on 12 March for repairs.",
            ("post", "The Osterby bridge will close on 12 March for repairs"),
            ("courier", "The bridge in Osterby is to shut on 14 March for repairs"),
        )
        cost = self.fact("Repairs will cost $4.2 million.", ("post", "Repairs will cost $4.2 million."))
        ferries = self.fact("Two ferries will carry passengers.", ("post", "Two ferries will carry passengers."))
        figures = (self._figure("post", "$4.2 million", "4200000"), self._figure("courier", "$4.6 million", "4600000"))
        when = When("12 March", "2031-03-12", "2031-03-12", "day", "planned")
        event = TimelineEvent(closing.id, (), when, closing.text, closing.evidence[:1], ("post",))
        raised = self.cut("post", "The authority did not say when the bridge would reopen.")
        return Briefing(
            schema_version=1,
            slug="bridge",
            title="Osterby bridge to close",
            lede=f"{closing.text} {cost.text}",
            lede_facts=(closing.id, cost.id),
            status="published",
            updated="2031-03-05",
            tags=(),
            sources=tuple(self._source(name) for name in ("courier", "post")),
            origins=tuple(Origin(f"o-{name}", name, (name,)) for name in ("courier", "post")),
            facts=(closing, cost, ferries),
            quotes=(self._quote(),),
            figures=(figures[0], replace(figures[1], relates_to=figures[0].id)),
            timeline=(event,),
            entities=self._entities(),
            disagreements=(
                Disagreement(
                    "d-1",
                    "When the bridge closes",
                    "date",
                    tuple(Position(e.text, (e.source,), (e,)) for e in closing.evidence),
                    None,
                    None,
                ),
            ),
            questions=(Question("u-1", "When will the bridge reopen?", "not-disclosed", "open", (raised,), ()),),
            changes=(Change("2031-03-04", (closing.id, ferries.id), (), ()),),
            corrections=(),
            diagnostics=(),
        )

    def _quote(self) -> BriefingQuote:
        words = self.cut("post", "We have no choice")
        speaker = BriefingSpeaker("a spokeswoman", None, "anonymous", self.cut("post", "A spokeswoman"))
        return BriefingQuote(
            words.id, (), words.text, True, speaker, None, None, None, "said", None, (), False, (words,), ("post",)
        )

    def _figure(self, source: str, words: str, value: str) -> BriefingFigure:
        evidence = self.cut(source, words)
        quantity = BriefingQuantity(Decimal(value), "USD", "exactly", None)
        return BriefingFigure(
            evidence.id, (), words, quantity, "repairs", "value", None, None, None, False, (evidence,), (source,)
        )

    def _entities(self) -> tuple[Entity, ...]:
        mention = self.cut("courier", "Jonas Ekdahl, a baker")
        role = EntityRole("a baker", (mention,), None, None)
        return (
            Entity("p-jonas-ekdahl", "Jonas Ekdahl", "person", "a baker", (role,), (), 1, ("courier",)),
            Entity("p-mara-lindqvist", "Mara Lindqvist", "person", None, (), ("Lindqvist",), 1, ("courier",)),
            Entity("p-m-lindqvist", "M. Lindqvist", "person", None, (), (), 2, ("post",)),
        )

    def _source(self, name: str) -> BriefingSource:
        sha256 = self.documents[name].sha256
        relation = Relation("independent", None, 0.0)
        return BriefingSource(
            name, None, None, None, None, None, "unknown", None, 40, "en", sha256, f"o-{name}", relation
        )

    def _story(self) -> Story:
        spare = self.fact(
            "Jonas Ekdahl, a baker, fears for his trade.", ("courier", "Jonas Ekdahl, a baker, fears for his trade.")
        )
        articles = tuple(
            DatedArticle(Article(d, annotated(d), (), (), (), (), ()), None, resolve_times(article_of(d).times, None))
            for d in self.documents.values()
        )
        briefing = self.briefing
        return Story("bridge", articles, (), briefing.origins, facts=(*briefing.facts, spare))
