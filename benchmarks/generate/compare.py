"""The whole way from articles to briefings: speed and memory, beside parsing alone and beside sumy's LexRank.

    python -m benchmarks.generate.compare [--copies 20]

Takes the sample stories ``--copies`` times, no two articles alike, in a folder of their own, and runs each system as
one process of one worker, loading included: `briefings generate` with nothing in its cache, again with everything in
it, spaCy's parse of the same articles (the floor under anything that reads syntax), and LexRank's 12 sentences a story
(which only selects: no quotes, figures, dates, origins, nor files). Time is the processor's, for these runs come one
after another on a machine that may do other work; memory is the process's peak.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

from benchmarks.side_by_side import OURS, ROOT, print_table
from generator.publishing.store import find_stories, list_sources
from generator.stages.read import read
from generator.values.annotation import DEFAULT_MODEL

SENTENCES = 12  # as many as a briefing has key facts
SENTENCE_RE = re.compile(r"[^.!?\n]+[.!?]?")  # sumy's own splitter needs a download
WORD_RE = re.compile(r"\w+")
BYTES_A_KIB = 1024 if sys.platform != "darwin" else 1  # ru_maxrss counts kibibytes but for macOS
MB = 1_000_000


class Tokenizer:
    """Cuts text for sumy."""

    def to_sentences(self, text: str) -> list[str]:
        return [m.group().strip() for m in SENTENCE_RE.finditer(text) if m.group().strip()]

    def to_words(self, text: str) -> list[str]:
        return WORD_RE.findall(text.lower())


def texts_of(root: Path) -> list[list[str]]:
    return [[read(path).text for path in list_sources(story)[0]] for story in find_stories(root)[0]]


def parse_alone(root: Path) -> None:
    import spacy  # noqa: PLC0415  # each system is loaded in its own process

    pipeline = spacy.load(DEFAULT_MODEL)
    for articles in texts_of(root):
        for text in articles:
            pipeline(text)


def lexrank(root: Path) -> None:
    from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415

    for articles in texts_of(root):
        LexRankSummarizer()(PlaintextParser("\n\n".join(articles), Tokenizer()).document, SENTENCES)


PEERS = {"spaCy, parse alone": parse_alone, "sumy, LexRank": lexrank}


def copy_stories(copies: int, root: Path) -> int:
    """Write the sample stories so many times, and return how many words they hold."""
    words = 0
    for n in range(copies):
        for story in find_stories(ROOT / "briefings")[0]:
            for path in list_sources(story)[0]:
                text = path.read_text("utf-8") + f"\nThis is copy number {n} of the article.\n"  # no cache knows it
                copy = root / f"{story.slug}-{n}" / "sources" / path.name
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(text, encoding="utf-8")
                words += len(text.split())
    return words


def measured(command: list[str], cache: Path) -> tuple[float, float]:
    """Run a process; return its seconds of processor time and its peak memory in megabytes."""
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    process = os.posix_spawn(command[0], command, os.environ | {"BRIEFINGS_CACHE": str(cache)}, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_A_KIB / MB


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--peer", nargs=2, metavar=("NAME", "DIR"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.peer:
        PEERS[args.peer[0]](Path(args.peer[1]))
        return
    with tempfile.TemporaryDirectory() as work:
        root, cache = Path(work) / "stories", Path(work) / "cache"
        words = copy_stories(args.copies, root)
        generate = [str(Path(sys.executable).with_name("briefings")), "generate", "--dir", str(root), "--jobs", "1"]
        peer = [sys.executable, "-m", "benchmarks.generate.compare", "--peer"]
        commands = {OURS: generate, f"{OURS}, cached": generate} | {n: [*peer, n, str(root)] for n in PEERS}
        print(f"{args.copies} copies of the sample stories: {words:,} words\n")
        rows: dict[str, dict[str, float | None]] = {}
        for name, command in commands.items():
            took, memory = measured(command, cache)
            rows[name] = {"words/s of processor time": words / took, "peak memory, MB": memory}
    print_table(rows)


if __name__ == "__main__":
    main()
