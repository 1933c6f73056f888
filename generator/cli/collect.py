"""``briefings collect``: bring what feeds name, and was not collected before, into a pile."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.faults import print_faults
from generator.overrides.newsroom import NEWSROOM_FILE, FeedSetting, Newsroom
from generator.publishing.progress import progress
from generator.publishing.store import read_newsroom
from generator.values.diagnostic import BriefingError
from generator.values.spelling import hint_for

if TYPE_CHECKING:
    from generator.intake.collecting import Added, FeedResult
    from generator.intake.connecting import Network


def run_collect(options: argparse.Namespace, network: Network | None = None) -> int:
    """Collect; returns 1 when a feed could not be read, or no article of one that had new ones."""
    _refuse_published(Path(options.into), Path(options.dir))
    newsroom, errors = read_newsroom(Path(options.dir))
    if errors:
        print_faults(errors)
        return 1
    feeds = choose_feeds(newsroom.feeds, options.feeds, str(Path(options.dir) / NEWSROOM_FILE))
    if newsroom.contact is None:
        print("hint: contact in newsroom.yml tells servers whom to write to", file=sys.stderr)
    return _collect(options, newsroom, feeds, network)


def _refuse_published(pile: Path, stories: Path) -> None:
    """Raise BriefingError where the pile's articles would become files of the site."""
    if pile.resolve().is_relative_to(stories.resolve()):
        hint = "name a folder beside it: --into pile"
        raise BriefingError(str(pile), f"lies in {stories}, whose files the site publishes", hint=hint)


def choose_feeds(feeds: Sequence[FeedSetting], names: Sequence[str], place: str) -> tuple[FeedSetting, ...]:
    """Return the feeds named by outlet or address, all where none is named; an address may be a new one.

    >>> post = FeedSetting("https://post.example/rss", "The Osterby Post")
    >>> choose_feeds([post], ["the osterby post", "https://new.example/rss"], "newsroom.yml")[1].url
    'https://new.example/rss'
    """
    if not names:
        if not feeds:
            hint = "feeds: [{url: https://post.example/rss, outlet: The Osterby Post}]"
            raise BriefingError(place, "names no feeds", hint=hint)
        return tuple(feeds)
    found: dict[str, FeedSetting] = {}
    for name in names:
        meant = [f for f in feeds if name in {f.url, f.outlet} or name.lower() == (f.outlet or "").lower()]
        if not meant and "://" not in name:
            hint = hint_for(name, (f.outlet for f in feeds if f.outlet))
            raise BriefingError(name, f"is no outlet with a feed in {place}", hint=hint)
        found.update({feed.url: feed for feed in meant or [FeedSetting(name)]})
    return tuple(found.values())


def _collect(
    options: argparse.Namespace, newsroom: Newsroom, feeds: Sequence[FeedSetting], network: Network | None
) -> int:
    # loaded here: other commands need neither the network nor the readers of pages
    from generator.intake.asking import Policy  # noqa: PLC0415
    from generator.intake.collecting import Collecting, Limits  # noqa: PLC0415
    from generator.intake.connecting import Network  # noqa: PLC0415
    from generator.intake.fetching import Fetcher  # noqa: PLC0415
    from generator.intake.pile import open_pile  # noqa: PLC0415

    policy = Policy(contact=newsroom.contact, allow_private=newsroom.allow_private or options.allow_private)
    with open_pile(Path(options.into), writes=not options.dry_run) as pile:
        fetcher = Fetcher(policy, network or Network(), rests=dict(pile.ledger.rests))
        limits = Limits(options.limit, options.days)
        tell = partial(_tell, dry=options.dry_run)
        collecting = Collecting(pile, fetcher, limits, tell, progress("articles"))
        collecting.read_feeds(feeds)
        chosen = collecting.chosen()
        if options.dry_run:
            for result, link in chosen:
                print(f"would fetch {link.url}" + (f" ({link.title})" if link.title else ""))
                result.new += 1
        else:
            collecting.fetch(chosen)
    return _sum_up(collecting.results.values())


def _tell(what: BriefingError | Added, *, dry: bool) -> None:
    if isinstance(what, BriefingError):
        print_faults((what,))
        return
    notes = f" ({'; '.join(what.article.notes)})" if what.article.notes else ""
    verb = ("would add", "would update", "added", "updated")[2 * (not dry) + what.is_update]
    print(f"{verb} {what.path}{notes}", file=sys.stderr)


def _sum_up(results: Iterable[FeedResult]) -> int:
    """Print a line a feed; returns the exit code."""
    failed = False
    for result in results:
        print_faults(result.faults)
        name = f"{result.feed.outlet} ({result.feed.url})" if result.feed.outlet else result.feed.url
        print(f"{name}: {', '.join(_counts(result))}")
        failed |= bool(result.faults) or bool(result.failed and not (result.new or result.updated))
    return 1 if failed else 0


def _counts(result: FeedResult) -> list[str]:
    counts = [f"{result.new} new"]
    counts += [f"{result.updated} updated"] if result.updated else []
    counts += [f"{result.known} known"] if result.known else []
    counts += [f"{result.failed} not fetched"] if result.failed else []
    counts += [f"{result.waiting} left for later"] if result.waiting else []
    if not result.faults:
        return counts
    return [*counts, "not read whole"] if len(counts) > 1 or result.new else ["not read"]
