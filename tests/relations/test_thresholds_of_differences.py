"""Where a rule of differences turns: a case on each side of its threshold, near enough for a fifth to matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import article

from generator.relations.comparing.pairing import Pair, Said, pair_sentences
from generator.relations.dating.articles import date_articles
from generator.relations.differences.amounts import _same_slot
from generator.relations.differences.claims import clause_claim
from generator.relations.differences.counted import Counted, counted_in
from generator.relations.differences.deeds import _around, deed_of
from generator.relations.differences.denials import find_denials
from generator.relations.differences.exchanges import align_sentences
from generator.relations.differences.names import _is_another
from generator.relations.differences.spellings import is_misspelling
from generator.relations.differences.topics import shortened
from generator.relations.differences.utterances import find_utterance_clashes, is_exchanged, quoted_sentences
from generator.values.annotation import Mention, MentionKind
from generator.values.briefing import Origin
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

GOODS = ("boats", "nets", "oars", "ropes", "lamps", "maps", "bells", "boots", "coats", "hats")


def dated(text: str, source: str = "a") -> DatedArticle:
    (found,) = date_articles((article(source, text, "2031-03-06"),))
    return found


def story_of(left: str, right: str, *, akin: bool = False) -> Story:
    """Return a story of two articles, of one origin or of two."""
    groups = (("a", "b"),) if akin else (("a",), ("b",))
    origins = tuple(Origin(f"o-{g[0]}", g[0], g) for g in groups)
    return Story("case", (dated(left), dated(right, "b")), (), origins)


def lost(shared: int, own: int, mark: str) -> str:
    """Return a sentence of a verb and so many nouns, the last of them in one text alone."""
    return f"We lost {', '.join((*GOODS[:shared], *(f'{mark}{noun}' for noun in GOODS[:own])))}."


@pytest.mark.parametrize(("left", "right", "paired"), [(2, 2, True), (2, 3, False)])
def test_sentences_pair_up_from_a_likeness_on(left: int, right: int, *, paired: bool) -> None:
    assert bool(pair_sentences(story_of(lost(0, left, "wood"), lost(0, right, "iron")))) is paired


def test_a_sentence_has_three_counterparts_in_a_source() -> None:
    assert len(pair_sentences(story_of("Boats sank.", " ".join(["Boats sank."] * 4)))) == 3


def test_a_sentence_that_is_paired_has_two_words() -> None:
    assert len(pair_sentences(story_of("Boats sank. They sank.", "Boats sank. They sank."))) == 1


def exchanged(left: str, right: str, similarity: float = 1.0) -> bool:
    one, other = (Said(dated(text, source), 0, frozenset()) for text, source in ((left, "a"), (right, "b")))
    pair = Pair(one, other, similarity)
    return any(aligned.exchanges for aligned in align_sentences((pair,)))


@pytest.mark.parametrize(("similarity", "aligned"), [(0.33, False), (0.39, True)])
def test_only_like_sentences_are_aligned(similarity: float, *, aligned: bool) -> None:
    assert exchanged(lost(7, 1, "wood"), lost(7, 1, "iron"), similarity) is aligned


@pytest.mark.parametrize(
    ("shared", "own", "aligned"),
    [
        (5, 3, True),  # seven of ten words
        (4, 4, False),
        (2, 1, True),  # five words
        (1, 1, False),
        (7, 4, True),  # four words are one thing
        (8, 5, False),
    ],
)
def test_sentences_are_word_for_word_the_same_but_for_one_thing(shared: int, own: int, *, aligned: bool) -> None:
    assert exchanged(lost(shared, own, "wood"), lost(shared, own, "iron")) is aligned


@pytest.mark.parametrize(("goods", "whole"), [(9, True), (10, False)])
def test_a_clause_of_more_than_24_tokens_is_cut(goods: int, *, whole: bool) -> None:
    found = dated(f"On Friday the council sold {', '.join(GOODS[:goods])} and carts.")
    (sold,) = (t for t in found.article.annotation.tokens if t.text == "sold")
    assert clause_claim(found, sold, "").text.endswith("carts") is whole


def counted(text: str) -> Counted:
    """Return the last figure of a text."""
    return [*counted_in(dated(text))][-1]


def with_words(shared: int, own: int) -> tuple[Counted, Counted]:
    """Return two figures whose clauses share so many words, each with words of its own."""
    figure = counted("A blast at the Kessel mill killed six people on Thursday.")
    both = [f"w{n}" for n in range(shared)]
    left, right = (frozenset((*both, *(f"{side}{n}" for n in range(own)))) for side in ("left", "right"))
    return replace(figure, words=left), replace(figure, words=right)


@pytest.mark.parametrize(("shared", "own", "same"), [(3, 8, True), (2, 7, False)])
def test_figures_that_hang_alike_share_a_quarter_of_their_clause(shared: int, own: int, *, same: bool) -> None:
    assert _same_slot(*with_words(shared, own)) is same


@pytest.mark.parametrize(("before", "deed"), [(5, "killed"), (6, None)])
def test_a_toll_far_down_is_of_another_event(before: int, deed: str | None) -> None:
    text = " ".join(["The council met in the old hall."] * before)
    assert deed_of(counted(f"{text} Twelve people died in the mill fire at Selm.")) == deed


def test_of_two_tolls_the_worse_counts() -> None:
    assert deed_of(counted("Six people missing were rescued.")) == "missing"


@pytest.mark.parametrize(("one", "other", "another"), [("Holt", "Hols", False), ("Berg", "Burge", True)])
def test_another_spelling_is_no_other_name(one: str, other: str, *, another: bool) -> None:
    left, right = (Mention(Span(0, len(n)), n, MentionKind.PERSON, 0, 1) for n in (one, other))
    assert _is_another(left, right) is another


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("nabi sarel", "nebi sarel", True),  # nine letters of ten
        ("ola vo", "ora vo", False),
        ("orla holt vane", "orda holt vane", True),
        ("ab-o-hill", "ab-e-hill", True),  # a single letter may be any
        ("sandelholm", "sandlelholm", True),
        ("sandholm", "sandholme", True),  # a single word of nine letters
        ("sandhol", "sandholm", False),
        ("sandelholm", "sandalhelm", False),
        ("stefan vane", "stephan vane", False),  # alphabets
        ("alexi vane", "aleksi vane", False),
        ("muhamed vane", "muhammad vane", True),
        ("philip vane", "phillip vane", False),
        ("dmitri vane", "dmitry vane", False),
        ("mahmoud vane", "mamoud vane", False),
        ("lénin vane", "lenin vane", False),
        ("pearl harbor", "pearl harbour", False),  # American English
        ("selm city center", "selm city centre", False),
        ("selm centers", "selm centres", False),
        ("selm holding", "selm holdings", False),
        ("norvia 747", "norvia 748", False),
    ],
)
def test_a_slip_is_of_a_letter_or_two(one: str, other: str, *, slip: bool) -> None:
    assert is_misspelling(one, other) is slip


@pytest.mark.parametrize(
    ("denied", "told", "found"),
    [
        ("sold boats, nets and oars", "boats and nets", True),  # a third of the weight: shared words weigh less
        ("sold boats, nets, oars and ropes", "boats and nets", False),
        ("sold boats", "boats", False),  # one word is not enough
    ],
)
def test_a_denial_needs_three_tenths_of_what_is_denied(denied: str, told: str, *, found: bool) -> None:
    story = story_of(f"Orla Vane denied that she {denied}.", f"Orla Vane took {told} from Selm.")
    assert bool(list(find_denials(story))) is found


@pytest.mark.parametrize(("count", "whole"), [(16, True), (17, False)])
def test_a_heading_holds_sixteen_words(count: int, *, whole: bool) -> None:
    text = " ".join(["mill"] * count)
    assert (shortened(text) == text) is whole


@pytest.mark.parametrize(("words", "compared"), [("We will come back soon", True), ("We will come back", False)])
def test_an_utterance_has_five_words(words: str, *, compared: bool) -> None:
    assert bool(quoted_sentences(dated(f'"{words}," Orla Vane said.'))) is compared


@pytest.mark.parametrize(
    ("shared", "own", "akin", "differ"),
    [
        (3, 4, True, True),  # a half of the words, where one may have it from the other
        (3, 5, True, False),
        (3, 1, False, True),  # four fifths where not
        (4, 2, False, False),
        (2, 1, True, False),  # four words at least
    ],
)
def test_an_utterance_is_the_same_from_a_share_of_its_words_on(
    shared: int, own: int, *, akin: bool, differ: bool
) -> None:
    left, right = (f'"{lost(shared, own, mark)[:-1]}," Orla Vane said.' for mark in ("wood", "iron"))
    assert bool(find_utterance_clashes(story_of(left, right, akin=akin))) is differ


@pytest.mark.parametrize(("one", "other", "told_otherwise"), [("grey", "gray", False), ("net", "nut", True)])
def test_another_spelling_is_no_other_word(one: str, other: str, *, told_otherwise: bool) -> None:
    assert is_exchanged((one,), (other,)) is told_otherwise


def beside(chars: int) -> int:
    """Return how many tokens stand around a figure whose measure has so many characters."""
    figure = counted("The council of Selm said that the old paper mill in the north of the town lost six boats.")
    return len(_around(replace(figure, figure=replace(figure.figure, measure_span=Span(0, chars)))))


def test_a_measure_of_sixty_characters_is_a_clause_of_its_own() -> None:
    assert beside(60) < beside(59)
