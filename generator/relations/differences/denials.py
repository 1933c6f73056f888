"""What is told of somebody who denies it.

"Moscow has long denied it sought to influence the vote" against "to punish Moscow for meddling in the vote". Left
alone: "denied the claims", of which nothing says what they are, a denial of what nobody reports, and one that does
not say by whom.
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
class Told:
    """A statement as denials are held against it."""

    dated: DatedArticle
    statement: Statement
    words: frozenset[str]

    def claim(self, value: str) -> Claim:
        """Return it as one side of a clash."""
        return Claim(self.dated, self.statement.span, value)


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies what."""

    told: Told
    denier: str  # as printed: "Moscow"
    who: frozenset[str]  # the words of the name
    thing: Span  # "it sought to influence the vote"
    matter: frozenset[str]  # its content words, the denier's name left out


def find_denials(story: Story) -> Iterator[Clash]:
    """Yield what is told of somebody with his denial."""
    told = [Told(a, s, terms_in(a, s.parts)) for a in story.articles for s in a.article.statements]
    rarity = rarity_among([t.words for t in told])
    denials = [d for t in told for d in _denials_in(t)]
    for denial in denials:
        found = _likest(denial, [t for t in told if all(t is not d.told for d in denials)], rarity)
        if found is not None:
            thing = words_in_line(denial.told.dated.document, denial.thing).removeprefix("that ")
            topic = f"Denied by {denial.denier}: {shortened(thing)}"
            yield Clash("statement", topic, found.claim("told"), denial.told.claim("denied"))


def _denials_in(told: Told) -> Iterator[Denial]:
    annotation = told.dated.article.annotation
    for clause in clauses_of(annotation, annotation.sentences[told.statement.sentence]):
        thing = clause.object or clause.complement
        named = _denier(told, clause)
        inside = told.statement.span.contains(clause.verb.span)
        if not inside or clause.verb.lemma not in LEXICON["denying"] or thing is None or named is None:
            continue
        if clause.tense and not clause.negated and is_asserted(annotation, clause.verb):
            span = annotation.subtree_span(thing.index)
            yield Denial(told, *named, span, content_of(annotation, span) - named[1])


def _denier(told: Told, clause: Clause) -> tuple[str, frozenset[str]] | None:
    """Who denies: a name, or the one a pronoun stands for."""
    if clause.subject is None:
        return None
    for naming in told.statement.named:
        if naming.words.overlaps(clause.subject.span):
            return naming.name, frozenset(naming.name.lower().split())
    annotation, place = told.dated.article.annotation, clause.subject.index
    name = next((m for m in annotation.mentions if m.first <= place < m.last), None)
    return (name.text, names_of(annotation, name.span)) if name is not None else None


def _likest(denial: Denial, told: list[Told], rarity: Rarity) -> Told | None:
    """The statement that tells most of what is denied, of the denier or in all its words."""
    scored = [
        (rarity.of(t.words & denial.matter), -len(t.words), t)
        for t in told
        if len(t.words & denial.matter) >= FEWEST and (t.words & denial.who or t.words >= denial.matter)
    ]
    weight, _, best = max(scored, key=lambda s: s[:2], default=(0.0, 0, None))
    return best if weight >= SAME_MATTER * rarity.of(denial.matter) else None
