"""Every entry of the lists of the guard acts: rewordings, relating, modals, guard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import annotated, document_of
from word_probes import idle_entries, modules_of

from generator.lexicons.loader import load_lexicon
from generator.overrides.guard import fitting, joints, judging, matching, plainer, predicates, readings, states, words
from generator.times.meanings.days import Near
from generator.values.annotation import Token
from generator.values.findings import ResolvedTime, TimeExpression
from generator.values.span import Span

NOON = ResolvedTime(TimeExpression(Span(0, 1), Near()), "2031-03-03", "2031-03-03", "2031-03-03", "day")
GUARD = modules_of("generator.overrides.guard.")


def token(word: str) -> Token:
    return Token(0, 0, len(word), word, word, "X" if word.isalpha() else "ADV", "", "", 0)


def reading_of(text: str) -> readings.Reading:
    document = document_of(text)
    return readings.Reading(document, annotated(document), (), (Span(0, len(text)),))


def test_every_rewording_stands_for_its_group() -> None:
    groups = load_lexicon("rewordings").items()
    assert [(g, e) for g, entries in groups for e in entries if f"={g}" not in words.keys_of_phrase(e)] == []


@pytest.mark.parametrize("group", load_lexicon("relating"))
def test_every_relating_word_is_of_its_kind(group: str) -> None:
    assert idle_entries(GUARD, "relating", group, joints.kinds_of) == []


@pytest.mark.parametrize("group", load_lexicon("modals"))
def test_every_modal_has_its_force(group: str) -> None:
    def force(entry: str) -> object:
        text = {"wo": "It won't close.", "'ll": "It'll close.", "'d": "It'd close."}.get(entry, f"It {entry} close.")
        reading = reading_of(text)
        return states.state_of(reading, next(t for t in reading.tokens if t.lemma == "close")).force

    assert idle_entries(GUARD, "modals", group, force) == []


def test_every_light_word_says_nothing_by_itself() -> None:
    assert idle_entries(GUARD, "guard", "light", lambda entry: readings.is_term(token(entry))) == []


def test_every_turning_verb_has_its_object_for_a_subject() -> None:
    def turns(entry: str) -> object:
        return fitting.can_turn(token(entry))

    assert idle_entries(GUARD, "guard", "turning", turns) == []


def test_every_comparing_word_makes_an_amount_a_difference() -> None:
    def compared(entry: str) -> object:
        reading = reading_of(f"It is 3 degrees {entry} than that.")
        term = next(t for t in reading.terms if t.amount is not None)
        return predicates.compared_by(reading, term)

    assert idle_entries(GUARD, "guard", "comparing", compared) == []


def test_every_restricting_word_is_missed() -> None:
    assert idle_entries(GUARD, "guard", "restricting", lambda entry: predicates.is_restricting(token(entry))) == []


@pytest.mark.parametrize(("group", "others"), [("adding", "limiting"), ("limiting", "adding")])
def test_every_adding_word_goes_beyond_every_limiting_one(group: str, others: str) -> None:
    def goes_beyond(entry: str) -> object:
        pair = {group: entry, others: load_lexicon("guard")[others][0]}
        held = matching.Held(reading_of(f"The check covered {pair['limiting']} the roof."))
        case = judging.Case(reading_of(f"The check covered {pair['adding']} the roof."), (held,))
        return list(judging.additions(case))

    assert idle_entries(GUARD, "guard", group, goes_beyond) == []


def test_every_part_of_a_time_is_missed() -> None:
    def same(entry: str) -> object:
        times = [reading_of(f"{entry} on Monday").terms[-1], reading_of("on Monday").terms[-1]]
        wording = replace(times[0], text=f"{entry} on Monday", time=NOON)
        return matching.stands_for(wording, replace(times[1], time=NOON))

    assert idle_entries(GUARD, "guard", "parts of time", same) == []


def test_every_having_verb_says_what_with_says() -> None:
    joint = next(x for x in joints.joints_of(reading_of("Firms with depots closed.")) if x.relation == "with")

    def has(entry: str) -> object:
        held = matching.Held(reading_of(f"Big firms {entry} their depots."))
        firm, depot = (next(u for u in held.reading.terms if u.head.lemma == lemma) for lemma in ("firm", "depot"))
        return fitting.is_told_by_verb(joint, held, firm, depot)

    assert idle_entries(GUARD, "guard", "having", has) == []


def test_every_giving_verb_has_for_a_subject_who_gets_something() -> None:
    past = {"give": "given", "send": "sent", "pay": "paid", "lend": "lent", "award": "awarded", "offer": "offered"}
    past |= {"grant": "granted", "hand": "handed"}

    def gets(entry: str) -> object:
        reading = reading_of(f"The council was {past[entry]} a letter.")
        return [x.relation for x in joints.joints_of(reading) if x.dependent.text == "council"]

    assert idle_entries(GUARD, "guard", "giving", gets) == []


def test_every_word_before_a_day_stands_in_the_place_of_on() -> None:
    assert idle_entries(GUARD, "guard", "before days", lambda entry: plainer.plainer(f"it is {entry} Monday")) == []
