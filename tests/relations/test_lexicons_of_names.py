"""Every entry of the lists of names makes two names one that would be two without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from word_probes import idle_entries

from generator.lexicons.loader import load_lexicon
from generator.relations.entities import name_keys, organisations, person_roles
from generator.values.enums import EntityKind

NICKNAMES = [(usual, name) for usual, names in load_lexicon("nicknames").items() for name in names]
SPELLINGS = [(name, form) for name, forms in load_lexicon("spellings").items() for form in forms]


@pytest.mark.parametrize(("usual", "name"), NICKNAMES)
def test_a_nickname_is_one_with_a_name_of_its_group(usual: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    group = [usual, *(other for other in load_lexicon("nicknames")[usual] if other != name)]
    pairs = [pair for other in group for pair in ((name, other), (other, name))]
    assert all(name_keys.is_same_given(*pair) for pair in pairs)
    forms = {other: key for key, other in NICKNAMES if other != name}
    monkeypatch.setattr(name_keys, "_usual_forms", lambda: forms)
    assert not all(name_keys.is_same_given(*pair) for pair in pairs)


@pytest.mark.parametrize(("name", "form"), SPELLINGS)
def test_a_form_is_keyed_by_its_listed_name(name: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert organisations._key(form) == name
    forms = {other: key for key, other in SPELLINGS if other != form}
    monkeypatch.setattr(organisations, "_spellings", lambda: forms)
    assert organisations._key(form) != name


@pytest.mark.parametrize("name", load_lexicon("name_kinds")["always_bodies"])
def test_a_government_is_a_body_even_where_it_looks_like_a_place(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body = organisations._Body(Counter({name: 1}), Counter({EntityKind.PLACE: 1}), {"a"})
    key = organisations._key(name)
    assert organisations._entity(key, body).kind is EntityKind.ORGANISATION
    others = tuple(other for other in load_lexicon("name_kinds")["always_bodies"] if other != name)
    lists = {**load_lexicon("name_kinds"), "always_bodies": others}
    monkeypatch.setattr(organisations, "load_lexicon", lambda group: lists if group == "name_kinds" else {key: ()})
    assert organisations._entity(key, body).kind is EntityKind.PLACE


TIES = [(group, word) for group in ("another", "alone") for word in load_lexicon("roles")[group]]


@pytest.mark.parametrize(("group", "word"), TIES)
def test_what_somebody_is_to_another_is_no_office(group: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = frozenset({word} if group == "alone" else {"norlandish", word})
    assert not person_roles._is_office(words)
    others = tuple(other for other in load_lexicon("roles")[group] if other != word)
    lists = {**load_lexicon("roles"), group: others}
    monkeypatch.setattr(person_roles, "load_lexicon", {"roles": lists}.__getitem__)
    assert person_roles._is_office(words)


def test_a_body_goes_with_and_without_its_last_word() -> None:
    def result(word: str) -> int:
        body = organisations._Body(Counter({"Selm": 1}), Counter({EntityKind.ORGANISATION: 1}), {"a"})
        names = {"selm news": body, f"selm news {word}": replace(body)}
        organisations._join_short_forms(names)
        return len(names)

    assert idle_entries((organisations,), "name_kinds", "said_or_not", result) == []


def test_what_the_law_calls_a_firm_is_no_part_of_its_key() -> None:
    names = ("Velmar {}", "Velmar & {}.", "Velmar, {} ltd")
    assert organisations._key("Velmar Foods plc") == organisations._key("Velmar Foods")
    assert (
        idle_entries(
            (organisations,),
            "name_kinds",
            "legal_forms",
            lambda form: [organisations._key(n.format(form)) for n in names],
        )
        == []
    )
