"""What a figure measures: the noun phrase it hangs on in the syntax, and its subject.

    China-Russia trade hit $218.2 billion       → China-Russia trade
    a goal to increase bilateral trade to $5bn  → bilateral trade
    after winning 87 percent of the vote        → vote
    a $300 million army contract                → army contract
    Kmart has annual sales of about $23bn       → annual sales of Kmart
    Kmart said it earned $553 million           → Kmart earned
    six people were killed, injuring another 40 → people killed; injured
    they have met over 40 times                 → times met

None where the syntax leaves the subject open: "it fell 5 percent", "$5 million".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator.figures.amounts import Amount
from generator.figures.counts import NUMBER_UNIT
from generator.figures.phrases import (
    OBJECTS,
    VERBS,
    Phrase,
    child_of,
    head_token,
    is_passive,
    noun_phrase,
    subject_of,
)
from generator.figures.units import UnitKind
from generator.lexicons.loader import load_lexicon
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

NOUNS: Final = frozenset({"NOUN", "PROPN"})
SUBJECT_DEPS: Final = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures."""

    text: str  # "annual sales of Kmart"
    span: Span | None  # where the words stand, when they stand together
    subject: str | None = None  # "Kmart"
    predicate: str | None = None  # the lemma of the verb that decides it: "kill"


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: what the readers below need."""

    annotation: Annotation
    text: str
    amount: Amount
    token: Token  # the figure's head

    @property
    def parent(self) -> Token:
        """The token the figure hangs on."""
        return self.annotation.tokens[self.token.head]

    def phrase(self, head: Token) -> Phrase | None:
        """Return a noun's phrase without the figure."""
        return noun_phrase(self.annotation, self.text, head, self.amount.outer)


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("measures")[name])


@cache
def casualty_words() -> dict[str, str]:
    """Return the participle for every lemma that says what became of people."""
    return {lemma: word for word, lemmas in load_lexicon("casualties").items() for lemma in lemmas}


def read_measure(annotation: Annotation, text: str, amount: Amount) -> Measure | None:
    """Return what an amount measures, None when its subject is not sure."""
    token = head_token(annotation, amount.span)
    if token is None:
        return None
    place = Place(annotation, text, amount, token)
    if amount.kind is None and amount.unit != NUMBER_UNIT:
        return _counted(place)
    for read in (_complement, _modified, _under_preposition, _compared, _under_verb, _as_subject, _apposed):
        measure = read(place)
        if measure:
            return measure
    return None


def _labelled(phrase: Phrase | None) -> Measure | None:
    return Measure(phrase.text, phrase.span) if phrase and phrase.text else None


def _counted(place: Place) -> Measure | None:
    """Read what a count counts: its noun's phrase, and what became of it."""
    annotation, noun = place.annotation, place.token
    if noun.text.lower() in _group("repeats"):
        above = place.parent
        return Measure(f"{noun.text} {above.text}", None, predicate=above.lemma) if above.pos in VERBS else None
    start = _first_modifier(place)
    end = _counted_end(place)
    span = Span(start, end)
    words = " ".join(span.cut(place.text).split())
    fate = _fate(annotation, noun)
    if fate and fate not in words.split():
        return Measure(f"{words} {fate}", None, predicate=fate)
    governs = noun.dep in {"dobj", "nsubj", "nsubjpass"}
    verb = place.parent if governs else None
    agent = _named_subject(place, verb) if verb and noun.dep == "dobj" else None
    return Measure(words, span, agent, fate or (verb.lemma if verb else _governing_noun(place)))


def _governing_noun(place: Place) -> str | None:
    """Return the lemma of the noun a count belongs to: "closing" in "the closing of 600 stores"."""
    prep = place.parent
    above = place.annotation.tokens[prep.head]
    return above.lemma if place.token.dep == "pobj" and prep.lemma == "of" and above.pos == "NOUN" else None


def _first_modifier(place: Place) -> int:
    tokens = place.annotation.tokens_in(Span(place.amount.number.end, place.token.end))
    after = [t for t in tokens if t.start >= place.amount.number.end and t.pos != "PUNCT" and t.text != "-"]
    for token in after:
        if token.tag not in {"DT", "CC", "RBR", "JJR"} or token.index == place.token.index:
            return token.start
    return place.token.start


def _counted_end(place: Place) -> int:
    """Return the end of "sources familiar with the matter", "people killed in the blast"."""
    annotation, noun = place.annotation, place.token
    end = noun.end
    for child in (c for c in annotation.children[noun.index] if c > noun.index):
        token, below = annotation.tokens[child], annotation.subtree(child)
        short = len(below) <= 6 and below[0] == annotation.tokens_in(Span(end - 1, end))[0].index + 1  # noqa: PLR2004
        fits = (token.dep == "prep" and token.text.lower() in {"of", "in"}) or token.dep in {"amod", "acl"}
        if not (short and fits):
            break
        end = annotation.tokens[below[-1]].end
        if token.dep == "prep":
            break
    return end


def _fate(annotation: Annotation, noun: Token) -> str | None:
    """Return what became of those counted, from the verb or adjective they hang on."""
    verb = annotation.tokens[noun.head]
    words = casualty_words()
    if noun.dep == "nsubjpass" and verb.lemma in words:
        return words[verb.lemma]
    if noun.dep == "nsubj" and verb.lemma in words and verb.lemma in {"die", "perish", "drown", "survive", "dead"}:
        return words[verb.lemma]
    if noun.dep == "dobj" and verb.lemma in words and verb.lemma not in {"die", "survive", "free", "save"}:
        return words[verb.lemma]
    states = frozenset({"acomp", "oprd", "xcomp", "ccomp", "attr"})
    state = child_of(annotation, verb, states) if noun.dep in {"nsubj", "dobj", "nsubjpass"} else None
    if state and state.lemma in words:
        return words[state.lemma]
    return None


def _named_subject(place: Place, verb: Token) -> str | None:
    """Return the subject of a verb when it is a name or a short phrase."""
    subject = subject_of(place.annotation, verb)
    phrase = place.phrase(subject) if subject and subject.pos in NOUNS else None
    return phrase.text if phrase and len(phrase.text.split()) <= 4 else None  # noqa: PLR2004


def _owner(place: Place, noun: Token) -> str | None:
    """Return who has what a noun names: "Kmart has sales of …"."""
    verb = place.annotation.tokens[noun.head]
    if noun.dep != "dobj" or verb.lemma not in _group("owner verbs"):
        return None
    subject = subject_of(place.annotation, verb)
    if subject is None or subject.pos != "PROPN":
        return None
    return _named_subject(place, verb)


def _owned(place: Place, noun: Token) -> Measure | None:
    """Return a noun's phrase, with its owner where the verb names one."""
    phrase = place.phrase(noun)
    if phrase is None:
        return None
    owner = _owner(place, noun)
    if owner is None and place.token.head != noun.index and place.token.dep == "dobj":
        owner = _owner(place, place.token)
    if owner and owner.lower() not in phrase.text.lower():
        return Measure(f"{phrase.text} of {owner}", None, owner)
    return _labelled(phrase)


def _complement(place: Place) -> Measure | None:
    """Read "87 percent of the vote", "$55 billion in annual revenues"."""
    annotation = place.annotation
    for token in annotation.tokens_in(place.amount.span):
        for child in annotation.children[token.index]:
            prep = annotation.tokens[child]
            if prep.dep != "prep" or prep.start < place.amount.span.end or prep.text.lower() not in {"of", "in"}:
                continue
            noun = child_of(annotation, prep, frozenset({"pobj"}))
            if noun is None or (prep.text.lower() == "in" and not _is_stuff(place, noun)):
                continue
            return _owned(place, noun)
    return None


def _is_stuff(place: Place, noun: Token) -> bool:
    """Say whether a noun behind "in" is what the sum consists of, not where or when."""
    money = place.amount.kind is UnitKind.MONEY
    return (
        money
        and noun.pos == "NOUN"
        and noun.entity not in {"DATE", "TIME", "GPE", "LOC"}
        and not noun.tag.startswith("NNP")
    )


def _modified(place: Place) -> Measure | None:
    """Read "a $300 million army contract", "12mph speed limit", "a six-year sentence"."""
    noun = place.parent
    if noun.start < place.amount.span.end or noun.pos not in NOUNS:
        return None
    if place.token.dep not in {"compound", "nummod", "nmod", "amod", "quantmod", "poss", "npadvmod", "dep", "det"}:
        return None
    return _owned(place, noun)


def _under_preposition(place: Place) -> Measure | None:
    """Read "revenue of $5m", "rose to $5m", "cut its workforce by 5 percent", "bought it for $5m"."""
    prep = place.parent
    if place.token.dep not in {"pobj", "pcomp"} or prep.dep not in {
        "prep",
        "agent",
        "pcomp",
        "dative",
        "conj",
        "prt",
        "advmod",
    }:
        return None
    word, above = prep.text.lower(), place.annotation.tokens[prep.head]
    if above.dep == "prep" or above.pos == "ADP":  # "from 5 percent to 7 percent"
        above = place.annotation.tokens[above.head]
    if above.pos in VERBS:
        return _moved(place, above, word)
    if above.span.overlaps(place.amount.outer) or above.lemma in _group("directions"):
        return _compared(replace(place, token=above)) if above.lemma in _group("directions") else None
    if above.pos in NOUNS and word in {
        "of",
        "to",
        "at",
        "from",
        "between",
        "for",
        "with",
        "by",
        "below",
        "above",
        "under",
        "over",
        "around",
        "than",
    }:
        if _is_amount_noun(above):
            return _sibling(place, above)
        return _noun_measure(place, above)
    return None


def _is_amount_noun(token: Token) -> bool:
    return token.pos == "NUM" or token.lemma in {
        "percent",
        "%",
        "million",
        "billion",
        "trillion",
        "point",
        "cent",
        "dollar",
    }


def _sibling(place: Place, head: Token) -> Measure | None:
    """Read what another figure measures for one that hangs on it: "5 percent to $3 million"."""
    if head.head == head.index or head.dep not in {"dobj", "npadvmod", "attr", "advmod", "pobj"}:
        return None
    other = replace(place, token=head)
    return _under_verb(other) or _under_preposition(other)


def _noun_measure(place: Place, noun: Token) -> Measure | None:
    """Read a noun; "rise", "total" and the like say little without what they are of."""
    if noun.lemma not in _group("empty nouns"):
        return _owned(place, noun)
    for child in place.annotation.children[noun.index]:
        prep = place.annotation.tokens[child]
        if prep.dep == "prep" and prep.text.lower() in {"in", "of", "for"}:
            inner = child_of(place.annotation, prep, frozenset({"pobj"}))
            if inner and not inner.span.overlaps(place.amount.outer):
                return _labelled(place.phrase(inner))
    phrase = place.phrase(noun)
    if phrase and len(phrase.text.split()) > 1:
        return _owned(place, noun)
    verb = place.annotation.tokens[noun.head]
    if verb.pos in VERBS and noun.dep in {"attr", "dobj"}:
        return _subject_measure(place, verb) or _labelled(phrase)
    return _labelled(phrase)


def _moved(place: Place, verb: Token, word: str) -> Measure | None:
    """Read what a verb brings to, by, from or at an amount: its object, else its subject."""
    target = child_of(place.annotation, verb, OBJECTS)
    if target and target.span.overlaps(place.amount.outer):
        target = None
    if target and _is_amount_noun(target):
        return _subject_measure(place, verb)
    if word == "for" and verb.lemma in _group("price verbs"):
        return _priced(place, verb, target)
    if word not in {
        "to",
        "at",
        "by",
        "from",
        "of",
        "for",
        "between",
        "below",
        "above",
        "under",
        "over",
        "around",
        "with",
        "than",
        "near",
        "up",
        "down",
    }:
        return None
    if target and (verb.lemma in _group("moving verbs") or word in {"to", "at", "by", "from", "for"}):
        return _labelled(place.phrase(target))
    return _subject_measure(place, verb)


def _priced(place: Place, verb: Token, target: Token | None) -> Measure | None:
    """Read "buy the cable company for $5m" as "buy cable company"."""
    if target is None:
        return _subject_measure(place, verb) if is_passive(place.annotation, verb) or verb.lemma == "sell" else None
    phrase = place.phrase(target)
    return Measure(f"{verb.text} {phrase.text}", None, predicate=verb.lemma) if phrase else None


def _subject_measure(place: Place, verb: Token) -> Measure | None:
    subject = subject_of(place.annotation, verb)
    if subject is None or subject.span.overlaps(place.amount.outer) or subject.lemma in _group("speech verbs"):
        return None
    phrase = place.phrase(subject)
    return Measure(phrase.text, phrase.span, predicate=verb.lemma) if phrase and phrase.text else None


def _compared(place: Place) -> Measure | None:
    """Read "up 5 percent", "10 feet tall", "worth $5m", "5 percent higher than"."""
    word = place.token if place.token.lemma in _group("directions") else place.parent
    if word.lemma not in _group("directions") | _group("dimensions") or word.pos in VERBS:
        return None
    above = place.annotation.tokens[word.head]
    if above.index == word.index:
        return None
    if above.pos in NOUNS and not above.span.overlaps(place.amount.outer):
        return _labelled(place.phrase(above))
    own = child_of(place.annotation, word, SUBJECT_DEPS)
    if own:
        return _labelled(place.phrase(own))
    if above.pos in VERBS:
        target = child_of(place.annotation, above, OBJECTS)
        return (
            _labelled(place.phrase(target))
            if target and above.lemma in {"send", "leave", "push", "put"}
            else _subject_measure(place, above)
        )
    return None


def _under_verb(place: Place) -> Measure | None:
    """Read "trade hit $5m" as its subject, "Kmart earned $5m" as subject and verb."""
    verb = place.parent
    if verb.pos not in VERBS or place.token.dep not in {
        "dobj",
        "attr",
        "npadvmod",
        "oprd",
        "advmod",
        "acomp",
        "dative",
        "ccomp",
        "nummod",
        "dep",
        "xcomp",
        "conj",
        "advcl",
    }:
        return None
    if verb.lemma in _group("speech verbs"):
        return None
    measure = _subject_measure(place, verb)
    if measure is None:
        return None
    level = verb.lemma in _group("level verbs") or place.amount.kind is UnitKind.PERCENT
    if level and not (is_passive(place.annotation, verb) and verb.lemma not in _group("level verbs")):
        return measure
    if place.token.dep not in {"dobj", "npadvmod", "oprd", "attr", "dative"}:
        return None
    return Measure(f"{measure.text} {verb.text}", None, measure.text, verb.lemma)


def _as_subject(place: Place) -> Measure | None:
    """Read "$5m was raised" as "raised", "51 were taken to hospital" as "taken to hospital"."""
    if place.token.dep not in SUBJECT_DEPS:
        return _fate_of_rest(place)
    verb = place.parent
    attribute = child_of(place.annotation, verb, frozenset({"attr"}))
    if attribute and verb.lemma == "be":
        return _labelled(place.phrase(attribute))
    state = child_of(place.annotation, verb, frozenset({"acomp", "oprd"}))
    word = state if state and state.lemma in casualty_words() else verb
    if word.pos in VERBS and word.lemma in {"be", "have", "do"}:
        return None
    if place.token.dep == "nsubj" and word.lemma not in casualty_words():
        return None
    end = _predicate_end(place.annotation, word)
    span = Span(word.start, end)
    return Measure(span.cut(place.text), span, predicate=word.lemma)


def _fate_of_rest(place: Place) -> Measure | None:
    """Read "injuring another 40": those counted are not named, what became of them is."""
    fate = _fate(place.annotation, place.token) if place.amount.unit == NUMBER_UNIT else None
    return Measure(fate, None, predicate=fate) if fate else None


def _predicate_end(annotation: Annotation, verb: Token) -> int:
    for child in annotation.children[verb.index]:
        token, below = annotation.tokens[child], annotation.subtree(child)
        if token.dep == "prep" and child == verb.index + 1 and len(below) <= 5:  # noqa: PLR2004
            return annotation.tokens[below[-1]].end
    return verb.end


def _apposed(place: Place) -> Measure | None:
    """Read "its revenue ($41bn)"; names are not measured by what stands beside them."""
    noun = place.parent
    beside = place.token.dep == "appos" and noun.pos == "NOUN" and not _is_amount_noun(noun)
    return _noun_measure(place, noun) if beside and not noun.span.overlaps(place.amount.outer) else None
