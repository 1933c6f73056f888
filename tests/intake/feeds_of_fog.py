"""Feeds and pages of invented outlets, served on loopback."""

from __future__ import annotations

from collections.abc import Sequence

from loopback_site import LoopbackSite, page

NUMBERS = ["nine", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"]
PLACES = ["Tarnwick", "Osterby", "Lindholm", "Sandvik", "Ekdahl", "Marrow", "Brill", "Corrie", "Dunmore", "Elsing"]


def article(number: int, outlet: str = "The Osterby Post", *, address: str | None = None) -> str:
    """Return a page; each number tells another story."""
    boats, place = NUMBERS[number % 10], PLACES[number % 10]
    link = f'<link rel="canonical" href="{address}">' if address else ""
    title = f"Fog number {number} holds {boats} boats at {place}"
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>{link}
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="2031-03-0{1 + number % 3}T0{number % 10}:30:00Z"></head>
<body><article><h1>{title}</h1>
<p>Fog number {number} kept {boats} boats in the harbour of {place} on Monday, the harbour office said.</p>
<p>Mara Lindqvist, who runs the office, said that none of the {boats} crews had asked to leave before noon.</p>
<p>The fish market of {place} opened two hours late and sold what had been landed on Sunday, traders there said.</p>
<p>Forecasters expect wind from the west by the evening, which would let the boats of {place} leave at night.</p>
</article></body></html>"""


def rss(
    base: str,
    numbers: Sequence[int],
    *,
    title: str = "The Osterby Post",
    whole: Sequence[int] = (),
    short: Sequence[int] = (),
) -> str:
    """Return a feed that names pages by number; those of ``whole`` stand in it, of ``short`` a few sentences."""
    items = []
    for number in numbers:
        content = ""
        if number in short:
            text = (
                f"<p>Fog number {number} lay over {PLACES[number]} until noon. No boat left, and nobody was hurt.</p>"
            )
            content = (
                f"<content:encoded><![CDATA[{text}<p>It is to lift by night, the office said.</p>]]></content:encoded>"
            )
        if number in whole:
            text = f"<p>Fog number {number} is told of here from its first boat to its last.</p>" + "".join(
                f"<p>Boat {boat} of fog {number} lay at {place} until noon, and its crew mended nets meanwhile.</p>"
                for boat, place in enumerate(PLACES)
            )
            content = f"<content:encoded><![CDATA[{text}]]></content:encoded>"
        items.append(
            f"<item><title>Fog number {number}</title><link>{base}/fog/{number}?utm_source=rss</link>"
            f"<pubDate>{number % 10 + 1:02d} Mar 2031 05:00:00 GMT</pubDate>{content}</item>"
        )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>{base}/</link>{''.join(items)}</channel></rss>"
    )


def sitemap(addresses: Sequence[str], *, index: bool = False, day: str = "2031-03-03") -> str:
    """Return a sitemap, or an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    entries = "".join(f"<{inner}><loc>{a}</loc><lastmod>{day}</lastmod></{inner}>" for a in addresses)
    return f'<?xml version="1.0"?><{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{outer}>'


def serve(site: LoopbackSite, path: str, text: str, media: str = "application/rss+xml") -> None:
    """Serve a feed that answers 304 to whoever has it."""
    tag = f'"{hash(text) & 0xFFFFFF:x}"'

    def answer(request) -> bytes:
        if request.fields.get("if-none-match") == tag:
            return page("", status="304 Not Modified")
        return page(text, media=media, ETag=tag)

    site.answers[path] = answer


def serve_articles(site: LoopbackSite, host: str, numbers: Sequence[int], outlet: str = "The Osterby Post") -> None:
    """Serve pages ``/fog/NUMBER``, with and without what tracks readers."""
    for number in numbers:
        for tail in ("", "?utm_source=rss"):
            site.answers[f"{host}/fog/{number}{tail}"] = page(article(number, outlet))
