"""What is over a limit is cut or left out and told with its cure; the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from generator.publishing.generate import generate_stories
from generator.publishing.time_limit import OutOfTime, within_seconds
from generator.stages.annotate import DEFAULT_MODEL, load_pipeline

SAYS_LITTLE = "B222"  # of so short a story
GOOD = "A ferry sails again\n\nThe ferry of Osterby sailed again on Monday, the council said. It carries 40 cars.\n"


def lay(root: Path, limits: str = "", **texts: str) -> Path:
    sources = root / "ferry" / "sources"
    sources.mkdir(parents=True)
    (root / "newsroom.yml").write_text(f"limits: {{{limits}}}\n" if limits else "", encoding="utf-8")
    for name, text in {"good": GOOD, **texts}.items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    return root


def told(root: Path) -> list[str]:
    (story,) = (done := generate_stories(root, jobs=1)).stories
    assert story.is_made
    found = [
        *(str(error) for error in done.errors),
        *(f"{d.place}: {d.message} hint: {d.hint}" for d in story.diagnostics if d.code != SAYS_LITTLE),
    ]
    return [line for line in found if "newsroom.yml" in line]


@pytest.mark.parametrize(
    ("limits", "text", "fault"),
    [
        ("file: 500", "word " * 200, "is too large: 1,000 bytes, 500 at most"),
        (
            "article: 500",
            "A ship sank.\n" * 100,
            "has 1,300 characters, 500 at most: what stands behind them is left out",
        ),
        ("line: 500", "A ship sank. " * 100, "has lines of more than 500 characters (1): their ends are left out"),
        ("sentence: 500", GOOD + "ship " * 200, "characters in sentences of more than 500: they are left out"),
        ("sources: 1", GOOD, "is left out: the story would have 2 sources, 1 at most"),
        ("story: 200", GOOD * 2, "is left out: the story would have"),
        ("items: 9", GOOD * 9, "is left out: the story would have"),
    ],
)
def test_what_is_over_a_limit_is_told_with_its_cure(tmp_path: Path, limits: str, text: str, fault: str) -> None:
    (line,) = told(lay(tmp_path, limits, large=text))
    assert fault in line
    assert "large.txt" in line
    assert f"set limits: {{{limits.partition(':')[0]}: …}} in newsroom.yml" in line


def test_an_article_that_takes_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    load_pipeline(DEFAULT_MODEL)  # not within the second
    long = "".join(f"On Monday {n} of {n + 2} ferries sailed, Ann Bell of Corvan Marine said.\n" for n in range(300))
    (line,) = told(lay(tmp_path / "stories", "seconds: 1", large=long))
    assert "large.txt: is left out: it took over 1 seconds of processor time" in line


def test_work_ends_when_its_time_is_over_and_not_before() -> None:
    def spin(numbers: Iterator[int]) -> None:
        with within_seconds(0.05):
            for _ in numbers:
                pass

    spin(iter(range(9)))
    with pytest.raises(OutOfTime):
        spin(count())


def test_links_pipes_and_devices_among_the_sources_are_not_opened(tmp_path: Path) -> None:
    root = lay(tmp_path)
    sources = root / "ferry" / "sources"
    (tmp_path / "secret.txt").write_text("The secret bridge closed on Monday.", encoding="utf-8")
    (sources / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (sources / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(sources / "pipe.txt")
    done = generate_stories(root, jobs=1)
    assert sorted(f"{Path(e.path).name}: {e.fault}" for e in done.errors) == [
        "outside.txt: is a symbolic link, and is not followed, and is left out",
        "pipe.txt: is no file, and is left out",
        "zero.txt: is a symbolic link, and is not followed, and is left out",
    ]
    assert "secret" not in (root / "ferry" / "briefing.json").read_text(encoding="utf-8").replace("secret.txt", "")


@pytest.mark.parametrize("name", ["newsroom.yml", "ferry/overrides.yml"])
def test_a_link_for_an_editors_file_is_not_followed(tmp_path: Path, name: str) -> None:
    root = lay(tmp_path)
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to("/dev/zero")
    (error,) = generate_stories(root, jobs=1).errors
    assert error.fault == "is a symbolic link, and is not followed"


def test_a_link_for_a_page_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    root = lay(tmp_path)
    (tmp_path / "outside.md").write_text("# Mine\n", encoding="utf-8")
    (root / "ferry" / "index.md").symlink_to(tmp_path / "outside.md")
    assert not generate_stories(root, jobs=1).errors
    assert (tmp_path / "outside.md").read_text(encoding="utf-8") == "# Mine\n"
    assert not (root / "ferry" / "index.md").is_symlink()
