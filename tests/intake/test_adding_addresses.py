"""``add`` with addresses, and with feeds that lead to some."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from feeds_of_fog import article, rss, serve_articles, sitemap
from loopback_site import LoopbackSite, page

from generator.cli.add import run_add
from generator.cli.main import build_parser, main

POST = "http://post.example"


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    found = LoopbackSite()
    serve_articles(found, "post.example", range(5))
    yield found
    found.close()


def add(site: LoopbackSite, folder: Path, *given: object) -> tuple[int, dict[str, dict[str, str]]]:
    """Return the exit code, and the front matter of each source by the article's number."""
    options = build_parser().parse_args(["add", "fog", *map(str, given), "--dir", str(folder)])
    code = run_add(options, site.network())
    heads = [yaml.safe_load(p.read_text("utf-8").split("---\n")[1]) for p in (folder / "fog/sources").glob("*.*")]
    return code, {head["title"].split()[2]: head for head in heads}


def test_pages_are_fetched_one_after_another(site: LoopbackSite, tmp_path: Path, capsys) -> None:
    (tmp_path / "newsroom.yml").write_text("contact: desk@newsroom.example\n", "utf-8")
    code, heads = add(site, tmp_path, f"{POST}/fog/1", f"{POST}/missing", f"{POST}/fog/2")
    assert (code, sorted(heads)) == (1, ["1", "2"])
    assert heads["1"]["url"] == f"{POST}/fog/1"
    assert heads["1"]["retrieved"] == "2031-03-04T06:00:00Z"
    err = capsys.readouterr().err
    assert f"{POST}/missing: answered 404: there is no such page\n" in err
    assert err.endswith("2 added, 1 not read\n")
    assert site.clock.slept == [1.0, 1.0]
    assert {r.fields["user-agent"].partition(" ")[2] for r in site.requests} == {"(+desk@newsroom.example)"}


def test_a_page_that_is_there_already_is_left_out(site: LoopbackSite, tmp_path: Path, capsys) -> None:
    add(site, tmp_path, f"{POST}/fog/1")
    site.answers["www.post.example/fog/1?utm_source=x"] = page("", status="301 Moved", Location=f"{POST}/fog/1")
    code, heads = add(site, tmp_path, "HTTP://www.post.example/fog/1?utm_source=x")
    assert (code, sorted(heads)) == (0, ["1"])
    assert "is there already as" in capsys.readouterr().err


@pytest.mark.parametrize("text", [rss(POST, [1, 3]), sitemap([f"{POST}/fog/1", f"{POST}/fog/3"])])
def test_a_feed_given_as_a_file_leads_to_its_articles(text: str, site: LoopbackSite, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(text, "utf-8")
    code, heads = add(site, tmp_path, tmp_path / "feed.xml")
    assert (code, sorted(heads)) == (0, ["1", "3"])
    assert heads["3"]["outlet"] == "The Osterby Post"


def test_a_feed_is_followed_one_step(site: LoopbackSite, tmp_path: Path, capsys) -> None:
    site.answers["post.example/index"] = page(sitemap([f"{POST}/map"], index=True), media="text/xml")
    site.answers["post.example/map"] = page(sitemap([f"{POST}/index"]), media="text/xml")
    code, heads = add(site, tmp_path, f"{POST}/index")
    assert (code, heads) == (1, {})
    assert f"{POST}/map: is no article but leads to some\nhint: add their addresses\n" in capsys.readouterr().err


def test_a_feed_of_a_whole_archive_is_refused(site: LoopbackSite, tmp_path: Path, capsys) -> None:
    (tmp_path / "map.xml").write_text(sitemap([f"{POST}/fog/{n}" for n in range(51)]), "utf-8")
    assert add(site, tmp_path, tmp_path / "map.xml") == (1, {})
    assert "map.xml: leads to 51 articles, more than belong to a story\n" in capsys.readouterr().err
    assert site.requests == []


def test_an_inner_address_needs_a_word(site: LoopbackSite, tmp_path: Path, capsys) -> None:
    serve_articles(site, "10.0.0.1", [1])
    assert add(site, tmp_path, "http://10.0.0.1/fog/1") == (1, {})
    assert "is not fetched: 10.0.0.1 is a private address\nhint: allow_private under" in capsys.readouterr().err
    assert add(site, tmp_path, "http://10.0.0.1/fog/1", "--allow-private")[0] == 0


@pytest.mark.parametrize("address", ["http://[fog", "javascript:alert(1)", "http://post.example:99999999/", "\t"])
def test_an_address_that_is_none_spoils_nothing(address: str, site: LoopbackSite, tmp_path: Path, capsys) -> None:
    site.answers["/a"] = page(article(1, address=address))
    (tmp_path / "haze.md").write_text(f"---\ntitle: Fog number 7\nurl: {address!r}\n---\n\n{TEXT}", "utf-8")
    code, heads = add(site, tmp_path, f"{POST}/a", tmp_path / "haze.md")
    assert (code, sorted(heads)) == (0, ["1", "7"])
    assert main(["generate", "--dir", str(tmp_path), "--jobs", "1"]) == 0
    assert "javascript:" not in (tmp_path / "fog/index.md").read_text("utf-8")
    capsys.readouterr()


TEXT = "The pier of Tarnwick is shut until the fog lifts, the harbour office said on Monday.\n" * 3


def test_where_a_page_cannot_be_had_what_its_feed_holds_is_taken(site: LoopbackSite, tmp_path: Path, capsys) -> None:
    words = "Fog closed the port on Monday, and the pilots said that they saw no light from forty metres, nor any boat."
    items = "".join(
        f"<item><title>Fog report {number}</title><link>{POST}/gone/{number}</link>"
        f"<content:encoded>{'&lt;p&gt;' + text}</content:encoded></item>"
        for number, text in ((7, words), (8, f"{words} Read more"))
    )
    content = "http://purl.org/rss/1.0/modules/content/"
    feed = f'<rss version="2.0" xmlns:content="{content}"><channel><title>Post</title>{items}</channel></rss>'
    (tmp_path / "feed.xml").write_text(feed, "utf-8")
    code, heads = add(site, tmp_path, tmp_path / "feed.xml")
    told = capsys.readouterr().err
    assert (code, sorted(heads)) == (1, ["7"])
    assert "(what the feed holds: its page answered 404: there is no such page)" in told
    assert f"{POST}/gone/8: answered 404" in told
