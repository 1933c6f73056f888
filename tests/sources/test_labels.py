"""What every line of a raw article is labelled, and what the page states of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import cleaned
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st

from generator.values.document import GLUE, BlockLabel

CASES = Path(__file__).parent / "cases"
PARAGRAPH = "The council of Osterby closed the old bridge on Tuesday after a crack was found in the northern arch."


def cases(folder: str) -> list[object]:
    found = sorted((CASES / folder).glob("*.yml"))
    return [pytest.param(read_cases(path), id=path.stem) for path in found]


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


LINKS = "Dam fails under rain Bell to resign in May MORE"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (f"Mayor Ann Bell Ann Marie Bell{LINKS} spoke of the old bridge on Tuesday.", "Mayor Ann Bell spoke"),
        (f"Mayor Ann Bell Ann Marie Bell {LINKS} spoke of the old bridge on Tuesday.", None),
        (f"Mayor Ann Bell Ann Marie Moor{LINKS} spoke of the old bridge on Tuesday.", None),
        ("Mayor Ann Bell Ann Marie BellDam spoke of the old bridge and of nothing more on Tuesday.", None),
    ],
)
def test_links_that_run_together_with_a_repeated_name_are_not_read(printed: str, read: str | None) -> None:
    document = cleaned(f"{PARAGRAPH}\n{printed}")
    plain = document.normal.replace(GLUE, "")
    assert (read in plain and "MORE" not in plain) if read else printed in plain


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
