"""``briefings generate``: write the stories' pages and data, only where something changed."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.pipeline import brief
from generator.publishing.cache import annotate_cached
from generator.stages.annotate import DEFAULT_MODEL
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import read
from generator.stages.render import render


def run_generate(options: argparse.Namespace) -> int:
    """Generate the stories of a folder."""
    for folder in sorted(p.parent for p in Path(options.dir).glob("*/sources") if p.is_dir()):
        articles = []
        for path in sorted((folder / "sources").iterdir()):
            document = clean(read(path))
            articles.append(extract(document, annotate_cached(document, DEFAULT_MODEL)))
        for name, text in render(brief(folder.name, tuple(articles))).items():
            (folder / name).write_text(text, encoding="utf-8")
    return 0
