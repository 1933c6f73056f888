"""The people of one document, and the roles beside their names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from builders import annotated, document_of
from case_files import read_cases
from word_probes import idle_entries

from generator.lexicons.loader import load_lexicon
from generator.names import genders, resolution, role_wording, roles, states
from generator.names.descriptions import descriptions_beside
from generator.names.genders import given_gender, words_of_gender
from generator.names.resolution import read_mention, resolve_names, words_of_address
from generator.names.roles import roles_by_person
from generator.values.annotation import Mention, MentionKind
from generator.values.span import Span

CASES = read_cases(Path(__file__).parent / "cases" / "people.yml")


def people_in(text: str) -> list[dict[str, Any]]:
    document = document_of(text)
    annotation = annotated(document)
    return [
        {
            "name": person.name,
            "gender": person.gender.value if person.gender else None,
            "mentions": len(person.mentions),
            "roles": [r.text for r in roles_by_person(document, annotation)[person.mentions[0]]],
        }
        for person in resolve_names(annotation).people
    ]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    got = people_in(case["text"])
    wanted = case["expected"]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] == wanted
    assert len(got) == len(wanted), got


@pytest.mark.parametrize("group", ["female", "male"])
def test_every_given_name_tells_its_gender(group: str) -> None:
    assert idle_entries((genders,), "given_names", group, lambda name: given_gender(name.title())) == []


# A line for each list of roles.yml: without the list it tells other people, genders or roles.
PROBES = {
    "honorific_male": "Yesterday {} Roe arrived in Norville.",
    "honorific_female": "Yesterday {} Roe arrived in Norville.",
    "reigning": "Anna Roe met {} Anna in Norville.",
    "honorific": "Mayor {} Jane Brandl arrived in Norville.",
    "abbreviation": "Yesterday {} Jane Roe arrived in Norville.",
    "head": "Jane Roe, Norville's {lower}, met Kim Brandl, {lower} of Selm. {} Tom Bloggs left.",
    "party": "Jane Roe, top {lower} on the bridge board, arrived in Norville.",
    "ranked": "Jane Roe, {lower} Democrat on the bridge board, arrived in Norville.",
    "seat": "Yesterday {lower} Jane Roe of France, who is tall, arrived in Norville.",
    "tie": "The mayor met his friend and {lower} Tom Bloggs on Monday.",
    "judging": "The council met the {lower} mayor Kim Brandl on Monday.",
    "female": "The council met {lower} Kim Brandl on Monday.",
    "male": "The council met {lower} Kim Brandl on Monday.",
}


def read_alone(texts: tuple[str, ...]) -> list[list[dict[str, Any]]]:
    for known in (words_of_address, words_of_gender, role_wording.role_words, roles_by_person):
        known.cache_clear()
    return [people_in(text) for text in texts]


@pytest.mark.parametrize("group", PROBES)
def test_every_entry_tells_of_people(group: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = load_lexicon("roles")
    texts = tuple(PROBES[group].format(word.title(), lower=word) for word in words[group])
    before = read_alone(texts)
    for module in (genders, resolution, roles, role_wording):
        monkeypatch.setattr(module, "load_lexicon", lambda name: {**load_lexicon(name), group: ()})
    after = read_alone(texts)
    monkeypatch.undo()
    assert read_alone(()) == []
    assert [w for w, one, other in zip(words[group], before, after, strict=True) if one == other] == []


@pytest.mark.parametrize("full", load_lexicon("titles"))
def test_an_abbreviated_title_is_written_out(full: str) -> None:
    assert (
        idle_entries((role_wording,), "titles", full, lambda short: role_wording._spelt_out(f"Norland {short.title()}"))
        == []
    )


@pytest.mark.parametrize("state", load_lexicon("states"))
def test_an_abbreviated_state_is_written_out(state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (short,) = load_lexicon("states")[state]
    assert role_wording._spelt_out(f"{short.title()} Gov.") == f"{state.title()} governor"
    monkeypatch.setattr(states, "_by_abbreviation", dict)
    assert role_wording._spelt_out(f"{short.title()} Gov.") == f"{short.title()} governor"


def test_a_party_beside_a_place_is_no_part_of_the_office() -> None:
    def worded(party: str) -> str:
        return role_wording._spelt_out(f"Norland {party.title()} Sen.")

    assert idle_entries((role_wording,), "roles", "partisan", worded) == []
    assert worded("gop") == "Norland senator"
    assert role_wording._spelt_out("Democratic Sen.") == "Democratic senator"
    assert role_wording._spelt_out("Norland Democratic chairman") == "Norland Democratic chairman"


@pytest.mark.parametrize(("group", "role"), [("of", "{}"), ("rank", "{} member"), ("anybody", "{}")])
def test_an_office_alone_leaves_open_of_what(group: str, role: str) -> None:
    assert idle_entries((role_wording,), "roles", group, lambda word: role_wording.is_bare(role.format(word))) == []


def descriptions_in(text: str) -> list[str]:
    document = document_of(text)
    annotation = annotated(document)
    people = resolve_names(annotation).people
    return [r.text for person in people for m in person.mentions for r in descriptions_beside(m, document, annotation)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jane Roe of Selm Rowing Club won.", ["of Selm Rowing Club"]),
        ("Jane Roe, 34, from Norway, won.", ["from Norway"]),
        ("Jane Roe, who lives near the quay, heard it.", ["who lives near the quay"]),
        ("Jane Roe of course won.", []),
        ("The council asked Jane Roe of its plans.", []),
        ("Jane Roe, who left the quay, heard it.", []),
        ("Jane Roe, who says that she heard it, left.", []),
        ("Jane Roe, who does not live here, left.", []),
        ("Roe, who lives near the quay, heard it.", []),
    ],
)
def test_what_somebody_does_or_belongs_to_tells_who_it_is(text: str, told: list[str]) -> None:
    assert descriptions_in(text) == told


def words_of_name(text: str) -> tuple[str, ...] | None:
    named = read_mention(Mention(Span(0, len(text)), text, MentionKind.PERSON, 0, 3))
    return named.words if named else None


@pytest.mark.parametrize(("group", "name"), [("title", "{} Brandl"), ("cue", "{} Ivo Brandl")])
def test_every_title_and_cue_is_no_part_of_a_name(group: str, name: str) -> None:
    def named(word: str) -> tuple[str, ...] | None:
        return words_of_name(name.format(word.title()))

    assert {word for word in load_lexicon("roles")[group] if word.title() in (named(word) or ())} == set()
    assert idle_entries((resolution,), "roles", group, named) == []


def test_given_names_tell_one_gender() -> None:
    names = load_lexicon("given_names")
    assert not set(names["female"]) & set(names["male"])


def test_every_particle_stands_inside_a_name() -> None:
    def named(particle: str) -> tuple[str, ...] | None:
        return words_of_name(f"Anna {particle} Brandl")

    assert idle_entries((resolution,), "given_names", "particle", named) == []
    assert named("von") == ("Anna", "von", "Brandl")


def test_a_short_word_in_capitals_is_an_acronym() -> None:
    def named(word: str) -> bool:
        return read_mention(Mention(Span(0, len(word)), word, MentionKind.PERSON, 0, 1)) is not None

    assert [named(word) for word in ("BRAND", "BRANDL")] == [False, True]


def test_a_bare_surname_goes_to_who_is_named_three_times_as_often() -> None:
    def mentions(times: int) -> int:
        text = f"{'Jane Roe arrived. ' * times}Peter Roe stayed. On Monday Roe resigned."
        return int(people_in(text)[0]["mentions"])

    assert [mentions(2), mentions(3)] == [2, 4]


def test_a_name_has_three_words_at_most() -> None:
    def named(words: str) -> bool:
        mention = Mention(Span(0, len(words)), words, MentionKind.ORGANISATION, 0, len(words.split()))
        return resolution._names_person(mention, set(), Counter())

    assert [named("Anna Maria Brandl"), named("Anna Maria Clara Brandl")] == [True, False]


def test_a_role_has_14_words_at_most() -> None:
    def roles_behind(words: int) -> int:
        return len(people_in(f"Jane Roe, mayor of the {'old ' * (words - 4)}town, arrived.")[0]["roles"])

    assert [roles_behind(13), roles_behind(16)] == [1, 0]
