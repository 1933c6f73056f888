"""Broken files of every kind, the same for one seed: cut off, garbled, mislabelled, empty, packed without end.

A folder of them holds links that lead in circles and folders named like files, too.
"""

from __future__ import annotations

import gzip
import json
import random
import textwrap
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from office_files import build_docx, build_zip, packed, paragraph, record
from pdf_builder import build_pdf, set_lines

PLACES = ("Tarnwick", "Osterby", "Brant", "Corvan", "Hallowmere", "Skelby", "Ardnish", "Velloe", "Marrick", "Thorne")
THINGS = ("pier", "bridge", "school", "library", "tramway", "market", "reservoir", "theatre", "lighthouse", "clinic")
REASONS = ("cracks", "a flood", "a strike", "rot", "a fire", "a leak", "missing papers", "a landslide")


def story(number: int) -> tuple[str, list[str]]:
    """Return the title and paragraphs of an article of its own."""
    place, thing = PLACES[number % 10], THINGS[number // 10 % 10]
    reason, weeks, cost = REASONS[number % 8], 2 + number % 17, 100 + 7 * number
    title = f"{place} shuts its {thing} after {reason}, report {number}"
    shut = f"The council of {place} has shut the {thing} for {weeks} weeks after {reason}"
    firms = f"and {weeks * 3} firms were asked for their price in round {number}."
    shops = f"Shopkeepers near the {thing} in {place} want {cost} pounds a week each until it is open"
    return title, [
        f"{shut}, a report numbered {number} says.",
        f"“We had to choose between {cost} complaints and one accident,” said the head of works in {place}.",
        f"Work on the {thing} will cost {cost},000 pounds, {firms}",
        f"{shops}, they wrote on page {weeks}.",
    ]


def as_text(number: int) -> bytes:
    title, body = story(number)
    return "\n\n".join([title, *body]).encode()


def as_wrapped(number: int) -> bytes:
    title, body = story(number)
    return "\n\n".join([title, *(textwrap.fill(part, 72) for part in body)]).encode()


def as_page(number: int) -> bytes:
    title, body = story(number)
    told = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": "2031-05-01"})
    parts = "".join(f"<p>{part}</p>" for part in body)
    head = f"<title>{title}</title><script type='application/ld+json'>{told}</script>"
    return f"<!doctype html><html><head>{head}</head><body><h1>{title}</h1>{parts}</body></html>".encode()


def as_json(number: int) -> bytes:
    title, body = story(number)
    text = "".join(f"<p>{part}</p>" for part in body)
    return json.dumps({"@type": "NewsArticle", "headline": title, "articleBody": text}).encode()


def as_rss(number: int) -> bytes:
    title, body = story(number)
    text = "".join(f"<p>{part}</p>" for part in body)
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    entry = f"<title>{title}</title><content:encoded><![CDATA[{text}]]></content:encoded>"
    return f'<rss version="2.0" {space}><channel><title>Post</title><item>{entry}</item></channel></rss>'.encode()


def as_sitemap(number: int) -> bytes:
    return f"<urlset><url><loc>https://127.0.0.1/{number}</loc></url></urlset>".encode()


def as_mail(number: int) -> bytes:
    title, body = story(number)
    made = EmailMessage()
    for name, value in (
        ("From", "The Post <a@post.test>"),
        ("Subject", title),
        ("Message-ID", f"<{number}@post.test>"),
    ):
        made[name] = value
    made.set_content("\n\n".join(textwrap.fill(part, 72) for part in body), cte="quoted-printable")
    return made.as_bytes()


def as_mailbox(number: int) -> bytes:
    return b"From a@post.test Thu May  1 08:00:00 2031\n" + as_mail(number) + b"\n"


def as_pdf(number: int) -> bytes:
    title, body = story(number)
    lines = [line for part in body for line in [*textwrap.wrap(part, 80), ""]]
    return build_pdf([set_lines([title], top=790, size=16) + set_lines(lines, top=750)])


def as_docx(number: int) -> bytes:
    title, body = story(number)
    return build_docx([paragraph(title, "T"), *map(paragraph, body)])


def as_warc(number: int) -> bytes:
    return record(f"https://post.test/{number}", as_page(number))


KINDS: dict[str, Callable[[int], bytes]] = {
    "txt": as_text,
    "md": as_wrapped,
    "html": as_page,
    "json": as_json,
    "jsonl": lambda n: as_json(n) + b"\n" + as_json(n + 1),
    "rss": as_rss,
    "sitemap.xml": as_sitemap,
    "eml": as_mail,
    "mbox": as_mailbox,
    "pdf": as_pdf,
    "docx": as_docx,
    "warc": as_warc,
    "warc.gz": lambda n: packed([as_warc(n)]),
    "zip": lambda n: build_zip({f"{n}.html": as_page(n), f"{n + 1}.txt": as_text(n + 1)}),
    "txt.gz": lambda n: gzip.compress(as_text(n), mtime=0),
}
Damage = Callable[[bytes, random.Random], bytes]
MOST = 70 << 20  # bytes that a bomb unpacks to: more than is read


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _garbled(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(max(3, len(out) // 40)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _holes(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + bytes(chance.randrange(1, 400)) + data[start:]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data * 3 + data[start:]


@cache
def _bombs() -> tuple[bytes, ...]:
    big = gzip.compress(bytes(MOST), mtime=0)
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    stream = b"\n9 0 obj\n<< /Filter /FlateDecode /Length 9 >>\nstream\n" + zlib.compress(bytes(MOST)) + b"\nendstream"
    return (
        *(big, gzip.compress(big, mtime=0), build_zip({"a.txt": bytes(MOST)})),
        *(as_pdf(1) + stream + b"\n%%EOF", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]><rss>&a11;</rss>'.encode()),
        build_docx([paragraph("word " * 2_000_000)]),
    )


DAMAGES: dict[str, Damage] = {
    "cut": _cut,
    "garbled": _garbled,
    "holes": _holes,
    "doubled": _doubled,
    "garbage": lambda data, chance: chance.randbytes(len(data)),
    "empty": lambda _data, _chance: b"",
    "blank": lambda _data, chance: b" \r\n\t\0" * chance.randrange(1, 500),
    "charset": lambda data, _chance: data.decode("utf-8", "replace").replace("e", "é").encode("cp1252", "replace"),
    "wide": lambda data, _chance: data.decode("utf-8", "replace").encode("utf-16"),
    "bomb": lambda _data, chance: chance.choice(_bombs()),
    "long": lambda data, chance: data + chance.choice([b"x", b"<p>", b"{", b"A: ", b"&"]) * 30_000,
    "deep": lambda _data, chance: chance.choice([b"<div>", b"[", b'{"a":', b"<item>", b"> ", b"(("]) * 30_000,
    "mislabelled": lambda data, _chance: data,
}


def broken_files(number: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of that many files, each kind with each damage in turn."""
    chance = random.Random(seed)  # noqa: S311  # the same files for one seed
    kinds, damages = list(KINDS), list(DAMAGES)
    for n in range(number):
        kind, damage = kinds[n % len(kinds)], damages[n // len(kinds) % len(damages)]
        ending = chance.choice(kinds) if damage == "mislabelled" else kind
        yield f"{n:04}-{damage}.{ending}", DAMAGES[damage](KINDS[kind](5000 + 2 * n), chance)


def good_files(number: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of as many files that can be read, of the kinds that hold an article."""
    kinds = [kind for kind in KINDS if kind != "sitemap.xml"]
    for n in range(number):
        yield f"good-{n:03}.{kinds[n % len(kinds)]}", KINDS[kinds[n % len(kinds)]](4 * n)


def names(line: str, path: Path) -> bool:
    """Say whether a line on the screen tells of a file, by its name or the refused address that it leads to."""
    if str(path).removesuffix(".gz") in line or f"/{path.stem}" in line:
        return True
    return "://127.0.0.1/" in line and path.is_file() and b"<loc>" in path.read_bytes()[:400].replace(b"\0", b"")


def fill(folder: Path, number: int, good: int, seed: int = 1) -> list[Path]:
    """Write broken and good files into a folder, and what is no file at all; returns all of it in order."""
    for name, data in [*broken_files(number, seed), *good_files(good)]:
        (folder / name).write_bytes(data)
    (folder / "folder.pdf").mkdir()
    (folder / "circle.html").symlink_to(folder / "circle.html")
    (folder / "there.txt").symlink_to(folder / "back.txt")
    (folder / "back.txt").symlink_to(folder / "there.txt")
    (folder / "nowhere.eml").symlink_to(folder / "missing.eml")
    return sorted(folder.iterdir())
