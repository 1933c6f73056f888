"""``briefings`` with no limit to what is quoted: what is found is measured, not how much of it may be published."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.cli.main import main

if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "generate":
        folder = Path(arguments[arguments.index("--dir") + 1])
        (folder / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n", encoding="utf-8")
    sys.exit(main(arguments))
