"""What the head of a source says, and what its editor did not mean."""

from __future__ import annotations

import pytest

from generator.lexicons.loader import load_lexicon
from generator.sources.front_matter import KNOWN, meant_key, split_front_matter
from generator.stages.read import parse_source
from generator.values.diagnostic import BriefingError
from generator.values.document import Metadata, value_of

BODY = "The council of Osterby closed the old bridge on Tuesday.\n"


def told(head: str) -> list[str]:
    return [f"{n.place} {n.code} {n.message} ({n.hint})" for n in split_front_matter(head + BODY, "a.txt").notes]


@pytest.mark.parametrize("key", sorted(KNOWN))
def test_a_known_key_is_told_nothing_of(key: str) -> None:
    assert told(f"---\n{key}: 2031-05-03\n---\n") == []


@pytest.mark.parametrize("key", ["tags", "layout", "categories", "rating", "draft", "weight", "section"])
def test_a_key_of_another_program_is_told_nothing_of(key: str) -> None:
    assert told(f"---\n{key}: 3\n---\n") == []


@pytest.mark.parametrize(
    ("head", "note"),
    [
        (
            "---\ntitle: Bridge shut\npubished: 2031-05-03\n---\n",
            "a.txt:3:1 B211 front matter has the key 'pubished', which says nothing here (did you mean 'published'?)",
        ),
        (
            "\n---\nheadline: Bridge shut\n---\n",
            "a.txt:3:1 B211 front matter has the key 'headline', which says nothing here (did you mean 'title'?)",
        ),
        (
            "---\ntitle: Bridge shut\nurl: x\nTitle: Bridge open\n---\n",
            "a.txt:4:1 B212 front matter has the key 'Title' twice; the last one counts (keep one of them)",
        ),
        (
            "---\npublished: soon\n---\n",
            "a.txt:2:1 B214 'published' is no day: 'soon' (write it as 2031-05-16)",
        ),
        (
            '+++\ntitle = "Bridge shut"\n+++\n',
            "a.txt:1:1 B213 front matter in TOML is not read (write it as YAML between '---')",
        ),
    ],
)
def test_what_an_editor_did_not_mean_is_told_with_its_line(head: str, note: str) -> None:
    assert told(head) == [note]
    assert parse_source((head + BODY).encode(), "a", "a.txt").text[-len(BODY) :] == BODY


def test_a_repeated_key_has_its_last_value() -> None:
    title = split_front_matter("---\ntitle: Bridge shut\nTITLE: Bridge open\n---\n" + BODY, "a.txt").metadata.title
    assert title is not None
    assert title.value == "Bridge open"


@pytest.mark.parametrize("entry", [(m, w) for m, words in load_lexicon("front_matter").items() for w in words])
def test_a_key_of_another_program_is_called_by_ours(entry: tuple[str, str]) -> None:
    meant, word = entry
    assert meant in KNOWN
    assert word not in KNOWN
    assert meant_key(word) == meant


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("---\ntitle: Bridge shut\n\n", "a.txt:1:1: front matter has no end"),
        ("\n---\ntitle: [a: b\n---\n", "a.txt:4:1: front matter is not YAML"),
        ("---\na: &x [1]\nb: [*x, *x]\n---\n", "front matter repeats a value with '*'"),
        ("---\ntitle: a\0b\n---\n", "a.txt:2: front matter holds what is no character to print"),
        ('---\nauthor: [{name: "\\ud800"}]\n---\n', "front matter holds what is no character to print"),
    ],
)
def test_front_matter_that_cannot_be_read_is_an_error(head: str, fault: str) -> None:
    with pytest.raises(BriefingError) as caught:
        split_front_matter(head + BODY, "a.txt")
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    "value", ["Dam breaks: six dead", "It's late: nobody's there", "What we know:", "a: [b", "!Breaking news", "@ 9"]
)
def test_a_value_with_a_colon_is_read_whole_and_told(value: str) -> None:
    read = split_front_matter(f"---\noutlet: Selm Post\ntitle: {value}\n---\n" + BODY, "a.txt")
    assert (value_of(read.metadata.title), value_of(read.metadata.outlet)) == (value, "Selm Post")
    assert [(n.code, n.place) for n in read.notes] == [("B218", "a.txt:3:1")]


@pytest.mark.parametrize("head", ["---\nBridge shut in Osterby\n---\n", "---\n\nBridge shut\n\n", "----\n", "--- \n"])
def test_a_rule_above_a_text_is_no_front_matter(head: str) -> None:
    assert split_front_matter(head + BODY, "a.txt").body_start == 0


@pytest.mark.parametrize(("printed", "language"), [("en-GB", "en"), ("no", "no"), ("DE", "de"), ("''", None)])
def test_a_language_is_stated_without_its_region(printed: str, language: str | None) -> None:
    assert split_front_matter(f"---\nlanguage: {printed}\n---\n{BODY}", "a.txt").language == language


def test_an_update_alone_is_the_day_of_publication_and_a_fetch_is_none() -> None:
    both = split_front_matter("---\npublished: 2031-05-03\nupdated: 2031-05-04\n---\n", "a.txt").metadata
    alone = split_front_matter("---\nupdated: 2031-05-04\nretrieved: 2031-06-01\n---\n", "a.txt").metadata
    wrong = split_front_matter("---\npublished: 2031-02-30\nupdated: 2031-05-04\n---\n", "a.txt").metadata
    fetched = split_front_matter("---\nretrieved: 2031-06-01T04:00\nsha256: 20310601\n---\n", "a.txt").metadata
    assert [m.published and m.published.value for m in (both, alone, wrong, fetched)] == [
        *("2031-05-03", "2031-05-04", "2031-05-04", None)
    ]


@pytest.mark.parametrize("key", ["published", "date", "updated", "retrieved"])
@pytest.mark.parametrize(
    "printed", ["2031-02-30", "2031-13-01T08:00:00", "190:20:30", "0x1F", "2_031", "1e400", "9" * 5000, "0o19"]
)
def test_a_value_that_is_no_day_is_kept_as_it_is_printed_and_told(key: str, printed: str) -> None:
    note = f"a.txt:3:1 B214 '{key}' is no day: '{printed}' (write it as 2031-05-16)"
    assert told(f"---\ntitle: Bridge shut\n{key}: {printed}\n---\n") == [note]


@pytest.mark.parametrize("printed", ["1_000", "12:30", "2031-02-30", "007", "Yes", "1e3", "'null'"])
def test_a_title_that_yaml_would_take_for_something_else_is_a_title(printed: str) -> None:
    title = split_front_matter(f"---\ntitle: {printed}\n---\n{BODY}", "a.txt").metadata.title
    assert title is not None
    assert title.value == printed.strip("'")


def test_a_day_that_is_a_mapping_is_told() -> None:
    note = "a.txt:2:1 B214 'published' is no day: '' (write it as 2031-05-16)"
    assert told("---\npublished: {from: 2031-05-03}\n---\n") == [note]


@pytest.mark.parametrize("printed", ["", "~", "null", "''"])
def test_a_key_without_a_value_states_nothing(printed: str) -> None:
    head = f"---\nupdated: {printed}\npublished: {printed}\ntitle: {printed}\n---\n"
    assert told(head) == []
    assert split_front_matter(head, "a.txt").metadata == Metadata()
