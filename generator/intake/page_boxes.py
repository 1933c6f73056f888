"""What stands in a page around its article and inside it, taken out of the tree before the article is looked for.

Another article (below in a stream, a teaser within), what stands before the headline, a box that its class names
(``related-posts``), a box that its heading names ("Most read"), what nobody sees. Left alone: whatever holds the
headline, and whatever holds most of the page's prose.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.intake.markup import text_of_element
from generator.lexicons.loader import load_lexicon
from generator.sources.boilerplate import FURNITURE
from generator.sources.titles import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BOXES: Final = load_lexicon("page_boxes")
PAYWALLS: Final = frozenset(BOXES["paywall"])
NAMES: Final = frozenset((*BOXES["word"], *BOXES["pair"], *PAYWALLS))
LISTS: Final = frozenset(FURNITURE["list"])
OF_PARAGRAPHS: Final = PAYWALLS | {"teaser"}  # where a paragraph is called so, it is text: for payers, or a standfirst
SILENT: Final = "//script | //style | //noscript | //template | //iframe | //button | //select | //figcaption"
HIDDEN: Final = "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]"
NAMED: Final = "//body//*[@class or @id or contains(name(), '-')]"  # of AMP an element's own name: "amp-consent"
HEADINGS: Final = "//h2 | //h3 | //h4 | //h5 | //h6 | //strong | //b | //summary | //p | //div[not(*)] | //span"
OUTER: Final = frozenset({"html", "body", "main"})
MOST: Final = 0.5  # of the page's words of prose: what is called alike holds less, or is no box
PROSE: Final = 10  # words of an element's own text that is prose
WHOLE: Final = 60  # words of prose: no teaser is so long
HEADING_WORDS: Final = 5
PART: Final = 4  # words of a headline that a page's title goes on, or cuts
CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])|[^a-zA-Z]+")

Boxes = dict[str, list["HtmlElement"]]  # by what they are called


def take_out_boxes(tree: HtmlElement, title: str | None) -> tuple[str, ...]:
    """Take out of a page's tree what is no part of its article, which has this ``title``.

    Returns the headlines of other articles that the page holds whole.
    """
    for element in tree.xpath(SILENT):
        _drop(element)
    headline = _heading_of_the_article(tree, title)
    _drop_kinds(tree, headline, {"hidden": tree.xpath(HIDDEN), "form": tree.xpath("//form")})
    others = _drop_other_articles(tree, headline)
    _drop_above(headline)
    _drop_kinds(tree, headline, _named_boxes(tree))
    _drop_kinds(tree, headline, _headed_boxes(tree))
    return others


def has_paywall(tree: HtmlElement) -> bool:
    """Say whether a page shows a box to those who have not paid."""
    hidden = {*tree.xpath(HIDDEN)}
    named = (e for e in tree.xpath(NAMED) if e not in hidden and hidden.isdisjoint(e.iterancestors()))
    return any(not PAYWALLS.isdisjoint(box_names(f"{e.get('class')} {e.get('id')}")) for e in named if e.tag != "p")


def box_names(name: str) -> set[str]:
    """Return the words of a class or an id that are those of a box.

    >>> [sorted(box_names(n)) for n in ("related-posts", "cmpLayer", "story__read-more", "story-content", "gated")]
    [['related'], ['cmp'], ['read more'], [], []]
    """
    words = [word.lower() for word in CAMEL_RE.split(name) if word]
    return {*words, *(" ".join(pair) for pair in pairwise(words))} & NAMES


def _heading_of_the_article(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the heading that is the article's, of several the one with most prose beside it; else the only first."""
    wanted = same_words(title or "")
    found = []
    for heading in tree.xpath("//h1 | //h2 | //h3"):
        own = same_words(heading.text_content())
        if own == wanted != "" or (len(own.split()) >= PART and (wanted.startswith(own) or own.startswith(wanted))):
            found.append(heading)
    first = tree.xpath("//h1")
    best = [h for h in found if h.tag == "h1"] or sorted(found, key=lambda h: -_prose_words(h.getparent()))
    return best[0] if best else first[0] if len(first) == 1 else None


def _drop_other_articles(tree: HtmlElement, headline: HtmlElement | None) -> tuple[str, ...]:
    """Take out the articles that do not hold the headline, where one does; returns the headlines of the whole ones."""
    around = list(headline.iterancestors("article")) if headline is not None else []
    if headline is None or not around or _prose_words(around[-1]) < PROSE:
        return ()
    outer = around[-1]
    if headline.tag != "h1" and _prose_words(outer) < MOST * _prose_words(tree):
        return ()
    inner = [article for article in outer.iterdescendants("article") if article not in around]
    if sum(map(_prose_words, inner)) > MOST * _prose_words(outer):
        inner = []  # the entries of a live report
    others = [a for a in tree.iter("article") if a is not outer and outer not in a.iterancestors()]
    whole = [article for article in others if _prose_words(article) >= WHOLE]
    heads = [
        " ".join(text_of_element(head).split()) for article in whole for head in article.xpath("(.//h1 | .//h2)[1]")
    ]
    for article in (*inner, *others):
        _drop(article)
    return tuple(heads)


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


def _drop_kinds(tree: HtmlElement, headline: HtmlElement | None, boxes: Boxes) -> None:
    """Take out the boxes of each name, unless together they hold most of what is left."""
    holding = {headline, *headline.iterancestors()} if headline is not None else set()
    left = _prose_words(tree)
    for elements in boxes.values():
        free = [e for e in elements if e not in holding and e.tag not in OUTER and e.getparent() is not None]
        outermost = [e for e in free if {*free}.isdisjoint(e.iterancestors())]
        words = sum(map(_prose_words, outermost))
        if words <= MOST * left:
            left -= words
            for element in outermost:
                _drop(element)


def _named_boxes(tree: HtmlElement) -> Boxes:
    found: Boxes = {}
    for element in tree.xpath(NAMED):
        kind = element.tag if "-" in element.tag else ""
        for name in sorted(box_names(f"{element.get('class') or ''} {element.get('id') or ''} {kind}")):
            if element.tag != "p" or name not in OF_PARAGRAPHS:
                found.setdefault(name, []).append(element)
    return found


def _headed_boxes(tree: HtmlElement) -> Boxes:
    """Return what headings like "Most read" open, each alone: what holds it, the list behind it, itself."""
    found: Boxes = {}
    for number, heading in enumerate(tree.xpath(HEADINGS)):
        words = re.sub(r"\W+", " ", heading.text_content().lower()).strip()
        if len(words.split()) > HEADING_WORDS or words not in LISTS or heading.getparent() is None:
            continue
        parent, behind = heading.getparent(), heading.getnext()
        if parent[0] is heading and not (parent.text or "").strip() and parent.tag != "article":
            found[f"{number} around"] = [parent]
        if behind is not None and behind.tag in {"ul", "ol", "table", "div"}:
            found[f"{number} behind"] = [behind]
        found[f"{number}"] = [heading]
    return found


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
