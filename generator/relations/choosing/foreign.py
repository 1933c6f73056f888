"""Where an article turns to another story: its last paragraphs name nobody whom the story is about.

``In a separate case, …`` and what follows to the end, with people of its own and few words of the story.
A column that shares no fact with any article is of another story as a whole.
Left alone: a witness, an expert, the history of the matter, whatever comes back to the story's people.
"""

from __future__ import annotations

from typing import Any, Final

from generator.relations.comparing.terms import content_of, names_of
from generator.relations.comparing.weights import Rarity, Terms, rarity_among
from generator.values.annotation import Annotation
from generator.values.briefing import Entity
from generator.values.document import Document, evidence_in
from generator.values.enums import EntityKind
from generator.values.span import Span
from generator.values.story import Story

Foreign = dict[str, Span]  # by source
FEWEST: Final = 5  # paragraphs; fewer are an aside
SHARED: Final = (
    0.3  # share of their words, by weight, that the story has too; asides of read stories share .31 and more
)


def find_foreign(story: Story) -> Foreign:
    """Return the stretch of each article that belongs to another story, of articles that have one."""
    people = {
        form.split()[-1].lower()
        for entity in story.entities
        if entity.kind is EntityKind.PERSON and 1 < len(story.articles) < 2 * len(entity.sources)
        for form in (entity.name, *entity.aliases)
    }
    notes = {a.source: a.article.annotation for a in story.articles}
    texts = {source: [content_of(note, p) for p in note.paragraphs] for source, note in notes.items()} if people else {}
    rarity = rarity_among([terms for each in texts.values() for terms in each])
    found: Foreign = {}
    shared = {source for fact in story.facts if len(fact.sources) > 1 for source in fact.sources}
    for source, note in notes.items():
        if shared and source not in shared and story.article_of(source).article.column:
            texts.pop(source, None)
            found[source] = note.paragraphs[0].cover(note.paragraphs[-1])
    for source, terms in texts.items():
        others = frozenset[str]().union(*(t for other, each in texts.items() if other != source for t in each))
        last = _last_paragraphs(notes[source], people, others, terms, rarity)
        found |= {source: last} if last else {}
    return found


def _last_paragraphs(
    annotation: Annotation, people: set[str], others: Terms, terms: list[Terms], rarity: Rarity
) -> Span | None:
    """Return the paragraphs behind the last that names the story's people, from the first with two new names on."""
    names = [names_of(annotation, paragraph) for paragraph in annotation.paragraphs]
    start = max((i + 1 for i, named in enumerate(names) if named & people), default=len(names))
    known = others.union(*terms[:start])
    while start < len(names) and len(names[start] - known) < 2:  # noqa: PLR2004  # one name may be a witness's
        known |= terms[start]
        start += 1
    own = frozenset[str]().union(*terms[start:])
    if len(names) - start < FEWEST or rarity.of(own & known) >= SHARED * rarity.of(own):
        return None
    return annotation.paragraphs[start].cover(annotation.paragraphs[-1])


def is_foreign(item: Any, foreign: Foreign, story: Story) -> bool:  # noqa: ANN401  # an item of any kind
    """Say whether an item comes from stretches of other stories alone; a name, whether no paragraph before has it."""
    if not isinstance(item, Entity):
        return all(e.source in foreign and foreign[e.source].start <= e.start for e in evidence_in(item))
    return all(
        s in foreign and not _is_named_before(item, story.article_of(s).document, foreign[s]) for s in item.sources
    )


def _is_named_before(entity: Entity, document: Document, foreign: Span) -> bool:
    before = [span.cut(document.text) for span in document.body if span.start < foreign.start]
    return any(form in paragraph for form in (entity.name, *entity.aliases) for paragraph in before)
