"""Embargoes have a zone, their own or the newsroom's; a span ends after it begins."""

from __future__ import annotations

import pytest

from generator.overrides.newsroom import parse_newsroom
from generator.overrides.reader import parse_overrides


def told(text: str, zone: str | None = None) -> list[str]:
    return [str(error) for error in parse_overrides(text, zone=zone)[1]]


@pytest.mark.parametrize(
    ("embargo", "zone", "kept"),
    [
        ("2031-03-06T06:00", "Europe/Oslo", "2031-03-06T06:00+01:00"),
        ("2031-07-06 06:00", "Europe/Oslo", "2031-07-06T06:00+02:00"),
        ("2031-03-06T06:00-05:00", "Europe/Oslo", "2031-03-06T06:00-05:00"),
        ("2031-03-06T06:00Z", None, "2031-03-06T06:00Z"),
    ],
)
def test_an_embargo_is_in_its_zone_or_the_newsrooms(embargo: str, zone: str | None, kept: str) -> None:
    overrides, errors = parse_overrides(f"embargo: {embargo}\n", zone=zone)
    assert errors == ()
    assert overrides.story["embargo"] == kept
    assert overrides.places["embargo"] == "overrides.yml:1:1"


@pytest.mark.parametrize(
    ("embargo", "zone", "fault"),
    [
        ("2031-03-06T06:00", None, "names no time zone"),
        ("2031-03", "Europe/Oslo", "is no moment"),
        ("2031-03-06", "Europe/Oslo", "is no moment"),
        ("2031-03-30T02:30", "Europe/Oslo", "falls into a change of clocks in Europe/Oslo"),
        ("2031-10-26T02:30", "Europe/Oslo", "falls into a change of clocks in Europe/Oslo"),
        ("2031-10-26T25:30", "Europe/Oslo", "is no moment"),
        ("٢٠٣١-03-06T06:00Z", "Europe/Oslo", "is no moment"),
    ],
)
def test_a_moment_nobody_can_tell_is_refused(embargo: str, zone: str | None, fault: str) -> None:
    (error,) = told(f"embargo: {embargo}\n", zone)
    assert error.startswith("overrides.yml:1:1: the embargo '")
    assert fault in error
    assert "2024-05-16T06:00+02:00" in error


def test_a_newsroom_has_a_zone_that_there_is() -> None:
    assert parse_newsroom("zone: Europe/Oslo\n")[0].zone == "Europe/Oslo"
    assert [str(e) for e in parse_newsroom("model: x\nzone: Europe/Olso\n")[1]] == [
        "newsroom.yml:2:1: there is no time zone 'Europe/Olso'\nhint: did you mean 'Europe/Oslo'?"
    ]
    assert "called by continent" in str(parse_newsroom("zone: the fjord at noon\n")[1][0])


def test_a_span_ends_after_it_begins() -> None:
    text = "timeline:\n  - {id: e-1, start: 2031-03-06, end: 2031-03-05, because: page}\n"
    assert told(text) == [
        "overrides.yml:2:34: the end 2031-03-05 comes before the start 2031-03-06\nhint: exchange them"
    ]
    assert told(text.replace("2031-03-05", "2031-03")) == []
    assert told(text.replace("2031-03-05", "2031-03-06")) == []
