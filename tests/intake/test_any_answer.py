"""Whatever a server answers and a feed names, there is a result or a fault, and no crash."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from feeds_of_fog import rss, serve_articles, sitemap
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from loopback_site import LoopbackSite, page

from generator.intake.answers import FetchError
from generator.intake.asking import Policy
from generator.intake.collecting import Collecting, Limits
from generator.intake.fetching import Fetcher
from generator.intake.network_addresses import parse_address, why_refused
from generator.intake.pile import Pile
from generator.intake.robots import read_robots
from generator.overrides.newsroom import FeedSetting
from generator.values.diagnostic import BriefingError

UNHURRIED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEADS = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.0 200\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n",
        b"HTTP/1.1 304 Not Modified\r\n",
        b"HTTP/1.1 503 Busy\r\nRetry-After: ",
        b"Content-Length: ",
        b"Content-Length: 5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Content-Type: text/html; charset=",
        b"Location: ",
        b"ETag: ",
        b"Last-Modified: ",
        b"http://",
        b"//post.example:",
        b"/b",
        b"7f",
        b"\r\n",
        b"\r\n\r\n",
        b"\x1f\x8b\x08\x00",
        b"<p>The pier is shut.</p>",
    ]
)


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    found = LoopbackSite()
    yield found
    found.close()


@UNHURRIED
@given(st.lists(st.one_of(HEADS, st.binary(max_size=12)), max_size=14).map(b"".join))
@example(b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n")
@example(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset*=\xff''x\r\n\r\n<p>")
@example(b"HTTP/1.1 304 Not Modified\r\n\r\n")  # though nothing was said to be known
@example(b"HTTP/1.1 503 Busy\r\nRetry-After: 99999999999999999999\r\n\r\n")
@example(b"HTTP/1.1 503 Busy\r\nRetry-After: Mon, 99 Foo 99999 99:99:99 +9999\r\n\r\n")
def test_any_bytes_are_an_answer_or_a_fault(site: LoopbackSite, answer: bytes) -> None:
    site.answers["*"] = answer
    fetcher = Fetcher(Policy(), site.network())
    raw, told = None, FetchError("http://post.example/a", "")
    try:
        found = fetcher.fetch("http://post.example/a")
        raw = found.raw
        fetcher.fetch("http://post.example/a", found.validators)
    except FetchError as error:
        told = error
    assert raw or told.fault
    assert told.path == "http://post.example/a"
    assert "\n" not in told.fault


@UNHURRIED
@given(st.binary(max_size=300))
def test_any_bytes_are_rules_for_robots(body: bytes) -> None:
    rules = read_robots(200, body)
    assert rules.allows("http://post.example/a") in {True, False}
    assert rules.delay_s >= 0


@UNHURRIED
@given(
    st.sampled_from(["http://", "HTTPS:", "//", "", "ftp://", "http://[", "http://a@"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=25),
    st.sampled_from([None, "http://post.example/news/"]),
)
@example("http://", "ﬀ.example/", None)
@example("http://", " 0", None)
@example("http://", "a.example:８０/", None)
def test_any_words_are_an_address_or_a_fault(start: str, rest: str, base: str | None) -> None:
    try:
        address = parse_address(start + rest, base)
    except BriefingError:
        return
    assert address.host.isascii()
    assert address.target.isascii()
    assert not set(address.host) & set("/?#@\\ \r\n\t")
    assert not set(address.target) & set("# \r\n\t\\")
    assert parse_address(address.url) == address


@UNHURRIED
@given(st.integers(0, 2**128 - 1))
def test_an_ipv4_address_in_ipv6_is_no_way_in(number: int) -> None:
    inner = f"10.{number % 256}.{number // 256 % 256}.{number // 65536 % 256}"
    tail = f"{10 << 8 | number % 256:x}:{(number // 256 % 256) << 8 | number // 65536 % 256:x}"
    for form in (inner, f"::ffff:{tail}", f"::{tail}", f"64:ff9b::{tail}", f"2002:{tail}::", f"64:ff9b:1::{tail}"):
        assert why_refused(form, allow_private=False) is not None, form


@settings(UNHURRIED, max_examples=60)
@given(st.data())
def test_any_feed_is_read_or_told(site: LoopbackSite, tmp_path, data: st.DataObject) -> None:
    base = "http://post.example"
    whole = data.draw(
        st.sampled_from([rss(base, [0, 1], whole=[1]), sitemap([f"{base}/fog/0"]), sitemap([base], index=True)])
    )
    text = whole.encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    site.answers["/feed"] = page(text[:start] + data.draw(st.binary(max_size=20)) + text[end:], media="text/xml")
    serve_articles(site, "post.example", [0, 1])
    told: list[object] = []
    collecting = Collecting(Pile(tmp_path), Fetcher(Policy(), site.network()), Limits(), told.append, lambda *_: None)
    collecting.read_feeds([FeedSetting(f"{base}/feed")])
    collecting.fetch(collecting.chosen())
    result = collecting.results[f"{base}/feed"]
    assert result.new + result.failed + result.known + len(result.faults) > 0
