"""What is told of somebody who denies it.

"Selm denies that it opened the dam" against "Selm had opened the dam at night". Left alone: "denied the claims" and
"any knowledge of the dam", which tell no deed, a denial of what nobody reports, another denial of the same, and one
that does not say by whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.lexicons.loader import load_lexicon
from generator.relations.comparing.evidence import words_in_line
from generator.relations.comparing.terms import content_of, names_of, terms_in
from generator.relations.comparing.weights import Rarity, rarity_among
from generator.relations.differences.claims import Claim, Clash
from generator.relations.differences.topics import shortened
from generator.syntax.clause import Clause, clauses_of, is_asserted
from generator.values.findings import Statement
from generator.values.span import Span
from generator.values.story import DatedArticle, Story

LEXICON = load_lexicon("differences")
SAME_MATTER: Final = 0.3  # share of the weight of what is denied from which a statement tells it
FEWEST: Final = 2  # content words in common, the denier's name aside


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies what."""

    claim: Claim  # the statement
    denier: str  # as printed: "Moscow"
    who: frozenset[str]  # the words of the name
    thing: Span  # "it sought to influence the vote"
    matter: frozenset[str]  # its content words, the denier's name left out


def find_denials(story: Story) -> Iterator[Clash]:
    """Yield what is told of somebody with his denial."""
    statements = [(a, s) for a in story.articles for s in a.article.statements]
    told = [(Claim(a, s.span, "told"), terms_in(a, s.parts)) for a, s in statements]
    rarity = rarity_among([words for _, words in told])
    denials = [d for a, s in statements for d in _denials_in(a, s)]
    told = [t for t in told if not any(t[0].touches(d.claim) for d in denials) and not _tells_denial(t[0])]
    for denial in denials:
        found = _likest(denial, told, rarity)
        if found is not None:
            thing = words_in_line(denial.claim.dated.document, denial.thing).removeprefix("that ")
            yield Clash("statement", f"Denied by {denial.denier}: {shortened(thing)}", found, denial.claim)


def _denials_in(dated: DatedArticle, statement: Statement) -> Iterator[Denial]:
    annotation = dated.article.annotation
    for clause in clauses_of(annotation, annotation.sentences[statement.sentence]):
        thing = clause.complement
        named = _denier(dated, statement, clause)
        inside = statement.span.contains(clause.verb.span)
        if not inside or clause.verb.lemma not in LEXICON["denying"] or thing is None or named is None:
            continue
        if clause.tense and not clause.negated and is_asserted(annotation, clause.verb):
            span = annotation.subtree_span(thing.index)
            claim = Claim(dated, statement.span, "denied")
            yield Denial(claim, *named, span, content_of(annotation, span) - named[1])


def _tells_denial(claim: Claim) -> bool:
    """Say whether a statement holds a denial: "Roe has said Selm denies it", "which Selm denies"."""
    tokens = claim.dated.article.annotation.tokens_in(claim.span)
    return any(t.pos == "VERB" and t.lemma in LEXICON["denying"] for t in tokens)


def _denier(dated: DatedArticle, statement: Statement, clause: Clause) -> tuple[str, frozenset[str]] | None:
    """Who denies: a name, or the one a pronoun stands for."""
    if clause.subject is None:
        return None
    for naming in statement.named:
        if naming.words.overlaps(clause.subject.span):
            return naming.name, frozenset(naming.name.lower().split())
    annotation, place = dated.article.annotation, clause.subject.index
    name = next((m for m in annotation.mentions if m.first <= place < m.last), None)
    return (name.text, names_of(annotation, name.span)) if name is not None else None


def _likest(denial: Denial, told: list[tuple[Claim, frozenset[str]]], rarity: Rarity) -> Claim | None:
    """The statement that tells most of what is denied, of the denier or in all its words."""
    scored = [
        (rarity.of(words & denial.matter), -len(words), claim)
        for claim, words in told
        if len(words & denial.matter) >= FEWEST and (words & denial.who or words >= denial.matter)
    ]
    weight, _, best = max(scored, key=lambda s: s[:2], default=(0.0, 0, None))
    return best if weight >= SAME_MATTER * rarity.of(denial.matter) else None
