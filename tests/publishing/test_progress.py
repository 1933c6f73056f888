"""Progress is told on a terminal, and nowhere else."""

from __future__ import annotations

import io

import pytest

from generator.publishing import progress as telling


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_work_of_more_than_a_second_is_told_on_a_terminal(stream: type, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, 0.5, 2.0, 2.1, 4.0])
    monkeypatch.setattr(telling.time, "monotonic", lambda: next(moments))
    monkeypatch.setattr("sys.stderr", stream())
    report = telling.progress("stories")
    for done in range(1, 5):
        report(done, 4)
    told = "2/4 stories, 1.0/s, 0:02 left\x1b[K\r4/4 stories\x1b[K\n"
    assert telling.sys.stderr.getvalue() == (told if stream is Terminal else "")


def test_what_is_done_within_a_second_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    report = telling.progress("stories")
    report(1, 2)
    report(2, 2)
    assert telling.sys.stderr.getvalue() == ""
