"""The people of one document, and the roles beside their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import annotated, document_of

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import given_gender, resolve_names, words_of_address
from generator.names.roles import role_heads, roles_of

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "people.yml").read_text("utf-8"))


def people_in(text: str) -> list[dict[str, Any]]:
    document = document_of(text)
    annotation = annotated(document)
    return [
        {
            "name": person.name,
            "gender": person.gender.value if person.gender else None,
            "mentions": len(person.mentions),
            "roles": [r.text for r in roles_of(person, document, annotation)],
        }
        for person in resolve_names(document, annotation).people
    ]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    got = people_in(case["text"])
    wanted = case["expected"]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] == wanted
    assert len(got) == len(wanted), got


@pytest.mark.parametrize("group", ["female", "male"])
def test_every_given_name_tells_its_gender(group: str) -> None:
    assert {n for n in load_lexicon("given_names")[group] if given_gender(n.title()) != group} == set()


def test_every_role_and_form_of_address_is_looked_up_in_lower_case() -> None:
    roles = load_lexicon("roles")
    assert set(roles["head"]) | set(roles["abbreviation"]) == role_heads()
    assert {w for g in ("honorific", "honorific_male", "honorific_female") for w in roles[g]} <= set(words_of_address())
    assert set(roles["tie"]) <= set(roles["head"])
    assert not set(load_lexicon("given_names")["female"]) & set(load_lexicon("given_names")["male"])


@pytest.mark.parametrize("role", load_lexicon("roles")["title"])
def test_every_title_announces_a_name(role: str) -> None:
    assert [p["name"] for p in people_in(f"On Monday {role.title()} Ivo Brand arrived.")] == ["Ivo Brand"]


@pytest.mark.parametrize("role", load_lexicon("roles")["abbreviation"])
def test_every_abbreviated_title_is_a_role(role: str) -> None:
    found = people_in(f"{role.title()} Jane Roe said no to the plan on Monday.")
    assert [(p["name"], p["roles"]) for p in found] == [("Jane Roe", [role.title()])]


@pytest.mark.parametrize("role", load_lexicon("roles")["head"])
def test_every_role_noun_is_one_word(role: str) -> None:
    assert len(annotated(document_of(f"the {role}")).tokens) == 2
