"""One story as text, hard-wrapped text, Markdown, HTML, JSON, mail and PDF: the same facts, quotes and figures."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from pdf_builder import Put, build_pdf, set_lines

from generator.cli.main import main


@dataclass(frozen=True)
class Told:
    """An article, and what is known of it."""

    outlet: str
    host: str
    day: str  # "2031-03-04"
    printed: str  # "Tuesday, 4 March 2031"
    title: str
    paragraphs: tuple[str, ...]


PIER = (
    Told(
        "Tarnwick Courier",
        "courier.test",
        "2031-03-04",
        "Tuesday, 4 March 2031",
        "Tarnwick closes its northern pier after cracks are found",
        (
            (
                "The harbour board of Tarnwick closed its northern pier on Monday after inspectors found "
                "cracks in eleven of its forty supports."
            ),
            (
                '"Nobody will walk on that pier until every support has been tested," said Ines Calloway, '
                "the director of the harbour board."
            ),
            (
                "Repairs will cost about $4.2 million and take until October, according to a report that "
                "the board's engineers handed over on Friday."
            ),
            (
                "Two ferry lines have moved to the southern pier. Brant Sea Lines, which carries lorries to"
                " the islands, has stopped its service and dismissed 26 dockers."
            ),
        ),
    ),
    Told(
        "Sound Post",
        "post.test",
        "2031-03-05",
        "Wednesday, 5 March 2031",
        "Islands wait for lorries as pier stays shut",
        (
            (
                "Shops on the Corvan islands were short of bread on Wednesday, two days after the northern "
                "pier in Tarnwick was closed."
            ),
            "The harbour board shut the pier on Monday because of cracks in eleven supports.",
            '"We have flour for three days," said Jonas Ekdahl, who runs a bakery on the largest island.',
            "The island council asked Brant Sea Lines for a boat a day. The company declined to comment.",
        ),
    ),
)
TRAM = (
    Told(
        "Hallowmere Herald",
        "herald.test",
        "2031-06-11",
        "Wednesday, 11 June 2031",
        "Hallowmere tram strike ends after nine days",
        (
            (
                "Tram drivers in Hallowmere went back to work on Wednesday after a strike of nine days, the"
                " drivers' union said."
            ),
            (
                "The city will raise their wages by 6.5 per cent in two steps, the first of them in July, "
                "under a deal that both sides signed on Tuesday night."
            ),
            (
                '"It is less than we asked for and more than we were offered," said Mara Lindqvist, who led'
                " the talks for the union."
            ),
            (
                "The strike cost the city's transport company 1.8 million euros in fares, its spokesman "
                "Carl Dow said. About 140,000 people take a tram in Hallowmere each day."
            ),
        ),
    ),
    Told(
        "Valley Radio",
        "radio.test",
        "2031-06-12",
        "Thursday, 12 June 2031",
        "Trams run again, and a vote is to follow",
        (
            "Trams ran on all twelve lines in Hallowmere on Thursday, a day after drivers ended their strike.",
            "Members of the union will vote on the deal by 30 June, Mara Lindqvist said.",
            '"I walked to school for nine days," said Eve Ford, a teacher. The deal raises wages by 6.5 per cent.',
            "The transport company has not said how it will pay for the deal.",
        ),
    ),
)


def front(told: Told) -> str:
    return f"---\ntitle: {told.title}\noutlet: {told.outlet}\npublished: {told.day}\n---\n"


def as_text(told: Told) -> bytes:
    return (front(told) + "\n\n".join(told.paragraphs) + "\n").encode()


def as_wrapped(told: Told) -> bytes:
    return (front(told) + "\n\n".join(textwrap.fill(part, 70) for part in told.paragraphs) + "\n").encode()


def as_markdown(told: Told) -> bytes:
    first, *rest = told.paragraphs
    first = re.sub(r"^(The \w+|\w+ \w+)", r"**\1**", first)
    names = r"\b(Brant Sea Lines|Lindqvist|Hallowmere|northern pier)\b"
    rest = [re.sub(names, r"[\1](https://x.test/a)", part, count=1) for part in rest]
    rest[-1] = re.sub(r"\b(dockers|people|council|company)\b", r"*\1*", rest[-1], count=1)
    return (front(told) + f"# {told.title}\n\n" + "\n\n".join([first, *rest]) + "\n").encode()


def as_page(told: Told) -> bytes:
    data = {"@type": "NewsArticle", "headline": told.title, "datePublished": told.day, "publisher": told.outlet}
    parts = "".join(f"<p>{part}</p>" for part in told.paragraphs)
    return (
        f"<!doctype html><html><head><title>{told.title} | {told.outlet}</title>"
        f'<script type="application/ld+json">{json.dumps(data)}</script></head><body><nav><a href="/">News</a></nav>'
        f"<article><h1>{told.title}</h1>{parts}</article><footer>Contact us</footer></body></html>"
    ).encode()


def as_json(told: Told) -> bytes:
    body = "".join(f"<p>{part.replace('$', '&#36;')}</p>" for part in told.paragraphs)
    data = {"@type": "NewsArticle", "headline": told.title, "datePublished": told.day, "articleBody": body}
    return json.dumps({**data, "publisher": {"name": told.outlet}}).encode()


def as_mail(told: Told) -> bytes:
    made = EmailMessage()
    made["From"] = f"{told.outlet} <news@{told.host}>"
    made["Date"] = f"{told.day[8:]} {'Mar' if told.day[5:7] == '03' else 'Jun'} {told.day[:4]} 18:00:00 +0000"
    made["Subject"] = told.title
    made["Message-ID"] = f"<1@{told.host}>"
    made.set_content("\n\n".join(textwrap.fill(part, 72) for part in told.paragraphs), cte="quoted-printable")
    made.add_alternative("".join(f"<p>{part}</p>" for part in told.paragraphs), subtype="html")
    return made.as_bytes()


def as_pdf(told: Told) -> bytes:
    lines = [line for part in told.paragraphs for line in [*textwrap.wrap(part, 60), ""]]
    half = lines.index("", len(lines) // 2) + 1
    heads = [Put(60, 815, f"{told.outlet} - {told.printed} - {page}", 8) for page in (1, 2)]
    first = [heads[0], *set_lines([told.title], top=790, size=18), *set_lines(lines[:half], top=750)]
    return build_pdf([first, [heads[1], *set_lines(lines[half:], top=740)]])


FORMS: dict[str, tuple[str, Callable[[Told], bytes]]] = {
    "text": ("txt", as_text),
    "hard-wrapped text": ("txt", as_wrapped),
    "Markdown": ("md", as_markdown),
    "HTML": ("html", as_page),
    "JSON": ("json", as_json),
    "mail": ("eml", as_mail),
    "PDF": ("pdf", as_pdf),
}


def briefing(told: tuple[Told, ...], form: str, folder: Path) -> dict:
    ending, make = FORMS[form]
    files = []
    (folder / "news").mkdir()
    (folder / "news" / "newsroom.yml").write_text("quoting: {share: 1, run: 1000}\n")  # compare all there is
    for article in told:
        path = folder / f"{article.host.removesuffix('.test')}.{ending}"
        path.write_bytes(make(article))
        files.append(str(path))
    assert main(["add", "story", "--dir", str(folder / "news"), *files]) == 0
    assert main(["generate", "--dir", str(folder / "news")]) == 0
    return json.loads((folder / "news" / "story" / "briefing.json").read_text("utf-8"))


def plain(words: str) -> str:
    """Return words without what may differ: line ends of a source that was broken to a width, curly marks."""
    return " ".join(words.split()).translate(str.maketrans("“”’‘", "\"\"''"))


def seen(data: dict) -> dict[str, list]:
    """Return what a reader gets, without ids and places."""
    outlets = {source["id"]: source["outlet"] for source in data["sources"]}

    def of(item: dict) -> list[str]:
        return sorted(str(outlets[source]) for source in item["sources"])

    return {
        "facts": sorted([plain(f["shown"]), f["standing"], of(f)] for f in data["facts"]),
        "key facts": sorted(plain(f["shown"]) for f in data["facts"] if f["id"] in data["key_facts"]),
        "quotes": sorted([plain(q["text"]), (q["speaker"] or {}).get("name"), of(q)] for q in data["quotes"]),
        "figures": sorted(figure(f) for f in data["figures"]),
        "timeline": sorted([t["when"]["start"], plain(t["shown"])] for t in data["timeline"]),
        "sources": sorted([s["outlet"], s["title"], s["published"][:10]] for s in data["sources"]),
    }


def figure(item: dict) -> list:
    quantity = item["quantity"]
    return [plain(item["text"]), quantity["value"], quantity["unit"], plain(item["measure"] or "")]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list]]:
    stories = {"pier": PIER, "tram": TRAM}
    return {name: seen(briefing(told, "text", tmp_path_factory.mktemp(name))) for name, told in stories.items()}


@pytest.mark.parametrize("name", ["pier", "tram"])
@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_the_form_changes_nothing(name: str, form: str, texts: dict, tmp_path: Path) -> None:
    found = seen(briefing({"pier": PIER, "tram": TRAM}[name], form, tmp_path))
    for kind, items in texts[name].items():
        assert items or kind == "key facts", kind  # a small story may have none that is clear alone
        assert found[kind] == items, kind
