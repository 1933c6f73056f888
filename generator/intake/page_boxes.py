"""What stands in a page around its article and inside it, taken out of the tree before the article is looked for.

Another article (below in a stream, a teaser within), what stands before the headline, a box that its class names
(``related-posts``), a box that its heading names ("Most read"), what nobody sees. Left alone: whatever holds the
headline, and whatever holds most of the page's prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.lexicons.loader import load_lexicon
from generator.sources.boilerplate import FURNITURE
from generator.sources.titles import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BOXES: Final = load_lexicon("page_boxes")
WORDS: Final = frozenset((*BOXES["word"], *BOXES["paywall"]))
PAYWALLS: Final = frozenset(BOXES["paywall"])
PAIRS: Final = frozenset(BOXES["pair"])
LISTS: Final = frozenset(FURNITURE["list"])
UNSEEN: Final = "//script | //style | //noscript | //template | //iframe | //form | //button | //select | //figcaption"
HIDDEN: Final = "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]"
NAMED: Final = "//body//*[@class or @id]"
HEADINGS: Final = "//h2 | //h3 | //h4 | //h5 | //h6 | //strong | //b | //summary | //p | //div[not(*)] | //span"
MOST: Final = 0.5  # of the page's words of prose: a box holds less
PROSE: Final = 10  # words of an element's own text that is prose
HEADING_WORDS: Final = 5
PART: Final = 4  # words of a headline that a page's title goes on, or cuts
CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])|[^a-zA-Z]+")


def take_out_boxes(tree: HtmlElement, title: str | None) -> None:
    """Take out of a page's tree what is no part of its article; ``title`` is the article's."""
    for element in tree.xpath(f"{UNSEEN} | {HIDDEN}"):
        _drop(element)
    headline = _heading_of_the_article(tree, title)
    _drop_other_articles(tree, headline)
    _drop_above(headline)
    for element in [*_named_boxes(tree), *_headed_boxes(tree)]:
        if _is_box(element, tree, headline):
            _drop(element)


def has_paywall(tree: HtmlElement) -> bool:
    """Say whether a page shows a box to those who have not paid."""
    hidden = {*tree.xpath(HIDDEN)}
    named = (e for e in tree.xpath(NAMED) if e not in hidden and hidden.isdisjoint(e.iterancestors()))
    return any(not PAYWALLS.isdisjoint(_parts_of_name(f"{e.get('class')} {e.get('id')}")) for e in named)


def is_box_name(name: str) -> bool:
    """Say whether a class or an id is that of a box.

    >>> [is_box_name(n) for n in ("related-posts", "cmpLayer", "story__read-more", "story-content", "gated")]
    [True, True, True, False, False]
    """
    words = _parts_of_name(name)
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return not WORDS.isdisjoint(words) or not PAIRS.isdisjoint(pairs)


def _parts_of_name(name: str) -> list[str]:
    return [word.lower() for word in CAMEL_RE.split(name) if word]


def _heading_of_the_article(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the heading that is the article's, else the only one of the first order."""
    headings = tree.xpath("//h1 | //h2 | //h3")
    wanted = same_words(title or "")
    for heading in headings:
        own = same_words(heading.text_content())
        if own == wanted != "" or (len(own.split()) >= PART and (wanted.startswith(own) or own.startswith(wanted))):
            return heading
    first = tree.xpath("//h1")
    return first[0] if len(first) == 1 else None


def _drop_other_articles(tree: HtmlElement, headline: HtmlElement | None) -> None:
    """Take out the articles that do not hold the headline, where one does."""
    around = list(headline.iterancestors("article")) if headline is not None else []
    if not around or _prose_words(around[-1]) < PROSE:
        return
    outer = around[-1]
    inner = [article for article in outer.iterdescendants("article") if article not in around]
    if sum(map(_prose_words, inner)) > MOST * _prose_words(outer):
        inner = []  # the entries of a live report
    others = [article for article in tree.iter("article") if outer not in article.iterancestors()]
    for article in (*inner, *others):
        if article is not outer:
            _drop(article)


def _drop_above(headline: HtmlElement | None) -> None:
    """Take out what stands before the headline, beside it or beside what holds it."""
    if headline is None:
        return
    line = (headline, *headline.iterancestors())
    after = sum(_prose_words(element) for up in line for element in up.itersiblings())
    before = sum(_prose_words(element) for up in line for element in up.itersiblings(preceding=True))
    if after <= before:
        return
    for up in line:
        if up.tag == "body":
            break
        for element in [*up.itersiblings(preceding=True)]:
            _drop(element)


def _named_boxes(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.xpath(NAMED):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
        if any(map(is_box_name, names)):
            yield element


def _headed_boxes(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what a heading like "Most read" opens: all that holds it first, else the list or table behind it."""
    for heading in tree.xpath(HEADINGS):
        words = re.sub(r"\W+", " ", heading.text_content().lower()).strip()
        if len(words.split()) > HEADING_WORDS or words not in LISTS or heading.getparent() is None:
            continue
        parent = heading.getparent()
        if parent[0] is heading and not (parent.text or "").strip() and parent.tag not in {"body", "article", "main"}:
            yield parent
        behind = heading.getnext()
        if behind is not None and behind.tag in {"ul", "ol", "table", "div"}:
            yield behind
        yield heading


def _is_box(element: HtmlElement, tree: HtmlElement, headline: HtmlElement | None) -> bool:
    if element.tag in {"body", "html", "main"} or element.getparent() is None:
        return False
    if headline is not None and (element is headline or element in headline.iterancestors()):
        return False
    return _prose_words(element) <= MOST * _prose_words(tree)


def _prose_words(element: HtmlElement) -> int:
    """Return how many words of prose stand below an element."""
    if not isinstance(element.tag, str):
        return 0
    words = (len(text.split()) for text in element.itertext())
    return sum(number for number in words if number >= PROSE)


def _drop(element: HtmlElement) -> None:
    """Take an element out of its tree; what stands behind it stays."""
    if element.getparent() is not None:
        element.drop_tree() if isinstance(element.tag, str) else element.getparent().remove(element)
