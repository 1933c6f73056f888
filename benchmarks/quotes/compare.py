"""Quotes side by side with textacy and a regular expression, on the same data in the same run.

    python -m benchmarks.quotes.compare [DATA.json | own] [--only SYSTEM…]

DATA holds {"docs": [{"text", "quotes": [{"start", "end", "speakers"}]}]}; ``own`` takes the project's own cases
(tests/quotes/cases), which flatter this project. A match is a pair of spans that share half or more of their union;
"joint" asks for the right speaker too: a word of the name or of the words printed in common with the key's.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.side_by_side import Data, System, f1, pair_spans, parsed, print_report, read_options, run
from generator.quotes.extractor import extract_quotes
from generator.sources.normal import normal_form
from generator.stages.annotate import load_pipeline
from generator.values.annotation import DEFAULT_MODEL, Annotation
from generator.values.document import Document
from generator.values.findings import Speaker

CASES = Path(__file__).resolve().parents[2] / "tests" / "quotes" / "cases"
HALF = 0.5  # share of the union a match must have in common
NO_NAMES = frozenset(
    ["the", "of", "and", "mr", "ms", "mrs", "dr", "sen", "rep", "president", "minister", "a", "an", "in", "for"]
) | {"his", "her", "said"}
LINE_RE = re.compile(r"[^\n]*\S[^\n]*")
BASELINE_RE = re.compile(
    # between marks, with "said Jane Roe" or "Jane Roe said" behind; or "Roe said that …"
    r"""["“](?P<content>[^"”\n]{8,}?)[,.?!]?["”],?\s+
        (?:(?:said|says|added|told)\s+(?P<after>[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)*)
          |(?P<before>(?:[A-Z][\w.'-]+\s?)+|he|she|they)\s+(?:said|says|added|told))
      | (?P<subject>(?:[A-Z][\w.'-]+\s?)+|[Hh]e|[Ss]he|[Tt]hey)\s+(?:said|says)\s+(?P<clause>[^.\n]{8,})
    """,
    re.VERBOSE,
)


class Found(NamedTuple):
    """One prediction."""

    start: int
    end: int
    speakers: tuple[str, ...]


def prepare(doc: dict[str, Any]) -> tuple[Document, Annotation]:
    return parsed(doc["text"])


def ours(prepared: tuple[Document, Annotation]) -> list[Found]:
    document, annotation = prepared
    quotes = extract_quotes(document, annotation, ())
    return [Found(q.span.start, q.span.end, _names(q.speaker, document.text)) for q in quotes]


def _names(speaker: Speaker | None, text: str) -> tuple[str, ...]:
    return (speaker.name, speaker.mention.cut(text)) if speaker else ()


def prepare_paragraphs(doc: dict[str, Any]) -> list[tuple[int, Any]]:
    """Parse paragraph by paragraph: an odd number of marks loses one, not the article."""
    pipeline = load_pipeline(DEFAULT_MODEL)
    return [(line.start(), pipeline(line.group())) for line in LINE_RE.finditer(normal_form(doc["text"]))]


def textacy(paragraphs: list[tuple[int, Any]]) -> list[Found]:
    from textacy.extract import direct_quotations  # noqa: PLC0415  # each system is loaded when it is asked for

    found: list[Found] = []
    for start, paragraph in paragraphs:
        try:
            for q in direct_quotations(paragraph):
                speaker = " ".join(t.text for t in q.speaker)
                found.append(Found(start + q.content.start_char, start + q.content.end_char, (speaker,)))
        except ValueError:  # an odd number of marks
            continue
    return found


def baseline(doc: dict[str, Any]) -> list[Found]:
    found = []
    for match in BASELINE_RE.finditer(doc["text"]):
        group = "content" if match["content"] else "clause"
        speaker = match["after"] or match["before"] or match["subject"] or ""
        found.append(Found(*match.span(group), (speaker.strip(),)))
    return found


SYSTEMS = {
    "briefings": System(ours, prepare),
    "textacy": System(textacy, prepare_paragraphs),
    "regular expression": System(baseline),
}


def own_cases() -> list[dict[str, Any]]:
    """Return the cases that tell words and speaker of each quote they hold."""
    cases = (case for file in sorted(CASES.glob("*.yml")) for case in yaml.safe_load(file.read_text("utf-8")))
    return [_doc_of_case(case) for case in cases if all({"text", "speaker"} <= set(w) for w in case["expected"])]


def _doc_of_case(case: dict[str, Any]) -> dict[str, Any]:
    quotes = []
    for wanted in case["expected"]:
        parts = wanted["text"].split(" … ")
        start = case["text"].find(parts[0])
        end = case["text"].find(parts[-1], start) + len(parts[-1])
        quotes.append({"start": start, "end": end, "speakers": [wanted["speaker"] or ""]})
    return {"text": case["text"], "quotes": quotes}


def is_right(predicted: tuple[str, ...], wanted: list[str]) -> bool:
    for name in filter(None, predicted):
        for gold in filter(None, wanted):
            if words_of(name) & words_of(gold) or name.strip().lower() == gold.strip().lower():
                return True
    return not any(predicted) and not any(wanted)


def words_of(name: str) -> set[str]:
    return {re.sub(r"['’]s$", "", w.lower()) for w in re.findall(r"[A-Za-z][\w'’-]+", name)} - NO_NAMES


def score(docs: list[dict[str, Any]], results: list[list[Found]]) -> dict[str, float | None]:
    count: Counter[str] = Counter()
    for doc, found in zip(docs, results, strict=True):
        gold = doc["quotes"]
        matched = pair_spans(found, gold, HALF)
        joint = sum(is_right(found[i].speakers, gold[j]["speakers"]) for j, i in matched.items())
        count.update(found=len(found), gold=len(gold), span=len(matched), joint=joint)
    return {f"{k} F1": f1(count[k], count["found"], count["gold"]) for k in ("span", "joint")}


def main() -> None:
    options = read_options(__doc__, Data("quotes-dev.json", "docs", held=0, own=own_cases), SYSTEMS)
    docs = options.docs
    print(f"{options.title}: {len(docs)} documents, {sum(len(d['quotes']) for d in docs)} quotes\n")
    print_report(options, run(SYSTEMS, options), score)


if __name__ == "__main__":
    main()
