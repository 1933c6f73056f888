"""Every address that a site could not be built with is told before, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.overrides.newsroom import NO_NEWSROOM
from generator.publishing.addresses import address_faults
from generator.publishing.store import find_stories
from generator.values.slugs import RESERVED


def lay(root: Path, **slugs: str) -> Path:
    for name, slug in slugs.items():
        (root / name / "sources").mkdir(parents=True)
        if slug:
            (root / name / "overrides.yml").write_text(f"title: A\nslug: {slug}\n", encoding="utf-8")
    return root


def told(root: Path, *names: str) -> list[str]:
    wanted = names or tuple(path.name for path in root.iterdir() if path.is_dir())
    faults = (*find_stories(root, names)[1], *address_faults(root, NO_NEWSROOM, wanted))
    return [f"{e.place}: {e.fault}".replace(f"{root}/", "") for e in faults]


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_folder_and_a_slug_the_site_needs_are_refused(tmp_path: Path, name: str) -> None:
    lay(tmp_path, bridge=name, **{name: ""})
    assert f"{name}: is a name the site needs: the story is left out" in told(tmp_path)
    assert any(f"bridge/overrides.yml:2:1: slug: '{name}' is the address of" in line for line in told(tmp_path))


def test_a_slug_belongs_to_one_story_each_with_its_line(tmp_path: Path) -> None:
    lay(tmp_path, bridge="crossing", ferry="crossing", mill="bridge", quay="own")
    assert told(tmp_path, "bridge", "ferry", "mill", "quay") == [
        "bridge/overrides.yml:2:1: slug: 'crossing' is the address of the story in 'ferry/'",
        "ferry/overrides.yml:2:1: slug: 'crossing' is the address of the story in 'bridge/'",
        "mill/overrides.yml:2:1: slug: 'bridge' is the address of the story in 'bridge/'",
    ]
    assert len(told(tmp_path, "mill")) == 1


def test_a_page_written_by_hand_keeps_its_address(tmp_path: Path) -> None:
    (lay(tmp_path, about="", bridge="about") / "about.md").write_text("# Who we are\n", encoding="utf-8")
    assert told(tmp_path, "about", "bridge") == [
        "about: is a name the site needs: the story is left out",
        "bridge/overrides.yml:2:1: slug: 'about' is the address of a page of the site",
    ]


@pytest.mark.parametrize("name", ["why?", "no #2", "a%20b", ".hidden", " lead", "trail ", "end.", "x)y", "a\nb", "a:b"])
def test_a_folder_that_no_address_can_name_is_refused(tmp_path: Path, name: str) -> None:
    assert told(lay(tmp_path, **{name: ""})) == [
        f"{name}: has signs in its name that an address cannot have: the story is left out"
    ]


@pytest.mark.parametrize("name", ["bridge", "Osterby Bridge", "brücke", "a.b", "it's", "50 & more", "שלום"])
def test_other_names_stand(tmp_path: Path, name: str) -> None:
    assert told(lay(tmp_path, **{name: ""})) == []


def test_where_a_story_was_and_went_is_checked(tmp_path: Path) -> None:
    files = {
        "a": "merged_into: bb",
        "b": "status: draft",
        "c": "merged_into: b",
        "d": "merged_into: e",
        "e": "merged_into: d",
        "f": "moved_from: [b, topics, g]",
        "h": "moved_from: [g, old]",
        "i": "slug: new\nmoved_from: [i]",
        "j": "merged_into: k",
        "k": "merged_into: f",
    }
    for name, text in files.items():
        (lay(tmp_path, **{name: ""}) / name / "overrides.yml").write_text(f"{text}\n", encoding="utf-8")
    assert told(tmp_path, *files) == [
        "a/overrides.yml:1:1: merged_into: there is no story 'bb'",
        "c/overrides.yml:1:1: merged_into: readers cannot see 'b', a draft",
        "d/overrides.yml:1:1: merged_into: 'e' leads back here",
        "e/overrides.yml:1:1: merged_into: 'd' leads back here",
        "f/overrides.yml:1:1: moved_from: 'b' is the address of the story in 'b/'",
        "f/overrides.yml:1:1: moved_from: 'topics' is the address of a page of the site",
        "f/overrides.yml:1:1: moved_from: 'g' is the address of the story in 'h/'",
        "h/overrides.yml:1:1: moved_from: 'g' is the address of the story in 'f/'",
        "i/overrides.yml:2:1: moved_from: 'i' is the address of the story itself",
    ]


@pytest.mark.parametrize("name", ["CON", "Index", "a\u2028b", "a\u202eb", "a\u200bb", "e\u0301", "long" * 40])
def test_a_folder_that_some_file_system_or_eye_takes_for_another_is_refused(tmp_path: Path, name: str) -> None:
    (told_of,) = told(lay(tmp_path, **{name: ""}))
    assert told_of.endswith("the story is left out")


def test_of_two_names_that_differ_in_case_the_second_is_left_out(tmp_path: Path) -> None:
    assert told(lay(tmp_path, Bridge="", bridge="")) == [
        "bridge: has a name that file systems may take for 'Bridge': the story is left out"
    ]


@pytest.mark.parametrize("part", ["story", "sources"])
def test_a_link_for_a_story_or_its_sources_is_not_followed(tmp_path: Path, part: str) -> None:
    (tmp_path / "outside" / "sources").mkdir(parents=True)
    root = tmp_path / "briefings"
    (root / "story").mkdir(parents=True) if part == "sources" else root.mkdir()
    link = root / "story" / "sources" if part == "sources" else root / "story"
    link.symlink_to(tmp_path / "outside" / ("sources" if part == "sources" else ""))
    assert find_stories(root)[0] == ()
    assert told(root) == ["story: is a symbolic link, and is not followed: the story is left out"]
