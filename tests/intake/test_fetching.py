"""What is fetched, how politely, and what becomes of servers that misbehave."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from loopback_site import PUBLIC, LoopbackSite, page
from misbehaviour import MISBEHAVIOUR, PIER

from generator import __version__
from generator.intake.answers import READ_TYPES, FetchError, unpack_body
from generator.intake.asking import Policy
from generator.intake.connecting import Deadline, look_up, open_stream, trusted
from generator.intake.fetching import Fetcher, Validators
from generator.intake.network_addresses import parse_address, why_refused
from generator.intake.reading import FORMATS, read_raw
from generator.values.diagnostic import BriefingError

A = "http://post.example/a"


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    found = LoopbackSite()
    yield found
    found.close()


def fetcher(site: LoopbackSite, **limits: object) -> Fetcher:
    return Fetcher(replace(Policy(contact="desk@newsroom.example"), **limits), site.network())


def fault(site: LoopbackSite, url: str = A, **limits: object) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher(site, **limits).fetch(url)
    return raised.value


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_a_server_that_misbehaves(name: str, site: LoopbackSite) -> None:
    case = MISBEHAVIOUR[name]
    site.answers["*"] = case.answer
    if not case.fault:
        assert fetcher(site).fetch(A).raw.data == PIER.encode()
        return
    error = fault(site)
    assert (error.path, error.fault, error.again) == (A, case.fault, case.again)
    assert "\n" not in error.fault


def test_no_wait_outlives_the_deadline(site: LoopbackSite) -> None:
    deadline = Deadline(site.network(), at=60.0)
    site.clock.passed = 55.0
    assert (deadline.clamp(20.0), deadline.clamp(2.0), deadline.clamp(None)) == (5.0, 2.0, 5.0)


def test_a_server_that_says_nothing(site: LoopbackSite) -> None:
    released = []

    def wait() -> Iterator[bytes]:
        while not released:
            yield b""

    site.answers["/a"] = wait()
    error = fault(site, read_s=0.2)
    released.append(True)
    assert (error.fault, error.again) == ("sent nothing for 0.2 s", True)


# --- who asks, and how


def test_a_request_says_who_asks_and_carries_nothing_else(site: LoopbackSite) -> None:
    site.answers["/a"] = page(PIER, Set_Cookie="reader=1; Path=/")
    session = fetcher(site)
    session.fetch(A)
    session.fetch(A)
    assert [set(r.fields) for r in site.requests] == [
        {"host", "user-agent", "accept", "accept-encoding", "connection"}
    ] * 3
    assert {r.fields["user-agent"] for r in site.requests} == {f"briefings/{__version__} (+desk@newsroom.example)"}
    assert {r.method for r in site.requests} == {"GET"}


def test_what_a_page_would_load_is_not_loaded(site: LoopbackSite) -> None:
    site.answers["/a"] = page(
        '<meta http-equiv="refresh" content="0;url=/b"><script src="/c.js"></script><img src="/d.png">'
    )
    fetcher(site).fetch(A)
    assert site.asked() == [A]


def test_what_came_is_told_with_its_place_and_time(site: LoopbackSite) -> None:
    site.answers["/a"] = page("", status="301 Moved", Location="//www.post.example/über?q=ä#top")
    site.answers["/%C3%BCber?q=%C3%A4"] = page(PIER, media="Text/HTML; charset=ISO-8859-1")
    raw = fetcher(site).fetch(A).raw
    assert (raw.media_type, raw.encoding, raw.retrieved) == ("text/html", "iso8859-1", "2031-03-04T06:00:00Z")
    assert raw.url == raw.place == "http://www.post.example/%C3%BCber?q=%C3%A4"


PACKED = {"gzip": gzip.compress, "zlib": zlib.compress, "bare deflate": lambda data: zlib.compress(data)[2:-4]}


@pytest.mark.parametrize("way", PACKED)
def test_packed_bodies_are_unpacked(way: str, site: LoopbackSite) -> None:
    packed = PACKED[way](PIER.encode())
    name = "gzip" if packed[0] == 0x1F else "deflate"
    site.answers["/a"] = page(packed, content_encoding=name)
    assert fetcher(site).fetch(A).raw.data == PIER.encode()


@pytest.mark.parametrize("way", PACKED)
def test_packed_bodies_are_unpacked_to_the_last_byte(way: str) -> None:
    # of one letter: the last step leaves words behind in the unpacker
    for body in (b"x" * 66_050, *((b"fog " * size)[: size * 3 + 1] for size in (1, 21_845, 21_846, 43_690, 166_667))):
        for step in (1, 50, 100_000):
            packed = PACKED[way](body)
            pieces = (packed[at : at + step] for at in range(0, len(packed), step))
            assert b"".join(unpack_body(pieces, "gzip", 10**6)) == body


def test_only_what_is_newer_is_asked_for(site: LoopbackSite) -> None:
    def answer(request) -> bytes:
        if request.fields.get("if-none-match") == '"1"' and request.fields.get("if-modified-since"):
            return page("", status="304 Not Modified")
        return page(PIER, ETag='"1"', Last_Modified="Mon, 03 Mar 2031 10:00:00 GMT")

    site.answers["/a"] = answer
    first = fetcher(site).fetch(A)
    assert first.validators == Validators('"1"', "Mon, 03 Mar 2031 10:00:00 GMT")
    second = fetcher(site).fetch(A, first.validators)
    assert (second.raw, second.validators) == (None, first.validators)


def test_every_format_there_is_may_be_fetched() -> None:
    types = {media for kind in FORMATS for media in kind.media_types}
    assert {media for media in types if not media.startswith("text/")} - READ_TYPES == set()


def test_where_a_page_moved_may_be_told_in_utf8(site: LoopbackSite) -> None:
    site.answers["/a"] = b"HTTP/1.1 302 Found\r\nLocation: /\xc3\xbcber\r\n\r\n"
    site.answers["/%C3%BCber"] = page(PIER)
    assert fetcher(site).fetch(A).raw.url == "http://post.example/%C3%BCber"


def test_a_wrong_name_of_the_encoding_does_not_spoil_the_text(site: LoopbackSite) -> None:
    words = "Mára Lindqvist said that the café at the pier of Tarnwick would stay shut until the fog lifts. " * 5
    told = [("utf-8", "iso-8859-1"), ("utf-8", "utf-16"), ("cp1252", "utf-8"), ("utf-8", "fog-8"), ("utf-16", "utf-8")]
    for number, (true, named) in enumerate(told):
        text = f"<html><body><article><h1>Pier shut</h1><p>{words}</p><p>{words}</p></article></body></html>"
        site.answers[f"/{number}"] = page(text.encode(true), media=f"text/html; charset={named}")
    session = fetcher(site)
    for number in range(len(told)):
        (article,) = read_raw(session.fetch(f"http://post.example/{number}").raw)
        assert words.strip() in article.body


def test_a_version_may_have_a_name_in_any_letters(site: LoopbackSite) -> None:
    site.answers["/a"] = page(PIER, ETag='"\u00e9\u00ff"')
    known = fetcher(site).fetch(A).validators
    fetcher(site).fetch(A, known)
    assert site.requests[-1].fields["if-none-match"] == known.etag == '"\u00e9\u00ff"'


def test_the_name_of_a_version_that_is_too_long_to_keep_is_not_kept(site: LoopbackSite) -> None:
    site.answers["/a"] = page(PIER, ETag=f'"{"fog" * 999}"', Last_Modified="")
    assert fetcher(site).fetch(A).validators == Validators()


# --- how slowly


def test_there_is_a_pause_between_two_requests_to_one_host(site: LoopbackSite) -> None:
    site.answers["*"] = page(PIER)
    session = fetcher(site, delay_s=2.0)
    for url in (A, "http://post.example/b", "http://courier.example/", "http://post.example:8080/c"):
        session.fetch(url)
    assert site.clock.slept == [2.0, 2.0]
    assert site.most_at_once == 1


@pytest.mark.parametrize("rule", ["Crawl-delay: 7", "Request-rate: 1/7s"])
def test_the_pause_a_site_asks_for_is_kept(rule: str, site: LoopbackSite) -> None:
    site.answers["/robots.txt"] = page(f"User-agent: *\n{rule}", media="text/plain")
    site.answers["*"] = page(PIER)
    session = fetcher(site)
    session.fetch(A)
    session.fetch("http://post.example/b")
    assert site.clock.slept == [7.0]


def test_a_pause_too_long_for_a_run_is_kept_over_runs(site: LoopbackSite) -> None:
    site.answers["/robots.txt"] = page("User-agent: briefings\nCrawl-delay: 600")
    site.answers["*"] = page(PIER)
    session = fetcher(site)
    session.fetch(A)
    for again in (session, replace(session, asked={}, robots={}, asker=None)):
        with pytest.raises(FetchError, match=r"is left for later: post.example asks for a pause of 600 s"):
            again.fetch("http://post.example/b")
    site.clock.passed += 600
    assert session.fetch("http://post.example/b").raw
    assert site.clock.slept == []


@pytest.mark.parametrize(
    ("asked", "slept"),
    [
        ({"Retry_After": "9"}, [9.0]),
        ({"Retry_After": "Tue, 04 Mar 2031 06:00:30 GMT"}, [30.0]),
        ({"Retry_After": "Tue, 04 Mar 2031 06:00:30 -0000"}, [30.0]),
        ({"Retry_After": "Tue, 04 Mar 2031 05:00:30 GMT"}, [1.0]),
        ({}, [4.0]),
        ({"Retry_After": "soon"}, [4.0]),
    ],
)
@pytest.mark.parametrize("status", ["429 Slow down", "503 Busy"])
def test_a_busy_server_is_asked_again_when_it_says(asked, slept, status: str, site: LoopbackSite) -> None:
    given = [page("", status=status, **asked), page(PIER)]
    site.answers["/a"] = lambda _: given.pop(0)
    assert fetcher(site).fetch(A).raw
    assert site.clock.slept == slept


def test_a_host_that_is_busy_now_and_then_is_not_left_alone(site: LoopbackSite) -> None:
    given = [page("", status="503 Busy"), page(PIER)] * 4
    site.answers["*"] = lambda _: given.pop(0)
    session = fetcher(site)
    assert all(session.fetch(f"http://post.example/{number}").raw for number in range(4))


def test_a_host_that_stays_busy_is_left_alone_for_the_run(site: LoopbackSite) -> None:
    site.answers["*"] = page("", status="503 Busy")
    session = fetcher(site)
    for number in range(5):
        with pytest.raises(FetchError):
            session.fetch(f"http://post.example/{number}")
    assert len(site.asked()) == 3
    assert site.clock.slept == [4.0, 16.0]


# --- what a site allows


def test_robot_rules_that_are_busy_are_asked_for_again_when_they_say(site: LoopbackSite) -> None:
    site.answers["/robots.txt"] = page("", status="503 Busy", Retry_After="3600")
    session = fetcher(site)
    for told in ("is not fetched: robots.txt there answered 503", "is left for later: post.example asks for a pause"):
        with pytest.raises(FetchError, match=told):
            replace(session, robots={}).fetch(A)
    assert len(site.requests) == 1


def robots(text: str, **more: str) -> bytes:
    return page(text, media="text/plain", **more)


PRINTS = robots("User-agent: briefings\nDisallow: /*?print=\nDisallow: /*.pdf$")
ROBOTS = {
    "everything is forbidden": (robots("User-agent: *\nDisallow: /"), "/a", False),
    "to all but this program": (robots("User-agent: *\nDisallow: /\n\nUser-agent: Briefings\nDisallow:"), "/a", True),
    "a star stands for any letters": (PRINTS, "/a?print=1", False),
    "a dollar ends the address": (PRINTS, "/a.pdf", False),
    "and what goes on is allowed": (PRINTS, "/a.pdf.html", True),
    "the longer rule decides": (robots("User-agent: *\nDisallow: /news\nAllow: /news/open"), "/news/open/a", True),
    "escapes are compared as letters": (robots("User-agent: *\nDisallow: /%C3%BCber"), "/über", False),
    "a mark at the head and Windows' lines": (robots("\ufeffUser-agent: *\r\nDisallow: /a\r\n"), "/a", False),
    "a page instead of rules": (page("<html>Not here</html>"), "/a", True),
    "no text": (page(b"\xff\xfe\x00User"), "/a", True),
    "there is none": (page("", status="404 Not Found"), "/a", True),
    "it is refused": (page("", status="403 Forbidden"), "/a", True),
    "it wants a password": (page("", status="401 Unauthorized"), "/a", True),
    "too many requests": (page("", status="429 Slow down"), "/a", False),
    "the server fails": (page("", status="500 Oops"), "/a", False),
    "the server is busy": (page("", status="503 Busy"), "/a", False),
    "it leads to itself": (page("", status="302 Found", Location="/robots.txt"), "/a", True),
    "it leads to no web address": (page("", status="302 Found", Location="ftp://post.example/r"), "/a", True),
    "it lies elsewhere": (page("", status="302 Found", Location="http://rules.example/r"), "/a", False),
    "rules behind half a million bytes": (robots("#" * 600_000 + "\nUser-agent: *\nDisallow: /"), "/a", True),
    "rules before half a million bytes": (robots("User-agent: *\nDisallow: /\n" + "#" * 600_000), "/a", False),
    "it is packed": (page(gzip.compress(b"User-agent: *\nDisallow: /"), content_encoding="gzip"), "/a", False),
    "it is packed wrongly": (page(b"\x1f\x8bfog", content_encoding="gzip"), "/a", False),
    "it breaks off": (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nUser-agent", "/a", False),
}


@pytest.mark.parametrize("name", ROBOTS)
def test_robots_txt(name: str, site: LoopbackSite) -> None:
    answer, path, allowed = ROBOTS[name]
    site.answers.update(
        {"/robots.txt": answer, "*": page(PIER), "rules.example/r": robots("User-agent: *\nDisallow: /")}
    )
    session = fetcher(site)
    if allowed:
        assert session.fetch("http://post.example" + path).raw
    else:
        with pytest.raises(FetchError, match=r"is not fetched: robots.txt there"):
            session.fetch("http://post.example" + path)
        assert not [url for url in site.asked() if "post.example" in url]


def test_rules_and_failures_without_end_are_not_read_to_it(site: LoopbackSite) -> None:
    sent = []

    def endless(status: bytes) -> Iterator[bytes]:
        yield b"HTTP/1.1 " + status + b"\r\n\r\n"
        while len(sent) < 400:
            sent.append(b"# fog drifts over the harbour\n" * 3000)
            yield sent[-1]

    site.answers.update({"/robots.txt": lambda _: endless(b"200 OK"), "/a": lambda _: endless(b"404 Not Found")})
    assert fault(site).fault == "answered 404: there is no such page"
    assert len(sent) < 300  # of 36 million bytes


def test_robots_txt_is_asked_for_once_a_site_and_before_the_page(site: LoopbackSite) -> None:
    site.answers["*"] = page(PIER)
    session = fetcher(site)
    session.fetch(A)
    session.fetch("http://post.example/b")
    assert [r.path for r in site.requests] == ["/robots.txt", "/a", "/b"]


def test_a_page_may_not_lead_to_where_its_robot_rules_forbid(site: LoopbackSite) -> None:
    site.answers["post.example/a"] = page("", status="302 Found", Location="http://closed.example/b")
    site.answers["closed.example/robots.txt"] = robots("User-agent: *\nDisallow: /b")
    error = fault(site)
    assert error.fault == "leads to http://closed.example/b, which is not fetched: robots.txt there forbids it"
    assert site.asked() == [A]


def test_a_host_that_is_not_there_is_told_once_for_all_its_pages(site: LoopbackSite) -> None:
    session = fetcher(site)
    for path in "ab":
        with pytest.raises(FetchError, match="cannot be reached: name or service not known") as raised:
            session.fetch(f"http://fog.nowhere.test/{path}")
        assert raised.value.again
    assert site.looked_up == ["fog.nowhere.test"]


CURED = {"401 Who": "save", "402 Pay": "save", "403 No": "save", "451 Law": "save", "404 Gone": "is the address right?"}


@pytest.mark.parametrize("status", CURED)
def test_a_page_that_is_refused_may_be_saved_by_hand(status: str, site: LoopbackSite) -> None:
    site.answers["/a"] = page("", status=status)
    error = fault(site)
    assert error.hint.startswith(CURED[status])
    assert not error.again
    site.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /a")
    assert fault(site).hint == "save the page from your browser and add the file"


# --- where connections may go

INNER = [
    "127.0.0.1",
    "127.9.9.9",
    "::1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.7.7",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "0.1.2.3",
    "198.18.0.1",
    "192.0.2.7",
    "240.0.0.1",
    "192.0.0.8",
    "192.88.99.1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "3fff::1",
    "5f00::1",
]
NEVER = [
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "100.100.100.200",
    "fd00:ec2::254",
    "168.63.129.16",
    "224.0.0.1",
    "ff02::1",
    "0.0.0.0",  # noqa: S104  # refused, not listened at
    "::",
    "255.255.255.255",
    "::ffff:0.0.0.0",
]
OUTER = [
    "93.184.216.34",
    "8.8.8.8",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2606:4700::1111",
    "2a00:1450:4001:80b::200e",
]


@pytest.mark.parametrize("number", INNER)
def test_inner_addresses_are_refused_unless_allowed(number: str, site: LoopbackSite) -> None:
    assert why_refused(number, allow_private=True) is None
    site.names["post.example"] = (number,)
    error = fault(site)
    assert error.fault.startswith(f"is not fetched: post.example is {number}, ")
    assert "--allow-private" in error.hint
    assert site.connected == []


@pytest.mark.parametrize("number", [*NEVER, "fog"])
def test_some_addresses_are_never_fetched_from(number: str, site: LoopbackSite) -> None:
    site.names["post.example"] = (number,)
    error = fault(site, allow_private=True)
    assert error.fault.startswith(f"is not fetched: post.example is {number}, ")
    assert error.hint is None
    assert site.connected == []


@pytest.mark.parametrize("number", OUTER)
def test_outer_addresses_are_connected_to(number: str, site: LoopbackSite) -> None:
    site.names["post.example"] = (number,)
    site.answers["/a"] = page(PIER)
    assert fetcher(site).fetch(A).raw
    assert set(site.connected) == {number}


def test_a_host_with_one_inner_address_is_refused_whole(site: LoopbackSite) -> None:
    site.names["post.example"] = (PUBLIC, "10.0.0.1")
    assert fault(site).fault == "is not fetched: post.example is 10.0.0.1, a private address"
    assert site.connected == []


def test_a_name_that_changes_its_address_gains_nothing(site: LoopbackSite) -> None:
    """Each connection goes to the address that was checked for it, and each look-up is checked."""
    network = site.network()
    told = [(PUBLIC,), ("127.0.0.1",)]
    session = Fetcher(Policy(), replace(network, look_up=lambda *_: told.pop(0)))
    site.answers["/a"] = page(PIER)
    with pytest.raises(FetchError, match=r"is not fetched: post.example is 127.0.0.1, a loopback address"):
        session.fetch(A)  # robots.txt by the first look-up, the page by the second
    assert site.connected == [PUBLIC]
    assert site.asked() == []


def test_a_page_may_not_lead_to_a_name_with_an_inner_address(site: LoopbackSite) -> None:
    site.names["inner.example"] = ("::ffff:10.0.0.1",)
    site.answers["/a"] = page("", status="307 Elsewhere", Location="http://inner.example/admin")
    fault_told = fault(site).fault
    assert fault_told.startswith(
        "leads to http://inner.example/admin, which is not fetched: inner.example is ::ffff:10.0.0.1"
    )
    assert set(site.connected) == {PUBLIC}


def test_robots_txt_may_not_lead_there_either(site: LoopbackSite) -> None:
    site.answers["/robots.txt"] = page("", status="302 Found", Location="http://10.0.0.1/")
    site.answers["*"] = page(PIER)
    assert "10.0.0.1 is a private address" in fault(site).fault
    assert site.connected == [PUBLIC]


def test_a_newsroom_may_allow_its_own_network() -> None:
    site = LoopbackSite()
    site.answers["*"] = page(PIER)
    url = f"http://127.0.0.1:{site.port}/a"
    with pytest.raises(FetchError, match=r"127.0.0.1 is a loopback address"):
        Fetcher(Policy()).fetch(url)
    assert site.requests == []
    assert Fetcher(Policy(allow_private=True)).fetch(url).raw.data == PIER.encode()
    site.close()


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1"])
def test_odd_spellings_of_a_number_are_looked_up_and_refused(host: str) -> None:
    with pytest.raises(FetchError, match="a loopback address"):
        Fetcher(Policy()).fetch(f"http://{host}/")


def test_the_next_address_of_a_host_is_tried_where_one_is_dead(site: LoopbackSite) -> None:
    site.names["post.example"] = ("93.184.216.1", PUBLIC)
    site.answers["/a"] = page(PIER)
    network = site.network()

    def connect(number: str, port: int, timeout_s: float):
        return network.connect(number, port, timeout_s) if number == PUBLIC else open_stream("127.0.0.1", 1, timeout_s)

    assert Fetcher(Policy(), replace(network, connect=connect)).fetch(A).raw


def test_looking_up_takes_no_longer_than_it_may(monkeypatch) -> None:
    answered = Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [answered.wait(30)][:0])
    with pytest.raises(OSError, match=r"no answer within 0.05 s"):
        look_up("post.example", 80, 0.05)
    answered.set()


# --- addresses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ftp://post.example/a", "ftp://post.example/a: cannot be fetched: only http and https are"),
        ("javascript:alert(1)", "javascript:alert(1): cannot be fetched: only http and https are"),
        ("http:///a", "http:///a: names no host"),
        ("http://desk:secret@post.example/a", "http://post.example/a: has a name or a password in it"),
        ("ftp://desk:secret@post.example/a", "ftp://post.example/a: cannot be fetched: only http and https are"),
        ("http://@post.example/a", "http://post.example/a: has a name or a password in it"),
        ("http://post.example:25/", "http://post.example:25/: cannot be fetched: port 25 is no web server's"),
        ("http://post.example:99999/", "http://post.example:99999/: is no address: Port out of range 0-65535"),
        ("http://post.example\\@10.0.0.1/", r"'http://10.0.0.1/': holds characters that no address has"),
        (
            "http://post.example/a\r\nHost: b",
            r"'http://post.example/a\r\nHost: b': holds characters that no address has",
        ),
        ("http://[::1/", "http://[::1/: is no address: Invalid IPv6 URL"),
        ("http://" + "a" * 5000, "http://" + "a" * 53 + "…: is longer than 4000 characters"),
        ("http://xn--.ü/", "http://xn--.ü/: names no host: Malformed A-label, no Punycode eligible content found"),
    ],
)
def test_addresses_that_are_not_asked_for(text: str, told: str) -> None:
    with pytest.raises(BriefingError) as raised:
        parse_address(text)
    assert str(raised.value).split("\nhint")[0] == told


def test_names_in_other_letters_are_looked_up_as_they_are_registered() -> None:
    address = parse_address("https://Bücher.example./käse?x=[1]&y=a b#z")
    assert (address.host, address.target) == ("xn--bcher-kva.example", "/k%C3%A4se?x=%5B1%5D&y=a%20b")
    assert parse_address("http://[::1]:8080/").url == "http://[::1]:8080/"


# --- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> tuple[str, str]:
    """A certificate of post.example's own, made for this run."""
    folder: Path = tmp_path_factory.mktemp("tls")
    names = [str(folder / name) for name in ("certificate.pem", "key.pem")]
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    command += [
        "-subj",
        "/CN=post.example",
        "-addext",
        "subjectAltName=DNS:post.example",
        "-out",
        names[0],
        "-keyout",
        names[1],
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the openssl program is not here")
    return names[0], names[1]


def test_a_certificate_is_checked_by_name_and_by_who_signed_it(certificate: tuple[str, str]) -> None:
    site = LoopbackSite(certificate)
    site.answers["*"] = page(PIER)

    def trusted() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=certificate[0])

    assert Fetcher(Policy(), site.network(trusted)).fetch("https://post.example/a").raw
    with pytest.raises(FetchError, match="has a certificate that is not trusted: Hostname mismatch"):
        Fetcher(Policy(), site.network(trusted)).fetch("https://courier.example/a")
    with pytest.raises(FetchError, match="has a certificate that is not trusted: self-signed certificate"):
        Fetcher(Policy(), site.network()).fetch("https://post.example/a")
    site.close()


def test_tls_has_authorities_where_the_system_has_none(monkeypatch, tmp_path: Path) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    assert trusted().get_ca_certs()


def test_a_server_that_speaks_no_tls(site: LoopbackSite) -> None:
    site.answers["/a"] = page(PIER)
    with pytest.raises(FetchError, match="cannot be reached: no TLS connection comes about"):
        fetcher(site).fetch("https://post.example/a")


# --- what the documentation tells


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_the_documentation_tells_of_every_misbehaviour(name: str, root: Path) -> None:
    case = MISBEHAVIOUR[name]
    told, again = (f"`{case.fault}`", "later" if case.again else "no") if case.fault else ("*the page*", "")
    assert f"| {name} | {told} | {again} |\n" in (root / "docs" / "collecting.md").read_text("utf-8")


def test_the_documentation_tells_the_limits(root: Path) -> None:
    words, policy = (root / "docs" / "collecting.md").read_text("utf-8"), Policy()
    limits = f"{policy.connect_s:g} s for a connection, {policy.read_s:g} s without a byte, {policy.total_s:g} s and"
    assert f"{limits} {policy.most_bytes // 1_000_000} million bytes (unpacked too) for an answer" in words
    assert (policy.redirects, policy.delay_s, policy.attempts, policy.longest_wait_s) == (5, 1, 3, 60)
