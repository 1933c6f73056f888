"""A server on loopback that answers as it is told, and a network on which invented hosts lead to it.

The clock is the test's own: sleeping takes no time, and an answer may let hours pass between two of its bytes.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpcore

from generator.intake.connecting import Network, open_stream

PUBLIC = "93.184.216.34"  # where every invented host lies, unless a test says otherwise
START = datetime(2031, 3, 4, 6, 0, tzinfo=UTC)
RESET = object()  # an answer's piece: cut the connection off


@dataclass
class Clock:
    """A time that only tests move."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.passed

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds


@dataclass
class Request:
    """What was asked for."""

    method: str
    path: str
    fields: dict[str, str]
    at: float

    @property
    def host(self) -> str:
        return self.fields["host"]

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"


Pieces = Iterable[bytes | float | object]  # bytes to send, seconds that pass, RESET
Handler = Callable[[Request], bytes | Pieces]


def page(body: str | bytes, *, media: str = "text/html", status: str = "200 OK", **fields: str) -> bytes:
    """Return a whole answer; ``last_modified="…"`` becomes a field."""
    data = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    head = {"Content-Type": media, "Content-Length": str(len(data)), **named}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + data


class LoopbackSite:
    """Answers by address without its scheme, by path for every host, by ``*`` for all but robots.txt, else 404."""

    def __init__(self, certificate: tuple[str, str] | None = None) -> None:
        self.clock = Clock()
        self.answers: dict[str, bytes | Pieces | Handler] = {}
        self.names: dict[str, tuple[str, ...]] = {}
        self.requests: list[Request] = []
        self.connected: list[str] = []
        self.looked_up: list[str] = []
        self.at_once = self.most_at_once = 0
        self.tls = self._tls(certificate)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def network(self, trusted: Callable[[], ssl.SSLContext] | None = None) -> Network:
        more = {"trusted": trusted} if trusted else {}
        clock = self.clock
        return Network(self.look_up, self.connect, monotonic=clock.monotonic, sleep=clock.sleep, now=clock.now, **more)

    def look_up(self, host: str, _port: int, _timeout_s: float) -> tuple[str, ...]:
        self.looked_up.append(host)
        if host.endswith(".nowhere.test"):
            raise OSError(-2, "Name or service not known")
        if host.replace(".", "").isdigit() or ":" in host:
            return (host,)
        return self.names.get(host, (PUBLIC,))

    def connect(self, number: str, _port: int, timeout_s: float) -> httpcore.NetworkStream:
        self.connected.append(number)
        return open_stream("127.0.0.1", self.port, timeout_s)

    def asked(self) -> list[str]:
        """Return what was asked for, robots.txt aside."""
        return [r.url for r in self.requests if r.path != "/robots.txt"]

    def close(self) -> None:
        self.listener.close()

    def _tls(self, certificate: tuple[str, str] | None) -> ssl.SSLContext | None:
        if certificate is None:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        return context

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            request = self._read(connection)
            if request is None:
                return
            self.requests.append(request)
            self.at_once += 1
            self.most_at_once = max(self.at_once, self.most_at_once)
            pieces = self._answer(request)
            self.at_once -= 1  # as soon as it has an answer, a client may ask again
            self._send(connection, pieces)
        except OSError:
            pass  # the client left
        finally:
            connection.close()

    def _read(self, connection: socket.socket) -> Request | None:
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return None
            data += more
            if data[:1] == b"\x16" and self.tls is None:  # a TLS greeting to a server that speaks none
                return Request("GET", "/", {"host": ""}, self.clock.passed)
        first, *rest = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        method, path, _ = first.split(" ")
        fields = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in rest}
        return Request(method, path, fields, self.clock.passed)

    def _answer(self, request: Request) -> Iterator[bytes | float | object]:
        every = None if request.path == "/robots.txt" else self.answers.get("*")
        given = self.answers.get(request.host + request.path, self.answers.get(request.path, every))
        if given is None:
            given = page("nothing here", status="404 Not Found")
        if callable(given):
            given = given(request)
        return iter((given,) if isinstance(given, bytes) else given)

    def _send(self, connection: socket.socket, pieces: Iterator[bytes | float | object]) -> None:
        for piece in pieces:
            if isinstance(piece, bytes):
                connection.sendall(piece)
            elif isinstance(piece, float):
                self.clock.passed += piece
                time.sleep(0.001)  # the client reads meanwhile
            else:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
        if self.tls is None:
            connection.shutdown(socket.SHUT_WR)
