"""Pages made of all stories as HTML: every word goes through a template with autoescape on, every link through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from generator.rendering.escaping import CONTROL_RE, link_target
from generator.site.blocks import PageLink, SitePage

TEMPLATE: Final = "lists/page.html"
RELATED: Final = "lists/related.html"


class Printer:
    """Prints values by the theme's own templates; their text can never become markup."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, finalize=_without_controls
        )

    def print_page(self, page: SitePage, url: str, files: Files, anchor: str) -> str:
        """Return the content of a page that stands at ``url``; its heading has the anchor."""
        return self.print_template(TEMPLATE, url, files, page=page, anchor=anchor)

    def print_template(self, name: str, url: str, files: Files, **values: Any) -> str:  # noqa: ANN401  # a template's own
        """Return a template with its values; its links lead from ``url`` to other pages of the site."""
        href, href_of = _linker(url, files)
        return self._templates.get_template(name).render(href=href, href_of=href_of, **values)


def _without_controls(value: Any) -> Any:  # noqa: ANN401  # whatever a template prints
    """Return text without control characters; what a template marks as HTML stays."""
    return CONTROL_RE.sub("", value) if type(value) is str else value


def _linker(url: str, files: Files) -> tuple[Callable[[PageLink], str], Callable[[str], str]]:
    def href_of(page: str) -> str:
        target = files.get_file_from_path(page)
        if target is None:
            raise LookupError(f"a list leads to {page}, which the site does not have")
        return get_relative_url(target.url, url)

    def href(link: PageLink) -> str:
        if "://" in link.page:
            return link_target(link.page) or ""
        return href_of(link.page) + (f"#{quote(link.anchor)}" if link.anchor else "")

    return href, href_of
