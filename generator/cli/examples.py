"""An example of each command, as its ``--help`` shows it; a test runs those that can run anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DOCS: Final = "docs"  # of the repository, and of what is installed
EXAMPLES: Final[Mapping[str, str]] = {
    "generate": "briefings generate trade-talks",
    "build": "briefings build --site site",
    "serve": "briefings serve --address 127.0.0.1:8001",
    "add": "briefings add trade-talks morning-post.html https://post.example/talks",
    "collect": "briefings collect --into pile --dry-run",
    "sort": "briefings sort pile --apply",
    "check": "briefings check --format github",
    "explain": "briefings explain trade-talks e-53a0d930",
    "edit": "briefings edit trade-talks",
    "diff": "briefings diff --against main --format markdown",
    "pack": "briefings pack trade-talks",
    "sources": "briefings sources push --at /mnt/desk/articles",
    "annotate": "briefings annotate morning-post.txt --json",
    "cache": "briefings cache show",
    "init": 'briefings init news --name "The Osterby Desk"',
    "upgrade": "briefings upgrade news --apply",
    "completion": 'eval "$(briefings completion bash)"',
}
