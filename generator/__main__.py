"""``python -m generator``: the command line where no ``briefings`` is on the path."""

from __future__ import annotations

from generator.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
