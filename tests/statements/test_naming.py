"""Who is meant by "he" or "the union" of a statement, where the article settles it."""

from __future__ import annotations

import pytest
from builders import article_of, cleaned

CASES = {
    "Mary Dunn resigned on Tuesday. She had led the mill at Selm since 2019.": ("She", "Mary Dunn"),
    "Mary Dunn resigned on Tuesday. Her resignation came after a fire at Selm.": ("Her", "Mary Dunn’s"),
    "John Bell, chief executive of Norvane, spoke in Selm. The chief executive's plan is to close two mills.": (
        "executive's",
        "John Bell’s",
    ),
    "The Selm Teachers Union called a strike. A strike of the union's members began on Monday.": (
        "union's",
        "Selm Teachers Union’s",
    ),
}
OPEN = (
    "John Bell met Edward Roe in Selm. He was arrested on Tuesday.",
    "Mary Dunn lives in Selm. A neighbour ran out of the house. He was arrested on Tuesday.",
    "Bell spoke in Selm. He left on Tuesday.",
    "Mary Dunn spoke in Selm. Police searched her house, and what car she drove is not known.",
    "Norvane Mills closed on Tuesday. The union called a strike in Selm.",
    "John Bell, Mayor Mary Dunn's spokesman, spoke in Selm. The mayor left Selm on Tuesday.",
    "Mary Dunn spoke. Mary Dunn left. Mary Roe told Selm's council on Monday of the fire. She was arrested.",
    "Norvane Bank lost money in May. Calder Towage closed on Monday. Workers of the bank met in Selm.",
    "Tram drivers met in Selm on Tuesday. They left on Wednesday.",
)


@pytest.mark.parametrize("text", CASES)
def test_who_is_meant_is_named(text: str) -> None:
    article = article_of(cleaned(text))
    found = [(n.words.cut(article.document.text), n.name) for s in article.statements for n in s.named]
    assert found == [CASES[text]]


@pytest.mark.parametrize("text", OPEN)
def test_who_may_be_another_is_not_named(text: str) -> None:
    assert [n for s in article_of(cleaned(text)).statements for n in s.named] == []
