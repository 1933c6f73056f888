"""Every file that programs read, by its path in the site: feeds, data, llms.txt, robots.txt, embeds, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from urllib.parse import quote

from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from generator.site.contents import Contents
from generator.site.machine.cards import draw_cached, find_fonts, story_card
from generator.site.machine.catalogue import (
    DATA_INDEX,
    LLMS,
    ROBOTS,
    SCHEMA,
    write_data_index,
    write_llms,
    write_robots,
)
from generator.site.machine.embeds import TEMPLATE, find_embeds
from generator.site.machine.feeds import FeedSite, find_feeds, write_feeds
from generator.site.machine.structured import SiteName
from generator.site.printing import Printer
from generator.site.stories import SiteStory, StoryState

EMBED_STYLES = "assets/embed.css"


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the files are made of."""

    contents: Contents
    site: SiteName
    printer: Printer
    theme: tuple[str, ...]  # the theme's folders, its own first

    @property
    def public(self) -> tuple[SiteStory, ...]:
        """The stories that everybody may see: a preview's drafts are in no file of this kind."""
        return tuple(s for s in self.contents.stories if s.state is StoryState.PUBLISHED)

    def image_of(self, story: SiteStory) -> str | None:
        """Return the web address of a story's picture; None where the site has none."""
        return self.site.address + quote(_card_path(story)) if self.site.address else None

    def write(self, files: Files) -> Iterator[tuple[str, str | bytes]]:
        """Yield the files by path; ``files`` are those of the site, for addresses."""
        public = self.public
        yield DATA_INDEX, write_data_index(public, self.site, self._address(files, DATA_INDEX))
        yield SCHEMA, resources.files("generator.schemas").joinpath("briefing.schema.json").read_text("utf-8")
        yield LLMS, write_llms(public, self.site, self._address(files, LLMS))
        yield ROBOTS, write_robots(self.site)
        yield from self._embeds(files)
        if self.site.address:
            feed_site = FeedSite(
                self.site.name, self.site.description, self.site.address, self._address(files, ""), self.image_of
            )
            yield from write_feeds(find_feeds(public, feed_site), feed_site).items()
            fonts = find_fonts(self.theme)
            yield from ((_card_path(s), draw_cached(story_card(s, self.site.name), fonts)) for s in public)

    def _address(self, files: Files, path: str) -> Callable[[str], str]:
        """Return what gives pages an address: the site's, else as seen from the file at ``path``."""

        def address(page: str) -> str:
            file = files.get_file_from_path(page)
            url = file.url if file else page
            url = "" if url == "./" else url
            return self.site.address + url if self.site.address else get_relative_url(url or "./", path)

        return address

    def _embeds(self, files: Files) -> Iterator[tuple[str, str]]:
        for story in self.public:
            for embed in find_embeds(story):
                path = embed.path(story.briefing.slug)
                front = self._address(files, path)(story.page)
                values = {
                    "embed": embed,
                    "title": story.briefing.title,
                    "site": self.site.name,
                    "address": f"{front}#{quote(embed.id)}",
                    "canonical": front if self.site.address else None,
                    "asset": get_relative_url(EMBED_STYLES, quote(path)),
                }
                yield path, self.printer.print_template(TEMPLATE, quote(path), files, **values)


def _card_path(story: SiteStory) -> str:
    return f"cards/{story.briefing.slug}.png"
