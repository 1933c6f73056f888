"""The frames of what an article leaves open, as a table: a token opens the first row that can be worded.

Groups of words are those of ``unknowns.yml``. What a row wants of a clause beside the general tests stands below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.statements.asking import ask_clause_below, ask_done, ask_given, ask_party, ask_will, asks
from generator.syntax import frames
from generator.syntax.frames import Frame, clause_below, denied, goal, thing
from generator.syntax.subjects import subject_of
from generator.syntax.tree import child, children_of, head_of
from generator.syntax.verbs import auxiliaries_of, is_passive
from generator.values.annotation import Annotation, Token
from generator.values.findings import UnknownKind

LEXICON = load_lexicon("unknowns")
WITHHELD: Final = ("disclose", "confirm", "give", "name", "establish")
SPEAKERS: Final = frozenset({"i", "we", "you"})


def withheld(annotation: Annotation, verb: Token) -> bool:
    """Say whether somebody keeps something to himself: "did not say", "would not say"; not "will not say" nor "I"."""
    subject, modals = subject_of(annotation, verb), {t.lemma for t in auxiliaries_of(annotation, verb) if t.tag == "MD"}
    told = modals <= {"would", "could"} and (verb.lemma != "know" or not modals)
    return told and denied(annotation, verb) and (subject is None or subject.text.lower() not in SPEAKERS)


def gives_none(annotation: Annotation, verb: Token) -> bool:
    """Say whether nothing is given: "did not give", "gave no date"."""
    given = child(annotation, verb, "dobj")
    none = given is not None and any(t.lemma == "no" for t in children_of(annotation, given))
    return none or withheld(annotation, verb)


def under_way(annotation: Annotation, verb: Token) -> bool:
    """Say whether an inquiry runs: "are investigating", "is trying to determine"; not "investigated"."""
    tried = verb.dep in {"xcomp", "advcl"} and head_of(annotation, verb).lemma in LEXICON["trying"]
    return frames.running(annotation, verb) or (tried and verb.lemma in (*LEXICON["establish"], *LEXICON["name"]))


def unanswered(annotation: Annotation, verb: Token) -> bool:
    """Say whether a question or a call is not answered."""
    asked = (annotation.tokens[i].lemma in LEXICON["request"] for i in annotation.subtree(verb.index))
    return denied(annotation, verb) and any(asked)


def not_clear(annotation: Annotation, adjective: Token) -> bool:
    """Say whether something is "not clear" in itself, not "clear of" something."""
    known = denied(annotation, adjective) and not child(annotation, adjective, "prep")
    return frames.predicative(annotation, adjective) and (known or adjective.lemma in LEXICON["unknown"])


def to_decide(annotation: Annotation, verb: Token) -> bool:
    """Say whether something is to be decided yet: "will decide", "meets to decide", "remains to be seen"."""
    above = head_of(annotation, verb)
    if verb.lemma == "see" or above.lemma == "remain":
        return verb.dep == "xcomp" and above.lemma == "remain"
    return frames.ahead(annotation, above if frames.is_to(annotation, verb) else verb) and frames.free(annotation, verb)


def at_issue(annotation: Annotation, noun: Token) -> bool:
    """Say whether "the question is" what follows."""
    return noun.dep == "nsubj" and head_of(annotation, noun).lemma == "be" and frames.present(annotation, noun)


def not_excluded(annotation: Annotation, word: Token) -> bool:
    """Say whether something is "not ruled out", or its possibility is, or is left open."""
    verb = frames.verb_of(annotation, word)
    out = any(t.text == "out" for t in children_of(annotation, verb)) and denied(annotation, verb)
    return out or {verb.lemma, head_of(annotation, verb).lemma} == {"leave", "open"}


def opened(annotation: Annotation, noun: Token) -> bool:
    """Say whether an inquiry "has been opened", or something is "under investigation"."""
    verb = head_of(annotation, noun)
    if verb.lemma == "under":
        return frames.present(annotation, verb)
    have = any(t.lemma == "have" for t in auxiliaries_of(annotation, verb))
    return verb.lemma in LEXICON["open"] and have and frames.free(annotation, verb)


def unclaimed(annotation: Annotation, noun: Token) -> bool:
    """Say whether nobody has claimed responsibility, or there is no claim of it."""
    above = head_of(annotation, noun)
    above = head_of(annotation, above) if above.text == "of" else above
    return above.lemma == "claim" and denied(annotation, above)


def supposed(annotation: Annotation, verb: Token) -> bool:
    """Say whether something holds "if confirmed", whether one "needs to confirm" it."""
    mark = child(annotation, verb, "mark")
    needed = frames.is_to(annotation, verb) and head_of(annotation, verb).lemma in {"need", "require"}
    return needed or (mark is not None and mark.lemma == "if" and is_passive(annotation, verb))


def may_rise(annotation: Annotation, verb: Token) -> bool:
    """Say whether a count of something may rise: "the death toll", not "the numbers"."""
    count = child(annotation, verb, "nsubj")
    of = count is not None and any(t.dep in {"prep", "compound"} for t in children_of(annotation, count))
    return of and frames.possible(annotation, verb)


def impersonal(annotation: Annotation, verb: Token) -> bool:
    """Say whether "it" is planned."""
    subject = child(annotation, verb, "nsubjpass", "nsubj", "expl")
    return subject is not None and subject.lemma == "it" and frames.free(annotation, verb)


def planned(annotation: Annotation, word: Token) -> bool:
    """Say whether a plan stands: "plans", "is planned", "still has to"; not "had planned", "does not plan"."""
    if not frames.present(annotation, word) or not frames.free(annotation, word):
        return False
    if word.lemma in LEXICON["pend"]:
        return any(t.lemma == "still" for t in children_of(annotation, word))
    due = word.pos == "ADJ" or is_passive(annotation, word)
    return word.lemma in LEXICON["due" if due else "plan"] or (word.lemma in LEXICON["consider"] and not due)


def announced(annotation: Annotation, noun: Token) -> bool:
    """Say whether somebody has or announced a plan."""
    verb = head_of(annotation, noun)
    return noun.dep == "dobj" and verb.lemma in {"have", "announce", "unveil"} and frames.free(annotation, noun)


def wanted(annotation: Annotation, noun: Token) -> bool:
    """Say whether something is "subject to" or "pending" approval, or "needs" it."""
    first, above = annotation.subtree(noun.index)[0], head_of(annotation, noun)
    before = [t.lemma for t in annotation.tokens[max(0, first - 2) : first]]
    needed = noun.dep == "dobj" and above.lemma in {"need", "require"} and frames.present(annotation, above)
    return needed or before[-1:] == ["pending"] or before == ["subject", "to"]


def below(annotation: Annotation, noun: Token) -> Iterator[Token | None]:
    """Yield what a noun is about: "details of the deal", "launched an inquiry into the crash", "is under inquiry"."""
    above = head_of(annotation, noun)
    if above.lemma == "under":
        yield from frames.subject(annotation, above)
    beside = (*children_of(annotation, noun), *children_of(annotation, above))
    for about in (t for t in beside if t.text in {"into", "of", "on", "about", "for"}):
        yield child(annotation, about, "pobj")


def details(annotation: Annotation, verb: Token) -> Iterator[Token | None]:
    """Yield whose details are kept back."""
    for noun in thing(annotation, verb):
        about = below(annotation, noun) if noun is not None and noun.lemma == "detail" else ()
        yield from (t for t in about if t is not None and t.lemma not in load_lexicon("count_nouns")["people"])


def itself(_annotation: Annotation, word: Token) -> Iterator[Token]:
    """Yield the word."""
    yield word


ask_what, ask_who = asks("What {be} {}?", "what"), asks("Who {be} {}?", "people")
ask_name, ask_confirmed = asks("What {be} the name{s} of {}?"), asks("Will {} be confirmed?")
ASKED, UNKNOWN, NAME = UnknownKind.ASKED, UnknownKind.NOT_KNOWN, UnknownKind.NOT_NAMED
KEPT, CLAIM, PLAN = UnknownKind.NOT_DISCLOSED, UnknownKind.NOT_CONFIRMED, UnknownKind.PLANNED
FRAMES: Final = (
    # words, their class, what holds of their clause, where the topic stands, what is left open, how it is asked
    Frame(("comment",), "VERB", denied, frames.doer, UnknownKind.SILENT, ask_party),
    Frame(("respond",), "VERB", unanswered, frames.doer, UnknownKind.SILENT, ask_party),
    Frame(("reach",), "VERB", unanswered, thing, UnknownKind.SILENT, ask_party),
    Frame(("unknown", "known"), "ADJ", not_clear, clause_below, ASKED, ask_clause_below),
    Frame(("investigate",), "VERB", under_way, clause_below, ASKED, ask_clause_below),
    Frame(WITHHELD, "VERB", withheld, clause_below, ASKED, ask_clause_below),
    Frame(("decide",), "VERB", to_decide, clause_below, ASKED, ask_clause_below),
    Frame(("word",), "NOUN", denied, clause_below, ASKED, ask_clause_below),
    Frame(("issue",), "NOUN", at_issue, clause_below, ASKED, ask_clause_below),
    Frame(("excluded",), "VERB", not_excluded, clause_below, ASKED, ask_clause_below),
    Frame(("excluded",), "NOUN", not_excluded, clause_below, ASKED, ask_clause_below),
    Frame(("unknown", "known"), "ADJ", not_clear, frames.subject, UNKNOWN, ask_what),
    Frame(("investigate", "name"), "VERB", under_way, thing, UNKNOWN, ask_what),
    Frame(("inquire",), "VERB", under_way, thing, UNKNOWN, asks("What will the investigation into {} find?")),
    Frame(("inquiry",), "NOUN", opened, below, UNKNOWN, ask_what),
    Frame(("inquiry",), "NOUN", opened, below, UNKNOWN, asks("What will the {word} into {} find?")),
    Frame(("establish",), "VERB", withheld, thing, UNKNOWN, ask_what),
    Frame(("claimed",), "NOUN", unclaimed, below, UNKNOWN, asks("Who is responsible for {}?")),
    Frame(("rise",), "VERB", may_rise, frames.subject, UNKNOWN, asks("Will {} {word}?", "count")),
    Frame(("name",), "VERB", under_way, thing, NAME, ask_who),
    Frame(("name",), "VERB", withheld, thing, NAME, ask_who),
    Frame(("name", "disclose"), "VERB", withheld, thing, KEPT, ask_what),
    Frame(("name",), "VERB", withheld, thing, NAME, ask_name),
    Frame(("give",), "VERB", gives_none, thing, KEPT, ask_what),
    Frame(("disclose", "give"), "VERB", gives_none, details, KEPT, asks("What are the details of {}?")),
    Frame(("confirm",), "VERB", withheld, thing, CLAIM, ask_confirmed),
    Frame(("confirm",), "VERB", supposed, thing, CLAIM, ask_confirmed),
    Frame(("condition",), "NOUN", wanted, itself, UnknownKind.CONDITION, ask_given),
    Frame(("impersonal",), "VERB", impersonal, goal, PLAN, ask_done),
    Frame(("plan", "due", "consider", "pend"), "VERB", planned, goal, PLAN, ask_will),
    Frame(("due",), "ADJ", planned, goal, PLAN, ask_will),
    Frame(("planned",), "NOUN", announced, goal, PLAN, ask_will),
)
