"""Read the cases of a test: a YAML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.lexicons.loader import LOADER


def read_cases(path: Path) -> Any:  # whatever the file holds
    """Return what a YAML file holds, read by libyaml where it is built in and can: every run reads all of them."""
    text = path.read_text("utf-8")
    try:
        return yaml.load(text, LOADER)  # noqa: S506  # either is a safe loader
    except yaml.YAMLError:  # libyaml knows no half of a surrogate pair
        return yaml.safe_load(text)
