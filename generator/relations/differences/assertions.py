"""What one source says happened or holds and another denies.

"The bridge was closed to lorries." against "The bridge was not closed to lorries."; "approved the plan" against
"rejected the plan". Left alone: "not only", "not yet", hedged and conditional clauses, silences (those are
questions), and sentences that share a verb but not its subject and object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.pairing import Said
from generator.relations.comparing.terms import content_of, is_content, word_of
from generator.relations.differences.claims import Claim, Clash, clause_claim
from generator.relations.differences.exchanges import Aligned
from generator.relations.differences.topics import head_whether
from generator.syntax.clause import Clause, clauses_of, is_asserted
from generator.syntax.tree import child, children_of
from generator.syntax.verbs import negation_of
from generator.values.annotation import Annotation, Token

LEXICON = load_lexicon("opposites")
FOCUS: Final = frozenset(LEXICON["focus"])
SPEECH: Final = frozenset(LEXICON["speech"])
SAME_ARGUMENTS: Final = 0.5  # share of the arguments of the fuller clause that both have
FEWEST: Final = 2  # arguments in common
CLAUSAL: Final = frozenset({"advcl", "relcl", "conj", "cc", "punct", "ccomp", "parataxis", "mark"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or predicative adjective with its arguments."""

    said: Said
    token: Token
    word: str
    subject: frozenset[str]
    arguments: frozenset[str]  # subject included
    negated: bool
    modal: str


def assertion_clashes(aligned: Aligned) -> Iterator[Clash]:
    """Yield the claims that one sentence makes and the other denies."""
    here, there = _asserted_in(aligned.pair.left), _asserted_in(aligned.pair.right)
    for one, other in product(here, there):
        if _contradict(one, other, here, there):
            left, right = _assertion_claim(one), _assertion_claim(other)
            yield Clash("statement", head_whether(right if one.negated else left), left, right, can_change=True)


def _assertion_claim(predicate: Predicate) -> Claim:
    value = f"{predicate.word}{'-' if predicate.negated else '+'}"
    return clause_claim(predicate.said.dated, predicate.token, value)


@cache
def opposites() -> frozenset[frozenset[str]]:
    """Return the pairs of words of which both cannot hold."""
    return frozenset(frozenset(entry.split()) for group in ("verbs", "adjectives") for entry in LEXICON[group])


def _asserted_in(said: Said) -> list[Predicate]:
    """Return what a sentence asserts; a question asserts nothing."""
    annotation, sentence = said.dated.article.annotation, said.sentence
    if any(t.text == "?" for t in annotation.tokens[sentence.first : sentence.last]):
        return []
    return [p for c in clauses_of(annotation, sentence) if (p := _assertion(said, c)) is not None]


def _assertion(said: Said, clause: Clause) -> Predicate | None:
    annotation, verb = said.dated.article.annotation, clause.verb
    token = child(annotation, verb, "acomp") if verb.lemma == "be" else verb
    if token is None or token.pos not in {"VERB", "ADJ"} or token.lemma in SPEECH:
        return None
    if clause.tense is None or _is_focused(annotation, verb) or not is_asserted(annotation, verb, modal=True):
        return None  # without a tense: "after winning" may be of any time
    subject = clause.subject
    holder = content_of(annotation, annotation.subtree_span(subject.index)) if subject else frozenset()
    modal = clause.modal.lemma if clause.modal else ""
    return Predicate(said, token, word_of(token), holder, holder | _arguments(annotation, token), clause.negated, modal)


def _is_focused(annotation: Annotation, verb: Token) -> bool:
    """Say whether a verb is not denied but narrowed: "not only", "not all", "just"."""
    negation = negation_of(annotation, verb)
    behind = annotation.tokens[negation.index + 1 : negation.index + 2] if negation else ()
    return any(t.lemma in FOCUS for t in (*behind, *children_of(annotation, verb)))


def _arguments(annotation: Annotation, token: Token) -> frozenset[str]:
    """The content words that hang on a verb, other clauses left out."""
    found: set[str] = set()
    for part in children_of(annotation, token):
        if part.dep in CLAUSAL:
            continue
        found |= {
            word_of(annotation.tokens[i]) for i in annotation.subtree(part.index) if is_content(annotation.tokens[i])
        }
    return frozenset(found)


def _contradict(one: Predicate, other: Predicate, here: list[Predicate], there: list[Predicate]) -> bool:
    if one.modal != other.modal or not share_arguments(one, other):
        return False
    if one.word == other.word:
        # The same verb said and denied within one sentence is contrast, no contradiction.
        both = {p.negated for p in here if p.word == one.word}, {p.negated for p in there if p.word == one.word}
        return one.negated != other.negated and len(both[0]) == len(both[1]) == 1
    opposed = frozenset({one.token.lemma, other.token.lemma}) in opposites()
    # Who wins loses elsewhere: opposites need one and the same subject.
    return opposed and one.negated == other.negated and bool(one.subject & other.subject)


def share_arguments(one: Predicate, other: Predicate) -> bool:
    """Say whether two predicates are of one subject and have enough of their arguments in common."""
    shared = one.arguments & other.arguments
    fullest = max(len(one.arguments), len(other.arguments))
    if len(shared) < min(FEWEST, fullest) or not shared:
        return False
    subjects = bool(one.subject & other.subject) or not one.subject or not other.subject
    return subjects and len(shared) / fullest >= SAME_ARGUMENTS
