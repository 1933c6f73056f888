"""Designs of news pages, old and new, and the places where extraction is known to go wrong.

A design takes an article and gives a page and which of its words are the article's body, in their order. Headline,
byline, date, captions and boxes are none. ``pages.py`` shows each article in several designs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

Body = list[str]
Design = Callable[["Article"], tuple[str, Body]]
DESIGNS: dict[str, Design] = {}


@dataclass(frozen=True)
class Article:
    """An article of stories.yml and what a site puts around it."""

    name: str
    title: str
    outlet: str
    host: str
    byline: str
    published: str
    text: Body
    points: Body
    caption: str
    around: dict[str, Any]

    @property
    def url(self) -> str:
        return f"https://{self.host}/news/{self.name}"

    @property
    def day(self) -> str:
        return self.published[:10]


def design(make: Design) -> Design:
    DESIGNS[make.__name__.replace("_", "-")] = make
    return make


def e(text: str) -> str:
    return escape(text, quote=False)


def tags(name: str, items: list[str], attributes: str = "") -> str:
    start = f"{name} {attributes}".strip()
    return "\n".join(f"<{start}>{e(item)}</{name}>" for item in items)


def links(items: list[str], tag: str = "li") -> str:
    return "\n".join(f'<{tag}><a href="/x/{i}">{e(item)}</a></{tag}>' for i, item in enumerate(items))


def meta(a: Article, **more: str) -> str:
    fields = {"og:title": a.title, "og:type": "article", "og:site_name": a.outlet, "og:url": a.url}
    fields |= {"article:published_time": a.published, "author": a.byline} | more
    return "\n".join(f'<meta property="{k}" content="{escape(v)}">' for k, v in fields.items())


def linked_data(a: Article, **more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": a.title,
        "datePublished": a.published,
        "author": {"@type": "Person", "name": a.byline},
        "publisher": {"@type": "Organization", "name": a.outlet},
        "mainEntityOfPage": a.url,
    } | more
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def document(a: Article, body: str, head: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{e(a.title)} | {e(a.outlet)}</title>'
        f'<link rel="canonical" href="{a.url}">\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def menu(a: Article) -> str:
    return f'<header class="site-header"><a href="/">{e(a.outlet)}</a><nav><ul>{links(a.around["menu"])}</ul></nav></header>'


def footer(a: Article) -> str:
    return (
        f'<footer class="site-footer"><ul>{links(a.around["footer"])}</ul>'
        f"<p>© {a.day[:4]} {e(a.outlet)}. {e(a.around['rights'])}</p></footer>"
    )


def stamp(a: Article) -> str:
    return f'<p class="meta">By {e(a.byline)} · <time datetime="{a.published}">{a.day}</time></p>'


@design
def semantic(a: Article) -> tuple[str, Body]:
    """Everything in its element; related links in an aside."""
    body = (
        f"{menu(a)}<main><article><header><h1>{e(a.title)}</h1>{stamp(a)}</header>"
        f'<figure><img src="/i.jpg" alt=""><figcaption>{e(a.caption)} Photo: Sund Pictures</figcaption></figure>'
        f"{tags('p', a.text)}</article><aside><h2>More on this</h2><ul>{links(a.around['related'])}</ul></aside></main>"
    )
    return document(a, body + footer(a), linked_data(a) + meta(a)), a.text


@design
def paragraphs_in_divs(a: Article) -> tuple[str, Body]:
    """No p, no article: divs all the way, and boxes among them in divs of the same kind."""
    rows = [f'<div class="txt">{e(p)}</div>' for p in a.text]
    rows.insert(
        3, f'<div class="txt-box"><div>Also read</div><div><a href="/x">{e(a.around["related"][0])}</a></div></div>'
    )
    body = (
        f'<div id="top"><div class="nav">{links(a.around["menu"], "span")}</div></div><div id="content">'
        f'<div class="hl">{e(a.title)}</div><div class="by">By {e(a.byline)}, {a.day}</div>{"".join(rows)}</div>'
        f'<div id="bottom">{links(a.around["footer"], "span")}</div>'
    )
    return document(a, body, meta(a)), a.text


@design
def breaks_in_a_table(a: Article) -> tuple[str, Body]:
    """A page of the nineties: tables for layout, font tags, br between the paragraphs."""
    text = "<br><br>\n".join(e(p) for p in a.text)
    side = "<br>".join(f'<a href="/x/{i}">{e(r)}</a>' for i, r in enumerate(a.around["popular"]))
    body = (
        '<table width="780"><tr><td colspan="3" bgcolor="#003366"><font color="white">'
        f"{' | '.join(map(e, a.around['menu']))}</font></td></tr>"
        f'<tr><td width="150" valign="top"><b>Most read</b><br>{side}</td>'
        f'<td width="480" valign="top"><font face="Arial" size="5"><b>{e(a.title)}</b></font><br>'
        f'<font size="1">{e(a.byline)}, {a.day}</font><br><br><font face="Times" size="3">{text}</font></td>'
        f'<td width="150"><a href="/ad"><img src="/ad.gif" alt="Advertisement"></a></td></tr>'
        f'<tr><td colspan="3"><font size="1">© {e(a.outlet)}. {e(a.around["rights"])}</font></td></tr></table>'
    )
    return document(a, body), a.text


@design
def live_blog(a: Article) -> tuple[str, Body]:
    """The newest first, each entry with its clock, heading and author."""
    entries = "".join(
        f'<div class="liveblog-entry" id="e{i}"><span class="time">{18 - i}:0{i}</span><span class="author">Desk</span>'
        f'<div class="entry-body"><p>{e(p)}</p></div><div class="entry-share">{links(a.around["share"], "span")}</div></div>'
        for i, p in enumerate(a.text)
    )
    body = (
        f"{menu(a)}<main><h1>{e(a.title)}</h1><div class='live-badge'>Live</div><div class='liveblog'>{entries}</div>"
        f"<button>Load older entries</button></main>{footer(a)}"
    )
    return document(a, body, linked_data(a, **{"@type": "LiveBlogPosting"}) + meta(a)), a.text


@design
def lists_in_the_text(a: Article) -> tuple[str, Body]:
    """An explainer: what is known stands in lists between the paragraphs."""
    half = len(a.text) // 2
    body = (
        f"{menu(a)}<article class='explainer'><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:half])}"
        f"<h2>What is known</h2><ul class='facts'>{tags('li', a.points)}</ul>{tags('p', a.text[half:])}"
        f"</article><ul class='tags'>{links(['Explainers', 'Regional', 'Background'])}</ul>{footer(a)}"
    )
    return document(a, body, linked_data(a)), [*a.text[:half], "What is known", *a.points, *a.text[half:]]


@design
def table_of_figures(a: Article) -> tuple[str, Body]:
    """A table with data in the middle of the text."""
    rows = [("Point", "Detail"), *((f"{i}", point) for i, point in enumerate(a.points, 1))]
    table = "".join(f"<tr><td>{e(one)}</td><td>{e(other)}</td></tr>" for one, other in rows)
    body = (
        f"{menu(a)}<div class='article-body'><h1>{e(a.title)}</h1>{tags('p', a.text[:2])}"
        f"<table class='data'>{table}</table>{tags('p', a.text[2:])}</div>{footer(a)}"
    )
    return document(a, body, meta(a)), [*a.text[:2], *(word for row in rows for word in row), *a.text[2:]]


@design
def quotes_in_blockquotes(a: Article) -> tuple[str, Body]:
    """Every paragraph with speech is a blockquote; a pull quote repeats one of them."""
    spoken = [p for p in a.text if p.startswith('"')]
    pull = f"<aside class='pullquote'><p>{e(spoken[0].split(',')[0])}</p></aside>" if spoken else ""
    rows = [f"<blockquote><p>{e(p)}</p></blockquote>" if p in spoken else f"<p>{e(p)}</p>" for p in a.text]
    rows.insert(len(rows) // 2, pull)
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{''.join(rows)}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def read_more_boxes(a: Article) -> tuple[str, Body]:
    """After every second paragraph a link to another article, as a paragraph of its own."""
    rows = []
    for i, p in enumerate(a.text):
        rows.append(f"<p>{e(p)}</p>")
        if i % 2:
            other = a.around["related"][i // 2 % 4]
            rows.append(f'<p><strong>Read more: <a href="/x/{i}">{e(other)}</a></strong></p>')
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{''.join(rows)}</article>{footer(a)}"
    return document(a, body, meta(a)), a.text


@design
def cookie_banner(a: Article) -> tuple[str, Body]:
    """More words about cookies than about the matter, first in the page."""
    banner = tags("p", a.around["cookies"] * 2)
    body = (
        f"<div id='consent-layer' role='dialog'><h2>Your privacy</h2>{banner}<button>Accept all</button></div>"
        f"{menu(a)}<main class='story'><h1>{e(a.title)}</h1>{stamp(a)}<div class='story-body'>{tags('p', a.text)}</div></main>"
        f"<div class='cmp-bar'><p>{e(a.around['cookies'][1])}</p></div>{footer(a)}"
    )
    return document(a, body, linked_data(a)), a.text


@design
def teaser_cards(a: Article) -> tuple[str, Body]:
    """Below the text, cards with pictures, headlines and a sentence each, in article elements."""
    cards = "".join(
        f"<article class='card'><a href='/x/{i}'><h3>{e(r)}</h3></a><p>{e(t)}</p></article>"
        for i, (r, t) in enumerate(zip(a.around["related"], a.around["teasers"], strict=False))
    )
    body = (
        f"{menu(a)}<div class='wrap'><article class='main-article'><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text)}"
        f"</article><section class='recommended'><h2>You may also like</h2>{cards}</section></div>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def captions_everywhere(a: Article) -> tuple[str, Body]:
    """Pictures between the paragraphs with captions as long as sentences, in divs and in figures."""
    figure = f"<figure><img src='/a.jpg' alt='{escape(a.caption)}'><figcaption>{e(a.caption)}</figcaption></figure>"
    box = (
        f"<div class='image-block'><img src='/b.jpg'><p class='caption'>{e(a.caption)} (Photo: Sund Pictures)</p></div>"
    )
    rows = [f"<p>{e(p)}</p>" for p in a.text]
    rows[1:1], rows[4:4] = [figure], [box]
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{''.join(rows)}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def comments_below(a: Article) -> tuple[str, Body]:
    """Readers' comments, longer than the article, in a section that says so."""
    said = "".join(
        f"<li class='comment'><cite>{e(who)}</cite><p>{e(what)} {e(what)}</p><a href='#reply'>Reply</a></li>"
        for who, what in a.around["comments"] * 3
    )
    body = (
        f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text)}</article>"
        f"<section id='comments'><h2>9 comments</h2><ol class='comment-list'>{said}</ol></section>{footer(a)}"
    )
    return document(a, body, linked_data(a)), a.text


@design
def comments_without_a_name(a: Article) -> tuple[str, Body]:
    """Comments in divs whose classes say nothing."""
    said = "".join(
        f"<div class='u'><b>{e(who)}</b> wrote:<div class='v'>{e(what)}</div></div>"
        for who, what in a.around["comments"]
    )
    body = (
        f"{menu(a)}<div class='a'><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text)}</div>"
        f"<div class='b'><h4>Readers' opinions</h4>{said}</div>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def paywall_stub(a: Article) -> tuple[str, Body]:
    """Two paragraphs and an offer; the rest is not in the page."""
    body = (
        f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:2])}"
        f"<div class='paywall'><h3>Keep reading</h3><p>{e(a.around['offer'])}</p><a href='/buy'>Subscribe</a></div></article>{footer(a)}"
    )
    return document(a, body, linked_data(a, isAccessibleForFree=False) + meta(a)), a.text[:2]


@design
def paywall_with_the_text_in_its_data(a: Article) -> tuple[str, Body]:
    """Two paragraphs on the page, all of it in JSON-LD."""
    body = (
        f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:2])}"
        f"<div class='gate'><p>{e(a.around['offer'])}</p></div></article>{footer(a)}"
    )
    return document(a, body, linked_data(a, isAccessibleForFree="False", articleBody="\n".join(a.text))), a.text


@design
def text_only_in_its_data(a: Article) -> tuple[str, Body]:
    """A page that a script would fill; the article stands in JSON-LD, as HTML."""
    data = linked_data(a, articleBody="".join(f"<p>{e(p)}</p>" for p in a.text))
    return document(
        a, "<div id='root'></div><script src='/app.js'></script><noscript>Please enable JavaScript.</noscript>", data
    ), a.text


@design
def amp(a: Article) -> tuple[str, Body]:
    """Accelerated: its own elements, advertising between the paragraphs."""
    rows = [f"<p>{e(p)}</p>" for p in a.text]
    rows.insert(2, "<amp-ad width='300' height='250' type='x'><div placeholder>Advertisement</div></amp-ad>")
    rows.insert(5, f"<amp-sidebar id='s'><ul>{links(a.around['menu'])}</ul></amp-sidebar>")
    body = (
        f"<header><a href='/'>{e(a.outlet)}</a></header><article><h1>{e(a.title)}</h1>{stamp(a)}"
        f"<amp-img src='/i.jpg' width='600' height='400'></amp-img><div class='amp-caption'>{e(a.caption)}</div>"
        f"<div class='article-body'>{''.join(rows)}</div></article>{footer(a)}"
    )
    return document(a, body, linked_data(a)).replace("<html", "<html ⚡", 1), a.text


@design
def teasers_within_the_article(a: Article) -> tuple[str, Body]:
    """Teasers of other articles inside the article element, as articles of their own."""
    inner = "".join(
        f"<article class='teaser'><h4><a href='/x'>{e(t)}</a></h4><p>{e(s)}</p></article>"
        for t, s in zip(a.around["related"][:2], a.around["teasers"], strict=False)
    )
    body = (
        f"{menu(a)}<article class='article'><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:3])}"
        f"<div class='inline-teasers'>{inner}</div>{tags('p', a.text[3:])}</article>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def endless_scroll(a: Article) -> tuple[str, Body]:
    """Below the article the next one, whole, with a headline of its own."""
    following = "".join(f"<p>{e(t)}</p>" for t in a.around["teasers"] * 2)
    body = (
        f"{menu(a)}<div class='stream'><article data-url='{a.url}'><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text)}</article>"
        f"<article data-url='/next'><h1>{e(a.around['related'][2])}</h1><p class='meta'>By Nils Roth</p>{following}</article></div>{footer(a)}"
    )
    return document(a, body, linked_data(a) + meta(a)), a.text


@design
def newsletter_in_the_middle(a: Article) -> tuple[str, Body]:
    """A form with sentences of its own between two paragraphs."""
    form = f"<div class='newsletter-signup'><h3>Our morning letter</h3>{tags('p', a.around['newsletter'])}<form><input name='mail'><button>Sign up</button></form></div>"
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:3])}{form}{tags('p', a.text[3:])}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def preformatted_wire(a: Article) -> tuple[str, Body]:
    """Copy of an agency as it came, in one pre element."""
    text = "\n\n".join(f"   {e(p)}" for p in a.text)
    body = f"<div id='nav'>{links(a.around['menu'], 'span')}</div><h2>{e(a.title)}</h2><pre>{text}</pre><hr><small>{e(a.outlet)} {a.day}</small>"
    return document(a, body), a.text


@design
def blog_software(a: Article) -> tuple[str, Body]:
    """The usual classes of blog software: share buttons, author box, tags, related posts."""
    body = (
        f"{menu(a)}<div id='primary'><article class='post hentry'><header class='entry-header'><h1 class='entry-title'>{e(a.title)}</h1>"
        f"<div class='entry-meta'>Posted on <time class='entry-date' datetime='{a.published}'>{a.day}</time> by <a rel='author'>{e(a.byline)}</a></div></header>"
        f"<div class='entry-content'>{tags('p', a.text)}<div class='sharedaddy'><h3>Share this:</h3><ul>{links(a.around['share'])}</ul></div>"
        f"<div class='jp-relatedposts'><h3>Related</h3>{tags('p', a.around['related'])}</div></div>"
        f"<footer class='entry-footer'>Posted in <a href='/c'>News</a> Tagged <a href='/t'>region</a></footer>"
        f"<div class='author-bio'><p>{e(a.byline)} {e(a.around['bio'])}</p></div></article></div>{footer(a)}"
    )
    return document(a, body), a.text


@design
def sections_with_headings(a: Article) -> tuple[str, Body]:
    """Sub-headings between the paragraphs, each part a section."""
    heads = ["What happened", "Reactions", "What comes next"]
    size = -(-len(a.text) // 3)
    parts = [a.text[i : i + size] for i in range(0, len(a.text), size)]
    inner = "".join(f"<section><h2>{h}</h2>{tags('p', part)}</section>" for h, part in zip(heads, parts, strict=False))
    body = f"{menu(a)}<main><h1>{e(a.title)}</h1>{stamp(a)}{inner}</main>{footer(a)}"
    gold = [line for h, part in zip(heads, parts, strict=False) for line in (h, *part)]
    return document(a, body, linked_data(a)), gold


@design
def sidebar_of_prose(a: Article) -> tuple[str, Body]:
    """Left and right of the text, columns with whole sentences about other things."""
    side = "".join(
        f"<div class='item'><h5>{e(h)}</h5><p>{e(t)}</p></div>"
        for h, t in zip(a.around["popular"], a.around["teasers"] * 2, strict=False)
    )
    body = (
        f"{menu(a)}<div class='cols'><div class='left'>{side}</div><div class='middle'><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text)}</div>"
        f"<div class='right'><h4>Most read</h4>{side}</div></div>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def interview(a: Article) -> tuple[str, Body]:
    """Questions in bold, answers below, in one paragraph each."""
    asked = ["What happened?", "Who knew of it?", "What does it cost?", "What comes next?"]
    pairs = [f"{asked[i % 4]} {p}" for i, p in enumerate(a.text)]
    rows = "".join(f"<p><strong>{asked[i % 4]}</strong> {e(p)}</p>" for i, p in enumerate(a.text))
    body = f"{menu(a)}<article class='interview'><h1>{e(a.title)}</h1>{stamp(a)}{rows}</article>{footer(a)}"
    return document(a, body, linked_data(a)), pairs


@design
def chronicle(a: Article) -> tuple[str, Body]:
    """A list of terms: the clock, and what happened then."""
    rows = "".join(f"<dt>{7 + i}:00</dt><dd>{e(p)}</dd>" for i, p in enumerate(a.text))
    body = f"{menu(a)}<main><h1>{e(a.title)}</h1>{stamp(a)}<dl class='timeline'>{rows}</dl></main>{footer(a)}"
    return document(a, body, meta(a)), [word for i, p in enumerate(a.text) for word in (f"{7 + i}:00", p)]


@design
def advertising_between(a: Article) -> tuple[str, Body]:
    """The word Advertisement and a call to go on after every paragraph."""
    gap = "<div class='ad-slot'>Advertisement<br>Continue reading below</div>"
    body = f"{menu(a)}<div class='article__content'><h1>{e(a.title)}</h1>{stamp(a)}{gap.join(f'<p>{e(p)}</p>' for p in a.text)}</div>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def print_version(a: Article) -> tuple[str, Body]:
    """A page for the printer: no elements but h3, p and hr."""
    body = (
        f"<p>{e(a.outlet)} - printed from {a.url}</p><hr><h3>{e(a.title)}</h3><p><i>{e(a.byline)}, {a.day}</i></p>{tags('p', a.text)}<hr>"
        f"<p>© {e(a.outlet)}. {e(a.around['rights'])}</p>"
    )
    return document(a, body), a.text


@design
def opinion_with_biography(a: Article) -> tuple[str, Body]:
    """Below the text, who wrote it, in sentences."""
    body = (
        f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}<div class='content'>{tags('p', a.text)}</div>"
        f"<div class='about-author'><h4>About the author</h4><p>{e(a.byline)} {e(a.around['bio'])}</p></div></article>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def custom_elements(a: Article) -> tuple[str, Body]:
    """Elements of a framework instead of paragraphs, with spans within."""
    rows = "".join(f"<x-paragraph><span data-t='1'>{e(p)}</span></x-paragraph>" for p in a.text)
    body = f"<x-app><x-header>{links(a.around['menu'], 'x-link')}</x-header><x-article><h1>{e(a.title)}</h1>{rows}</x-article></x-app>"
    return document(a, body, meta(a)), a.text


@design
def key_points_first(a: Article) -> tuple[str, Body]:
    """A box with the points in short before the text."""
    body = (
        f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}<div class='summary'><h4>In short</h4><ul>{tags('li', a.points)}</ul></div>"
        f"{tags('p', a.text)}</article>{footer(a)}"
    )
    return document(a, body, linked_data(a)), ["In short", *a.points, *a.text]


@design
def links_in_every_sentence(a: Article) -> tuple[str, Body]:
    """Half of the words of the text are links."""
    rows = []
    for p in a.text:
        words = p.split()
        cut = max(1, len(words) // 2)
        rows.append(f"<p><a href='/t'>{e(' '.join(words[:cut]))}</a> {e(' '.join(words[cut:]))}</p>")
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{''.join(rows)}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def press_release(a: Article) -> tuple[str, Body]:
    """After the text, whom to call, and what the sender is."""
    body = (
        f"<div class='pr'><h1>{e(a.title)}</h1><p class='date'>{a.day}</p>{tags('p', a.text)}<div class='contact'><h3>Media contact</h3>"
        f"<p>{e(a.byline)}<br>Telephone 0199 555 0100<br>press@{a.host}</p></div></div>{footer(a)}"
    )
    return document(a, body), a.text


@design
def gallery(a: Article) -> tuple[str, Body]:
    """A slideshow with numbers and captions in the middle of the text."""
    slides = "".join(
        f"<li class='slide'><img src='/{i}.jpg'><div class='slide-caption'>{i} of 4. {e(a.caption)}</div></li>"
        for i in range(1, 5)
    )
    body = (
        f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:2])}<div class='gallery'><ul class='slides'>{slides}</ul></div>"
        f"{tags('p', a.text[2:])}</article>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def twice_for_two_screens(a: Article) -> tuple[str, Body]:
    """The text stands twice, once for telephones, and one of the two is hidden."""
    text = tags("p", a.text)
    body = f"{menu(a)}<h1>{e(a.title)}</h1>{stamp(a)}<div class='desktop'>{text}</div><div class='mobile' style='display:none' hidden>{text}</div>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def embedded_posts(a: Article) -> tuple[str, Body]:
    """A post of a network embedded between two paragraphs."""
    post = f"<blockquote class='chirp-embed'><p>{e(a.around['comments'][1][1])}</p>— {e(a.around['comments'][1][0])} (@owl) <a href='https://c.example'>{a.day}</a></blockquote>"
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:3])}{post}{tags('p', a.text[3:])}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def never_closed(a: Article) -> tuple[str, Body]:
    """Elements without an end, ends without a beginning, attributes without quotes."""
    rows = "".join(f"<p class=body>{e(p)}\n" for p in a.text)
    body = f"<div class=page><ul><li>{'<li>'.join(map(e, a.around['menu']))}</ul><h1>{e(a.title)}<h1></b></span>{stamp(a)}<div class=text>{rows}</div></p></td>"
    return document(a, body, meta(a)), a.text


@design
def offer_as_a_paragraph(a: Article) -> tuple[str, Body]:
    """Calls to subscribe, to share and to write to the desk as plain paragraphs of the text."""
    rows = [f"<p>{e(p)}</p>" for p in a.text]
    rows.insert(2, f"<p><em>{e(a.around['newsletter'][0])}</em></p>")
    rows.append(f"<p><em>Do you know more? Write to the newsroom at desk@{a.host}.</em></p>")
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{''.join(rows)}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def standfirst_apart(a: Article) -> tuple[str, Body]:
    """The first paragraph is a standfirst in the page's header, outside of the text."""
    body = (
        f"{menu(a)}<article><header><h1>{e(a.title)}</h1><p class='standfirst'>{e(a.text[0])}</p>{stamp(a)}</header>"
        f"<div class='article-text'>{tags('p', a.text[1:])}</div></article>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def article_in_two_columns(a: Article) -> tuple[str, Body]:
    """The text is cut into two divs beside each other, with a box between."""
    half = len(a.text) // 2
    body = (
        f"{menu(a)}<h1>{e(a.title)}</h1>{stamp(a)}<div class='row'><div class='col'>{tags('p', a.text[:half])}</div>"
        f"<div class='col box'><h4>Most read</h4><ul>{links(a.around['popular'])}</ul></div><div class='col'>{tags('p', a.text[half:])}</div></div>{footer(a)}"
    )
    return document(a, body, linked_data(a)), a.text


@design
def saved_by_a_browser(a: Article) -> tuple[str, Body]:
    """Scripts, styles and comments in the text, a note of where it was saved from."""
    rows = [
        f"<p>{e(p)}</p><script>track({i});</script><!-- ad {i} --><style>.x{i}{{color:red}}</style>"
        for i, p in enumerate(a.text)
    ]
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{''.join(rows)}</article>{footer(a)}"
    return f"<!-- saved from url=(0042){a.url} -->\n" + document(a, body, meta(a)), a.text


@design
def form_around_everything(a: Article) -> tuple[str, Body]:
    """A server's form holds the whole page, its article too."""
    body = (
        f"<form id='aspnetForm' method='post'><div class='masterhead'>{links(a.around['menu'], 'span')}</div><h1>{e(a.title)}</h1>{stamp(a)}"
        f"<div class='ctl00_text'>{tags('p', a.text)}</div><input name='q'></form>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def hidden_behind_a_dialog(a: Article) -> tuple[str, Body]:
    """Saved while a dialog was open: the page itself is marked as hidden to screen readers."""
    body = (
        f"<div id='app' aria-hidden='true'>{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text)}</article>{footer(a)}</div>"
        f"<div role='dialog' class='consent-dialog'>{tags('p', a.around['cookies'])}</div>"
    )
    return document(a, body, linked_data(a)), a.text


@design
def paragraphs_for_payers(a: Article) -> tuple[str, Body]:
    """All but the first paragraph have the class of a paywall, and are there."""
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1>{stamp(a)}{tags('p', a.text[:1])}{tags('p', a.text[1:], 'class=paywall')}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def widgets_everywhere(a: Article) -> tuple[str, Body]:
    """A page builder calls every part a widget, the paragraphs too."""
    rows = "".join(f"<div class='builder-widget widget-text'><p>{e(p)}</p></div>" for p in a.text)
    body = f"{menu(a)}<div class='builder'><div class='builder-widget widget-heading'><h1>{e(a.title)}</h1></div>{rows}</div>{footer(a)}"
    return document(a, body, linked_data(a)), a.text


@design
def headline_among_the_most_read(a: Article) -> tuple[str, Body]:
    """The first heading is the outlet's name, and the article's own headline stands in a list as well."""
    mine = (
        f"<article class='rank'><h3><a href='{a.url}'>{e(a.title)}</a></h3><p>{e(a.around['teasers'][0])}</p></article>"
    )
    others = "".join(f"<article class='rank'><h3>{e(t)}</h3></article>" for t in a.around["popular"])
    body = (
        f"<h1 class='logo'>{e(a.outlet)}</h1><div class='ranking'>{mine}{others}</div><article class='full'><h2 class='head'>{e(a.title)}</h2>{stamp(a)}"
        f"{tags('p', a.text)}</article>{footer(a)}"
    )
    return document(a, body, meta(a)), a.text


@design
def standfirst_called_teaser(a: Article) -> tuple[str, Body]:
    """The standfirst has the class that elsewhere is that of other articles' teasers."""
    body = f"{menu(a)}<article><h1>{e(a.title)}</h1><p class='article-teaser'>{e(a.text[0])}</p>{stamp(a)}{tags('p', a.text[1:])}</article>{footer(a)}"
    return document(a, body, linked_data(a)), a.text
