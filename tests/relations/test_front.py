"""Which facts are key facts."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from newsroom import story_of

from generator.relations.choosing import front
from generator.relations.choosing.front import CANDIDATES, choose_key_facts, is_old_plan
from generator.relations.choosing.rewording import reword
from generator.stages.condense import condense
from generator.values.briefing import Fact
from generator.values.enums import Standing
from generator.values.story import Member, Story

TEXT = (
    "The dam above Selm broke on Tuesday. Rescuers searched the lower valley all night. "
    "Mayor Ola Berg closed the old bridge. Trains from Karsk to Selm will stop on Friday. "
    "The insurers of Norland expect claims of 40 million crowns. Soldiers brought food to the school of Selm. "
    "Engineers of the province had inspected the dam in May. The river Tarn rose by two metres. "
    "Farmers near Karsk lost 300 sheep. The harbour of Selm stays open."
)


def dam() -> tuple[Story, tuple[Fact, ...]]:
    story = story_of([{"text": TEXT, "published": "2031-03-05"}])
    return story, tuple(replace(f, clear=0.5) for f in sorted(story.facts, key=lambda f: f.evidence[0].start))


def test_facts_beside_the_lede_may_be_key_facts() -> None:
    story, facts = dam()
    assert choose_key_facts((facts[0].id,), facts, story) == facts[1 : CANDIDATES + 1]
    briefing = condense(story)
    assert not {*briefing.lede_facts} & {*briefing.key_facts}
    assert briefing.lede_facts == tuple(f.id for f in briefing.facts[: len(briefing.lede_facts)])


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"shown": " ".join(["Selm"] * 34) + " [a town of Norland] drowned."}, True),
        ({"shown": " ".join(["Selm"] * 35) + " drowned."}, False),
        ({"standing": Standing.SUPERSEDED}, False),
        ({"text": "Here is what we know of the dam above Selm:"}, False),
        ({"text": "Who will pay for the dam above Selm?"}, False),
        ({"text": '"Nobody in Selm will pay for this dam, not now and not later."'}, False),
    ],
)
def test_what_is_long_overtaken_or_leads_elsewhere_is_no_key_fact(change: dict[str, str], key: bool) -> None:
    story, (first, *_) = dam()
    assert bool(choose_key_facts((), (replace(first, **change),), story)) is key  # type: ignore[arg-type]


def test_a_fact_is_told_once_in_its_first_wording_that_is_clear_and_may_be_quoted() -> None:
    story, (first, second, *_) = dam()
    other, last = (replace(first, text=f"{first.text[:-1]} {n}.", clear=clear) for n, clear in ((1, 0.6), (2, 0.9)))
    facts = (first, second, other, last)
    assert choose_key_facts((), facts, story) == (first, second)
    assert choose_key_facts((), (replace(first, clear=0.24), *facts[1:]), story) == (other, second)
    assert choose_key_facts((), facts, story, lambda f: f != first) == (other, second)
    assert choose_key_facts((), facts, story, lambda f: f not in (first, other)) == (last, second)


def test_a_fact_that_may_not_be_quoted_of_one_article_is_told_in_the_words_of_another() -> None:
    news = "Mayor Ola Berg of Selm closed the old bridge over the river Tarn on Tuesday after a crack was found in it."
    lead = "Selm has lost its only way over the river Tarn for weeks, and nobody there can say who is to pay for it. "
    rest = " ".join(f"The shop of the baker {name} stayed open all day and sold bread." for name in ("Roe", "Lind"))
    short = {"text": f"{lead}{news} {rest}", "published": "2031-03-05"}
    long = {"text": f"{rest} {news.replace('after', 'when')} " + 20 * f"{rest} ", "published": "2031-03-05"}
    story = story_of([short, long])
    (fact,) = (f for f in story.facts if "closed" in f.text)
    others = [f for f in story.rewordings if f.id == fact.id]
    assert {f.evidence[0].source for f in (fact, *others)} == {"a", "b"}
    told = {f.id: f for f in condense(story).facts}[fact.id]
    assert told.evidence[0].source == "b"
    assert told.text.endswith("when a crack was found in it.")


def test_one_thing_is_one_line() -> None:
    story, (first, second, *_) = dam()
    assert choose_key_facts((), (first, second, replace(second, id="e-again")), story) == (first, second)


@pytest.mark.parametrize(("shared", "again"), [(6, True), (5, False)])
def test_a_line_is_told_where_three_fifths_of_its_words_are(
    monkeypatch: pytest.MonkeyPatch, shared: int, *, again: bool
) -> None:
    monkeypatch.setattr(front, "likeness", lambda *_: 0.7)
    monkeypatch.setattr(front, "is_compared", lambda *_: True)
    words = [f"w{n}" for n in range(10)]
    above = SimpleNamespace(member=Member("a", 0), keys=frozenset(words[:shared]))
    own = SimpleNamespace(member=Member("b", 0), keys=frozenset(words))
    assert front._is_one_line(above, own, {}) is again  # type: ignore[arg-type]


def test_a_plan_whose_day_has_come_is_no_key_fact() -> None:
    old = "Engineers will blow up the old dam near Selm on Friday. The dam near Selm broke on Tuesday after heavy rain."
    new = "The river Ovre in Selm has fallen by two metres, the harbour office said."
    for day, there in (("2031-03-09", False), ("2031-03-06", True)):
        story = story_of([{"text": old, "published": "2031-03-05"}, {"text": new, "published": day}])
        key = choose_key_facts((), tuple(replace(f, clear=0.5) for f in story.facts), story)
        told = {f.text for f in key}
        assert any("blow up" in text for text in told) == there
        assert any("broke" in text for text in told)


def test_what_was_told_of_a_day_ahead_is_no_key_fact_behind_it_in_whatever_words() -> None:
    old = "Mayor Ola Berg will open the new bridge in Selm in May, three people who know of the plan said."
    undated = "Mayor Ola Berg is preparing to open the new bridge in Selm in May, three people who know of it said."
    new = "The river Ovre in Selm has fallen by two metres, the harbour office said."
    for day, there in (("2031-05-09", False), ("2031-04-06", True)):
        sources = [{"text": old, "published": "2031-03-05"}, {"text": undated}, {"text": new, "published": day}]
        story = story_of(sources)
        facts = (*story.facts, *reword(story.facts, story))
        key = choose_key_facts((), tuple(replace(f, clear=0.5) for f in facts), story)
        assert any("bridge" in f.text for f in key) == there


def test_a_month_has_not_come_while_the_newest_report_tells_of_a_day_of_it_to_come() -> None:
    old = "Mayor Ola Berg will open the new bridge in Selm in May, three people who know of the plan said."
    for day, over in (("on 20 May 2031", False), ("on 2 May 2031", True)):
        new = f"The river Ovre in Selm is to be dredged {day}, the harbour office said."
        story = story_of([{"text": old, "published": "2031-03-05"}, {"text": new, "published": "2031-05-14"}])
        (plan,) = (f for f in story.facts if "bridge" in f.text)
        assert is_old_plan(plan, story) is over


@pytest.mark.parametrize(("clear", "most"), [(0.04, 0), (0.05, 4), (0.24, 4), (0.25, 7)])
def test_what_is_not_clear_is_a_key_fact_only_where_few_are(clear: float, most: int) -> None:
    story, facts = dam()
    assert len(choose_key_facts((), tuple(replace(f, clear=clear) for f in facts[:7]), story)) == most
    first, *others = facts[:4]
    mixed = (replace(first, clear=clear, worth=9.0), *(replace(f, clear=0.5) for f in others))
    assert choose_key_facts((), mixed, story)[0] == mixed[clear < front.CLEAR]


@pytest.mark.parametrize(("clear", "order"), [(0.6, "first"), (0.68, "second")])
def test_clearness_counts_as_much_as_worth(clear: float, order: str) -> None:
    story, (first, second, *_) = dam()
    first, second = replace(first, worth=1.6, clear=0.5), replace(second, worth=1.0, clear=clear)
    chosen = choose_key_facts((), (first, second), story)
    assert chosen[0] == {"first": first, "second": second}[order]


@pytest.mark.parametrize("opening", ["She [Ada Holm]", "But Selm", "Now the dam", "This dam"])
def test_a_key_fact_opens_on_no_word_that_stands_for_another(opening: str) -> None:
    story, (first, *_) = dam()
    assert choose_key_facts((), (replace(first, shown=f"{opening} lost 300 sheep to the river Tarn."),), story) == ()
