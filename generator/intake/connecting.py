"""Connections to the very address that was checked, within time.

A host's name is looked up once, each numeric address it has is held against what is allowed, and the connection goes to
that address: a second look-up, which might say something else, never happens. TLS still checks the name.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import certifi
import httpcore

from generator.intake.answers import FetchError
from generator.intake.network_addresses import why_refused

MOST_TRIED: Final = 4  # numeric addresses of one host


class OutOfTimeError(httpcore.TimeoutException):
    """The whole answer took too long, however busy it was."""


def look_up(host: str, port: int, timeout_s: float) -> tuple[str, ...]:
    """Return the numeric addresses of a host; raises OSError where it has none or nothing comes in time."""
    answers: queue.SimpleQueue[tuple[str, ...] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()  # the system's look-up takes no time limit
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty:
        raise OSError(f"no answer within {timeout_s:g} s") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def open_stream(number: str, port: int, timeout_s: float) -> httpcore.NetworkStream:
    """Connect to a numeric address."""
    return httpcore.SyncBackend().connect_tcp(number, port, timeout=timeout_s, socket_options=())


def trusted() -> ssl.SSLContext:
    """Return what TLS trusts: the system's authorities and those of Mozilla's list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching touches of the machine; tests give their own."""

    look_up: Callable[[str, int, float], tuple[str, ...]] = look_up
    connect: Callable[[str, int, float], httpcore.NetworkStream] = open_stream
    trusted: Callable[[], ssl.SSLContext] = trusted
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an answer must be complete."""

    network: Network
    at: float  # by the network's monotonic clock

    @property
    def is_over(self) -> bool:
        """Say whether it has passed."""
        return self.network.monotonic() >= self.at

    def clamp(self, timeout_s: float | None) -> float:
        """Return a time limit that ends with the deadline; raises OutOfTimeError after it."""
        left = self.at - self.network.monotonic()
        if left <= 0:
            raise OutOfTimeError
        return left if timeout_s is None else min(timeout_s, left)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Wrap a connection."""
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come."""
        return self.stream.read(max_bytes, self.deadline.clamp(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.stream.write(buffer, self.deadline.clamp(timeout))

    def close(self) -> None:
        """Close the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection under TLS, the host's name checked."""
        limit = self.deadline.clamp(timeout)
        return TimedStream(self.stream.start_tls(ssl_context, server_hostname, limit), self.deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # as httpcore has it
        """Return what the connection knows of itself."""
        return self.stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses alone."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        """Keep what is allowed."""
        self.deadline = deadline
        self.allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002  # as httpcore has it
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers; one that is refused refuses the host."""
        network = self.deadline.network
        try:
            numbers = network.look_up(host, port, self.deadline.clamp(timeout))
        except OSError as error:
            raise httpcore.ConnectError(f"its name was not found ({error.strerror or error})") from error
        for number in numbers:
            _refuse(host, number, allow_private=self.allow_private)
        failure: Exception = httpcore.ConnectError("its name has no address")
        for number in numbers[:MOST_TRIED]:
            try:
                return TimedStream(network.connect(number, port, self.deadline.clamp(timeout)), self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


def _refuse(host: str, number: str, *, allow_private: bool) -> None:
    """Raise FetchError where a host lies where nothing is fetched from."""
    why = why_refused(number, allow_private=allow_private)
    if why is None:
        return
    allowed = why_refused(number, allow_private=True) is None
    hint = "allow_private under fetching in newsroom.yml, or --allow-private, lets networks of your own in"
    where = why if host == number else f"{number}, {why}"
    raise FetchError(host, f"is not fetched: {host} is {where}", hint=hint if allowed else None)
