"""No more of an article is published than may be, and what is left out is what a reader misses least."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from builders import cleaned, document_of
from newsdesk import Newsdesk

from generator.overrides.newsroom import NO_NEWSROOM, QuotingLimits
from generator.publishing.making import make_briefing
from generator.publishing.store import StoryFolder
from generator.quotes.published import Published, Room
from generator.stages.as_of import day_pages
from generator.stages.edit import NamedItem
from generator.stages.quoting import _in_order, quote_within
from generator.stages.render import render
from generator.values.briefing import Briefing, EntityRole
from generator.values.quoting import Withheld

STORIES = Path(__file__).resolve().parents[1] / "golden" / "stories"
FREE = QuotingLimits(1, 1000)
TAGS_RE = re.compile(r"<[^>]+>|\[\^[^\]]*\]:?|\]\([^)]*\)|\\|\*")


def within(desk: Newsdesk, limits: QuotingLimits, **changes) -> Briefing:
    return quote_within(replace(desk.briefing, **changes), desk.documents, limits)


def share_of(found: Briefing, source: str) -> float:
    return next(q.share for q in found.quoting if q.source == source)


def published_share(article: str, files: list[str]) -> float:
    """Count plainly the words outside marks that stand in runs of six in the files, against all outside marks."""
    text = article.split("---\n", 2)[-1]
    parts = [part.split() for part in re.split('[“”"]', text)]
    own = [bool(place % 2 == 0) for place, part in enumerate(parts) for _ in part]
    words = [word for part in parts for word in part]
    clean = [re.sub(r"\W", "", word.lower()) for word in words]
    runs = set()
    for file in files:
        for line in file.splitlines():
            said = [w for w in (re.sub(r"\W", "", w.lower()) for w in TAGS_RE.sub(" ", line).split()) if w]
            runs |= set(zip(*(said[n:] for n in range(6)), strict=False))
    out = [False] * len(clean)
    for place, run in enumerate(zip(*(clean[n:] for n in range(6)), strict=False)):
        if run in runs:
            out[place : place + 6] = [True] * 6
    return sum(mine and known for mine, known in zip(own, out, strict=True)) / sum(own)


def test_without_limits_nothing_is_left_out(desk: Newsdesk) -> None:
    found = within(desk, FREE)
    assert replace(found, quoting=()) == desk.briefing
    assert [q.source for q in found.quoting] == ["courier", "post"]
    assert within(desk, QuotingLimits(0, 1, frozenset({None}))).facts == desk.briefing.facts, "all in full"


def test_of_every_article_no_more_than_the_share_is_published(desk: Newsdesk) -> None:
    closing, cost, ferries = desk.briefing.facts
    found = within(desk, QuotingLimits(0.2))
    assert found.facts == (cost, ferries), "five words in a row are nobody's"
    assert (found.lede, found.lede_facts, found.timeline) == (cost.text, (cost.id,), ())
    assert found.changes[0].added == (ferries.id,), "a day tells of no fact that is left out"
    more = within(desk, QuotingLimits(0.4))
    assert more.facts == (closing, cost, ferries)
    assert [0.2 < q.share <= q.limit == 0.4 for q in more.quoting] == [True, True]


def test_what_an_editor_names_comes_before_the_key_facts_and_is_told_where_there_is_no_room(desk: Newsdesk) -> None:
    ferries, quote = desk.briefing.facts[2], desk.briefing.quotes[0]
    briefing = replace(desk.briefing, lede="", lede_facts=(), key_facts=tuple(f.id for f in desk.briefing.facts))
    named = tuple(NamedItem(key, i.id, f"overrides.yml:{n}:5") for n, (key, i) in enumerate([("facts", ferries)], 2))
    order = [item.whole.id for item in _in_order(briefing, frozenset((n.section, n.id) for n in named))]
    assert order.index(ferries.id) < order.index(desk.briefing.facts[0].id)
    assert order.index("d-1") < order.index(ferries.id), "differences stay longest"
    closing = NamedItem("facts", desk.briefing.facts[0].id, "overrides.yml:2:5")
    found = quote_within(briefing, desk.documents, QuotingLimits(0.1), (closing, NamedItem("quotes", quote.id, "…")))
    assert [d.place for d in found.diagnostics if d.code == "B504"] == ["overrides.yml:2:5"]


def test_no_passage_is_longer_than_the_run(desk: Newsdesk) -> None:
    assert [q.run for q in within(desk, QuotingLimits(1, 12)).quoting] == [12, 10]
    assert [q.run for q in within(desk, QuotingLimits(1, 11)).quoting] == [0, 10]


def test_who_has_an_item_is_told_though_its_words_are_not(desk: Newsdesk) -> None:
    closing = desk.briefing.facts[0]
    post, courier = closing.evidence
    found = within(desk, QuotingLimits(0.3))
    assert found.facts[0] == replace(closing, evidence=(post,)), "its sources, origins and standing are as found"
    digest = hashlib.sha256(courier.text.encode()).hexdigest()
    assert Withheld(courier.id, closing.id, "fact", "courier", courier.start, courier.end, digest) in found.withheld
    assert courier.text not in render(found)["briefing.json"]


def test_a_fact_takes_the_words_of_the_source_that_has_room(desk: Newsdesk) -> None:
    closing = desk.briefing.facts[0]
    sources = tuple(replace(s, outlet=s.id) for s in desk.briefing.sources)
    limits = QuotingLimits(0, 1, frozenset({"courier"}))
    found = within(desk, limits, sources=sources, disagreements=())
    assert [(f.id, f.text) for f in found.facts if f.id == closing.id] == [(closing.id, closing.evidence[1].text)]
    assert found.quoting[0].limit is None


def test_what_others_said_between_marks_costs_nothing(desk: Newsdesk) -> None:
    words = 'The mayor said: "We will not close the bridge before the ferries run." He left.'
    document = document_of(words)
    published = Published({"case": document})
    published.publish(["We will not close the bridge before the ferries run"])
    assert published.prose["case"].share() == 0
    assert within(desk, QuotingLimits(0, 1)).quotes == desk.briefing.quotes


@pytest.mark.parametrize(
    ("words", "more"), [("one two three four five six", True), ("one two three four five x", False)]
)
def test_six_words_in_a_row_are_an_articles(words: str, more: bool) -> None:
    published = Published({"case": document_of("One two three four five six seven eight.")})
    assert published.fits([words], {"case": Room(0.1, 40)}) is not more
    published.publish([words])
    assert published.prose["case"].longest() == (6 if more else 0)


def test_a_passage_that_stands_in_two_articles_counts_for_both() -> None:
    text = "The bridge will be closed from Monday on."
    published = Published({"a": document_of(text, "a"), "b": document_of(f"{text} Ferries will run.", "b")})
    published.publish([text])
    assert (published.prose["a"].share(), round(published.prose["b"].share(), 2)) == (1, 0.73)


def test_marks_that_do_not_pair_are_read_the_stricter_way() -> None:
    text = 'He said: "It is shut.\n"It was shut before the winter came," he said of the bridge on Monday.'
    published = Published({"case": document_of(text)})
    published.publish(["It was shut before the winter came"])
    assert published.prose["case"].share() > 0, "in turn, the second paragraph is no quotation"


def test_a_disagreement_stays_with_both_its_sides_or_goes(desk: Newsdesk) -> None:
    (item,) = desk.briefing.disagreements
    assert within(desk, QuotingLimits(0.5)).disagreements == (item,)
    assert within(desk, QuotingLimits(0.2)).disagreements == ()
    settled = replace(item, settled_by=desk.cut("courier", "The work will cost about $4.6 million."), note="later")
    for limits in (QuotingLimits(0.3), QuotingLimits(0.5), FREE):
        found = within(desk, limits, disagreements=(settled,)).disagreements
        assert found in ((), (settled,)), "what settles it is a part of it"


def test_a_person_whose_role_may_not_be_quoted_is_left_out(desk: Newsdesk) -> None:
    person = next(e for e in desk.briefing.entities if e.role)
    long = EntityRole(str(person.role), desk.briefing.facts[0].evidence[:1], None, None)
    few = replace(person, roles=(long,), sources=person.sources[:1])
    assert within(desk, QuotingLimits(share=0.0), entities=(few,)).entities == ()
    most = replace(few, sources=tuple(source.id for source in desk.briefing.sources))
    assert [e.role for e in within(desk, QuotingLimits(share=0.0), entities=(most,)).entities] == [None]
    assert within(desk, FREE, entities=(replace(person, roles=(long,)),)).entities[0].role == person.role


def test_a_person_whose_first_role_may_not_be_quoted_is_called_by_another(desk: Newsdesk) -> None:
    person = next(e for e in desk.briefing.entities if e.role)
    long = EntityRole("one who told all of it", desk.briefing.facts[0].evidence[:1], None, None)
    called = replace(person, role=long.text, roles=(*person.roles, long))
    (shown,) = within(desk, QuotingLimits(share=0.0), entities=(called,)).entities
    assert shown.role == person.role
    assert within(desk, FREE, entities=(called,)).entities[0].role == long.text


def test_an_answered_question_stays_answered_or_goes(desk: Newsdesk) -> None:
    (item,) = desk.briefing.questions
    answered = replace(
        item, state="answered", answered=(desk.cut("courier", "The work will cost about $4.6 million."),)
    )
    for share in (0.1, 0.4, 0.6, 1):
        found = within(desk, QuotingLimits(share), questions=(answered,), facts=(), timeline=(), disagreements=())
        assert found.questions in ((), (answered,))


def test_an_editors_lede_stays_and_is_counted(desk: Newsdesk) -> None:
    found = within(desk, QuotingLimits(0.1), edited=("lede",))
    assert found.lede == desk.briefing.lede
    assert share_of(found, "post") > 0.1


def test_a_figure_relates_to_nothing_that_is_left_out(desk: Newsdesk) -> None:
    first, second = desk.briefing.figures
    long = replace(first, measure="The Osterby bridge will close on 12 March for repairs")
    found = within(desk, QuotingLimits(0.05), figures=(long, second))
    assert [(f.id, f.relates_to) for f in found.figures] == [(second.id, None)]


def test_how_much_speech_is_shown_is_not_told_where_some_is_left_out(desk: Newsdesk) -> None:
    quote = replace(desk.briefing.quotes[0], evidence=(desk.cut("post", "The authority did not say when the bridge"),))
    for limits in (FREE, QuotingLimits(0, 1)):
        found = within(desk, limits, quotes=(quote,))
        assert (found.quotes == ()) == (limits is not FREE)


def test_a_reader_needs_disagreements_before_key_facts_open_questions_behind_three_and_five_figures_before_the_rest(
    desk: Newsdesk,
) -> None:
    story = desk.briefing
    facts = tuple(replace(story.facts[2], id=f"f-{n}") for n in range(7))
    figures = tuple(replace(story.figures[0], id=f"n-{n}") for n in range(6))
    quotes = tuple(replace(story.quotes[0], id=f"q-{n}") for n in range(4))
    asked = replace(story.questions[0], answered=())
    questions = (
        replace(asked, id="u-4", answered=story.facts[0].evidence),
        *(replace(asked, id=f"u-{n}") for n in range(4)),
    )
    full = replace(
        story,
        facts=facts,
        lede_facts=("f-1",),
        key_facts=("f-3", "f-4", "f-5", "f-6"),
        figures=figures,
        quotes=quotes,
        questions=questions,
    )
    order = [item.whole.id for item in _in_order(full)]
    assert order[:10] == ["f-1", "d-1", "f-3", "f-4", "f-5", "u-0", "u-1", "u-2", "f-6", "u-3"]
    wanted = ["u-3", "u-4", "n-4", "q-0", "q-2", "p-jonas-ekdahl", story.timeline[0].id, "q-3", "n-5", "f-0", "f-2"]
    assert all(order.index(a) < order.index(b) for a, b in pairwise(wanted))
    assert sorted(order) == sorted(
        i.id
        for key in ("facts", "figures", "quotes", "timeline", "entities", "disagreements", "questions")
        for i in getattr(full, key)
    )


@pytest.mark.parametrize(
    ("change", "last"),
    [
        ({"clear": 0.09}, True),
        ({"clear": 0.1}, False),
        ({"clear": 0.09, "origins": ("o-a", "o-b")}, False),
        ({"clear": 0.0, "edited": True}, False),
    ],
)
def test_what_one_report_has_and_nobody_understands_alone_comes_last(
    desk: Newsdesk, change: dict[str, object], *, last: bool
) -> None:
    fact = replace(desk.briefing.facts[2], clear=0.5, origins=("o-a",), edited=False)
    facts = (replace(fact, id="f-0", **change), replace(fact, id="f-1"))  # type: ignore[arg-type]
    order = [i.whole.id for i in _in_order(replace(desk.briefing, facts=facts, lede_facts=(), key_facts=()))]
    assert (order.index("f-0") > order.index("f-1")) is last


def test_where_a_key_fact_may_not_be_quoted_the_next_takes_its_place(desk: Newsdesk) -> None:
    story = desk.briefing
    facts = tuple(replace(story.facts[2], id=f"f-{n}", also=()) for n in range(12))
    told = replace(story, facts=facts, lede_facts=(), key_facts=tuple(f.id for f in facts))
    assert within(desk, FREE, **{k: getattr(told, k) for k in ("facts", "lede_facts", "key_facts")}).key_facts == tuple(
        f.id for f in facts[:10]
    )


def test_a_key_fact_stands_in_its_own_words(desk: Newsdesk) -> None:
    closing = desk.briefing.facts[0]
    sources = tuple(replace(s, outlet=s.id) for s in desk.briefing.sources)
    limits = QuotingLimits(0, 1, frozenset({"courier"}))
    found = within(desk, limits, sources=sources, disagreements=(), lede_facts=(), key_facts=(closing.id,))
    assert (found.key_facts, [f.text for f in found.facts if f.id == closing.id]) == ((), [closing.evidence[1].text])


@pytest.mark.parametrize("slug", ["bank-cuts-rate", "rail-strike-called-off", "harbour-cartel-fine"])
def test_a_story_keeps_the_limits_in_all_its_files(slug: str) -> None:
    made = make_briefing(StoryFolder(STORIES / slug), NO_NEWSROOM)
    assert made.briefing is not None
    files = [*render(made.briefing).values(), *day_pages(made.briefing).values()]
    for path in (STORIES / slug / "sources").iterdir():
        assert published_share(path.read_text("utf-8"), files) <= 0.26
    assert made.briefing.facts
    assert 0.15 < max(q.share for q in made.briefing.quoting) <= 0.25
    assert max(q.run for q in made.briefing.quoting) <= 40


@pytest.mark.parametrize("matter", ["", "title: Ferries stop at Osterby for a whole week in May\n"])
def test_a_headline_goes_on_in_no_passage(matter: str) -> None:
    title = "Ferries stop at Osterby for a whole week in May"
    lead = "The ferries of Osterby stop for a week in May while the harbour wall is mended by divers."
    document = cleaned(f"---\noutlet: Osterby Post\n{matter}---\n{title}\n\n{lead}\n", "post")
    assert document.metadata.title
    assert document.metadata.title.value == title
    published = Published({"post": document})
    published.publish((title, lead))
    assert published.prose["post"].longest() == len(lead.split())


LEAD = "The ferry Marlin ran aground off Osterby on Monday evening with 90 people on board."
SHORT = (
    f"{LEAD} Nobody was hurt, the coast guard said. A tug will try to pull the ship free at high tide on Tuesday. The "
    "ferry had left Lindholm at noon for the islands with lorries and mail."
)
MORE = " ".join(f"Boat {n} lay in the harbour of Lindholm and its crew mended nets until noon." for n in range(9))


@pytest.mark.parametrize(
    ("text", "lede", "note"),
    [
        (SHORT, LEAD, "the page says little more than one sentence of the 50 words of its articles"),
        (f"{SHORT} {MORE}", LEAD, None),
        (
            "The ferry Marlin ran aground on Monday. Nobody was hurt.",
            "The ferry Marlin ran aground on Monday.",
            "the page says little more than one sentence of the 10 words of its articles",
        ),
        ("Fog in Osterby.", "", "the page opens on no sentence: none of the 3 words of its articles is clear alone"),
    ],
    ids=["a quarter is less than its lead", "a quarter is more", "two short sentences", "no sentence"],
)
def test_a_page_opens_on_the_news_and_says_where_it_says_little(
    text: str, lede: str, note: str | None, tmp_path: Path
) -> None:
    (tmp_path / "story" / "sources").mkdir(parents=True)
    head = "---\ntitle: Ferry aground\noutlet: Osterby Post\npublished: 2031-03-04\n---\n"
    (tmp_path / "story" / "sources" / "post.txt").write_text(f"{head}{text}\n", "utf-8")
    made = make_briefing(StoryFolder(tmp_path / "story"), NO_NEWSROOM).briefing
    assert made is not None
    assert made.lede == lede
    assert [d.message for d in made.diagnostics if d.code == "B222"] == ([note] if note else [])
