"""A sentence in the form that the parser reads best: other words of the same sense, and none that tells more.

    Roe said Monday the bridge had closed         Roe said on Monday that the bridge had closed
    it closed Sept. 15, following a storm         it closed on Sept. 15, after a storm
    three days of mourning, starting on Saturday  three days of mourning from Saturday
    open between 8:30 and 12:30                   open from 8:30 to 12:30
    84 people, among them children                84 people, including children
    records show that it closed                   according to records, it closed

A wording and its evidence are read in both forms.
"""

from __future__ import annotations

import re
from typing import Final

from generator.figures.numbers import SMALL
from generator.lexicons.calendar import PRINTED_MONTH, PRINTED_WEEKDAY
from generator.lexicons.loader import load_lexicon

DAY: Final = (
    rf"(?:{PRINTED_WEEKDAY}|{PRINTED_MONTH}[ ]\d{{1,2}}\b(?:,[ ]\d{{4}})?)(?:[ ](?:morning|afternoon|evening|night))?"
)
CLOCK: Final = r"\d{1,2}(?:[:.]\d\d)?(?:[ ]?[ap]\.?m\.?)?"
PERCENT: Final = r"\d+(?:\.\d+)?(?:%|[ ]per ?cent)"
BARE_DAY_RE: Final = re.compile(rf"\b(?P<before>[a-z]+)[ ](?P<day>{DAY})(?!['’]s\b|[ ][a-z]+(?:ing|s)\b)")
CLAUSE_RE: Final = re.compile(
    rf"""
    \b (?P<said>said|announced|confirmed) [ ] (?P<day>on[ ]{DAY}) [ ]
    (?=(?:the|an?|its|his|her|their|it|they|he|she)\b | [A-Z]\w+[ ][a-z]+)
    """,
    re.VERBOSE,
)  # "said on Monday | the bridge had closed"
RECORDS_RE: Final = re.compile(
    r"^(?P<records>[A-Z][\w ]{0,30}?\b(?:records|figures|data|documents|filings|logs|statistics|papers))[ ]"
    r"(?:show|indicate|suggest|say)(?:ed)?(?:[ ]that)?[ ]"
)
PLAINER: Final = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\bfollowing (?=(?:an?|the|his|her|its|their)\b)", "after "),
        (rf",? (?:starting|beginning)(?: on| from)? (?={DAY})", " from "),
        (rf"\bbetween ({CLOCK}) and (?={CLOCK})", r"from \1 to "),
        (r"\bamong them\b", "including"),
        (r", (?:along with|as well as) ", ", "),
        (r"\bat the time(?=[.,;])", ""),
        (rf"\b(\d+|{SMALL}) of (?=(?:\d+|{SMALL}) [a-z])", r"\1 of the "),
        (r"\b(?:was|were|been) without (?=[a-z])", "had no "),
        (r"\bboth (?=[a-z]+s\b(?! and\b))", "the two "),
        (r"\b(?:was|were) likely to ", "would probably "),
        (r"\b(?:is|are) likely to ", "will probably "),
        (r"\bof whom (?:had|have) (?=[a-z])", "of them with "),
        (r"\bis without (?=[a-z])", "has no "),
        (r"\bare without (?=[a-z])", "have no "),
        (r"\bwho (?:did not want|wished not|preferred not) to be (?=named|identified)", "who asked not to be "),
        (rf"\bdown ({PERCENT}) (?:on|from) (?:the|a) year(?: earlier| before)?\b", r"\1 lower than a year earlier"),
        (rf"\bup ({PERCENT}) (?:on|from) (?:the|a) year(?: earlier| before)?\b", r"\1 higher than a year earlier"),
        (r"\ba year before(?=[.,;])", "a year earlier"),
    )
)


def plainer(text: str) -> str:
    """Return a sentence in its plainer form.

    >>> plainer("Roe said Monday the bridge had closed."), plainer("It closed July 21, following a storm.")
    ('Roe said on Monday that the bridge had closed.', 'It closed on July 21, after a storm.')
    >>> plainer("Court records show the bridge closed by Friday.")
    'According to Court records, the bridge closed by Friday.'
    """
    text = BARE_DAY_RE.sub(_with_on, text)
    text = CLAUSE_RE.sub(r"\g<said> \g<day> that ", text)
    text = RECORDS_RE.sub(r"According to \g<records>, ", text)
    for pattern, form in PLAINER:
        text = pattern.sub(form, text)
    return text


def _with_on(match: re.Match[str]) -> str:
    """Return a day behind a verb or a noun with "on" before it."""
    placed = match["before"] in load_lexicon("guard")["before days"]
    return match[0] if placed else f"{match['before']} on {match['day']}"
