"""What a writer thinks, told from what is reported."""

from __future__ import annotations

import pytest
from builders import article_of, document_of

VIEW = "The council should take the offer of the engineers seriously. "
REPORT = "The council closed the old bridge on Tuesday. "


def is_column(text: str) -> bool:
    return article_of(document_of(text)).column


def test_views_every_few_sentences_make_a_column() -> None:
    assert is_column(VIEW * 3 + REPORT * 15)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(VIEW * 2 + REPORT * 3, id="two views"),
        pytest.param(VIEW * 3 + REPORT * 18, id="a long report with three"),
        pytest.param(VIEW.replace("seriously", "seriously, the mayor said") * 4 + REPORT, id="a mayor's views"),
        pytest.param(f'"{VIEW.strip()}" the mayor said. ' * 4 + REPORT, id="a mayor's words"),
        pytest.param('The mayor said: "It is late. We should pay. We should go. We should stay."', id="speech"),
    ],
)
def test_no_column(text: str) -> None:
    assert not is_column(text)
