"""Which kind of file something is, and what its reader gives."""

from __future__ import annotations

import json

import pytest

from generator.intake.incoming import Incoming, Raw
from generator.intake.reading import FORMATS, format_of, read_raw
from generator.values.diagnostic import BriefingError

PAGE = b"<!doctype html><html><head><title>Fog</title></head><body><p>Fog closed the port on Monday, pilots said.</p>"


def only(raw: Raw) -> Incoming:
    (found,) = read_raw(raw)
    assert isinstance(found, Incoming), found
    return found


def fault(raw: Raw) -> BriefingError:
    (found,) = read_raw(raw)
    assert isinstance(found, BriefingError)
    return found


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (Raw(PAGE, "a.txt"), "HTML"),
        (Raw(PAGE.decode().encode("utf-16"), "a"), "HTML"),
        (Raw(b"\xef\xbb\xbf\n<!-- saved from -->" + PAGE, "-"), "HTML"),
        (Raw(b"Fog", "a.html"), "HTML"),
        (Raw(b"Fog", "https://post.example/a.txt", media_type="text/html", url="https://post.example/a.txt"), "HTML"),
        (Raw(b'{"title": "Fog"}', "a.txt"), "JSON"),
        (Raw(b'[{"title": "Fog"}]', "a.txt"), "JSON"),
        (Raw(b"[Editor's note: fog]\nThe port closed.", "a.txt"), "text"),
        (Raw(b"{fog} closed the port", "a.txt"), "text"),
        (Raw(b"<3 is what the sign said", "a.txt"), "text"),
        (Raw(b"# Fog", "a.md"), "Markdown"),
        (Raw(b"Fog", "a.log"), "text"),
    ],
)
def test_what_stands_in_a_file_says_what_it_is(raw: Raw, name: str) -> None:
    assert format_of(raw).name == name


def test_no_ending_and_no_media_type_belongs_to_two_formats() -> None:
    for part in ("endings", "media_types"):
        names = [name for kind in FORMATS for name in getattr(kind, part)]
        assert len(names) == len(set(names))


def test_text_in_utf8_stays_as_it_is() -> None:
    found = only(Raw(b"---\noutlet: Post\n---\nThe port closed.\r\n", "fog.txt"))
    assert (found.notes, found.outlet, found.body) == ((), "Post", "The port closed.")
    assert found.text == "---\noutlet: Post\n---\nThe port closed.\n"
    assert found.grounds == (("outlet", "front matter"),)


def test_text_that_had_to_be_decoded_is_none_to_be_kept_byte_for_byte() -> None:
    found = only(Raw("The café closed, the owner’s son said.".encode("cp1252"), "fog.txt"))
    assert found.notes == ("read as cp1252",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\0", "is empty"),
        (b"---\ntitle: Fog\n---\n", "front matter and no article"),
        (b"---\ntitle: [\n---\nFog", "front matter is not YAML"),
        (b"\0\1\2\3" * 50, "binary"),
    ],
)
def test_a_text_without_an_article_is_refused(data: bytes, words: str) -> None:
    assert words in fault(Raw(data, "fog.txt")).fault


def test_what_a_parser_raises_is_a_fault_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("generator.intake.formats.page.read_head", fail)
    told = fault(Raw(PAGE, "a.html"))
    assert (told.fault, bool(told.hint)) == ("is broken as HTML: RecursionError", True)


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("text", "page", "json_article"):
        monkeypatch.setattr(f"generator.intake.formats.{module}.MAX_BYTES", 10)
    for data in (b"Fog closed the port.", PAGE, b'{"text": "Fog closed the port."}'):
        assert "is longer than" in fault(Raw(data, "a")).fault


def test_an_article_of_schema_org_is_read_with_what_it_refers_to() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsMediaOrganization", "@id": "#post", "name": "The Osterby Post"},
            {"@type": "WebPage", "url": "https://post.example/"},
            {
                "@type": ["NewsArticle"],
                "headline": "Mill &amp; quay: burned",
                "articleBody": "<p>The mill burned &mdash; all of it.</p><p>The quay stood.</p>",
                "datePublished": "2031-05-01T08:00:00Z",
                "dateModified": "2031-05-01T09:30:00Z",
                "author": [{"name": "By Ida Berg"}, {"@type": "Person", "name": "Ola Dahl"}],
                "publisher": {"@id": "#post"},
                "mainEntityOfPage": {"@type": "WebPage", "@id": "https://post.example/mill"},
                "isAccessibleForFree": "False",
            },
        ],
    }
    found = only(Raw(json.dumps(graph).encode(), "c.json"))
    assert (found.title, found.outlet, found.byline) == (
        "Mill & quay: burned",
        "The Osterby Post",
        "Ida Berg, Ola Dahl",
    )
    assert (found.published, found.updated) == ("2031-05-01T08:00+00:00", "2031-05-01T09:30+00:00")
    assert found.url == "https://post.example/mill"
    assert found.body == "The mill burned — all of it.\n\nThe quay stood."
    assert found.notes == ("behind a paywall: 10 words can be read",)
    assert ("title", "JSON") in found.grounds


def test_articles_stand_in_lists_under_names_and_one_a_line() -> None:
    rows = [{"title": f"Fog {n}", "text": f"Fog closed port {n} today."} for n in range(3)]
    forms = (
        json.dumps(rows),
        json.dumps({"status": "ok", "articles": rows}),
        json.dumps({"hits": {"hits": [{"_source": row} for row in rows]}}),
        "\n".join(map(json.dumps, rows)),
    )
    for form in forms:
        assert [found.title for found in read_raw(Raw(form.encode(), "a.json"))] == ["Fog 0", "Fog 1", "Fog 2"]


def test_a_body_that_a_service_cut_is_told() -> None:
    found = only(Raw(b'{"title": "Fog", "content": "Fog closed the port of Osterby\\u2026 [+2345 chars]"}', "a.json"))
    assert found.body == "Fog closed the port of Osterby…"
    assert (found.notes, found.is_paid) == (("cut off: 2345 more characters are not in the file",), True)


def test_a_line_that_is_broken_or_without_an_article_leaves_the_others_alone() -> None:
    lines = (
        *('{"text": "Fog closed the port."}', '{"text": "Fog', "", '{"title": "Ice"}'),
        *('{"text": "The port opened again."}', '{"id": 5}', "7", '{"@type": "Organization", "name": "Port"}'),
    )
    found = list(read_raw(Raw("\n".join(lines).encode(), "a.jsonl")))
    assert [item.place for item in found if isinstance(item, Incoming)] == ["a.jsonl:1", "a.jsonl:5"]
    told = (item for item in found if isinstance(item, BriefingError))
    assert [f"{error.place}: {error.fault}" for error in told] == [
        "a.jsonl:2: is not JSON: Unterminated string starting at",
        "a.jsonl:4: an article has no text: 'Ice'",
        "a.jsonl:6: holds no article",
        "a.jsonl:7: holds no article",
    ]


ICE = "a.json, entry 1: an article has no text: 'Ice'"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ([{"title": "Ice"}, {"text": "Fog closed the port."}], [ICE]),
        (
            {"articles": [{"title": "Ice", "source": {"name": "Post"}}]},
            [ICE],
        ),
        (
            {"hits": {"hits": [{"_id": 4, "_source": {"title": "Ice", "body": None}}]}},
            ["a.json, entry 1: holds no article"],
        ),
        ({"@graph": [{"@type": "NewsArticle", "headline": "Ice"}]}, [ICE]),
        ({"@graph": [{"@type": "WebPage"}, {"@id": "#a"}]}, ["a.json: holds no article"]),
        ([{"id": n} for n in range(103)], ["a.json: has 3 more records without an article"]),
    ],
)
def test_a_record_of_a_list_that_has_no_article_is_told(value: object, told: list[str]) -> None:
    found = [item for item in read_raw(Raw(json.dumps(value).encode(), "a.json")) if isinstance(item, BriefingError)]
    assert [f"{item.place}: {item.fault}" for item in found][-len(told) :] == told
    assert len(found) == (101 if isinstance(value, list) and len(value) > 100 else len(told))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "is not JSON"),
        (b'{"a": 1}', "holds no article"),
        (b'{"title": "Fog", "text": ""}', "holds no article"),
        (b'{"title": "Fog", "text": "Short"}', "an article has no text: 'Fog'"),
        (b"[" * 200_000, "is nested too deeply"),
        (b'[{"a":' * 60_000, "is nested too deeply"),
    ],
)
def test_json_without_an_article_is_told(data: bytes, words: str) -> None:
    assert words in fault(Raw(data, "a.json")).fault


def test_a_page_is_read_with_its_grounds() -> None:
    page = b"""<html lang="en"><head><title>Fog - shut | The Osterby Post</title>
        <link rel="canonical" href="https://post.example/fog"><meta name="author" content="https://x.example/ida">
        <meta property="article:published_time" content="2031-05-01T08:00:00Z">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fog shuts port"}</script>
        <script type="application/ld+json">{"broken": </script></head><body><nav><a href="/">Home</a></nav>
        <article><h1>Fog shuts port</h1><p>Fog closed the port on Monday, the pilots of the harbour said.</p>
        <p>It will open again when the wind turns, they said.</p></article></body></html>"""
    found = only(Raw(page, "a.html"))
    assert (found.title, found.outlet, found.byline) == ("Fog shuts port", "The Osterby Post", None)
    assert (found.url, found.published) == ("https://post.example/fog", "2031-05-01T08:00+00:00")
    assert dict(found.grounds) == {
        "title": "JSON-LD",
        "outlet": "title",
        "published": "meta tag",
        "url": "link",
        "language": "page",
        "body": "page",
    }
    assert found.body.split("\n\n")[-1] == "It will open again when the wind turns, they said."


@pytest.mark.parametrize("sign", ["-", "–", "|", "»"])
def test_a_title_loses_the_outlet_behind_it(sign: str) -> None:
    page = f"""<html><head><meta property="og:title" content="Fog shuts port {sign} Sund Hora">
        <meta property="og:site_name" content="Sund Hora"></head><body><p>Fog closed the port on Monday, the pilots of
        the harbour of Osterby said.</p><p>It will open when the wind turns, they said, or on Tuesday.</p></body>"""
    assert only(Raw(page.encode(), "a.html")).title == "Fog shuts port"


def test_of_several_articles_the_first_counts_where_none_has_the_page_s_title() -> None:
    data = [{"@type": "NewsArticle", "headline": title} for title in ("Fog shuts port", "Ice on the lake")]
    page = f"""<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body>
        <p>Fog closed the port on Monday, the pilots of the harbour of Osterby said.</p></body></html>"""
    title = '<meta property="og:title" content="Ice on the lake">'
    assert only(Raw(page.encode(), "a.html")).title == "Fog shuts port"
    assert only(Raw(page.replace("<head>", f"<head>{title}").encode(), "a.html")).title == "Ice on the lake"


def test_a_page_in_an_older_encoding_says_which() -> None:
    text = '<html><head><meta charset="windows-1250"></head><body><p>Zażółć gęślą jaźń, said the mayor of the port.</p>'
    text += "<p>It was the name of a boat that came into the harbour on Monday, he explained.</p></body></html>"
    assert "Zażółć gęślą jaźń" in only(Raw(text.encode("cp1250"), "a.html")).body


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body><div id=root></div><script>start()</script></body></html>", "holds no article"),
        (
            '<html><head><meta property="og:type" content="article"></head><body><div id=root></div></body></html>',
            "has an article's head and none of its text",
        ),
        ("<html></html>", "holds no article"),
    ],
)
def test_a_page_without_an_article_is_refused(page: str, words: str) -> None:
    told = fault(Raw(page.encode(), "a.html"))
    assert words in told.fault
    assert told.hint
