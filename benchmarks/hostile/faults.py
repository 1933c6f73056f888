"""What becomes of a run that is killed at any moment, and of one whose disk, cache or clock fails it.

    python benchmarks/hostile/faults.py [--kills 20]

Each fault ends in a line: what happened, the exit code, whether the files that were there stayed whole, whether
anything was left beside them, and whether the next run wrote the same bytes. Faults of the disk need root (tmpfs).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

STORIES: Final = Path(__file__).resolve().parents[2] / "tests" / "golden" / "stories"
NAMES: Final = ("museum-coin-theft", "podcast-firm-sold")
RUN: Final = (sys.executable, "-m", "generator", "generate", "--dir")
BACK: Final = (  # the clock ten years back, in every process of the run
    "import time; now = time.time; time.time = lambda: now() - 3e8; import sys;"
    " from generator.cli.main import main; sys.exit(main(sys.argv[1:]))"
)


def lay(root: Path) -> Path:
    """Copy the articles of two stories, without what is made of them."""
    for name in NAMES:
        shutil.copytree(STORIES / name / "sources", root / name / "sources")
    return root


def files(root: Path) -> dict[str, bytes]:
    """Return every file of the stories, also those that no run should leave."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def start(root: Path, cache: Path, *more: str, command: tuple[str, ...] = RUN) -> subprocess.Popen[str]:
    """Start a run in a group of its own."""
    environment = {**os.environ, "BRIEFINGS_CACHE": str(cache)}
    return subprocess.Popen(
        [*command, str(root), *more], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip


def told(name: str, run: subprocess.Popen[str], root: Path, expected: dict[str, bytes]) -> None:
    """Print what a run came to, then run again and compare."""
    _, err = run.communicate()
    here = files(root)
    words = " / ".join(line for line in err.splitlines() if not line.startswith("wrote"))[:150]
    whole = all(expected.get(path) == data for path, data in here.items())
    print(f"{name}: exit {run.returncode}, {'whole' if whole else 'NOT WHOLE'}; {words}", flush=True)


def again(root: Path, cache: Path, expected: dict[str, bytes]) -> bool:
    """Run once more; say whether the files are those of a run that nothing went wrong with."""
    run = start(root, cache)
    run.communicate()
    return run.returncode == 0 and files(root) == expected


def unmade(root: Path) -> None:
    """Take away what was made of the stories."""
    for name in NAMES:
        for path in (root / name).iterdir():
            if path.is_file():
                path.unlink()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of a size."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def remount(folder: Path, options: str) -> None:
    """Change a mounted disk."""
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)


def try_disks(work: Path, expected: dict[str, bytes]) -> None:
    """Fill and lock the disks of the stories and of the cache."""
    with small_disk(work / "disk", "10M") as disk:
        root = lay(disk / "news")
        used = sum(len(data) for data in files(root).values()) // 4096 + 14
        remount(disk, f"size={used * 4}k")
        told("disk full", start(root, work / "cache-full"), root, expected)
        remount(disk, "size=50M")
        print("  the next run:", again(root, work / "cache-full", expected))
        unmade(root)
        remount(disk, "ro")
        told("tree read-only", start(root, work / "cache-full"), root, expected)
        remount(disk, "rw")
        print("  the next run:", again(root, work / "cache-full", expected))
    with small_disk(work / "cache", "100k") as disk:
        root = lay(work / "news-small-cache")
        told("disk of the cache full", start(root, disk), root, expected)
        remount(disk, "ro")
        unmade(root)
        told("cache read-only", start(root, disk), root, expected)
        print("  the files:", files(root) == expected)


def try_others(work: Path, expected: dict[str, bytes]) -> None:
    """Run twice at once, with the clock back, with a broken cache, interrupted."""
    root, cache = lay(work / "news-others"), work / "cache-others"
    first, second = start(root, cache), start(root, cache)
    told("two runs at once", first, root, expected)
    told("  the other", second, root, expected)
    print("  the files:", files(root) == expected)
    unmade(root)
    command = (sys.executable, "-c", BACK, "generate", "--dir")
    told("clock ten years back", start(root, cache, "--jobs", "1", command=command), root, expected)
    print("  the files:", files(root) == expected, "and with the clock right:", again(root, cache, expected))
    (store,) = cache.rglob("results.sqlite")
    data = bytearray(store.read_bytes())
    for place in range(0, len(data), 997):
        data[place] ^= 255
    for name, broken in (
        ("garbled", bytes(data)),
        ("cut", bytes(data[: len(data) // 2])),
        ("no file of it", b"x" * 9999),
    ):
        store.write_bytes(broken)
        unmade(root)
        told(f"cache {name}", start(root, cache), root, expected)
        print("  the files:", files(root) == expected)
    for jobs in ("1", "2"):
        unmade(root)
        shutil.rmtree(cache)
        run = start(root, cache, "--jobs", jobs)
        time.sleep(5)
        os.killpg(run.pid, signal.SIGINT)
        told(f"interrupt, jobs {jobs}", run, root, expected)
        print("  left running:", survivors(run.pid), "the next run:", again(root, cache, expected))


def survivors(group: int) -> list[int]:
    """Return the processes of a group that still run ten seconds on."""
    for _ in range(100):
        alive = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _group(p) == group]
        if not alive:
            return []
        time.sleep(0.1)
    return alive


def _group(process: Path) -> int:
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[2]) if fields[0] != "Z" else 0


def try_kills(work: Path, expected: dict[str, bytes], kills: int) -> None:
    """Kill a run at so many moments of its course; every fourth time only the process that hands out the tasks."""
    root, cache, chance = lay(work / "news-killed"), work / "cache-killed", random.Random(15)  # noqa: S311
    begun = time.monotonic()
    start(root, work / "cache-whole", "--jobs", "2").communicate()
    whole_s = time.monotonic() - begun
    killed, broken, left, other = 0, 0, 0, 0
    for number in range(kills):
        unmade(root)
        shutil.rmtree(cache, ignore_errors=True)
        run = start(root, cache, "--jobs", "2")
        time.sleep(whole_s * chance.uniform(0.0, 1.0))
        if number % 4:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            os.kill(run.pid, signal.SIGKILL)
        run.communicate()
        killed += run.returncode == -signal.SIGKILL
        left += bool(survivors(run.pid))
        made = {path: data for path, data in files(root).items() if not Path(path).name.startswith(".")}
        broken += not made.items() <= expected.items()
        other += not again(root, cache, expected)
    print(f"{kills} kills: {killed} before the end, {broken} half-written, {left} left running, {other} other bytes")


def main() -> None:
    """Print what became of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        root = lay(work / "news")
        start(root, work / "cache-first").communicate()
        expected = files(root)
        try_others(work, expected)
        if os.geteuid() == 0:
            try_disks(work, expected)
        try_kills(work, expected, options.kills)


if __name__ == "__main__":
    main()
