"""What a site says to its visitor is no article, as a page, a text or JSON; articles about such things are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from case_files import read_cases

from generator.intake.incoming import Found, Incoming, Raw
from generator.intake.markup import text_of_markup
from generator.intake.reading import read_raw
from generator.intake.site_messages import is_site_message
from generator.lexicons.loader import load_lexicon
from generator.values.diagnostic import BriefingError

CASES = read_cases(Path(__file__).parent / "site_messages.yml")
# How a sentence holds a word of each group of the list "site_messages", and how it would without.
SENTENCES = {
    "address": ("It is for {} and the browser.", "It is for trees and the browser."),
    "site": ("It is you who see the {} above.", "It is you who see the trees above."),
    "itself": ("It is {} that stands here.", "It is a tree that stands here."),
    "asks": ("{} the browser that is meant.", "Trees the browser that is meant."),
    "said": ("It is you who see the page.", "It is you who see the page, {} nobody."),
}


def page_of(case: dict[str, Any]) -> str:
    return f"<!doctype html><html><head><title>x</title>{case.get('head', '')}</head><body>{case['body']}</body></html>"


def read(text: str, name: str) -> Found:
    (found,) = read_raw(Raw(text.encode(), name))
    return found


@pytest.mark.parametrize("name", CASES["messages"])
def test_a_site_s_message_is_no_article(name: str) -> None:
    found = read(page_of(CASES["messages"][name]), "a.html")
    assert isinstance(found, BriefingError)
    assert (found.fault, found.hint) != ("", "")
    assert "holds no article, but what a site tells its visitors: '" in found.fault


@pytest.mark.parametrize("name", CASES["articles"])
def test_an_article_about_such_things_is_one(name: str) -> None:
    assert isinstance(read(page_of(CASES["articles"][name]), "a.html"), Incoming)


def test_pasted_and_scraped_it_is_none_either() -> None:
    for case in (CASES["messages"]["js-1"], CASES["messages"]["login-1"]):
        text = text_of_markup(case["body"])
        assert isinstance(read(text, "a.txt"), BriefingError)
        assert isinstance(read(json.dumps({"title": "Pier shut", "text": text}), "a.json"), BriefingError)
    for case in CASES["articles"].values():
        assert isinstance(read(text_of_markup(case["body"]), "a.txt"), Incoming)


@pytest.mark.parametrize(
    ("group", "word"), [(group, word) for group, words in load_lexicon("site_messages").items() for word in words]
)
def test_each_word_decides_alone(group: str, word: str) -> None:
    with_it, without = (sentence.format(word) for sentence in SENTENCES[group])
    assert (is_site_message([with_it], stated=True), is_site_message([without], stated=True)) == (True, False)
