"""Whether a sentence can be read without the one before it.

The dam at Orlova broke on Tuesday.                 -> stands alone
In his letter to Dunn, Bell asked for the money.    -> stands alone: "his" has its name in the sentence
It broke again on Friday. / Its gates are shut.     -> does not
It is not known who will pay.                       -> stands alone: "it" refers to nothing
Other towns congratulated him. / Some were angry.   -> does not
"We saw it coming," said Mara Dunn.                 -> does not: a quote, not a fact
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.syntax.labels import NOMINAL, PLURAL_TAGS, SUBJECTS, VERBAL
from generator.syntax.tree import ancestors, child, children_of, head_of, root_of
from generator.values.annotation import Annotation, MentionKind, Sentence, Token
from generator.values.document import Document, normal_words, value_of
from generator.values.findings import Leaning
from generator.values.span import Span

LEXICON = load_lexicon("statements")
HE_OR_SHE: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
IT: Final = frozenset({"it", "its", "itself"})
BODIES: Final = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP})
PARTIES: Final = BODIES | {MentionKind.PERSON}
TELLING: Final = frozenset({"prep", "relcl", "acl", "appos", "poss"})  # what says of a noun which one is meant
NAMING: Final = frozenset({"GPE", "NORP", "ORG", "PERSON", "DATE", "ORDINAL"})
MAIN: Final = frozenset({"ccomp", "parataxis"})  # clauses that tell what the main one does
MARKS: Final = "\"' "
BACK_RE = re.compile(  # "Two other men", "A few hours later", "The next day"; not "Earlier this week"
    r"""
    (?:\w+\s){0,2} (?:other|additional|further) \s (?:\w+\s)? \w+s \b
    | (?:\w+\s){0,3} (?:later|earlier) \b (?!\s(?:this|in|on|than|today|\w+day\b))
    | (?:(?:by|on|in)\s)? (?:the|that) \s (?:next|following|same|previous)
      \s (?:day|week|month|year|night|morning|evening) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def leaning_of(
    document: Document, span: Span, annotation: Annotation, sentence: Sentence, told: Collection[int]
) -> Leaning:
    """Say what a statement needs of the text around it; of the tokens ``told`` a reader learns otherwise."""
    words = span.cut(document.normal).lstrip(MARKS)
    if BACK_RE.match(words) or any(opener_re(g).match(words) for g in ("connectives", "coordinators", "dependent")):
        return Leaning.SENTENCE
    tokens = tuple(t for t in annotation.tokens[sentence.first : sentence.last] if span.start <= t.start < span.end)
    if not tokens or _is_clause_alone(annotation, sentence) or _has_bare_subject(annotation, sentence):
        return Leaning.SENTENCE
    if '"' in span.cut(document.normal) and any(_is_spoken_by_another(annotation, t, tokens) for t in tokens):
        return Leaning.SENTENCE
    if any(_links_back(annotation, t, tokens) or _shows_back(annotation, t, tokens) for t in tokens):
        return Leaning.SENTENCE
    left = [t for t in leaning_words(document, span, annotation, sentence) if t.index not in told]
    if any(t.pos in {"PRON", "DET"} for t in left):
        return Leaning.SENTENCE
    return Leaning.STORY if left else Leaning.NONE


def leaning_words(
    document: Document, span: Span, annotation: Annotation, sentence: Sentence, left_out: Collection[int] = ()
) -> list[Token]:
    """Return the pronouns and nouns of a statement that leave open who or what is meant, with some tokens left out."""
    tokens = tuple(
        t
        for t in annotation.tokens[sentence.first : sentence.last]
        if span.start <= t.start < span.end and t.index not in left_out
    )
    words, title = span.cut(document.normal).lstrip(MARKS), _words_of_title(document)
    return [
        t
        for t in tokens
        if _names_back(annotation, t, tokens, title)
        or (t.pos in {"PRON", "DET"} and not _is_bound(t, tokens, annotation, words))
    ]


def _words_of_title(document: Document) -> frozenset[str]:
    return frozenset(normal_words(value_of(document.metadata.title) or ""))


def _links_back(annotation: Annotation, token: Token, tokens: tuple[Token, ...]) -> bool:
    """Say whether an adverb of the main clause ties it to another sentence: "also", "however", "as well"."""
    verb, word = head_of(annotation, token), token.text.lower()
    if word not in LEXICON["linking"] or token.dep != "advmod" or verb.pos not in VERBAL:
        return False
    if annotation.tokens[token.index + 1].text.lower() == "as":  # "as well as"
        return False
    main = all(t.dep in MAIN or t.head == t.index for t in (verb, *ancestors(annotation, verb)))
    return main and not any(t.lemma in LEXICON["beside"] or t.text in ";:" for t in tokens if t.index < token.index)


def _shows_back(annotation: Annotation, token: Token, tokens: tuple[Token, ...]) -> bool:
    """Say whether "this", "those" or "such a" goes with a noun that the sentence has not named before."""
    noun = head_of(annotation, token) if token.dep in {"det", "amod", "predet"} else token
    telling = (t for t in children_of(annotation, noun) if t.dep in TELLING or (noun == token and t.dep == "amod"))
    bound = noun.entity in {"DATE", "TIME"} or any(token.lemma != "such" or t.lemma == "as" for t in telling)
    if noun.lemma == "as":  # "mills such as Orlova's"
        return False
    if token.lemma not in {"this", "these", "those", "such"} and (token.lemma, token.dep) != ("that", "det"):
        return False
    return not bound and all(t.lemma != noun.lemma for t in tokens if t.index < token.index)


def _names_back(annotation: Annotation, token: Token, tokens: tuple[Token, ...], title: frozenset[str]) -> bool:
    """Say whether a noun with "the" says who or what is meant only to a reader of the text before.

    A subject does that no name stands before, but for what there is one of and what the article's headline tells of.
    """
    word, office = token.text.lower(), token.tag == "NN" and token.lemma in load_lexicon("roles")["head"]
    party = word in LEXICON["party"] or (office and token.dep in {*SUBJECTS, "poss"})
    subject = token.dep in SUBJECTS and word not in (*LEXICON["unique"], *title)
    if token.pos != "NOUN" or not (party or subject or word in LEXICON["told"]):
        return False
    before = annotation.tokens[tokens[0].index : token.index]
    beside = (
        annotation.tokens[token.index + 1 : token.index + 3] if token.dep in SUBJECTS else ()
    )  # "The driver, Bell,"
    named = (party or subject) and _names_any((*before, *beside), PARTIES, annotation)
    if named or any(t.lemma == token.lemma for t in before):
        return False
    pointed = any(t.dep == "det" and t.text.lower() in {"the", "both"} for t in children_of(annotation, token))
    return pointed and not says_which(annotation, token)


def says_which(annotation: Annotation, noun: Token) -> bool:
    """Say whether words of the sentence tell which thing a noun is: "the mill that burned down", "the Orlova mill"."""
    below = children_of(annotation, noun)
    return any(t.dep in TELLING or t.tag == "JJS" or t.entity in NAMING for t in below)


def _is_clause_alone(annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether a sentence is a clause of another: "While Karsk slept" is."""
    mark = child(annotation, root_of(annotation, sentence), "mark")
    return mark is not None and all(t.pos not in NOMINAL for t in annotation.tokens[sentence.first : mark.index])


def _is_spoken_by_another(annotation: Annotation, token: Token, tokens: tuple[Token, ...]) -> bool:
    """Say whether "I", "we" or "my" is said by nobody the sentence names before it: 'Roe called it "my best year"'."""
    return _is_first_person(token) and not _names_any(tokens[: token.index - tokens[0].index], PARTIES, annotation)


def _is_first_person(token: Token) -> bool:
    """Say whether somebody speaks for himself or to somebody; "US" is a country."""
    return token.text == "I" or (token.text.lower() in LEXICON["first_person"] and token.text != "US")


def _has_bare_subject(annotation: Annotation, sentence: Sentence) -> bool:
    """Say whether the sentence is about "some", "others", "both" of a group named before."""
    subject = child(annotation, root_of(annotation, sentence), *SUBJECTS)
    if subject is None or subject.text.lower() not in LEXICON["bare_subjects"]:
        return False
    return all(t.text.lower() != "of" for t in children_of(annotation, subject))


def _is_bound(token: Token, tokens: tuple[Token, ...], annotation: Annotation, words: str) -> bool:
    """Say whether a pronoun has in the sentence what it stands for; other words are bound."""
    word, before = token.text.lower(), [t for t in tokens if t.start < token.start and t.pos in NOMINAL]
    above = _subjects_above(annotation, token)
    if word in HE_OR_SHE:
        people = {*load_lexicon("roles")["head"], *LEXICON["people"]}
        named = any(t.tag == "NN" and t.lemma in people and t.dep != "compound" for t in before)
        named |= any(_is_one_who_acts(annotation, t) or _is_name_of_one(annotation, t) for t in before)
        return named or _names_any([*before, *above], {MentionKind.PERSON}, annotation)
    if word in THEY:
        several = any(t.tag in PLURAL_TAGS for t in (*before, *above)) or sum(t.pos == "PROPN" for t in before) > 1
        return several or _names_any(before, BODIES, annotation)
    empty = word == "it" and (token.dep == "expl" or empty_it_re().search(words) is not None)
    return word not in IT or any(t.entity not in {"DATE", "TIME"} for t in before) or empty


def _is_one_who_acts(annotation: Annotation, noun: Token) -> bool:
    """Say whether a noun is a person's by the clause behind it: "the baker who refused"."""
    clauses = (c for c in children_of(annotation, noun) if c.dep == "relcl")
    return any(t.text.lower() == "who" for c in clauses for t in children_of(annotation, c))


def _is_name_of_one(annotation: Annotation, noun: Token) -> bool:
    """Say whether the syntax has a person's name, or a name of two words that may be one, where no mention does."""
    first = child(annotation, noun, "compound")
    two = first is not None and first.tag == noun.tag == "NNP"
    return noun.entity == "PERSON" or (two and not noun.entity)


def _subjects_above(annotation: Annotation, token: Token) -> list[Token]:
    """Return the subjects of the clauses around a word that stands in none of them: "In his letter, Bell asked"."""
    found = (child(annotation, above, *SUBJECTS) for above in ancestors(annotation, token))
    return [t for t in found if t is not None and token.index not in annotation.subtree(t.index)]


def _names_any(tokens: Iterable[Token], kinds: Collection[MentionKind], annotation: Annotation) -> bool:
    """Say whether one of the tokens belongs to a name of one of the kinds."""
    named = {i for m in annotation.mentions if m.kind in kinds for i in range(m.first, m.last)}
    return any(t.index in named for t in tokens)


@cache
def empty_it_re() -> re.Pattern[str]:
    """Return what matches an "it" that refers to nothing: "It is not known who", "It was hard to", "It took"."""
    adjectives = "|".join(LEXICON["empty"])
    return re.compile(
        rf"""
        \bit (?: 's | \s(?:is|was|has\sbeen|remain\w*|seem\w*|appear\w*|(?:would|will|may|might)\sbe) ) \b
        [\w\s',]{{0,40}}? \b (?:that|whether|if|who|what|when|where|why|how|raining|snowing|(?:{adjectives})\sto) \b
        | \bit\stook\b
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def opener_re(group: str) -> re.Pattern[str]:
    """Return what matches any opener of a group at the head of a sentence, with the blank or comma behind it."""
    words = sorted(LEXICON[group], key=lambda w: (-len(w), w))
    behind = r"\b,\s*" if group == "connectives" else r"\b,?\s*"
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}){behind}", re.IGNORECASE)
