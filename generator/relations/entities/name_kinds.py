"""What a name names, decided over all its mentions in the story, not by the one sentence it stands in.

Mo Tarrant … Mr Tarrant said               -> a person
the village of Upper Lenz … in Upper Lenz  -> a place
a quarry run by Brandl Stone               -> an organisation, and bare "Brandl" beside it
City Bulletin, an outlet of the story      -> an organisation

Left as the language pipeline has them: names beside which nothing tells, and those of which two things are told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import words_of_address
from generator.names.roles import roles_beside
from generator.relations.entities.name_keys import without_article
from generator.values.annotation import Annotation, Mention, MentionKind, Token
from generator.values.story import DatedArticle

SETTLED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
CLEAR = 2  # hints a kind needs where the pipeline never saw it
SHARE = 4  # mentions for which one hint speaks
AGE_RE = re.compile(r"\d{2}")
OF_PLACES = frozenset({"miss"})  # "Miss Delaware"
NOMINAL = frozenset({"NOUN", "PROPN"})


def settle_kinds(articles: tuple[DatedArticle, ...]) -> tuple[DatedArticle, ...]:
    """Return the articles with each name's mentions of the kind that the story's words tell."""
    hints: defaultdict[str, Counter[MentionKind]] = defaultdict(Counter)
    seen: defaultdict[str, Counter[MentionKind]] = defaultdict(Counter)
    for dated in articles:
        for mention in dated.article.annotation.mentions:
            if mention.kind in SETTLED:
                seen[without_article(mention.text)][mention.kind] += 1
                hints[without_article(mention.text)].update(_hints(mention, dated))
    for outlet in (d.document.metadata.outlet for d in articles):
        if outlet and outlet.value in seen:
            hints[outlet.value][MentionKind.ORGANISATION] += CLEAR
    kinds = {name: kind for name in seen if (kind := _decide(hints[name], seen[name]))}
    return tuple(_with_kinds(dated, kinds) for dated in articles)


def _decide(hints: Counter[MentionKind], seen: Counter[MentionKind]) -> MentionKind | None:
    """Return the one kind that is told, None where nothing or two things are."""
    told = [kind for kind in sorted(hints) if hints[kind]]
    if len(told) > 1:
        first, second = sorted((hints[k] for k in told), reverse=True)[:2]
        told = [k for k in told if hints[k] == first] if first >= CLEAR * second else []
    if len(told) != 1:
        return None
    usual = SHARE * hints[told[0]] >= seen.total() or CLEAR * seen[told[0]] >= seen.total()
    return told[0] if usual and (hints[told[0]] >= CLEAR or seen[told[0]]) else None


def _with_kinds(dated: DatedArticle, kinds: Mapping[str, MentionKind]) -> DatedArticle:
    annotation = dated.article.annotation
    here = {**_last_words(kinds), **kinds, **dict(_short_forms(annotation, kinds))}
    mentions = tuple(
        replace(m, kind=here.get(without_article(m.text), m.kind)) if m.kind in SETTLED else m
        for m in annotation.mentions
    )
    if mentions == annotation.mentions:
        return dated
    return replace(dated, article=replace(dated.article, annotation=replace(annotation, mentions=mentions)))


def _last_words(kinds: Mapping[str, MentionKind]) -> dict[str, MentionKind]:
    """Return the last words of places and bodies, which are names of nothing: "Lenz" of Upper Lenz is no surname."""
    people = {name.split()[-1] for name, kind in kinds.items() if kind is MentionKind.PERSON}
    others = {name.split()[-1] for name, kind in kinds.items() if kind is not MentionKind.PERSON and " " in name}
    return dict.fromkeys(sorted(others - people), MentionKind.OTHER)


def _short_forms(annotation: Annotation, kinds: Mapping[str, MentionKind]) -> Iterator[tuple[str, MentionKind]]:
    """Yield the first words of the article's bodies that no person of the article has for a surname."""
    surnames = {
        m.text.split()[-1]
        for m in annotation.mentions
        if " " in m.text and kinds.get(without_article(m.text), m.kind) is MentionKind.PERSON
    }
    places = {m.text for m in annotation.mentions if m.kind is MentionKind.PLACE}
    for mention in annotation.mentions:
        words = without_article(mention.text).split()
        settled = kinds.get(without_article(mention.text))
        if settled is MentionKind.ORGANISATION and len(words) > 1 and words[0] not in surnames | places:
            yield words[0], settled


def _hints(mention: Mention, dated: DatedArticle) -> Iterator[MentionKind]:
    """Yield what the words beside a mention tell; what tells it for sure counts double."""
    annotation = dated.article.annotation
    if _is_person(mention, dated):
        yield from (MentionKind.PERSON,) * CLEAR
        return
    tokens = annotation.tokens
    before = tokens[mention.first - 2 : mention.first] if mention.first > 1 else ()
    words = [t.text.lower() for t in before]
    behind = tokens[mention.last] if mention.last < len(tokens) else None
    group = load_lexicon("name_kinds")
    if _ends_as_place(without_article(mention.text)) or (words[1:] == ["of"] and before[0].lemma in group["places"]):
        yield from (MentionKind.PLACE,) * CLEAR
    elif mention.kind is not MentionKind.ORGANISATION and words[1:] and words[1] in group["within"]:
        yield from (MentionKind.PLACE,) * _is_object(mention, tokens)
    run = words[1:] == ["by"] and words[0] in group["done_by"]
    holds = behind is not None and behind.lemma in group["held"] and tokens[mention.last - 1].head == behind.index
    holds = holds and mention.kind is not MentionKind.PLACE  # "a London spokesman"
    if run or holds or (before and _names_body(before[-1], behind)):
        yield from (MentionKind.ORGANISATION,) * CLEAR


def tells_body(mention: Mention, dated: DatedArticle) -> bool:
    """Say whether the words beside a name tell that it is a body's."""
    return MentionKind.ORGANISATION in _hints(mention, dated)


def _ends_as_place(name: str) -> bool:
    """Say whether a name's last word makes it a place's: "Mill Street", but not "Office of Rail and Road"."""
    words = name.lower().split()
    return len(words) > 1 and words[-1] in load_lexicon("name_kinds")["in_name"] and not {"of", "and"} & set(words)


def _names_body(before: Token, behind: Token | None) -> bool:
    """Say whether a noun before a name says that it is a body's: "the group Osterholt", but not "the group Li led"."""
    if before.pos not in NOMINAL or before.lemma not in load_lexicon("name_kinds")["bodies"]:
        return False
    return behind is None or behind.pos not in NOMINAL


def _is_object(mention: Mention, tokens: tuple[Token, ...]) -> bool:
    """Say whether a name is the whole of what a preposition governs: "in Selm", not "in Selm stock"."""
    return any(t.dep == "pobj" for t in tokens[mention.first : mention.last]) and (
        mention.last == len(tokens) or tokens[mention.last].text != "'s"
    )


def _is_person(mention: Mention, dated: DatedArticle) -> bool:
    """Say whether a title, an age, "who" or a role beside a name says that it is a person's."""
    annotation = dated.article.annotation
    tokens = annotation.tokens
    if mention.first and tokens[mention.first - 1].text.lower() in _addresses():
        return True
    if mention.text.split()[0].lower() in _addresses() and " " in mention.text:
        return True
    behind = [t.text for t in tokens[mention.last : mention.last + 3]]
    if " " not in mention.text or mention.text.split()[-1].isupper():
        return False  # a club is "who" as well, and "Ottawa MP" a title
    if behind[:2] == [",", "who"] or (behind[:1] + behind[2:] == [",", ","] and AGE_RE.fullmatch(behind[1])):
        return True
    if _is_addressed_elsewhere(mention, annotation):
        return True
    roles = roles_beside(mention, dated.document, annotation) if _may_be_person(mention.text) else ()
    either = load_lexicon("name_kinds")["either"]
    return any(role.listed and role.text.split()[-1].lower() not in either for role in roles[:1])


def _may_be_person(name: str) -> bool:
    """Say whether a name's words may be a person's: neither a title as in "Major League" nor "Corp." among them."""
    words = name.split()
    bodies = {*load_lexicon("speakers")["organisation"], *load_lexicon("name_kinds")["in_body"]}
    plain = all(w.isalpha() and w.istitle() and w.lower() not in bodies for w in words)
    return plain and words[0].lower() not in words_of_address()


def _is_addressed_elsewhere(mention: Mention, annotation: Annotation) -> bool:
    """Say whether the article calls the last word of a full name Mr or Ms."""
    return mention.text.split()[-1] in _addressed_in(annotation)


@lru_cache(maxsize=16)  # asked for every name of an article
def _addressed_in(annotation: Annotation) -> frozenset[str]:
    """Return the words behind Mr or Ms."""
    return frozenset(after.text for before, after in pairwise(annotation.tokens) if before.text.lower() in _addresses())


@cache
def _addresses() -> frozenset[str]:
    groups = load_lexicon("roles")
    return frozenset(word for name in ("honorific_male", "honorific_female") for word in groups[name]) - OF_PLACES
