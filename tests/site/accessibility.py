"""The rules of accessibility of axe-core, held against an open page."""

from __future__ import annotations

from typing import Any

from chromium import Tab
from npm_programs import find_npm

REPORT = "r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' | '))"


def breaches(tab: Tab) -> Any:
    """Return the rules that a page breaks, each with the elements that do."""
    if not tab.run("'axe' in window"):
        tab.run(f"{find_npm('axe-core/axe.min.js').read_text('utf-8')};0")
    return tab.run(f"axe.run().then(r => {REPORT})")
