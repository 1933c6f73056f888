"""The words of a PDF in reading order: this project beside pypdf and pdfminer.six alone.

    python -m benchmarks.intake.pdfs

One invented story set in seven ways (tests/intake/pdf_settings.py). F1 of runs of four words against the story's body,
its headline and running heads being none, and of its paragraphs as they were written.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pdfminer.high_level import extract_text
from pypdf import PdfReader

from generator.intake.formats.pdf import read_pdf
from generator.intake.incoming import Incoming, Raw

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "intake"))

from pdf_builder import build_pdf  # the tests' builders, found by the path above
from pdf_settings import WAYS
from stories import BODY, PARAGRAPHS

RUN = 4  # words
ROUNDS = 20


def ours(data: bytes) -> str:
    return next(found.body for found in read_pdf(Raw(data, "a.pdf")) if isinstance(found, Incoming))


def with_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def with_pdfminer(data: bytes) -> str:
    return extract_text(BytesIO(data))


SYSTEMS: dict[str, Callable[[bytes], str]] = {"briefings": ours, "pdfminer.six": with_pdfminer, "pypdf": with_pypdf}


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+(?:-\w+)*", text.lower())
    return Counter(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def likeness(found: Counter, right: Counter) -> float:
    both = (found & right).total()
    return 2 * both / (found.total() + right.total())


def main() -> None:
    files = {name: build_pdf(pages) for name, pages in WAYS.items()}
    print(f"| | {' | '.join(SYSTEMS)} |\n|---|{'---|' * len(SYSTEMS)}")
    for name, data in files.items():
        values = (likeness(runs(read(data)), runs(BODY)) for read in SYSTEMS.values())
        print(f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |")
    kept = {
        system: sum(part in re.split(r"\n\s*\n", read(data)) for data in files.values() for part in PARAGRAPHS)
        for system, read in SYSTEMS.items()
    }
    print(f"| paragraphs as written, of {len(files) * len(PARAGRAPHS)} | {' | '.join(map(str, kept.values()))} |")
    seconds = dict.fromkeys(SYSTEMS, 0.0)
    for _ in range(ROUNDS):
        for system, read in SYSTEMS.items():
            start = time.process_time()
            for data in files.values():
                read(data)
            seconds[system] += time.process_time() - start
    speed = {system: ROUNDS * len(files) / used for system, used in seconds.items()}
    base = speed["briefings"]
    print(f"| files/s | {' | '.join(f'{value:.0f} (×{value / base:.2f})' for value in speed.values())} |")


if __name__ == "__main__":
    main()
