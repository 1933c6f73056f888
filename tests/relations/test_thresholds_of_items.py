"""Where a rule of items turns: a case on each side of its threshold, near enough for a fifth to matter."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from newsroom import story_of

from generator.relations.comparing.weights import Rarity
from generator.relations.items.events import Event, events_in, stem
from generator.relations.items.fact_clusters import _Sayings
from generator.relations.items.fact_index import FactIndex
from generator.relations.items.likeness import ComparedStatement, likenesses, said_by, shared_by
from generator.relations.items.timeline import _is_told_again, _same
from generator.relations.items.utterances import Utterance, fold_spelling, is_same, read_utterances
from generator.values.story import CopiedSentence, Member


def words(count: int, prefix: str = "w") -> tuple[str, ...]:
    return tuple(f"{prefix}{n}" for n in range(count))


def shared_sets(shared: int, poorer: int) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words(poorer)), frozenset(words(shared) + words(20, "other"))


def said(source: str, sentence: int) -> ComparedStatement:
    return ComparedStatement(Member(source, sentence), Member(source, sentence), frozenset())


SALE = frozenset({("sell", "mill", "boat")})
PAIR = (
    replace(said("a", 1), keys=frozenset({"mill", "sell", "boat", "dock", "40", "bill"}), roles=SALE, depth=1),
    replace(said("b", 2), keys=frozenset({"mill", "sell", "pier", "crane", "tow", "barge", "40"}), roles=SALE, depth=2),
)


@pytest.mark.parametrize(("source", "sure", "same"), [("b", 0.79, False), ("b", 0.81, True), ("a", 0.94, False)])
def test_articles_say_the_same_from_so_sure_on(source: str, sure: float, *, same: bool) -> None:
    sayings = _Sayings((said("a", 0), said(source, 1)), {(0, 1): sure}, story_of([]), {})
    assert sayings.same(1, 0) is same


def test_one_article_repeats_itself_where_that_is_as_good_as_sure() -> None:
    assert _Sayings((said("a", 0), said("a", 1)), {(0, 1): 0.96}, story_of([]), {}).same(0, 1)


def test_what_two_statements_share() -> None:
    assert dict(shared_by(*PAIR, Rarity(dict.fromkeys(PAIR[0].keys | PAIR[1].keys, 1.0)))) == pytest.approx(
        {"bias": 1, "cosine": 0.462910, "held": 0.5, "words": math.log(6), "head": 1 / 6, "numbers": 1, "roles": 3}
    )


def test_three_shared_numbers_are_as_good_as_four() -> None:
    numbers = replace(PAIR[0], keys=frozenset({"12", "14", "16", "18"}))
    assert shared_by(numbers, numbers, Rarity({}))["numbers"] == 3


def test_a_stump_is_weighed_as_three_words() -> None:
    stump = replace(PAIR[0], keys=frozenset({"boat"}))
    assert shared_by(stump, stump, Rarity({}))["words"] == math.log(3)


def test_every_weight_counts() -> None:
    assert likenesses(PAIR) == {(0, 1): pytest.approx(0.97617, abs=0.0005)}
    assert likenesses(PAIR, (CopiedSentence(PAIR[0].place, PAIR[1].place, 0.5),))[0, 1] == pytest.approx(
        0.99879, abs=0.0005
    )


def test_the_head_of_a_short_article_says_little() -> None:
    story = story_of(
        [{"text": " ".join(f"Boat {n} sank off Selm on Tuesday." for n in range(12, 12 + k))} for k in (7, 9)]
    )
    assert [said_by(a)[0].depth for a in story.articles] == [1, 0]


def test_names_alone_are_no_statement() -> None:
    names = tuple(replace(s, names=frozenset({"mill", "sell", "40"})) for s in PAIR)
    assert likenesses((names[0], names[1])) == {}


@pytest.mark.parametrize(("words_", "leads"), [(40, True), (44, True), (45, False)])
def test_a_dated_wording_leads_up_to_four_words_beyond_forty(words_: int, *, leads: bool) -> None:
    texts = (f"The council sold{' boats' * n}." for n in (words_ - 3, 20))
    story = story_of([{"text": text, "published": day} for text, day in zip(texts, ("2031-03-05", None), strict=True)])
    sayings = _Sayings((said("a", 0), said("b", 0)), {}, story, {a.source: a for a in story.articles})
    assert (sayings.leads((0, 1))[0] == 0) is leads


@pytest.mark.parametrize(("sum_", "rows"), [("2.18", 1), ("2.1", 2)])
def test_a_sum_of_three_digits_is_one_whatever_it_measures(sum_: str, rows: int) -> None:
    story = story_of(
        [
            {"text": f"Trade between Selm and Tarn reached ${sum_} billion."},
            {"text": f"Their commerce in goods reached ${sum_} billion."},
        ]
    )
    assert len(story.figures) == rows


def event() -> Event:
    story = story_of([{"text": "A dam broke above Selm on 4 March 2031.", "published": "2031-03-05"}])
    return events_in(story.articles[0])[0]


SHARES = [
    ("same date", 2, 6, True),
    ("same date", 2, 7, False),
    ("coarser date", 2, 4, True),
    ("coarser date", 2, 5, False),
    ("planned", 2, 13, True),
    ("planned", 2, 14, False),
    ("same date", 1, 2, False),
    ("same date", 2, 3, True),
]


@pytest.mark.parametrize(("told", "shared", "poorer", "same"), SHARES)
def test_accounts_of_one_event_share_telling_words(told: str, shared: int, poorer: int, *, same: bool) -> None:
    one, other = event(), replace(event(), source="b", verb="fall")
    if told == "coarser date":
        other = replace(other, time=replace(other.time, start="2031-03", end="2031-03"))
    keys = shared_sets(shared, poorer)
    rarity = Rarity(dict.fromkeys(keys[0] | keys[1], 1.0))
    one, other = replace(one, keys=keys[0], happened=told != "planned"), replace(other, keys=keys[1])
    assert _same(one, other, rarity, FactIndex(())) is same


@pytest.mark.parametrize(("published", "one_line"), [("2031-03-11", False), ("2031-03-12", True)])
def test_a_day_more_than_a_week_back_had_one_event(published: str, *, one_line: bool) -> None:
    told = replace(event(), order=(published, "a"))
    assert told.time.start == "2031-03-04"
    assert _is_told_again(told, replace(told, source="b", verb="fall")) is one_line


@pytest.mark.parametrize(("person", "dated"), [("a victim", True), ("the son of a victim", False)])
def test_three_nouns_may_stand_between_a_date_and_its_verb(person: str, *, dated: bool) -> None:
    text = f"Holt read the letter of {person} of the collapse of a mill in March 2031."
    story = story_of([{"text": text, "published": "2031-03-06"}])
    assert bool(events_in(story.articles[0])) is dated


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("investor", "investing", True), ("contents", "contests", False), ("contest", "contents", False)],
)
def test_words_of_one_family_share_six_letters(one: str, other: str, *, same: bool) -> None:
    assert (stem(one) == stem(other)) is same


def utterances(*, marked: bool) -> tuple[Utterance, Utterance]:
    texts = ('"We shall mend it," Jane Roe said.',) * 2 if marked else ("Jane Roe said they would mend it.",) * 2
    story = story_of([{"text": text} for text in texts])
    one, other = (read_utterances(a, a.article.quotes[0])[0] for a in story.articles)
    assert one.is_marked is marked
    return one, other


def worded(shared: int, size: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return words(shared) + words(size - shared, "here"), words(shared) + words(size - shared, "there")


@pytest.mark.parametrize(("shared", "size", "same"), [(6, 10, True), (7, 12, False)])
def test_wordings_of_one_utterance_share_three_fifths_of_their_words(shared: int, size: int, *, same: bool) -> None:
    one, other = utterances(marked=True)
    left, right = worded(shared, size)
    assert (
        is_same(replace(one, words=left, content=frozenset()), replace(other, words=right, content=frozenset())) is same
    )


@pytest.mark.parametrize(("shared", "size", "same"), [(2, 5, True), (1, 3, False)])
def test_a_rewrite_inside_the_marks_keeps_two_fifths_of_the_words(shared: int, size: int, *, same: bool) -> None:
    one, other = utterances(marked=True)
    left, right = worded(3 * shared, 3 * size)
    content = frozenset(words(5))
    assert is_same(replace(one, words=left, content=content), replace(other, words=right, content=content)) is same


@pytest.mark.parametrize(("size", "same"), [(2, False), (3, True)])
def test_three_words_may_be_cut_from_an_utterance(size: int, *, same: bool) -> None:
    one, other = utterances(marked=True)
    assert is_same(replace(one, words=words(size)), replace(other, words=words(12))) is same


@pytest.mark.parametrize(("size", "same"), [(4, False), (5, True)])
def test_an_utterance_of_five_words_may_be_worded_differently(size: int, *, same: bool) -> None:
    one, other = utterances(marked=True)
    left, right = worded(size - 1, size)
    assert is_same(replace(one, words=left), replace(other, words=right)) is same


@pytest.mark.parametrize(
    ("shared", "longer", "same"), [(3, 7, True), (3, 8, False), (4, 10, True), (4, 11, False), (2, 4, False)]
)
def test_a_paraphrase_shares_three_content_words_and_two_fifths(shared: int, longer: int, *, same: bool) -> None:
    one, other = utterances(marked=False)
    here, there = frozenset(words(longer)), frozenset(words(shared))
    left, right = worded(0, 9)
    assert is_same(replace(one, words=left, content=here), replace(other, words=right, content=there)) is same


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("analysed", "analyzed"),
        ("organised", "organized"),
        ("colour", "color"),
        ("travelled", "traveled"),
        ("centre", "center"),
        ("5 percent", "5 pc"),
    ],
)
def test_spellings_of_two_countries_are_one(british: str, american: str) -> None:
    assert fold_spelling(british) == fold_spelling(american)
