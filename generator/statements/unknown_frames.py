"""The frames of what an article leaves open, as a table: a token opens the first row that can be worded.

words        class   its clause      topic          matched                                 topic
give         VERB    denied          its thing      "did not give a date"                   date
unclear      ADJ     -               clause below   "it is unclear who fired"               fired
investigate  VERB    running         clause below   "is investigating whether it failed"    failed
plan         VERB    present, free   goal           "plans to close the mine"               close

Groups of words are those of ``unknowns.yml``. What a row wants of a clause beside the general tests stands below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from generator.lexicons.loader import load_lexicon
from generator.statements.asking import (
    Asking,
    ask_clause_below,
    ask_denied,
    ask_done,
    ask_given,
    ask_party,
    ask_will,
    asks,
)
from generator.statements.wording import is_backshifted
from generator.syntax import frames
from generator.syntax.frames import clause_below, denied, goal, thing
from generator.syntax.subjects import subject_of
from generator.syntax.tree import child, children_of, head_of
from generator.syntax.verbs import auxiliaries_of, is_passive, read_tense
from generator.values.annotation import Annotation, Tense, Token
from generator.values.findings import UnknownKind

LEXICON = load_lexicon("unknowns")
WITHHELD: Final = ("disclose", "confirm", "give", "name", "establish")
SPEAKERS: Final = frozenset({"i", "we", "you"})


class Frame(NamedTuple):
    """A row of the table."""

    words: tuple[str, ...]  # the groups of the lexicon whose lemmas open it: "investigate"
    pos: str  # their word class: "VERB"
    holds: Callable[[Annotation, Token], bool]  # what is so of the clause of the word
    topic: Callable[[Annotation, Token], Iterable[Token | None]]  # where the topic may stand, the likeliest first
    kind: UnknownKind
    ask: Asking


def withheld(annotation: Annotation, verb: Token) -> bool:
    """Say whether somebody keeps something to himself: "did not say", "would not say"; not "will not say" nor "I"."""
    subject, modals = subject_of(annotation, verb), {t.lemma for t in auxiliaries_of(annotation, verb) if t.tag == "MD"}
    told = modals <= {"would", "could"}
    return told and denied(annotation, verb) and (subject is None or subject.text.lower() not in SPEAKERS)


def gives_none(annotation: Annotation, verb: Token) -> bool:
    """Say whether nothing is given: "did not give", "gave no date"."""
    given = child(annotation, verb, "dobj")
    none = given is not None and any(t.lemma == "no" for t in children_of(annotation, given))
    return none or withheld(annotation, verb)


def under_way(annotation: Annotation, verb: Token) -> bool:
    """Say whether an inquiry runs: "are investigating", "is trying to determine"; not "investigated"."""
    tried = verb.dep in {"xcomp", "advcl"} and head_of(annotation, verb).lemma in LEXICON["trying"]
    later = verb.lemma in LEXICON["inquire"] and coming(annotation, verb)
    return (
        later or frames.running(annotation, verb) or (tried and verb.lemma in (*LEXICON["establish"], *LEXICON["name"]))
    )


def unanswered(annotation: Annotation, verb: Token) -> bool:
    """Say whether a question or a call is not answered."""
    asked = (annotation.tokens[i].lemma in LEXICON["request"] for i in annotation.subtree(verb.index))
    return denied(annotation, verb) and any(asked)


def not_clear(annotation: Annotation, adjective: Token) -> bool:
    """Say whether something is "not clear" or "unknown"."""
    known = denied(annotation, adjective) or adjective.lemma in LEXICON["unknown"]
    return known and frames.predicative(annotation, adjective)


def too_early(annotation: Annotation, adjective: Token) -> bool:
    """Say whether it is "too early" or "premature" for something."""
    too = any(t.lemma == "too" for t in children_of(annotation, adjective))
    return (too or adjective.lemma == "premature") and frames.predicative(annotation, adjective)


def to_decide(annotation: Annotation, verb: Token) -> bool:
    """Say whether something is to be decided yet: "will decide", "meets to decide", "remains to be seen"."""
    above = head_of(annotation, verb)
    if verb.lemma == "see":
        return above.lemma == "remain"
    tense = read_tense(annotation, above if frames.is_to(annotation, verb) else verb)
    return tense in {Tense.PRESENT, Tense.FUTURE} and frames.free(annotation, verb)


def coming(annotation: Annotation, word: Token) -> bool:
    """Say whether a deed is to come: "will appear in court", "must approve", "may yet resign", "could still reject"."""
    verb = frames.verb_of(annotation, word)
    if word is not verb or frames.possible(annotation, verb):
        return frames.possible(annotation, verb)
    bound = [t for t in auxiliaries_of(annotation, verb) if t.tag == "MD"]
    told = any(t.lemma in {"will", "must"} or is_backshifted(annotation, verb, t) for t in bound)
    return frames.free(annotation, verb) and (told or (is_passive(annotation, verb) and bool(bound)))


def at_issue(annotation: Annotation, noun: Token) -> bool:
    """Say whether "the question is" what follows."""
    return noun.dep == "nsubj" and head_of(annotation, noun).lemma == "be" and frames.present(annotation, noun)


def not_excluded(annotation: Annotation, word: Token) -> bool:
    """Say whether something is "not ruled out", or its possibility is, or is left open."""
    verb = frames.verb_of(annotation, word)
    out = any(t.text == "out" for t in children_of(annotation, verb)) and denied(annotation, verb)
    beside = (verb, head_of(annotation, verb), *children_of(annotation, verb))
    return out or {t.lemma for t in beside} >= {"leave", "open"}


def opened(annotation: Annotation, noun: Token) -> bool:
    """Say whether an inquiry "has been opened", is being or was pledged, or something is "under investigation"."""
    verb = head_of(annotation, noun)
    if verb.lemma == "under":
        return frames.present(annotation, verb)
    now = frames.running(annotation, verb) or any(t.lemma == "have" for t in auxiliaries_of(annotation, verb))
    told = verb.lemma == "pledge" or (verb.lemma in LEXICON["open"] and now)
    return told and frames.free(annotation, noun)


def may_rise(annotation: Annotation, verb: Token) -> bool:
    """Say whether a count of something may rise: "the death toll", not "the numbers"."""
    count = child(annotation, verb, "nsubj")
    of = count is not None and any(t.dep in {"prep", "compound"} for t in children_of(annotation, count))
    return of and frames.possible(annotation, verb)


def wanted(annotation: Annotation, noun: Token) -> bool:
    """Say whether something is "subject to" approval, or "needs" it."""
    above = head_of(annotation, noun)
    needed = noun.dep == "dobj" and above.lemma in {"need", "require"} and frames.present(annotation, above)
    return needed or head_of(annotation, above).lemma == "subject"


def supposed(annotation: Annotation, verb: Token) -> bool:
    """Say whether something holds "if confirmed", whether one "needs to confirm" it."""
    mark = child(annotation, verb, "mark")
    needed = frames.is_to(annotation, verb) and head_of(annotation, verb).lemma in {"need", "require"}
    return needed or (mark is not None and mark.lemma == "if")


def impersonal(annotation: Annotation, verb: Token) -> bool:
    """Say whether "it" is planned."""
    subject = child(annotation, verb, "nsubjpass", "nsubj", "expl")
    return subject is not None and subject.lemma == "it"


def planned(annotation: Annotation, word: Token) -> bool:
    """Say whether a plan stands: "plans", "is planned", "has yet to"; not "had planned", "does not plan"."""
    if not frames.present(annotation, word) or not frames.free(annotation, word):
        return False
    if word.lemma in LEXICON["pend"]:
        return any(t.lemma in LEXICON["still"] for t in children_of(annotation, word))
    due = word.pos == "ADJ" or is_passive(annotation, word)
    return word.lemma in LEXICON["due" if due else "plan"] or (word.lemma in LEXICON["consider"] and not due)


def announced(annotation: Annotation, noun: Token) -> bool:
    """Say whether somebody has or announced a plan."""
    verb = head_of(annotation, noun)
    return noun.dep == "dobj" and verb.lemma in {"have", "announce", "unveil"} and frames.free(annotation, noun)


def below(annotation: Annotation, noun: Token) -> Iterator[Token | None]:
    """Yield what a noun is about: "details of the deal", "launched an inquiry into the crash", "is under inquiry"."""
    above = head_of(annotation, noun)
    if above.lemma == "under":
        yield from frames.subject(annotation, above)
    beside = (*children_of(annotation, noun), *children_of(annotation, above))
    yield from (child(annotation, t, "pobj") for t in beside if t.text in {"into", "of", "on", "about"})


def tried(annotation: Annotation, adjective: Token) -> Iterator[Token]:
    """Yield what nobody can do yet: "too early to say", "naming a motive is premature"."""
    verb = frames.verb_of(annotation, adjective)
    beside = (*children_of(annotation, adjective), *children_of(annotation, verb))
    yield from (t for t in beside if t.pos == "VERB" and (t.tag == "VBG" or frames.is_to(annotation, t)))


def too_early_clause(annotation: Annotation, adjective: Token) -> Iterator[Token | None]:
    """Yield what it is too early to tell as a clause: "too early to say whether it will open"."""
    for verb in tried(annotation, adjective):
        yield from clause_below(annotation, verb)


def too_early_thing(annotation: Annotation, adjective: Token) -> Iterator[Token | None]:
    """Yield what it is too early to name: "too early to discuss the motive", "to speculate on the cause"."""
    for verb in tried(annotation, adjective):
        yield from thing(annotation, verb)
        yield from below(annotation, verb)


def details(annotation: Annotation, verb: Token) -> Iterator[Token | None]:
    """Yield whose details are kept back."""
    for noun in thing(annotation, verb):
        yield from below(annotation, noun) if noun is not None and noun.lemma == "detail" else ()


def denials(annotation: Annotation, verb: Token) -> Iterator[Token | None]:
    """Yield what is denied, where it is a responsibility: of "the claims" nothing says what they are."""
    yield from (t for t in thing(annotation, verb) if t is not None and t.lemma == "responsibility")


def itself(_annotation: Annotation, word: Token) -> Iterator[Token]:
    """Yield the word."""
    yield word


ask_what, ask_confirmed = asks("What {be} {}?", "what"), asks("Will {} be confirmed?")
ask_of_story = asks("What will the investigation find?", "empty")
ask_finding, ask_name = asks("What will the investigation into {} find?"), asks("What {be} the name{s} of {}?")
ASKED, UNKNOWN, NAME = UnknownKind.ASKED, UnknownKind.NOT_KNOWN, UnknownKind.NOT_NAMED
KEPT, CLAIM = UnknownKind.NOT_DISCLOSED, UnknownKind.NOT_CONFIRMED
PLAN, PENDING = UnknownKind.PLANNED, UnknownKind.PENDING
FRAMES: Final = (
    # words, their class, what holds of their clause, where the topic stands, what is left open, how it is asked
    Frame(("comment",), "VERB", denied, frames.doer, UnknownKind.SILENT, ask_party),
    Frame(("respond",), "VERB", unanswered, frames.doer, UnknownKind.SILENT, ask_party),
    Frame(("unknown", "known"), "ADJ", not_clear, clause_below, ASKED, ask_clause_below),
    Frame(("early",), "ADJ", too_early, too_early_clause, ASKED, ask_clause_below),
    Frame(("early",), "ADJ", too_early, too_early_thing, UNKNOWN, ask_what),
    Frame(("investigate",), "VERB", under_way, clause_below, ASKED, ask_clause_below),
    Frame(WITHHELD, "VERB", withheld, clause_below, ASKED, ask_clause_below),
    Frame(("decide",), "VERB", to_decide, clause_below, ASKED, ask_clause_below),
    Frame(("word",), "NOUN", denied, clause_below, ASKED, ask_clause_below),
    Frame(("issue",), "NOUN", at_issue, clause_below, ASKED, ask_clause_below),
    Frame(("issue", "inquiry"), "NOUN", frames.free, clause_below, ASKED, ask_clause_below),
    Frame(("rumour",), "NOUN", frames.free, clause_below, CLAIM, ask_clause_below),
    Frame(("watch",), "VERB", frames.running, clause_below, ASKED, ask_clause_below),
    Frame(("deny",), "VERB", frames.free, clause_below, UnknownKind.DISPUTED, ask_clause_below),
    Frame(("excluded",), "VERB", not_excluded, clause_below, ASKED, ask_clause_below),
    Frame(("excluded",), "NOUN", not_excluded, clause_below, ASKED, ask_clause_below),
    Frame(("unknown", "known"), "ADJ", not_clear, frames.subject, UNKNOWN, ask_what),
    Frame(("investigate", "name"), "VERB", under_way, thing, UNKNOWN, ask_what),
    Frame(("inquire",), "VERB", under_way, thing, UNKNOWN, ask_of_story),
    Frame(("inquire",), "VERB", under_way, thing, UNKNOWN, ask_finding),
    Frame(("inquiry",), "NOUN", opened, below, UNKNOWN, ask_what),
    Frame(("inquiry",), "NOUN", opened, below, UNKNOWN, ask_of_story),
    Frame(("inquiry",), "NOUN", opened, below, UNKNOWN, ask_finding),
    Frame(("rise",), "VERB", may_rise, frames.subject, UNKNOWN, asks("Will {} rise?", "count")),
    Frame(("establish",), "VERB", withheld, thing, UNKNOWN, ask_what),
    Frame(("name", "disclose"), "VERB", withheld, thing, KEPT, ask_what),
    Frame(("name",), "VERB", withheld, thing, NAME, ask_name),
    Frame(("give",), "VERB", gives_none, thing, KEPT, ask_what),
    Frame(("disclose", "give"), "VERB", gives_none, details, KEPT, asks("What are the details of {}?")),
    Frame(("confirm",), "VERB", withheld, thing, CLAIM, ask_confirmed),
    Frame(("confirm",), "VERB", supposed, thing, CLAIM, ask_confirmed),
    Frame(("deny",), "VERB", frames.free, denials, UnknownKind.DISPUTED, ask_denied),
    Frame(("condition",), "NOUN", wanted, itself, PENDING, ask_given),
    Frame(("impersonal",), "VERB", impersonal, goal, PENDING, ask_done),
    Frame(("plan", "due"), "VERB", planned, goal, PLAN, ask_will),
    Frame(("consider", "pend"), "VERB", planned, goal, PENDING, ask_will),
    Frame(("hearing",), "VERB", coming, frames.its_verb, PENDING, ask_will),
    Frame(("still",), "ADV", coming, frames.its_verb, PENDING, ask_will),
    Frame(("due",), "ADJ", planned, goal, PLAN, ask_will),
    Frame(("planned",), "NOUN", announced, goal, PLAN, ask_will),
)
