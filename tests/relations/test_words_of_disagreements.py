"""Each entry of the word lists behind disagreements and questions changes what is found."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from newsroom import article, story_of

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.pairing import Pair, Said
from generator.relations.comparing.terms import is_content, word_of
from generator.relations.differences import assertions, denials, flips, order, utterances
from generator.relations.differences.claims import Clash
from generator.relations.differences.exchanges import Aligned, align_sentences
from generator.relations.questions import answers, hearsay
from generator.syntax.forms import participle
from generator.values.findings import SpeakerKind
from generator.values.story import DatedArticle

OPPOSITES = load_lexicon("opposites")
EVENTS = load_lexicon("events")
CLASSES = load_lexicon("event_classes")
QUESTIONS = load_lexicon("questions")
DONE = "The Selm council has {} the harbour plan of Mara Holt."
NOT_DONE = "The Selm council has not {} the harbour plan of Mara Holt."


@cache
def dated(text: str, published: str | None = "2031-03-06", source: str = "a") -> DatedArticle:
    return DatedArticle(article(source, text, published), None, ())


def clashes(one: str, other: str) -> list[Clash]:
    aligned = aligned_sentences(one, other)
    return [*assertions.assertion_clashes(aligned), *flips.flip_clashes(aligned)]


def aligned_sentences(one: str, other: str) -> Aligned:
    left, right = (Said(dated(text, source=source), 0, frozenset()) for text, source in ((one, "a"), (other, "b")))
    return align_sentences((Pair(left, right, 1.0),))[0]


OPPOSED = [(*e.split(), DONE, True) for e in OPPOSITES["verbs"]]
OPPOSED += [(*e.split(), "The Selm bridge over the Vane is {}.", False) for e in OPPOSITES["adjectives"]]


@pytest.mark.parametrize(("one", "other", "frame", "verb"), OPPOSED)
def test_opposites_cannot_both_hold(
    one: str, other: str, frame: str, *, verb: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [frame.format(participle(word) if verb else word) for word in (one, other)]
    assert clashes(*texts), texts
    for module in (assertions, flips):
        monkeypatch.setattr(module, "opposites", frozenset)
    assert not clashes(*texts), texts


@pytest.mark.parametrize("word", OPPOSITES["focus"])
def test_a_narrowed_denial_is_none(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = NOT_DONE.format(f"{word} sold"), DONE.format("sold")
    assert not clashes(*texts)
    for module in (assertions, flips):
        monkeypatch.setattr(module, "FOCUS", assertions.FOCUS - {word})
    assert clashes(*texts), texts


@pytest.mark.parametrize("word", OPPOSITES["speech"])
def test_a_silence_is_no_contradiction(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = NOT_DONE.format(participle(word)), DONE.format(participle(word))
    assert not clashes(*texts)
    monkeypatch.setattr(assertions, "SPEECH", assertions.SPEECH - {word})
    assert clashes(*texts), texts


@pytest.mark.parametrize("word", OPPOSITES["slight"])
def test_a_slight_word_is_no_other_wording(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not utterances.is_exchanged((word,), ())
    monkeypatch.setattr(utterances, "SLIGHT", utterances.SLIGHT - {word})
    assert utterances.is_exchanged((word,), ())


@pytest.mark.parametrize("word", load_lexicon("differences")["denying"])
def test_who_denies_has_another_side(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other side is the sentence that tells it."""
    denial = f"Norvia has {participle(word)} that it influenced the presidential election."
    sources = [{"text": "The law punishes Norvia for meddling in the presidential election."}, {"text": denial}]
    story = replace(story_of(sources), disagreements=())
    assert list(denials.find_denials(story))
    monkeypatch.setattr(denials, "LEXICON", {"denying": ()})
    assert not list(denials.find_denials(story))


JOINTS = {"prior": "prior to", "ahead": "ahead of"}


def orders(text: str) -> list[tuple[object, object]]:
    return [(s.first, s.second) for s in order.sequences_of(dated(text))]


@pytest.mark.parametrize(("group", "word"), [(g, w) for g, words in EVENTS.items() for w in words])
def test_every_word_of_order_changes_what_came_first(group: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = {
        "before": f"Vale's visit took place {JOINTS.get(word, word)} Orrin's death.",
        "after": f"Vale's visit took place {word} Orrin's death.",
        "follows": f"Vale's visit {word}ed Orrin's death.",
        "precedes": f"Vale's visit {word}d Orrin's death.",
        "light": f"Vale's speech has {participle(word)} before Orrin's death.",
    }[group]
    found = orders(text)
    monkeypatch.setattr(order, "LEXICON", {**EVENTS, group: tuple(w for w in EVENTS[group] if w != word)})
    assert found, text
    assert found != orders(text), text


@pytest.mark.parametrize("word", ["before", "after"])
def test_an_exchanged_word_of_order_is_noticed(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    aligned = aligned_sentences(*(f"The two crews sailed home {w} the storm on the Vane." for w in ("before", "after")))
    assert [c.kind for c in flips.flip_clashes(aligned)] == ["order"]
    monkeypatch.setattr(flips, "EVENTS", {**EVENTS, word: ()})
    assert not list(flips.flip_clashes(aligned))


@pytest.mark.parametrize(("name", "word"), [(n, w) for n, words in CLASSES.items() for w in words])
def test_every_event_has_its_class(name: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (f"Vale's {word} came before Orrin's conviction.", f"Vale will {word} before Orrin's conviction.")
    kinds = [{e.kind for s in order.sequences_of(dated(text)) for e in (s.first, s.second)} for text in texts]
    assert any(name in found for found in kinds), texts
    monkeypatch.setattr(order, "event_classes", lambda: {w: n for n, ws in CLASSES.items() for w in ws if w != word})
    after = [{e.kind for s in order.sequences_of(dated(text)) for e in (s.first, s.second)} for text in texts]
    assert kinds != after


ASKED = {
    "time": (
        "Mara Vale said she would visit Selm in May for talks with Orrin. She did not disclose the {}.",
        "Mara Vale will visit Selm for talks with Orrin on May 16, her office said.",
    ),
    "when": (
        "Mara Vale said she would visit Selm in May for talks with Orrin. She did not say {} talks would start.",
        "Mara Vale will visit Selm for talks with Orrin on May 16, her office said.",
    ),
    "price": (
        "Brede Shipping bought two ferries of Selm Lines on Monday. It did not disclose the {} it paid.",
        "Brede Shipping bought the two ferries of Selm Lines at a {} of 30 million dollars.",
    ),
    "cause": ("The cause of the fire was unclear.", "A broken lamp {past} the fire."),
    "cause of": ("The cause of the fire was unclear.", "A broken lamp sparked the fire."),
    "reason": ("The {} for the fire was unclear.", "A broken lamp sparked the fire."),
    "cancel": (
        "It is planned to sign a fisheries accord.",
        "The two ministers have {past} the signing of the fisheries accord.",
    ),
}


@pytest.mark.parametrize(
    ("group", "word"), [(g, w) for g in ("time", "price", "cause", "reason", "cancel") for w in QUESTIONS[g]]
)
def test_every_word_of_a_question_changes_its_answer(group: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        t.format(word, past=participle(word))
        for t in ASKED.get(f"{word} of" if group == "reason" else word if word == "when" else group, ASKED[group])
    ]
    sources = [{"published": f"2031-03-0{i + 1}", "text": text} for i, text in enumerate(texts)]
    found = [(q.text, q.state) for q in story_of(sources).questions]
    less = {**QUESTIONS, group: tuple(w for w in QUESTIONS[group] if w != word)}
    monkeypatch.setattr(answers, "LEXICON", less)
    assert found != [(q.text, q.state) for q in story_of(sources).questions], texts


FRAMES = (
    "The {} was there.",
    "They {} it to Roe.",
    "They have {} it.",
    "A {} man came.",
    "The {} bridge fell.",
    "It came {}.",
)


def test_every_weak_word_would_tie_an_answer() -> None:
    words = QUESTIONS["weak"]
    tokens = dated("\n".join(frame.format(word) for word in words for frame in FRAMES)).article.annotation.tokens
    met = {word_of(t) for t in tokens if is_content(t)}
    assert [word for word in words if word not in met] == []


@pytest.mark.parametrize("words", QUESTIONS["unnamed"])
def test_every_sign_of_a_nameless_source_makes_one(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = dated("Mara Vale will resign, people at the mill said.")
    (quote,) = told.article.quotes
    assert quote.speaker is not None
    quote = replace(quote, speaker=replace(quote.speaker, name=f"people {words}", kind=SpeakerKind.ANONYMOUS))
    assert hearsay.is_source(told, quote)
    monkeypatch.setattr(hearsay, "LEXICON", {"unnamed": tuple(w for w in QUESTIONS["unnamed"] if w != words)})
    assert not hearsay.is_source(told, quote)


@pytest.mark.parametrize("words", QUESTIONS["carriers"])
def test_who_passes_on_is_no_witness(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = dated("Mara Vale will resign, the Selm Post said.")
    (quote,) = told.article.quotes
    assert quote.speaker is not None
    quote = replace(quote, speaker=replace(quote.speaker, name=f"the Selm {words}"))
    assert hearsay.is_carried(quote, frozenset())
    monkeypatch.setattr(hearsay, "LEXICON", {"carriers": tuple(w for w in QUESTIONS["carriers"] if w != words)})
    assert not hearsay.is_carried(quote, frozenset())
