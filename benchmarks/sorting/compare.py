"""Articles of known events sorted by `briefings sort` and by other programs, in the same run.

    python -m benchmarks.sorting.compare PILE …

PILE   ``{articles: [{story, title, published, text}]}``, or a folder whose sub-folders are events

None of the others knows the number of events; each is shown at the threshold that is best for it on that pile, which no
user could know. `briefings sort` is shown as it ships.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sklearn.cluster import AgglomerativeClustering
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from benchmarks.side_by_side import OURS, print_table
from benchmarks.sorting.piles import Known, b_cubed, read_pile
from generator.sorting.pile import sort_pile

CUTS = tuple(n / 50 for n in range(10, 50))
TOPICS = 100  # of latent semantic analysis


def ours(pile: Sequence[Known]) -> list[int]:
    groups = sort_pile([k.digest for k in pile])
    group_of = {path: n for n, group in enumerate(groups) for path in group.sources}
    return [group_of[k.digest.path] for k in pile]


def rows_of(texts: Sequence[str]) -> Any:  # noqa: ANN401  # a sparse matrix of scipy
    return TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)


def average_linkage(rows: Any) -> Iterator[list[int]]:  # noqa: ANN401
    alike = rows @ rows.T
    far = (1 - (alike.toarray() if hasattr(alike, "toarray") else alike)).clip(0)
    for cut in CUTS:
        options = {"n_clusters": None, "metric": "precomputed", "linkage": "average", "distance_threshold": cut}
        yield AgglomerativeClustering(**options).fit_predict(far).tolist()


def single_pass(rows: Any) -> Iterator[list[int]]:  # noqa: ANN401
    """Put each article beside the nearest one before it when that is near enough, as stream clustering does."""
    alike = (rows @ rows.T).toarray()
    for cut in CUTS:
        labels = [0]
        for n in range(1, len(alike)):
            nearest = int(alike[n, :n].argmax())
            labels.append(labels[nearest] if alike[n, nearest] >= 1 - cut else n)
        yield labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("piles", type=Path, nargs="+")
    for path in parser.parse_args().piles:
        pile = read_pile(path)
        events, words = [k.event for k in pile], rows_of([k.text for k in pile])
        few = normalize(TruncatedSVD(min(TOPICS, words.shape[0] - 1), random_state=0).fit_transform(words))
        systems = {
            "TF-IDF, average linkage": average_linkage(words),
            "TF-IDF, single pass": single_pass(words),
            "latent semantic analysis, average linkage": average_linkage(few),
            "TF-IDF of titles, average linkage": average_linkage(rows_of([k.digest.title for k in pile])),
        }
        rows = {OURS: b_cubed(events, ours(pile))}
        for name, tried in systems.items():
            rows[name] = max((b_cubed(events, labels) for labels in tried), key=lambda figures: figures[2])
        print(f"\n{path.name}, {len(pile)} articles, {len(set(events))} events\n")
        print_table({name: dict(zip(("P", "R", "F1"), figures, strict=True)) for name, figures in rows.items()})


if __name__ == "__main__":
    main()
