"""What a frame found, worded as a question; what cannot be asked in good English is not asked.

a clause     whether the brakes failed      → "Did the brakes fail?"
a thing      the price, an exact date       → "What is the price?", "What is the exact date?"
a person     the passengers                 → "What are the names of the passengers?"
a plan       the bank, to close the mine    → "Will the bank close the mine?"
a silence    Brede Shipping                 → "What does Brede Shipping say?"
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.lexicons.loader import load_lexicon
from generator.statements.wording import MAX_WORDS, ask_clause, defined, is_plural, phrase, verb_phrase, words_shown
from generator.syntax.forms import participle
from generator.syntax.frames import is_to, verb_of
from generator.syntax.labels import FINITE_VERBS, PLURAL_TAGS, SUBJECTS
from generator.syntax.phrases import noun_phrase
from generator.syntax.subjects import subject_of
from generator.syntax.tree import child, children_of, clause_head
from generator.values.annotation import Annotation, Token
from generator.values.document import Document
from generator.values.span import Span

LEXICON = load_lexicon("unknowns")


class Asked(NamedTuple):
    """A question with what it is about and whom it asks for."""

    question: str
    topic: Span | None
    party: Span | None = None


Asking = Callable[[Document, Annotation, Token, Token], Asked | None]


def ask_clause_below(document: Document, annotation: Annotation, word: Token, clause: Token) -> Asked | None:
    """Ask an embedded question, "whether to join"; of what is not confirmed or not excluded also "that it failed"."""
    opener = annotation.tokens[annotation.subtree(clause.index)[0]]
    if is_to(annotation, clause) and opener.lemma == "whether":
        return ask_will(document, annotation, word, clause)
    claimed = (*LEXICON["confirm"], *LEXICON["excluded"], *LEXICON["rumour"], *LEXICON["deny"])
    claim = (opener.text == "that" or word.lemma in LEXICON["deny"]) and word.lemma in claimed
    asked = ask_clause(document, annotation, clause, claim=claim)
    return Asked(*asked) if asked else None


def asks(template: str, *groups: str) -> Asking:
    """Return what words a noun by a template: one of some groups of nouns, or any that is not too thin to ask for."""

    def ask(document: Document, annotation: Annotation, word: Token, noun: Token) -> Asked | None:
        found = defined(document, annotation, noun)
        known = {lemma for group in groups for lemma in LEXICON.get(group, load_lexicon("count_nouns").get(group, ()))}
        thin = noun.pos != "NOUN" or (noun.lemma in LEXICON["thin"] and "what" not in groups)
        if found is None or thin or (groups and noun.lemma not in known):
            return None
        plural = noun.tag in PLURAL_TAGS
        forms = {"be": _be(annotation, word, noun, plural=plural), "s": "s" if plural else ""}
        return Asked(template.format(found[0], **forms), found[1])

    return ask


def _be(annotation: Annotation, word: Token, noun: Token, *, plural: bool) -> str:
    """Return the form of "be" a thing is asked with: the text's own."""
    verb = verb_of(annotation, word)
    own = next((t for t in (verb, *children_of(annotation, verb)) if t.lemma == "be" and t.tag in FINITE_VERBS), None)
    told = noun.dep in SUBJECTS and (word.pos == "ADJ" or word.lemma == "know")
    if own is not None and told:
        return own.text.lower()
    return "are" if plural else "is"


def ask_will(document: Document, annotation: Annotation, word: Token, goal: Token) -> Asked | None:
    """Ask whether who has a plan will carry it out."""
    party = phrase(document, annotation, subject_of(annotation, verb_of(annotation, word)))
    action = verb_phrase(document, annotation, goal)
    if party is None or action is None or goal.lemma in LEXICON["forecast"]:
        return None
    if " " not in action or party[0].split()[0].lower() in LEXICON["some"]:  # "appeal" alone, "a number of towns"
        return None
    return Asked(f"Will {party[0]} {action}?", annotation.subtree_span(goal.index), party[1])


def ask_done(document: Document, annotation: Annotation, _word: Token, goal: Token) -> Asked | None:
    """Ask whether what nobody in particular plans will be done: "It is planned to open a second quay"."""
    found = phrase(document, annotation, child(annotation, goal, "dobj"))
    return Asked(f"Will {found[0]} be {participle(goal.lemma)}?", found[1]) if found else None


def ask_given(document: Document, annotation: Annotation, _word: Token, noun: Token) -> Asked | None:
    """Ask for the approval that something is subject to, by who is to give it where the text says so."""
    of = [t for t in children_of(annotation, noun) if t.text in {"of", "by", "from"}]
    giver = next(filter(None, (child(annotation, noun, "poss"), *(child(annotation, t, "pobj") for t in of))), None)
    by = phrase(document, annotation, giver, participles=False)
    given = phrase(document, annotation, subject_of(annotation, clause_head(annotation, noun)), participles=False)
    if given is None or (by is not None and any(t.lemma in LEXICON["condition"] for t in annotation.tokens_in(by[1]))):
        return None
    named = re.sub("^an? ", "the ", given[0])
    return Asked(f"Will {by[0]} approve {named}?" if by else f"Will {named} be approved?", given[1], by and by[1])


def ask_denied(document: Document, annotation: Annotation, verb: Token, denied: Token) -> Asked | None:
    """Ask whether somebody is responsible who denies it: "responsibility for the attack"."""
    party = phrase(document, annotation, subject_of(annotation, verb))
    about = child(annotation, denied, "prep")
    deed = phrase(document, annotation, child(annotation, about, "pobj") if about is not None else None)
    return Asked(f"Is {party[0]} responsible for {deed[0]}?", *deed[1:], party[1]) if party and deed else None


def ask_party(document: Document, annotation: Annotation, verb: Token, silent: Token) -> Asked | None:
    """Ask what somebody says who did not answer."""
    party = _party_meant(annotation, silent)
    named = phrase(document, annotation, party)
    indefinite = named is not None and named[0].startswith(("a ", "an "))
    if named is None or _is_thin(annotation, party) or (indefinite and party.lemma not in LEXICON["spokes"]):
        return None
    topic = _topic_of_silence(document, annotation, verb)
    on = f" {words_shown(document, (topic,))}" if topic is not None else ""
    words = re.sub("^an? ", "the ", named[0])
    return Asked(f"What {'do' if is_plural(annotation, party) else 'does'} {words} say{on}?", topic, named[1])


def _party_meant(annotation: Annotation, token: Token) -> Token:
    """Return whose silence it is: for whom a spokesman would have spoken."""
    if token.lemma in LEXICON["spokes"]:
        of = (t for t in children_of(annotation, token) if t.lemma in {"for", "of", "from", "at"})
        token = next((found for prep in of if (found := child(annotation, prep, "pobj"))), token)
    return token


def _is_thin(annotation: Annotation, token: Token) -> bool:
    """Say whether there is no party one could ask: a spokesman of nobody, an unnamed source, "the company"."""
    words = annotation.tokens[slice(*noun_phrase(annotation, token))]
    named = any(t.pos == "PROPN" or t.entity in {"NORP", "ORG", "GPE"} for t in words)
    return token.lemma == "source" or (not named and token.lemma in (*LEXICON["party"], *LEXICON["spokes"]))


def _topic_of_silence(document: Document, annotation: Annotation, verb: Token) -> Span | None:
    """Return what the silence is about, if the text says it: "on whether it would pay", "a request for comment on"."""
    below = [annotation.tokens[i] for i in annotation.subtree(verb.index)]
    asked = [t for t in below if t is verb or t.lemma in LEXICON["request"]]
    about = next((c for t in asked for c in children_of(annotation, t) if c.lemma in {"on", "about"}), None)
    if about is None:
        return None
    span = annotation.subtree_span(about.index)
    dated = any(t.entity == "DATE" for t in annotation.tokens_in(span))
    return None if dated or len(words_shown(document, (span,)).split()) > MAX_WORDS else span
