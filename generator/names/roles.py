"""The role the text gives to a person beside the name.

    Kremlin spokesman Dmitry Peskov                         → Kremlin spokesman
    Sen. Ann Smith                                          → Sen.
    Ann Smith, the mayor of Springfield, said               → mayor of Springfield
    Norrland's special envoy for fisheries, Jan Holm, met   → Norrland's special envoy for fisheries
    Ann Smith, who is a crane driver, is the head of it     → crane driver; head of it

Left alone: forms of address (Mr, Dr), ages, "his friend Jon Doe", what somebody did ("Ann Smith, who left,").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.names.appositions import behind_age, behind_place, end_of_apposition
from generator.names.resolution import is_before_name, resolve_names
from generator.names.role_wording import role_words, start_of_office, word_role
from generator.syntax.clause import read_clause
from generator.syntax.labels import FINITE, NOMINAL, NOUN_SUBJECTS, WH_TAGS
from generator.syntax.phrases import ARTICLES, noun_phrase
from generator.syntax.tree import ancestors, child, children_of, head_of, span_head, token_span
from generator.values.annotation import Annotation, Mention, MentionKind, Tense, Token
from generator.values.document import Document
from generator.values.span import Span, sharing

BEFORE_A_NAME: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
PHRASES: Final = frozenset({"nsubj", "dobj", "npadvmod", "attr", "pobj", "ROOT", "conj"})  # of a noun's own, no title
LONGEST_ROLE: Final = 14  # words; longer appositions tell a story, not a role
OPEN_TAGS: Final = frozenset({"POS", "DT", "PRP$", "IN"})  # of a word on which no phrase ends
HEADS: Final = frozenset({"head", "abbreviation", "party"})
THINGS: Final = frozenset({"document", "organisation", "body", "film"})  # lists of nouns for what is nobody
ADDRESSES: Final = frozenset({"honorific", "honorific_male", "honorific_female"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, without its article."""

    text: str  # "Kremlin spokesman"; "Sen. (N-Norland)"
    span: Span
    mention: Mention  # the name it stands beside
    listed: bool  # its noun is one for people: "spokesman", not "newcomer" or "bakery"


@lru_cache(maxsize=4)  # asked for every quotation of an article
def roles_by_person(document: Document, annotation: Annotation) -> dict[Mention, tuple[Role, ...]]:
    """Return the roles the text gives to each of its people, in text order, by their first mention."""
    people = resolve_names(annotation).people
    return {
        p.mentions[0]: tuple(role for m in p.mentions for role in roles_beside(m, document, annotation)) for p in people
    }


def roles_beside(mention: Mention, document: Document, annotation: Annotation) -> tuple[Role, ...]:
    """Return the roles that stand beside one mention of a person: the title before it, then what is said behind."""
    found = []
    for finders in ((_title_before, _apposition_before), (_apposition_after, _predicate_after)):
        read = (read_role_beside(find(mention, annotation), mention, document, annotation) for find in finders)
        found += [role for role in read if role][:1]
    return tuple(found)


def read_role_beside(span: Span | None, mention: Mention, document: Document, annotation: Annotation) -> Role | None:
    """Return the role that some words beside a mention give, without their article."""
    span = _without_article(span, annotation) if span else None
    if span is None or not span.length:
        return None
    words = annotation.tokens_in(span)
    if _ends_on_another(words[-1], mention, annotation):
        return None
    heads = {t.text.lower() for t in words if is_role_head(t)}
    if not heads and words[0].text.lower() in role_words("judging"):
        return None  # "a sudden success"
    if heads and heads <= role_words("party") and role_words("ranked").isdisjoint(t.text.lower() for t in words):
        return None  # "an Ohio Republican", but "the top Republican on the Ohio board"
    return Role(word_role(span, mention, document, annotation), span, mention, bool(heads))


def _ends_on_another(last: Token, mention: Mention, annotation: Annotation) -> bool:
    """Say whether words beside a name end on the next of a list: "Ann Smith, Mayor Jon Doe", not "wife of Jon Doe"."""
    tokens = annotation.tokens
    near = sharing(annotation.mentions, last.span)
    people = (m for m in near if m.kind is MentionKind.PERSON and m.last == last.index + 1)
    for other in (m for m in people if m != mention and " " in m.text):
        office = start_of_office(tokens, other.first - 1)
        title = other.first - 1 if office is None else office
        if tokens[title].pos in NOMINAL and tokens[title - 1].pos != "ADP":
            return True
    return False


def is_role_head(token: Token) -> bool:
    """Say whether a noun heads a role: "minister", "Spokeswoman", plural forms by their lemma."""
    return token.text.lower() in role_words(*HEADS) or (token.pos in NOMINAL and token.lemma in role_words(*HEADS))


def _title_before(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "US Secretary of State" before the name, titles inside the mention included."""
    tokens = annotation.tokens
    name = mention.first
    while is_before_name([t.text for t in tokens[name : mention.last]]):
        name += 1
    last = name - 1
    while last >= 0 and tokens[last].text.lower() in role_words(*ADDRESSES):
        last -= 1
    if last < 0 or not _together(tokens, last, name):
        return None
    bodies = _bodies_by_end(annotation)
    abbreviated = tokens[last].text.lower() in role_words("abbreviation")
    if abbreviated and last - 1 in bodies and is_role_head(tokens[last - 1]):
        last -= 1  # "Selm Coastguard director Adm. Roe"
    first = _start_of_role(tokens, last, tokens[name : mention.last])
    if first is None:
        return None
    while first > 0:
        joined = _start_of_pair(tokens[:first])
        if joined is None and first not in bodies and not belongs_to_title(tokens[first - 1], tokens[first]):
            break
        first = bodies.get(first, first - 1) if joined is None else joined
    if first < last and tokens[first - 1].tag in WH_TAGS and tokens[first].text.endswith("ed"):
        first += 1  # "the film that launched actor Roe", where the syntax has an adjective
    if tokens[last].text.lower() in role_words("tie") and not any(t.text == "'s" for t in tokens[first:last]):
        return None
    supposed = any(t.text.lower() in {"a", "an"} for t in tokens[max(0, first - 1) : first + 1])
    supposed &= tokens[last].pos == "PROPN" and mention.last - name == 1  # "what a President Roe would do"
    return None if supposed else Span(tokens[first].start, tokens[last].end)


@lru_cache(maxsize=16)  # asked for every name of an article
def _bodies_by_end(annotation: Annotation) -> dict[int, int]:
    """Return where the names of organisations begin by where they end, as indexes of tokens."""
    return {m.last: m.first for m in annotation.mentions if m.kind is MentionKind.ORGANISATION and " - " not in m.text}


def _start_of_role(tokens: tuple[Token, ...], last: int, name: tuple[Token, ...]) -> int | None:
    """Return the token a role's noun starts at: "Sgt." may be two; None when it is no role.

    A noun of no list is one beside a full name: "journeyman Jon Doe".
    """
    noun = tokens[last]
    bound = noun.dep == "compound" and name[0].index <= noun.head <= name[-1].index
    if name[1:] and (office := start_of_office(tokens, last)) is not None:
        return office
    if tokens[last - 1].tag == "TO":
        return None  # "to host Roe"
    if is_role_head(noun) or (bound and noun.tag == "NN" and noun.text.islower() and name[1:] and not _is_thing(noun)):
        return last
    split = noun.text == "." and last > 0 and tokens[last - 1].end == noun.start
    return last - 1 if split and f"{tokens[last - 1].text.lower()}." in role_words(*HEADS) else None


def _is_thing(noun: Token) -> bool:
    """Say whether a noun names a body, a text or a place: "weekly", "village"."""
    things = [words for group in THINGS for words in load_lexicon("speakers")[group]]
    things += load_lexicon("venues")["venue"]
    kinds = load_lexicon("name_kinds")
    return noun.lemma in {*things, *kinds["bodies"], *kinds["places"], *kinds["in_name"]}


def _together(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    """Say whether only spaces and forms of address stand between two tokens of one line."""
    between = tokens[left + 1 : right]
    room = 1 + sum(len(t.text) + 1 for t in between)
    return tokens[right].start - tokens[left].end <= room and all(
        t.text.lower() in role_words(*ADDRESSES) for t in between
    )


def _start_of_pair(tokens: tuple[Token, ...]) -> int | None:
    """Return where "health and safety" starts, the last of the tokens; None where no such pair stands last.

    "President Ann Roe and House Speaker Jo Bell" are no pair but two people.
    """
    first = tokens[-1].head
    paired = tokens[-1].dep == "conj" and first == len(tokens) - 3 and tokens[-2].text in {"and", "&"}
    return first if paired and tokens[first].dep in {"nmod", "compound"} and tokens[first].entity != "PERSON" else None


def belongs_to_title(token: Token, right: Token) -> bool:
    """Say whether a word is part of the title that goes on at its right."""
    if right.start - token.end > 1 or token.entity in {"DATE", "TIME"}:
        return False
    if token.text in {"&", "'s", "'"}:
        return True
    if "-" in {token.text, right.text}:  # inside "vice-president", not behind a dateline
        return right.start == token.end
    acting = token.tag in {"VBG", "VBN"} and token.dep == "amod"  # "acting governor", "suspected bomber"
    return (acting or token.pos in BEFORE_A_NAME) and token.dep not in PHRASES and token.tag != "TO"


def _apposition_after(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "the mayor of Springfield" in "Ann Smith, the mayor of Springfield,", also in "Ann Smith of Norland, …"."""
    tokens = annotation.tokens
    if mention.kind is MentionKind.PLACE and mention.first > 1 and tokens[mention.first - 1].text == "of":
        return None  # it tells who the one before is
    at = behind_age(tokens, behind_place(mention, annotation))
    if at is None:
        return None
    inside = frozenset(i for m in annotation.mentions for i in range(m.first + 1, m.last))
    words = tokens[at : end_of_apposition(tokens, at, inside)]
    head = _head_of_apposition(words, mention, annotation)
    if head is None or words[0].tag in {"PDT", "RB"}:  # "once the mayor"
        return None
    praised = max((t.index + 2 for t in words if t.pos == "CCONJ" and t.index < head.index), default=at)
    words = tuple(t for t in _shortened(words, head, inside) if t.index >= praised)  # not "a bold and able mayor"
    if words and words[-1].tag in OPEN_TAGS:  # "maker of films with Ann Dunn's", and a title between marks
        joints = [t.index for t in words if t.dep == "prep" and t.index > head.index]
        words = tuple(t for t in words if joints and t.index < joints[-1])
    told = tokens[words[-1].index + 1].tag in FINITE and head.dep in NOUN_SUBJECTS if words else False
    if not words or told or any(t.tag in FINITE | WH_TAGS for t in words):  # "choking Roe, the director said …"
        return None
    owned = any((t.dep == "poss" and t.tag != "PRP$") or t.text == "of" for t in words)
    return Span(words[0].start, words[-1].end) if owned or head.lemma not in role_words("tie") else None


def _head_of_apposition(words: tuple[Token, ...], mention: Mention, annotation: Annotation) -> Token | None:
    """Return the noun of a role, one of the list or the one that the parser hangs on the name: "a newcomer"."""
    listed = next((t for t in words if t.tag in {"NN", "NNP"} and is_role_head(t)), None)
    if listed:
        return listed if _heads_apposition(listed, words, mention) else None
    head = span_head(annotation, Span(words[0].start, words[-1].end)) if words else None
    if head is None or head.tag != "NN" or head.dep != "appos" or words[0].tag != "DT" or _is_thing(head):
        return None
    return head if mention.first <= head.head < mention.last and " " in mention.text else None


def _shortened(words: tuple[Token, ...], head: Token, inside: frozenset[int]) -> tuple[Token, ...]:
    """Cut a long apposition, each name a word, before a second noun, else before its last preposition."""
    own = [t for t in words if t.index not in inside]
    if len(own) <= LONGEST_ROLE:
        return words
    behind = [t for t in own[:LONGEST_ROLE] if t.index > head.index + 1]
    joints = [t for t in behind if t.pos == "CCONJ" and t.head == head.index][:1]
    joints = joints or [t for t in behind if t.pos == "ADP"][-1:]
    return tuple(t for t in words if joints and t.index < joints[0].index)


def _heads_apposition(head: Token, words: tuple[Token, ...], mention: Mention) -> bool:
    """Say whether the role noun comes before any other name and preposition of its phrase."""
    before = [t for t in words if t.index < head.index]
    hyphened = {t.index + 1 for t in before if t.text == "-"}  # "Selm-based"
    verbal = {t.index for t in before if t.pos == "VERB" and t.dep != "amod"}  # but "a lensing expert"
    adjectives = {t.index for t in before if t.pos == "ADJ"}  # "a bold and able mayor"
    passed = hyphened | {t.index for t in before if t.text == "-" or (t.pos == "CCONJ" and t.head in adjectives)}
    if any(t.pos in {"ADP", "CCONJ"} or t.index in verbal for t in before if t.index not in passed):
        return False
    following = [t for t in words if t.index > head.index]
    return not (following and following[0].entity == "PERSON") and mention.last <= words[0].index


def _apposition_before(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "Li Hui" as the apposition of "China's special envoy for Eurasian affairs,"."""
    tokens = annotation.tokens
    name = span_head(annotation, mention.span)
    head = _role_above(annotation, head_of(annotation, name)) if name and name.dep == "appos" else None
    if head is None or head.index >= mention.first or not (is_role_head(head) or _is_told(head, annotation)):
        return None
    if tokens[mention.first - 1].text == "(":
        return None  # "the dweebish guy (Jon Doe)" is whom an actor plays
    left = min(i for i in annotation.subtree(head.index) if i < mention.first)
    right = mention.first - 1
    while right > head.index and tokens[right].text in {",", "-"}:
        right -= 1
    people = [t.index for t in tokens[left:right] if t.entity == "PERSON"]  # "Mayor Roe's spokeswoman", but no list
    listed = people and tokens[people[-1] + 1].text != "'s"
    right = next((t.index - 1 for t in tokens[head.index : right] if t.text == ","), right)
    told = right - left < LONGEST_ROLE and not any(t.tag in WH_TAGS for t in tokens[left : right + 1])
    return token_span(annotation, left, right + 1) if told and not listed else None


def _predicate_after(mention: Mention, annotation: Annotation) -> Span | None:
    """Find "mayor of Norville" in "Jane Roe, who is the mayor of Norville" and "Jane Roe is the mayor of Norville"."""
    tokens = annotation.tokens
    verb = _verb_behind(mention, annotation)
    noun = child(annotation, verb, "attr") if verb and verb.lemma == "be" else None
    if verb is None or noun is None or noun.tag not in {"NN", "NNP"} or not is_role_head(noun) or _is_thing(noun):
        return None
    clause = read_clause(annotation, verb)
    if clause.negated or clause.modal or clause.tense is not Tense.PRESENT:
        return None
    first, last = noun_phrase(annotation, noun)
    short = last - first <= LONGEST_ROLE and not any(t.tag == "PRP$" for t in tokens[first:last])
    return token_span(annotation, first, last) if short else None


def _verb_behind(mention: Mention, annotation: Annotation) -> Token | None:
    """Return the verb of the clause a name opens: "is" of "Jane Roe is" and of "Jane Roe, who is"."""
    tokens = annotation.tokens
    behind = [t.text.lower() for t in tokens[mention.last : mention.last + 2]]
    at = mention.last + 1 if behind == [",", "who"] else mention.last - 1
    return head_of(annotation, tokens[at]) if tokens[at].dep == "nsubj" else None


def _is_told(noun: Token, annotation: Annotation) -> bool:
    """Say whether a noun of no list tells who somebody is: "the serial bomber", but not "the man" and "his victim"."""
    below = [t.tag for t in children_of(annotation, noun) if t.index < noun.index]
    told = below[:1] == ["DT"] or child(annotation, noun, "poss") is not None
    return noun.tag == "NN" and told and len(below) > 1 and "PRP$" not in below and not _is_thing(noun)


def _role_above(annotation: Annotation, token: Token) -> Token:
    """Climb from "Norville" to "mayor" in "the mayor of Norville, Jane Roe"."""
    for above in (token, *ancestors(annotation, token)):
        if is_role_head(above):
            return above
        if above.dep not in {"pobj", "prep", "compound", "poss"}:
            break
    return token


def _without_article(span: Span, annotation: Annotation) -> Span:
    words = list(annotation.tokens_in(span))
    while words and (words[0].tag in ARTICLES or not words[0].text[0].isalnum()):
        words.pop(0)
    while words and words[-1].text.lower() in {",", "-", "'s", "and", *role_words(*ADDRESSES)}:
        words.pop()
    if len(words) == 1 and words[0].text.lower() in role_words("tie"):
        words.pop()
    return Span(words[0].start, words[-1].end) if words else Span(span.start, span.start)
