"""Piles of invented articles, sorted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from pile_builder import article

from generator.sorting.digests import Digest
from generator.sorting.pile import sort_pile
from generator.sorting.reasons import shared_words
from generator.sorting.weights import weigh

EVENTS = read_cases(Path(__file__).with_name("events.yml"))
RECURRING = read_cases(Path(__file__).with_name("recurring.yml"))


def filled(name: str, form: dict[str, str], blanks: dict[str, str], published: str) -> Digest:
    return article(name, form["text"].format(**blanks), title=form["title"].format(**blanks), published=published)


def told(name: str) -> list[Digest]:
    """Return an event as several outlets tell it."""
    event = EVENTS["events"][name]
    forms = EVENTS["forms"][event["form"]]
    return [filled(f"{name}-{n}", form, event["blanks"], event["published"]) for n, form in enumerate(forms)]


def occasions(name: str) -> tuple[list[Digest], list[Digest]]:
    """Return what comes again as it is told each time."""
    case = RECURRING["occasions"][name]
    first, second = (
        [filled(f"{name}{time}-{n}", form, case[time], day) for n, form in enumerate(case["reports"])]
        for time, day in zip(("first", "second"), case["published"], strict=True)
    )
    return first, second


@cache
def everything() -> list[Digest]:
    """Return a pile of look-alike events of other days and places."""
    return [a for name in EVENTS["events"] for a in told(name)]


def groups_of(articles: list[Digest], **options: object) -> set[frozenset[str]]:
    return {frozenset(g.sources) for g in sort_pile(articles, **options)}  # type: ignore[arg-type]


def events(articles: list[Digest]) -> set[frozenset[str]]:
    names = {a.path.split("-")[0] for a in articles}
    return {frozenset(a.path for a in articles if a.path.startswith(name + "-")) for name in names}


def test_look_alike_events_of_other_days_and_places_stay_apart() -> None:
    assert groups_of(everything()) == events(everything())


@pytest.mark.parametrize(("days", "count"), [(27, 1), (28, 2)])
def test_what_comes_again_counts_as_another_event_from_four_weeks_on(days: int, count: int) -> None:
    first, second = occasions("quake")
    later = [replace(a, published=date(2025, 3, 4) + timedelta(days)) for a in second]
    assert len(groups_of([*first, *later])) == count


def test_what_comes_again_stays_apart() -> None:
    both = {name: occasions(name) for name in RECURRING["occasions"]}
    expected = {frozenset(a.path for a in some) for pair in both.values() for some in pair}
    assert groups_of([a for pair in both.values() for some in pair for a in some]) == expected


@pytest.mark.parametrize("name", RECURRING["anniversaries"])
def test_what_is_told_a_year_after_stays_apart(name: str) -> None:
    year_after = str(date.fromisoformat(EVENTS["events"][name]["published"]) + timedelta(365))
    forms = RECURRING["anniversaries"][name]
    after = [article(f"year{n}", f["text"], title=f["title"], published=year_after) for n, f in enumerate(forms)]
    assert groups_of([*told(name), *after]) == {frozenset(a.path for a in some) for some in (told(name), after)}


NUMBERLESS = pytest.param("escape", marks=pytest.mark.xfail(reason="reports of one event that share no number"))


@pytest.mark.parametrize("days", [-400, -28, 28, 400])
@pytest.mark.parametrize("name", [NUMBERLESS if n == "escape" else n for n in RECURRING["occasions"]])
def test_an_article_with_a_wrong_day_stands_with_the_others(name: str, days: int) -> None:
    for one, other in occasions(name):
        moved = replace(one, published=date.fromisoformat(str(other.published)) + timedelta(days))
        assert len(groups_of([moved, other])) == 1


def test_quakes_of_other_places_stay_apart_without_dates() -> None:
    quakes = [a for a in everything() if a.path.startswith(("ormeld", "sebri"))]
    undated = [replace(a, published=None) for a in quakes]
    assert groups_of(undated) == events(undated)


@pytest.mark.parametrize("name", ["ormeld", "spring", "opening"])
def test_a_pile_of_one_event_is_one_group(name: str) -> None:
    some = [a for a in everything() if a.path.startswith(name)]
    assert len(sort_pile(some)) == 1


def test_articles_that_have_nothing_in_common_stay_alone() -> None:
    some = [next(a for a in everything() if a.path.startswith(n)) for n in ("ormeld", "spring", "opening")]
    assert [len(g.sources) for g in sort_pile(some)] == [1, 1, 1]
    assert all(g.confidence is None for g in sort_pile(some))


@settings(max_examples=25, deadline=None)
@given(st.permutations(everything()))
def test_the_order_of_articles_decides_nothing(articles: list[Digest]) -> None:
    assert sort_pile(articles) == sort_pile(everything())


@settings(max_examples=15, deadline=None)
@given(st.permutations([str(n) for n in range(len(everything()))]))
def test_the_names_of_files_decide_nothing(names: list[str]) -> None:
    renamed = [replace(a, path=f"{n}.txt") for a, n in zip(everything(), names, strict=True)]
    back = {r.path: a.path for r, a in zip(renamed, everything(), strict=True)}
    assert {frozenset(back[p] for p in g) for g in groups_of(renamed)} == groups_of(everything())
    assert {g.slug for g in sort_pile(renamed)} == {g.slug for g in sort_pile(everything())}


def test_an_empty_pile_has_no_groups() -> None:
    assert sort_pile([]) == ()


def test_every_article_is_in_one_group_even_twice_the_same() -> None:
    twins = [replace(a, path=f"{n}.md") for n, a in enumerate([*everything(), *everything()])]
    paths = [p for g in sort_pile(twins) for p in g.sources]
    assert sorted(paths) == sorted(a.path for a in twins)
    by_path = {p: g.slug for g in sort_pile(twins) for p in g.sources}
    half = len(twins) // 2
    assert all(by_path[f"{n}.md"] == by_path[f"{n + half}.md"] for n in range(half))


def test_new_articles_join_the_story_that_exists() -> None:
    ormeld, sebri = told("ormeld"), told("sebri")
    story = [replace(a, story="quake-in-the-north", placed=True) for a in ormeld[:2]]
    found = {g.slug: g for g in sort_pile([*story, ormeld[2], *sebri])}
    assert found["quake-in-the-north"].sources == ("ormeld-2.md",)
    assert found["quake-in-the-north"].exists
    assert {g.sources for g in found.values() if not g.exists} == {tuple(sorted(a.path for a in sebri))}


def test_stories_stay_as_they_are() -> None:
    ormeld = told("ormeld")
    apart = [replace(a, story=f"story-{n}", placed=True) for n, a in enumerate(ormeld)]
    assert sort_pile(apart) == ()
    kept = [replace(a, story="odd") for a in (everything()[0], everything()[-1])]
    assert [(g.slug, len(g.sources)) for g in sort_pile(kept)] == [("odd", 2)]


def test_day_by_day_gives_the_same_groups_here() -> None:
    chosen = [a for a in everything() if a.path.startswith(("ormeld", "sebri", "spring", "opening"))]
    placed: list[Digest] = []
    for articles in ([a for a in chosen if a.path.endswith(f"-{n}.md")] for n in range(3)):
        for group in sort_pile([*placed, *articles]):
            placed += [replace(a, story=group.slug, placed=True) for a in articles if a.path in group.sources]
    days = {frozenset(a.path for a in placed if a.story == s) for s in {a.story for a in placed}}
    assert days == events(chosen)


def test_other_languages_are_sorted_beside_the_rest() -> None:
    beben = "Bei einem Erdbeben der Stärke 6,1 nahe Ormeld sind am Montag mindestens 23 Menschen gestorben. "
    german = [
        article("de-0", beben + "Die Bürgermeisterin Tova Rask bat um Zelte und Wasser.", title="Erdbeben in Ormeld"),
        article("de-1", "Tote nach " + beben + "Retter suchten in Lower Vint nach Überlebenden, sagte Tova Rask."),
    ]
    found = groups_of([*everything(), *german])
    assert events(everything()) - {g for g in events(everything()) if "ormeld-0.md" in g} <= found
    assert any({"de-0.md", "de-1.md"} <= g for g in found)


def test_a_group_says_why_and_how_surely() -> None:
    ormeld = next(g for g in sort_pile(everything()) if "ormeld-0.md" in g.sources)
    assert ormeld.why.startswith("3 articles of 4 March 2025; they share ")
    assert "Ormeld" in ormeld.why
    assert ormeld.confidence is not None
    assert 0.5 <= ormeld.confidence <= 1


def test_words_that_are_shared_stand_once_with_the_capitals_they_have() -> None:
    body = "The NOAA warned Bellmere of fog on Monday. NOAA pilots and the Cards of Bellmere saw cards drift."
    articles = [article(f"n{n}", body, title="NOAA warns Bellmere: cards adrift, Cards safe") for n in range(3)]
    shared = shared_words(articles, weigh(articles))
    assert "NOAA" in shared
    assert len({word.lower() for word in shared}) == len(shared)


def test_what_is_not_sure_enough_names_what_it_may_belong_to() -> None:
    near = article(
        "near",
        "A library with 40,000 books was opened in Ormeld by the minister of culture, Sune Falk. Pupils sang, a baker "
        "gave away bread, and the architect Lise Holt was praised for the reading room, which looks over the river "
        "Vint. Falk said it cost 7 million and will lend tools and toys too. Bishop Oda Kranz read a poem by Marten "
        "Lysholm.",
        title="Minister opens library",
        published="2025-03-06",
    )
    groups = {g.sources: g for g in sort_pile([*everything(), near])}
    single = groups["near.md",]
    assert single.confidence is None
    assert single.candidate is not None
    assert single.candidate.slug == next(g.slug for g in groups.values() if "ormeld-0.md" in g.sources)
    assert single.candidate.confidence < 0.5
    assert single.candidate.slug in single.why


def test_groups_come_in_order_of_their_names() -> None:
    slugs = [g.slug for g in sort_pile(everything())]
    assert all(a < b for a, b in pairwise(slugs))
