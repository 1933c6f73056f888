"""What the built site holds, and what it must not."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sample_story import TEXTS, sample_briefing, write_story
from sitebuild import REPOSITORY, build_apart, build_site, lay_newsroom

from generator.publishing.addresses import RESERVED
from generator.site.plugin import BriefingsPlugin
from generator.values.briefing import Briefing


def digests(folder: Path) -> dict[str, str]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def texts(site: Path) -> str:
    return "\n".join(
        p.read_text("utf-8") for p in sorted(site.rglob("*")) if p.suffix in {".html", ".json", ".xml", ".txt"}
    )


def test_sources_and_settings_are_not_in_the_site_under_any_name(built: Path) -> None:
    private = {p.read_bytes() for p in (built / "briefings").rglob("sources/*")}
    private |= {p.read_bytes() for p in (built / "briefings").rglob("*.yml")}
    assert len(private) == len(TEXTS) + 2
    published = {p.read_bytes() for p in (built / "site").rglob("*") if p.is_file()}
    assert not private & published
    names = [p.name for p in (built / "site").rglob("*")]
    assert not [n for n in names if "overrides" in n or "newsroom" in n or n == "sources"]
    assert "an editor's secret" not in texts(built / "site")


def test_other_files_of_a_story_stay_behind(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    folder = write_story(docs, sample_briefing())
    for name in ("overrides.yml.bak", "notes.md", "copy.txt", "figures.csv"):
        (folder / name).write_text("for editors alone", encoding="utf-8")
    (docs / "loose.txt").write_text(TEXTS["a-wire"], encoding="utf-8")
    done = build_site(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "for editors alone" not in texts(tmp_path / "site")
    assert {p.name for p in (tmp_path / "site" / "ferry-talks").iterdir()} == {
        "index.html",
        "briefing.json",
        "figures.csv",
        "marks.json",
        "as-of-2031-03-02",
        "evidence",
    }
    assert not (tmp_path / "site" / "loose.txt").exists()


def test_a_source_under_another_name_fails_the_build(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, sample_briefing())
    (docs / "assets").mkdir()
    (docs / "assets" / "picture.svg").write_text(TEXTS["b-quay"], encoding="utf-8")
    done = build_site(tmp_path)
    assert done.returncode != 0
    assert "assets/picture.svg: holds the same as b-quay.txt" in done.stderr


def test_a_source_laid_among_the_pages_fails_the_build(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, sample_briefing())
    source = next((docs / "ferry-talks" / "sources").glob("b-quay.*"))
    (docs / "quay.md").write_bytes(source.read_bytes())
    done = build_site(tmp_path)
    assert done.returncode != 0
    assert "quay.md: holds the same as b-quay.txt" in done.stderr
    (docs / "quay.md").unlink()
    (docs / "quay.md").symlink_to(source)
    done = build_site(tmp_path)
    assert done.returncode != 0
    assert "quay.md: is a symbolic link" in done.stderr


@pytest.mark.parametrize(
    "hidden",
    [
        replace(sample_briefing("secret"), status="draft"),
        replace(sample_briefing("secret"), embargo="2999-01-01T06:00"),
    ],
    ids=["draft", "embargoed"],
)
def test_what_is_not_public_leaves_no_trace(tmp_path: Path, hidden: Briefing) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, replace(hidden, title="Unspeakable", tags=("Hush",)))
    done = build_site(tmp_path, SITE_URL="https://example.org/project/")
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    assert not (site / "secret").exists()
    everything = texts(site) + "".join(digests(site))
    for word in ("Unspeakable", "secret/", "hush", "Ilse Marrow", "41.5"):
        assert word.lower() not in everything.lower()


def test_an_embargo_that_has_passed_hides_nothing(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, replace(sample_briefing(), embargo="2031-06-01T06:00+02:00"))
    before = build_site(tmp_path, SOURCE_DATE_EPOCH="1938052799")  # a second before it passes
    assert before.returncode == 0, before.stderr
    assert not (tmp_path / "site" / "ferry-talks").exists()
    assert build_site(tmp_path, SOURCE_DATE_EPOCH="1938052800").returncode == 0
    assert (tmp_path / "site" / "ferry-talks" / "index.html").exists()


def test_a_page_of_its_own_for_every_list(built: Path) -> None:
    site = built / "site"
    for path in ("months/2031-05", "topics/trade", "topics/lorne-vaskia", "people/ilse-marrow", "figures"):
        assert "ferry-talks" in (site / path / "index.html").read_text("utf-8"), path
    person = (site / "people" / "ilse-marrow" / "index.html").read_text("utf-8")
    assert "We will open the harbour before the summer" in person
    assert "both sides wanted lower tariffs" in person
    home = (site / "index.html").read_text("utf-8")
    assert home.index("ferry-talks") > 0
    assert "people/ilse-marrow" in (site / "ferry-talks" / "index.html").read_text("utf-8")


class Tags(HTMLParser):
    """Counts the scripts of a page that its template did not put there."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and not attrs

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts.append(data)
        self.inside = False


def test_words_of_a_source_never_become_markup(built: Path) -> None:
    for page in sorted((built / "site").rglob("*.html")):
        text = page.read_text("utf-8")
        tags = Tags()
        tags.feed(text)
        assert not [s for s in tags.scripts if "alert" in s], page
        assert '<script>alert("x")' not in text, page


@pytest.fixture(scope="session")
def named(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with an address."""
    folder = tmp_path_factory.mktemp("named") / "newsroom"
    shutil.copytree(built, folder, ignore=shutil.ignore_patterns("site"))
    done = build_site(folder, SITE_URL="https://example.org/project/")
    assert done.returncode == 0, done.stderr
    return folder


def test_the_sitemap_has_the_dates_of_the_briefings(named: Path) -> None:
    sitemap = (named / "site" / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/project/ferry-talks/</loc>" in sitemap
    dates = dict(re.findall(r"<loc>https://example.org/project/(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", sitemap))
    assert set(dates.values()) == {"2031-06-01", "2031-03-02"}
    assert dates["ferry-talks/"] == dates["ferry-talks/evidence/"] == "2031-06-01", "the day of a correction"
    assert dates["weeks/2031-w09/"] == "2031-03-02", "what a week brought"
    assert "about/" not in dates, "nothing tells when a page written by hand was changed"
    assert "<loc>https://example.org/project/about/</loc>" in sitemap


def test_search_engines_are_not_led_to_earlier_days(named: Path) -> None:
    site = named / "site"
    assert "/ferry-talks/as-of-" not in (site / "sitemap.xml").read_text("utf-8")
    told = '<meta name="robots" content="noindex">'
    pages = ("as-of-2031-03-02/index.html", "index.html", "evidence/index.html")
    assert [told in (site / "ferry-talks" / page).read_text("utf-8") for page in pages] == [True, False, False]


def test_two_builds_are_the_same_byte_for_byte(named: Path, tmp_path: Path) -> None:
    shutil.copytree(named, tmp_path / "again", ignore=shutil.ignore_patterns("site"))
    told = {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1938052800", "SITE_URL": "https://example.org/project/"}
    done = build_apart(tmp_path / "again", **told)
    assert done.returncode == 0, done.stderr
    found = digests(tmp_path / "again" / "site")
    assert {"feed.xml", "corrections/feed.json", "cards/ferry-talks.png", "data/index.json"} <= set(found)
    assert found == digests(named / "site")


def test_data_of_a_briefing_is_published(built: Path) -> None:
    data = json.loads((built / "site" / "ferry-talks" / "briefing.json").read_text("utf-8"))
    assert data["slug"] == "ferry-talks"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("](evidence.md#x-", "](evidence.md#x-0"), "which that page does not have"),
        (("(briefing.json)", "(briefing.jsn)"), "briefing.jsn"),
    ],
)
def test_broken_citations_and_links_fail_the_build(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    docs = lay_newsroom(tmp_path)
    page = write_story(docs, sample_briefing()) / "index.md"
    page.write_text(page.read_text("utf-8").replace(*change, 1), encoding="utf-8")
    done = build_site(tmp_path)
    assert done.returncode != 0
    assert fault in done.stderr


def test_a_story_cannot_take_the_name_of_a_list(tmp_path: Path) -> None:
    write_story(lay_newsroom(tmp_path), sample_briefing("people"))
    done = build_site(tmp_path)
    assert done.returncode != 0
    assert "is a name the site needs" in done.stderr


def test_a_broken_briefing_is_named(tmp_path: Path) -> None:
    folder = write_story(lay_newsroom(tmp_path), sample_briefing())
    (folder / "briefing.json").write_text('{"slug": 1}', encoding="utf-8")
    done = build_site(tmp_path)
    assert done.returncode != 0
    assert "ferry-talks/briefing.json: is no briefing" in done.stderr


def test_an_empty_newsroom_builds(tmp_path: Path) -> None:
    lay_newsroom(tmp_path)
    done = build_site(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "No briefing yet" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_build_generates_first_and_a_second_writes_nothing(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("generate: false", "generate: true"), encoding="utf-8")
    (docs / "newsroom.yml").unlink()
    (docs / "ferry" / "sources").mkdir(parents=True)
    for name, text in TEXTS.items():
        (docs / "ferry" / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = build_site(tmp_path)
    assert done.returncode == 0, done.stderr
    written = {p: p.stat().st_mtime_ns for p in (docs / "ferry").glob("*.*")}
    assert {p.name for p in written} == {"index.md", "evidence.md", "briefing.json"}
    assert build_site(tmp_path).returncode == 0
    assert {p: p.stat().st_mtime_ns for p in (docs / "ferry").glob("*.*")} == written


def test_every_setting_is_documented() -> None:
    words = (REPOSITORY / "docs" / "site.md").read_text("utf-8")
    settings = [name for name, _ in BriefingsPlugin.config_scheme]
    assert settings
    assert [name for name in settings if f"| `{name}` |" not in words] == []
    assert [name for name in RESERVED if f"`{name}`" not in words] == []
