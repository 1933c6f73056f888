"""What a site allows by its ``robots.txt``, after RFC 9309.

The longest rule that fits decides, ``*`` and ``$`` included (by protego; the standard library's reader takes the first
rule, and ``*`` for a letter). No such file (4xx) allows everything; one that cannot be read (5xx, no answer) nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protego import Protego

AGENT: Final = "briefings"  # the name a site's owner writes into robots.txt
MOST_BYTES: Final = 512_000  # of robots.txt; RFC 9309 asks for 500 KiB, and the rest may be left out
TOO_MANY: Final = 429  # says nothing about the file
NO_SUCH_FILE: Final = frozenset(range(400, 500)) - {TOO_MANY}


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin allows."""

    rules: Protego | None = None  # None: nothing is forbidden
    unread: str | None = None  # why nothing may be fetched: "is not fetched: robots.txt there answered 503"
    hint: str | None = None  # what may be done about it
    again: bool = False  # whether it may change by itself

    def allows(self, url: str) -> bool:
        """Say whether an address may be asked for."""
        return self.unread is None and (self.rules is None or self.rules.can_fetch(url, AGENT))

    @property
    def delay_s(self) -> float:
        """Return the seconds the site wants between two requests, 0 where it says nothing."""
        asked = self.rules.crawl_delay(AGENT) if self.rules else None
        rate = self.rules.request_rate(AGENT) if self.rules else None
        return max(asked or 0.0, rate.seconds / rate.requests if rate else 0.0)


def read_robots(status: int, body: bytes) -> Robots:
    r"""Return what an answer to ``/robots.txt`` allows.

    >>> rules = read_robots(200, b"User-agent: *\nDisallow: /*.pdf$\nAllow: /open/*.pdf$\nCrawl-delay: 2.5")
    >>> [rules.allows(f"https://post.example{path}") for path in ("/a.pdf", "/open/a.pdf", "/a.pdf?x")]
    [False, True, True]
    >>> rules.delay_s
    2.5
    >>> read_robots(404, b"").allows("https://post.example/"), read_robots(503, b"").allows("https://post.example/")
    (True, False)
    """
    if status in NO_SUCH_FILE:
        return Robots()
    if 200 <= status < 300:  # noqa: PLR2004  # an answer
        return Robots(Protego.parse(body[:MOST_BYTES].decode("utf-8-sig", "replace")))
    return Robots(unread=f"is not fetched: robots.txt there answered {status}", again=True)
