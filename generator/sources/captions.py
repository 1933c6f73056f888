"""Captions and picture credits, as lines of their own.

``Image copyright AFP Image caption A crater``, ``(Ann Bell/AP)`` at the end, ``FILE - In this May 3 photo``,
``3/8 Police officers walk the site``, ``Getty Images Fans celebrate the win`` without a full stop.
Left alone: ``The photo shows two men, police said.``
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.calendar import PRINTED_MONTH
from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.agencies import canonical_names
from generator.sources.lines import PageLine

CAPTIONS: Final = load_lexicon("captions")


def _printed_name(name: str) -> str:
    """Match a picture agency as print has it: with a capital, whatever follows it."""
    return re.escape(name[0].upper()) + rf"(?i:{re.escape(name[1:])})"


PICTURE_AGENCIES: Final = sorted({*CAPTIONS["agency"], *canonical_names()}, key=len, reverse=True)
PICTURE_AGENCY = rf"(?:{'|'.join(_printed_name(name) for name in PICTURE_AGENCIES)}|dpa|google)"
MEDIUM = rf"(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{alternatives([w[1:]])}' for w in CAPTIONS['medium'])})s?"
OPENING_RE = re.compile(
    rf"""^[^\w"'(\[]{{0,3}}(?:
        (?P<sure>(?:{alternatives(CAPTIONS["start"])})\b|{MEDIUM}\s?:|\d{{1,3}}\s?/\s?\d{{1,3}}\s|(?-i:CLOSE)\s
            |this\s[^,.]{{0,40}}\b{MEDIUM}\b[^,.]{{0,60}}\sshows\b)
        |(?:{alternatives(CAPTIONS["opening"])})\b
        |file\s?(?:-|{MEDIUM})
        |(?:(?:in\s)?this\s[^.]{{0,60}}|an?\s)\b{MEDIUM}\s(?:{alternatives(CAPTIONS["made"])})\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
SPOKEN_RE = re.compile(r"\"|\b(?:said|told|showed)\b", re.IGNORECASE)
GALLERY_RE = re.compile(r"\b(?:\d+\sshow\sall\b|1\sof\s\d+\s[A-Z])")  # pictures scraped into one line
NAME = r"[A-Z][\w.'&-]{0,40}"  # bounded, so that a line of hyphens costs no time
NAMES = rf"{NAME}(?:\s{NAME}){{0,5}}"
AGENCY_PREFIX_RE = re.compile(rf"^{PICTURE_AGENCY}(?:\s?[•,-]\s?[A-Z][\w' ]{{1,25}})?\s(?=[A-Z][a-z])")
# A credit that ends the line: "(Ann Bell/AP)", "Photograph: Ann Bell/AP", "REUTERS/Ann Bell", "Ann Bell/Getty Images".
ENDING_RE = re.compile(
    rf"""(?:
        [(\[](?:[^()]{{0,80}}\b{PICTURE_AGENCY}\b[^()]{{0,60}}|{MEDIUM}\b(?!.*\.\])[^()]{{0,80}}|{NAMES}\s?/\s?[^()]{{2,60}})[)\]]
        |(?:^|(?<=[\s(])){MEDIUM}\s?(?::|by)\s[^.!?:\]]{{2,80}}
        |\b[Cc]redit\s{NAME}[^.!?]{{1,60}}
        |\b{PICTURE_AGENCY}\s?/\s?{NAMES}
        |\b(?:{NAMES}\s?/\s?|via\s){PICTURE_AGENCY}(?:\sImages)?(?:\svia\s[\w ]+)?
    )$""",
    re.VERBOSE,
)
# "… in Rome. University of Oklahoma": a sentence and then only names.
BARE_CREDIT_RE = re.compile(rf"(?<![A-Z])[.!?]['\"]?(?:\s(?:{NAME}|of|and)){{1,7}}$")
# "Mayor Ann Bell, right, speaks to reporters": a place in the picture; what is said or past is no caption.
POSED_RE = re.compile(
    r"""^[A-Z][^.!?"]{2,120}?(?:,\s(?:left|right|cent(?:er|re))(?:,|\sand\s)|\s\((?:pictured|left|right)[^()]{0,40}\))
        (?!.*\b(?:said|told|was|were|had|added)\b)[^"]*$""",
    re.VERBOSE,
)
# "Roe (L) speaks to reporters in Selm, April 2, 2031.": one sentence in the present that ends on a day with its year.
DATED_RE = re.compile(
    rf"""^[A-Z](?=[^!?"]{{20,420}}$)(?!.*\b(?:said|told|was|were|had|added|will|would|may|died)\b)(?!.*[a-z]{{3}}\.\s[A-Z])
        (?=.*(?:\b(?i:{alternatives(CAPTIONS["posing"])})\b.*,\s{PRINTED_MONTH}|\([LRC]\)|\bin\sthis\s{MEDIUM}\b))
        .*[\s,]{PRINTED_MONTH}\s\d{{1,2}},\s\d{{4}}\.?$""",
    re.VERBOSE,
)
WHOLE_BRACKET_RE = re.compile(r"^\((?P<inner>[^()]{2,120})\)$")
BRACKET_CREDIT_RE = re.compile(r"\s\([A-Z][^()]{2,60}\)$")
MEDIUM_RE = re.compile(rf"[(\[](?:{MEDIUM})[)\]]$", re.IGNORECASE)  # "Gorilla killed in zoo (VIDEO)"
LONGEST, LONGEST_UNENDED = 120, 60  # words of a caption; the longest seen had 90


def is_caption(line: PageLine) -> bool:
    """Say whether a line is a caption by its own words."""
    text = line.text
    if opens_as_caption(line) or POSED_RE.match(text) or DATED_RE.match(text):
        return True
    bracket = WHOLE_BRACKET_RE.match(text)
    if bracket and not re.search(r"[.!?]$", bracket["inner"]):
        return True
    ending = ENDING_RE.search(text)
    if ending and line.words <= LONGEST:
        return text.count('"', 0, ending.start()) % 2 == 0  # inside marks somebody says it
    if line.ends_sentence or line.words > LONGEST_UNENDED or line.is_title_case or MEDIUM_RE.search(text):
        return False
    return any(pattern.search(text) for pattern in (AGENCY_PREFIX_RE, BRACKET_CREDIT_RE, BARE_CREDIT_RE))


def opens_as_caption(line: PageLine) -> bool:
    """Say whether a line opens as only captions and galleries do; a paragraph in which somebody speaks may, too."""
    opening = OPENING_RE.match(line.text)
    if opening is None or opening["sure"]:
        return opening is not None or GALLERY_RE.search(line.text) is not None
    return not (line.is_prose and SPOKEN_RE.search(line.text))
