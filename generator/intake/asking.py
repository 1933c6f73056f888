"""One request and its answer, and the words for what went wrong."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import httpcore

from generator import __version__
from generator.intake.answers import FetchError, Head, larger_than, refuse_head, unpack_body
from generator.intake.connecting import CheckedBackend, Deadline, Network
from generator.intake.network_addresses import Address
from generator.intake.robots import AGENT, MOST_BYTES

OK: Final = 200
ACCEPT: Final = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
BROKEN: Final = {  # by h11's and httpcore's words
    "without sending complete message body": "broke off before its end",
    "disconnected without sending a response": "closed the connection without an answer",
    "Receive buffer too long": "has a head that is too long",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """How far fetching goes."""

    contact: str | None = None  # of the newsroom: "desk@post.example"
    allow_private: bool = False  # private, loopback and link-local addresses
    connect_s: float = 10.0
    read_s: float = 20.0  # without a byte
    total_s: float = 60.0  # for one answer; waiting between requests aside
    most_bytes: int = 20_000_000  # of a body, packed and unpacked
    redirects: int = 5
    attempts: int = 3  # of a host that is busy
    delay_s: float = 1.0  # between two requests to one host
    longest_wait_s: float = 60.0  # before a request; who asks for more is left for a later run

    @property
    def user_agent(self) -> str:
        """Return who asks: project, version and the newsroom's contact."""
        return f"{AGENT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Asker:
    """What every request of a run shares."""

    policy: Policy
    network: Network
    trusted: ssl.SSLContext | None = None  # None: no address under TLS is asked for

    def ask(
        self, address: Address, fields: Iterable[tuple[str, str]] = (), *, robots: bool = False
    ) -> tuple[Head, bytes]:
        """Return an answer's head, and its body where it is of use.

        A robots.txt may be of any media type, and is cut off at its limit. Raises FetchError.
        """
        deadline = Deadline(self.network, self.network.monotonic() + self.policy.total_s)
        try:
            return self._exchange(address, fields, deadline, robots=robots)
        except FetchError as error:
            raise FetchError(address.url, error.fault, hint=error.hint, again=error.again) from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise FetchError(address.url, self._words(error, deadline), again=True) from error

    def _exchange(
        self, address: Address, fields: Iterable[tuple[str, str]], deadline: Deadline, *, robots: bool
    ) -> tuple[Head, bytes]:
        backend = CheckedBackend(deadline, allow_private=self.policy.allow_private)
        url = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
        limits = {"connect": self.policy.connect_s, "read": self.policy.read_s, "write": self.policy.read_s}
        asked = (*self._own_fields(address), *fields)
        headers = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in asked]
        with (
            httpcore.HTTPConnection(url.origin, ssl_context=self.trusted, network_backend=backend) as connection,
            connection.stream("GET", url, headers=headers, extensions={"timeout": limits}) as response,
        ):
            head = Head(response.status, _first_of_each(response.headers))
            if head.status != OK:
                return head, b""
            limit = MOST_BYTES if robots else self.policy.most_bytes
            if not robots:
                refuse_head(head, address.url, limit)
            return head, _read_body(head, response.iter_stream(), address.url, limit, cut=robots)

    def _own_fields(self, address: Address) -> list[tuple[str, str]]:
        return [
            ("Host", address.origin.partition("//")[2]),
            ("User-Agent", self.policy.user_agent),
            ("Accept", ACCEPT),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
        ]

    def _words(self, error: Exception, deadline: Deadline) -> str:
        """Return what went wrong, as a fault."""
        cause = error.__cause__
        if isinstance(error, httpcore.TimeoutException):
            return self._slowness(error, deadline)
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"has a certificate that is not trusted: {cause.verify_message}"
        if isinstance(cause, ssl.SSLError):
            return "cannot be reached: no TLS connection comes about"
        if isinstance(error, httpcore.ConnectError):
            return f"cannot be reached: {_reason(cause) or error}"
        if isinstance(error, httpcore.ProtocolError):
            known = (words for sign, words in BROKEN.items() if sign in str(error))
            return next(known, "is no HTTP that can be read")
        return f"broke off: {_reason(cause) or error}"

    def _slowness(self, error: Exception, deadline: Deadline) -> str:
        if deadline.is_over:
            return f"took longer than {self.policy.total_s:g} s"
        if isinstance(error, httpcore.ConnectTimeout):
            return f"cannot be reached: no connection within {self.policy.connect_s:g} s"
        return f"sent nothing for {self.policy.read_s:g} s"


def _read_body(head: Head, chunks: Iterable[bytes], place: str, limit: int, *, cut: bool) -> bytes:
    try:
        body = b"".join(unpack_body(chunks, head.fields.get("content-encoding", ""), limit))
    except ValueError as error:
        raise FetchError(place, f"is packed wrongly: {error}", again=True) from error
    if len(body) > limit and not cut:
        raise FetchError(place, larger_than(limit))
    return body


def _first_of_each(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return header fields by name in small letters, the first where one stands twice."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in reversed(headers)}


def _reason(cause: BaseException | None) -> str | None:
    return cause.strerror.lower() if isinstance(cause, OSError) and cause.strerror else None
