"""Lines that belong to the page: buttons, boxes, links, notes to the reader, credit lines.

Boilerplate: ``Sign up for NTP Daily``, ``Read or Share this story: http://…``, ``[Five charts on trade]``,
``This article was amended on …``, ``Follow Ann Bell on Twitter``, ``Call the helpline on 0800 …``.
Credit: ``The Associated Press contributed to this article.``, ``(Reporting by A. Bell; Editing by C. Dow)``.
Left alone: ``Read more than once, the letter …``, ``Copyright law changed in May.``
"""

from __future__ import annotations

import re
from functools import cache

from generator.lexicons.loader import load_lexicon
from generator.sources.agencies import agency_named
from generator.sources.lines import PageLine, sentences_of
from generator.values.document import BlockLabel

URL = r"(?:https?://|www\.|bit\.ly/|pic\.twitter\.com/|t\.co/)\S+"
# A line that opens like this is a link or a note to the reader, whatever follows the colon.
LABEL_RE = re.compile(
    r"""^[^\w"']{0,4}(?:
        (?:read|see|watch|listen|hear|view|more|also|related|photos?|pictures|video|videos|images|gallery|story|in\spictures
           |read\s(?:more|next|also|here)|also\sread|see\salso|related\s(?:stories|articles|coverage|content|news)|don't\smiss
           |explore\sfurther|more\sinformation|journal\sreference|further\sreading|interactive|podcast|opinion
           |our\sview|other\sviews|recommended|sponsored|tags?|topics?|keywords|categories|filed\sunder|tagged(?:\sunder)?|read\smore\sabout
           |this\sarticle\stagged\sunder|contacts?|e-?mails?|phone|tel|fax|twitter|web|website|logo|photo)\s?(?::|»|>>)
        |(?:corrections?|clarification|editor'?s?'?\snote|updated?(?=.{0,90}\b(?:story|article|post|report|we'?ve|adds?|added)\b)|note\sto\s(?:readers|editors)|disclaimer|disclosure|please\snote)(?:,[^:]{0,40})?\s?:
        |https?://\S+$ |source:\s?(?:\S+\s?){1,5}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# Calls to act, said to the reader of the page.
CALL_RE = re.compile(
    r"""(?:
        ^follow\s\S+:|^(?:published|posted|updated|last\supdated)\s?:(?=[^.]{0,80}$)
        |^[^\w"']{0,4}follow\s(?:us|me|@\w+|[^.]{2,60}?\s(?:on|at)\s(?:twitter|facebook|instagram|x\b|google|https?:|@))
        |^get\s(?:the|our|all\sthe|news|more|breaking|\w+'s)\b[^.]{0,90}\b(?:newsletter|inbox|e-?mail|app|daily\sedition|alerts)\b
        |^(?:sign\sup|subscribe)\b(?=.{0,60}$|\s(?:to|for|now|today|here))
        |^(?:donate|support\s(?:us|our)|become\sa\s(?:member|subscriber)|join\s(?:us|our|now))\b
        |\byou\scan\s(?:unsubscribe|fill\sin|contact\sus|follow|sign\sup|subscribe|reach\s(?:him|her|us|the))
        |\b(?:can\sbe\sreached|reach\s(?:him|her|them))\b.{0,40}(?:@|twitter|at\s)
        |\bfollow\s(?:him|her|them|the\s\w+)\son\s(?:twitter|x\b|facebook)
        |^if\syou\s(?:witnessed|have\s(?:any\s)?information|were\s(?:affected|there)|like\s(?:this|our)|enjoyed|know\s(?:more|anything))
        |^(?:are|were|did|have|do)\syou\b.{0,90}\?\s(?:e-?mail|send|contact|tell|get\sin|share|let\sus|call)\b
        |^for\s(?:more|the\slatest|a\sfull|all\sthe|further)\b.{0,80}\b(?:click|visit|check|head|go\sto|see|follow|subscribe|read)\b
        |^(?:check\sout|click|tap|scroll|swipe)\b(?!\sof)
        |^(?:stay\swith|stay\stuned|keep\sup)\b.{0,60}\bfor\b
        |^by\s(?:registering|signing\sup|subscribing|clicking|continuing|entering)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# Ends of lines that only a link or a page has.
TAIL_RE = re.compile(
    r"(?:\bread\smore|\bsign\sup(?:\snow)?|\bsubscribe(?:\snow)?|\bmore\s?>>|»|\bfree\ssign\sup|\blearn\smore|\bcontinued\s\.\.\."
    r"|\b(?:opens\sin\snew\swindow)\)?)$",
    re.IGNORECASE,
)
COPYRIGHT_RE = re.compile(
    r"(?:©|\(c\)\s?(?=\d{4}|[A-Z])|^copyright\b(?=\s(?:©|\(c\)|\d{4}|by\b|[A-Z]))).{0,160}$|\ball\srights\sreserved\b",
    re.IGNORECASE,
)
# An embedded post of a social network; what it says, the article says in its own words if it matters.
POST_RE = re.compile(
    r"(?:[-—]\s?[^()\n]{1,40}\(@\w{2,30}\)\s(?:[A-Z][a-z]+\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]+\s\d{4})\s*$"
    r"|\bA\s(?:post|photo|video)\s(?:shared|posted)\sby\s.{0,60}\(@)"
)
PHONE_RE = re.compile(
    r"(?<![\d$£€.,-])(?:\+\d[\d ().-]{7,15}\d|0\d[\d ().-]{6,13}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
    r"|1?-?8\d\d-[\w-]{5,9})(?![\d%])"
)
PHONE_WORDS_RE = re.compile(
    r"\b(?:call(?:ing|ed)?|phone|number|hotline|helpline|tip\s?line|contact|dial|ring|whatsapp)\b", re.IGNORECASE
)
CONTACT_RE = re.compile(rf"^(?:[\w.+-]+@[\w-]+\.[\w.]+|{URL}|@\w+|\+?[\d ().-]{{7,20}}|[\W_]{{1,40}})$")
CONTACT_END_RE = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w[\w.]*\.?$|[•|]\s*\d[\d-]{7,}$|(?:@\w+\s*)$")
CODE_RE = re.compile(r"//-->|\);\s*//|function\s?\(|document\.write|&nbsp;|\{\s*\"|\bvar\s\w+\s?=")
BRACKETED_RE = re.compile(r"^\[[^\[\]]{4,200}\]$")
BIO_RE = re.compile(
    r"^(?:[A-Z][\w.'-]+\s){2,4}(?:(?:writes|covers|reports)\s(?:for|on)\b|(?:is|are|writes|covers|reports)\s(?:(?:an?|the)\s)?(?:[\w-]+\s){0,4}"
    r"(?:reporters?|writers?|correspondents?|columnists?|editors?|contributor|producer)\b)(?=[^.]{0,120}\.?$)"
)
SYNTHETIC_RE = re.compile(r"^(?:story|article|chat|advertisement|ad)\s(?:continue[sd]?|ends)\b", re.IGNORECASE)
MAX_PHONE_WORDS = 40  # a paragraph that gives a number among other things is longer
MAX_BOX_CHARS = 400  # a newsletter box scraped into one line; longer lines are prose that quotes one

MENU_PIECES, MENU_WORDS = 3, 3  # "Home | News | Sport"
CREDIT_RE = re.compile(
    r"""(?:
        ^(?:this\s(?:article|story|report)\s)?(?:was\s)?(?:first|originally)\s(?:published|appeared)\s(?:in|by|on|at)\b
        |^[^\w"']{0,4}(?:reporting|additional\sreporting|with\sreporting|with\s(?:additional\s)?(?:assistance|files|reporting|contributions)|
            with\sinput|edited|editing|writing|written|compiled|translated|contributing|with\sagenc(?:y|ies))\b
            (?=\s?(?:by|from|and|:|in|inputs?)\b|\s?:)
        |\bcontributed\s(?:reporting\s|research\s)?(?:to|from)\s(?:this|the)?\s?(?:report|article|story|piece)
        |\bcontributed\s(?:reporting)\b|^[-—\s]+with\s(?:assistance|[A-Z][\w/]+\s(?:senior|staff|correspondent|reporter))
        |\breported\sfrom\s[A-Z]\w+(?:[^.]{0,60}\band\s[A-Z]\w+(?:\s[A-Z]\w+)*\sfrom\s)
        |^\(?(?:reporting|writing|editing)\sby\b
        |^(?:agenc(?:y|ies)|with\sagency\sinputs?|source:\s?agencies|staff\sand\sagencies)\.?$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
MAX_CREDIT_CHARS = 260
NOTE_CHARS = 160  # what follows a note and is no longer belongs to it
PARAGRAPH_WORDS = 8  # a first sentence of fewer words may be part of a box


def is_credit(line: PageLine) -> bool:
    """Say whether a line tells who reported, or is an agency's bare name."""
    if agency_named(re.sub(r"^(?:[\W\d_]+|[Bb]y:?\s)", "", line.text)) is not None:
        return True
    if len(line.text) > MAX_CREDIT_CHARS or not CREDIT_RE.search(line.text):
        return False
    return not furniture_behind(line.text)


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
    if CALL_RE.search(sentence) or (_phrases_re().search(sentence) and not _quotes(sentence, _phrases_re())):
        return BlockLabel.BOILERPLATE
    return BlockLabel.BOILERPLATE if PHONE_RE.search(sentence) and PHONE_WORDS_RE.search(sentence) else None


def is_boilerplate(line: PageLine) -> bool:
    """Say whether a line belongs to the page by its own words, wherever it stands."""
    text, bare = line.text, line.bare
    if not bare or bare in _group("line") or CONTACT_RE.match(text) or CODE_RE.search(text) or POST_RE.search(text):
        return True
    if _is_bar(line) or BRACKETED_RE.match(text) or COPYRIGHT_RE.search(text) or SYNTHETIC_RE.match(text):
        return True
    if _is_link(line) or (_is_call(line) and not furniture_behind(text)):
        return True
    if furniture_behind(text):
        return False
    return bool(PHONE_RE.search(text) and PHONE_WORDS_RE.search(text) and line.words <= MAX_PHONE_WORDS)


def _is_bar(line: PageLine) -> bool:
    """Say whether a line is a row of share buttons or a menu."""
    words = line.bare.split()
    if len(words) > 1 and all(w.strip(",|/") in _group("button") for w in words):
        return True
    if len(words) > 1 and _row_re().fullmatch(line.bare):
        return True
    pieces = re.split(r"\s[|•·]\s", line.text)
    return len(pieces) >= MENU_PIECES and all(len(p.split()) <= MENU_WORDS for p in pieces) and not line.ends_sentence


def opens_link_list(line: PageLine) -> bool:
    """Say whether the lines behind this one are links: "Read more:", "Related Stories"."""
    return line.bare in _group("list")


def opens_box(line: PageLine) -> bool:
    """Say whether a line opens a newsletter or sign-up box."""
    return bool(re.search(r"\bnewsletter\b|^sign up\b|^subscribe\b", line.bare)) and is_boilerplate(line)


def _is_call(line: PageLine) -> bool:
    inside = _phrases_re()
    if inside.search(line.text) and not _quotes(line.text, inside):
        return len(line.text) <= MAX_BOX_CHARS or line.text.lower().count("email") > 1
    return bool(CALL_RE.search(line.text)) and len(line.text) <= MAX_BOX_CHARS


def _is_link(line: PageLine) -> bool:
    label = LABEL_RE.match(line.text)
    if label and not (line.is_prose and line.words > 40):  # noqa: PLR2004  # a note to readers is shorter
        return True
    if TAIL_RE.search(line.text) and not line.has_inner_sentence:
        return True
    if BIO_RE.match(line.text) or (CONTACT_END_RE.search(line.text) and line.words <= 20):  # noqa: PLR2004  # an author's line
        return True
    return (
        line.text.startswith(("Related ", "RELATED ", "MORE ", "READ MORE", "READ NEXT", "SEE ALSO", "WATCH "))
        and not line.ends_sentence
    )


def _quotes(text: str, phrase: re.Pattern[str]) -> bool:
    """Say whether the phrase stands inside quotation marks: somebody says it."""
    found = phrase.search(text)
    return found is not None and text.count('"', 0, found.start()) % 2 == 1


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("furniture")[name])


@cache
def _row_re() -> re.Pattern[str]:
    """Match a row of nothing but furniture: "photo advertisement continue reading the main story"."""
    phrases = "|".join(re.escape(p) for p in sorted(_group("line"), key=len, reverse=True))
    return re.compile(rf"(?:{phrases})(?:[\s|,·•]+(?:{phrases}))*")


@cache
def _phrases_re() -> re.Pattern[str]:
    phrases = sorted(load_lexicon("furniture")["inside"], key=len, reverse=True)
    return re.compile(r"(?<![\w'])(?:" + "|".join(re.escape(p) for p in phrases) + r")(?![\w'])", re.IGNORECASE)
