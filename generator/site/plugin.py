"""The MkDocs plugin ``briefings``: generate, choose what may be seen, add lists, index, check.

It generates before every build, so ``mkdocs serve`` follows any edit of sources and overrides: both
lie in the docs folder, which MkDocs watches, and pages are written only when they differ, which
keeps it from rebuilding for ever.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime, get_relative_url

from generator.overrides.newsroom import Newsroom
from generator.publishing.addresses import address_faults
from generator.publishing.generate import generate_stories
from generator.publishing.progress import progress
from generator.publishing.results import StoryResult
from generator.publishing.store import find_stories, read_newsroom, story_names
from generator.rendering.drawings.downloads import FIGURES_FILE, write_figures
from generator.rendering.drawings.filling import fill_drawings
from generator.rendering.escaping import CONTROL_RE, escape, without_unseen
from generator.rendering.wording import date_words
from generator.site.addresses import edit_address, move_story
from generator.site.checking import check_links, find_leaks, find_withheld
from generator.site.comments import NEWEST_MARK, fill_marks
from generator.site.contents import gather_contents
from generator.site.frame import find_parts, mend_html, names_of_material, page_kind, part_lines, uses_material
from generator.site.heads import Heads
from generator.site.home import HOME_MARK, render_home
from generator.site.machine.outputs import Outputs
from generator.site.machine.structured import SiteName
from generator.site.marks import MARKS_FILE, OpenedMark, mark_evidence, marks_json
from generator.site.package_files import THEME, package_home
from generator.site.people import portraits_of
from generator.site.printing import RELATED, Printer
from generator.site.redirects import Redirects, find_redirects
from generator.site.search import SEARCH_PAGE, index_site
from generator.site.stories import (
    PREVIEWED,
    SiteStory,
    StoryState,
    load_stories,
    may_be_served,
    story_folders,
)
from generator.stages.as_of import as_of, day_pages, fill_days
from generator.values.diagnostic import BriefingError
from generator.values.files import find_misplaced

log = logging.getLogger("mkdocs.plugins.briefings")

PERSON_RE = re.compile(r'(?P<anchor><a id="[^"]+"></a>)\*\*(?P<name>.{1,300}?)\*\*(?=,| ·|$)', re.MULTILINE)
BLANKS_RE = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)
MOST_FAULTS = 20  # faults printed; the rest are counted


def _first_faults(faults: list[str]) -> str:
    more = f"\n… and {len(faults) - MOST_FAULTS} more" if len(faults) > MOST_FAULTS else ""
    return "\n".join(("the site has faults:", *faults[:MOST_FAULTS])) + more


class BriefingsConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """The plugin's settings in mkdocs.yml."""

    generate = config_options.Type(bool, default=True)
    search = config_options.Type(bool, default=True)
    days = config_options.Type(bool, default=True)  # a page for each day a story's sources came out


class BriefingsPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call]  # as above
    """Turns a folder of stories into a site."""

    def __init__(self) -> None:
        self.serving = False
        self.folders: frozenset[str] = frozenset()
        self.stories: dict[str, SiteStory] = {}  # by their fronts
        self.evidence: dict[str, SiteStory] = {}  # by the pages behind
        self.contents = gather_contents(())
        self.pages: dict[str, str] = {}
        self.dates: dict[str, str] = {}
        self.days: dict[str, tuple[SiteStory, str]] = {}  # pages of earlier days
        self.redirects = Redirects({}, {})
        self.newsroom = Newsroom()
        self.marks: dict[Path, tuple[OpenedMark, ...]] = {}  # what the marks of a page open, by the file it goes to
        self.faults: list[str] = []
        self.made: tuple[StoryResult, ...] = ()
        self.converted = self.expected = 0  # pages of this build whose Markdown is HTML, and all
        self.tell = progress("pages")

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002  # MkDocs names them
        """Remember whether a person is watching: then faults are told, and the site is served all the same."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the package's theme over Material's and beneath the newsroom's own, which changes single files of it."""
        try:
            theme = package_home() / THEME
        except BriefingError as error:
            raise PluginError(str(error)) from error
        if not any(Path(folder).resolve() == theme for folder in config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Generate the stories and read back those that may be seen."""
        root = Path(config.docs_dir)
        self.faults, self.marks, self.converted, self.tell = [], {}, 0, progress("pages")
        if links := [str(fault) for fault in find_misplaced(root)]:  # before MkDocs follows them
            raise PluginError(_first_faults(links))
        if self.config.generate:
            done = generate_stories(root, report=progress("stories"))
            self.faults += [str(error) for error in done.errors]
            self.made = done.stories
        else:
            self.faults += [str(fault) for fault in find_stories(root)[1]]
        try:
            self._load(root, has_feeds=bool(config.site_url))
        except BriefingError as error:
            raise PluginError(str(error)) from error

    def _load(self, root: Path, *, has_feeds: bool) -> None:
        folders = story_folders(root)
        self.newsroom = read_newsroom(root)[0]
        for fault in address_faults(root, self.newsroom, folders):
            raise fault
        every = load_stories(root, folders, get_build_datetime().astimezone(UTC))
        shown = {StoryState.PUBLISHED, *(PREVIEWED if self.serving else ())}
        stories = tuple(story for story in every if story.state in shown)
        self.folders = frozenset(story_names(root))
        self.redirects = find_redirects(every)
        self.stories = {story.page: story for story in stories}
        self.evidence = {story.evidence: story for story in stories}
        self.contents = gather_contents(stories, has_feeds=has_feeds)
        self.pages = {**self.redirects.pages, **(SEARCH_PAGE if self.config.search else {})}
        self.days = {}
        latest = get_build_datetime().date().isoformat() if self.serving else "9999"  # a preview shows what is to come
        told = ((page, s.modified) for s in stories for page in (s.page, s.evidence))
        own = ((uri, page.modified) for uri, page in self.contents.pages.items())
        self.dates = {uri: min(day, latest) for uri, day in (*told, *own) if day}
        if self.config.days:
            self._add_days(stories)

    def _add_days(self, stories: tuple[SiteStory, ...]) -> None:
        for story in stories:
            for name, text in day_pages(story.briefing).items():
                uri = f"{story.folder}/{name}"
                self.pages[uri] = f"---\nunlisted: true\n---\n{text}"  # not for search engines
                self.days[uri] = (story, name.removeprefix("as-of-").removesuffix(".md"))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Drop what must not be seen and add the list pages."""
        shown = frozenset(story.folder for story in self.stories.values())
        for file in list(files):
            own = file.src_dir is not None and Path(file.src_dir).resolve() == Path(config.docs_dir).resolve()
            if own and not may_be_served(file.src_uri, self.folders, shown):
                files.remove(file)
        lists = {uri: f"# {escape(page.title)}\n" for uri, page in self.contents.pages.items()}
        for uri, text in sorted({**lists, **self.pages}.items()):
            if files.get_file_from_path(uri) is None:
                files.append(File.generated(config, uri, content=text))
        by_folder = {story.folder: story for story in self.stories.values()}
        self._add_tables(files, config)
        for file in files:
            if story := by_folder.get(file.src_uri.partition("/")[0]):
                move_story(file, story)
        documents = files.documentation_pages()
        self.expected = len(documents)
        for file in documents:
            if file.src_uri in {*self.stories, *self.evidence, *self.pages, *lists}:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        site = SiteName(config.site_name, config.site_url or None, config.site_description or "")
        self.printer = Printer(config.theme.dirs)
        outputs = Outputs(self.contents, site, self.printer, tuple(config.theme.dirs))
        self.heads = Heads(outputs)
        for uri, content in outputs.write(files):
            files.append(File.generated(config, uri, content=content))
        return files

    def _add_tables(self, files: Files, config: MkDocsConfig) -> None:
        for story in self.stories.values():
            if table := write_figures(story.briefing):
                files.append(File.generated(config, f"{story.folder}/{FIGURES_FILE}", content=table))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Draw the charts, fill the lists, link people, and give the page its date and description."""
        uri = page.file.src_uri
        target = files.get_file_from_path(self.redirects.targets.get(uri, ""))
        if target:
            page.meta["redirect"] = get_relative_url(target.url, page.file.url)
        page.update_date = self.dates.get(uri) or max(self.dates.values(), default=page.update_date)
        page.meta["undated"] = not (uri in self.dates or uri in self.contents.pages or page.is_homepage)
        page.meta.setdefault("hide", ["navigation"])
        story = self.stories.get(uri) or self.evidence.get(uri)
        page.meta["generated"] = story is not None or uri in self.pages or uri in self.contents.pages
        page.meta["kind"] = "front" if uri in self.stories else page_kind(uri)
        if story is None:
            markdown = markdown.replace(NEWEST_MARK, HOME_MARK) if page.is_homepage else markdown
            return fill_marks(markdown, self.stories.values(), self.newsroom.quoting)
        page.meta["briefing"] = story.briefing
        page.meta["state"] = story.state.value if story.state in PREVIEWED else None
        page.meta["edit_link"] = (
            edit_address(self.newsroom.edit_url, story.folder, Path(config.docs_dir))
            if self.newsroom.edit_url
            else None
        )
        if uri in self.evidence:
            markdown = fill_days(markdown, story.briefing) if self.config.days else markdown
        table = files.get_file_from_path(f"{story.folder}/{FIGURES_FILE}")
        data = get_relative_url(table.url, page.file.url) if table else None
        return self._link_people(fill_drawings(markdown, story.briefing, data), story)

    def _link_people(self, markdown: str, story: SiteStory) -> str:
        known = {entity.id: portrait for entity, portrait in portraits_of(self.contents.portraits, story)}

        def link(match: re.Match[str]) -> str:
            portrait = known.get(match["anchor"].split('"')[1])
            if portrait is None:
                return match[0]
            return f"{match['anchor']}**[{match['name']}](../{quote(portrait.page)})**"

        return PERSON_RE.sub(link, markdown)

    def on_env(self, env: Environment, *, files: Files, **_: object) -> Environment:
        """Tell the templates what stands on every page."""
        env.globals["previewing"] = self.serving
        env.globals["newest_day"] = date_words(max(self.dates.values())) if self.dates else None
        env.globals["material_files"] = names_of_material(f.src_uri for f in files)
        return env

    def on_page_content(self, html: str, *, page: Page, files: Files, **_: object) -> str:
        """Print the lists and the home page, mark evidence, and say what a page's head and frame need of it."""
        self.converted += 1
        self.tell(self.converted, self.expected)
        uri, url = page.file.src_uri, page.file.url
        told = self.contents.pages.get(uri)
        if told:
            page.meta["head"] = self.heads.of_list(told, page)
            return self.printer.print_page(told, url, files, page.toc.items[0].id)
        html = self._mark(html, page)
        if story := self.stories.get(uri):
            page.meta["head"] = self.heads.of_story(story, page)
            related, line = self.contents.beside(story), self.contents.storylines.get(story.folder)
            html += self.printer.print_template(RELATED, url, files, related=related, line=line, day=date_words)
        elif story := self.evidence.get(uri):
            page.meta["head"] = self.heads.of_evidence(story, page)
        elif uri in self.days:
            page.meta["head"] = self.heads.of_day(*self.days[uri], page)
        else:
            page.meta["head"] = self.heads.by_hand(html, page)
        page.meta["contents"] = find_parts(html) if page.meta["kind"] in {"front", "evidence", "day"} else ()
        page.meta.setdefault("material", uses_material(html))
        if page.is_homepage and HOME_MARK in html:
            html = html.replace(HOME_MARK, render_home(tuple(self.stories.values()), _address_giver(files, page)))
        return mend_html(html)

    def _mark(self, content: str, page: Page) -> str:
        """Make one mark of the sources behind a statement, on a front and on that of an earlier day."""
        uri = page.file.src_uri
        if uri in self.stories:
            briefing = self.stories[uri].briefing
        elif uri in self.days:
            story, day = self.days[uri]
            briefing = as_of(story.briefing, day)
        else:
            return content
        marked, marks = mark_evidence(mend_html(content), briefing)
        self.marks[Path(page.file.abs_dest_path).with_name(MARKS_FILE)] = marks
        return part_lines(marked)

    def on_post_page(self, output: str, **_: object) -> str:
        """Leave out signs that nobody sees, in heads and data too, and the blanks at the ends of templates' lines."""
        return BLANKS_RE.sub("", CONTROL_RE.sub("", output))

    def on_post_template(self, output_content: str, **_: object) -> str:
        """Leave them out of the pages that no Markdown is behind, too."""
        return BLANKS_RE.sub("", CONTROL_RE.sub("", output_content))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site for search and check what was built; a fault fails a build, not a preview."""
        site = Path(config.site_dir)
        for path, marks in self.marks.items():
            told = json.dumps(without_unseen(marks_json(marks)), ensure_ascii=False, separators=(",", ":"))
            path.write_text(told, encoding="utf-8")
        try:
            if self.config.search and self.stories:  # of nothing there is no index
                people = (p for p in self.contents.portraits.values() if p.kind != "place")
                index_site(site, self.stories.values(), people)
        except BriefingError as error:
            raise PluginError(str(error)) from error
        root = Path(config.docs_dir)
        private = self._private(root)
        # a page is turned into HTML and is no longer the same: what it was made of is compared
        self.faults += [*check_links(site), *find_leaks(site, private), *find_leaks(root, private, "*.md")]
        self.faults += find_withheld(site, self.made)
        if not self.faults:
            return
        if not self.serving:
            raise PluginError(_first_faults(self.faults))
        log.error(_first_faults(self.faults))

    def _private(self, root: Path) -> list[Path]:
        shown = frozenset(story.folder for story in self.stories.values())
        every = (path for path in sorted(root.rglob("*")) if path.is_file())
        return [p for p in every if not may_be_served(p.relative_to(root).as_posix(), self.folders, shown)]


def _address_giver(files: Files, page: Page) -> Callable[[str], str | None]:
    """Return what gives the address of a page of the docs folder, seen from another; None where there is none."""

    def address(path: str) -> str | None:
        file = files.get_file_from_path(path)
        return get_relative_url(file.url, page.url) if file else None

    return address
