"""What comes in is read up to a size, a number and a depth, and what is beyond is told."""

from __future__ import annotations

import gzip

import pytest
from stories import faults

from generator.intake.incoming import Link, Raw
from generator.intake.limits import DEEPEST, MOST_BYTES, at_most, inflate, part_in
from generator.values.diagnostic import BriefingError

TWO = gzip.compress(b"fog " * 50_000, mtime=0) + gzip.compress(b"ice", mtime=0)


def test_members_behind_each_other_are_one_text_and_zeros_behind_it_nothing() -> None:
    assert inflate(TWO + bytes(512), "a.gz") == b"fog " * 50_000 + b"ice"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (TWO[:-9], "cut off"),
        (TWO[:40], "cut off"),
        (TWO + b"more", "broken"),
        (b"\x1f\x8b" + b"x" * 99, "broken"),
        (gzip.compress(bytes(MOST_BYTES + 1), mtime=0), "more than 64 MB"),
    ],
    ids=["no end", "a beginning alone", "something else behind", "no beginning", "a bomb"],
)
def test_compressed_data_that_is_broken_or_too_much_is_told(data: bytes, fault: str) -> None:
    with pytest.raises(BriefingError) as error:
        inflate(data, "a.gz")
    assert fault in error.value.fault


def test_containers_may_lie_in_one_another_a_few_deep() -> None:
    raw = Raw(b"", "a.zip", media_type="application/zip", url="https://a.test/")
    for _ in range(DEEPEST):
        raw = part_in(raw, b"x", "part 1", "text/plain")
    assert (raw.media_type, raw.url, raw.place) == ("text/plain", None, "a.zip" + ", part 1" * DEEPEST)
    with pytest.raises(BriefingError, match="containers deep"):
        part_in(raw, b"x", "part 1")


def test_of_too_many_parts_the_first_are_kept() -> None:
    found = list(at_most((Link(f"https://a.test/{n}", "a") for n in range(9)), Raw(b"", "a"), 3))
    assert len(found) == 4
    assert faults(found) == ["a: holds more than 3 parts; the rest was not read"]
