"""What a name names, by all the words beside it."""

from __future__ import annotations

from newsroom import story_of

from generator.relations.entities.name_kinds import settle_kinds
from generator.values.annotation import MentionKind


def kinds_of(*texts: str) -> dict[str, str]:
    return {e.name: e.kind for e in story_of([{"text": t, "published": "2031-03-04"} for t in texts]).entities}


def test_a_name_that_is_mr_elsewhere_is_a_person() -> None:
    found = kinds_of("Mo Tellan has the promise of Halden in writing. The bank was closed, Mr Tellan said.")
    assert found["Mo Tellan"] == "person"


def test_a_village_is_a_place_wherever_it_stands() -> None:
    found = kinds_of(
        "A storm tore through the village of Upper Karn late on Tuesday. Upper Karn has 600 inhabitants.",
        "Upper Karn mourns. Two people died in Upper Karn.",
    )
    assert found["Upper Karn"] == "place"


def test_who_runs_a_quarry_is_a_firm() -> None:
    found = kinds_of("The hill lies below a quarry run by Brunn Stone. Brunn Stone declined to comment.")
    assert found["Brunn Stone"] == "organisation"


def test_a_group_is_an_organisation() -> None:
    assert kinds_of("The German group Osterfeld, which owns the port, was silent.")["Osterfeld"] == "organisation"


def test_a_league_with_a_title_for_a_name_is_no_person() -> None:
    assert "person" not in {
        kind for name, kind in kinds_of("The Major League Baseball clubs met on Monday.").items() if "Major" in name
    }


def test_texts_that_tell_nothing_are_left_as_they_are() -> None:
    story = story_of([{"text": "The boats came home at noon from Selm.", "published": "2031-03-04"}])
    assert settle_kinds(story.articles) == story.articles


def test_kinds_are_those_of_a_briefing() -> None:
    assert {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE} >= {
        MentionKind(k) for k in kinds_of("Mr Jon Tellan met the bank Halden in Selm.").values()
    }
