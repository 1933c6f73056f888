"""Change one thing in one source of a story and see whether the briefing says that the sources differ.

    python benchmarks/perturbations/run.py briefings [--most 40] [--misses]

A change counts where another source of the story tells the same: it has a sentence that shares most of the changed
one's words and the very figure, date, name, verb or order. Reported means: a disagreement, or an overtaken fact, with
evidence in the changed sentence that the unchanged story has not. Changes of wording alone, and none, must give none.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from changes import ORDER, ORDERED, Change, apply, changes_in, words_of

from generator.publishing.cache import annotate_cached
from generator.relations.differences.order import sequences_of
from generator.stages.annotate import annotate
from generator.stages.clean import clean
from generator.stages.extract import extract
from generator.stages.read import parse_source, read
from generator.stages.relate import relate
from generator.values.annotation import DEFAULT_MODEL
from generator.values.document import Document
from generator.values.findings import Article
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

SHARED = 0.6  # share of the fuller sentence's words that the two have
FEWEST = 3  # words of a sentence that is changed
KINDS = ("figure", "date", "name", "negation", "order", "wording")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--most", type=int, default=40, help="changes of a kind in a story")
    parser.add_argument("--misses", action="store_true", help="print what was not reported, or was without cause")
    options = parser.parse_args()
    totals: dict[str, list[bool]] = defaultdict(list)
    for folder in sorted(p.parent for p in options.stories.glob("*/sources")):
        for change, reported, words in (*_measure(folder, options.most), *_measure_orders(folder)):
            totals[change.kind].append(reported)
            if options.misses and reported == (change.kind == "wording"):
                print(f"  {folder.name} {change.source} {change.kind}: {words}")
    for kind in KINDS:
        found = totals[kind]
        print(f"{kind:9} {sum(found)}/{len(found)} reported")


def _measure(folder: Path, most: int) -> Iterator[tuple[Change, bool, str]]:
    articles = {}
    for path in sorted((folder / "sources").iterdir()):
        document = clean(read(path))
        articles[path.stem] = extract(document, annotate_cached(document, DEFAULT_MODEL))
    story = relate(folder.name, tuple(articles.values()))
    known = _reports(story)
    by_kind: dict[str, list[Change]] = defaultdict(list)
    for change in _noticeable(story):
        by_kind[change.kind].append(change)
    for kind in KINDS:
        changes = by_kind[kind]
        step = max(1, len(changes) // most)
        for change in changes[::step][:most]:
            changed = _changed(articles[change.source], change)
            after = relate(folder.name, tuple({**articles, change.source: changed}.values()))
            reported = _is_reported(after, change, known)
            yield change, reported, _shown(articles[change.source], change)


def _measure_orders(folder: Path) -> Iterator[tuple[Change, bool, str]]:
    """Put two events in order in two sources, alike and then the other way round in one; one source has one pair."""
    read_ones = (clean(read(path)) for path in sorted((folder / "sources").iterdir()))
    documents = [d for d in read_ones if d.body]  # nothing can be added to an article without text
    for place, (one, other) in enumerate(ORDERED):
        here, there = documents[place % len(documents)], documents[(place + 1) % len(documents)]
        old = next(words for words in ORDER if f" {words} " in one)
        flipped = one.replace(f" {old} ", f" {ORDER[old]} ")
        for kind, said in (("wording", one), ("order", flipped)):
            articles = tuple(_with(d, {here.source: said, there.source: other}.get(d.source)) for d in documents)
            story = relate(folder.name, articles)
            told = [p for d in story.disagreements for p in d.positions if any(e.text in said for e in p.evidence)]
            yield Change(kind, here.source, Span(0, 0), said, "order"), bool(told), f"[{said}] against [{other}]"


def _with(document: Document, sentence: str | None) -> Article:
    """Extract an article with one more sentence behind its longest paragraph."""
    if sentence is not None:
        end = max(document.body, key=lambda block: block.end - block.start).end
        text = f"{document.text[:end]}\n\n{sentence}\n\n{document.text[end:]}"
        document = clean(parse_source(text.encode("utf-8"), document.source, document.path))
    return extract(document, annotate_cached(document, DEFAULT_MODEL))


def _shown(article: Article, change: Change) -> str:
    sentence = article.annotation.sentence_at(change.span.start)
    span = sentence.span if sentence else change.span
    text = article.document.text
    before, after = text[span.start : change.span.start], text[change.span.end : span.end]
    return f"{before}[{change.span.cut(text)} -> {change.new}]{after}"


def _changed(article: Article, change: Change) -> Article:
    text = apply(article.document, change)
    document = clean(parse_source(text.encode("utf-8"), article.document.source, article.document.path))
    return extract(document, annotate(document, DEFAULT_MODEL))


def _noticeable(story: Story) -> Iterator[Change]:
    """Yield the changes of what at least one other source tells as well."""
    disputed = [e for d in story.disagreements for p in d.positions for e in p.evidence]
    for dated in story.articles:
        annotation = dated.article.annotation
        for sentence in annotation.sentences:
            words = words_of(annotation, sentence)
            if any(sentence.span.overlaps(e.span) for e in disputed if e.source == dated.source):
                continue  # a sentence that differs already may be changed into one that agrees
            for change in changes_in(dated, sentence):
                if change.kind == "wording" or any(_tells(o, words, change) for o in story.articles if o is not dated):
                    yield change


def _tells(other: DatedArticle, words: frozenset[str], change: Change) -> bool:
    annotation = other.article.annotation
    for sentence in annotation.sentences:
        there = words_of(annotation, sentence)
        enough = len(words & there) >= SHARED * max(len(words), len(there), FEWEST)
        if enough and _has(other, sentence.span, change):
            return True
    return False


def _has(other: DatedArticle, span: Span, change: Change) -> bool:
    """Say whether a sentence has the very thing that is changed."""
    if change.kind == "figure":
        found = (f for f in other.article.figures if span.contains(f.span))
        return any(f"{f.quantity.value.normalize():f} {f.quantity.unit}" == change.key for f in found)
    if change.kind == "date":
        return any(t.value == change.key for t in other.times if span.contains(t.expression.span))
    if change.kind == "name":
        return change.key in span.cut(other.document.normal).lower()
    if change.kind == "negation":
        verbs = (t for t in other.article.annotation.tokens_in(span) if t.pos == "VERB")
        return any(t.lemma == change.key for t in verbs)
    return any(span.overlaps(s.claim.span) for s in sequences_of(other))


def _reports(story: Story) -> set[tuple[str, str]]:
    """What a story already says is disputed or overtaken, by the words of its evidence."""
    found = {("fact", _text(story, fact)) for fact, _ in story.superseded}
    for disagreement in story.disagreements:
        found.add((disagreement.kind, " | ".join(sorted(p.text for p in disagreement.positions))))
    return found


def _text(story: Story, fact: str) -> str:
    return next((f.text for f in story.facts if f.id == fact), fact)


def _is_reported(story: Story, change: Change, known: set[tuple[str, str]]) -> bool:
    if change.kind == "wording":
        return bool({k for k, _ in _reports(story)} and len(_reports(story)) > len(known))
    end = change.span.start + len(change.new)
    article = story.article_of(change.source)
    sentence = article.article.annotation.sentence_at(min(change.span.start, len(article.document.text) - 1))
    place = sentence.span if sentence else Span(change.span.start, end)
    for disagreement in story.disagreements:
        key = (disagreement.kind, " | ".join(sorted(p.text for p in disagreement.positions)))
        spans = [e for p in disagreement.positions for e in p.evidence if e.source == change.source]
        if key not in known and any(e.span.overlaps(place) for e in spans):
            return True
    overtaken = [(f, e) for f, e in story.superseded if ("fact", _text(story, f)) not in known]
    return any(e.source == change.source and e.span.overlaps(place) for _, e in overtaken) or any(
        e.source == change.source and e.span.overlaps(place)
        for fact in story.facts
        if fact.id in {f for f, _ in overtaken}
        for e in fact.evidence
    )


if __name__ == "__main__":
    main()
