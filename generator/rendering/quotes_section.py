"""The quotes: who said what to whom, when, and which outlet printed it."""

from __future__ import annotations

from generator.relations.items.limits import GAP
from generator.rendering.escaping import escape
from generator.rendering.page import Page, anchors_of
from generator.rendering.wording import on_date
from generator.values.briefing import BriefingQuote
from generator.values.document import normal_words

NOBODY = "Speaker not named"


def quotes_told(page: Page) -> dict[str, tuple[BriefingQuote, ...]]:
    """Return the quotes of which a fact of the front has every word, by the fact: they are not said again.

    One that an editor changed, or that another source has in other words, is shown.
    """
    above = [(f.id, f" {' '.join(normal_words(f.text))} ") for f in page.briefing.facts if f.id in page.front]
    told: dict[str, tuple[BriefingQuote, ...]] = {}
    for quote in page.briefing.quotes:
        parts = [f" {' '.join(normal_words(part))} " for part in quote.text.split(GAP)]
        fact = next((i for i, words in above if all(part in words for part in parts)), None)
        if fact and not quote.edited and not quote.variants and quote.id not in page.front:
            told[fact] = (*told.get(fact, ()), quote)
    return told


def render_quotes(page: Page) -> list[str]:
    """Return the quotes that do not stand on the front, word for word ones first."""
    quotes = [q for q in page.briefing.quotes if q.id not in page.front]
    direct = [line for q in quotes if q.direct for line in quote_lines(page, q)]
    reported = [line for q in quotes if not q.direct for line in _reported_lines(page, q)]
    lines = [page.heading("quotes", len(quotes)), ""]
    if page.briefing.speech:
        lines += [_speech_words(page), ""]
    return [*lines, *direct, *reported, ""] if quotes else []


def _speech_words(page: Page) -> str:
    speech = page.briefing.speech
    if speech is None or not speech.found:
        return ""
    share = round(100 * speech.shown / speech.found)
    return (
        f"*Of {speech.found} passages of direct or reported speech found in the articles, "
        f"{speech.shown} ({share} %) stand here; repeats of one utterance count as shown.*"
    )


def quote_lines(page: Page, quote: BriefingQuote) -> list[str]:
    """Return what somebody said word for word, and below it who, to whom and when."""
    lines = [f"> {anchors_of(quote)}“{escape(quote.text)}”  "]
    lines += [f"> Also printed as “{escape(v.text)}” — *{page.credit((), v.evidence)}*  " for v in quote.variants]
    others = {v.source for v in quote.variants}
    credit = page.credit((s for s in quote.sources if s not in others), quote.evidence)
    return [*lines, f"> — {_credit(quote)} · *{credit}*", ""]


def _reported_lines(page: Page, quote: BriefingQuote) -> list[str]:
    head = f"- {anchors_of(quote)}{_as_said(quote)}"
    others = [f"also: {reported_words(v.text)}" for v in quote.variants]
    evidence = (*quote.evidence, *(e for v in quote.variants for e in v.evidence))
    return [f"{'; '.join((head, *others))}  ", f"    *{page.credit(quote.sources, evidence)}*"]


def _as_said(quote: BriefingQuote) -> str:
    """Return who said something and what: "Jane Roe: … it would close", "Jane Roe, mayor, called it “late”"."""
    credit, opening = _credit(quote), quote.text.partition(" ")[0].lower()
    if opening != (quote.cue or "").lower():
        return f"{credit}: {reported_words(quote.text)}"
    link = f" {GAP} " if opening.endswith("ing") else ", " if ", " in credit else " "
    return f"{credit}{link}{escape(quote.text)}"


def reported_words(text: str) -> str:
    """Return reported speech in Markdown, with an ellipsis where it is no whole sentence.

    >>> reported_words("the visit would come first")
    '… the visit would come first'
    """
    words = escape(text)
    return words if words[:1].isupper() else f"… {words}"


def _credit(quote: BriefingQuote) -> str:
    speaker = quote.speaker
    parts = [f"**{escape(speaker.name[:1].upper() + speaker.name[1:])}**" if speaker else f"*{NOBODY}*"]
    if speaker and speaker.role:
        parts.append(f", {escape(speaker.role)}")
    if quote.addressee:
        parts.append(f", to {escape(quote.addressee)}")
    if quote.venue:
        parts.append(f", {escape(' '.join(filter(None, (quote.venue_preposition, quote.venue))))}")
    if quote.said_on:
        parts.append(f", {on_date(quote.said_on)}")
    if quote.carrier:
        parts.append(f", relayed by {escape(quote.carrier)}")
    if quote.unsupported:
        parts.append(" (named by the editor; no source says so)")
    elif quote.edited:
        parts.append(" (set by the editor)")
    return "".join(parts)
