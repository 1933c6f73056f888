"""What counts count: the noun with its modifiers, and what became of those counted.

    five sources familiar with the matter      → sources familiar with the matter
    six people were killed · killing six people → people killed
    injuring another 40 · 50 injured            → injured
    51 were taken to the hospital              → taken to the hospital
    they have met over 40 times                → times met

Deaths and injuries are never mixed: the word comes from the verb or adjective those counted hang on.
"""

from __future__ import annotations

from typing import Final

from generator.figures.nominal import owner_of
from generator.figures.places import Measure, Place, labelled, words_for
from generator.lexicons.casualties import fate_words
from generator.syntax.labels import NOUN_SUBJECTS, VERBAL
from generator.syntax.tree import child, children_of, head_of
from generator.values.annotation import Annotation, Token
from generator.values.span import Span

STATES: Final = frozenset({"acomp", "oprd"})
LEFT_STATES: Final = frozenset({"xcomp", "ccomp", "attr"})  # "left 32 civilians dead"
INTRANSITIVE: Final = frozenset({"die", "perish", "drown", "survive", "dead"})
NEVER_OBJECTS: Final = frozenset({"die", "survive", "free", "save"})  # "to save four more" is no rescue yet
SHORT: Final = 6  # tokens of a complement that still reads as a label


def read_counted(place: Place) -> Measure | None:
    """Read what a count counts: its noun's phrase, and what became of it."""
    noun = place.token
    if noun.text.lower() in words_for("repeats"):
        return _repeated(place)
    span = Span(_first_modifier(place), _counted_end(place))
    words = " ".join(span.cut(place.text).split())
    fate = fate_of_token(place.annotation, noun)
    if fate:
        return Measure(f"{words} {_gravely(place, noun)}{fate}", None, predicate=fate)
    if noun.dep == "nsubjpass":
        rest = _short_predicate(place, place.parent).cut(place.text)
        return Measure(f"{words} {rest}", None, predicate=place.parent.lemma)
    governed = noun.dep in {"dobj", "nsubj"}
    predicate = place.parent.lemma if governed else _governing_noun(place)
    owner = owner_of(place, noun)
    if owner and owner.lower() not in words.lower() and span.end == noun.end:
        return Measure(f"{words} of {owner}", None, owner, predicate)
    return Measure(words, span, owner, predicate)


def _repeated(place: Place) -> Measure | None:
    """Read "have met 40 times" as "times met"."""
    above = place.parent
    words = f"{place.token.text} {above.text}"
    finite = above.pos in VERBAL and above.tag != "VBG"
    return Measure(words, None, predicate=above.lemma) if finite else None


def _governing_noun(place: Place) -> str | None:
    """Return the lemma of the noun a count belongs to: "closing" in "the closing of 600 stores"."""
    prep = place.parent
    above = place.annotation.tokens[prep.head]
    return above.lemma if place.token.dep == "pobj" and prep.lemma == "of" and above.pos == "NOUN" else None


def _first_modifier(place: Place) -> int:
    tokens = place.annotation.tokens_in(Span(place.amount.number.end, place.token.end))
    return next((t.start for t in tokens if t.tag not in {"CC", "JJR", "RBR"} and t.pos != "PUNCT"), place.token.start)


def _counted_end(place: Place) -> int:
    """Return the end of "sources familiar with the matter", "people killed in the blast"."""
    annotation, noun = place.annotation, place.token
    end, last = noun.end, noun.index
    for token in (t for t in children_of(annotation, noun) if t.index > noun.index):
        below = annotation.subtree(token.index)
        inside = token.dep == "prep" and token.text.lower() in {"of", "in"} and _has_object(annotation, token)
        if below[0] != last + 1 or len(below) > SHORT or not (inside or token.dep in {"amod", "acl"}):
            break
        end, last = annotation.tokens[below[-1]].end, below[-1]
    return end


def _has_object(annotation: Annotation, prep: Token) -> bool:
    noun = child(annotation, prep, "pobj")
    return noun is not None and noun.entity not in {"DATE", "TIME"}


def fate_of_token(annotation: Annotation, noun: Token) -> str | None:
    """Return what became of those a token counts, from the verb or adjective it hangs on."""
    verb, words = annotation.tokens[noun.head], fate_words()
    if noun.dep == "conj" and verb.pos in {"NOUN", "NUM", "PROPN"}:
        return fate_of_token(annotation, verb)
    if noun.dep == "nsubjpass" and verb.lemma in words:
        return words[verb.lemma]
    bare = verb.tag == "VBN" and not child(annotation, verb, "aux")  # "with 100 others wounded"
    if noun.dep == "nsubj" and (verb.lemma in INTRANSITIVE or (bare and verb.lemma in words)):
        return words.get(verb.lemma)
    if noun.dep == "dobj" and verb.lemma in words and verb.lemma not in NEVER_OBJECTS:
        return words[verb.lemma]
    return _state(annotation, verb) if noun.dep in {*NOUN_SUBJECTS, "dobj"} else None


def _state(annotation: Annotation, verb: Token) -> str | None:
    """Read "are dead", "left 32 civilians dead", "are feared dead"."""
    leaves = verb.lemma in words_for("leaving verbs")
    states = (t for t in children_of(annotation, verb) if t.dep in STATES or (leaves and t.dep in LEFT_STATES))
    return next((fate_words()[t.lemma] for t in states if t.lemma in fate_words()), None)


def read_alone(place: Place) -> Measure | None:
    """Read a count whose noun is not said: "51 were taken to hospital", "injuring another 40"."""
    return _partitive(place) or _fated(place) or _participle_behind(place) or _counted_subject(place)


def _partitive(place: Place) -> Measure | None:
    """Read "two of the sources"."""
    of = next((t for t in children_of(place.annotation, place.token) if t.text.lower() == "of"), None)
    noun = child(place.annotation, of, "pobj") if of else None
    return labelled(place.phrase(noun)) if noun else None


def _fated(place: Place) -> Measure | None:
    fate = fate_of_token(place.annotation, place.token)
    return Measure(f"{_gravely(place, place.token)}{fate}", None, predicate=fate) if fate else None


def _gravely(place: Place, noun: Token) -> str:
    """Return the adverb that says how badly, with a space behind it: "seriously "."""
    verb = head_of(place.annotation, noun)
    adverbs = (child(place.annotation, t, "advmod") for t in (verb, *children_of(place.annotation, verb)))
    return next((f"{a.text} " for a in adverbs if a and a.lemma in words_for("severity")), "")


def _participle_behind(place: Place) -> Measure | None:
    """Read "120 wounded had been brought in"."""
    behind = place.annotation.token_at(place.amount.outer.end + 1)
    if behind is None or behind.tag not in {"VBN", "JJ", "VBD"} or behind.lemma not in fate_words():
        return None
    return Measure(behind.text, behind.span, predicate=fate_words()[behind.lemma])


def _counted_subject(place: Place) -> Measure | None:
    """Read "34 were taken to the clinic", "a total of 34 had been rescued"."""
    token = place.token
    if token.dep == "pobj" and place.parent.lemma == "of":
        token = head_of(place.annotation, place.parent)
    verb = place.annotation.tokens[token.head]
    acts = token.dep == "nsubj" and verb.pos == "VERB" and place.amount.digits
    if not acts and (token.dep != "nsubjpass" or verb.pos not in VERBAL):
        return None
    span = _short_predicate(place, verb)
    return Measure(span.cut(place.text), span, predicate=verb.lemma)


def _short_predicate(place: Place, verb: Token) -> Span:
    """Return a participle with the short complement behind it: "taken to the hospital"."""
    annotation = place.annotation
    behind = next((t for t in children_of(annotation, verb) if t.index == verb.index + 1), verb)
    if behind.dep == "prt":
        return Span(verb.start, behind.end)
    below = annotation.subtree(behind.index)
    completes = behind.dep == "prep" and len(below) < SHORT and _has_object(annotation, behind)
    return Span(verb.start, annotation.tokens[below[-1]].end if completes else verb.end)
