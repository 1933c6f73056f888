"""Whatever a source holds, the page shows it, and nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.escaping import CONTROL_RE, escape, escape_html, escape_line, link_target
from generator.values.ids import slugify

MARKUP = st.text(alphabet=st.sampled_from("ab1 .-+:=#>*_`~[](){}^|<>&;/!\\\"'$@\n\t\x02“”éß中"), max_size=40)
ANY = st.one_of(MARKUP, st.text(max_size=40), st.lists(MARKUP, max_size=4).map("\n\n".join))


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without its tag for variables of the environment."""


Settings.add_constructor("!ENV", lambda *_: "")
MKDOCS = (Path(__file__).resolve().parents[2] / "mkdocs.yml").read_text("utf-8")
EXTENSIONS = yaml.load(MKDOCS, Settings)["markdown_extensions"]  # noqa: S506  # a safe loader with one tag more


class Reading(HTMLParser):
    """The text and the tags of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # its base names them
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def convert(text: str) -> Reading:
    settings: dict[str, Any] = {}
    names = []
    for item in EXTENSIONS:
        name, options = next(iter(item.items())) if isinstance(item, dict) else (item, {})
        names.append(name)
        settings[name] = options
    return Reading(markdown.markdown(text, extensions=names, extension_configs=settings))


def plain(text: str) -> str:
    return " ".join(CONTROL_RE.sub("", text).split())


def same(shown: str, text: str) -> bool:
    return " ".join(shown.split()) == plain(text)


@settings(deadline=None)
@given(ANY)
def test_in_a_paragraph_words_stay_words(text: str) -> None:
    page = convert(f"{escape_line(text)} [end](#x)")
    assert page.tags == ["p", "a"]
    assert same(page.words.removesuffix("end"), text)


@settings(deadline=None)
@given(ANY)
def test_in_a_list_item_words_stay_words(text: str) -> None:
    page = convert(f'- <a id="x"></a>{escape_line(text)}  \n    *one*\n- two')
    assert page.tags == ["ul", "li", "a", "br", "em", "li"]
    assert same(page.words.replace("one", "", 1).rsplit("two", 1)[0], text) or "one" in text


@settings(deadline=None)
@given(ANY, ANY)
def test_in_a_table_words_stay_in_their_cell(first: str, second: str) -> None:
    page = convert(f"| a | b |\n| --- | --- |\n| x{escape(first)} | x{escape(second)} |")
    assert page.tags.count("td") == 2
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td"}


@settings(deadline=None)
@given(ANY)
def test_in_a_heading_and_in_bold_words_stay_words(text: str) -> None:
    assert set(convert(f"# x{escape(text)}").tags) == {"h1", "a"}
    assert set(convert(f"“**x{escape(text)}x**” y").tags) == {"p", "strong"}


@settings(deadline=None)
@given(ANY)
def test_html_holds_words_alone(text: str) -> None:
    page = Reading(f'<p title="{escape_html(text)}">{escape_html(text)}</p>')
    assert page.tags == ["p"]
    assert same(page.words, text)


@settings(deadline=None)
@given(st.one_of(ANY, ANY.map(lambda t: f"https://example.org/{t}")))
def test_a_link_leads_to_the_web_or_nowhere(url: str) -> None:
    target = link_target(url)
    if target is None:
        return
    assert re.match(r"https?://", target, re.IGNORECASE)
    assert convert(f"[x]({target}) y").tags == ["p", "a"]


@settings(deadline=None)
@given(st.text())
def test_slugs_name_files(text: str) -> None:
    slug = slugify(text)
    assert slug
    assert not set(slug) & set("/\\.?#%: ")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "mailto:a@b.c", "https://"]
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert link_target(url) is None


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\u2060", "\U000e0041", "\ufe0e"])
def test_what_is_not_seen_or_turns_words_around_is_left_out(sign: str) -> None:
    text = f"The{sign} bridge{sign}"
    assert escape(text) == escape_html(text) == "The bridge"
    assert link_target(f"https://example.org/{sign}a") == "https://example.org/a"


def test_a_joiner_stays_where_a_script_needs_it() -> None:
    assert escape("می\u200cخواهم, pass\u200dword") == "می\u200cخواهم, password"


@pytest.mark.parametrize("text", ["see www.example.org", "AT&", "R&#60", "www.a.b[^1]"])
def test_pieces_escaped_apart_join_to_no_entity_and_no_link(text: str) -> None:
    assert same(convert(f"{escape(text)}{escape(';b')}").words, f"{text};b")
    assert "www." not in escape(text)
