"""Title, outlet, day and byline of articles from their bare text, held against what is known of them.

    python benchmarks/metadata/measure.py [--misses] EVAL

EVAL holds ``fresh`` and ``stories`` (folders of articles with a ``meta.json``), and beside it ``seeds`` and
``contract/example.briefing.json``. Of each field: how many articles hold the answer, how many of those are read
(recall), how many of what is read is right (precision). An article holds its title when its text has it, its outlet
or day when it stands where a page speaks of itself (a line of no sentence, a box, brackets before a dateline), its
byline when marks.yml says so. Stories whose folder is one of ``UNREAD`` are counted apart, and their misses not shown.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.pipeline import analyse
from generator.publishing.cache import annotate_cached
from generator.relations.dating.articles import date_articles
from generator.sources.agencies import agency_named
from generator.sources.outlets import outlet_of_url
from generator.sources.page_dates import read_date
from generator.stages.read import parse_source
from generator.values.document import Basis, Document, value_of

UNREAD = ("batch-8",)
FIELDS = ("title", "outlet", "published", "byline")
MARKS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "marks.yml").read_text("utf-8"))["bylines"]
PAGE_RE = re.compile(
    r"newsletter|sign up|subscri|special offers|©|copyright|rights reserved|contribut|special to|news team"
    r"|published|posted|updated",
    re.IGNORECASE,
)
BRACKETS_RE = re.compile(r"^[A-Z][^()]{0,40}\(([^()]{2,20})\)|/\s?([A-Z][^()/]{2,30})\)$")
SHORT = 12  # words of a line that is no sentence
SAME = {"fox online news": "fox news", "npr online news": "npr", "cnn money": "cnn", "bbc news": "bbc"}


@dataclass(frozen=True)
class Known:
    """An article and what is known of it."""

    place: str
    text: str
    unread: bool
    answers: dict[str, str | None]

    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def words(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").lower().removeprefix("the ")))


def own_lines(text: str) -> Iterator[str]:
    """Yield the lines in which a page may speak of itself, and the brackets of datelines and pictures."""
    for line in text.split("\n"):
        bare = line.strip()
        if PAGE_RE.search(bare) or (len(bare.split()) <= SHORT and not re.search(r"[.?!][\"')”’]*$", bare)):
            yield bare
        yield from (issuer or picture for issuer, picture in BRACKETS_RE.findall(bare))


def outlet_names(known: str) -> set[str]:
    named = words(outlet_of_url(known) or known)
    label = words(known.split(".", maxsplit=1)[0]) if "." in known else named
    return {named, label, named.replace(" ", ""), SAME.get(named, named)} - {""}


def same_outlet(read: str, known: str) -> bool:
    found = words(read)
    return bool({found, found.replace(" ", ""), SAME.get(found, found)} & outlet_names(known))


def holds(known: Known, name: str) -> bool:
    """Say whether an article's text holds an answer."""
    answer = known.answers.get(name)
    if name == "byline":
        return known.digest() in MARKS
    if not answer:
        return False
    if name == "title":
        return words(answer) in words(known.text)
    lines = list(own_lines(known.text))
    if name == "published":
        return any(answer[:10] in read_date(line) for line in lines if len(line.split()) <= SHORT)
    return any(re.search(rf"\b{re.escape(n)}\b", words(line)) for line in lines[1:] for n in outlet_names(answer))


def is_right(known: Known, name: str, read: str) -> bool:
    answer = known.answers.get(name) or ""
    if name == "byline":
        return MARKS.get(known.digest()) == hashlib.sha256(words(read).encode()).hexdigest()[:12]
    if name == "published":
        return read[:10] == answer[:10]
    return same_outlet(read, answer) if name == "outlet" else words(read) == words(answer)


def articles(root: Path) -> Iterator[list[Known]]:
    """Yield the articles story by story."""
    for meta in (*sorted(root.glob("fresh/*/*/meta.json")), *sorted(root.glob("stories/*/meta.json"))):
        unread = bool({*meta.parts} & {*UNREAD})
        yield [_known(meta.parent / a["file"], a, unread) for a in json.loads(meta.read_text("utf-8"))["articles"]]
    example = json.loads((root.parent / "contract" / "example.briefing.json").read_text("utf-8"))
    sources = {s["id"]: s for s in example["sources"]}
    paths = sorted((root.parent / "seeds").glob("*.txt"))
    yield [
        Known(p.name, p.read_text("utf-8-sig"), False, {n: sources[p.stem].get(n) for n in FIELDS})
        for p in paths
        if p.stem in sources
    ]


def _known(path: Path, meta: dict[str, Any], unread: bool) -> Known:
    text = path.read_text("utf-8-sig")
    title = meta.get("title") or text.strip().split("\n")[0]
    answers = {"title": title, "outlet": meta["outlet"], "published": meta.get("date")}
    return Known(f"{path.parent.name}/{path.name}", text, unread, answers)


def count(known: Known, document: Document, found: dict[str, Counter[str]], misses: list[str]) -> None:
    for name in FIELDS:
        read, held = value_of(getattr(document.metadata, name)), holds(known, name)
        right = read is not None and is_right(known, name, read)
        agency = name == "outlet" and read is not None and not right and agency_named(read) is not None
        found[name].update(held=held, read=read is not None, right=right, both=held and right, agency=agency)
        if (held and not right) or (read and not right):
            misses.append(
                f"{known.place}: {name} {known.answers.get(name)!r} read as {read!r}{' (held)' if held else ''}"
            )


def main() -> None:
    root = Path(sys.argv[-1])
    totals = {unread: {name: Counter[str]() for name in FIELDS} for unread in (False, True)}
    dated = {unread: Counter[str]() for unread in (False, True)}
    misses: list[str] = []
    for story in articles(root):
        unread = story[0].unread
        parsed = [parse_source(k.text.encode(), f"{n}", k.place) for n, k in enumerate(story)]
        read = [analyse(document, annotate_cached) for document in parsed]
        for known, article in zip(story, read, strict=True):
            count(known, article.document, totals[unread], [] if unread else misses)
        for article in date_articles(tuple(read)):
            known = story[int(article.source)]
            if article.published and known.answers["published"]:
                right = article.published.value[:10] == known.answers["published"][:10]
                basis = "worked out" if article.published.basis is Basis.INFERRED else "stated"
                dated[unread][f"{basis}, {'right' if right else 'wrong'}"] += 1
    if "--misses" in sys.argv:
        print("\n".join(misses))
    for unread, fields in totals.items():
        print("stories nobody read:" if unread else "stories that were read:")
        for name, c in fields.items():
            recall = f"{c['both']}/{c['held']} = {c['both'] / max(1, c['held']):.3f}"
            precision = f"{c['right']}/{c['read']} = {c['right'] / max(1, c['read']):.3f}"
            agency = f", and {c['agency']} name the agency whose copy it is" if c["agency"] else ""
            print(f"  {name}: read of those that hold it {recall}; right of those read {precision}{agency}")
        print(f"  days: {dict(dated[unread])}")


if __name__ == "__main__":
    main()
