"""Lines that are added to an editor's file: where they go, and that they change nothing."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.overrides.reader import parse_overrides
from generator.overrides.scaffold import Blank, add_blanks

BLANKS = {
    "facts": [Blank(frozenset({"e-1"}), "The bridge shuts.", "- {id: e-1, hide: false, because: }")],
    "quotes": [Blank(frozenset({"e-2", "e-3"}), "Lindqvist: No.", "- {id: e-2, hide: false, because: }")],
}
FACT = ["  # The bridge shuts.", "  #- {id: e-1, hide: false, because: }"]
QUOTE = ["  # Lindqvist: No.", "  #- {id: e-2, hide: false, because: }"]
FILES = {
    "": ["facts:", *FACT, "quotes:", *QUOTE],
    "# mine\n": ["# mine", "facts:", *FACT, "quotes:", *QUOTE],
    "title: A # e-1 is wrong\n": ["title: A # e-1 is wrong", "quotes:", *QUOTE],
    "facts:\n  - {id: e-1, hide: true}": ["facts:", "  - {id: e-1, hide: true}", "quotes:", *QUOTE],
    "quotes:\n  - id: e-3\n    hide: true\n    because: |\n      a\n      b\n\n# below\nfacts:\n": [
        *("quotes:", "  - id: e-3", "    hide: true", "    because: |", "      a", "      b", "", "# below", "facts:"),
        *FACT,
    ],
    "facts: # front\n- id: e-9\n  hide: true\n  because: x\n\n# the end\n": [
        *("facts: # front", "- id: e-9", "  hide: true", "  because: x"),
        *(line.removeprefix("  ") for line in FACT),
        *("", "# the end", "quotes:", *QUOTE),
    ],
    "facts: [{id: e-9, hide: true, because: x}]\ntitle: B\n": [
        "facts: [{id: e-9, hide: true, because: x}]",
        *("  # what stands above is on one line: put these into it", *FACT, "title: B", "quotes:", *QUOTE),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_added_behind_what_a_section_has(text: str, end: str) -> None:
    done, number = add_blanks(text.replace("\n", end), BLANKS)
    assert done.split(end if text else "\n") == [*FILES[text], ""]
    assert number == sum(line.strip().startswith("#- ") for line in FILES[text])
    assert add_blanks(done, BLANKS) == (done, 0)


@pytest.mark.parametrize("text", ["{title: A}", "- a\n", "title: A\n...\n"])
def test_a_file_without_a_place_for_lines_is_left_alone(text: str) -> None:
    with pytest.raises((ValueError, yaml.YAMLError)):
        add_blanks(text, BLANKS)


LINES = st.lists(
    st.sampled_from(
        [
            *("title: A", "lede: >-\n  two\n\n  lines", "tags: [a, b]", "# a note", "", "   "),
            *("sources:\n  post: {exclude: true, because: x}", "facts:", "facts:\n  # - none\n"),
            *(
                "facts:\n    - id: e-8\n      text: 'a\n\n        b'\n      because: c # why\n",
                "quotes: []",
                "quotes: null",
            ),
            *(
                "quotes:\n- {id: e-7,\n   hide: true,\n   because: x}",
                'timeline:\n  - {id: e-6, hide: true, because: "q"}',
            ),
        ]
    ),
    unique_by=lambda part: part.partition(":")[0] if part.strip() and part[0] != "#" else part,
)


@given(LINES, st.booleans())
def test_what_a_file_says_stays_and_so_does_every_line(parts: list[str], ends: bool) -> None:
    text = "\n".join(parts) + "\n" * ends
    before, errors = parse_overrides(text)
    done, _ = add_blanks(text, BLANKS)
    after, more = parse_overrides(done)
    assert len(errors) == len(more)
    assert (after.story, after.sources, [e.changes for e in after.entries]) == (
        before.story,
        before.sources,
        [e.changes for e in before.entries],
    )
    kept = iter(done.splitlines())
    assert all(line in kept for line in text.splitlines())
