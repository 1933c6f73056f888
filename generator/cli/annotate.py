"""``briefings annotate``: what is found in each article alone, one JSON line a file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from generator.publishing.cache import annotate_cached
from generator.rendering.annotate_form import annotate_record
from generator.stages.annotate import DEFAULT_MODEL
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import read
from generator.values.diagnostic import BriefingError


def run_annotate(options: argparse.Namespace) -> int:
    """Print a record a file; a file that cannot be read gives ``{path, error}`` and the rest go on."""
    failed = False
    for name in options.files:
        try:
            document = clean(read(Path(name)))
        except BriefingError as error:
            print(json.dumps({"path": name, "error": str(error)}, ensure_ascii=False))
            failed = True
            continue
        article = extract(document, annotate_cached(document, DEFAULT_MODEL))
        print(json.dumps(annotate_record(name, article), ensure_ascii=False))
    sys.stdout.flush()
    return 1 if failed else 0
