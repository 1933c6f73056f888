"""Nobody hurt in one report, and somebody in another.

"No one was injured" against "two people were injured". Left alone: "no one else", "none of the crew", "nobody was
seriously hurt", hedged clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.places import words_for
from generator.lexicons.casualties import words_of_toll
from generator.relations.differences.claims import Claim, Clash, clause_claim
from generator.relations.differences.counted import Counted
from generator.relations.differences.deeds import TOLLS, main_deeds, topic_of
from generator.syntax.clause import Clause, clauses_of, is_asserted
from generator.syntax.tree import children_of
from generator.values.annotation import Annotation
from generator.values.story import DatedArticle, Story


def find_nobody_clashes(story: Story, counted: tuple[Counted, ...]) -> Iterator[Clash]:
    """Yield what befell nobody in one clause and somebody in a figure."""
    counts = main_deeds(counted)
    for dated in story.articles:
        for deed, claim in _nobody_in(dated):
            for (other, _), count in counts.items():
                if other == deed:
                    yield Clash("figure", topic_of(count), count.claim, claim, can_change=True)


def _nobody_in(dated: DatedArticle) -> Iterator[tuple[str, Claim]]:
    annotation = dated.article.annotation
    for clause in (c for s in annotation.sentences for c in clauses_of(annotation, s)):
        deed = next((d for d in TOLLS if clause.verb.lemma in words_of_toll(d, of_people=True)), None)
        if deed is not None and _is_of_nobody(annotation, clause) and is_asserted(annotation, clause.verb):
            yield deed, clause_claim(dated, clause.verb, "0", clause.verb.span)


def _is_of_nobody(annotation: Annotation, clause: Clause) -> bool:
    """Say whether a clause's subject is "nobody" or "no one" and nothing more, and its verb stands without degree."""
    subject = annotation.subtree(clause.subject.index) if clause.subject is not None else ()
    words = [annotation.tokens[i].text.lower() for i in subject]
    graded = {t.text.lower() for t in children_of(annotation, clause.verb)} & words_for("severity")
    return words in (["no", "one"], ["nobody"]) and not graded
