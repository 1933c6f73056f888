"""``briefings add`` as its users see it: what it takes, names, recognises and says."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.cli.main import main

BODY = (
    "<p>Fog closed the harbour of Osterby on Monday, and four ferries waited outside the mole.</p>"
    "<p>Pilots said that they could not see the lights of the pier from forty metres.</p>"
    "<p>The port authority opened it again at noon, when the wind turned to the north.</p>"
)


def page(title: str = "Fog shuts the port", body: str = BODY, **fields: str) -> str:
    data = {"@type": "NewsArticle", "headline": title, "publisher": {"name": "The Osterby Post"}, **fields}
    return (
        f"<html><head><title>{title}</title><link rel=canonical href='https://post.example/fog'>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head><body><nav><a href=/>News</a></nav>"
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )


class Newsroom:
    """A folder of stories with one story, and what was said on the screen."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.sources = folder / "news" / "fog" / "sources"
        self.capsys = capsys

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def add(self, *names: object, code: int = 0) -> str:
        assert main(["add", "fog", *map(str, names), "--dir", str(self.folder / "news")]) == code
        return self.capsys.readouterr().err

    def names(self) -> list[str]:
        return sorted(p.name for p in self.sources.iterdir() if not p.name.startswith("."))


@pytest.fixture
def room(tmp_path: Path, capsys) -> Newsroom:
    return Newsroom(tmp_path, capsys)


def test_a_page_becomes_a_text_file_with_front_matter(room: Newsroom) -> None:
    told = room.add(room.write("saved.html", page(datePublished="2031-05-01T08:00:00Z")))
    target = room.sources / "osterby-post-fog-shuts-port.txt"
    text = target.read_text("utf-8")
    assert text.startswith(
        '---\ntitle: "Fog shuts the port"\noutlet: "The Osterby Post"\npublished: "2031-05-01T08:00+00:00"\n'
        'url: "https://post.example/fog"\nsha256: "'
    )
    assert text.endswith("\n---\n\n" + BODY.replace("<p>", "").replace("</p>", "\n\n").strip() + "\n")
    assert f"added {target} from {room.folder}/saved.html: title, outlet and date from JSON-LD, 45 words\n" in told


def test_text_keeps_its_name_and_its_characters(room: Newsroom) -> None:
    room.add(room.write("a note.md", "Fog — *closed*  the port.\n"), room.write("b.txt", "Ice closed the lake.\n"))
    assert room.names() == ["a note.md", "b.txt"]
    assert (room.sources / "a note.md").read_text("utf-8").endswith("---\n\nFog — *closed*  the port.\n")


def test_above_a_text_stands_what_it_prints_and_the_digest_of_its_file(room: Newsroom) -> None:
    text = "Fog shuts the port of Osterby\nBy Ida Berg\n2 May 2031\n\nFog closed the port on Monday, the pilots said.\n"
    head = "---\nDate: 2031-05-01\noutlet: The Osterby Post\n"
    own = f"{head}---\n{text.replace('Monday', 'Tuesday')}"
    room.add(room.write("bare.txt", text), room.write("own.md", own))
    read = {name: (room.sources / name).read_text("utf-8") for name in ("bare.txt", "own.md")}
    known = 'title: "Fog shuts the port of Osterby"\nbyline: "Ida Berg"\n'
    digests = {"bare.txt": hashlib.sha256(text.encode()), "own.md": hashlib.sha256(own.encode())}
    stamps = {name: f'sha256: "{digest.hexdigest()}"\n---\n' for name, digest in digests.items()}
    assert read["bare.txt"] == f"---\n{known}published: 2031-05-02\n{stamps['bare.txt']}\n{text}"
    assert read["own.md"] == own.replace(head, f"{head}{known}").replace("---\nFog", f"{stamps['own.md']}Fog")


def test_text_in_an_older_encoding_becomes_utf8_and_says_so(room: Newsroom) -> None:
    data = "The café’s owner said the fog was “thick”.\n".encode("cp1252")
    assert "(read as cp1252)" in room.add(room.write("a.txt", data))
    assert "café’s owner" in (room.sources / "a.txt").read_text("utf-8")
    told = room.add(room.write("b.txt", "Čáp řekl, že mlha je hustá.".encode("cp1250")), "--encoding", "cp1250")
    assert "(read as cp1250)" in told


def test_an_encoding_that_is_none_is_refused(room: Newsroom) -> None:
    assert "utf-9: is no encoding" in room.add(
        room.write("a.txt", "Fog closed the port."), "--encoding", "utf-9", code=1
    )


def test_a_folder_is_read_whole_in_order_and_what_is_broken_is_told(room: Newsroom) -> None:
    room.write("in/b/2.txt", "Ice closed the lake of Osterby.\n")
    room.write("in/a/1.txt", "Fog closed the port of Osterby.\n")
    room.write("in/c.png", b"\x89PNG\0\0")
    room.write("in/.hidden/3.txt", "Snow.\n")
    room.write("in/d.txt~", "Snow.\n")
    told = room.add(room.folder / "in", code=1)
    assert room.names() == ["1.txt", "2.txt"]
    assert told.index("1.txt") < told.index("2.txt") < told.index("c.png: is a binary file")
    assert told.endswith("2 added, 1 not read\n")
    (room.folder / "empty").mkdir()
    assert "holds no files" in room.add(room.folder / "empty", code=1)


def test_what_a_browser_saves_beside_a_page_is_left_alone(room: Newsroom) -> None:
    room.write("in/Fog.html", page())
    room.write("in/Fog_files/frame.html", page("Ice shuts the lake", BODY.replace("Fog", "Ice")))
    room.write("in/Ice_files/note.txt", "Ice closed the lake of Osterby.\n")
    told = room.add(room.folder / "in")
    assert room.names() == ["note.txt", "osterby-post-fog-shuts-port.txt"]
    assert "Fog_files" not in told


def test_what_front_matter_did_not_mean_is_told_at_its_line(room: Newsroom) -> None:
    head = "---\ntitle: Fog\npubished: 2031-05-01\ntitle: Ice\n---\n"
    told = room.add(room.write("a.md", f"{head}\nFog closed the port of Osterby, the pilots said.\n"))
    assert f"{room.sources / 'a.md'}:3:1: note: front matter has the key 'pubished'" in told
    assert "hint: did you mean 'published'?" in told
    assert f"{room.sources / 'a.md'}:4:1: note: front matter has the key 'title' twice" in told


def test_standard_input_is_named_by_what_it_holds(room: Newsroom, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page().encode())))
    room.add("-")
    text = "Fog shuts the port again\n\nFog closed the port again on Friday, the pilots of the harbour said.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    room.add("-")
    assert room.names() == ["fog-shuts-port-again.txt", "osterby-post-fog-shuts-port.txt"]


def test_the_same_article_again_is_left_out(room: Newsroom) -> None:
    room.add(room.write("a.html", page()))
    told = room.add(
        room.write("b.html", page().replace("https://post.example/fog", "https://www.post.example/fog/amp"))
    )
    assert "b.html: is there already as" in told
    assert "told by its address" in told
    assert room.names() == ["osterby-post-fog-shuts-port.txt"]
    assert "is there already" in room.add(room.folder / "a.html")


def test_a_later_version_takes_the_place_of_the_one_before(room: Newsroom) -> None:
    first = {"datePublished": "2031-05-01T08:00:00Z"}
    room.add(room.write("a.html", page(**first)))
    target = room.sources / "osterby-post-fog-shuts-port.txt"
    before = target.read_text("utf-8")
    later = page("Fog lifts", f"{BODY}<p>One trawler lost its nets on the reef, the coast guard said.</p>", **first)
    later = later.replace('"datePublished"', '"dateModified": "2031-05-01T14:00:00Z", "datePublished"')
    told = room.add(room.write("b.html", later))
    assert room.names() == ["osterby-post-fog-shuts-port.txt"]
    assert "1 paragraph new, 0 gone, title was 'Fog shuts the port'; the version before is" in told
    text = target.read_text("utf-8")
    assert 'published: "2031-05-01T08:00+00:00"\nupdated: "2031-05-01T14:00+00:00"\n' in text
    (kept,) = (room.sources / ".earlier").iterdir()
    assert kept.name == "osterby-post-fog-shuts-port.2031-05-01T0800.txt"
    assert kept.read_text("utf-8") == before
    assert "is an older or shorter version of" in room.add(room.folder / "a.html")
    assert target.read_text("utf-8") == text


def test_what_stands_before_a_paywall_takes_no_place(room: Newsroom) -> None:
    room.add(room.write("a.html", page(datePublished="2031-05-01T08:00:00Z")))
    before = (room.sources / "osterby-post-fog-shuts-port.txt").read_text("utf-8")
    beginning = BODY.partition("</p>")[0]
    stub = page(body=beginning, datePublished="2031-05-01T08:00:00Z", isAccessibleForFree="False")
    assert "is there already" in room.add(room.write("b.html", stub))
    later = stub.replace('"isAccess', '"dateModified": "2031-05-02T08:00:00Z", "isAccess').replace("on Monday", "today")
    assert "left out" in room.add(room.write("c.html", later))
    assert (room.sources / "osterby-post-fog-shuts-port.txt").read_text("utf-8") == before


def test_english_is_not_stated_and_another_language_is(room: Newsroom) -> None:
    for number, language in enumerate(("en-GB", "de")):
        text = page(body=BODY.replace("Osterby", f"Osterby {number}" * (number + 1)), inLanguage=language)
        room.add(room.write(f"{number}.html", text.replace("post.example", f"{number}.example")))
    assert sorted("language:" in path.read_text("utf-8") for path in room.sources.glob("*.txt")) == [False, True]


def test_reprints_of_other_outlets_stay(room: Newsroom) -> None:
    other = page().replace("post.example", "courier.example").replace("The Osterby Post", "Sound Courier")
    room.add(room.write("a.html", page()), room.write("b.html", other))
    assert room.names() == ["osterby-post-fog-shuts-port.txt", "sound-courier-fog-shuts-port.txt"]


def test_the_same_words_of_nobody_are_kept_once_and_the_cure_is_told(room: Newsroom) -> None:
    text = "Fog closed the port of Osterby on Monday, the pilots said.\n"
    told = room.add(room.write("a.txt", text), room.write("b.txt", text))
    assert room.names() == ["a.txt"]
    assert "hint: a reprint by another outlet is kept once front matter names its outlet" in told
    room.add(
        room.write("c.txt", f"---\noutlet: Post\n---\n{text}"),
        room.write("d.txt", f"---\noutlet: Courier\n---\n{text}"),
    )


PASTED = "\n\n".join(part.removesuffix("</p>") for part in BODY.split("<p>")[1:]) + "\n"


@pytest.mark.parametrize("pasted", [PASTED, f"---\ntitle: Fog shuts the port\n---\n{PASTED}"], ids=["bare", "titled"])
def test_what_a_page_states_is_given_to_the_same_article_as_text(room: Newsroom, pasted: str) -> None:
    room.add(room.write("pasted.txt", pasted))
    told = room.add(room.write("saved.html", page(datePublished="2031-05-01T08:00:00Z")))
    assert told.startswith(f"completed {room.sources}/pasted.txt: ")
    text = (room.sources / "pasted.txt").read_text("utf-8")
    assert text.endswith(PASTED)
    for line in ("title: ", 'outlet: "The Osterby Post"', "published: ", 'url: "https://post.example/fog"'):
        assert text.count(line) == 1
    reprint = page(publisher={"name": "Sound Mail"}).replace("post.example", "mail.example")
    assert "completed" not in room.add(room.write("again.html", page()), room.write("mail.html", reprint))
    assert room.names() == ["pasted.txt", "sound-mail-fog-shuts-port.txt"]


def test_two_articles_of_one_name_are_numbered(room: Newsroom) -> None:
    rows = [
        {"title": "Fog", "outlet": "Post", "text": "Fog closed the port of Osterby on Monday, pilots said."},
        {
            "title": "Fog",
            "outlet": "Post",
            "text": "A ferry ran aground on the reef in thick fog, it said.",
        },
    ]
    room.add(room.write("a.json", json.dumps(rows)))
    assert room.names() == ["post-fog-2.txt", "post-fog.txt"]


@pytest.mark.parametrize("name", ["index", "people", "nul", "Fog", "a/b"])
def test_a_name_that_no_story_can_have_is_refused(room: Newsroom, name: str) -> None:
    text = room.write("fog.txt", BODY)
    assert main(["add", name, str(text), "--dir", str(room.folder / "news")]) == 1
    assert room.capsys.readouterr().err.startswith(f"{name}: is ")
    assert not (room.folder / "news").exists()


def test_a_text_in_a_zip_in_a_zip_keeps_its_own_name_and_a_taken_one_gets_a_number(tmp_path: Path) -> None:
    texts = ("The council of Selm sold the old mill on Monday.", "Fog closed the harbour of Osterby for a day.")
    with ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("d/note, final.txt", texts[0])
    with ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "inner.zip")
        outer.writestr("note, final.txt", texts[1])
    assert main(["add", "mill", str(tmp_path / "outer.zip"), "--dir", str(tmp_path)]) == 0
    sources = {p.name: p.read_text("utf-8").strip() for p in (tmp_path / "mill/sources").iterdir()}
    assert sorted(sources) == ["note, final-2.txt", "note, final.txt"]
    assert sources["note, final.txt"].endswith(texts[0])
    assert sources["note, final-2.txt"].endswith(texts[1])


def test_what_is_no_file_in_a_folder_is_told(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "mill.txt").write_text("The council of Selm sold the old mill on Monday.\n", "utf-8")
    (folder / "dead.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    assert main(["add", "mill", str(folder), "https:/post.example/fog", "--dir", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    for fault in ("dead.txt: is a link to nothing", "loop: is a link to a folder, and is", "pipe: is no file"):
        assert f"{folder}/{fault}" in told
    assert "https:/post.example/fog: is no address\nhint: an address has two slashes: https://…" in told
    assert [p.name for p in (tmp_path / "mill/sources").iterdir()] == ["mill.txt"]
