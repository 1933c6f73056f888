"""The page about the briefings says what was measured, and what this newsroom quotes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

from many_stories import many_stories
from sitebuild import REPOSITORY

from generator.overrides.newsroom import QuotingLimits
from generator.site.comments import MEASURED_MARK, NEWEST_MARK, QUOTING_MARK, fill_marks

LIMITS = QuotingLimits()


def test_what_is_told_of_errors_is_what_was_measured() -> None:
    script = REPOSITORY / "benchmarks" / "measured.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    kept = (REPOSITORY / "generator" / "site" / "measured.json").read_text("utf-8")
    assert done.stdout == kept, "run: python benchmarks/measured.py > generator/site/measured.json"
    assert len(json.loads(kept)["judged"]["parts"]) > 8


def test_the_page_has_the_last_judgement_and_the_sets() -> None:
    told = fill_marks((REPOSITORY / "briefings" / "about.md").read_text("utf-8"), (), LIMITS)
    assert "<!--" not in told
    for part in ("Title", "Key facts", "Quotes", "Standing"):
        assert f"| {part} | " in told
    assert "were not reported." in told
    assert "quotes: with the right speaker" in told


def test_the_page_says_how_much_is_quoted() -> None:
    assert "more than 25% of its own words, nor 40 of them in a row" in fill_marks(QUOTING_MARK, (), LIMITS)
    full = fill_marks(QUOTING_MARK, (), replace(LIMITS, share=0.1, full=frozenset({"The *Post*"})))
    assert "10%" in full
    assert "Of The \\*Post\\* more may be quoted" in full
    assert "no limit" in fill_marks(QUOTING_MARK, (), QuotingLimits(1.0, 1000))


def test_each_mark_is_filled_alone() -> None:
    stories = many_stories(2)
    assert "Ferry talks, round 1" in fill_marks(NEWEST_MARK, stories, LIMITS)
    assert "Ferry talks" not in fill_marks(MEASURED_MARK, stories, LIMITS)
    assert fill_marks("No mark.", stories, LIMITS) == "No mark."
