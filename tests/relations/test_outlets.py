"""What an outlet is, and whose, as ``newsroom.yml`` says: origins are told by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import article_of, cleaned
from case_files import read_cases
from newsroom import article

from generator.overrides.newsroom import parse_newsroom
from generator.publishing.generate import generate_stories
from generator.relations.dating.articles import date_articles
from generator.relations.origins.credits import credited_in, credits_of, own_agency
from generator.relations.origins.finding import find_origins
from generator.rendering.json_form import parse_briefing
from generator.values.briefing import Origin, Relation
from generator.values.document import Basis, Field, OutletKind
from generator.values.findings import Article

HERE = Path(__file__).parent
STORIES = {s["name"]: s for s in read_cases(HERE / "rewrites.yml")["stories"]}
ALIKE = ("museum", "medicine", "court", "wildfire", "data leak")  # of which two rewrites of one report are near


def of_outlet(source: str, text: str, kind: OutletKind | None, owner: str | None, day: str | None = None) -> Article:
    found = article(source, text, day)
    outlet = Field(f"{source.title()} Courier", Basis.STATED)
    metadata = replace(found.document.metadata, outlet=outlet, kind=kind, owner=owner)
    return replace(found, document=replace(found.document, metadata=metadata))


def origins(*articles: Article) -> tuple[dict[str, Relation], tuple[Origin, ...]]:
    relations, found, *_ = find_origins(date_articles(articles))
    return dict(relations), found


@pytest.mark.parametrize("name", ALIKE)
def test_outlets_of_one_owner_share_what_is_nearly_the_same(name: str) -> None:
    one, other = STORIES[name]["rewrites"]
    for owners, count in (((None, None), 2), (("Corvan", "Norland"), 2), (("Corvan", "Corvan"), 1)):
        left, right = (of_outlet(s, t, None, o) for s, t, o in zip("ab", (one, other), owners, strict=True))
        assert len(origins(left, right)[1]) == count


@pytest.mark.parametrize("name", sorted(STORIES))
def test_reports_of_their_own_stay_two_for_one_owner(name: str) -> None:
    story = STORIES[name]
    report = of_outlet("a", story["report"], None, "Corvan")
    assert all(len(origins(report, of_outlet("b", t, None, "Corvan"))[1]) == 2 for t in story["independents"])


@pytest.mark.parametrize("name", ALIKE)
@pytest.mark.parametrize("kind", [OutletKind.GOVERNMENT, OutletKind.COMPANY])
def test_a_release_is_the_origin_of_what_reprints_it(name: str, kind: OutletKind) -> None:
    one, other = STORIES[name]["rewrites"]
    paper, release = of_outlet("a", one, OutletKind.NEWSPAPER, None), of_outlet("b", other, kind, None)
    relations, found = origins(paper, release)
    assert [o.label for o in found] == ["B Courier release"]
    assert (relations["b"].kind, relations["a"].of) == ("original", "b")
    assert len(origins(paper, of_outlet("b", other, OutletKind.STATE_MEDIUM, None))[1]) == 2
    assert len(origins(of_outlet("a", one, kind, None), release)[1]) == 2


def test_a_release_that_came_later_is_no_origin() -> None:
    text = STORIES["museum"]["report"]
    paper = of_outlet("a", text, OutletKind.NEWSPAPER, None, "2031-05-03")
    release = of_outlet("b", text, OutletKind.GOVERNMENT, None, "2031-05-04")
    relations, found = origins(paper, release)
    assert [o.label for o in found] == ["A Courier report of 3 May 2031"]
    assert relations["b"].of == "a"


WIRE = (("corvan wire", "Corvan Wire"), ("cw", "Corvan Wire"))


def crediting(text: str, wires: tuple[tuple[str, str], ...] = WIRE) -> Article:
    found = cleaned(text)
    return article_of(replace(found, metadata=replace(found.metadata, wires=wires)))


LEAD = "The council of Osterby closed the old bridge on Tuesday after a crack was found in the northern arch."


@pytest.mark.parametrize(
    "text",
    [
        f'{LEAD}\n"It is not safe," the mayor, Ann Bell, told Corvan Wire on Tuesday evening in the town hall.\n',
        f"{LEAD}\nCorvan Wire reported that two ferries would replace the bridge until the end of May.\n",
        f"Bridge of Osterby shut\nBy Corvan Wire\n\n{LEAD}\nTwo ferries replace it until the end of May, she said.\n",
        f"Bridge of Osterby shut\n\nOSTERBY (CW) - {LEAD}\nTwo ferries replace it until the end of May, she said.\n",
    ],
)
def test_the_newsroom_s_own_agency_is_credited(text: str) -> None:
    assert credits_of(crediting(text)) == ("Corvan Wire",)
    assert "Corvan Wire" not in credits_of(crediting(text, ()))


def test_an_agency_that_is_only_spoken_of_is_not_credited() -> None:
    assert (
        credits_of(crediting(f"{LEAD}\nThe office of Corvan Wire stands beside the bridge, and was not hurt.\n")) == ()
    )


def test_the_newsroom_s_own_agency_is_credited_for_a_sentence() -> None:
    found = crediting(f'{LEAD}\n"It is not safe," Ann Bell told CW.\n')
    spans = [s.span for s in found.annotation.sentences]
    assert [credited_in(found.document, span) for span in spans] == [(), ("Corvan Wire",)]


def test_an_agency_s_article_is_its_own() -> None:
    assert own_agency(of_outlet("a", LEAD, OutletKind.AGENCY, None).document) == "A Courier"
    assert own_agency(of_outlet("a", LEAD, OutletKind.NEWSPAPER, None).document) is None


def settings(kind: str = "", owner: str = "") -> str:
    told = f", kind: {kind}" * bool(kind) + f", owner: {owner}" * bool(owner)
    return f"outlets:\n  Bridge Office: {{aliases: [office]{told}}}\n  Osterby Post: {{aliases: [post]}}\n"


def page_with(root: Path, text: str) -> str:
    one, other = STORIES["museum"]["rewrites"]
    folder = root / "museum" / "sources"
    folder.mkdir(parents=True)
    (root / "newsroom.yml").write_text(f"{text}quoting: {{share: 1, run: 1000}}\n", "utf-8")
    (folder / "a.md").write_text(f"---\noutlet: post\npublished: 2031-05-04\n---\n{one}\n", "utf-8")
    (folder / "b.md").write_text(f"---\noutlet: office\npublished: 2031-05-03\n---\n{other}\n", "utf-8")
    assert generate_stories(root).errors == ()
    return (root / "museum" / "evidence.md").read_text("utf-8")


def test_the_page_tells_what_an_outlet_is_and_counts_by_it(tmp_path: Path) -> None:
    plain, told = (
        page_with(tmp_path / "plain", settings()),
        page_with(tmp_path / "told", settings("government", "Sund")),
    )
    assert "**Bridge Office release of 3 May 2031**" in told
    assert "Bridge Office** (government, owned by Sund)" in told
    assert "release of" not in plain
    briefing = parse_briefing((tmp_path / "told" / "museum" / "briefing.json").read_text("utf-8"))
    assert [(s.outlet, s.kind, s.owner) for s in briefing.sources] == [
        ("Osterby Post", None, None),
        ("Bridge Office", "government", "Sund"),
    ]
    assert len(briefing.origins) == 1


@pytest.mark.parametrize(
    ("office", "post", "count"),
    [(None, None, 2), ("Sund", None, 2), ("Sund", "Corvan", 2), ("Sund", "Sund", 1)],
)
def test_what_newsroom_yml_says_of_owners_decides_how_many_reports_a_page_counts(
    tmp_path: Path, office: str | None, post: str | None, count: int
) -> None:
    told = [f", owner: {owner}" if owner else "" for owner in (office, post)]
    outlets = (
        f"outlets:\n  Bridge Office: {{aliases: [office]{told[0]}}}\n  Osterby Post: {{aliases: [post]{told[1]}}}\n"
    )
    evidence = page_with(tmp_path, outlets)
    briefing = parse_briefing((tmp_path / "museum" / "briefing.json").read_text("utf-8"))
    assert len(briefing.origins) == count
    corroborated = [fact for fact in briefing.facts if fact.standing == "corroborated"]
    assert bool(corroborated) == (count > 1)
    assert [f"owned by {owner}" in evidence for owner in ("Sund", "Corvan")] == [
        "Sund" in (office, post),
        post == "Corvan",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "outlets: {Post: {kind: newspapr}}",
            "newsroom.yml:1:18: 'kind' cannot be 'newspapr'\nhint: did you mean 'newspaper'?",
        ),
        ("outlets: {Post: {ownr: Sund}}", "newsroom.yml:1:18: unknown key 'ownr'\nhint: did you mean 'owner'?"),
        (
            "outlets: {Post: {owner: []}}",
            "newsroom.yml:1:18: 'owner' must be text\nhint: write one text; quote it where it begins with '[' or '{'",
        ),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(text: str, fault: str) -> None:
    assert [str(error) for error in parse_newsroom(text)[1]] == [fault]


@pytest.mark.parametrize("kind", OutletKind)
def test_every_kind_can_be_set(kind: OutletKind) -> None:
    assert parse_newsroom(f"outlets: {{Post: {{kind: {kind.value}}}}}")[0].kinds == {"Post": kind}
