"""Where a rule of questions turns: a case on each side of its threshold, near enough for a fifth to matter."""

from __future__ import annotations

import pytest
from builders import cut
from newsroom import article, story_of

from generator.relations.dating.articles import date_articles
from generator.relations.questions.answers import _carried_out, _comment, _event_before, _of_the_event, _tells
from generator.relations.questions.hearsay import Hearsay, _is_clear, _is_same_claim, _stated_plainly
from generator.relations.questions.raised import Raised
from generator.relations.questions.raising import _is_same_question
from generator.values.briefing import Origin
from generator.values.enums import QuestionState
from generator.values.findings import QuestionReason, Quote, Unknown, UnknownKind
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

GOODS = (
    "boat",
    "net",
    "oar",
    "rope",
    "lamp",
    "map",
    "bell",
    "boot",
    "coat",
    "hat",
    "cart",
    "glove",
    "hook",
    "sail",
    "pot",
)
LOST = "We lost boats, nets and oars."


def words(shared: int, own: int, mark: str) -> frozenset[str]:
    return frozenset((*(f"w{n}" for n in range(shared)), *(f"{mark}{n}" for n in range(own))))


def dated(text: str, source: str = "a", day: str = "2031-03-06") -> DatedArticle:
    (found,) = date_articles((article(source, text, day),))
    return found


def raised(text: str = "Selm.", source: str = "a", topic: str = "", party: str = "") -> Raised:
    """Return an unknown at the end of a text."""
    found = dated(text, source)
    places = (cut(found.document, part).span if part else None for part in (topic, party))
    end = len(text)
    return Raised(found, Unknown(Span(end - 1, end), UnknownKind.PLANNED, *places, f"Will it be {source}?"))


def claim(text: str, claimed: frozenset[str] = frozenset()) -> Hearsay:
    span = Span(0, len(text))
    return Hearsay(dated(text), Quote(span, (span,), False, None, None, None), claimed, frozenset({"w0"}))


def told(monkeypatch: pytest.MonkeyPatch, *found: frozenset[str]) -> None:
    """Let the unknowns of the articles a, b be recognised by these words."""
    monkeypatch.setattr(Raised, "words", property(lambda one: found["ab".index(one.dated.source)]))


SHARES = [(3, 2, True), (11, 9, False)]


@pytest.mark.parametrize(("shared", "own", "same"), [*SHARES, (3, 1, True), (2, 1, False)])
def test_claims_are_one_that_share_three_words_and_three_fifths(shared: int, own: int, *, same: bool) -> None:
    one, other = (claim("Selm.", words(shared, own, side)) for side in ("left", "right"))
    assert _is_same_claim(one, other) is same


@pytest.mark.parametrize(("shared", "own", "same"), [*SHARES, (2, 0, True), (1, 0, False)])
def test_questions_are_one_that_share_two_words_and_three_fifths(
    shared: int, own: int, *, same: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, words(shared, own, "left"), words(shared, own, "right"))
    assert _is_same_question(raised(), raised(source="b")) is same


@pytest.mark.parametrize(("own", "plain"), [(1, True), (2, False)])
def test_a_claim_is_stated_plainly_by_seven_of_its_words_in_ten(own: int, *, plain: bool) -> None:
    one = claim("Selm.", frozenset({"lose", "boat", "net", *(f"w{n}" for n in range(own))}))
    story = Story("case", (one.dated, dated(LOST, "b")), (), (Origin("o-a", "a", ("a",)), Origin("o-b", "b", ("b",))))
    assert _stated_plainly(story, [one]) is plain


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("Mara Vale will resign", True),
        ("Mara Vale resigned", False),
        (f"The council lost {', '.join(GOODS)}", True),  # 32 tokens
        (f"The old council lost {', '.join(GOODS)}", False),
    ],
)
def test_a_claim_to_ask_about_has_four_to_32_tokens(text: str, *, clear: bool) -> None:
    assert _is_clear(claim(text)) is clear


def test_three_claims_of_unnamed_sources_are_asked_about() -> None:
    people = ("Mara Vale will resign", "Orla Holt will sell the mill", "Jonas Berg will close the harbour")
    claims = (*people, "Anna Dunn will buy a ferry")
    found = story_of([{"text": f"{c}, two people familiar with the matter said."} for c in claims]).questions
    assert [q.reason for q in found] == [QuestionReason.ANONYMOUS_ONLY] * 3


@pytest.mark.parametrize(
    ("party", "state"), [("foreign ministry", QuestionState.ANSWERED), ("ministry", QuestionState.OPEN)]
)
def test_a_voice_without_its_country_names_two_words_of_the_party(party: str, state: QuestionState) -> None:
    silent = {"published": "2031-03-06", "text": f"Norway's {party} declined to comment."}
    voice = {"published": "2031-03-06", "text": f'"The accord is ready," {party} spokesman Jonas Berg said.'}
    assert [q.state for q in story_of([silent, voice]).questions] == [state]


def test_fourteen_questions_are_asked() -> None:
    text = " ".join(f"The mill did not disclose the price of the {noun}." for noun in GOODS)
    assert len(story_of([{"published": "2031-03-06", "text": text}]).questions) == 14


def test_three_answers_stand_beside_a_question() -> None:
    plan = {"published": "2031-03-06", "text": "It is planned to sign a fisheries accord."}
    done = {"published": "2031-03-20", "text": "The two ministers signed the fisheries accord on Monday."}
    (found,) = story_of([plan, *[done] * 4]).questions
    assert len(found.answered) == 3


def test_what_is_not_disclosed_stands_before_a_silence_and_a_plan() -> None:
    text = (
        "The Orrin Bank may yet sign an accord. Selm Council declined to comment. The mill did not disclose the price."
    )
    found = story_of([{"published": "2031-03-06", "text": text}]).questions
    order = [QuestionReason.NOT_DISCLOSED, QuestionReason.NO_COMMENT, QuestionReason.PLAN]
    assert [q.reason for q in found] == order


@pytest.mark.parametrize(("own", "answered"), [(1, True), (2, False)])
def test_an_answer_holds_three_quarters_of_the_words(
    own: int, *, answered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(
        monkeypatch,
        frozenset({"boat", "net", "oar", *(f"w{n}" for n in range(own))} | ({"lose"} if own == 2 else set())),
    )
    annotation = dated(LOST).article.annotation
    assert _tells(raised(), annotation, annotation.sentences[0]) is answered


@pytest.mark.parametrize(("shared", "own", "done"), [(2, 2, True), (4, 4, False)])
def test_a_plan_is_carried_out_by_three_fifths_of_its_words(
    shared: int, own: int, *, done: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, frozenset({"lose", *GOODS[:shared], *(f"w{n}" for n in range(own))}))
    later = dated("We lost boats, nets, oars and ropes.", "b", "2031-03-08")
    assert bool(_carried_out(raised(), later)) is done


def test_an_event_is_named_in_the_three_sentences_before_and_in_the_first() -> None:
    found = _event_before(raised("The boats sank. The nets tore. The oars broke. The ropes burned. The lamps failed."))
    assert found >= {"boat", "oar", "rope", "lamp"}
    assert "net" not in found


@pytest.mark.parametrize(("text", "found"), [(LOST, True), ("We saw boats and nets.", False)])
def test_a_detail_stands_with_three_words_of_the_event(text: str, *, found: bool) -> None:
    places = iter([(False, 0)])
    assert bool(_of_the_event(raised("The boats, nets and oars burned."), dated(text, "b"), places)) is found


@pytest.mark.parametrize(("goods", "on_topic"), [("boats and nets", True), ("boats", False)])
def test_a_comment_shares_two_words_with_what_was_asked(goods: str, *, on_topic: bool) -> None:
    text = "Norway's foreign ministry declined to comment on the boats and nets."
    silent = raised(text, topic="boats and nets", party="Norway's foreign ministry")
    voice = dated(f'"We lost {goods}," Norwegian foreign ministry spokesman Jonas Berg said.', "b")
    assert bool(_comment(silent, voice)) is on_topic
