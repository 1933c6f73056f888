"""Every way in which a server misbehaves, with what it answers and what the user is told."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from loopback_site import RESET, Handler, Pieces, page

PIER = "<html><body><p>The pier of Tarnwick is shut.</p></body></html>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@dataclass(frozen=True)
class Misbehaviour:
    """What ``http://post.example/a`` answers, and the fault that is printed; "" where it is read all the same."""

    answer: bytes | Pieces | Handler
    fault: str
    again: bool = True  # whether it is tried again in a later run


def dripping_head() -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(1000):
        yield f"X-{number}: fog\r\n".encode()
        yield 1.0


def dripping_body() -> Iterator[bytes | float]:
    yield HEAD + b"Content-Length: 100000\r\n\r\n"
    for _ in range(100_000):
        yield b"x"
        yield 0.5


def endless_body() -> Iterator[bytes]:
    yield HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    yield from repeat(b"10000\r\n" + b"fog " * 16384 + b"\r\n")


def endless_early_hints() -> Iterator[bytes | float]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
        yield 1.0


def bomb() -> bytes:
    return page(gzip.compress(bytes(50_000_000)), content_encoding="gzip")


def endless_bomb() -> Iterator[bytes]:
    """Yield a body that is packed a thousand times, and has no end."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield HEAD + b"Content-Encoding: gzip\r\n\r\n"
    for _ in range(10_000):
        yield packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_SYNC_FLUSH)


MISBEHAVIOUR = {
    "head byte by byte": Misbehaviour(dripping_head(), "took longer than 60 s"),
    "body byte by byte": Misbehaviour(dripping_body(), "took longer than 60 s"),
    "body without end": Misbehaviour(endless_body(), "is larger than 20 million bytes", again=False),
    "interim answers without end": Misbehaviour(endless_early_hints(), "took longer than 60 s"),
    "an interim answer before the page": Misbehaviour(b"HTTP/1.1 103 Early Hints\r\n\r\n" + page(PIER), ""),
    "another protocol instead of a page": Misbehaviour(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: Upgrade\r\n\r\n",
        "is no HTTP that can be read",
    ),
    "nothing at all": Misbehaviour((), "closed the connection without an answer"),
    "another protocol from the first byte": Misbehaviour(
        b"220 mail.post.example ready\r\n\r\n",
        "is no HTTP that can be read",
    ),
    "a head of a million lines": Misbehaviour(
        [HEAD, *(b"X-Fog: drifting\r\n" for _ in range(100_000)), b"\r\n"],
        "has a head that is too long",
    ),
    "fewer bytes than told": Misbehaviour(HEAD + b"Content-Length: 500\r\n\r\n<p>The pier", "broke off before its end"),
    "chunks that stop": Misbehaviour(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>Th\r\n", "broke off before its end"
    ),
    "a length that is none": Misbehaviour(HEAD + b"Content-Length: many\r\n\r\n<p>", "is no HTTP that can be read"),
    "two lengths": Misbehaviour(
        HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n<p>The pier",
        "is no HTTP that can be read",
    ),
    "a length over the limit": Misbehaviour(
        HEAD + b"Content-Length: 99000000000\r\n\r\n", "is larger than 20 million bytes", again=False
    ),
    "connection reset in the body": Misbehaviour(
        [HEAD + b"Content-Length: 500\r\n\r\n<p>The", 0.0, RESET], "broke off: connection reset by peer"
    ),
    "connection reset at once": Misbehaviour([RESET], "broke off: connection reset by peer"),
    "a packed body that unpacks to 50 million bytes": Misbehaviour(
        lambda _: bomb(), "is larger than 20 million bytes", again=False
    ),
    "a packed body without end": Misbehaviour(endless_bomb(), "is larger than 20 million bytes", again=False),
    "a packed body that ends early": Misbehaviour(
        page(gzip.compress(PIER.encode() * 99)[:60], content_encoding="gzip"),
        "is packed wrongly: the packed bytes end early",
    ),
    "a body that is told packed and is not": Misbehaviour(
        page(PIER, content_encoding="gzip"), "is packed wrongly: the packed bytes are broken"
    ),
    "a packing nobody asked for": Misbehaviour(
        page(b"\x00", content_encoding="br"), "is packed as 'br', which was not asked for", again=False
    ),
    "an empty body": Misbehaviour(page(" \n"), "is empty"),
    "a picture": Misbehaviour(page(b"\x89PNG", media="image/png"), "is 'image/png', which is no article", again=False),
    "a style sheet": Misbehaviour(page("p {}", media="text/css"), "is 'text/css', which is no article", again=False),
    "a head that says two things": Misbehaviour(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Type: image/png\r\n\r\n" + PIER.encode(), ""
    ),
    "an encoding that is none": Misbehaviour(page(PIER, media="text/html; charset=fog-8"), ""),
    "an encoding that turns no bytes into text": Misbehaviour(page(PIER, media="text/html; charset=base64"), ""),
    "no media type": Misbehaviour(b"HTTP/1.1 200 OK\r\n\r\n" + PIER.encode(), ""),
    "moved, and no word where to": Misbehaviour(page("", status="302 Found"), "answered 302 and does not say where to"),
    "moved to itself": Misbehaviour(
        page("", status="302 Found", Location="/a"), "leads back to itself; it may want cookies", again=False
    ),
    "moved on and on": Misbehaviour(
        lambda request: page("", status="302 Found", Location=request.path + "a"),
        "leads to http://post.example/aaaaaa, which leads on more than 5 times",
        again=False,
    ),
    "moved to a machine of the newsroom": Misbehaviour(
        page("", status="302 Found", Location="http://192.168.1.1/"),
        "leads to http://192.168.1.1/, which is not fetched: 192.168.1.1 is a private address",
        again=False,
    ),
    "moved to a file": Misbehaviour(
        page("", status="302 Found", Location="file:///etc/passwd"),
        "leads to file:///etc/passwd, which cannot be fetched: only http and https are",
        again=False,
    ),
    "moved to where a password is sent along": Misbehaviour(
        page("", status="302 Found", Location="http://desk:secret@post.example/b"),
        "leads to http://post.example/b, which has a name or a password in it",
        again=False,
    ),
    "no such page": Misbehaviour(page("", status="404 Not Found"), "answered 404: there is no such page", again=False),
    "taken away": Misbehaviour(page("", status="410 Gone"), "answered 410: the page was taken away", again=False),
    "a failure": Misbehaviour(page("", status="500 Oops"), "answered 500: the server failed"),
    "always busy": Misbehaviour(page("", status="503 Busy"), "answered 503: the server is busy"),
    "to be left alone for a day": Misbehaviour(
        page("", status="429 Slow down", Retry_After="86400"),
        "is left for later: post.example asks for a pause of 86400 s",
    ),
}
