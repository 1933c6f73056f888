"""Every entry of the word lists of the doors changes what is read: page_fields, article_fields."""

from __future__ import annotations

import json

import pytest

from generator.intake.incoming import Incoming, Raw
from generator.intake.reading import read_raw
from generator.lexicons.loader import load_lexicon

VALUES = {
    "title": "Fog shuts port",
    "outlet": "The Osterby Post",
    "byline": "Ida Berg",
    "published": "2031-05-01T08:00+00:00",
    "updated": "2031-05-01T08:00+00:00",
    "url": "https://post.example/fog",
    "language": "en_GB",
}
BODY = "Fog closed the port on Monday, the pilots of the harbour said, and it will open when the wind turns."


def entries(name: str) -> list[tuple[str, str]]:
    return [(group, entry) for group, words in load_lexicon(name).items() for entry in words]


def read(data: str) -> Incoming:
    (found,) = read_raw(Raw(data.encode(), "a"))
    assert isinstance(found, Incoming), found
    return found


@pytest.mark.parametrize(("group", "name"), entries("page_fields"))
def test_a_meta_tag_of_each_name_is_read(group: str, name: str) -> None:
    key, value = ("article:content_tier", name) if group == "paid" else (name, VALUES.get(group, "locked"))
    found = read(f'<html><head><meta name="{key}" content="{value}"></head><body><p>{BODY}</p></body></html>')
    plain = read(f"<html><head></head><body><p>{BODY}</p></body></html>")
    if group in {"tier", "paid"}:
        assert found.notes != plain.notes
    else:
        assert (getattr(found, group), getattr(plain, group)) == (value, None)


@pytest.mark.parametrize(("group", "name"), entries("article_fields"))
def test_a_field_of_each_name_is_read(group: str, name: str) -> None:
    article = {"text": BODY}
    if group == "within":
        assert read(json.dumps({name: [article]})).body == BODY
    elif group == "body":
        assert read(json.dumps({name: BODY})).body == BODY
    else:
        assert getattr(read(json.dumps({name: VALUES[group], **article})), group) == VALUES[group]
