"""Pages of many designs: the article's words and what the page says of it, from the page and from its bare text."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from statistics import mean

import pytest
import trafilatura
from builders import cleaned
from lxml import html
from page_set import Page, browser_text, f1, held_pages, long_lines, pages, shingles, terminal_text
from pages.designs import DESIGNS, linked_data

from generator.cli.main import main
from generator.intake.incoming import Incoming, Raw
from generator.intake.page_boxes import box_names, take_out_boxes
from generator.intake.reading import read_raw
from generator.lexicons.loader import load_lexicon
from generator.values.document import BlockLabel

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
TOLERANCE = 0.01  # a page may be read so much worse than by trafilatura alone
BODY_FLOOR, HELD_FLOOR, DUMP_FLOOR, WORST = 0.9965, 0.975, 0.955, 0.8


def read(page: Page) -> Incoming:
    (found,) = read_raw(Raw(page.html.encode("utf-8"), f"{page.name}.html"))
    assert isinstance(found, Incoming), found
    return found


def alone(page: Page) -> str:
    """Return what trafilatura alone takes for the body, without the headline it puts first."""
    text = trafilatura.extract(page.html, include_comments=False) or ""
    return text.removeprefix(page.article.title).strip()


def of_the_dump(text: str) -> list[str]:
    document = cleaned(text)
    kept = (block.span for block in document.blocks if block.label in {BlockLabel.BODY, BlockLabel.HEADING})
    return [document.normal[span.start : span.end] for span in kept]


def test_the_pages_are_many_and_of_many_kinds() -> None:
    assert len(pages()) >= 60
    assert len(DESIGNS) >= 40
    assert len({page.name for page in pages()}) == len(pages())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_gives_its_article(page: Page) -> None:
    found = read(page)
    own, peer = f1([found.body], page.body), f1([alone(page)], page.body)
    assert own >= max(WORST, peer - TOLERANCE)


def test_the_pages_together_hold_their_floor() -> None:
    assert mean(f1([read(page).body], page.body) for page in pages()) >= BODY_FLOOR


def test_designs_written_after_the_rules_are_read_as_well() -> None:
    own = mean(f1([read(page).body], page.body) for page in held_pages())
    assert own >= HELD_FLOOR
    assert own > mean(f1([alone(page)], page.body) for page in held_pages())


@pytest.mark.parametrize("dump", [browser_text, terminal_text])
def test_the_bare_text_of_a_page_gives_its_article(dump) -> None:
    seen = [page for page in pages() if page.shown]
    own = mean(f1(of_the_dump(dump(page)), page.shown) for page in seen)
    baseline = mean(f1(list(long_lines(dump(page))), page.shown) for page in seen)
    assert own >= DUMP_FLOOR
    assert own > baseline


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_says_what_its_article_is(page: Page) -> None:
    found = read(page)
    article = page.article
    assert found.title == article.title
    assert found.url == article.url
    assert found.outlet == article.outlet
    if "article:published_time" in page.html or "ld+json" in page.html:
        assert (found.byline, found.published) == (article.byline, article.published[:16] + "+00:00")
    assert found.published is None or (article.published[:16] + "+00:00").startswith(found.published)
    assert any("paywall" in note for note in found.notes) == page.name.startswith("paywall")


def furniture(page: Page) -> set[tuple[str, ...]]:
    """Return the runs of words of all that a site puts around its articles, captions too."""
    around = page.article.around
    lines = [*around["cookies"], *around["newsletter"], *around["related"], *around["teasers"], *around["popular"]]
    lines += [said for _, said in around["comments"]] + [around["bio"], around["offer"], around["rights"]]
    return set().union(*(shingles([line]) for line in [*lines, page.article.caption]))


def test_no_briefing_holds_what_stands_around_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of_the_story = [page for page in pages() if page.article.name.startswith("bridge")]
    assert len(of_the_story) > 12
    around = furniture(of_the_story[0]) - set().union(*(shingles(page.body) for page in of_the_story))
    for turn in range(3):
        story = tmp_path / f"bridge-{turn}"
        chosen = {page.article.name: page for page in of_the_story[turn:] + of_the_story[:turn]}
        files = []
        for page in chosen.values():
            files.append(tmp_path / f"{turn}-{page.name}.html")
            files[-1].write_text(page.html, "utf-8")
        assert main(["add", story.name, *map(str, files), "--dir", str(tmp_path)]) == 0
        assert main(["generate", story.name, "--dir", str(tmp_path)]) == 0
        capsys.readouterr()
        told = [re.sub(r"[*_\[\]]", "", (story / name).read_text("utf-8")) for name in ("index.md", "evidence.md")]
        told.append(json.dumps([f["text"] for f in json.loads((story / "briefing.json").read_text("utf-8"))["facts"]]))
        assert set().union(*(shingles([text]) for text in told)) & around == set()
        assert len(json.loads((story / "briefing.json").read_text("utf-8"))["facts"]) > 5


@pytest.mark.parametrize("name", load_lexicon("page_boxes")["paywall"])
def test_a_box_for_payers_is_told_where_the_text_is_short(name: str) -> None:
    page = pages()[0]
    box = f'<div class="x-{name}"><p>Four weeks for one euro.</p></div></article>'
    told = read(Page("gated", page.html.replace("</article>", box), page.body, page.article))
    assert (told.body, told.notes) == (read(page).body, ("perhaps behind a paywall: 175 words can be read",))
    hidden = page.html.replace("</article>", f"<div hidden>{box}")
    assert read(Page("open", hidden, page.body, page.article)).notes == ()


def test_a_page_of_too_many_elements_is_refused() -> None:
    (found,) = read_raw(Raw(b"<html><body>" + b"<p>Fog" * 60_001, "a.html"))
    assert not isinstance(found, Incoming)
    assert "elements" in found.fault


def test_an_article_below_the_article_is_told() -> None:
    notes = {page.name: read(page).notes for page in pages()}
    told = {name: found for name, found in notes.items() if any("another article" in note for note in found)}
    assert {name.rpartition("-bridge")[0] or name for name in told} == {"endless-scroll", "endless-scroll-brief"}
    assert told["endless-scroll-brief"] == (
        "holds another article too, left out: 'The quiet return of the night train'",
    )


TEXT = "<p>Fog closed the port on Monday, the pilots of the harbour said, and it will open when the wind turns.</p>" * 3
TEASER = "<p>A short look at the fog that closed the port, and at those who waited for it to lift.</p>"


@pytest.mark.parametrize(
    "page",
    [
        # the headline stands in a teaser alone, the text in an article without one
        f"<article><h3>Fog shuts the port</h3>{TEASER}</article><article class='full'>{TEXT}</article>",
        # the headline and all entries of a live report stand in one article
        f"<article><h1>Fog shuts the port</h1><article>{TEXT}</article><article>{TEXT}</article></article>",
        # the headline stands again below the text, and nowhere above
        f"<div>{TEXT}</div><div><h2>Fog shuts the port</h2>{TEASER}</div>",
    ],
)
def test_a_heading_at_an_odd_place_takes_no_text_away(page: str) -> None:
    tree = html.document_fromstring(f"<html><body>{page}</body></html>")
    take_out_boxes(tree, "Fog shuts the port")
    assert tree.text_content().count("Fog closed the port") == page.count("Fog closed the port")


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        (
            "<p>Published: 3 March 2031, 18:10 | Updated: 4 March 2031, 07:45</p>",
            ("2031-03-03T18:10", "2031-03-04T07:45"),
        ),
        ("<p>By Ann Bell, <time datetime='2031-03-03T18:10'>2 hours ago</time></p>", ("2031-03-03T18:10", None)),
        ("<p>3 March 2031</p><p>4 March 2031</p>", (None, None)),
        (
            "<p>A look back at the fog of 3 March 2031 and at those who waited in the port for it to lift.</p>",
            (None, None),
        ),
    ],
)
def test_a_page_prints_its_days_below_the_headline(printed: str, days: tuple[str | None, str | None]) -> None:
    page = f"<p>1 March 2031</p><p>News</p><h1>Fog shuts the port</h1>{printed}{TEXT}<p>Elsewhere, 5 March 2031</p>"
    (found,) = read_raw(Raw(page.encode(), "a.html"))
    assert isinstance(found, Incoming)
    assert (found.published, found.updated) == days


def test_a_day_alone_above_the_headline_is_the_page_s() -> None:
    days = []
    for above in ("3 March 2031", "Meeting of 3 March 2031"):
        (found,) = read_raw(Raw(f"<p>News</p><p>{above}</p><h1>Fog shuts the port</h1>{TEXT}".encode(), "a.html"))
        assert isinstance(found, Incoming)
        days.append(found.published)
    assert days == ["2031-03-03", None]


def test_an_element_of_its_own_name_may_be_a_box() -> None:
    consent = (
        "<amp-consent><p>We and those who pay us keep files on your device, now and in days to come.</p></amp-consent>"
    )
    (found,) = read_raw(Raw(f"<html><body><h1>Fog shuts the port</h1>{TEXT}{consent}</body></html>".encode(), "a.html"))
    assert isinstance(found, Incoming)
    assert "pilots of the harbour" in found.body
    assert "device" not in found.body


def test_a_post_of_a_network_in_the_text_is_a_box() -> None:
    post = (
        "<blockquote class='{}'><p>What a day at sea!</p>&mdash; Ann (@ann) <a href='/x'>May 3, 2031</a></blockquote>"
    )
    told = TEXT.split("</p>", maxsplit=1)[0] + "</p>"
    page = f"<article><h1>Fog shuts the port</h1>{told}{post.format('twitter-tweet')}{told}</article>"
    (quoted,) = read_raw(Raw(page.replace("twitter-tweet", "said").encode(), "a.html"))
    assert isinstance(quoted, Incoming)
    assert "What a day" in quoted.body
    (found,) = read_raw(Raw(page.encode(), "a.html"))
    assert isinstance(found, Incoming)
    assert "What a day" not in found.body


def test_microdata_names_the_publisher() -> None:
    named = "<span itemprop=publisher itemscope><meta itemprop=name content='Valley Post'></span>"
    (found,) = read_raw(Raw(f"<html><body><h1>Fog shuts the port</h1>{named}{TEXT}</body></html>".encode(), "a.html"))
    assert isinstance(found, Incoming)
    assert found.outlet == "Valley Post"


def test_a_page_without_headings_prints_the_headline_of_its_window() -> None:
    page = "<title>Valley Post: Fog shuts the port</title><table><tr><td>Home<br>Sport<td><b>{}</b>" + TEXT + "</table>"
    (found,) = read_raw(Raw(page.format("Fog shuts the port").encode(), "a.html"))
    (other,) = read_raw(Raw(page.format("Fog everywhere").encode(), "a.html"))
    assert isinstance(found, Incoming)
    assert isinstance(other, Incoming)
    assert (found.title, found.outlet, "Sport" in found.body) == ("Fog shuts the port", "Valley Post", False)
    assert other.title == "Valley Post: Fog shuts the port"


LIST = (
    """<html><head><title>News | Post</title>{}</head><body><nav><a href=/>Home</a></nav><main><h1>News</h1>{}</main>"""
)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="og:type" content="website">',
        '<script type="application/ld+json">{"@type": "CollectionPage"}</script>',
    ],
)
def test_a_page_of_links_holds_no_article(head: str) -> None:
    around = pages()[0].article.around
    cards = "".join(
        f'<article><h2><a href="/{i}">{title}</a></h2><p>{words}</p></article>'
        for i, (title, words) in enumerate(zip(around["related"] * 3, around["teasers"] * 4, strict=False))
    )
    (found,) = read_raw(Raw(LIST.format(head, cards).encode(), "list.html"))
    assert not isinstance(found, Incoming)
    assert found.fault == "holds no article"


def test_another_article_with_its_text_is_told() -> None:
    page = pages()[0]
    other = linked_data(
        page.article, headline="Ice on the lake", articleBody="Ice.", mainEntityOfPage="https://x.example/ice"
    )
    (found,) = read_raw(Raw(page.html.replace("</head>", other + "</head>").encode(), "two.html"))
    assert isinstance(found, Incoming)
    assert (found.title, found.notes) == (
        page.article.title,
        ("holds another article too, left out: 'Ice on the lake'",),
    )


@pytest.mark.parametrize(("group", "entry"), [(g, e) for g, es in load_lexicon("page_boxes").items() for e in es])
def test_each_word_of_page_boxes_names_a_box(group: str, entry: str) -> None:
    first, _, second = entry.partition(" ")
    assert entry in box_names(f"x-{entry}" if group != "pair" else f"{first}__{second}")
    assert box_names(f"x{entry.replace(' ', '')}x") == set()


def test_a_box_that_holds_most_of_a_page_is_none() -> None:
    page = pages()[0]
    wrapped = page.html.replace("<body>", '<body class="with-comments"><div id="page-with-sidebar">').replace(
        "</body>", "</div></body>"
    )
    assert read(Page("wrapped", wrapped, page.body, page.article)).body == read(page).body
