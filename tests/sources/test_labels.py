"""What every line of a raw article is labelled, and what the page states of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from builders import cleaned
from hypothesis import given
from hypothesis import strategies as st

from generator.lexicons.loader import load_lexicon
from generator.sources.agencies import named_agencies
from generator.sources.boilerplate import is_boilerplate, opens_link_list
from generator.sources.datelines import parse_dateline
from generator.sources.lines import PageLine
from generator.sources.outlets import outlet_of_url
from generator.values.document import BlockLabel
from generator.values.span import Span

CASES = Path(__file__).parent / "cases"
PARAGRAPH = "The council of Osterby closed the old bridge on Tuesday after a crack was found in the northern arch."


def cases(folder: str) -> list[object]:
    found = sorted((CASES / folder).glob("*.yml"))
    return [pytest.param(yaml.safe_load(path.read_text("utf-8")), id=path.stem) for path in found]


@pytest.mark.parametrize("case", cases("labels"))
def test_labels(case) -> None:
    document = cleaned(case["text"])
    found = [f"{b.label.value}: {b.span.cut(document.text)}" for b in document.blocks]
    assert found == case["expected"], case["why"]


@pytest.mark.parametrize("case", cases("metadata"))
def test_metadata(case) -> None:
    metadata = cleaned(case["text"]).metadata
    for name, wanted in case["expected"].items():
        if name == "credits":
            assert list(metadata.credits) == wanted, case["why"]
            continue
        field = getattr(metadata, name)
        found = field and (f"{field.value} ({field.basis.value})" if str(wanted).endswith(")") else field.value)
        assert found == wanted, case["why"]


@pytest.mark.parametrize("case", cases("metadata"))
def test_a_field_is_read_where_its_span_says(case) -> None:
    document = cleaned(case["text"])
    for name in ("title", "outlet", "byline", "dateline"):
        field = getattr(document.metadata, name)
        if field and field.span:
            assert field.value in document.text[field.span.start : field.span.end] or name == "outlet"


def line_of(text: str) -> PageLine:
    return PageLine(1, Span(0, len(text)), text, gap_before=False)


@pytest.mark.parametrize("entry", load_lexicon("furniture")["line"])
def test_every_line_of_the_list_is_furniture(entry: str) -> None:
    assert is_boilerplate(line_of(entry.title()))


@pytest.mark.parametrize("entry", load_lexicon("furniture")["inside"])
def test_every_phrase_of_the_list_is_furniture(entry: str) -> None:
    assert is_boilerplate(line_of(f"Readers, {entry} of ours"))


@pytest.mark.parametrize("entry", load_lexicon("furniture")["list"])
def test_every_heading_of_links_opens_a_list(entry: str) -> None:
    assert opens_link_list(line_of(entry.capitalize() + ":"))


@pytest.mark.parametrize("entry", load_lexicon("furniture")["button"])
def test_every_button_makes_a_row_of_buttons(entry: str) -> None:
    assert is_boilerplate(line_of(f"{entry.title()} Share"))


@pytest.mark.parametrize(("name", "form"), [(n, f) for n, forms in load_lexicon("agencies").items() for f in forms])
def test_every_form_of_an_agency_is_credited(name: str, form: str) -> None:
    printed = form.upper() if len(form) <= 4 else form.title()
    assert name in named_agencies(f"{printed} contributed to this report.")


@pytest.mark.parametrize("city", load_lexicon("places")["cities"])
def test_every_city_opens_a_dateline(city: str) -> None:
    assert parse_dateline(f"{city.title()}: Talks began on Monday.") is not None


@pytest.mark.parametrize("word", load_lexicon("places")["words"])
def test_every_word_that_is_no_place_opens_none(word: str) -> None:
    assert parse_dateline(f"{word.upper()}: Talks began on Monday.") is None


@pytest.mark.parametrize(("name", "host"), [(n, h) for n, hosts in load_lexicon("hosts").items() for h in hosts])
def test_every_host_names_its_outlet(name: str, host: str) -> None:
    assert outlet_of_url(f"https://www.{host}/2024/05/a-story") == name


LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=60), max_size=8)


@given(LINES)
def test_blocks_cover_every_word_once_in_order(parts: list[str]) -> None:
    text = "\n".join([PARAGRAPH, *parts])
    document = cleaned(text)
    ends = [0, *(b.span.end for b in document.blocks)]
    assert all(end <= block.span.start for end, block in zip(ends, document.blocks, strict=False))
    covered = {i for b in document.blocks for i in range(b.span.start, b.span.end)}
    assert not [i for i, c in enumerate(document.text) if c.isalnum() and i not in covered]
    assert len(document.normal) == len(document.text)


@given(
    st.sampled_from(
        ["Read more", "Advertisement", "Share Tweet Email", "Sign up for our newsletter", "© 2031 Osterby Post"]
    )
)
def test_furniture_below_a_paragraph_leaves_it_alone(line: str) -> None:
    document = cleaned(f"{PARAGRAPH}\n\n{line}\n")
    assert [b.span.cut(document.text) for b in document.blocks if b.label is BlockLabel.BODY] == [PARAGRAPH]


@pytest.mark.shared
def test_no_line_of_the_page_is_left_in_the_body_of_the_seeds(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = cleaned(path.read_text("utf-8"))
        body = " ".join(span.cut(document.text) for span in document.body).lower()
        for junk in ("newsletter", "no stories found", "privacy policy", "world news", "via getty images"):
            assert junk not in body
