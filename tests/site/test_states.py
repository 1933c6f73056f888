"""What readers see of a story that is a draft, embargoed, withdrawn, moved, merged or corrected, on the built site."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sample_story import sample_briefing, write_story
from sitebuild import build_site, lay_newsroom

from generator.rendering.json_form import parse_briefing, render_json
from generator.site.addresses import edit_address
from generator.site.redirects import find_redirects
from generator.site.stories import SiteStory, StoryState, load_stories, visible_state
from generator.values.briefing import Briefing, Correction
from generator.values.diagnostic import BriefingError

NOTICE = "A court in Lorne forbade it <b>in part</b>."
WORDS = ("Unspeakable", "Hush", "Ilse Marrow", "41.5", "Lornish customs data", "secret")


def secret(**changes: object) -> Briefing:
    return replace(sample_briefing("secret"), title="Unspeakable", tags=("Hush",), **changes)


def built(folder: Path, *stories: Briefing, **environment: str) -> Path:
    docs = lay_newsroom(folder)
    for story in stories:
        write_story(docs, story)
    done = build_site(folder, **environment)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def everything(site: Path) -> str:
    """Return the text of all files of a site, those of the search index unpacked."""
    texts = [p.relative_to(site).as_posix() for p in site.rglob("*")]
    for path in (p for p in site.rglob("*") if p.is_file()):
        data = path.read_bytes()
        texts.append((gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", errors="replace"))
    return "\n".join(texts).lower()


def test_of_a_withdrawn_story_a_page_says_so_and_nothing_else_is_there(tmp_path: Path) -> None:
    site = built(
        tmp_path, secret(status="withdrawn", notice=NOTICE, moved_from=("old-name",)), SITE_URL="https://a.example/"
    )
    assert sorted(p.name for p in (site / "secret").rglob("*")) == ["index.html"]
    for name in ("secret", "old-name"):
        page = (site / name / "index.html").read_text("utf-8")
        assert "This briefing was withdrawn." in page
        assert "A court in Lorne forbade it &lt;b&gt;in part&lt;/b&gt;." in page
        assert 'content="noindex"' in page
    assert "secret" not in (site / "sitemap.xml").read_text("utf-8")
    text = everything(site)
    for word in WORDS[:-1]:
        assert word.lower() not in text, word


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"embargo": "2999-01-01T06:00Z"}], ids=["draft", "embargo"])
def test_what_is_not_yet_published_leaves_no_trace_nor_do_its_old_names(tmp_path: Path, changes: dict) -> None:
    text = everything(built(tmp_path, secret(moved_from=("old-name",), **changes)))
    for word in (*WORDS, "old-name"):
        assert word.lower() not in text, word


def test_old_addresses_lead_to_where_a_story_is(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    ferry = replace(sample_briefing(), moved_from=("harbour-talks",))
    for made in (ferry, secret(merged_into="ferry-talks", moved_from=("older-name",))):
        write_story(docs, made)
    (docs / "ferry-talks" / "briefing.json").write_text(render_json(replace(ferry, slug="ferry-news")), "utf-8")
    done = build_site(tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    for name in ("harbour-talks", "secret", "older-name"):
        assert 'content="0; url=../ferry-news/"' in (site / name / "index.html").read_text("utf-8")
        page = (site / name / "evidence" / "index.html").read_text("utf-8")
        assert 'content="0; url=../../ferry-news/evidence/"' in page
        assert 'content="noindex"' in page
    assert not (site / "secret" / "briefing.json").exists()
    text = everything(site)
    assert "unspeakable" not in text
    assert "hush" not in text


def story(folder: str, state: StoryState = StoryState.PUBLISHED, **changes: object) -> SiteStory:
    return SiteStory(folder, replace(sample_briefing(folder), **changes), state)


def test_a_story_that_was_merged_twice_leads_to_where_it_is_told() -> None:
    chain = [story("a", StoryState.MERGED, merged_into="b"), story("b", StoryState.MERGED, merged_into="c"), story("c")]
    draft = story("d", StoryState.DRAFT, merged_into="c")
    assert "d/index.md" not in find_redirects([*chain, draft]).pages, "it was never published"
    assert find_redirects(chain).targets["a/index.md"] == "c/index.md"


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "published"),
        ({"merged_into": "b"}, "merged"),
        ({"status": "withdrawn", "merged_into": "b"}, "withdrawn"),
        ({"status": "draft"}, "draft"),
        ({"embargo": "2031-06-01T06:00+02:00"}, "embargoed"),
        ({"embargo": "2031-06-01T05:00+02:00"}, "published"),
    ],
)
def test_the_state_of_a_story(changes: dict, state: str) -> None:
    briefing = parse_briefing(render_json(replace(sample_briefing(), **changes)))
    assert visible_state(briefing, datetime(2031, 6, 1, 3, 30, tzinfo=UTC)) == state


CORRECTIONS = (
    Correction("2031-05-19", "e-1", "41.5 </script>", "41.6", "recount"),
    Correction("2031-06-02", "e-2", "", "A spokesman", "privacy"),
)


def test_corrections_are_told_on_the_page_for_the_site_and_to_search_engines(tmp_path: Path) -> None:
    site = built(tmp_path, replace(sample_briefing(), corrections=CORRECTIONS), SITE_URL="https://a.example/")
    page = (site / "ferry-talks" / "index.html").read_text("utf-8")
    assert '<a href="evidence/#corrections">corrected on 2 June 2031</a>' in page
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert (data["@type"], data["dateModified"]) == ("NewsArticle", "2031-06-02")
    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": "Now: A spokesman Why: privacy", "datePublished": "2031-06-02"},
        {
            "@type": "CorrectionComment",
            "text": "Was: 41.5 </script> Now: 41.6 Why: recount",
            "datePublished": "2031-05-19",
        },
    ]
    listed = (site / "corrections" / "index.html").read_text("utf-8")
    assert listed.index("2 June 2031") < listed.index("19 May 2031")
    assert "now “A spokesman”. privacy" in listed
    assert "<lastmod>2031-06-02" in (site / "sitemap.xml").read_text("utf-8")


def test_editors_are_led_to_the_file(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, sample_briefing())
    (docs / "newsroom.yml").write_text("edit_url: https://git.example/news/edit/main/briefings/\n", encoding="utf-8")
    (docs / "ferry-talks" / "overrides.yml").unlink(missing_ok=True)
    assert build_site(tmp_path).returncode == 0
    for page in ("index.html", "evidence/index.html"):
        text = (tmp_path / "site" / "ferry-talks" / page).read_text("utf-8")
        assert "https://git.example/news/new/main/briefings/ferry-talks?filename=overrides.yml" in text
    (docs / "ferry-talks" / "overrides.yml").touch()
    address = edit_address("https://git.example/news/edit/main/briefings", "ferry-talks", docs)
    assert address == "https://git.example/news/edit/main/briefings/ferry-talks/overrides.yml"


def test_a_preview_shows_what_is_not_published_and_says_what_it_is(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    for made in (secret(status="draft"), replace(sample_briefing(), embargo="2999-01-01T06:00Z")):
        write_story(docs, made)
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "preview"))
    config.plugins.run_event("startup", command="serve", dirty=False)
    build(config)
    for folder, state in (("secret", "Draft"), ("ferry-talks", "Embargoed")):
        page = (tmp_path / "preview" / folder / "index.html").read_text("utf-8")
        assert f"{state}: only this preview shows it." in page
    home = (tmp_path / "preview" / "index.html").read_text("utf-8")
    assert re.search(r"<strong>draft</strong> · .*?30 May 2031", home)


def test_an_embargo_that_is_no_moment_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    docs = lay_newsroom(tmp_path)
    write_story(docs, secret(embargo="2031-05"))
    with pytest.raises(BriefingError, match="is no briefing"):
        load_stories(docs, ["secret"], datetime(2031, 6, 1, tzinfo=UTC))
