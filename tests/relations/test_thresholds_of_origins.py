"""Where a rule of origins or entities turns: a case on each side of its threshold, so near that a fifth matters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import article

from generator.names.resolution import resolve_names
from generator.relations.dating.articles import date_articles
from generator.relations.entities.organisations import _is_name
from generator.relations.origins.alignment import Alignment, Match, align
from generator.relations.origins.credits import crediting_of
from generator.relations.origins.finding import Kinship, _is_copy, _is_follow_up, _is_mixed
from generator.relations.origins.statements import _is_verbatim, _runs
from generator.relations.origins.wording import Line, Wording, quoted_spans, wording_of
from generator.values.annotation import Mention, MentionKind
from generator.values.document import Basis, Field
from generator.values.span import Span
from generator.values.story import DatedArticle

OUTLET = Field("Selm Post", Basis.STATED)


def words(count: int, prefix: str = "w") -> frozenset[str]:
    return frozenset(f"{prefix}{n}" for n in range(count))


def wording(*lines: frozenset[str], also: frozenset[str] = frozenset()) -> Wording:
    """An article of lines, and of other words that stand in none of them."""
    return Wording("a", frozenset(), tuple(Line(n, line) for n, line in enumerate(lines)), also.union(*lines))


def dated(text: str, published: str | None = None, source: str = "a") -> DatedArticle:
    (found,) = date_articles((article(source, text, published),))
    return found


def kinship(overlap: float, *pairs: Match, lines: int = 8) -> Kinship:
    return Kinship("a", "b", overlap, Alignment(pairs, lines, lines))


@pytest.mark.parametrize(("shared", "others", "aligned"), [(3, 7, True), (5, 15, False)])
def test_articles_that_share_few_words_are_not_aligned(shared: int, others: int, *, aligned: bool) -> None:
    left, right = (wording(words(shared), also=words(others, side)) for side in ("left", "right"))
    assert bool(align(left, right).ordered) is aligned


@pytest.mark.parametrize(("left", "right", "paired"), [(3, 4, True), (4, 4, False)])
def test_lines_pair_up_from_a_likeness_on(left: int, right: int, *, paired: bool) -> None:
    one, other = (wording(words(1) | words(n, side), also=words(9)) for n, side in ((left, "left"), (right, "right")))
    assert bool(align(one, other).ordered) is paired


@pytest.mark.parametrize(
    ("overlap", "lede", "follows"),
    [(0.14, 0, False), (0.16, 0, True), (0.7, 0, True), (0.8, 0, False), (0.5, 0.28, True), (0.5, 0.32, False)],
)
def test_a_follow_up_repeats_some_and_opens_on_something_new(overlap: float, lede: float, *, follows: bool) -> None:
    articles = {"a": dated("Selm.", "2031-03-06"), "b": dated("Selm.", "2031-03-08", "b")}
    found = kinship(overlap, Match(3, 0, lede))
    assert _is_follow_up(found, articles, {"b": wording(words(4))}) is follows


@pytest.mark.parametrize(("similarity", "copied"), [(0.36, False), (0.44, True)])
def test_a_credited_rewrite_may_be_freer(similarity: float, *, copied: bool) -> None:
    told = dated("The mayor told the Selm Post that the mill would close.", source="b")
    model = dated("The mill will close.")
    metadata = replace(model.document.metadata, outlet=OUTLET)
    named = replace(model, article=replace(model.article, document=replace(model.document, metadata=metadata)))
    found = kinship(0.0, *(Match(n, n, similarity) for n in range(4)))
    assert _is_copy(found, {s: crediting_of(d.article) for s, d in (("a", named), ("b", told))}) is copied
    assert not _is_copy(found, {s: crediting_of(d.article) for s, d in (("a", model), ("b", told))})


@pytest.mark.parametrize(("common", "lines", "mixed"), [(3, 10, False), (5, 20, True)])
def test_an_article_with_a_model_for_each_part_is_mixed(common: int, lines: int, *, mixed: bool) -> None:
    here = kinship(0.5, *(Match(n, n, 1.0) for n in range(lines)))
    there = kinship(0.5, *(Match(n, n, 1.0) for n in range(lines - common, 2 * lines - common)))
    assert _is_mixed(here, [replace(there, left="c")]) is mixed


@pytest.mark.parametrize(("shared", "runs", "verbatim"), [(3, 3, True), (2, 2, False), (5, 10, True), (9, 20, False)])
def test_a_sentence_is_anothers_from_half_of_its_runs_on(shared: int, runs: int, *, verbatim: bool) -> None:
    assert _is_verbatim(words(runs), words(shared) | words(20, "other")) is verbatim


def test_a_run_has_five_words() -> None:
    found = dated("The council will close the old bridge.")
    assert {len(run.split()) for run in _runs(found, found.article.statements[0])} == {5}


@pytest.mark.parametrize(("between", "closed"), [(2, True), (3, False)])
def test_a_quotation_runs_on_over_three_paragraphs(between: int, *, closed: bool) -> None:
    found = dated("\n".join(['"We sold the boats,', *["we sold the nets,"] * between, 'and the oars," he said.']))
    spans = quoted_spans(found.article.annotation, found.document.normal)
    assert (len(spans) == between + 2) is closed


@pytest.mark.parametrize(("text", "lines"), [("Old boats carried salt.", 1), ("Old boats carried it.", 0)])
def test_a_line_has_four_content_words(text: str, lines: int) -> None:
    assert len(wording_of(dated(text).article).lines) == lines


@pytest.mark.parametrize(("count", "named"), [(7, True), (8, False)])
def test_a_name_has_seven_words(count: int, *, named: bool) -> None:
    mention = Mention(Span(0, 1), " ".join(["Selm"] * count), MentionKind.ORGANISATION, 0, 1)
    index = resolve_names(dated("Nobody came.").article.annotation)
    assert _is_name(mention, index, set()) is named
