"""What ``collect`` brings into a pile, what it leaves, and that a kill at any point loses and repeats nothing."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from feeds_of_fog import article, rss, serve, serve_articles, sitemap
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loopback_site import LoopbackSite, page

from generator.cli.collect import run_collect
from generator.cli.main import build_parser, main
from generator.intake import pile as pile_module
from generator.intake.ledger import parse_records, render_record
from generator.intake.pile import LEDGER_FILE
from generator.values.diagnostic import BriefingError

POST = "http://post.example"
SETTINGS = """\
contact: desk@newsroom.example
feeds:
  - {url: "http://post.example/rss", outlet: The Osterby Post, section: "Harbour: news"}
  - {url: "http://courier.example/rss"}
"""


@dataclass
class Newsroom:
    """A newsroom, its feeds on loopback, and its pile."""

    site: LoopbackSite
    folder: Path

    @property
    def stories(self) -> Path:
        return self.folder / "briefings"

    @property
    def settings(self) -> Path:
        return self.stories / "newsroom.yml"

    @property
    def pile(self) -> Path:
        return self.folder / "pile"

    def collect(self, *arguments: str) -> int:
        given = ["collect", "--dir", str(self.stories), "--into", str(self.pile), *arguments]
        return run_collect(build_parser().parse_args(given), self.site.network())

    def files(self) -> dict[str, str]:
        return {p.name: p.read_text("utf-8") for p in sorted(self.pile.glob("*.txt"))}

    def titles(self) -> list[str]:
        return sorted(yaml.safe_load(text.split("---\n")[1])["title"] for text in self.files().values())

    def numbers(self) -> list[int]:
        return sorted(int(title.split()[2]) for title in self.titles())

    def fetched(self) -> list[str]:
        """Return the pages asked for since the last call."""
        found = [url for url in self.site.asked() if "/fog/" in url]
        self.site.requests.clear()
        return found


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    site = LoopbackSite()
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/newsroom.yml").write_text(SETTINGS, "utf-8")
    serve(site, "post.example/rss", rss(POST, [0, 1, 2]))
    serve(site, "courier.example/rss", rss("http://courier.example", [5], title="Sound Courier"))
    serve_articles(site, "post.example", range(10))
    serve_articles(site, "courier.example", range(5, 10), "Sound Courier")
    yield Newsroom(site, tmp_path)
    site.close()


def test_articles_come_with_what_is_known_of_them(newsroom: Newsroom, capsys) -> None:
    assert newsroom.collect() == 0
    out, err = capsys.readouterr()
    assert out == "The Osterby Post (http://post.example/rss): 3 new\nhttp://courier.example/rss: 1 new\n"
    assert err.count("added ") == 4
    text = newsroom.files()["osterby-post-fog-number-1-holds-twelve-boats-at.txt"]
    head = yaml.safe_load(text.split("---\n")[1])
    digest = head.pop("sha256")
    assert len(digest) == 64
    assert head == {
        "title": "Fog number 1 holds twelve boats at Osterby",
        "outlet": "The Osterby Post",
        "published": "2031-03-02T01:30+00:00",
        "url": "http://post.example/fog/1",
        "retrieved": "2031-03-04T06:00:02Z",
        "section": "Harbour: news",
    }
    assert text.count("\n\n") == 4
    assert newsroom.numbers() == [0, 1, 2, 5]


def test_a_second_run_asks_for_nothing_twice(newsroom: Newsroom, capsys) -> None:
    newsroom.collect()
    before, _ = newsroom.files(), newsroom.fetched()
    capsys.readouterr()
    assert newsroom.collect() == 0
    assert newsroom.fetched() == []
    assert newsroom.files() == before
    assert capsys.readouterr().out.splitlines()[0] == "The Osterby Post (http://post.example/rss): 0 new"


def test_only_what_is_new_is_fetched(newsroom: Newsroom, capsys) -> None:
    newsroom.collect()
    newsroom.fetched()
    serve(newsroom.site, "post.example/rss", rss(POST, [3, 2, 1]))
    capsys.readouterr()
    newsroom.collect()
    assert newsroom.fetched() == ["http://post.example/fog/3?utm_source=rss"]
    assert capsys.readouterr().out.splitlines()[0] == "The Osterby Post (http://post.example/rss): 1 new, 2 known"


def test_an_article_that_was_sorted_away_does_not_come_again(newsroom: Newsroom) -> None:
    newsroom.collect()
    newsroom.fetched()
    for path in newsroom.pile.glob("*.txt"):
        path.unlink()
    serve(newsroom.site, "post.example/rss", rss(POST, [2, 1, 0]) + "\n")
    newsroom.collect()
    assert (newsroom.fetched(), newsroom.files()) == ([], {})


def changed(newsroom: Newsroom, updated: str) -> None:
    """Let the feed date an article anew, and its page say more."""
    item = f"<item><title>Fog</title><link>{POST}/fog/1?utm_source=rss</link><pubDate>{updated}</pubDate></item>"
    serve(newsroom.site, "post.example/rss", rss(POST, [2, 0]).replace("</channel>", f"{item}</channel>"))
    text = article(1).replace("</article>", "<p>The fog lifted at noon, and the boats left Osterby.</p></article>")
    newsroom.site.answers["post.example/fog/1?utm_source=rss"] = page(text)


def test_a_later_version_takes_the_place_of_the_one_before_and_is_told(newsroom: Newsroom, capsys) -> None:
    newsroom.collect()
    before = newsroom.files()
    newsroom.fetched()
    capsys.readouterr()
    changed(newsroom, "Tue, 04 Mar 2031 07:00:00 GMT")
    newsroom.site.clock.sleep(7200)
    newsroom.collect()
    out, err = capsys.readouterr()
    name = "osterby-post-fog-number-1-holds-twelve-boats-at.txt"
    assert newsroom.fetched() == ["http://post.example/fog/1?utm_source=rss"]
    assert out.splitlines()[0] == "The Osterby Post (http://post.example/rss): 0 new, 1 updated, 2 known"
    assert f"updated {newsroom.pile / name}" in err
    after = newsroom.files()
    assert {n for n in after if after[n] != before.get(n)} == {name}
    assert "The fog lifted at noon" in after[name]
    assert [p.read_text("utf-8") for p in (newsroom.pile / ".earlier").iterdir()] == [before[name]]
    newsroom.collect()
    assert newsroom.fetched() == []


@pytest.mark.parametrize("updated", ["Tue, 04 Mar 2031 05:00:00 GMT", "Tue, 04 Mar 2031 23:00:00 GMT"])
def test_what_a_feed_dates_before_it_was_collected_or_in_time_to_come_is_not_asked_for(
    updated: str, newsroom: Newsroom
) -> None:
    newsroom.collect()
    newsroom.fetched()
    changed(newsroom, updated)
    newsroom.collect()
    assert newsroom.fetched() == []


def test_a_new_date_with_the_same_words_is_no_update_and_is_asked_for_once(newsroom: Newsroom, capsys) -> None:
    newsroom.collect()
    before = newsroom.files()
    changed(newsroom, "Tue, 04 Mar 2031 07:00:00 GMT")
    serve_articles(newsroom.site, "post.example", [1])
    newsroom.site.clock.sleep(7200)
    for asked in (["http://post.example/fog/1?utm_source=rss"], []):
        newsroom.fetched()
        capsys.readouterr()
        newsroom.collect()
        assert newsroom.fetched() == asked
    assert newsroom.files() == before
    assert not (newsroom.pile / ".earlier").exists()


def test_a_later_version_of_what_was_sorted_takes_its_place_there(newsroom: Newsroom, capsys) -> None:
    newsroom.collect()
    name = "osterby-post-fog-number-1-holds-twelve-boats-at.txt"
    story = newsroom.stories / "fog-at-osterby" / "sources"
    story.mkdir(parents=True)
    for path in newsroom.pile.glob("*.txt"):
        path.rename((story if path.name == name else newsroom.folder) / path.name)
    before = (story / name).read_text("utf-8")
    changed(newsroom, "Tue, 04 Mar 2031 07:00:00 GMT")
    newsroom.site.clock.sleep(7200)
    newsroom.collect()
    assert list(newsroom.files()) == [name]
    sort = ["sort", str(newsroom.pile), "--dir", str(newsroom.stories), "--jobs", "1"]
    capsys.readouterr()
    assert main([*sort, "--apply"]) == 0
    assert f"is a later version of {story / name} and takes its place" in capsys.readouterr().out
    assert newsroom.files() == {}
    assert "The fog lifted at noon" in (story / name).read_text("utf-8")
    assert [p.read_text("utf-8") for p in (story / ".earlier").iterdir()] == [before]
    assert main([*sort, "--undo"]) == 0
    assert "moved 1 articles back" in capsys.readouterr().out
    assert (story / name).read_text("utf-8") == before
    assert list(newsroom.files()) == [name]
    assert not (story / ".earlier").exists()


def test_one_article_under_two_addresses_comes_once(newsroom: Newsroom, capsys) -> None:
    site = newsroom.site
    for name, number in (("a", 6), ("b", 8)):  # the page names its own address, and was rewritten meanwhile
        site.answers[f"post.example/{name}"] = page(article(number, address="http://post.example/fog/6"))
    site.answers["post.example/c"] = page(article(7))
    site.answers["post.example/d"] = page(article(7))  # the same words
    serve(site, "post.example/rss", sitemap([f"{POST}/{name}" for name in "abcd"]), "application/xml")
    newsroom.collect("The Osterby Post")
    assert newsroom.numbers() == [6, 7]
    assert capsys.readouterr().out == "The Osterby Post (http://post.example/rss): 2 new, 2 known\n"


def test_articles_of_one_headline_keep_apart(newsroom: Newsroom) -> None:
    stem = "osterby-post-fog-number-1-holds-twelve-boats-at"
    for name, words in (("a", "Forecasters expect"), ("b", "Nobody expects"), ("c", "Sailors hope for")):
        newsroom.site.answers[f"post.example/{name}"] = page(article(1).replace("Forecasters expect", words))
        serve(newsroom.site, "post.example/rss", sitemap([f"{POST}/{name}"]), "text/xml")
        newsroom.collect("The Osterby Post")
        if name == "a":  # sorted away; its name is still taken
            newsroom.pile.joinpath(f"{stem}.txt").unlink()
        if name == "b":  # put there by hand
            newsroom.pile.joinpath(f"{stem}-3.txt").write_text("A note of the desk.", "utf-8")
    assert sorted(p.name for p in newsroom.pile.glob("*.txt")) == [f"{stem}-{n}.txt" for n in (2, 3, 4)]


def test_the_same_words_of_another_host_are_a_reprint_and_stay(newsroom: Newsroom) -> None:
    serve(newsroom.site, "post.example/rss", rss(POST, [5]))
    newsroom.collect()
    assert newsroom.numbers() == [5, 5]


def test_an_entry_that_holds_its_article_is_not_fetched(newsroom: Newsroom) -> None:
    serve(newsroom.site, "post.example/rss", rss(POST, [3, 4], whole=[3], title="Sound News Feeds"))
    newsroom.collect("the osterby post")
    assert newsroom.fetched() == ["http://post.example/fog/4?utm_source=rss"]
    assert newsroom.numbers() == [3, 4]
    assert all("section: " in text and 'outlet: "The Osterby Post"' in text for text in newsroom.files().values())


def test_sitemaps_of_an_index_are_read(newsroom: Newsroom) -> None:
    site = newsroom.site
    serve(site, "post.example/index.xml", sitemap([f"{POST}/1.xml", f"{POST}/2.xml"], index=True), "text/xml")
    serve(site, "post.example/1.xml", sitemap([f"{POST}/fog/1"]), "text/xml")
    serve(site, "post.example/2.xml", sitemap([f"{POST}/fog/2", f"{POST}/2.xml"]), "text/xml")
    newsroom.collect(f"{POST}/index.xml")
    assert {1, 2} <= set(newsroom.numbers())
    newsroom.site.requests.clear()
    newsroom.collect(f"{POST}/index.xml")
    assert [r.path for r in site.requests if r.path.startswith("/fog")] == []


def test_of_many_sitemaps_the_newest_are_read(newsroom: Newsroom) -> None:
    site = newsroom.site
    days = [f"2031-02-{day:02d}" for day in range(1, 26)]
    index = "".join(f"<sitemap><loc>{POST}/{day}.xml</loc><lastmod>{day}</lastmod></sitemap>" for day in days)
    serve(site, "post.example/index.xml", f"<sitemapindex>{index}</sitemapindex>", "text/xml")
    newsroom.collect(f"{POST}/index.xml")
    asked = [r.path[1:-4] for r in site.requests if r.path.endswith(".xml") and r.path != "/index.xml"]
    assert asked == days[:5:-1]


def test_a_short_pause_leaves_no_line(newsroom: Newsroom) -> None:
    given = [page("", status="503 Busy", Retry_After="9"), page(article(1))]
    newsroom.site.answers["post.example/fog/1?utm_source=rss"] = lambda _: given.pop(0)
    newsroom.collect()
    assert '"rest"' not in (newsroom.pile / LEDGER_FILE).read_text("utf-8")


def test_a_bad_feed_leaves_the_others_alone(newsroom: Newsroom, capsys) -> None:
    newsroom.site.answers["post.example/rss"] = page("", status="500 Oops")
    assert newsroom.collect() == 1
    out, err = capsys.readouterr()
    assert "http://post.example/rss: answered 500: the server failed\n" in err
    assert "http://courier.example/rss: 1 new\n" in out
    assert newsroom.numbers() == [5]


@pytest.mark.parametrize(
    ("text", "media", "told"),
    [
        (article(1), "text/html", "is no feed or sitemap, but HTML"),
        ("<rss><channel></channel></rss>", "application/rss+xml", "has no entries"),
        ("<rss version='2.0'><channel><item>", "application/rss+xml", "is cut off; its last entry was left out"),
    ],
)
def test_what_is_no_feed_is_told(text: str, media: str, told: str, newsroom: Newsroom, capsys) -> None:
    serve(newsroom.site, "post.example/rss", text, media)
    assert newsroom.collect() == 1
    assert f"http://post.example/rss: {told}" in capsys.readouterr().err


def test_a_page_in_place_of_its_feed_names_the_feed(newsroom: Newsroom, capsys) -> None:
    link = '<link href="/news/rss" rel="alternate" type="application/rss+xml"></head>'
    serve(newsroom.site, "post.example/rss", article(1).replace("</head>", link), "text/html")
    assert newsroom.collect() == 1
    assert "but HTML\nhint: the page names http://post.example/news/rss\n" in capsys.readouterr().err


def test_a_feed_that_is_cut_off_is_read_whole_the_next_time(newsroom: Newsroom) -> None:
    text = rss(POST, [1, 2, 3])
    serve(newsroom.site, "post.example/rss", text[: text.index("fog/3")])
    assert newsroom.collect() == 1
    newsroom.site.requests.clear()
    newsroom.collect()
    assert "if-none-match" not in next(r for r in newsroom.site.requests if r.url == f"{POST}/rss").fields


def test_a_page_that_fails_is_tried_again_though_the_feed_is_not_new(newsroom: Newsroom, capsys) -> None:
    site = newsroom.site
    whole, site.answers["post.example/fog/1?utm_source=rss"] = (
        site.answers["post.example/fog/1"],
        page("", status="500 Oops"),
    )
    assert newsroom.collect() == 0
    assert "http://post.example/fog/1?utm_source=rss: answered 500: the server failed" in capsys.readouterr().err
    newsroom.fetched()
    site.answers["post.example/fog/1?utm_source=rss"] = whole
    newsroom.collect()
    assert newsroom.fetched() == ["http://post.example/fog/1?utm_source=rss"]
    assert newsroom.numbers() == [0, 1, 2, 5]


def test_a_page_that_always_fails_is_given_up(newsroom: Newsroom) -> None:
    newsroom.site.answers["post.example/fog/1?utm_source=rss"] = page("", status="500 Oops")
    for _ in range(7):
        newsroom.collect()
    assert newsroom.fetched().count("http://post.example/fog/1?utm_source=rss") == 5


GONE = {"it is not there": page("", status="404 Not Found"), "it is a picture": page(b"\x89PNG", media="image/png")}


@pytest.mark.parametrize("name", GONE)
def test_a_page_that_is_no_use_is_asked_for_once(name: str, newsroom: Newsroom, capsys) -> None:
    answer = GONE[name]
    newsroom.site.answers["post.example/fog/1?utm_source=rss"] = answer
    for _ in range(3):
        newsroom.collect()
    assert newsroom.fetched().count("http://post.example/fog/1?utm_source=rss") == 1
    assert "The Osterby Post (http://post.example/rss): 2 new, 1 not fetched\n" in capsys.readouterr().out


WALL = "<p>Please enable JavaScript to view this site. It may take a few seconds.</p>"
NO_PAGE = {
    "it is not there": (page("", status="404 Not Found"), 1, "answered 404: there is no such page"),
    "a wall stands before it": (page(WALL), 1, "holds no article, but what a site tells its visitors"),
    "its server fails five times": (page("", status="500 Oops"), 5, "answered 500: the server failed"),
}


@pytest.mark.parametrize("name", NO_PAGE)
def test_where_a_page_cannot_be_had_the_short_article_of_its_feed_is_taken(
    name: str, newsroom: Newsroom, capsys
) -> None:
    answer, runs, fault = NO_PAGE[name]
    serve(newsroom.site, "post.example/rss", rss(POST, [0, 1], short=[1]))
    newsroom.site.answers["post.example/fog/1?utm_source=rss"] = answer
    for run in range(runs):
        capsys.readouterr()
        newsroom.collect("The Osterby Post")
        assert len(newsroom.files()) == 1 + (run == runs - 1)
    assert f"(what the feed holds: its page {fault}" in capsys.readouterr().err
    head = yaml.safe_load(newsroom.files()["osterby-post-fog-number-1.txt"].split("---\n")[1])
    assert (head["published"], head["section"]) == ("2031-03-02T05:00+00:00", "Harbour: news")
    newsroom.fetched()
    newsroom.collect("The Osterby Post")
    assert newsroom.fetched() == []


def test_to_have_an_article_again_its_line_is_deleted(newsroom: Newsroom) -> None:
    newsroom.collect()
    newsroom.fetched()
    ledger = newsroom.pile / LEDGER_FILE
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if "post.example/fog/1" not in line or '"feed"' in line), "utf-8")
    newsroom.pile.joinpath("osterby-post-fog-number-1-holds-twelve-boats-at.txt").unlink()
    newsroom.collect()
    assert newsroom.fetched() == ["http://post.example/fog/1?utm_source=rss"]
    assert newsroom.numbers() == [0, 1, 2, 5]


def test_no_article_of_a_feed_is_an_error(newsroom: Newsroom) -> None:
    newsroom.site.answers["courier.example/fog/5?utm_source=rss"] = page("", status="404 Not Found")
    assert newsroom.collect() == 1


def test_the_newest_come_first_and_the_rest_later(newsroom: Newsroom, capsys) -> None:
    serve(newsroom.site, "post.example/rss", rss(POST, [0, 3, 1, 2]))
    newsroom.collect("--limit", "2", "The Osterby Post")
    assert newsroom.fetched() == [f"{POST}/fog/{n}?utm_source=rss" for n in (3, 2)]
    assert capsys.readouterr().out == "The Osterby Post (http://post.example/rss): 2 new, 2 left for later\n"
    serve(newsroom.site, "post.example/rss", rss(POST, [4]))  # the feed has forgotten them
    newsroom.collect("The Osterby Post")
    assert newsroom.numbers() == [0, 1, 2, 3, 4]


def test_what_is_old_is_left_alone(newsroom: Newsroom) -> None:
    serve(newsroom.site, "post.example/rss", sitemap([f"{POST}/fog/1"], day="2031-02-01"), "text/xml")
    newsroom.collect("The Osterby Post")
    assert newsroom.fetched() == []
    serve(newsroom.site, "post.example/rss", sitemap([f"{POST}/fog/1"], day="2031-02-01") + "\n", "text/xml")
    newsroom.collect("--days", "40", "The Osterby Post")
    assert newsroom.numbers() == [1]


def test_what_is_old_is_left_alone_in_the_feed_too(newsroom: Newsroom) -> None:
    serve(newsroom.site, "post.example/rss", rss(POST, [0, 2], whole=[0, 2]))
    newsroom.collect("--days", "1", "The Osterby Post")
    assert newsroom.numbers() == [2]


def test_a_dry_run_writes_nothing(newsroom: Newsroom, capsys) -> None:
    assert newsroom.collect("--dry-run") == 0
    assert not newsroom.pile.exists()
    assert newsroom.fetched() == []
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "would fetch http://post.example/fog/2?utm_source=rss (Fog number 2)"
    assert len([line for line in out if line.startswith("would fetch ")]) == 4
    assert out[-2:] == ["The Osterby Post (http://post.example/rss): 3 new", "http://courier.example/rss: 1 new"]


def test_a_dry_run_tells_what_stands_whole_in_a_feed(newsroom: Newsroom, capsys) -> None:
    serve(newsroom.site, "post.example/rss", rss(POST, [3, 4], whole=[3]))
    newsroom.collect("--dry-run", "The Osterby Post")
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "The Osterby Post (http://post.example/rss): 2 new"
    assert f"would add {newsroom.pile}/osterby-post-fog-number-3.txt" in err
    assert not newsroom.pile.exists()


def test_a_host_that_wants_to_be_left_alone_is_left_over_runs(newsroom: Newsroom, capsys) -> None:
    site = newsroom.site
    site.answers["post.example/fog/2?utm_source=rss"] = page("", status="429 Slow", Retry_After="7200")
    newsroom.collect()
    assert (
        "The Osterby Post (http://post.example/rss): 0 new, 1 not fetched, 2 left for later\n"
        in capsys.readouterr().out
    )
    assert newsroom.numbers() == [5]
    newsroom.fetched()
    site.clock.passed += 3600
    assert newsroom.collect() == 1  # its feed is left alone too
    assert [r for r in site.requests if r.host == "post.example"] == []
    site.clock.passed += 3600
    site.answers["post.example/fog/2?utm_source=rss"] = site.answers["post.example/fog/2"]
    newsroom.collect()
    assert newsroom.numbers() == [0, 1, 2, 5]


def test_two_hosts_take_turns(newsroom: Newsroom) -> None:
    serve(newsroom.site, "courier.example/rss", rss("http://courier.example", [5, 6, 7]))
    newsroom.collect()
    hosts = [url.split("/")[2] for url in newsroom.fetched()]
    assert hosts == ["post.example", "courier.example"] * 3
    assert sum(newsroom.site.clock.slept) < 5


def test_an_inner_address_in_a_feed_is_refused(newsroom: Newsroom, capsys) -> None:
    serve(newsroom.site, "post.example/rss", rss("http://10.0.0.1", [1]))
    newsroom.collect("The Osterby Post")
    assert "10.0.0.1 is a private address\nhint: allow_private under fetching" in capsys.readouterr().err
    newsroom.settings.write_text("fetching: {allow_private: true}\n", "utf-8")
    serve(newsroom.site, "10.0.0.2/rss", rss("http://10.0.0.2", [1]))
    serve_articles(newsroom.site, "10.0.0.2", [1])
    assert newsroom.collect("http://10.0.0.2/rss") == 0
    assert newsroom.numbers() == [1]


def test_a_pile_that_is_sorted_does_not_fill_again(newsroom: Newsroom) -> None:
    newsroom.collect()
    newsroom.fetched()
    assert main(["sort", str(newsroom.pile), "--dir", str(newsroom.stories), "--apply", "--jobs", "1"]) == 0
    left = newsroom.numbers()
    assert len(left) < 4
    serve(newsroom.site, "post.example/rss", rss(POST, [2, 1, 0]) + "\n")
    newsroom.collect()
    assert (newsroom.fetched(), newsroom.numbers()) == ([], left)


# --- what an editor is told


def test_a_pile_among_the_stories_is_refused(newsroom: Newsroom) -> None:
    with pytest.raises(BriefingError, match=r"whose files the site publishes\nhint: name a folder beside it"):
        newsroom.collect("--into", str(newsroom.stories / "pile"))


def test_a_feed_is_named_by_outlet_or_address(newsroom: Newsroom) -> None:
    with pytest.raises(BriefingError) as raised:
        newsroom.collect("The Osterby Pots")
    assert raised.value.fault == f"is no outlet with a feed in {newsroom.settings}"
    assert raised.value.hint == "did you mean 'The Osterby Post'?"


def test_settings_without_feeds_or_with_faults(newsroom: Newsroom, capsys) -> None:
    newsroom.settings.write_text("feeds: []\n", "utf-8")
    with pytest.raises(BriefingError, match=r"newsroom.yml: names no feeds"):
        newsroom.collect()
    newsroom.settings.write_text("feeds: [{address: x}]\n", "utf-8")
    assert newsroom.collect() == 1
    assert "unknown key 'address'" in capsys.readouterr().err


def test_a_newsroom_without_contact_is_reminded(newsroom: Newsroom, capsys) -> None:
    newsroom.settings.write_text('feeds: [{url: "http://post.example/rss"}]\n', "utf-8")
    newsroom.collect()
    assert "hint: contact in newsroom.yml tells servers whom to write to\n" in capsys.readouterr().err


def test_a_broken_ledger_is_told_with_its_line(newsroom: Newsroom) -> None:
    newsroom.collect()
    ledger = newsroom.pile / LEDGER_FILE
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join([lines[0], "{oops\n", *lines[1:]]), "utf-8")
    with pytest.raises(BriefingError) as raised:
        newsroom.collect()
    assert (raised.value.path, raised.value.line, raised.value.hint) == (str(ledger), 2, "delete the line")


def test_two_runs_at_once_are_one_too_many(newsroom: Newsroom) -> None:
    with pile_module.open_pile(newsroom.pile), pytest.raises(BriefingError, match="another run collects into it"):
        newsroom.collect()


def test_records_come_back_as_they_were_written(newsroom: Newsroom) -> None:
    newsroom.collect()
    data = (newsroom.pile / LEDGER_FILE).read_bytes()
    records = parse_records(data, "ledger")
    assert b"".join(map(render_record, records)) == data
    assert {json.loads(line)["type"] for line in data.splitlines()} == {"feed", "article"}


# --- kills


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


WRITES = ("write", "fsync", "replace", "ftruncate", "open")


class Dying:
    """``os``, until a number of writes is done; the last may be torn in half."""

    def __init__(self, lives: int, *, torn: bool, kill) -> None:
        self.lives, self.torn, self.kill = lives, torn, kill

    def __getattr__(self, name: str):
        true = getattr(os, name)
        if name not in WRITES:
            return true

        def call(*arguments, **named):
            self.lives -= 1
            if self.lives < 0:
                if self.torn and name == "write":
                    true(arguments[0], arguments[1][: len(arguments[1]) // 2])
                self.kill()
            return true(*arguments, **named)

        return call


def raise_killed() -> None:
    raise Killed


def collect_and_die(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, lives: int, *, torn: bool) -> bool:
    """Return whether the run was killed."""
    with monkeypatch.context() as patch:
        patch.setattr(pile_module, "os", Dying(lives, torn=torn, kill=raise_killed))
        try:
            newsroom.collect()
        except Killed:
            return True
    return False


def words_of(newsroom: Newsroom, *folders: Path) -> list[str]:
    """Return the articles there are, without the moment each was fetched."""
    paths = [p for folder in (newsroom.pile, *folders) for p in folder.glob("*.txt")]
    return sorted("\n".join(x for x in p.read_text("utf-8").splitlines() if "retrieved:" not in x) for p in paths)


def test_a_kill_at_any_write_loses_and_repeats_nothing(newsroom: Newsroom, monkeypatch) -> None:
    """Kill in the middle of the first write, of the second, … until a run comes through; the next run completes it."""
    serve(newsroom.site, "post.example/rss", rss(POST, [0, 1, 2], whole=[1]))
    newsroom.collect()
    expected = words_of(newsroom)
    assert len(expected) == 4
    lives, killed = 0, True
    while killed:
        for path in newsroom.pile.iterdir():
            path.unlink()
        killed = collect_and_die(newsroom, monkeypatch, lives, torn=True)
        newsroom.collect()
        newsroom.fetched()
        newsroom.collect()
        assert newsroom.fetched() == []
        assert words_of(newsroom) == expected, f"killed at write {lives}"
        assert not list(newsroom.pile.glob(".*.part"))
        lives += 1
    assert lives > 20


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.booleans()), max_size=4))
def test_kills_in_a_row_and_sorting_in_between(newsroom: Newsroom, kills: list) -> None:
    """However often it is killed, and articles are sorted away in between, each article comes exactly once."""
    monkeypatch, away = pytest.MonkeyPatch(), newsroom.folder / "away"
    for folder in (newsroom.pile, away):
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
    for lives, torn, sorts in kills:
        collect_and_die(newsroom, monkeypatch, lives, torn=torn)
        for path in list(newsroom.pile.glob("*.txt")) if sorts else []:
            path.rename(away / path.name)
    newsroom.collect()
    told = [text.split("title: ")[1].split("\n")[0] for text in words_of(newsroom, away)]
    assert sorted(told) == [f'"Fog number {n} holds {b} boats at {p}"' for n, b, p in STORIES]


STORIES = [(0, "nine", "Tarnwick"), (1, "twelve", "Osterby"), (2, "fifteen", "Lindholm"), (5, "forty", "Marrow")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own, which needs fork")
def test_kill_nine_at_any_write(newsroom: Newsroom) -> None:
    """The same with a process that is really killed."""
    lives, status = 0, 1
    while status:
        for path in newsroom.pile.glob("*"):
            path.unlink()
        child = os.fork()
        if child == 0:
            pile_module.os = Dying(lives, torn=lives % 2 == 0, kill=lambda: os.kill(os.getpid(), signal.SIGKILL))
            newsroom.collect()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        newsroom.collect()
        assert newsroom.numbers() == [0, 1, 2, 5], f"killed at write {lives}"
        lives += 3
    assert lives > 20
