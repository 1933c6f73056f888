"""A content folder of hostile and broken files beside good stories, of any size.

python benchmarks/hostile/tree.py DIR --files 10000 [--run]

With --run a run of the generator over it follows, with the time it took and the memory it held at most.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Final

GOOD: Final = (
    "The ferry of Osterby sails again\n\nThe ferry of Osterby sailed again on Monday, the council said. "
    "It carries 40 cars, Ann Bell of Corvan Marine said.\n"
)
HEAD: Final = "---\n{}\n---\n" + GOOD
BROKEN: Final[dict[str, Callable[[int], bytes]]] = {  # files that cannot be read, by what is wrong with them
    "empty": lambda _: b"",
    "blank": lambda n: b" \n" * (n % 50),
    "binary": lambda n: bytes([0, n % 256, 255]) * 40,
    "utf16": lambda _: GOOD.encode("utf-16"),
    "latin": lambda _: GOOD.encode() + b"caf\xe9",
    "archive": lambda _: b"PK\x03\x04" + b"\0" * 400,
    "open head": lambda _: b"---\ntitle: A\n" + GOOD.encode(),
    "deep head": lambda _: HEAD.format("title: " + "[" * 3000 + "]" * 3000).encode(),
    "alias": lambda _: HEAD.format("title: &a [*a, *a]").encode(),
    "control": lambda _: HEAD.format('title: "\x01"').encode(),
    "half a sign": lambda _: HEAD.format(r'title: "\ud800"').encode(),
    "large": lambda _: b"word " * 500_000,
}
HOSTILE: Final[dict[str, Callable[[int], bytes]]] = {  # files that can be read, and are meant to cost
    "places": lambda _: ("A-" * 1000 + "\n\n").encode() + GOOD.encode(),
    "tag": lambda _: HEAD.format("title: !!python/object/apply:os.system [id]").encode(),
    "no day": lambda _: HEAD.format("published: 2031-02-31").encode(),
    "digits in head": lambda _: HEAD.format(f"title: {'9' * 5000}").encode(),
    "digits": lambda _: (GOOD + "It cost $" + "9" * 5000 + " million, the council said.\n").encode(),
    "marks": lambda _: (GOOD + "“‘" * 1000 + "\n").encode(),
    "punctuation": lambda _: (GOOD + '"' + "!?." * 700 + '" Ann Bell said.\n').encode(),
    "one line": lambda _: (GOOD + "word " * 2000 + "\n").encode(),
    "overrides of direction": lambda _: (GOOD + "\u202eThe bridge\u2066 was closed, he said.\n").encode(),
    "markup": lambda _: (GOOD + "<div>" * 400 + "<script>alert(1)</script> [x](javascript:alert(1))\n").encode(),
}
OVERRIDES: Final = (
    "title: [",
    "titel: A bridge\n",
    "title: &a A\nlede: *a\n",
    "facts: " + "[" * 50 + "]" * 50,
    "embargo: 2024-05\n",
    f"tags: [{'t' * 300}]\n",
    "slug: 'a\n\n  b'\n",
    "sources: {zzz: {exclude: true}}\n",
)
NAMES: Final = ("index", "CON", "[x](y)", "a\nb", "a\u202eb", "<script>", "b" * 200, "people", " lead", "a|b")
SECONDS_BETWEEN: Final = 0.5  # two looks at the memory in use


def lay(root: Path, files: int) -> tuple[list[str], list[str], list[str]]:
    """Write the tree; returns the names of the good stories, of the files to be told of, of the stories left out."""
    made = {**BROKEN, **HOSTILE}
    good, told = [], []
    for number, (kind, make) in enumerate(islice(cycle(made.items()), files)):
        story = f"story-{number // 50:04}"
        sources = root / story / "sources"
        if not number % 50:
            sources.mkdir(parents=True)
            (sources / "good.txt").write_text(GOOD, encoding="utf-8")
            good.append(story)
        path = sources / f"{number:05}-{kind.replace(' ', '-')}.txt"
        path.write_bytes(make(number))
        told += [f"{story}/sources/{path.name}"] * (kind in BROKEN)
    return good, [*told, *_odd_files(root / good[0] / "sources", root)], [*_odd_names(root), *_bad_overrides(root)]


def _odd_files(sources: Path, root: Path) -> list[str]:
    os.mkfifo(sources / "pipe.txt")
    (sources / "zero.txt").symlink_to("/dev/zero")
    (sources / "loop.txt").symlink_to("loop.txt")
    (sources / "out.txt").symlink_to("/etc/hostname")
    (sources / "folder.txt").mkdir()
    return [
        (sources / f"{name}.txt").relative_to(root).as_posix() for name in ("pipe", "zero", "loop", "out", "folder")
    ]


def _odd_names(root: Path) -> list[str]:
    for name in NAMES:
        (root / name / "sources").mkdir(parents=True)
        (root / name / "sources" / "a.txt").write_text(GOOD, encoding="utf-8")
    return list(NAMES)


def _bad_overrides(root: Path) -> list[str]:
    for number, text in enumerate(OVERRIDES):
        (root / f"edited-{number}" / "sources").mkdir(parents=True)
        (root / f"edited-{number}" / "sources" / "a.txt").write_text(GOOD, encoding="utf-8")
        (root / f"edited-{number}" / "overrides.yml").write_text(text, encoding="utf-8")
    return [f"edited-{number}" for number in range(len(OVERRIDES))]


def held(session: int) -> list[int]:
    """Return the megabytes that each process of a session has in memory; what processes share counts in each."""
    sizes = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == session:
            sizes.append(int(fields[21]) * os.sysconf("SC_PAGE_SIZE") >> 20)
    return sizes


def run(root: Path, told: Path) -> str:
    """Generate the tree's stories, what is told of them going to a file; returns time and memory in words."""
    command = [sys.executable, "-m", "generator", "generate", "--dir", str(root)]
    begun, largest, together = time.monotonic(), 0, 0
    with told.open("wb") as file, subprocess.Popen(command, stderr=file, start_new_session=True) as process:
        while process.poll() is None:
            sizes = held(process.pid)
            largest, together = max(largest, *sizes, 0), max(together, sum(sizes))
            time.sleep(SECONDS_BETWEEN)
    minutes = (time.monotonic() - begun) / 60
    return f"exit {process.returncode} after {minutes:.1f} minutes; {largest} MB the largest process, {together} MB all"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--run", action="store_true")
    options = parser.parse_args()
    stories, files, left_out = lay(options.dir, options.files)
    print(f"{len(stories)} good stories, {len(files)} files and {len(left_out)} stories to be told of", flush=True)
    if options.run:
        print(run(options.dir, options.dir.with_name(f"{options.dir.name}.told")))
