"""Read the cases of a test: a YAML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.lexicons.loader import LOADER


def read_cases(path: Path) -> Any:  # whatever the file holds
    """Return what a YAML file holds, read by libyaml where it is built in: every run reads all of them."""
    return yaml.load(path.read_text("utf-8"), LOADER)  # noqa: S506  # either is a safe loader
