"""What the search can find: a record for each story, with a section for each thing it says, and some for all names.

    ferry-talks/  Ferry talks resume
      statement   #e-1a2b3c4d               The ferry will run from Lorne to Port Hale.
      figure      evidence/#e-5d6e7f80      Trade between Lorne and Vaskia: $41.5 billion
    names-0/
      person      ../people/ilse-marrow/    Ilse Marrow · Trade Minister

All of it comes from the briefings as they are published. What has no anchor on a page is left out, so every find leads
somewhere. Days, ids, counts and the words around the lists are not in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any, Final

from generator.figures.numbers import find_numbers, parse_digits, word_values
from generator.rendering.wording import period_words
from generator.site.addresses import page_name
from generator.site.people import Portrait
from generator.site.stories import SiteStory
from generator.values.briefing import Briefing, BriefingFigure, BriefingQuote, Disagreement, Fact, TimelineEvent

DIGITS_IN_PRINT_RE = re.compile(r"\d[\d,]*(?:\.\d+)?")
NAME_END: Final = " · "
NAMES: Final = 50  # in one record: about as many bytes as a story
WORD_RE = re.compile(r"[^\W\d_]{4,}")


class FoundKind(StrEnum):
    """What a find is, as readers filter it."""

    STORY = "story"
    STATEMENT = "statement"
    QUOTE = "quote"
    FIGURE = "figure"
    EVENT = "event"
    DIFFERENCE = "difference"
    QUESTION = "question"
    PERSON = "person"
    ORGANISATION = "organisation"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class FoundSection:
    """One thing that can be found."""

    kind: FoundKind
    place: str  # seen from its record's address: "#e-1a2b3c4d", "evidence/#e-5d6e7f80", "" for the page
    text: str  # of what has a name the name, NAME_END and what else is known
    outlets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # who says it or is named in it
    date: str | None = None  # of the newest source that has it: "2024-05-17"
    topics: tuple[str, ...] = ()  # in a story those of the first section hold for all


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A page with what can be found on it."""

    address: str  # from the root of the site: "ferry-talks/"
    title: str  # empty where each section has a name of its own
    sections: tuple[FoundSection, ...]
    date: str | None

    @property
    def filters(self) -> dict[str, frozenset[str]]:
        """The values by which it is filtered."""
        return {
            "kind": frozenset(s.kind.value for s in self.sections),
            "topic": frozenset(chain.from_iterable(s.topics for s in self.sections)),
            "outlet": frozenset(chain.from_iterable(s.outlets for s in self.sections)),
            "person": frozenset(chain.from_iterable(s.people for s in self.sections)),
            "year": frozenset(date[:4] for date in (self.date, *(s.date for s in self.sections)) if date),
        }


def story_record(story: SiteStory, places: Mapping[str, str], portraits: Iterable[Portrait]) -> SearchRecord:
    """Return a story's record; ``places`` has for every anchor of its pages where it is."""
    briefing = story.briefing
    people = _name_patterns(briefing)
    published = {s.id: (s.published or "")[:10] for s in briefing.sources}
    outlets = {s.id: s.outlet for s in briefing.sources if s.outlet}

    def section(kind: FoundKind, item: Any, text: str) -> FoundSection:  # noqa: ANN401  # an item of any kind
        sources = tuple(dict.fromkeys(_source_ids(item)))
        return FoundSection(
            *(kind, places[item.id], " ".join(text.split())),
            tuple(sorted({outlets[i] for i in sources if i in outlets})),
            tuple(sorted(name for name, pattern in people.items() if pattern.search(text))),
            max((published[i] for i in sources), default="") or None,
        )

    known = {(p.kind, page_name(p.name)) for p in portraits if p.has_page}
    found = [section(kind, item, text) for kind, item, text in _findable_items(briefing, known) if item.id in places]
    head = FoundSection(
        *(FoundKind.STORY, "", briefing.lede, tuple(sorted(set(outlets.values()))), tuple(sorted(people))),
        *(_newest([story]), briefing.tags),
    )
    return SearchRecord(f"{briefing.slug}/", briefing.title, (head, *found), head.date)


def _findable_items(briefing: Briefing, known: set[tuple[str, str]]) -> Iterator[tuple[FoundKind, Any, str]]:
    """Yield what a story tells, with its words; people and organisations that have a page are found by it."""
    for key, kind, word in TOLD:
        yield from ((kind, item, word(item)) for item in getattr(briefing, key))
    told = {f.id for f in briefing.facts}
    yield from ((FoundKind.EVENT, e, _printed_words(e)) for e in briefing.timeline if e.id not in told)
    for entity in briefing.entities:
        if entity.kind in NAMED and (entity.kind, page_name(entity.name)) not in known:
            yield NAMED[entity.kind], entity, _name_and_words(entity.name, [entity.role or "", *entity.aliases])


def _name_and_words(name: str, words: Iterable[str]) -> str:
    return NAME_END.join(filter(None, (name, "; ".join(filter(None, words)))))


def _printed_words(item: Fact | TimelineEvent) -> str:
    return item.shown or item.text


def _figure_words(figure: BriefingFigure) -> str:
    words = figure.told or figure.measure or ""
    counted = words if figure.text in words else ": ".join(filter(None, (words, figure.text)))
    return ", ".join(filter(None, (counted, period_words(figure))))


def _quote_words(quote: BriefingQuote) -> str:
    words = f"“{quote.text}”" if quote.direct else quote.text
    speaker = quote.speaker
    return " — ".join(filter(None, (words, ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else "")))


def _difference_words(difference: Disagreement) -> str:
    return f"{difference.topic}: {' / '.join(position.text for position in difference.positions)}"


# What stands in a list of the briefing, by its key, and how it is worded.
TOLD: Final[tuple[tuple[str, FoundKind, Callable[[Any], str]], ...]] = (
    ("facts", FoundKind.STATEMENT, _printed_words),
    ("quotes", FoundKind.QUOTE, _quote_words),
    ("figures", FoundKind.FIGURE, _figure_words),
    ("disagreements", FoundKind.DIFFERENCE, _difference_words),
    ("questions", FoundKind.QUESTION, lambda question: question.text),
)
NAMED: Final = {"person": FoundKind.PERSON, "organisation": FoundKind.ORGANISATION}


def _source_ids(item: Any) -> Iterator[str]:  # noqa: ANN401  # an item of any kind
    yield from getattr(item, "sources", ())
    for position in getattr(item, "positions", ()):
        yield from position.sources
    yield from (evidence.source for evidence in getattr(item, "raised", ()))


def _name_patterns(briefing: Briefing) -> dict[str, re.Pattern[str]]:
    """Return for every person of a story what names them: "Dmitry Peskov", "Peskov"."""
    people = [e for e in briefing.entities if e.kind == "person"]
    forms = {e.name: {e.name, e.name.split()[-1], *e.aliases} for e in people}
    for quote in briefing.quotes:
        if quote.speaker and quote.speaker.kind == "person":
            forms.setdefault(quote.speaker.name, {quote.speaker.name})
    return {name: re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, f)))})\b") for name, f in forms.items()}


def name_records(stories: Iterable[SiteStory], portraits: Iterable[Portrait]) -> Iterator[SearchRecord]:
    """Yield records of the people, organisations and topics that have a page, many in each.

    A reader loads a few bytes for every record there is, so that one a name would weigh more than all else.
    """
    found = [*map(_portrait_section, (p for p in portraits if p.has_page)), *_topic_sections(stories)]
    found.sort(key=lambda section: (section.text, section.place))
    for number, start in enumerate(range(0, len(found), NAMES)):
        names = tuple(found[start : start + NAMES])
        yield SearchRecord(f"names-{number}/", "", names, max(s.date or "" for s in names) or None)


def _portrait_section(portrait: Portrait) -> FoundSection:
    aliases: set[str] = set()
    outlets: set[str] = set()
    for folder, story in portrait.stories.items():
        entities = [e for e in story.briefing.entities if page_name(e.name) == page_name(portrait.name)]
        aliases.update(alias for e in entities for alias in e.aliases)
        sources = {source for item in (*entities, *portrait.quotes.get(folder, ())) for source in item.sources}
        outlets.update(s.outlet for s in story.briefing.sources if s.outlet and s.id in sources)
    kind, stories = NAMED[portrait.kind], portrait.stories.values()
    return FoundSection(
        *(
            kind,
            f"../{portrait.page.removesuffix('.md')}/",
            _name_and_words(portrait.name, (*portrait.roles, *sorted(aliases))),
        ),
        *(tuple(sorted(outlets)), (portrait.name,) if kind is FoundKind.PERSON else (), _newest(stories)),
        tuple(sorted({tag for story in stories for tag in story.briefing.tags})),
    )


def _topic_sections(stories: Iterable[SiteStory]) -> Iterator[FoundSection]:
    topics: defaultdict[str, list[SiteStory]] = defaultdict(list)
    names: dict[str, str] = {}
    for story in stories:
        for tag in story.briefing.tags:
            names.setdefault(page_name(tag), tag)
        for slug in dict.fromkeys(map(page_name, story.briefing.tags)):
            topics[slug].append(story)
    for slug, told in topics.items():
        outlets = tuple(sorted({s.outlet for story in told for s in story.briefing.sources if s.outlet}))
        tags = {tag for story in told for tag in story.briefing.tags if page_name(tag) == slug}
        yield FoundSection(
            *(FoundKind.TOPIC, f"../topics/{slug}/", names[slug], outlets, (), _newest(told)), tuple(sorted(tags))
        )


def _newest(stories: Iterable[SiteStory]) -> str | None:
    return max(((story.briefing.updated or "")[:10] for story in stories), default="") or None


def number_terms(text: str) -> tuple[str, ...]:
    """Return the numbers of a text as one term each, whatever their form; of "$218.2 billion" also "218.2".

    >>> number_terms("$218.2 billion, US$218.2bn or 218,200,000,000")
    ('n218200000000', 'n218p2')
    >>> number_terms("Six people; 9.4% on 16 May 2024")
    ('n16', 'n2024', 'n6', 'n9p4')
    """
    found = set()
    for number in find_numbers(text) if _may_hold_number(text) else ():
        printed = DIGITS_IN_PRINT_RE.search(number.span.cut(text))
        found |= {number.value, parse_digits(printed[0]) if printed else number.value}
    found |= {parse_digits(m[0].rstrip(",")) for m in DIGITS_IN_PRINT_RE.finditer(text)}
    return tuple(sorted(f"n{abs(value).normalize():f}".replace(".", "p") for value in found))


def _may_hold_number(text: str) -> bool:
    """Say whether reading a text's numbers is worth while: most statements have none."""
    return DIGITS_IN_PRINT_RE.search(text) is not None or not word_values().keys().isdisjoint(
        re.findall(r"[a-z]+", text.lower())
    )


def spelling_words(stories: Iterable[SiteStory]) -> tuple[str, ...]:
    """Return the words by which a misspelt one is put right: those of names, topics and headlines, each once."""
    found: set[str] = set()
    for story in stories:
        briefing = story.briefing
        names = (form for e in briefing.entities for form in (e.name, *e.aliases))
        speakers = (q.speaker.name for q in briefing.quotes if q.speaker and q.speaker.kind in NAMED)
        for words in (briefing.title, *briefing.tags, *names, *speakers):
            found.update(WORD_RE.findall(words))
    return tuple(sorted(found))
