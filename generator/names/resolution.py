"""Names resolved within one document: which person a surname, a title or a pronoun may stand for.

    Kremlin spokesman Dmitry Peskov … Peskov       → both are Dmitry Peskov
    Xi Jinping … Xi                                 → family name first
    Donald Trump, Ivanka Trump … Ms. Trump          → Ivanka Trump
    Ana Lopez … Marta Lopez … Lopez                 → nobody, unless one is named far more often

Left alone: names of organisations ("the Clinton Foundation") and possessors inside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.genders import GENDER_OF, Gender, given_gender, words_of_gender
from generator.names.works import is_of_work
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.span import Span

LONGEST_ACRONYM: Final = 5  # letters
NICKNAMED: Final = 5  # tokens of 'William "Mo" Marr'
LONGEST_NAME: Final = 3  # words behind a title
INITIALS_RE: Final = re.compile(r"^(?:[A-Z]\.)+$")  # "H.R." keeps its stops
SUFFIXES: Final = {"jr": "Jr.", "sr": "Sr."}  # a father and a son of one name
CLEAR_LEAD: Final = 3  # a bare surname of two people goes to the one named this many times as often in full


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention of a person without titles: "President Joe Biden" has the words Joe, Biden."""

    mention: Mention
    words: tuple[str, ...]  # ("Joe", "Biden")
    gender: Gender | None  # by its form of address: "Ms."


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the document over all mentions, in text order."""

    name: str  # the fullest form: "Dmitry Peskov"
    gender: Gender | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The people of a document, and whose name a token belongs to."""

    people: tuple[Person, ...]
    by_token: dict[int, Person]

    def person_at(self, token: int) -> Person | None:
        """Return the person a token names, or None."""
        return self.by_token.get(token)


def resolve_names(annotation: Annotation) -> NameIndex:
    """Find the people of a document and the mentions that name them."""
    read = (read_mention(m) for m in _candidates(annotation))
    named = [_with_suffix(_as_addressed(n, _word_before(n.mention, annotation)), annotation) for n in read if n]
    whole = [n for n in named if len(n.words) > 1 and n.words[0] != surname_of(n.words)]  # not "Roe Jr."
    full = Counter(n.words for n in whole)
    own = {n.words for n in whole if not _shares_surname(n.mention, annotation)}
    merged = _merge_initials(full)
    groups: dict[tuple[str, ...], list[NamedMention]] = {}
    for one in named:
        key = _key_of(one, merged, full)
        key = one.words if key != one.words and key not in own else key  # "Ana and Marta Lopez": whose is "Lopez"?
        groups.setdefault(key, []).append(one)
    people, by_token = [], {}
    for key, members in groups.items():
        person = Person(" ".join(key), _gender(key, members, annotation), tuple(m.mention for m in members))
        people.append(person)
        for member in members:
            by_token.update(dict.fromkeys(range(member.mention.first, member.mention.last), person))
    told = _told_by_pronouns(by_token, annotation)
    known = {p.name: replace(p, gender=p.gender or told.get(p.name)) for p in people}
    return NameIndex(tuple(known.values()), {at: known[p.name] for at, p in by_token.items()})


def _shares_surname(mention: Mention, annotation: Annotation) -> bool:
    """Say whether a given name stands joined before a full one: "Ana and Marta Lopez"."""
    before = annotation.tokens[max(0, mention.first - 2) : mention.first]
    joined = [t.text.lower() for t in before[1:]] in (["and"], ["or"], ["&"])
    return joined and before[0].pos == "PROPN" and not annotation.tokens[max(0, mention.first - 3)].text[:1].isupper()


def _as_addressed(one: NamedMention, before: str) -> NamedMention:
    """Return a mention with what the word before it tells: a gender, or that it is the name of one who reigns."""
    words = (before.title(), *one.words) if _reigns(before, one.words) else one.words
    return replace(one, words=words, gender=one.gender or words_of_address().get(before))


def _with_suffix(one: NamedMention, annotation: Annotation) -> NamedMention:
    """Return a mention with the "Jr." that ends it or stands behind it."""
    *words, last = one.words
    if words and last.lower() in SUFFIXES:
        return replace(one, words=(*words, SUFFIXES[last.lower()]))
    behind = [t.text.lower().rstrip(".") for t in annotation.tokens[one.mention.last : one.mention.last + 2]]
    suffix = next((SUFFIXES[w] for w in behind[behind[:1] == [","] :][:1] if w in SUFFIXES), None)
    return replace(one, words=(*one.words, suffix)) if suffix else one


def surname_of(words: Sequence[str]) -> str:
    """Return the surname of a name as printed.

    >>> surname_of(["Jane", "Roe"]), surname_of(["Tom", "Roe", "Jr."]), surname_of(["Roe"])
    ('Roe', 'Roe', 'Roe')
    """
    return words[-2] if len(words) > 1 and words[-1] in SUFFIXES.values() else words[-1]


def without_suffix(name: str) -> str:
    """Return a name without the "Jr." that ends it.

    >>> without_suffix("Tom Roe Jr."), without_suffix("Tom Roe")
    ('Tom Roe', 'Tom Roe')
    """
    *words, last = name.split()
    return " ".join(words) if words and last in SUFFIXES.values() else name


def _told_by_pronouns(by_token: dict[int, Person], annotation: Annotation) -> dict[str, Gender]:
    """Return the genders of people that pronouns tell: behind the only name of a sentence, one gender, and no other."""
    votes: dict[str, set[Gender]] = {}
    for sentence in annotation.sentences:
        named = {by_token[i].name: i for i in range(sentence.last - 1, sentence.first - 1, -1) if i in by_token}
        if len(named) == 1:
            name, first = next(iter(named.items()))
            words = (t.text.lower() for t in annotation.tokens[first : sentence.last])
            votes.setdefault(name, set()).update(GENDER_OF[w] for w in words if w in GENDER_OF)
    return {name: found.pop() for name, found in votes.items() if len(found) == 1}


def _word_before(mention: Mention, annotation: Annotation) -> str:
    """Return the word beside a name, in lower case: "ms." of "Ms. Roe"; empty where there is none."""
    before = annotation.tokens[max(0, mention.first - 1)]
    return before.text.lower() if 0 <= mention.span.start - before.end <= 1 else ""


def _role_before(mention: Mention, annotation: Annotation) -> str:
    """Return the word before a name, behind a possessor also before a comma: "wife" of "his wife, Ana Roe"."""
    owner, role, comma = (annotation.tokens[max(0, mention.first - n)] for n in (3, 2, 1))
    owned = comma.text == "," and owner.tag in {"PRP$", "POS"}
    return role.text.lower() if owned else _word_before(mention, annotation)


@cache
def words_of_address() -> dict[str, Gender | None]:
    """Return forms of address and abbreviated titles with the gender they tell."""
    groups = load_lexicon("roles")
    return {
        **dict.fromkeys((*groups["honorific"], *groups["abbreviation"], *groups["head"])),
        **dict.fromkeys(groups["honorific_male"], Gender.MALE),
        **dict.fromkeys(groups["honorific_female"], Gender.FEMALE),
    }


def read_mention(mention: Mention) -> NamedMention | None:
    """Return a person's mention without titles; None when nothing that looks like a name is left.

    >>> from generator.values.span import Span
    >>> mention = Mention(Span(0, 14), "Sen. Ann Smith", MentionKind.PERSON, 0, 3)
    >>> read_mention(mention).words
    ('Ann', 'Smith')
    """
    words, gender, address = mention.text.split(), None, words_of_address()
    while is_before_name(words):
        gender = address[words.pop(0).lower()] or gender
    if len(words) > 2 and words[0].lower() in load_lexicon("roles")["cue"]:  # noqa: PLR2004  # "Said Jane Roe:", but "Said Ali" is a name
        words.pop(0)
    words = [w if INITIALS_RE.match(w) else w.strip(".,;:()[]\"'") for w in words]
    words = [w.removesuffix("'s") for w in words if w]
    bare = len(words) == 1 and (words[0].lower() in address or f"{words[0].lower()}." in address)
    if bare and given_gender(words[0]) is None:
        return None  # "Sgt", "President"
    if len(words) == 1 and len(words[0]) <= LONGEST_ACRONYM and not words[0].istitle() and words[0].isascii():
        return None  # TfL, ABC
    good = (
        words
        and not {w.lower() for w in words} & _words_of_organisations()
        and words[-1][:1].isupper()
        and not any(c.isdigit() or c in "@/#" for w in words for c in w)
    )
    if not good or not all(w[:1].isupper() or w.lower() in load_lexicon("given_names")["particle"] for w in words):
        return None
    return NamedMention(mention, tuple(words), gender)


def is_before_name(words: Sequence[str]) -> bool:
    """Say whether the first word is no part of the name: of "President Roe", "Bystander Jane Roe", not "Queen Jane"."""
    if len(words) == 1 or words[0].lower() not in words_of_address() or _reigns(words[0], words[1:]):
        return False
    full = len(words) > 2 and given_gender(words[0]) is None  # noqa: PLR2004  # a whole name stands behind it
    return full or _is_title(words[0]) or given_gender(words[1]) is not None


def _reigns(title: str, words: Sequence[str]) -> bool:
    """Say whether a title makes a name of a given name alone: "Queen Jane", "Pope Ivo"."""
    return title.lower() in load_lexicon("roles")["reigning"] and len(words) == 1


def _is_title(word: str) -> bool:
    """Say whether a word before a surname is a title: "President Roe"; "Justice" and "Marshal" may be given names."""
    groups = load_lexicon("roles")
    titles = ("title", "honorific", "honorific_male", "honorific_female", "abbreviation")
    return any(word.lower() in groups[group] for group in titles)


@cache
def _words_of_organisations() -> frozenset[str]:
    return frozenset(load_lexicon("speakers")["organisation"])


def _candidates(annotation: Annotation) -> list[Mention]:
    """Return mentions of people, and one-word names of another kind that a person of the text bears."""
    nicknamed = list(_nicknamed(annotation))
    inside = {i for m in nicknamed for i in range(m.first, m.last)}
    mentions = [m for m in annotation.mentions if not is_of_work(m, annotation)]
    mentions = [m for m in mentions if inside.isdisjoint(range(m.first, m.last))]
    people = [*(m for m in mentions if m.kind is MentionKind.PERSON), *nicknamed]
    named = {i for m in people for i in range(m.first, m.last)}
    full = [m.text.split() for m in people if " " in m.text]
    ends = {surname_of(words) for words in full} | {
        words[0] for words in full if words[0].lower() not in words_of_address()
    }
    places = Counter(m.text for m in mentions if m.kind in {MentionKind.PLACE, MentionKind.GROUP})
    others = [m for m in mentions if m.kind is not MentionKind.PERSON and _names_person(m, ends, places)]
    unnamed = [
        Mention(t.span, t.text, MentionKind.PERSON, t.index, t.index + 1)
        for t in annotation.tokens
        if not t.entity and t.pos == "PROPN" and t.text in ends and t.index not in named
    ]
    titled = _behind_titles(annotation, {i for m in (*people, *others, *unnamed) for i in range(m.first, m.last)})
    return sorted([*people, *others, *unnamed, *titled], key=lambda m: m.first)


def _nicknamed(annotation: Annotation) -> Iterator[Mention]:
    """Yield names with another between marks inside: 'William "Mo" Marr' is William Marr."""
    for words in zip(*(annotation.tokens[n:] for n in range(NICKNAMED)), strict=False):
        given, opened, nickname, closed, surname = words
        marked = (opened.text, closed.text) in {('"', '"'), ("(", ")")} and nickname.pos == "PROPN"
        if marked and given_gender(given.text) and surname.pos == "PROPN" and surname.text.istitle():
            span, text = Span(given.start, surname.end), f"{given.text} {surname.text}"
            yield Mention(span, text, MentionKind.PERSON, given.index, surname.index + 1)


def _names_person(mention: Mention, ends: set[str], places: Counter[str]) -> bool:
    """Say whether a mention of another kind is a person's name: a surname of the text, or a given name first."""
    words = mention.text.split()
    if len(words) == 1:
        return words[0] in ends and (mention.kind is not MentionKind.PLACE or places[mention.text] == 1)
    known = words[-1] in ends or given_gender(words[0]) is not None
    plain = (
        all(w.isalpha() and w.istitle() for w in words) and not {w.lower() for w in words} & _words_of_organisations()
    )
    return known and plain and len(words) <= LONGEST_NAME and words[0].lower() not in words_of_address()


def _behind_titles(annotation: Annotation, known: set[int]) -> list[Mention]:
    """Return names that a title announces and the language pipeline took for something else: "Minister Ivo Brand"."""
    tokens, found = annotation.tokens, []
    for token in tokens:
        if token.index in known or not _announces(token):
            continue
        last = token.index + 1
        while last < len(tokens) and last - token.index <= LONGEST_NAME and _is_name_word(tokens[last]):
            last += 1
        words = tokens[token.index + 1 : last]
        enough = len(words) > 1 or (words and token.text[0].isupper())  # "researcher Ann Roe", "Minister Roe"
        if enough and words[0].start - token.end == 1 and not known & set(range(token.index + 1, last)):
            span = Span(words[0].start, words[-1].end)
            text = " ".join(w.text for w in words)
            found.append(Mention(span, text, MentionKind.PERSON, words[0].index, last))
    return found


def _announces(token: Token) -> bool:
    """Say whether a word may stand before a person's name: "Minister", "researcher"."""
    word = token.text.lower()
    if token.text[0].isupper():
        return _is_title(word)
    return token.pos == "NOUN" and word in load_lexicon("roles")["head"]


def _is_name_word(token: Token) -> bool:
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.text.isalpha()
        and token.text.lower() not in words_of_address()
    )


def _merge_initials(full: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map every full name to its fullest form: "Joe Biden" and "Joe R. Biden" are one."""
    merged: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in sorted(full, key=lambda w: (-len(w), -full[w], w)):
        same = [k for k in merged if k == merged[k] and k[0] == words[0] and k[-1] == words[-1]]
        merged[words] = same[0] if same else words
    return merged


def _key_of(
    one: NamedMention, merged: dict[tuple[str, ...], tuple[str, ...]], full: Counter[tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the fullest name of a mention; a bare name of several people stays itself."""
    if one.words in merged:
        return merged[one.words]
    last = surname_of(one.words)
    word = last.title() if last.isupper() else last
    bearers = [k for k in merged if k == merged[k] and surname_of(k) == word]
    if one.words[-1] != last:  # "Roe Jr."
        bearers = [k for k in bearers if k[-1] == one.words[-1]]
    bearers = bearers or [k for k in merged if k == merged[k] and k[0] == word and len(one.words) == 1]
    if one.gender and len(bearers) > 1:
        bearers = [k for k in bearers if given_gender(k[0]) in {one.gender, None}] or bearers
    if len(bearers) == 1:
        return bearers[0]
    ranked = sorted(bearers, key=lambda k: -full[k])
    if ranked and full[ranked[0]] >= CLEAR_LEAD * full[ranked[1]]:
        return ranked[0]
    return one.words


def _gender(key: tuple[str, ...], members: list[NamedMention], annotation: Annotation) -> Gender | None:
    """Return a person's gender by form of address, else by a role word beside the name, else by given name."""
    beside = (words_of_gender("roles").get(_role_before(m.mention, annotation)) for m in members)
    told = [m.gender for m in members if m.gender] or [gender for gender in beside if gender]
    if told:
        return Counter(told).most_common(1)[0][0]
    family_first = any(m.words == key[:1] for m in members)  # "Kim Jong Un … Kim"
    return given_gender(key[0]) if len(key) > 1 and not family_first else None
