"""Where choosing turns: a case on each side of a threshold, near enough for a fifth to matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsdesk import Newsdesk
from newsroom import story_of

from generator.relations.choosing.gates import _has_said
from generator.relations.choosing.lede import _find_asides, _fits_behind, _leads_well, _next, _says_again, choose_lede
from generator.relations.choosing.salience import rank_facts
from generator.relations.choosing.selection import (
    select_entities,
    select_events,
    select_figures,
    select_quotes,
)
from generator.values.briefing import Entity, Fact
from generator.values.story import DatedArticle, Story

NEWS = (
    "A dam broke above Selm on Tuesday. Rescuers searched the valley. Mayor Ada Holm closed the old bridge of Selm. "
    "Trains to Selm will stop on Friday."
)


@pytest.mark.parametrize(("articles", "shown"), [(1, 16), (2, 18)])
def test_sixteen_direct_quotes_of_one_article_are_shown(desk: Newsdesk, articles: int, shown: int) -> None:
    quotes = tuple(replace(desk.briefing.quotes[0], id=f"q{n}", direct=True) for n in range(60))
    assert len(select_quotes(quotes, articles)) == shown
    indirect = tuple(replace(q, direct=False) for q in quotes)
    assert len(select_quotes(indirect, articles)) == shown - 4


@pytest.mark.parametrize(("articles", "shown"), [(1, 17), (2, 19), (4, 23), (5, 24), (9, 24)])
def test_seventeen_figures_of_one_article_are_shown_and_24_at_most(desk: Newsdesk, articles: int, shown: int) -> None:
    figure = replace(desk.briefing.figures[0], measure="price of bread", relates_to=None)
    figures = tuple(replace(figure, id=f"f{n}") for n in range(60))
    assert len(select_figures(figures, articles)) == shown


@pytest.mark.parametrize(("articles", "shown"), [(1, 20), (2, 22)])
def test_twenty_events_of_one_article_are_shown(desk: Newsdesk, articles: int, shown: int) -> None:
    events = tuple(replace(desk.briefing.timeline[0], id=f"t{n}") for n in range(60))
    assert len(select_events(events, articles)) == shown


def test_forty_entities_are_shown() -> None:
    places = tuple(Entity(f"loc-{n}", f"Place{n}", "place", None, (), (), 60 - n, ("a",)) for n in range(60))
    assert select_entities(places, 1) == places[:40]


def of_words(fact: Fact, count: int) -> Fact:
    return replace(fact, text=" ".join(["Selm"] * count) + ".", score=1.0, clear=0.5)


def dam() -> tuple[Story, dict[str, DatedArticle], tuple[Fact, ...]]:
    story = story_of([{"text": NEWS, "published": "2031-03-05"}])
    facts = tuple(sorted(story.facts, key=lambda f: f.evidence[0].start))
    assert len(facts) == 4
    return story, {a.source: a for a in story.articles}, facts


@pytest.mark.parametrize(("words", "may"), [(4, False), (5, True), (44, True), (45, False)])
def test_a_second_sentence_has_five_words_and_a_lede_fifty(words: int, *, may: bool) -> None:
    story, _, facts = dam()
    assert _fits_behind(of_words(facts[1], words), of_words(facts[0], 6), story) is may


@pytest.mark.parametrize(("score", "may"), [(0.29, False), (0.3, True)])
def test_a_second_sentence_weighs_a_third_of_the_first(score: float, *, may: bool) -> None:
    story, _, facts = dam()
    later = replace(of_words(facts[2], 12), kind="event", score=score)
    assert (_next(facts[0], (later,), story) is not None) is may


@pytest.mark.parametrize(("words", "leads"), [(4, False), (5, True), (50, True), (51, False)])
def test_a_lede_has_five_to_fifty_words(words: int, *, leads: bool) -> None:
    story, _, (first, *_) = dam()
    assert bool(choose_lede((of_words(first, words),), story)) is leads


@pytest.mark.parametrize(("words", "leads"), [(9, False), (10, True)])
def test_a_lede_has_ten_words_where_another_fact_has(words: int, *, leads: bool) -> None:
    story, _, (first, second, *_) = dam()
    lede = choose_lede((of_words(first, words), of_words(second, 12)), story)
    assert (lede[0].id == first.id) is leads


@pytest.mark.parametrize(("between", "two"), [(10, True), (11, False)])
def test_the_lede_is_chosen_among_twelve_facts(between: int, *, two: bool) -> None:
    story, _, (first, second, third, _) = dam()
    first, second = of_words(first, 12), replace(of_words(second, 12), kind="event")
    short = (replace(of_words(third, 3), id=f"f{n}") for n in range(between))
    assert (len(choose_lede((first, *short, second), story)) == 2) is two


@pytest.mark.parametrize(
    ("told", "aside"), [("The theatre of Selm opened a stage.", True), ("The dam of Selm has a crack.", False)]
)
def test_news_of_the_event_shares_two_of_its_words(told: str, *, aside: bool) -> None:
    heads = "A dam broke above Selm. Rescuers searched the valley."
    story = story_of([{"text": f"{heads} {told}"}, {"text": f"{heads} Nobody was hurt there, the mayor said."}])
    news = tuple(f for f in story.facts if f.text == told)
    assert [bool(_find_asides((fact,), story)) for fact in news] == [aside]


@pytest.mark.parametrize(("words", "said"), [("went well", True), ("well", False)])
def test_two_marked_words_may_be_cut_from_a_longer_quote(desk: Newsdesk, words: str, *, said: bool) -> None:
    quote = replace(desk.briefing.quotes[0], variants=())
    longer = replace(quote, id="e-long", direct=True, text="The work at the bridge went well for all of us this year.")
    assert _has_said(longer, replace(quote, id="e-short", direct=False, text=f'the work had "{words}"')) is said


@pytest.mark.parametrize(("place", "early"), [(2, True), (3, False)])
def test_a_second_sentence_is_told_among_the_first_three(place: int, *, early: bool) -> None:
    story, _, facts = dam()
    later = replace(of_words(facts[place], 12), kind="event")
    assert (_next(facts[0], (later,), story) is not None) is early


@pytest.mark.parametrize(
    ("told", "may"), [("The opera found a new singer.", False), ("Selm found a new singer.", True)]
)
def test_a_second_sentence_tells_of_what_the_first_does(told: str, *, may: bool) -> None:
    story = story_of([{"text": f"A dam broke above Selm on Tuesday. Rescuers searched the valley. {told}"}])
    first, later = (next(f for f in story.facts if f.text.startswith(words)) for words in ("A dam", told))
    assert (_next(first, (replace(of_words(later, 12), kind="event"),), story) is not None) is may


def test_two_hundred_facts_are_weighed_against_one_another() -> None:
    story, _, facts = dam()
    many = replace(story, facts=tuple(replace(facts[0], id=f"e-{n:08}") for n in range(300)))
    assert rank_facts(many)[0].id == "e-00000199"  # of equals the last that is weighed


@pytest.mark.parametrize(("shared", "words", "again"), [(3, 8, True), (3, 10, False)])
def test_a_second_sentence_has_a_third_of_its_words_from_the_first(
    shared: int, words: int, *, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, _, (first, second, *_) = dam()
    terms = iter([frozenset(range(words)), frozenset({*range(shared), *range(50, 90)})])
    monkeypatch.setattr("generator.relations.choosing.lede.terms_in", lambda *_: next(terms))
    assert _says_again(second, first, story) is again


@pytest.mark.parametrize(
    ("name", "words", "shown"), [("a", 59, False), ("a", 60, True), ("z", 60, False), ("z", 61, False)]
)
def test_a_quote_gains_by_its_words_up_to_sixty(desk: Newsdesk, name: str, words: int, *, shown: bool) -> None:
    quote = replace(desk.briefing.quotes[0], speaker=None)
    others = tuple(replace(quote, id=f"q{n}", text="Selm " * 60) for n in range(16))  # of equals the first id is shown
    one = replace(quote, id=name, text="Selm " * words)
    assert (one in select_quotes((*others, one), 1)) is shown


@pytest.mark.parametrize(("words", "shown"), [(3, False), (4, True)])
def test_a_quote_of_three_words_says_little(desk: Newsdesk, words: int, *, shown: bool) -> None:
    quote = desk.briefing.quotes[0]
    short = replace(quote, id="short", text="Selm " * words)
    longer = replace(quote, text="Selm " * 30)
    others = tuple(replace(longer, id=f"q{n}", speaker=None) for n in range(17))
    assert (short in select_quotes((longer, *others, short), 1)) is shown


@pytest.mark.parametrize(("words", "well"), [(40, True), (41, False)])
def test_a_lede_opens_on_what_may_be_quoted_in_a_row(words: int, *, well: bool) -> None:
    story, _, (first, *_) = dam()
    assert _leads_well(of_words(first, words), story) is well
