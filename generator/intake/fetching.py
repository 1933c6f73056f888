"""Fetch pages and feeds slowly, by name, and only what is meant for everybody.

One request at a time and a pause between two to one host (its ``Crawl-delay`` and ``Retry-After`` where longer), only
what ``robots.txt`` allows, with limits of time and size. Each address, redirects included, is checked before it is
asked for, and the connection goes to the very numeric address that was checked. No cookies, no credentials, no script:
what a page would load is not loaded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from generator.intake.answers import FetchError, Head
from generator.intake.asking import OK, Asker, Policy
from generator.intake.connecting import Network
from generator.intake.incoming import Raw
from generator.intake.network_addresses import Address, parse_address
from generator.intake.robots import Robots, read_robots
from generator.values.diagnostic import BriefingError

UNCHANGED: Final = 304
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
BUSY: Final = frozenset({429, 503})
LASTING: Final = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 414, 451})  # asked again, it would be the same
MEANINGS: Final = {  # of an answer's number
    401: "it wants a name and a password",
    402: "it wants to be paid",
    403: "it is refused",
    404: "there is no such page",
    410: "the page was taken away",
    429: "too many requests",
    451: "it may not be given for legal reasons",
    500: "the server failed",
    502: "the server failed",
    503: "the server is busy",
    504: "the server failed",
}
BY_HAND: Final = "save the page from your browser and add the file"
CURES: Final = {401: BY_HAND, 402: BY_HAND, 403: BY_HAND, 404: "is the address right?", 451: BY_HAND}
FORBIDDEN: Final = "is not fetched: robots.txt there forbids it"
LONGEST_REST_S: Final = 30 * 86400.0
LONGEST_VALIDATOR: Final = 500  # characters


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the version it gave, to be asked for a newer one only."""

    etag: str | None = None
    last_modified: str | None = None

    def fields(self) -> list[tuple[str, str]]:
        """Return the header fields of a conditional request."""
        asked = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return [(name, value) for name, value in asked if value]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave."""

    raw: Raw | None  # None: nothing newer than what is known
    validators: Validators = Validators()


@dataclass(slots=True)
class Fetcher:
    """Fetches one address after the other, and knows when each host may be asked again."""

    policy: Policy
    network: Network = field(default_factory=Network)
    rests: dict[str, datetime] = field(default_factory=dict)  # {"post.example": not before}, of earlier runs too
    asked: dict[str, float] = field(default_factory=dict)  # when the last answer of a host ended, monotonic
    robots: dict[str, Robots] = field(default_factory=dict)  # by origin
    busy: Counter[str] = field(default_factory=Counter)  # how often in a row a host was busy
    asker: Asker | None = None

    def fetch(self, url: str, known: Validators = Validators()) -> Answer:
        """Return what lies at an address, redirects followed; None of it where nothing is newer than what is known.

        Raises BriefingError where the address may not be asked for, FetchError where the answer is no use.
        """
        start = address = parse_address(url)
        seen = {start.url}
        while True:
            try:
                head, body = self._visit(address, known)
                if head.status not in REDIRECTS:
                    return self._answer(address, head, body, known)
                following = _next_address(address, head)
                if following.url in seen:
                    raise FetchError(address.url, "leads back to itself; it may want cookies")
                if len(seen) > self.policy.redirects:
                    raise FetchError(address.url, f"leads on more than {self.policy.redirects} times")
            except BriefingError as error:
                raise _as_asked(start, address, error) from error
            seen.add(following.url)
            address = following

    def ready_s(self, host: str, delay_s: float = 0.0) -> float:
        """Return the seconds until a host may be asked, 0 for at once."""
        pause = self.asked.get(host, float("-inf")) + max(self.policy.delay_s, delay_s) - self.network.monotonic()
        rest = (self.rests[host] - self.network.now()).total_seconds() if host in self.rests else 0.0
        return max(0.0, pause, rest)

    def is_left(self, host: str) -> bool:
        """Say whether a host is left alone for the rest of this run."""
        return self.ready_s(host) > self.policy.longest_wait_s or self.busy[host] >= self.policy.attempts

    def _visit(self, address: Address, known: Validators) -> tuple[Head, bytes]:
        """Ask for an address that its site allows, and again where the server is busy, as it says or more slowly."""
        self._refuse_left(address)
        rules = self._rules(address)
        if not rules.allows(address.url):
            if rules.unread is None:
                raise FetchError(address.url, FORBIDDEN, hint=BY_HAND)
            raise FetchError(address.url, rules.unread, hint=rules.hint, again=rules.again)
        while True:
            self._wait(address, rules.delay_s)
            head, body = self._ask(address, known)
            self._note(address.host, head, rules.delay_s)
            if head.status not in BUSY or self.busy[address.host] >= self.policy.attempts:
                return head, body

    def _note(self, host: str, head: Head, delay_s: float) -> None:
        """Remember when a host may be asked again."""
        now = self.network.now()
        rest = delay_s if delay_s > self.policy.longest_wait_s else 0.0
        if head.status in BUSY:
            self.busy[host] += 1
            asked = head.wait_s(now)
            rest = max(rest, self.policy.delay_s * 4 ** min(self.busy[host], 9) if asked is None else asked)
        else:
            del self.busy[host]
        if rest:
            self.rests[host] = now + timedelta(seconds=min(rest, LONGEST_REST_S))

    def _wait(self, address: Address, delay_s: float) -> None:
        """Sleep until the host may be asked; raises FetchError where that is too long."""
        self._refuse_left(address, delay_s)
        if pause := self.ready_s(address.host, delay_s):
            self.network.sleep(pause)

    def _refuse_left(self, address: Address, delay_s: float = 0.0) -> None:
        """Raise FetchError where a host is left alone for the rest of this run."""
        if self.busy[address.host] >= self.policy.attempts:
            raise FetchError(address.url, f"is left for later: {address.host} is busy", again=True)
        pause = self.ready_s(address.host, delay_s)
        if pause > self.policy.longest_wait_s:
            fault = f"is left for later: {address.host} asks for a pause of {pause:.0f} s"
            raise FetchError(address.url, fault, hint="try again then", again=True)

    def _ask(self, address: Address, known: Validators = Validators(), *, robots: bool = False) -> tuple[Head, bytes]:
        if self.asker is None:
            self.asker = Asker(self.policy, self.network)
        if address.scheme == "https" and self.asker.trusted is None:
            self.asker = replace(self.asker, trusted=self.network.trusted())
        try:
            return self.asker.ask(address, known.fields(), robots=robots)
        finally:
            if not robots:
                self.asked[address.host] = self.network.monotonic()

    def _rules(self, address: Address) -> Robots:
        """Return what the address's site allows, asked for once a run."""
        if address.origin not in self.robots:
            self.robots[address.origin] = self._read_robots(parse_address("/robots.txt", address.url))
        return self.robots[address.origin]

    def _read_robots(self, address: Address) -> Robots:
        for _ in range(self.policy.redirects + 1):
            try:
                head, body = self._ask(address, robots=True)
                if head.status in BUSY:
                    self._note(address.host, head, 0.0)
                if head.status not in REDIRECTS:
                    return read_robots(head.status, body)
                address = _next_address(address, head)
            except FetchError as error:
                return Robots(unread=_without_rules(error), hint=error.hint, again=error.again)
            except BriefingError:
                break
        return Robots()  # RFC 9309, 2.3.1.2: redirects without an end are no such file

    def _answer(self, address: Address, head: Head, body: bytes, known: Validators) -> Answer:
        if head.status == UNCHANGED and known.fields():
            return Answer(None, known)
        if head.status != OK:
            meaning = MEANINGS.get(head.status, "no page")
            fault, again = f"answered {head.status}: {meaning}", head.status not in LASTING
            raise FetchError(address.url, fault, hint=CURES.get(head.status), again=again)
        if not body.strip():
            raise FetchError(address.url, "is empty", again=True)
        named = (head.fields.get(name) for name in ("etag", "last-modified"))
        kept = (value if value and len(value) <= LONGEST_VALIDATOR else None for value in named)
        now = self.network.now().isoformat(timespec="seconds").replace("+00:00", "Z")
        return Answer(Raw(body, address.url, head.media_type, head.encoding, address.url, now), Validators(*kept))


def _next_address(address: Address, head: Head) -> Address:
    place = head.fields.get("location", "")
    if not place:
        raise FetchError(address.url, f"answered {head.status} and does not say where to", again=True)
    return parse_address(_utf8(place), address.url)


def _utf8(field: str) -> str:
    """Return a header field that was written in UTF-8, as some are, else as it is."""
    try:
        return field.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return field


def _as_asked(start: Address, reached: Address, error: BriefingError) -> FetchError:
    """Return a fault at the address an editor knows, redirects told."""
    again = isinstance(error, FetchError) and error.again
    if reached.url == start.url and error.path == start.url:
        return FetchError(start.url, error.fault, hint=error.hint, again=again)
    place = error.path if error.path != start.url else reached.url
    return FetchError(start.url, f"leads to {place}, which {error.fault}", hint=error.hint, again=again)


def _without_rules(error: FetchError) -> str:
    """Return why nothing is fetched where robots.txt was not read: the site's own fault where it has one."""
    if error.fault.startswith(("cannot be reached", "is not fetched", "has a certificate")):
        return error.fault
    return f"is not fetched: robots.txt there {error.fault}"
