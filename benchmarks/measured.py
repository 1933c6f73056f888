"""Print what readers are told of measured errors, out of docs/quality.md, as JSON.

    python benchmarks/measured.py > generator/site/measured.json

A test holds the file to what this prints, so that the page about the briefings says what was measured last.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
COUNTED_RE = re.compile(r"(?P<right>\d+) of (?P<all>\d+)(?: \((?P<missed>\d+)\))?")


def table_under(heading: str, text: str) -> list[dict[str, str]]:
    """Return the rows of the first table under a heading, each by the table's heads."""
    lines = text.split(f"## {heading}\n", 1)[1].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def judged(text: str) -> dict[str, object]:
    """Return the newest blind judgement: of each part how many lines were right."""
    row = table_under("Judged blind", text)[-1]
    parts, missed = [], 0
    for head, cell in row.items():
        found = list(COUNTED_RE.finditer(cell))
        for name, match in zip(re.sub(r" \(.*\)", "", head).split(", ", len(found) - 1), found, strict=False):
            if head.startswith("lines that"):
                continue
            parts.append({"part": name, "right": int(match["right"]), "all": int(match["all"])})
            missed += int(match["missed"] or 0)
    return {"stories": row["stories"], "day": row["state"].partition(",")[0], "parts": parts, "missed": missed}


def main() -> None:
    """Print the figures."""
    text = QUALITY.read_text("utf-8")
    articles = [
        {key: row[key] for key in ("what", "measure", "held back")} for row in table_under("In single articles", text)
    ]
    print(json.dumps({"judged": judged(text), "articles": articles}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
