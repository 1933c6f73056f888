"""The quotes: who said what to whom, when, and which outlet printed it."""

from __future__ import annotations

from generator.rendering.escaping import escape
from generator.rendering.page import Page, anchors, cite
from generator.rendering.wording import on_date
from generator.values.briefing import BriefingQuote

NOBODY = "Speaker not named"


def render_quotes(page: Page) -> list[str]:
    """Return the quotes, word for word ones first."""
    quotes = page.briefing.quotes
    direct = [q for q in quotes if q.direct]
    reported = [q for q in quotes if not q.direct]
    if not quotes:
        return []
    lines = ["## Quotes", ""]
    if page.briefing.speech:
        lines += [_speech_words(page), ""]
    if direct:
        lines += ["### In their own words", "", *(line for q in direct for line in _direct_lines(page, q))]
    if reported:
        lines += ["### In reported speech", "", *(line for q in reported for line in _reported_lines(page, q)), ""]
    return lines


def _speech_words(page: Page) -> str:
    speech = page.briefing.speech
    if speech is None or not speech.found:
        return ""
    share = round(100 * speech.shown / speech.found)
    return (
        f"*Of {speech.found} passages of direct or reported speech found in the articles, "
        f"{speech.shown} ({share} %) stand here; repeats of one utterance count as shown.*"
    )


def _direct_lines(page: Page, quote: BriefingQuote) -> list[str]:
    lines = [
        f"{anchors(quote.id, *quote.also)}{_credit(quote)} · *{page.names(quote.sources)}*",
        "",
        f"> “{escape(quote.text)}”{cite(*quote.evidence)}",
    ]
    for variant in quote.variants:
        words = f"“{escape(variant.text)}”{cite(*variant.evidence)}"
        lines += [">", f"> Also printed as: {words} — *{page.names((variant.source,))}*"]
    return [*lines, ""]


def _reported_lines(page: Page, quote: BriefingQuote) -> list[str]:
    head = f"- {anchors(quote.id, *quote.also)}{_credit(quote)}: {reported_words(quote.text)}{cite(*quote.evidence)}"
    others = [f"also: {reported_words(v.text)}{cite(*v.evidence)}" for v in quote.variants]
    return [f"{'; '.join((head, *others))}  ", f"    *{page.names(quote.sources)}*"]


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
        parts.append(f", {escape(quote.venue)}")
    if quote.said_on:
        parts.append(f", {on_date(quote.said_on)}")
    if quote.carrier:
        parts.append(f", relayed by {escape(quote.carrier)}")
    if quote.edited:
        parts.append(" (corrected by the editor)")
    return "".join(parts)
