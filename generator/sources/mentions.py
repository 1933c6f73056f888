"""Mend the names a language pipeline finds.

    Ursula von | Leyen                 -> Ursula von der Leyen
    Dr Mara Osman                      -> Mara Osman, a title is no part of a name
    Norland Power (NP                  -> Norland Power
    Bell (organisation)                -> Bell (person): the article names Ann Bell
    May (a date, "may")                -> May (person): the article names Ann May
    Stoke (place) before "-on-Trent"   -> Stoke-on-Trent
    CLOSE Mara Osman                   -> Mara Osman
    public health department, May Day  -> no name at all
    Secretary of State Mara Osman      -> Mara Osman alone

What one article calls a name is called the same throughout; nothing is looked up outside the article but short lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.lexicons.calendar import MONTH_NAMES
from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import SUBJECTS
from generator.values.annotation import Mention, MentionKind, Token
from generator.values.span import Span

PARTICLES = frozenset(load_lexicon("given_names")["particle"])
BODY_NOUNS = frozenset(load_lexicon("name_kinds")["tails"])
PLACE_BEFORE = frozenset({"in", "at", "near", "from", "to", "outside", "across", "around", "of"})
DISTRICTS = frozenset(load_lexicon("name_kinds")["districts"])
HYPHENATED_RE = re.compile(r"^(?:[^\W\d_]+-[a-z]{1,3}-[A-Z][a-z]+)$")
GIVEN_RE = re.compile(r"^-[a-z]{2,5}$")  # the end of "Han Jae-il"
BEHIND_NAMES = frozenset(
    {"led", "run", "era", "made", "born", "like", "style", "type", "owned", "free", "held", "based"}
)
HYPHEN_OR_WORD_RE = re.compile(r"^(?:-|[^\W\d_]+)$")
BEFORE_MONTH = frozenset({"in", "since", "until", "last", "next", "this", "early", "late", "mid", "during"})
SHOUTED = 5  # letters of a word in capitals that is no initials
MAJORITY = 2  # a kind is a name's kind when it has so many times the mentions of the next


def name_after_months(
    tokens: tuple[Token, ...], mentions: tuple[Mention, ...]
) -> tuple[tuple[Token, ...], tuple[Mention, ...]]:
    """Return tokens and names with people whose surname is a month's, where the article names one in full.

    Ann May left on 3 May. May said …   → Ann May, and the May that said it
    """
    full = [t.index for t in tokens[1:] if _is_month(t) and _is_given_name(tokens[t.index - 1], t)]
    surnames = {tokens[i].text for i in full}
    if not surnames:
        return tokens, mentions
    bare = [t.index for t in tokens if t.text in surnames and t.index not in full and not _is_dated(tokens, t)]
    within = {*full, *bare, *(i - 1 for i in full)}
    people = [_mention(tokens, i - (i in full), i + 1, MentionKind.PERSON) for i in sorted((*full, *bare))]
    others = [m for m in mentions if within.isdisjoint(range(m.first, m.last))]
    subjects = {t.head for t in tokens if t.dep in SUBJECTS}
    named = tuple(_as_name(t, subjects) if t.index in within else t for t in tokens)
    return named, tuple(sorted((*others, *people), key=lambda m: m.first))


def _is_month(token: Token) -> bool:
    return token.text.lower() in MONTH_NAMES and token.text.istitle()


def _is_given_name(before: Token, surname: Token) -> bool:
    given = load_lexicon("given_names")
    known = any(before.text.lower() in given[group] for group in ("female", "male"))
    return known and before.text.istitle() and surname.start - before.end == 1


def _is_dated(tokens: tuple[Token, ...], token: Token) -> bool:
    """Say whether a month stands beside a number or behind what opens a date: "3 May", "May 2019", "in May"."""
    beside = (*tokens[max(0, token.index - 1) : token.index], *tokens[token.index + 1 : token.index + 2])
    numbers = any(t.text[0].isdigit() for t in beside)
    return numbers or tokens[max(0, token.index - 1)].text.lower() in BEFORE_MONTH


def _as_name(token: Token, subjects: set[int]) -> Token:
    """Return a word as part of a person's name; what was read as "may" does what the verb says."""
    subject = token.dep == "aux" and token.head not in subjects
    return replace(token, pos="PROPN", tag="NNP", entity="PERSON", dep="nsubj" if subject else token.dep)


def repair_mentions(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the names of an article mended, in text order, none overlapping."""
    mended = [part for mention in mentions for part in _parted(tokens, mention)]
    trimmed = [m for mention in mended if (m := _bare_mention(tokens, mention))]
    whole = _without_overlaps([*_particled(tokens, trimmed), *(_extended(tokens, m) for m in trimmed)])
    people = {m.first for m in whole if m.kind is MentionKind.PERSON}
    whole = [m for m in whole if m.last not in people or tokens[max(0, m.first - 1)].text != "of"]
    kinds = _kinds_by_name(tokens, whole)
    named = [replace(m, kind=kinds.get(m.text, m.kind)) for m in whole]
    return tuple(_without_overlaps([*named, *_unseen_surnames(tokens, named)]))


def _parted(tokens: tuple[Token, ...], mention: Mention) -> list[Mention]:
    """Cut "Putin and Xi" in two, and "Selm Police Department and Lenz Fire Service"."""
    joints = [i for i in range(mention.first + 1, mention.last - 1) if tokens[i].text in {"and", "&"}]
    bodies = mention.kind is MentionKind.ORGANISATION and len(joints) == 1 and _are_bodies(tokens, mention, *joints)
    if not joints or not (bodies or mention.kind is MentionKind.PERSON):
        return [mention]
    edges = [mention.first - 1, *joints, mention.last]
    return [_mention(tokens, a + 1, b, mention.kind) for a, b in pairwise(edges)]


def _are_bodies(tokens: tuple[Token, ...], mention: Mention, joint: int) -> bool:
    """Say whether names on both sides of an "and" end as a body's: but not "Food and Drug Agency"."""
    nouns, last = load_lexicon("speakers")["organisation"], mention.last
    return joint - mention.first > 1 < last - joint - 1 and all(
        tokens[i].text.lower() in nouns for i in (joint - 1, last - 1)
    )


def _mention(tokens: tuple[Token, ...], first: int, last: int, kind: MentionKind) -> Mention:
    words = tokens[first:last]
    joined = words[0].text
    for before, word in pairwise(words):  # one blank where a ticker box stood
        joined += " " * (word.start > before.end) + word.text
    return Mention(Span(words[0].start, words[-1].end), joined, kind, first, last)


def _bare_mention(tokens: tuple[Token, ...], mention: Mention) -> Mention | None:
    """Cut marks, titles and what stands behind a blanked box; None for what is no name."""
    first, last = _unmarked(tokens, mention)
    kind = mention.kind
    named = _past_titles(tokens, first, last)
    if named > first and kind in {MentionKind.PERSON, MentionKind.ORGANISATION}:
        first, kind = named, MentionKind.PERSON
    if kind is MentionKind.PERSON:
        first += _is_shouted(tokens[first:last])
        while last - first > 2 and tokens[last - 1].text.lower() in _roles():  # noqa: PLR2004  # two words make a name
            last -= 1
    if not any(c.isupper() for t in tokens[first:last] for c in t.text):
        return None
    bare = _mention(tokens, first, last, kind)
    return None if bare.text.lower() in _feasts() else bare


def _is_shouted(words: tuple[Token, ...]) -> bool:
    """Say whether a button's word in capitals stands before a name: "CLOSE Mara Osman", but not "JP Osman"."""
    first, *rest = (word.text for word in words)
    return len(first) >= SHOUTED and first.isupper() and len(rest) > 1 and all(word.istitle() for word in rest)


@cache
def _feasts() -> frozenset[str]:
    """Return the days that look like names: "Bastille Day"."""
    return frozenset(name for names in load_lexicon("feasts").values() for name in names if " " in name)


def _unmarked(tokens: tuple[Token, ...], mention: Mention) -> tuple[int, int]:
    """Return where a name's own words begin and end: before a box or bracket, without the marks around them."""
    first, last = mention.first, mention.last
    for i in range(first, last - 1):
        if tokens[i + 1].start - tokens[i].end > 1 or tokens[i + 1].text in "([":
            last = i + 1
            break
    while first < last and not _has_letters(tokens[first]):
        first += 1
    while last > first and (not _has_letters(tokens[last - 1]) or tokens[last - 1].text in {"'s", "'"}):
        last -= 1
    return first, last


def _past_titles(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a name begins behind its titles; the last word is never one."""
    while first < last - 1 and tokens[first].text.lower() in _titles():
        first += 1
    return first


def _has_letters(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _particled(tokens: tuple[Token, ...], mentions: list[Mention]) -> list[Mention]:
    """Return the persons whose names go on, or start, behind particles."""
    found = []
    for mention in mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        inside = mention.last
        while inside > mention.first + 1 and tokens[inside - 1].text in PARTICLES:
            inside -= 1
        end = inside
        while end < len(tokens) and tokens[end].text in PARTICLES and tokens[end].start - tokens[end - 1].end == 1:
            end += 1
        if inside < end < len(tokens) and tokens[end].text[:1].isupper():
            found.append(_mention(tokens, mention.first, end + 1, mention.kind))
    return found


def _extended(tokens: tuple[Token, ...], mention: Mention) -> Mention:
    """Join "-on-Trent" and "-il" to their names, and "police" to "Valley Transport"."""
    last = mention.last
    while (
        last < len(tokens) and tokens[last].start == tokens[last - 1].end and HYPHEN_OR_WORD_RE.match(tokens[last].text)
    ):
        last += 1
    if last > mention.last and HYPHENATED_RE.match("".join(t.text for t in tokens[mention.last - 1 : last])):
        return _mention(tokens, mention.first, last, MentionKind.PLACE)
    joined = "".join(t.text for t in tokens[mention.last : last])
    full = mention.kind is MentionKind.PERSON and mention.last - mention.first > 1
    if full and GIVEN_RE.match(joined) and joined[1:] not in BEHIND_NAMES:
        return _mention(tokens, mention.first, last, mention.kind)
    last = mention.last
    noun = tokens[last].text if last < len(tokens) else ""
    if mention.kind is MentionKind.ORGANISATION and noun in BODY_NOUNS and mention.last - mention.first > 1:
        return _mention(tokens, mention.first, last + 1, mention.kind)
    return mention


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Keep the longest of overlapping names; an earlier entry of the list wins a tie."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: -m.span.length):
        place = bisect_left(kept, mention.span, key=lambda m: m.span)
        if not any(mention.span.overlaps(other.span) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, mention)
    return kept


def _surnames(tokens: tuple[Token, ...], mentions: list[Mention]) -> frozenset[str]:
    """Return the last words of the persons the article names in full; none it prints in small letters too."""
    full = {m.text.split()[-1] for m in mentions if m.kind is MentionKind.PERSON and " " in m.text}
    common = {t.text for t in tokens if t.text.islower()}
    return frozenset(name for name in full if name[:1].isupper() and len(name) > 1 and name.lower() not in common)


def _kinds_by_name(tokens: tuple[Token, ...], mentions: list[Mention]) -> dict[str, MentionKind]:
    """Return the kind of the names that are called by several, as the article as a whole decides."""
    counts: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    located: Counter[str] = Counter()
    for mention in mentions:
        counts[mention.text][mention.kind] += 1
        located[mention.text] += mention.first > 0 and tokens[mention.first - 1].text.lower() in PLACE_BEFORE
    surnames = _surnames(tokens, mentions)
    cities = frozenset(load_lexicon("places")["cities"])
    named = (m.text.lower().rpartition(" ") for m in mentions)
    cities |= {place for place, _, last in named if last in DISTRICTS}
    kinds: dict[str, MentionKind] = {}
    for text, kind in counts.items():
        if text in surnames and located[text] * 2 <= kind.total() and text.lower() not in cities:
            kinds[text] = MentionKind.PERSON
        elif text.lower() in cities and kind[MentionKind.GROUP] == 0:
            kinds[text] = MentionKind.PLACE
        elif len(kind) > 1:
            (best, most), (_, second), *_ = kind.most_common()
            if most >= second * MAJORITY and MentionKind.GROUP not in kind:
                kinds[text] = best
    return kinds


def _unseen_surnames(tokens: tuple[Token, ...], mentions: list[Mention]) -> list[Mention]:
    """Return the surnames of named persons that the pipeline passed over."""
    surnames = _surnames(tokens, mentions)
    taken = {i for m in mentions for i in range(m.first, m.last)}
    return [
        _mention(tokens, t.index, t.index + 1, MentionKind.PERSON)
        for t in tokens
        if t.text in surnames and t.pos == "PROPN" and t.index not in taken and not _in_longer_name(tokens, t)
        if not (_is_month(t) and _is_dated(tokens, t))
    ]


def _in_longer_name(tokens: tuple[Token, ...], token: Token) -> bool:
    """Say whether a proper noun stands right beside: "Lowe" in "Lowe Foundation"."""
    beside = [tokens[i] for i in (token.index - 1, token.index + 1) if 0 <= i < len(tokens)]
    return any(t.pos == "PROPN" and t.text.lower() not in _titles() for t in beside)


@cache
def _titles() -> frozenset[str]:
    roles = load_lexicon("roles")
    groups = ("honorific_male", "honorific_female", "honorific", "abbreviation", "title")
    return frozenset(word for group in groups for word in roles[group]) | {"asst", "ch", "con"}


@cache
def _roles() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["head"]) | {"foreign", "prime"}
