"""Designs that were written after the rules, and are measured apart: no rule was made for one of them."""

from __future__ import annotations

from pages.designs import Article, Body, Design, document, e, linked_data, links, meta, tags

HELD: dict[str, Design] = {}


def held(make: Design) -> Design:
    HELD[make.__name__.replace("_", "-")] = make
    return make


@held
def magazine(a: Article) -> tuple[str, Body]:
    """A drop cap, stars between parts, callouts that repeat the text."""
    first = f"<p class='opening'><span class='dropcap'>{e(a.text[0][0])}</span>{e(a.text[0][1:])}</p>"
    half = len(a.text) // 2
    body = (
        f"<div class='masthead'><a href='/'>{e(a.outlet)}</a></div><div class='feature'><div class='rubric'>Reportage</div><h1>{e(a.title)}</h1>"
        f"<div class='credits'>Text by {e(a.byline)}</div>{first}{tags('p', a.text[1:half])}<p class='stars'>* * *</p>"
        f"<div class='callout'>{e(a.text[-1].split(',')[0])}</div>{tags('p', a.text[half:])}</div><div class='colophon'>{e(a.around['rights'])}</div>"
    )
    return document(a, body, meta(a)), a.text


@held
def data_components(a: Article) -> tuple[str, Body]:
    """Each paragraph a block of its own, told by data attributes; links and pictures are blocks of the same kind."""
    block = "<div data-component='{}' class='ssr-x1'><div class='ssr-x2'>{}</div></div>"
    rows = [block.format("text-block", f"<p class='ssr-p'>{e(p)}</p>") for p in a.text]
    rows.insert(2, block.format("image-block", f"<span>{e(a.caption)}</span>"))
    rows.insert(5, block.format("unordered-list-block", f"<ul>{links(a.around['related'][:2])}</ul>"))
    body = (
        f"<div id='root'><header><ul>{links(a.around['menu'])}</ul></header><main id='main-content'><article><header>{block.format('headline-block', f'<h1>{e(a.title)}</h1>')}"
        f"{block.format('byline-block', e(a.byline))}</header>{''.join(rows)}{block.format('topic-list', 'Related topics: Regional')}</article>"
        f"<div data-component='features'><h2>Around the region</h2>{tags('p', a.around['teasers'])}</div></main></div>"
    )
    return document(a, body, linked_data(a)), a.text


@held
def hashed_classes(a: Article) -> tuple[str, Body]:
    """Classes made by a program, which say nothing of what they hold."""
    more = "".join(
        f"<div class='css-9z1'><a class='css-2b' href='/{i}'><p class='css-7q'>{e(t)}</p></a></div>"
        for i, t in enumerate(a.around["teasers"])
    )
    body = (
        f"<div class='css-1a'><div class='css-0k'>{links(a.around['menu'], 'span')}</div><div class='css-4f'><h1 class='css-8h'>{e(a.title)}</h1>"
        f"<p class='css-3c'>{e(a.byline)}</p>{tags('p', a.text, 'class=css-5t')}</div><div class='css-6m'><h2 class='css-2h'>More in News</h2>{more}</div></div>"
    )
    return document(a, body, linked_data(a)), a.text


@held
def local_station(a: Article) -> tuple[str, Body]:
    """A station's page: the dateline in the text, calls to watch between the paragraphs."""
    rows = [f"<p>{e(p)}</p>" for p in a.text]
    rows.insert(2, f"<div class='inline-asset'><p>WATCH: {e(a.around['related'][1])}</p></div>")
    rows.append(f"<p>Copyright {a.day[:4]} {e(a.outlet)}. {e(a.around['rights'])}</p>")
    body = (
        f"<div class='station-bar'>{links(a.around['menu'], 'div')}</div><div class='asset-headline'><h1>{e(a.title)}</h1><ul class='asset-meta'><li>{e(a.byline)}</li>"
        f"<li>Updated {a.day}</li></ul></div><div class='asset-body'>{''.join(rows)}</div><div class='weather-strip'>Today 14° Tomorrow 12°</div>"
    )
    return document(a, body, meta(a)), a.text


@held
def government(a: Article) -> tuple[str, Body]:
    """A public body's page: where one is, what is on this page, whom to ask."""
    body = (
        f"<div id='skip'><a href='#c'>Skip to main content</a></div><ol class='path'>{links(['Home', 'News and communications'])}</ol><div class='grid'>"
        f"<div class='two-thirds'><span class='context'>Press release</span><h1>{e(a.title)}</h1><dl class='metadata'><dt>From:</dt><dd>{e(a.outlet)}</dd>"
        f"<dt>Published</dt><dd>{a.day}</dd></dl><div class='govtext'>{tags('p', a.text)}</div></div><div class='one-third'><h2>Is this page useful?</h2>"
        f"<p>Help us improve these pages by telling us what you were looking for and whether you found it.</p></div></div>"
    )
    return document(a, body, meta(a)), a.text


@held
def several_pages(a: Article) -> tuple[str, Body]:
    """The first page of three, with numbers below."""
    body = (
        f"<table><tr><td>{links(a.around['menu'], 'span')}</td></tr></table><div class='storytext'><h1>{e(a.title)}</h1><span>by {e(a.byline)} | {a.day}</span>{tags('p', a.text)}"
        f"<div class='pages'>Page 1 of 3: <b>1</b> <a href='?p=2'>2</a> <a href='?p=3'>3</a> <a href='?p=2'>Next page</a></div></div>"
    )
    return document(a, body), a.text


@held
def microdata(a: Article) -> tuple[str, Body]:
    """Microdata, headings, frames of advertising and calls to go on."""
    rows = []
    for i, p in enumerate(a.text):
        rows.append(f"<p>{e(p)}</p>")
        if i == 1:
            rows.append("<iframe src='/ad'></iframe><p class='cont'>Story continues below</p>")
        if i == len(a.text) // 2:
            rows.append("<h2>What is still open</h2>")
    body = (
        f"<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>{e(a.title)}</h1><span itemprop='author' itemscope><span itemprop='name'>{e(a.byline)}</span></span>"
        f"<time itemprop='datePublished' datetime='{a.published}'>{a.day}</time><section itemprop='articleBody'>{''.join(rows)}</section></div><div class='f'>{links(a.around['footer'], 'i')}</div>"
    )
    cut = len(a.text) // 2 + 1
    return document(a, body), [*a.text[:cut], "What is still open", *a.text[cut:]]


@held
def indented_lines(a: Article) -> tuple[str, Body]:
    """Paragraphs told by four hard blanks and a single br, centred, in the colours of 1997."""
    text = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{e(p)}" for p in a.text)
    body = (
        f"<center><h2><font color=red>{e(a.title)}</font></h2><i>{e(a.byline)}</i></center><hr>{text}<hr><center><a href='index.html'>Back to the front page</a> | "
        f"<a href='guest.html'>Guest book</a><br>You are visitor 4711</center>"
    )
    return document(a, body), a.text


@held
def letter_on_the_web(a: Article) -> tuple[str, Body]:
    """A newsletter's web version: tables in tables, a paragraph a cell."""
    rows = "".join(f"<tr><td style='padding:4px'>{e(p)}</td></tr>" for p in a.text)
    body = (
        f"<table><tr><td><a href='/w'>View this letter in your browser</a></td></tr><tr><td><table><tr><td><h1>{e(a.title)}</h1></td></tr>{rows}</table></td></tr>"
        f"<tr><td>You receive this letter because you asked for it on our site.<br><a href='/u'>Unsubscribe</a></td></tr></table>"
    )
    return document(a, body), a.text


@held
def telephone_site(a: Article) -> tuple[str, Body]:
    """A page for telephones: an app is offered first, paragraphs are divs, the bar below has sentences."""
    body = (
        f"<div class='smart-app'><div>Our app is faster and works without a connection, too.</div><a href='/app'>Open in app</a></div><div class='m-title'>{e(a.title)}</div>"
        f"<div class='m-by'>{e(a.byline)}</div><div class='m-text'>{tags('div', a.text, 'class=m-p')}</div><div class='m-more'>{tags('div', a.around['related'])}</div>"
        f"<div class='m-bottom'><div>{e(a.around['newsletter'][0])}</div></div>"
    )
    return document(a, body, meta(a)), a.text
