"""Who a description stands for: the person or the unnamed speaker whom the text has called so, or just named.

    "A ministry spokesman … the spokesman"         → the same unnamed speaker
    "Kremlin spokesman Dmitry Peskov … the spokesman"  → Dmitry Peskov
    "Jane Roe, a zoo visitor, said … the zoo visitor"  → Jane Roe
    "Sen. Ada Hart left. The Norland Republican said …" → Ada Hart

Left alone: what fits two people.
"""

from __future__ import annotations

from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.resolution import Person
from generator.names.roles import is_role_head, roles_by_person
from generator.quotes.pronouns import Context, people_back
from generator.syntax.labels import PLURAL_TAGS
from generator.syntax.tree import children_of
from generator.values.annotation import Token
from generator.values.findings import Speaker

DEFINITE: Final = frozenset({"the", "this", "that"})


def person_described(context: Context, token: Token) -> Person | None:
    """Return the one person whom a noun with "the" describes, None where two or nobody may be meant."""
    noun = token.pos == "NOUN"
    known = _person_with_role(context, token) or _person_called(context, token) if noun else None
    return known or _told_anew(context, token)


def same_noun_before(context: Context, token: Token) -> Speaker | None:
    """Return the speaker without a name whom the text last called the same: "A ministry spokesman … the spokesman"."""
    if not is_bare_definite(context, token):
        return None
    for turn in reversed(context.turns):
        words = turn.speaker.mention.cut(context.document.normal).lower().split()
        if token.text.lower() in words:
            return turn.speaker if turn.person is None else None
    return None


def _person_called(context: Context, token: Token) -> Person | None:
    """Return the one person who spoke under a noun: "Jane Roe, a zoo visitor, said … the zoo visitor"."""
    below = children_of(context.annotation, token)
    told = ((t.person, t.speaker.mention.cut(context.document.normal).lower().split()) for t in context.turns)
    described = _modifiers(context, below)
    spoke = {
        person.name: person
        for person, words in told
        if person and words[-1] == token.text.lower() and described <= {*words}
    }
    definite = any(t.text.lower() == "the" for t in below)
    return next(iter(spoke.values())) if definite and len(spoke) == 1 else None


def _told_anew(context: Context, token: Token) -> Person | None:
    """Return the one lawmaker or candidate named just before whom a party tells anew: "the Kentucky Republican"."""
    definite = any(t.text.lower() == "the" for t in children_of(context.annotation, token))
    lists = load_lexicon("speakers")
    if not definite or token.tag in PLURAL_TAGS or token.text.lower() not in lists["partisan"]:
        return None
    named = next(filter(None, people_back(context, token)), [])
    by_person = roles_by_person(context.document, context.annotation)
    roles = [r for p in named for r in by_person[p.mentions[0]]]
    seated = not {w for r in roles for w in r.text.lower().split()}.isdisjoint((*lists["seat"], token.text.lower()))
    return named[0] if len(named) == 1 and seated else None


def is_bare_definite(context: Context, token: Token) -> bool:
    """Say whether a noun stands with "the" alone: "the spokesman", not "the Nato spokesman"."""
    inner = [
        t
        for t in children_of(context.annotation, token)
        if t.dep in {"det", "amod", "compound", "nmod", "poss", "prep"}
    ]
    return len(inner) == 1 and inner[0].text.lower() == "the"


def _person_with_role(context: Context, token: Token) -> Person | None:
    """Return the one person before a mention like "the spokesman" whose role has that noun."""
    below = children_of(context.annotation, token)
    if token.tag in PLURAL_TAGS or not is_role_head(token) or not any(t.text.lower() in DEFINITE for t in below):
        return None
    modifiers = _modifiers(context, below)
    by_person = roles_by_person(context.document, context.annotation)
    roles = [(p, r) for p in context.names.people for r in by_person[p.mentions[0]]]
    fitting = [(p, r) for p, r in roles if _is_called(token, modifiers, r.text.lower().split())]
    before = {p.name: p for p, r in fitting if r.span.start < token.start}
    found = before or {p.name: p for p, _ in fitting}
    return next(iter(found.values())) if len(found) == 1 else None


def _modifiers(context: Context, below: tuple[Token, ...]) -> set[str]:
    """Return the words that say which spokesman or chairman is meant: "the Selm spokesman", "of the Norland League"."""
    tokens = context.annotation.tokens
    behind = (tokens[i] for t in below if t.dep == "prep" for i in context.annotation.subtree(t.index))
    before = (t for t in below if t.dep in {"amod", "compound", "nmod"})
    return {t.text.lower() for t in (*before, *(t for t in behind if t.pos == "PROPN"))}


def _is_called(token: Token, modifiers: set[str], role: list[str]) -> bool:
    """Say whether a role is that of "the governor": "governor of Norland", "Gov."; not "former governor"."""
    word = token.text.lower()
    called = any(w == word or (w[-1:] == "." and word.startswith(w[:-1])) for w in role)
    other = set(role) & set(load_lexicon("speakers")["other"]) - modifiers
    return called and not other and modifiers <= set(role)
