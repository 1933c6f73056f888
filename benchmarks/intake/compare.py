"""An article's words from a page and from its bare text, beside trafilatura alone and the long lines of the text.

    python -m benchmarks.intake.compare

Pages are those of tests/intake/pages: every design with two articles, and, apart, the designs written after the rules.
F1 is of runs of four words of the body, headline, captions and boxes aside. The text is copied from the page in two
ways: as a browser copies it, and as a browser in a terminal prints it, in lines of 78 columns.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean

import trafilatura

from generator.intake.incoming import Incoming, Raw
from generator.intake.reading import read_raw
from generator.stages.clean import clean
from generator.stages.read import parse_source
from generator.values.document import BlockLabel

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "intake"))

from page_set import Page, browser_text, f1, held_pages, long_lines, pages, terminal_text  # of the tests

Reader = Callable[[Page], Sequence[str]]
ROUNDS = 3


def ours(page: Page) -> list[str]:
    return [found.body for found in read_raw(Raw(page.html.encode("utf-8"), "a.html")) if isinstance(found, Incoming)]


def alone(page: Page) -> list[str]:
    text = trafilatura.extract(page.html, include_comments=False) or ""
    return [text.removeprefix(page.article.title).strip()]


def cleaned(text: str) -> list[str]:
    document = clean(parse_source(text.encode("utf-8"), "a", "a.txt"))
    kept = (b.span for b in document.blocks if b.label in {BlockLabel.BODY, BlockLabel.HEADING})
    return [document.normal[span.start : span.end] for span in kept]


def of_text(read: Callable[[str], Sequence[str]], dump: Callable[[Page], str]) -> Reader:
    return lambda page: read(dump(page))


def lines(text: str) -> list[str]:
    return list(long_lines(text))


def score(read: Reader, group: Sequence[Page], *, bare: bool) -> float:
    """Return the mean over the pages; of a bare text only what a reader sees on the page is right."""
    golds = [(page, page.shown if bare else page.body) for page in group]
    return mean(f1(read(page), gold) for page, gold in golds if gold)


def pages_a_second(read: Reader, group: Sequence[Page]) -> float:
    """Return the speed of the quickest of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for page in group:
            read(page)
        best = min(best, time.perf_counter() - start)
    return len(group) / best


def main() -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    groups = (pages(), held_pages())
    print(f"{len(groups[0])} pages, and {len(groups[1])} of designs written after the rules:\n")
    print("| | from the page | of designs held back | pages/s |\n|---|---|---|---|")
    speeds = {name: pages_a_second(read, groups[0]) for name, read in (("briefings", ours), ("trafilatura", alone))}
    for name, read in (("briefings", ours), ("trafilatura", alone)):
        figures = [f"{score(read, group, bare=False):.3f}" for group in groups]
        print(f"| {name} | {' | '.join(figures)} | {speeds[name]:.0f} (×{speeds[name] / speeds['briefings']:.2f}) |")
    print("\n| | as a browser copies it | of designs held back | as a terminal prints it | of designs held back |")
    print("|---|---|---|---|---|")
    for name, plain in (("briefings", cleaned), ("long lines", lines)):
        dumps = (browser_text, terminal_text)
        figures = [f"{score(of_text(plain, dump), group, bare=True):.3f}" for dump in dumps for group in groups]
        print(f"| {name} | {' | '.join(figures)} |")


if __name__ == "__main__":
    main()
