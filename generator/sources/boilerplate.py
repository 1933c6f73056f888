"""Lines that belong to the page: buttons, boxes, links, notes to the reader, credit lines.

Boilerplate: ``Sign up for NTP Daily``, ``Read or Share this story: http://…``, ``[Five charts on trade]``,
``This article was amended on …``, ``Follow Ann Bell on Twitter``, ``Call the helpline on 0800 …``.
Credit: ``The Press Association contributed to this article.``, ``(Reporting by A. Bell; Editing by C. Dow)``.
Left alone: ``Read more than once, the letter …``, ``Copyright law changed in May.``
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.agencies import agency_named
from generator.sources.lines import PageLine, sentences_of
from generator.values.document import BlockLabel

FURNITURE: Final = load_lexicon("furniture")
PAGE_WORDS: Final = frozenset({*FURNITURE["line"], *FURNITURE["list"], *FURNITURE["break"]})  # whole lines
LEAD = r"[^\w\"']{0,4}"  # marks before the first word
# A line that opens like this is a link or a note to the reader, whatever follows the colon.
LABEL_RE = re.compile(rf"^{LEAD}(?:{alternatives((*FURNITURE['label'], *FURNITURE['list']))})\s?:", re.IGNORECASE)
# Calls to act, said to the reader of the page.
CALL_RE = re.compile(
    rf"""(?:
        ^{LEAD}(?:{alternatives(FURNITURE["call"])})\b
        |(?:^{LEAD}follow\s(?:[^.]|\.(?=\w)){{1,60}}?|\bfollow\s(?:him|her))(?::\s|\s(?:on|at)\s)
            (?:(?:{alternatives(FURNITURE["network"])})\b|@)
        |^{LEAD}download\s(?:the|our)\s.{{2,40}}?\sapp\b
        |^for\s(?:more|the\slatest|a\sfull)\b.{{0,80}}\b(?:{alternatives(FURNITURE["turn to"])})\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
TAIL_RE = re.compile(rf"\b(?:{alternatives(FURNITURE['link end'])})$", re.IGNORECASE)  # only a link ends like this
COPYRIGHT_RE = re.compile(
    r"(?:©|\(c\)\s?(?=\d{4}|[A-Z])|^copyright\b(?=\s(?:©|\(c\)|\d{4}|by\b|[A-Z]))).{0,160}$|\ball\srights\sreserved\b",
    re.IGNORECASE,
)
# An embedded post of a social network; what it says, the article says in its own words if it matters.
POST_RE = re.compile(
    r"[-—]\s?[^()\n]{1,40}\(@\w{2,30}\)\s[A-Z][a-z]+\s\d{1,2},\s\d{4}\s*$|\bA\s(?:post|photo|video)\sshared\sby\s.{0,60}\(@"
)
PHONE_RE = re.compile(
    r"(?<![\d$£€.,-])(?:\+\d[\d ().-]{7,15}\d|0\d[\d ().-]{6,13}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
    r"|1?-?8\d\d-[\w-]{5,9})(?![\d%])"
)
PHONE_WORDS_RE = re.compile(rf"\b(?:{alternatives(FURNITURE['phone'])})\b", re.IGNORECASE)
CONTACT_RE = re.compile(r"^(?:[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.|pic\.twitter\.com/)\S+|@\w+|[\W_]{1,40})$")
CONTACT_END_RE = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w[\w.]*\.?$|@\w+\s*$")
# "READ MORE Bridge shut at Osterby": a heading of links with the first of them.
LIST_HEAD_RE = re.compile(r"(?:[Rr]elated|RELATED|MORE|READ\s(?:MORE|NEXT)|SEE\sALSO|WATCH)\s")
BRACKETED_RE = re.compile(r"^\[[^\[\]]{4,200}\]$")
# "Updated at 14:05", "This article is more than 3 years old"
STAMP_RE = re.compile(
    r"^(?:last\s)?updated?\b[^.!?]{0,30}?\b\d{1,2}[:.]\d{2}\b[^!?]{0,12}$"
    r"|^this\s(?:article|story|page|post)\sis\s[^.!?]{0,20}\d+\s\w+\sold\W*$",
    re.IGNORECASE,
)
# An article that speaks of its own changes
AMENDED = r"(?:article|story|report|post|page)\s(?:is|was|has\sbeen)\s(?:updated|amended|corrected)"
PHRASES_RE = re.compile(rf"(?<![\w'])(?:{alternatives(FURNITURE['inside'])}|{AMENDED})(?![\w'])", re.IGNORECASE)
# A row of nothing but furniture or buttons: "photo advertisement continue reading share".
ROW = alternatives({*PAGE_WORDS, *FURNITURE["button"]})
ROW_RE = re.compile(rf"(?:{ROW})(?:[\s|,·•]+(?:{ROW}))+")
MAX_BOX_CHARS = 400  # a newsletter box scraped into one line; longer lines are prose that quotes one
MENU_PIECES, MENU_WORDS = 3, 3  # "Home | News | Sport"
CREDIT_RE = re.compile(
    rf"^{LEAD}(?:{alternatives(FURNITURE['credit'])})\s?(?:(?:by|from|and|in)\b|:)"
    r"|^(?:this\s\w+\s)?(?:was\s)?(?:first|originally)\s(?:published|appeared)\s(?:in|by|on|at)\b"
    r"|\bcontributed\s(?:reporting|(?:to|from)\s(?:this|the)?\s?(?:report|article|story))\b"
    rf"|^{LEAD}[^.]{{0,40}}\b(?:writers?|reporters?|journalists?|correspondents?|staff)\s[^.!?]{{3,160}}\bcontributed\.?$",
    re.IGNORECASE,
)
# "Ann Bell is the Post's correspondent in Selm. Follow her at …": who wrote, and a way to reach them.
AUTHOR_RE = re.compile(r"^[^.!?]{2,90}?\b(?:is|are)\b")
REACH_RE = re.compile(
    r"(?:^|[.!?]\s)(?:read|follow|contact|e-?mail|reach|find)\b[^.!?]{0,60}?\b(?:her|his|him|them|us)\b",
    re.IGNORECASE,
)
NOTE_CHARS = 160  # what follows a note and is no longer belongs to it
PARAGRAPH_WORDS = 8  # a first sentence of fewer words may be part of a box


def is_credit(line: PageLine) -> bool:
    """Say whether a line tells who reported, or is an agency's bare name."""
    if agency_named(re.sub(r"^(?:[\W\d_]+|[Bb]y:?\s)", "", line.text)) is not None:
        return True
    return CREDIT_RE.search(line.text) is not None and not furniture_behind(line.text)


def furniture_behind(text: str) -> list[tuple[int, int, BlockLabel]]:
    """Return the sentences of a paragraph, behind its first, that belong to the page: start, end, label.

    >>> furniture_behind("Two people died in the flood on Tuesday, police said. This is a developing story.")
    [(54, 81, <BlockLabel.BOILERPLATE: 'boilerplate'>)]
    >>> furniture_behind("This is a developing story. More to follow.")
    []
    """
    bounds = sentences_of(text)
    first = text[slice(*bounds[0])]
    if len(bounds) == 1 or len(first.split()) < PARAGRAPH_WORDS or _furniture_kind(first):
        return []
    found = []
    for start, end in bounds[1:]:
        kind = None if text[start] in "([" else _furniture_kind(text[start:end])
        if kind and text.count('"', 0, start) % 2 == 0:
            short = len(text) - end <= NOTE_CHARS and '"' not in text[end:]
            found.append((start, len(text) if short else end, kind))
            if short:
                break
    return found


def _furniture_kind(sentence: str) -> BlockLabel | None:
    if CREDIT_RE.search(sentence):
        return BlockLabel.CREDIT
    if CALL_RE.search(sentence) or (PHRASES_RE.search(sentence) and not _quotes(sentence, PHRASES_RE)):
        return BlockLabel.BOILERPLATE
    return BlockLabel.BOILERPLATE if PHONE_RE.search(sentence) and PHONE_WORDS_RE.search(sentence) else None


def is_boilerplate(line: PageLine) -> bool:
    """Say whether a line belongs to the page by its own words, wherever it stands."""
    text, bare = line.text, line.bare
    if not bare or bare in PAGE_WORDS or opens_link_list(line) or CONTACT_RE.match(text):
        return True
    if any(pattern.search(text) for pattern in (POST_RE, BRACKETED_RE, COPYRIGHT_RE)) or _is_bar(line):
        return True
    if _is_link(line) or (_is_call(line) and not furniture_behind(text)):
        return True
    if AUTHOR_RE.match(text) and REACH_RE.search(text) and '"' not in text:
        return True
    if furniture_behind(text):
        return False
    return bool(PHONE_RE.search(text) and PHONE_WORDS_RE.search(text))


def _is_bar(line: PageLine) -> bool:
    """Say whether a line is a row of share buttons or a menu."""
    if ROW_RE.fullmatch(line.bare):
        return True
    pieces = re.split(r"\s[|•·]\s", line.text)
    return len(pieces) >= MENU_PIECES and all(len(p.split()) <= MENU_WORDS for p in pieces) and not line.ends_sentence


def opens_link_list(line: PageLine) -> bool:
    """Say whether the lines behind this one are links: "Read more:", "Related Stories", "NTP Top Deals:"."""
    named = line.bare.partition(" ")[2]
    return line.bare in FURNITURE["list"] or (" " in named and named in FURNITURE["list"])


def opens_box(line: PageLine) -> bool:
    """Say whether a line opens a newsletter or sign-up box."""
    return bool(re.search(r"\bnewsletter\b|^(?:sign up|subscribe)\s(?!now$)", line.bare)) and is_boilerplate(line)


def _is_call(line: PageLine) -> bool:
    if PHRASES_RE.search(line.text) and not _quotes(line.text, PHRASES_RE):
        return len(line.text) <= MAX_BOX_CHARS or line.text.lower().count("email") > 1
    return bool(CALL_RE.search(line.text)) and len(line.text) <= MAX_BOX_CHARS


def _is_link(line: PageLine) -> bool:
    label = LABEL_RE.match(line.text)
    if label and not (line.is_prose and line.words > 40):  # noqa: PLR2004  # a note to readers is shorter
        return True
    if TAIL_RE.search(line.text) and not line.has_inner_sentence:
        return True
    if STAMP_RE.match(line.text) or (CONTACT_END_RE.search(line.text) and line.words <= 20):  # noqa: PLR2004  # an author's line
        return True
    return LIST_HEAD_RE.match(line.text) is not None and not line.ends_sentence


def _quotes(text: str, phrase: re.Pattern[str]) -> bool:
    """Say whether the phrase stands inside quotation marks: somebody says it."""
    found = phrase.search(text)
    return found is not None and text.count('"', 0, found.start()) % 2 == 1
