"""What changed on a page, block by block: what is one, what is new, and what is no change to a reader."""

from __future__ import annotations

from sample_story import sample_briefing

from generator.rendering.page_changes import PageChange, compare_pages, told_once
from generator.stages.render import render

PAGE = """# Osterby bridge shuts

*5 March 2031*

*2 articles.* [Evidence](evidence.md)

## Key facts

- <a id="e-1"></a><a id="e-2"></a>Repairs will cost $4.2 million.  
    *[Post](evidence.md#x-1)*
- <a id="e-3"></a>Two ferries \\[of the port\\] sail.  
    *[Post](evidence.md#x-3)*

<details markdown="1" id="figures">
<summary>More figures (1)</summary>

- <a id="e-4"></a>cost: **$4.2 million**

</details>

| Statement | A |
| --- | :-: |
| [Ferries](#e-3) | ● |
"""  # noqa: W291  # a line break in Markdown


def changes(old: str, new: str, page: str = PAGE) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    assert old in page
    found = compare_pages("index.md", page, page.replace(old, new))
    return [(c.section, c.before, c.after) for c in found]


def test_a_page_is_the_same_whatever_its_anchors_addresses_and_counts() -> None:
    assert changes("evidence.md#x-3", "evidence.md#x-9") == []
    assert changes('<a id="e-2"></a>', "") == []
    assert changes("More figures (1)", "More figures (2)") == []


def test_a_block_is_told_with_the_lines_that_changed() -> None:
    assert changes("cost $4.2", "cost $4.5") == [
        ("Key facts", ("Repairs will cost $4.2 million.",), ("Repairs will cost $4.5 million.",))
    ]
    assert changes("*[Post](evidence.md#x-3)*", "*[Post](evidence.md#x-3) · planned*") == [
        ("Key facts", ("Post",), ("Post · planned",))
    ]
    assert changes("# Osterby bridge shuts", "# Bridge shuts") == [
        ("Headline", ("Osterby bridge shuts",), ("Bridge shuts",))
    ]
    assert changes("*2 articles.*", "*3 articles.*") == [("Top", ("2 articles. Evidence",), ("3 articles. Evidence",))]


def test_what_is_new_and_what_is_gone() -> None:
    gone = PAGE[PAGE.index('- <a id="e-3">') : PAGE.index("\n<details")]
    assert changes(gone, "") == [("Key facts", ("Two ferries [of the port] sail.", "Post"), ())]
    assert changes("| [Ferries]", "| [Cost](#e-1) | ● |\n| [Ferries]") == [("More figures", (), ("Cost | ● |",))]


def test_a_block_that_moved_is_told_once() -> None:
    moved = '- <a id="e-4"></a>cost: **$4.2 million**\n'
    page = PAGE.replace(moved, "").replace("## Key facts\n\n", f"## Key facts\n\n{moved}")
    (change,) = compare_pages("index.md", PAGE, page)
    assert change == PageChange("index.md", "More figures → Key facts", (), ("cost: $4.2 million",))


def test_what_changes_alike_on_both_pages_is_told_of_the_first() -> None:
    first = PageChange("index.md", "Key facts", ("a",), ("b",))
    assert told_once([first, PageChange("evidence.md", "Facts", ("a",), ("b",))]) == (first,)


def test_every_line_of_a_page_is_in_a_block() -> None:
    for name, text in render(sample_briefing()).items():
        if name.endswith(".md"):
            assert compare_pages(name, text, text) == ()
            told = {line for c in compare_pages(name, "", text) for line in c.after}
            assert all(not any(mark in line for mark in ("](", "<a ", "**")) for line in told)
