"""Who published an article, as its own page says: newsletter box, copyright line, footer, title, URL.

``Sign up for NTP Daily`` → NTP; ``© 2024 The Herald`` → The Herald; ``Osterbypost- En`` at the very end →
Osterbypost; ``Dam fails | Valley Post`` → Valley Post; ``(Reuters)`` dateline → Reuters when nothing else is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.lexicons.calendar import WEEKDAYS
from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.agencies import agency_named
from generator.sources.boilerplate import ROW_RE
from generator.sources.hosts import host_of_url
from generator.sources.lines import PageLine
from generator.sources.page_dates import DATE_RE, TIME_RE

WORD = r"[A-Z][\w'’&.-]*"
NAME = rf"(?:The\s)?{WORD}(?:\s(?:of|the|and|on|{WORD})){{0,4}}"
OUTLETS: Final = load_lexicon("outlets")
EDITION = rf"(?=[A-Z]|newsletter|alerts|email)(?i:{alternatives(OUTLETS['edition'])})"
SIGN_UP_RE = re.compile(
    rf"\b(?:[Ss]ign\s[Uu]p\s(?:for|to)|[Ss]ubscribe\sto|[Gg]et)\s(?:the\s|our\s)?(?P<name>{NAME}?)(?:'s)?\s{EDITION}\b"
)
VIEW_RE = re.compile(rf"\b(?:[Vv]iew|[Ss]ee)\sall\s(?P<name>{NAME})\snewsletters\b")
RIGHTS_RE = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)[\s©]{{,9}}(?:\([cC]\)\s)?(?:\d{{4}}(?:\s?-\s?\d{{4}})?,?\s)?(?:by\s)?(?P<name>{NAME})"
)
TITLE_TAIL_RE = re.compile(rf"\s(?:\||»|::)\s(?P<name>{NAME})$")
FOOTER_RE = re.compile(r"^(?P<name>[A-Z][\w'’.&]*(?:\s[A-Z][\w'’.&]*){0,3})\s?-\s?(?:En|EN|English|Online)$")
PLAIN_FOOTER_RE = re.compile(rf"^(?P<name>{NAME})$")
OUTLET_WORD_RE = re.compile(rf"\b(?:{alternatives(OUTLETS['word'])})\b", re.IGNORECASE)
OUTLET_OF_RE = re.compile(rf"(?:The\s)?(?:{alternatives(OUTLETS['word'])})\sof\s", re.IGNORECASE)  # "Herald of Selm"
FOLLOW_RE = re.compile(
    rf"\b(?:[Ff]ollow|[Ll]ike|[Jj]oin)\s(?:the\s)?(?P<name>{NAME}?)\son\s(?:Telegram|WhatsApp|Facebook|Twitter|X|Instagram|YouTube|Google)\b"
)
# "special offers for The Valley Post's products", "a story for The Post Online news team?"
OFFER_RE = re.compile(
    rf"\b[Ss]pecial\soffers\s(?:for|from)\s(?P<name>{NAME}?)(?:'s?)?\s(?:products|services)\b"
    rf"|\b(?:story|tip|video)s?\sfor\s(?P<team>{NAME}?)(?:\s[Oo]nline)?\s(?:news\s)?(?:team|desk)\b"
    rf"|\b(?:news|analysis|coverage|newsletters|alerts)\sfrom\s(?P<news>{NAME})(?=\.)"
    rf"|\b[Dd]ownload\s(?:the|our)\s(?P<app>{NAME}?)\sapp\b"
)
SPECIAL_RE = re.compile(rf"^[Ss]pecial\s(?:to|for)\s(?:the\s)?(?P<name>{NAME})$")
# "Ann Bell, ValleyNews.example"; "Valley News' Ann Bell contributed to this report."
WRITER_RE = re.compile(rf"^{NAME},\s(?P<name>(?=[A-Z])[\w-]+(?:\.[a-z]{{2,}})+)$")
STAFF_RE = re.compile(
    rf"^[•—-]?\s?(?P<name>{NAME}?)(?:'s|')\s.{{3,160}}\bcontributed\b"
    rf"|^[Cc]ontributing:.{{3,60}}?\sof\s(?P<of>{NAME}?)(?=\sand\b|[,.]|$)"
)
# "Valley News has asked the port for comment." Nobody else tells whom a paper asked.
ASKED_RE = re.compile(
    rf"(?:^|[.!?]\s)(?P<name>{NAME})\s(?:has\s|had\s)?(?:reached\sout\sto|contacted|approached|asked)\s(?!by\b)"
    r"[^.!?]{2,80}?\sfor\s(?:further\s)?comment\b"
)
# "At the scene: BBC Selm's transport correspondent Ann Bell", "NPR's Ann Bell on the bridge": a heading, no sentence.
REPORTER_RE = re.compile(
    rf"(?:^|:\s)(?P<name>{NAME})'s\s(?:[a-z][a-z ]{{0,30}}\s)?(?:correspondent|editor|reporter|{WORD}\s{WORD}\son)\s"
)
CAPTION_TAIL_RE = re.compile(rf"(?:/\s?|[.)]\s)(?P<name>{NAME})\)?$")
OUTLET_PATTERNS = (
    RIGHTS_RE,
    VIEW_RE,
    SIGN_UP_RE,
    OFFER_RE,
    SPECIAL_RE,
    WRITER_RE,
    STAFF_RE,
    FOLLOW_RE,
)  # the surest first
GENERIC = frozenset(OUTLETS["generic"])
DESK = frozenset(OUTLETS["desk"])
HOST_RE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
# What stands between an outlet's name and what else a line says: a day, a time, a comma, a bar.
BETWEEN_RE = re.compile(
    rf"{DATE_RE.pattern}|{TIME_RE.pattern}|\b(?:{alternatives(WEEKDAYS)})\b\.?|[,|•·/()]|\s[–—-]\s|\s\s", re.IGNORECASE
)
BEFORE_OUTLET_RE = re.compile(rf"^(?:.*\s)?(?i:{alternatives(OUTLETS['before'])}):?\s(?:the\s)?(?=[A-Z])|[:.]$")


def outlet_in_furniture(line: PageLine) -> tuple[str, int, int] | None:
    """Return the outlet a line of the page names and where in the line, None for none.

    >>> from generator.values.span import Span
    >>> outlet_in_furniture(PageLine(0, Span(0, 21), "Sign up for NTP Daily", False))
    ('NTP', 12, 15)
    >>> outlet_in_furniture(PageLine(0, Span(0, 22), "Subscribe to our Daily", False)) is None
    True
    """
    for pattern in OUTLET_PATTERNS:
        match = pattern.search(line.text)
        group = match.lastgroup if match else None
        if (
            match
            and group
            and _may_be_outlet(match[group])
            and (pattern is not FOLLOW_RE or OUTLET_WORD_RE.search(match[group]))
        ):
            name = re.sub(r"(?:'s|\.|\.?\sAll(?:\sRights.*)?)$", "", match[group]).strip()
            if not agency_named(name):
                return name, match.start(group), match.start(group) + len(name)
    return None


def outlet_in_caption(text: str) -> str | None:
    """Return the outlet whose photographer a caption credits, None for an agency's and for none.

    >>> outlet_in_caption("Rescuers at the bridge. (Ann Bell/The Washington Post)")
    'The Washington Post'
    >>> outlet_in_caption("Rescuers at the bridge. (Ann Bell/AP)") is None
    True
    """
    match = CAPTION_TAIL_RE.search(text)
    name = match["name"] if match else ""
    return name if name.lower() in _known() and not agency_named(name) else None


def outlet_that_asked(text: str) -> str | None:
    """Return the outlet that asked somebody for comment, None for an agency, whose words others print, and for none.

    >>> outlet_that_asked("The bridge is shut. Selmer has asked the port for comment.")
    'Selmer'
    >>> [outlet_that_asked(f"{name} has asked the port for comment.") for name in ("He", "Reuters")]
    [None, None]
    """
    match = ASKED_RE.search(text)
    return match["name"] if match and _may_be_outlet(match["name"]) and not agency_named(match["name"]) else None


def outlet_of_reporter(line: PageLine) -> str | None:
    """Return the outlet whose own reporter a heading or a caption announces; a sentence may tell of another's.

    >>> from generator.values.span import Span
    >>> outlet_of_reporter(PageLine(0, Span(0, 9), "At the scene: BBC Selm's port correspondent Ann Bell", True))
    'BBC'
    """
    match = None if line.ends_sentence else REPORTER_RE.search(line.text)
    words = match["name"].split() if match else []
    openings = (" ".join(words[: n + 1]) for n in range(len(words)))
    return next((name for name in openings if is_known_outlet(name) and not agency_named(name)), None)


def is_masthead(line: PageLine) -> bool:
    """Say whether a line of the head is an outlet's name: "City Bulletin", "Herald of Selm", no "Sport News".

    >>> from generator.values.span import Span
    >>> [is_masthead(PageLine(0, Span(0, 13), words, True)) for words in ("City Post", "Herald of Selm", "Sport News")]
    [True, True, False]
    """
    return _is_name_of_outlet(line.text)


def _is_name_of_outlet(text: str) -> bool:
    if not PLAIN_FOOTER_RE.match(text) or not _may_be_outlet(text) or ROW_RE.fullmatch(text.lower()):
        return False
    return bool(OUTLET_WORD_RE.search(" ".join(text.split()[-2:])) or OUTLET_OF_RE.match(text))


def outlet_beside(line: PageLine) -> tuple[str, int, int] | None:
    """Return the outlet that a line of the head names beside a day or a writer, and where; None for none.

    >>> from generator.values.span import Span
    >>> lines = ("Valley Post, 7 May 2031", "7 May 2031 | in the Sound Post", "By Ann Bell, Selm News", "Selm, 7 May")
    >>> [found and found[0] for text in lines for found in [outlet_beside(PageLine(0, Span(0, 9), text, True))]]
    ['Valley Post', 'Sound Post', 'Selm News', None]
    >>> outlet_beside(PageLine(0, Span(0, 9), "By Ann Bell, Times Staff Reporter", True)) is None
    True
    """
    for piece, start in pieces_beside_day(line.text):
        name = BEFORE_OUTLET_RE.sub("", piece)
        stated = _is_name_of_outlet(name) and DESK.isdisjoint(name.lower().split()[:-1])
        if name and (stated or HOST_RE.fullmatch(name) or is_known_outlet(name)) and not agency_named(name):
            at = start + piece.rindex(name)
            return name, at, at + len(name)
    return None


def pieces_beside_day(text: str) -> Iterator[tuple[str, int]]:
    """Yield what a line says beside days, times, commas and bars, and where each piece begins.

    >>> list(pieces_beside_day("Valley Post | Friday 7 May 2031, Ann Bell"))
    [('Valley Post', 0), ('Ann Bell', 33)]
    """
    blank = BETWEEN_RE.sub(lambda found: "|" * len(found[0]), text)
    for piece in re.finditer(r"[^|\s](?:[^|]*[^|\s])?", blank):
        yield piece[0], piece.start()


def outlet_in_footer(line: PageLine, *, after_furniture: bool) -> tuple[str, int, int] | None:
    """Return the outlet when the last line of a page is its name."""
    match = FOOTER_RE.match(line.text)
    if match is None and after_furniture:
        match = PLAIN_FOOTER_RE.match(line.text)
        if match and not OUTLET_WORD_RE.search(match["name"]):
            match = None
    if match is None or not _may_be_outlet(match["name"]):
        return None
    return match["name"], match.start("name"), match.end("name")


def split_title(title: str) -> tuple[str, str | None]:
    """Return a headline without the outlet printed behind it, and that outlet.

    >>> split_title("Dam fails in the north | Valley Post")
    ('Dam fails in the north', 'Valley Post')
    >>> split_title("Bell - the last of her kind")
    ('Bell - the last of her kind', None)
    """
    match = TITLE_TAIL_RE.search(title)
    if match is None:
        tail = re.search(r"\s-\s(?P<name>[^-]{2,40})$", title)
        match = tail if tail and tail["name"].strip().lower() in _known() else None
    if match is None or not _may_be_outlet(match["name"]):
        return title, None
    return title[: match.start()].strip(), match["name"].strip()


def outlet_of_url(url: str) -> str | None:
    """Return the outlet of a URL's host; of an unknown host, the host itself, None where it is a number.

    >>> outlet_of_url("https://www.theguardian.com/business/x"), outlet_of_url("https://valleypost.example/a")
    ('The Guardian', 'valleypost.example')
    >>> outlet_of_url("http://192.0.2.7:8080/a") is None
    True
    """
    host = host_of_url(url).removeprefix("www.").removeprefix("amp.")
    if "." not in host or host.replace(".", "").isdecimal():
        return None
    hosts = _hosts()
    parts = host.split(".")
    return next((hosts[".".join(parts[i:])] for i in range(len(parts) - 1) if ".".join(parts[i:]) in hosts), host)


def is_known_outlet(name: str) -> bool:
    """Say whether a name is an outlet's or agency's that the lists know, with its article or without.

    >>> is_known_outlet("New York Times"), is_known_outlet("Tass"), is_known_outlet("the Orrin Bank")
    (True, True, False)
    >>> is_known_outlet("BBC Radio 4"), is_known_outlet("New York Times Explains"), is_known_outlet("Guardian Life")
    (True, True, False)
    """
    plain = name.lower().removeprefix("the ")
    words = plain.split()
    openings = {" ".join(words[:n]) for n in range(2, len(words) + 1)} | {plain}
    named = {*openings, *(f"the {opening}" for opening in openings)}
    return agency_named(name) is not None or words[0] in load_lexicon("outlets")["network"] or bool(named & _known())


def _may_be_outlet(name: str) -> bool:
    words = re.sub(r"'s$", "", name).lower().split()
    return bool(words) and not all(w in GENERIC for w in words) and len(name) > 1 and agency_named(name) != "PA"


@cache
def _hosts() -> dict[str, str]:
    return {host: name for name, hosts in load_lexicon("hosts").items() for host in hosts}


@cache
def _known() -> frozenset[str]:
    return frozenset(name.lower() for name in load_lexicon("hosts"))
