"""What an article's own page says of it: title, outlet, byline, dateline, date, credits.

Front matter wins over the page. Each value keeps where it stands and whether it is printed or worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.sources.agencies import agency_named, credited_in_text, named_agencies, unique
from generator.sources.boilerplate import COPYRIGHT_RE
from generator.sources.bylines import signed_names, writer_in_note
from generator.sources.datelines import Dateline
from generator.sources.inline import find_breaks
from generator.sources.layout import Layout
from generator.sources.lines import PageLine
from generator.sources.outlets import (
    is_masthead,
    outlet_beside,
    outlet_in_caption,
    outlet_in_footer,
    outlet_in_furniture,
    outlet_of_reporter,
    outlet_of_url,
    outlet_that_asked,
    split_title,
)
from generator.sources.page_dates import PageDate, find_page_dates
from generator.values.document import Basis, BlockLabel, Document, Field, Metadata
from generator.values.span import Span

TOLD_BESIDE = frozenset({BlockLabel.BOILERPLATE, BlockLabel.CREDIT, BlockLabel.BYLINE})  # where a page names itself
SUBTITLE_WORDS = 6  # a shorter heading is a section
NOT_BODY = frozenset(BlockLabel) - {BlockLabel.BODY}


def read_metadata(document: Document, page: Layout) -> Metadata:
    """Return the document's metadata, completed from its page."""
    given = document.metadata
    title, title_outlet = _printed_title(document, page)
    published = given.published or _published(page) or _dateline_date(page)
    return replace(
        given,
        title=given.title or title,
        subtitle=given.subtitle or _subtitle(document, page),
        byline=given.byline or _byline(document, page),
        dateline=given.dateline or _dateline(document, page),
        published=published,
        outlet=given.outlet or title_outlet or _page_outlet(document, page),
        credits=given.credits or _credited_agencies(page),
    )


def _field_in_line(document: Document, line: PageLine, start: int, end: int) -> Field:
    """Return the words between two places of a line, with where they stand."""
    span = Span(line.span.start + start, line.span.start + end)
    return Field(document.printed(span), Basis.STATED, span)


def _printed_title(document: Document, page: Layout) -> tuple[Field | None, Field | None]:
    """Return the headline, and the outlet printed behind it."""
    if page.title is None:
        return None, None
    words, outlet = split_title(page.title.text)
    start = page.title.text.rindex(outlet) if outlet else 0
    named = _field_in_line(document, page.title, start, start + len(outlet)) if outlet else None
    return _field_in_line(document, page.title, 0, len(words)), named


def _subtitle(document: Document, page: Layout) -> Field | None:
    """Return the standfirst: the heading of a sentence's length between the headline and the first paragraph."""
    titles = [line.index for line in page.lines if page.labels.get(line.index) is BlockLabel.TITLE]
    head = page.lines[min(titles, default=page.first) : page.first]
    found = (line for line in head if page.labels.get(line.index) is BlockLabel.HEADING)
    return next((_field_in_line(document, x, 0, len(x.text)) for x in found if x.words >= SUBTITLE_WORDS), None)


def _byline(document: Document, page: Layout) -> Field | None:
    below = {line.index - 1: line.text for line in page.lines}
    named = ((line, signed_names(line.text, below.get(line.index, ""))) for line in _labelled(page, BlockLabel.BYLINE))
    noted = ((line, writer_in_note(line.text)) for line in _labelled(page, BlockLabel.BOILERPLATE))
    found = next(((line, told) for line, told in (*named, *noted) if told), None)
    return _field_in_line(document, found[0], *found[1][1:]) if found else None


def _dateline(document: Document, page: Layout) -> Field | None:
    if page.dateline is None or page.dateline.place is None:
        return None
    return _field_in_line(document, page.lines[page.opening], 0, page.dateline.place_end)


def _published(page: Layout) -> Field | None:
    """The head of the page decides; its foot only when the head is silent."""
    head = page.lines[: page.first]
    foot = page.lines[page.last + 1 :] if page.last >= 0 else ()
    for zone in (head, foot):
        dates = [
            (line, d)
            for line in zone
            if page.labels.get(line.index) in NOT_BODY
            for d in find_page_dates(line.text, beside_name=page.labels[line.index] is BlockLabel.BYLINE)
        ]
        if dates:
            return _choose_date(dates)
    return None


def _choose_date(dates: list[tuple[PageLine, PageDate]]) -> Field | None:
    """Return the date of the best rank; None when two unlabelled days compete."""
    best = min(d.rank for _, d in dates)
    ranked = [(line, d) for line, d in dates if d.rank == best]
    if len({d.value[:10] for _, d in ranked}) > 1:
        return None
    day = ranked[0][1].value[:10]
    line, chosen = max((found for found in dates if found[1].value[:10] == day), key=lambda found: len(found[1].value))
    return Field(chosen.value, Basis.STATED, Span(line.span.start + chosen.start, line.span.start + chosen.end))


def _dateline_date(page: Layout) -> Field | None:
    if page.dateline is None or page.dateline.date is None:
        return None
    return Field(page.dateline.date, Basis.STATED, _span_of_dateline(page.dateline, page))


def _span_of_dateline(dateline: Dateline, page: Layout) -> Span:
    start = page.lines[page.opening].span.start
    return Span(start, start + dateline.end)


def _page_outlet(document: Document, page: Layout) -> Field | None:
    return _outlet_in_page(document, page) or _outlet_elsewhere(document, page)


def _outlet_in_page(document: Document, page: Layout) -> Field | None:
    for line in page.lines[: page.first]:
        if line.index in page.labels and is_masthead(line):
            return Field(document.printed(line.span), Basis.STATED, line.span)
        signed = page.labels.get(line.index) is BlockLabel.BYLINE
        if (signed or find_page_dates(line.text)) and (found := outlet_beside(line)):
            return _field_in_line(document, line, *found[1:])
    named = [(line, found) for line in _furniture(page) if (found := outlet_in_furniture(line))]
    if named:
        line, (_, *place) = min(named, key=lambda item: COPYRIGHT_RE.search(item[0].text) is None)
        return _field_in_line(document, line, *place)
    last = page.lines[-1] if page.lines else None
    if last is None or page.labels.get(last.index) not in {BlockLabel.BOILERPLATE, BlockLabel.CAPTION}:
        return None
    found = outlet_in_footer(last, after_furniture=page.labels.get(last.index - 1) is BlockLabel.BOILERPLATE)
    return _field_in_line(document, last, *found[1:]) if found else None


def _furniture(page: Layout) -> Iterator[PageLine]:
    """Yield the lines in which a page may name itself, and what stands of them between sentences of its text."""
    for line in page.lines:
        label = page.labels.get(line.index, BlockLabel.BODY)
        if label in TOLD_BESIDE:
            yield line
        for start, end, kind in find_breaks(line.text) if label is BlockLabel.BODY else ():
            if kind in TOLD_BESIDE:
                span = Span(line.span.start + start, line.span.start + end)
                yield replace(line, span=span, text=line.text[start:end])


def _outlet_elsewhere(document: Document, page: Layout) -> Field | None:
    url = document.metadata.url
    named = outlet_of_url(url.value) if url else None
    if named:
        return Field(named, Basis.INFERRED)
    own = _only(_told_by_its_own_words(page))
    if own:
        return Field(own, Basis.INFERRED)
    issuer = page.dateline and (page.dateline.agency or page.dateline.issuer)
    if page.dateline and issuer:
        return Field(issuer, Basis.INFERRED, _span_of_dateline(page.dateline, page))
    pictured = _only(outlet_in_caption(line.text) for line in _labelled(page, BlockLabel.CAPTION))
    credited = _only(agency_named(line.text) for line in _labelled(page, BlockLabel.CREDIT))
    best = pictured or credited
    return Field(best, Basis.INFERRED) if best else None


def _labelled(page: Layout, label: BlockLabel) -> Iterator[PageLine]:
    return (line for line in page.lines if page.labels.get(line.index) is label)


def _told_by_its_own_words(page: Layout) -> Iterator[str | None]:
    """Yield the outlets that asked somebody for comment, or announce their reporter."""
    for line in page.lines:
        label = page.labels.get(line.index, BlockLabel.BODY)
        yield outlet_that_asked(line.text) if label is BlockLabel.BODY else outlet_of_reporter(line)


def _only(names: Iterable[str | None]) -> str | None:
    """Return the one name among several, None for none and where they differ."""
    found = set(filter(None, names))
    return found.pop() if len(found) == 1 else None


def _credited_agencies(page: Layout) -> tuple[str, ...]:
    issuer = page.dateline and (page.dateline.agency or page.dateline.issuer)
    found: list[str] = [issuer] if issuer else []
    for line in page.lines:
        label = page.labels.get(line.index, BlockLabel.BODY)
        if label is BlockLabel.BODY:
            found += credited_in_text(line.text)
        elif label in {BlockLabel.CREDIT, BlockLabel.BYLINE} or (
            label is BlockLabel.BOILERPLATE and COPYRIGHT_RE.search(line.text)
        ):
            found += named_agencies(line.text)
    return unique(found)
