"""Captions and picture galleries, as lines of their own.

``Image copyright AFP Image caption A crater``, ``(Ann Bell/AP)`` at the end, ``FILE - In this May 3 photo``,
``3/8 Police officers walk the site``, ``Getty Images Fans celebrate the win`` without a full stop.
Left alone: ``The photo shows two men, police said.``
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicons.loader import alternatives, load_lexicon
from generator.sources.agencies import canonical_names
from generator.sources.inline import CREDIT_END_RE
from generator.sources.lines import PageLine

GLUED_CHARS = 40  # a paragraph behind a photographer's name is longer

CAPTIONS: Final = load_lexicon("captions")


def _forms(name: str) -> str:
    """Match a picture agency as print has it: with a capital, whatever follows it."""
    return re.escape(name[0].upper()) + rf"(?i:{re.escape(name[1:])})"


PICTURE_AGENCIES: Final = sorted({*CAPTIONS["agency"], *canonical_names()}, key=len, reverse=True)
PICTURE_AGENCY = rf"(?:{'|'.join(_forms(name) for name in PICTURE_AGENCIES)}|dpa|google)"
OPENING_RE = re.compile(
    rf"""^[^\w"'(\[]{{0,3}}(?:
        (?:{alternatives(CAPTIONS["opening"])}|{alternatives(CAPTIONS["start"])})\b
        |(?:image|photo|picture|media|video)\s(?:copyright|caption|credit|source|by|illustration)\b
        |(?:photos?|images?|pictures?|illustration|graphic|video|photographs?|credit|photo\scredit|caption)\s?:
        |image\s\d+\sof\s\d+|\d+\sshow\sall\b|\d{{1,3}}\s?/\s?\d{{1,3}}\s
        |file\s?(?:-|photo|picture|image)(?:\s|:|\b)
        |(?:in\s)?this\s[^.]{{0,60}}\b(?:photo|image|picture|photograph|frame\sgrab|still|handout|footage)\b
           (?=\s(?:by|from|provided|released|made|taken|shows?|issued|supplied|obtained|posted)|,)
        |an?\s(?:photo|image|picture|still|handout|screengrab|screenshot|file|aerial\sview|general\sview)\b
           (?=\s(?:issued|released|taken|from|by|provided|of|shows|showing|photo|image|picture))
        |(?:the|an?)\s(?:scene|view|rendering|illustration)\s(?:after|of|at|by|in|from|outside|where|near)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
GALLERY_RE = re.compile(
    r"\b\d+\sshow\sall\b|(?:^|(?<=\s))1/(?P<all>\d{1,3})\s.*\s2/(?P=all)\s|(?:^|\b[Ss]lideshow\s(?:[A-Z]\w+\s)*)1\sof\s\d+\s[A-Z]"
)
AGENCY_PREFIX_RE = re.compile(
    rf"^(?:{PICTURE_AGENCY}|AP:Associated\sPress)(?:\s?(?:•|/|,|\||-)\s?[A-Z][\w' ]{{1,25}})?\s(?=[A-Z][a-z])"
)
NAME = r"[A-Z][\w.'&-]{0,40}"  # bounded, so that a line of hyphens costs no time
# A credit that ends the line: "(Ann Bell/AP)", "Photograph: Ann Bell/AP", "REUTERS/Ann Bell", "Ann Bell/Getty Images".
ENDING_RE = re.compile(
    rf"""(?:
        \[(?:photo|image|picture|credit)s?(?:(?:\s?[/:|]|\sby\s)[^\[\]]{{0,60}})?\]
        |\((?:[^()]{{0,80}}\b{PICTURE_AGENCY}\b[^()]{{0,60}}|(?:photo|image|picture|credit|photograph|video|source)s?\b[^()]{{0,80}}|{NAME}(?:\s{NAME}){{0,5}}\s?/\s?[^()]{{2,60}})\)
        |(?:^|(?<=[\s(]))(?:photograph|photo|picture|image|credit|video|illustration)s?\s?(?::|by)\s[^.!?:\]]{{2,80}}
        |\bcredit\s{NAME}[^.!?]{{1,60}}
        |\b(?:REUTERS|AFP|AP|EPA|PA|Reuters)\s?/\s?{NAME}(?:\s{NAME}){{0,4}}(?:/[\w ]+)?
        |\b(?:AP|Reuters|REUTERS|AFP|EPA)\s[Pp]hoto\b[^.!?]{{0,60}}
        |\b{NAME}(?:\s{NAME}){{0,3}}\s?/\s?(?:[\w ]{{2,20}}/\s?)?{PICTURE_AGENCY}(?:\s\w+)?(?:\svia\s[\w ]+)?
        |\bvia\s(?:{PICTURE_AGENCY})(?:\sImages)?
        |\b(?:Getty\sImages|Shutterstock|GETTY\sIMAGES|Courtesy\s(?:of\s)?{NAME}(?:\s{NAME}){{0,4}})
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
CREDIT_CASE_RE = re.compile(
    rf"(?:{PICTURE_AGENCY}|[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|[Vv]ideo|[Ii]llustration|[Ss]ource|/|[Cc]ourtesy)"
)
# "… in Rome. University of Oklahoma": a sentence and then only names.
BARE_CREDIT_RE = re.compile(
    rf"(?<![A-Z])[.!?]['\"]?\s(?:{NAME}|of|the|and|for|via|/)(?:\s(?:{NAME}|of|the|and|for|via|/)){{0,6}}$"
)
# "Mayor Ann Bell, right, speaks to reporters": a place in the picture; what is said or past is no caption.
# "Ann Bell, left, wrote the report. Carl Dow, right, …": two names have their places.
POSED_RE = re.compile(
    r"""^[^"]*\b[A-Z][\w-]+,\s(?:left|right),[^"]*\b[A-Z][\w-]+,\s(?:left|right|cent(?:er|re))[,.][^"]*$
    |^[A-Z][^.!?"]{2,120}?(?:,\s(?:(?:top|bottom|front|second|third|far|from)\s)*(?:left|right|cent(?:er|re))(?:,|\sand\s)
        |\s\((?:pictured|left|right|cent(?:er|re)|above|below)[^()]{0,40}\))(?!.*\b(?:said|told|was|were|had|added)\b)[^"]*$""",
    re.VERBOSE,
)
WHOLE_BRACKET_RE = re.compile(r"^\((?P<inner>[^()]{2,120})\)$")
BRACKET_CREDIT_RE = re.compile(r"(?<=[\w.'\"])\s\((?P<inner>[A-Z][^()]{2,60})\)$")


def is_caption(line: PageLine) -> bool:
    """Say whether a line is a caption or a gallery by its own words."""
    text = line.text
    if opens_as_caption(line):
        return True
    if POSED_RE.match(text):
        return True
    bracket = WHOLE_BRACKET_RE.match(text)
    if bracket and not re.search(r"[.!?]$", bracket["inner"]):
        return True
    ending = ENDING_RE.search(text)
    if ending and CREDIT_CASE_RE.search(ending.group()) and line.words <= 120:  # noqa: PLR2004  # the longest caption seen had 90
        return not _is_spoken(text, ending.start())
    if not line.ends_sentence and line.words <= 60 and (AGENCY_PREFIX_RE.match(text) or BRACKET_CREDIT_RE.search(text)):  # noqa: PLR2004  # as above
        return True
    return bool(BARE_CREDIT_RE.search(text)) and not line.ends_sentence and line.words <= 60  # noqa: PLR2004  # as above


def opens_as_caption(line: PageLine) -> bool:
    """Say whether a line opens as only captions and galleries do."""
    if GALLERY_RE.search(line.text):
        return True
    credit = CREDIT_END_RE.search(line.text)
    glued = credit is not None and len(line.text) - credit.end() > GLUED_CHARS
    return bool(OPENING_RE.match(line.text)) and _may_open(line) and not glued


def _may_open(line: PageLine) -> bool:
    """A paragraph of several sentences that only opens like a caption is a paragraph."""
    sentence = re.match(
        r"^(?:the|a)\s(?:scene|view)\b|^play\svideo|^(?-i:[Cc]lose)\b|^gallery\b|^pictured\b", line.text, re.IGNORECASE
    )
    if sentence:
        return not (
            line.is_prose
            and ('"' in line.text or re.search(r"\b(?:was|were|is|are|has|had|said)\b", line.text.split(",")[0][:60]))
        )
    if re.match(r"^this\b|^an?\b|^file\b", line.text, re.IGNORECASE) and line.is_prose:
        return not re.search(r"^(?!this\b[^,.]*\sshows\b).*\b(?:said|told|showed)\b", line.text, re.IGNORECASE)
    return True


def _is_spoken(text: str, at: int) -> bool:
    """Say whether the supposed credit stands inside an open quotation."""
    return text.count('"', 0, at) % 2 == 1
