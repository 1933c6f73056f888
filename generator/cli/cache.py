"""``briefings cache``: what is kept of earlier runs, how often it served, and away with it."""

from __future__ import annotations

import argparse
import json

from generator.publishing.database import MEGABYTE, open_store


def run_cache(options: argparse.Namespace) -> int:
    """Print what the cache holds, stage by stage; or forget a stage, or all."""
    store = open_store()
    if options.action == "clear":
        print(f"{store.clear(options.stage)} results forgotten")
        return 0
    uses = [use for use in store.uses() if options.stage in {None, use.stage}]
    if options.json:
        told = [
            {"stage": u.stage, "entries": u.entries, "bytes": u.bytes, "hits": u.hits, "misses": u.misses} for u in uses
        ]
        print(json.dumps({"path": str(store.path), "limit": store.limit, "stages": told}, indent=1))
        return 0
    print(f"{store.path}: {sum(u.bytes for u in uses) / MEGABYTE:.1f} of {store.limit // MEGABYTE} MB")
    for use in uses:
        asked = use.hits + use.misses
        rate = f"{use.hits / asked:.0%} of {asked:,} found" if asked else "not asked for"
        print(f"{use.stage:12}{use.entries:8,} entries{use.bytes / MEGABYTE:10.1f} MB   {rate}")
    return 0
