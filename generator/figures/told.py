"""What a figure's clause says of the noun counted, in its own words: "that Norvane closed", "brought to the valley".

Its "could", "not" and "is expected to" stay. Left alone: what a pronoun or a bare noun does ("workers earn …"), what is
asked, supposed or denied, a clause that a comma, a mark or a further verb breaks off.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from generator.figures.places import Place, words_for
from generator.figures.units import UnitKind
from generator.lexicons.loader import load_lexicon
from generator.names.roles import is_role_head
from generator.quotes.pronouns import person_of_pronoun, two_people
from generator.syntax.clause import is_asserted
from generator.syntax.labels import AUXILIARIES, FINITE, NOMINAL, OBJECTS, PREDICATIVES, SUBJECTS, VERBAL
from generator.syntax.phrases import noun_phrase, unbroken_end
from generator.syntax.subjects import named_subject, subject_of
from generator.syntax.tree import ancestors, child, children_of, head_of
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

BREAKS: Final = frozenset({",", ";", ":", "(", ")", "--", "-", '"', "'", "...", ".", "?", "!"})
TIMES: Final = frozenset({"DATE", "TIME"})
ASIDES: Final = frozenset({"npadvmod", "relcl", "acl"})
WHERE_AND_WHEN: Final = frozenset(
    {"in", "on", "at", "after", "before", "during", "since", "while", "when", "as", "until", "under", "by"}
)
COMPLEMENTS: Final = frozenset({*OBJECTS, *PREDICATIVES, "xcomp", "ccomp", "prt"})
MODIFIERS: Final = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod"})
COMPLETING: Final = frozenset({*OBJECTS, *PREDICATIVES, "agent", "npadvmod"})
OPEN_ENDS: Final = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})  # a heading that ends on one is torn
NOBODY: Final[frozenset[str]] = frozenset()
OWNERS: Final = frozenset({"its", "their"})  # of the subject before them, where anything is theirs
PERSONS: Final = frozenset({"his", "her"})  # where it is a person
LONGEST: Final = 18  # words a reader takes in at the head of a row
BRIEF: Final = 12  # words of what a figure measures, for lists and other programs
UNLIKE_RE: Final = re.compile(
    r"[\"“”()\[\]>;:]|\b(?:it|they|(?:the|both|all|these) (?:two|three|four))\b", re.IGNORECASE
)
TORN: Final = "this"  # stands for words that say too little by themselves; no heading holds it


def told_words(place: Place, first: int, last: int, own: frozenset[str] = NOBODY) -> str:
    """Return the words of a half-open range of tokens; "their" only where it is the heading's ``own``."""
    kept = [t for t in place.annotation.tokens[first:last] if t.index not in place.left_out and not _links(place, t)]
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    torn = kept and (kept[-1].pos in OPEN_ENDS or kept[-1].tag == "VBG")
    torn = torn or (kept and kept[-1].dep in MODIFIERS and kept[-1].head >= last)  # "the 25-ton, unmarked truck"
    theirs = (t for t in kept[1:] if t.tag == "PRP$" and t.text.lower() not in own)
    if torn or any(theirs) or any(t.tag == "PRP" for t in kept):
        return TORN
    spaced = (_as_printed(place, t) + (" " if place.text[t.end : t.end + 1].isspace() else "") for t in kept)
    return " ".join("".join(spaced).split())


def _as_printed(place: Place, token: Token) -> str:
    """Return a word without the capital of a sentence's head; "that span" as what points elsewhere."""
    if token.text.lower() == "that" and token.tag == "DT":
        return TORN
    opens = place.sentence.first == token.index and (not token.entity or token.pos == "NUM") and token.pos != "PROPN"
    return token.text.lower() if opens or token.tag == "DT" else token.text


def _links(place: Place, token: Token) -> bool:
    """Say whether a word only ties a clause to the one before: "also", not "next" of "stood next to the mill"."""
    linking = token.text.lower() in load_lexicon("figure_cues")["pointing"]
    leads = any(t.pos == "ADP" for t in place.annotation.tokens[token.index + 1 : token.index + 2])
    return linking and not leads and token.tag == "RB" and head_of(place.annotation, token).pos in VERBAL


def reads_alone(words: str, printed: str = "") -> bool:
    """Say whether words are short, and understood without others as "the other", "next" are not."""
    pointing = load_lexicon("figure_cues")["pointing"]
    rest = words.lower().replace(printed.lower(), "", 1)  # "more than 300 stores"
    pointed = any(w.strip("'\"") in pointing for w in rest.split())
    return len(words.split()) <= LONGEST and not pointed and not UNLIKE_RE.search(words)


def verb_above(place: Place, token: Token) -> Token | None:
    """Return the verb of the clause a token stands in."""
    while token.head != token.index and token.pos not in VERBAL:
        token = head_of(place.annotation, token)
    while token.dep == "xcomp":
        token = head_of(place.annotation, token)  # "expected" of "is expected to hire"
    return token if token.pos in VERBAL else None


def is_told_so(place: Place, verb: Token) -> bool:
    """Say whether a clause is told as it is: neither asked nor supposed, nor under a condition of its own."""
    conditions = load_lexicon("embedding")["condition"]
    marks = (child(place.annotation, c, "mark") for c in children_of(place.annotation, verb) if c.dep == "advcl")
    supposed = any(m is not None and m.text.lower() in conditions for m in marks)
    return not supposed and is_asserted(place.annotation, verb, modal=True)


def clause_of(place: Place, open_days: set[int]) -> str | None:
    """Return the clause of a figure with the figure in it: "The strike left 350,000 students at home"."""
    verb = verb_above(place, place.token)
    if verb is None or not _is_measured(place, verb) or not is_told_so(place, verb):
        return None
    owner, first, ends = subject_words(place, verb), first_of_group(place, verb), _ends(place, verb)
    said = range(first, max(ends, default=first))
    if owner is None or open_days & set(said) or any(is_break(place, place.annotation.tokens[i]) for i in said):
        return None
    subject = subject_of(place.annotation, verb)
    theirs = PERSONS if subject and (subject.entity == "PERSON" or subject.tag == "PRP") else OWNERS
    told = (f"{owner} {told_words(place, first, e, own)}" for own in (NOBODY, theirs) for e in ends)
    return next((t for words in told if (t := _with_figure(place, words))), None)


def _ends(place: Place, verb: Token) -> list[int]:
    """Return where a clause may end behind its figure, the last first."""
    end, said = end_of_clause(place, verb), children_of(place.annotation, verb)
    whole = (t.index + 1 for t in said if t.dep in COMPLEMENTS and t.index < end)
    least = max(_end_of_figure(place), verb.index + 1, *whole)
    return [t for t in range(end, least - 1, -1) if t == end or _opens_aside(place, verb, t)]


def goal_of(place: Place) -> str | None:
    """Return what a goal is to reach: "Raise trade to $200 billion" of "a goal to raise trade to $200 billion"."""
    verb = next((t for t in ancestors(place.annotation, place.token) if t.pos in VERBAL), None)
    if verb is None or verb.tag not in {"VB", "VBG"} or verb.dep not in {"acl", "pcomp"}:
        return None
    told = (told_words(place, verb.index, e) for e in _ends(place, verb))
    return next((t for words in told if (t := _with_figure(place, words))), None)


def phrase_with(place: Place, open_days: set[int]) -> str | None:
    """Return the phrase of a count where it says which are counted: "40 miners who left", "nine men armed"."""
    annotation, noun = place.annotation, place.annotation.token_at(place.amount.span.end - 1)
    verb = verb_above(place, place.token)
    if place.amount.kind is not None or noun is None or noun.pos != "NOUN" or (verb and not is_told_so(place, verb)):
        return None
    first, last = phrase_of(annotation, noun)
    behind = annotation.tokens[noun.index + 1 : last]
    which = any(t.head == noun.index and t.dep in {"relcl", "amod", "acl"} for t in behind)
    dated = open_days & set(range(first, last))
    return _with_figure(place, told_words(place, first, last)) if which and not dated else None


def _with_figure(place: Place, words: str) -> str | None:
    """Return words with a capital where they hold the figure and read alone."""
    amount = place.amount
    own = Span(amount.outer.start, amount.number.end) if amount.kind is None else amount.outer
    printed = " ".join(own.cut(place.text).split())
    stands = printed.lower() in words.lower() and reads_alone(words, printed) and not _bodies_meant().search(words)
    changes = amount.kind is UnitKind.PERCENT or amount.unit == "points"
    if changes and words.endswith(f" {amount.outer.cut(place.text).rsplit(maxsplit=1)[-1]}") and not place.left_out:
        stands = stands and words_for("changes", "figure_cues").isdisjoint(words.lower().split())  # since when
    return words[:1].upper() + words[1:] if stands else None


def _is_measured(place: Place, verb: Token) -> bool:
    """Say whether a verb is finite and a figure part of what it says: no length of its action, no part of a place.

    "could take five days", not "closed in five days"; "closed 300 shops", not "closed in a town of 300 people".
    """
    finite = any(t.tag in FINITE for t in (verb, *auxiliaries(place.annotation, verb)))
    finite = finite or _is_participle(place.annotation, verb)
    above = head_of(place.annotation, place.token)
    over = head_of(place.annotation, above)  # "a sentence of five years"
    lasts = place.token.dep in COMPLETING or above.text.lower() == "for" or place.amount.kind is not UnitKind.TIME
    lasts = lasts or (above.text.lower() == "of" and over.dep in OBJECTS) or place.token.dep in OBJECTS
    return finite and lasts and not (place.token.dep == "pobj" and head_of(place.annotation, above).dep == "pobj")


def _is_participle(annotation: Annotation, verb: Token) -> bool:
    """Say whether a participle tells what has happened: "after winning 87 seats"."""
    told = verb.tag == "VBG" and verb.dep == "pcomp" and head_of(annotation, verb).text.lower() in {"after", "since"}
    return told and child(annotation, verb, *SUBJECTS) is None


def _end_of_figure(place: Place) -> int:
    """Return where the phrase of a figure ends: behind "injured" of "among more than 50 injured"."""
    annotation = place.annotation
    last = annotation.tokens_in(place.amount.outer)[-1].index + 1
    return max(last, phrase_of(annotation, place.token)[1])


def _opens_aside(place: Place, verb: Token, index: int) -> bool:
    """Say whether a phrase begins that a clause is whole without: "in London" of "closed 300 stores in London"."""
    annotation = place.annotation
    above = (annotation.tokens[index], *ancestors(annotation, annotation.tokens[index]))
    placing = annotation.tokens[index].text.lower() in WHERE_AND_WHEN
    rate = annotation.tokens[index - 1].pos == "NUM"  # "an hour" of "$16 an hour"
    aside = (t for t in above if (t.dep in ASIDES and not rate) or (placing and t.dep in {"prep", "advcl"}))
    opened = next((t for t in aside if annotation.subtree(t.index)[0] == index), None)
    if opened is None:
        return False
    noun = head_of(annotation, opened)
    if opened.dep in {"relcl", "acl"} and noun_phrase(annotation, noun)[0] == noun.index and noun.pos == "NOUN":
        return False  # "workers earning $16"
    if noun.index != verb.index and noun.dep in {"relcl", "acl"}:
        return False  # "the tariff applied under the old rules"
    complete = any(
        t.dep in COMPLETING or (t.dep == "prep" and place.token.index in annotation.subtree(t.index))
        for t in children_of(annotation, verb)
        if t.index < index
    )
    return complete or opened.head != verb.index


def auxiliaries(annotation: Annotation, verb: Token) -> list[Token]:
    """Return "could" and "be" of "could be closed"."""
    return [t for t in children_of(annotation, verb) if t.dep in AUXILIARIES]


def first_of_group(place: Place, verb: Token) -> int:
    """Return the first token of "is not expected to hire"."""
    subject = subject_of(place.annotation, verb)
    least = phrase_of(place.annotation, subject)[1] - 1 if subject and subject.index < verb.index else -1
    before = (t for t in children_of(place.annotation, verb) if least < t.index < verb.index)
    return min((t.index for t in before if t.dep in {*AUXILIARIES, "neg", "advmod"}), default=verb.index)


def is_break(place: Place, token: Token) -> bool:
    """Say whether a mark ends what is said before it; not those of "108-year" and "Norvane's"."""
    joins = token.text == "-" and place.text[token.end : token.end + 1].isalnum()
    return token.text in BREAKS and token.tag != "POS" and not joins and token.index not in place.left_out


def subject_words(place: Place, verb: Token) -> str | None:
    """Return who does what a verb says, as a heading names them; None for pronouns and bare nouns."""
    annotation = place.annotation
    subject = named_subject(annotation, verb)
    if child(annotation, verb, "expl"):
        return "there"
    pronoun = subject_of(annotation, verb) if subject is None else None
    if pronoun is not None and pronoun.text.lower() in {"he", "she"}:
        person = person_of_pronoun(place.context, pronoun, place.amount.span)
        return person.name if person and " " in person.name else None
    if subject is None or subject.entity in TIMES or not _does(annotation, verb, subject):
        return None
    if _is_of_two(annotation, subject):
        return " and ".join(two_people(place.context, subject)) or None
    below = annotation.subtree(subject.index)
    counted = {place.token.index, verb.index} & set(below) == {place.token.index}
    first, last = _phrase_outside(annotation, subject, verb)
    words = told_words(place, first, last).removesuffix("'s")
    named = [t for t in annotation.tokens[first:last] if t.tag not in {"DT", "CD"}]
    if len(named) == 1 and subject.pos == "NOUN" and subject.lemma in _callable() and not counted:  # "the company"
        return None
    return None if annotation.tokens[first].tag == "PRP$" else words


def bare_subject(place: Place) -> str | None:
    """Return the noun alone by which a clause calls who does it: "plan" of "the new plan would cost", "hackers"."""
    verb = verb_above(place, place.token)
    noun = named_subject(place.annotation, verb) if verb else None
    if verb is None or noun is None or noun.pos != "NOUN":
        return None
    first, last = _phrase_outside(place.annotation, noun, verb)
    plain = {"DT", "CD", "JJ", "JJR", "JJS", "VBN", "VBG", "RB", "IN", "RBR", "PDT", "$"}
    rest = (t for t in place.annotation.tokens[first:last] if t.index != noun.index)
    return noun.text if last == noun.index + 1 and all(t.tag in plain for t in rest) else None


def phrase_of(annotation: Annotation, noun: Token) -> tuple[int, int]:
    """Return the half-open token range of a noun with the clause that says which: "450 pupils who live in Selm"."""
    first, last = noun_phrase(annotation, noun)
    clauses = (t for t in children_of(annotation, noun) if t.dep in {"relcl", "acl"})
    told = next((t for t in clauses if annotation.subtree(t.index)[0] == last), None)
    return first, last if told is None else unbroken_end(annotation, told, frozenset()) + 1


def _phrase_outside(annotation: Annotation, noun: Token, verb: Token) -> tuple[int, int]:
    """Return the range of a noun with the clause that says which, unless the verb is that of this clause."""
    first, last = phrase_of(annotation, noun)
    return noun_phrase(annotation, noun) if first <= verb.index < last else (first, last)


def _does(annotation: Annotation, verb: Token, subject: Token) -> bool:
    """Say whether a noun does what a verb says; of "firms say … and offers", "a raid in Orvik, which left" not."""
    if subject.pos not in NOMINAL:
        return False
    if subject.tag == "NNS" and "VBZ" in {t.tag for t in (verb, *auxiliaries(annotation, verb))}:
        return False
    between = annotation.tokens[subject.index : annotation.subtree(verb.index)[0]]
    far = subject.head == verb.index or any(t.dep == "pobj" for t in (subject, *between))
    return verb.dep != "relcl" or not far


def _is_of_two(annotation: Annotation, noun: Token) -> bool:
    """Say whether a noun points back at two people: "the two leaders", "both men"."""
    words = {t.text.lower() for t in children_of(annotation, noun) if t.index < noun.index}
    people = is_role_head(noun) or noun.lemma in load_lexicon("statements")["people"]
    return people and words in ({"the", "two"}, {"both"})


def by_itself(place: Place) -> Place:
    """Return a figure without what its noun is joined with: "41 vans" of "runs 300 lorries, 41 vans and a ship"."""
    annotation, noun = place.annotation, place.token
    first = noun
    while first.dep == "conj" and first.head != first.index:
        first = head_of(annotation, first)
    tying = {t.text.lower() for t in (head_of(annotation, first), *children_of(annotation, first))}
    if not tying.isdisjoint({"between", "or", "both"}) or (first.dep == "pobj" and first.pos != noun.pos):
        return place  # no "sales of 40 shops" of "sales of $3 million and 40 shops"
    left = set(range(annotation.subtree(first.index)[0], annotation.subtree(noun.index)[0]))
    behind = [t for t in children_of(annotation, noun) if t.index > noun.index]
    others = [t for t in behind if t.dep == "conj" and t.pos in NOMINAL]
    if others and child(annotation, others[0], "nummod", "det", "poss"):  # the 300 of "300 cooks and maids" are both
        opening = next(t.index for t in behind if t.dep in {"cc", "conj"} or t.text == ",")
        left |= set(range(opening, annotation.subtree(noun.index)[-1] + 1))
    return replace(place, left_out=place.left_out | left)


@cache
def _bodies_meant() -> re.Pattern[str]:
    """Match a body that the text named before, and a word torn from its head: "the company's", "the network", "'s"."""
    bodies = "|".join(sorted({*words_for("companies"), *load_lexicon("speakers")["firm"]}))
    return re.compile(rf"^'s\b|\bthe (?:[\w-]+-based )?(?:{bodies})\b(?! of| for| (?-i:[A-Z]))", re.IGNORECASE)


def _callable() -> frozenset[str]:
    """Return nouns that stand for a person or a body named before: "the company", "the mayor"."""
    return words_for("companies") | frozenset(load_lexicon("roles")["head"])


def end_of_clause(place: Place, verb: Token, first: int = 0) -> int:
    """Return where a clause's words end behind its verb: before a comma, a comparison, a further verb."""
    below = set(place.annotation.subtree(verb.index))
    index = max(first, verb.index + 1)
    while index in below:
        token = place.annotation.tokens[index]
        joins = token.dep == "cc" and (token.head <= verb.index or head_of(place.annotation, token).pos in VERBAL)
        if joins or token.lemma == "compare" or is_break(place, token):
            break
        index += 1
    return index
