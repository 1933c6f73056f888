"""An article is recognised by its address and by its words, and a later version told from an older one."""

from __future__ import annotations

import pytest
from builders import cleaned

from generator.intake.incoming import Incoming
from generator.intake.same_article import Recognised, Sameness, article_address, find_known, known_article, shelve
from generator.intake.versions import later_version
from generator.lexicons.loader import load_lexicon

BODY = [
    "The harbour of Osterby was closed by fog on Monday morning, and four ferries waited outside the mole.",
    "Pilots said that they could not see the lights of the pier from forty metres.",
    "The port authority opened it again at noon, when the wind turned to the north.",
    "Nobody was hurt, the coast guard said, but one trawler lost its nets on the reef.",
    "The owner of the trawler put the loss at 12,000 crowns and asked for help from the state.",
    "A second fog bank is expected on Wednesday, and the ferries will run by a short timetable.",
]
REST = ["The council met on Tuesday to talk about radar.", "It voted to buy one, by seven to two."]


def match(old: str, new: str, body: list[str] | None = None, then: list[str] | None = None) -> Recognised | None:
    shelf: dict = {}
    for name, head, paragraphs in (("a.txt", old, BODY), ("b.txt", "title: Ice\n", ["Ice on the lake was thick."])):
        text = f"---\n{head}---\n\n" + "\n\n".join(then or paragraphs if name == "a.txt" else paragraphs)
        shelve(shelf, known_article(cleaned(text), name))
    text = f"---\n{new}---\n\n" + "\n\n".join(body or BODY)
    return find_known(shelf, known_article(cleaned(text), ""))


POST = "outlet: Post\ntitle: Fog\n"
LIVE = "outlet: Post\ntitle: Fog\nurl: https://post.example/fog\n"


@pytest.mark.parametrize(
    ("old", "new", "body", "sameness"),
    [
        (LIVE, "title: X\nurl: https://www.post.example/fog/?utm_source=a\n", BODY, Sameness.SAME),
        (LIVE, "title: Fog lifts\nurl: https://post.example/fog\n", [*BODY, *REST], Sameness.NEWER),
        (LIVE + "updated: 2031-05-03\n", LIVE + "updated: 2031-05-02\n", [*BODY, *REST], Sameness.OLDER),
        (LIVE + "updated: 2031-05-01\n", LIVE + "updated: 2031-05-02\n", [*BODY, *REST], Sameness.NEWER),
        (LIVE + "published: 2031-05-01\n", LIVE + "updated: 2031-05-02\n", BODY, Sameness.SAME),
        ("title: Fog\n", "title: Mist\n", BODY, Sameness.SAME),
        (POST, POST, [*BODY[:5], "A second fog bank is expected on Wednesday, the office said."], Sameness.NEWER),
        (POST, "title: Fog\n", [*BODY[:-1], BODY[-1].replace("Wednesday", "Thursday")], Sameness.SAME),
        (POST, POST, BODY[:4], Sameness.SAME),
        (POST, "outlet: Courier\ntitle: Fog\n", BODY, None),
        (LIVE, "url: https://courier.example/fog\n", BODY, None),
        ("title: Fog\n", "title: Mist\n", [*BODY[:-1], BODY[-1].replace("Wednesday", "Thursday")], None),
        ("published: 2031-05-01\n", LIVE, [*BODY[:-1], BODY[-1].replace("Wednesday", "Thursday")], Sameness.SAME),
        (POST, POST, REST, None),
        (LIVE, "title: Radar bought\nurl: https://post.example/fog\n", REST, None),
    ],
)
def test_what_an_article_is_to_one_that_is_there(old: str, new: str, body: list[str], sameness: object) -> None:
    found = match(old, new, body)
    assert (found.sameness if found else None) == sameness
    assert found is None or found.known.name == "a.txt"


def test_a_later_version_keeps_the_first_day_and_takes_its_own_as_the_update() -> None:
    before = cleaned("---\noutlet: Post\npublished: 2031-05-01T08:00\n---\n\n" + BODY[0])
    later = later_version(Incoming(body=BODY[1], place="b.html", published="2031-05-02T09:00+00:00"), before)
    assert (later.published, later.updated, later.outlet) == ("2031-05-01T08:00", "2031-05-02T09:00+00:00", "Post")
    same = later_version(Incoming(body=BODY[1], place="b.html", published="2031-05-01T08:00+00:00"), before)
    assert (same.published, same.updated) == ("2031-05-01T08:00+00:00", None)
    fetched = later_version(Incoming(body=BODY[1], place="b.html", retrieved="2031-05-03T06:00:00Z"), before)
    assert (fetched.published, fetched.updated) == ("2031-05-01T08:00", "2031-05-03T06:00:00Z")


@pytest.mark.parametrize(
    ("group", "entry"), [(g, e) for g, entries in load_lexicon("tracking").items() for e in entries]
)
def test_each_entry_of_tracking_makes_two_addresses_one(group: str, entry: str) -> None:
    other = {
        "parameter": f"https://post.example/fog?{entry.replace('*', 'x')}=1",
        "host": f"https://{entry}.post.example/fog",
        "path": f"https://post.example/fog/{entry}",
    }
    assert article_address(other[group]) == "post.example/fog"


def test_addresses_of_different_articles_stay_two() -> None:
    addresses = ["https://post.example/fog", "https://post.example/fog?id=2", "https://news.post.example/fog"]
    assert len({article_address(a) for a in addresses}) == 3
    assert article_address("http://post.example/fog") == article_address(addresses[0])
    assert article_address("not an address") is None


def test_a_version_that_was_replaced_is_older_than_the_one_in_its_place() -> None:
    shelf: dict = {}
    versions = {1: BODY, 2: [*BODY, *REST]}
    texts = [f"---\n{LIVE}updated: 2031-05-0{n}\n---\n\n" + "\n\n".join(body) for n, body in versions.items()]
    for text in texts:
        shelve(shelf, known_article(cleaned(text), "a.txt"))
    found = find_known(shelf, known_article(cleaned(texts[0]), ""))
    assert found is not None
    assert found.sameness is Sameness.OLDER
