"""The console script ``briefings``."""

from __future__ import annotations

import argparse
import sys

from generator.cli.annotate import run_annotate
from generator.cli.generate import run_generate
from generator.values.diagnostic import BriefingError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 errors or a difference, 2 usage."""
    parser = argparse.ArgumentParser(prog="briefings", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    annotate = commands.add_parser("annotate", help="print what is found in each article alone")
    annotate.add_argument("files", nargs="+")
    annotate.add_argument("--json", action="store_true")
    annotate.set_defaults(run=run_annotate)
    generate = commands.add_parser("generate", help="write index.md and briefing.json of the stories")
    generate.add_argument("stories", nargs="*")
    generate.add_argument("--dir", default="briefings")
    generate.add_argument("--jobs", type=int, default=None)
    generate.add_argument("--check", action="store_true")
    generate.set_defaults(run=run_generate)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except BriefingError as error:
        print(error, file=sys.stderr)
        return 1
