"""``briefings completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import argparse

import shtab


def run_completion(options: argparse.Namespace) -> int:
    """Print the script for a shell; ``eval`` it, or put it where the shell looks for such files."""
    from generator.cli.main import build_parser  # noqa: PLC0415  # which names this module in its table

    print(shtab.complete(build_parser(), options.shell))
    return 0
