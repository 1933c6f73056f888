"""What counts as a time expression, and what it resolves to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from builders import annotated, document_of
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lexicons.calendar import MONTHS, NUMBER_WORDS, WEEKDAY_NAMES, WEEKDAYS
from generator.times.extractor import FORMS, extract_times
from generator.times.feasts import FEASTS, feast_day
from generator.times.meanings.days import Day
from generator.times.resolver import resolve_times
from generator.times.words import DAY_PARTS, DECADES, LEXICON, ORDINALS, SEASONS
from generator.values.findings import ResolvedTime, TimeExpression

CASES = Path(__file__).parent / "cases"


@cache
def times_in(text: str) -> tuple[TimeExpression, ...]:
    document = document_of(text)
    return extract_times(document, annotated(document))


def shown(text: str, time: ResolvedTime, wanted: str) -> str:
    words = time.expression.span.cut(text)
    line = f"{words} | {time.expression.kind.value} {time.value}"
    return f"{line} | {time.start} to {time.end}" if wanted.count("|") > 1 else line


def found_in(text: str, published: str | None, expected: list[str]) -> list[str]:
    resolved = resolve_times(times_in(text), date.fromisoformat(published) if published else None)
    wanted = [*expected, *[""] * len(resolved)]
    return [shown(text, time, line) for time, line in zip(resolved, wanted, strict=False)]


def cases() -> list[object]:
    found = sorted(CASES.glob("*/*.yml"))
    return [pytest.param(read_cases(path), id=f"{path.parent.name}-{path.stem}") for path in found]


@pytest.mark.parametrize("case", cases())
def test_times(case) -> None:
    found = found_in(case["text"], case.get("published"), case["expected"])
    assert found == case["expected"], case["why"]


DAYS = tuple(name.capitalize() for name in WEEKDAY_NAMES)
TENSES = ("The minister arrived on {}.", "The minister will arrive on {}.", "The minister said {} he was ill.")
PIECES = (
    "The mill burned down last October.",
    "May the council meet on May 16 and 17, or in the second half of June 2024?",
    "Two days later, at 9 a.m. on Friday, 2,024 people had left.",
    "In the past two weeks it rained daily",
    "- 03/04/2024 14:05 GMT, noon; FY24 Q3 2023 '90s",
    "by the end of the year, the next day,",
    "\n",
    "\u00a0\u201cMarch\u201d Sept. 30",
)


@settings(deadline=None)
@given(day=st.sampled_from(DAYS), sentence=st.sampled_from(TENSES), weeks=st.integers(-500, 500))
def test_a_shifted_article_shifts_its_weekdays(day: str, sentence: str, weeks: int) -> None:
    times = times_in(sentence.format(day))
    published, shift = date(2024, 5, 14), timedelta(7 * weeks)
    before, after = resolve_times(times, published)[0], resolve_times(times, published + shift)[0]
    assert date.fromisoformat(after.start or "") - date.fromisoformat(before.start or "") == shift
    assert date.fromisoformat(before.start or "").strftime("%A") == day


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from(TENSES), st.sampled_from(DAYS))
def test_a_weekday_lies_within_a_week_and_on_its_side(published: date, sentence: str, day: str) -> None:
    time = resolve_times(times_in(sentence.format(day)), published)[0]
    days = (date.fromisoformat(time.start or "") - published).days
    assert 0 <= days < 7 if "will" in sentence else -7 < days <= 0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.none() | st.dates(date(1900, 1, 1)))
def test_expressions_stand_in_order_and_never_overlap(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    times = times_in(text)
    spans = [t.span for t in times]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for time in resolve_times(times, published):
        assert time.value != ""
        assert time.start is None or time.end is None or time.start <= time.end


@given(
    st.dates(date(1000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(("%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%b. %-d, %Y")),
)
def test_a_full_date_survives_its_notation(day: date, notation: str) -> None:
    words = day.strftime(notation).replace("May. ", "May ")
    found = [f for form in FORMS for m in form.pattern.finditer(words) if (f := form.read(m)) and m[0] == words]
    assert (day.year, day.month, day.day) in {(f.year.printed, f.month, f.day) for f in found if isinstance(f, Day)}


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_of_the_lexicon_matches(month: str) -> None:
    text = f"The dam broke on {month.capitalize()} 7, 2019."
    assert resolve_times(times_in(text), None)[0].value == f"2019-{MONTHS[month]:02d}-07"


@pytest.mark.parametrize("season", SEASONS)
def test_every_season_of_the_lexicon_matches(season: str) -> None:
    time = resolve_times(times_in(f"The dam broke last {season}."), date(2024, 5, 14))[0]
    assert time.value == f"2023-{SEASONS[season]}"


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_every_weekday_of_the_lexicon_matches(weekday: str) -> None:
    text = f"The dam broke on {weekday.capitalize()}, May 7, 2019."
    assert times_in(text)[0].span.cut(text).startswith(weekday.capitalize())


@pytest.mark.parametrize("feast", FEASTS)
def test_every_feast_matches(feast: str) -> None:
    name = feast.title().replace("'S", "'s").replace("Of", "of").replace(" De ", " de ")
    time = resolve_times(times_in(f"The mill burned down on {name} 2019."), None)[0]
    assert time.value == feast_day(feast, 2019).isoformat()


@pytest.mark.parametrize("number", [word for word, value in NUMBER_WORDS.items() if value])
def test_every_number_word_matches(number: str) -> None:
    time = resolve_times(times_in(f"The strike lasted {number} days."), None)[0]
    assert time.value == f"P{NUMBER_WORDS[number]}D"


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_every_ordinal_counts_a_quarter(ordinal: str) -> None:
    found = resolve_times(times_in(f"Sales fell in the {ordinal} quarter of 2019."), None)
    assert found[0].value == f"2019-Q{ORDINALS[ordinal]}"


@pytest.mark.parametrize("part", DAY_PARTS)
def test_every_part_of_a_day_joins_its_day(part: str) -> None:
    found = resolve_times(times_in(f"The mill burned down on Tuesday {part}."), date(2024, 5, 16))
    assert found[0].value == f"2024-05-14{DAY_PARTS[part]}"


@pytest.mark.parametrize("decade", DECADES)
def test_every_decade_matches(decade: str) -> None:
    assert resolve_times(times_in(f"The mill closed in the {decade}."), None)[0].value == f"19{DECADES[decade]}X"


@pytest.mark.parametrize("count", LEXICON["vague"])
def test_every_open_count_matches(count: str) -> None:
    assert resolve_times(times_in(f"He ran the mill for {count} years."), None)[0].value == "PXY"


@pytest.mark.parametrize(("sentences", "day"), [(13, "2024-05-07"), (15, "2024-05-14")])
def test_an_hour_belongs_to_the_day_named_some_paragraphs_before(sentences: int, day: str) -> None:
    between = " The mill was old and nobody had used it." * sentences
    found = resolve_times(times_in(f"The mill burned down on May 7.{between} It began at 9 a.m."), date(2024, 5, 14))
    assert found[-1].value == f"{day}T09:00"


@pytest.mark.parametrize(("length", "found"), [(30, 1), (38, 0)])
def test_what_stands_further_off_makes_no_rate(length: int, found: int) -> None:
    assert len(times_in(f"They paid $5 {'x' * length} a day.")) == found
