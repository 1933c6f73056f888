"""What of each section is sure enough to be printed: one gate a kind of item, which names what an item lacks.

What is held back stands in no section. It is noted among the diagnostics, ``briefings explain`` tells of it, and an
editor may still bring it in by its id. Nothing is held back for being awkward: disagreements all stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from generator.lexicons.loader import load_lexicon
from generator.names.genders import Gender, given_gender
from generator.names.role_wording import is_bare, role_words
from generator.relations.choosing.front import OPENS_RE
from generator.relations.comparing.terms import shingles_of
from generator.relations.entities.body_evidence import is_told_body
from generator.relations.items.clearness import clearness
from generator.relations.items.events import is_awkward
from generator.relations.items.figures import is_readable, is_repeated, says_little
from generator.relations.items.leaning import statement_at
from generator.relations.items.utterances import SAME_WORDS, SHINGLE, is_cut_from
from generator.sources.outlets import is_known_outlet
from generator.statements.views import is_view
from generator.values.briefing import (
    BriefingFigure,
    BriefingQuote,
    BriefingSpeaker,
    Entity,
    Fact,
    Question,
    TimelineEvent,
)
from generator.values.document import normal_words, value_of
from generator.values.enums import Doubt, EntityKind, EventStatus, QuestionState
from generator.values.findings import Leaning, SpeakerKind
from generator.values.story import Story

POINTING: Final = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your", "he", "she", "both"}
)
UNCLEAR: Final = 0.02  # clearness of a line that opens on a pronoun below which it tells a reader nothing
FEWEST_WORDS: Final = 3
FEWEST_MARKED: Final = 2  # words between marks that are told from a mere term
TORN_RE = re.compile(r"^(?:where|when|what|how|why|whether)\b|[/&,:;]$", re.IGNORECASE)  # "Where you are", "A new NBC/"
MARKED_RE: Final = re.compile(r"[\"“]([^\"”]+)")
ANSWER_RE: Final = re.compile(  # "That's not on my agenda"; not "It's time to go", "It was the hardest part"
    r"""(?:it|that|he|she|they)
    (?:['’](?:s|re|d|ll)|\ (?:is|was|are|were|will|would|could|has|had|did))\b
    (?!.*\b(?:to|that|the\ (?:most|\w+est))\b)""",
    re.IGNORECASE | re.VERBOSE,
)
SHORT_ANSWER: Final = 8  # words
MAIN: Final = 8  # mentions of a person whom most sources name: known without a role; of an outlet that is a subject


def sure(_item: Any, _story: Story) -> Doubt | None:  # noqa: ANN401  # an item of any kind
    """Hold nothing back."""
    return None


def doubt_fact(fact: Fact, story: Story) -> Doubt | None:
    """Hold back what the writer thinks, where nobody is named who says it, and what opens on a word for another.

    Roe closed the bridge. · The council should pay, Roe said. · "We must pay," she said. · He [Roe] left.
    Held back: "The council should pay.", "We all know why.", "Perhaps the bridge will open."; what columns alone have;
    "That's not great news.", "He left." of one report, where it is not sure who left
    """
    dated = story.article_of(fact.evidence[0].source)
    statement = statement_at(dated, fact.evidence[0])
    opens = OPENS_RE.match(fact.text) is not None and len(fact.origins) == 1
    leans = opens and statement is not None and statement.leaning is Leaning.SENTENCE
    if leans and statement and clearness(dated, statement) < UNCLEAR:
        return Doubt.OPENS_ON_PRONOUN
    reports = {a.source for a in story.articles if not a.article.column}
    lead, span = dated.article, fact.evidence[0].span
    view = (reports and reports.isdisjoint(fact.sources)) or is_view(lead.document, lead.annotation, span)
    return Doubt.VIEW if view and fact.attribution is None else None


def doubt_figure(figure: BriefingFigure, story: Story) -> Doubt | None:
    """Hold back a row that no reader looks for, that is not readable without the text, or that stands above already."""
    if not is_readable(figure, story):
        return Doubt.MEASURE_OPEN
    if says_little(figure):
        return Doubt.SAYS_LITTLE
    return Doubt.REPEATED if is_repeated(figure, story) else None


def doubt_event(event: TimelineEvent, story: Story) -> Doubt | None:
    """Hold back a line that cannot be read alone, and a plan that nobody tells of once its day has passed.

    Roe opened the bridge on Tuesday. · The bridge will open on Friday, Roe said.
    Held back: "On Tuesday she opened it", "Her lawyer said …", '"No," Roe said'; the opening of last Friday
    """
    first = event.evidence[0]
    dated = story.article_of(first.source)
    statement = statement_at(dated, first)
    if statement and is_awkward(dated, statement):
        return Doubt.LEANS
    last, newest = event.when.end or event.when.start, max((a.day for a in story.articles if a.day), default="")
    over = event.when.status == EventStatus.PLANNED and last < newest[: len(last)]
    return Doubt.DAY_PASSED if over else None


def doubt_question(question: Question, story: Story) -> Doubt | None:
    """Hold back a question about somebody or something that only the text it comes from tells.

    "Will Orrin Bank close the branch?" · "Who is the driver?" · "Will the board of Brede sell it?"
    Held back: "Will the bank close 40 branches?", "What is the price?", where nothing says which bank and of what;
    "What will the investigation into the incident find?", "What does Selm say on those reports?"; "What do krampf
    say?", a name taken for a noun, and "Will it sail but asked all to wait?", two sentences in one
    """
    words = question.text.lower().replace("’", "'").replace("'s", "").strip("?").split()
    surnames = {e.name.split()[-1].lower() for e in story.entities if e.kind is EntityKind.PERSON}
    if {"those", "these", "but"} & set(words) or (words[:1] == ["what"] and surnames & {*question.text.split()[2:3]}):
        return Doubt.SUBJECT_UNKNOWN
    if len(words) < FEWEST_WORDS:  # "Who did?"
        return Doubt.SUBJECT_UNKNOWN
    bodies = {*load_lexicon("unknowns")["party"], "incident", "matter"}
    bare = (n for n, word in enumerate(words) if word in bodies and words[n - 1] == "the")
    alone = words[:1] + words[2:3] == ["what", "the"] and len(words[3:]) == 1  # "What is the price?"
    if alone and words[3] not in {"cause", "motive"} and question.state is QuestionState.OPEN:  # those are the story's
        return Doubt.SUBJECT_UNKNOWN
    return Doubt.SUBJECT_UNKNOWN if any(words[n + 1 : n + 2] not in (["of"], ["for"]) for n in bare) else None


def doubt_quote(quote: BriefingQuote, story: Story) -> Doubt | None:
    """Hold back a quote that says nothing alone, or whose speaker a reader does not know by what he is called.

    Jane Roe · officials · a ministry spokesman · the miners' union · the police
    Held back: nobody, "the mayor" and "a report" (who or what the text around says), "her father", "some", a first
    name alone, a surname that two speakers bear, the surname in capitals of a transcript that names nobody in full;
    "Thanks, Ari."; a title; a person quoted on himself by name; reported words that open on a pronoun for somebody
    else; "That's not on my agenda" of somebody who says more elsewhere; what stands in a longer quote of the same
    speaker.
    """
    speaker = quote.speaker
    words = quote.text.split()
    if len(words) < FEWEST_WORDS or (not quote.direct and words[-1] in load_lexicon("speakers")["elliptic"]):
        return Doubt.TOO_SHORT
    if speaker is None or (speaker.name == quote.cue and speaker.name.isupper()) or TORN_RE.search(speaker.name):
        return Doubt.SPEAKER_OPEN
    if _is_one_of_two(speaker, story) or _names_himself(quote, speaker):
        return Doubt.SPEAKER_OPEN
    if _points_back(speaker) or _is_half_a_name(speaker, story):
        return Doubt.SPEAKER_UNKNOWN
    return _doubt_words(quote, speaker, story)


def _doubt_words(quote: BriefingQuote, speaker: BriefingSpeaker, story: Story) -> Doubt | None:
    """Hold back words that are a title, leave a mark open, open on somebody else or stand in a longer quote."""
    if sum(map(quote.text.count, '"“”')) % 2:
        return Doubt.MARK_OPEN
    if quote.direct and _is_titled(quote.text.split()):
        return Doubt.TITLE
    if _opens_on_another(quote, speaker) if not quote.direct else _answers_only(quote, speaker, story):
        return Doubt.OPENS_ON_PRONOUN
    runs = _runs_of(_spoken_words(quote))
    holding = {number: story.quotes[number] for run in runs for number in _quotes_by_run(story).get(run, ())}
    return Doubt.SAID_ALREADY if any(_has_said(other, quote) for other in holding.values()) else None


def doubt_entity(entity: Entity, story: Story) -> Doubt | None:
    """Hold back whom or what a reader would not know by what the list tells.

    Jane Roe, mayor of Selm · John Doe, Foreign Minister · Jim Poe or "Poe, president", of whom the whole story tells ·
    Selm Rowing Club
    Held back: Roe, Jane Roe (no role), "Jane Roe, owner", "Selm Watch, port regulator"; CNN, which only reports
    """
    if _only_reports(entity, story):
        return Doubt.OUTLET
    if entity.kind is EntityKind.ORGANISATION:
        return None if is_told_body(entity, story) else Doubt.KIND_OPEN
    if entity.kind is EntityKind.PLACE:
        return None
    main = entity.mentions >= MAIN and len(entity.sources) * 2 > len(story.articles)
    if " " not in entity.name and not (main and entity.role):
        return Doubt.NAME_CUT
    return None if main else _doubt_role(entity)


def _doubt_role(person: Entity) -> Doubt | None:
    if person.role is None:
        return Doubt.ROLE_OPEN
    if _may_be_body(person.role) and given_gender(person.name.split()[0]) is None:
        return Doubt.KIND_OPEN
    titled = person.role[0].isupper() and (" " in person.role or len(person.sources) > 1)  # "Foreign Minister"
    return Doubt.ROLE_BARE if is_bare(person.role) and not titled else None


def _may_be_body(role: str) -> bool:
    """Say whether a role is a body's as well as a person's: "port regulator"."""
    return role.rsplit(maxsplit=1)[-1] in role_words("head") & {*load_lexicon("speakers")["organisation"]}


def _only_reports(entity: Entity, story: Story) -> bool:
    """Say whether a body is an outlet or agency that no headline and not every article names, in passing."""
    forms = (entity.name, *entity.aliases)
    titles = " ".join(value_of(a.document.metadata.title) or "" for a in story.articles)
    few = len(entity.sources) < max(len(story.articles), 2)
    passing = few and entity.mentions < MAIN and not any(form in titles for form in forms)
    own = {value_of(a.document.metadata.outlet) for a in story.articles}
    outlet = any(form in own or is_known_outlet(form) for form in forms)
    return passing and entity.kind is EntityKind.ORGANISATION and outlet


def _points_back(speaker: BriefingSpeaker) -> bool:
    """Say whether a speaker is called by a noun alone that the text explains: "the mayor", "lawyer", "a report"."""
    words, kind, lists = speaker.name.split(), speaker.kind, load_lexicon("speakers")
    nobody = words[-1].lower() in lists["vague"] or words[-1].startswith("spokes")  # "a man", "the West"
    nobody = (kind is SpeakerKind.ANONYMOUS and nobody) or words[-1].lower() in lists["quarter"]
    partisan = words[0].lower() == "the" and words[-1].lower() in lists["partisan"]  # "the Kentucky Republican"
    if partisan or (nobody and len(words) <= 2):  # noqa: PLR2004
        return True
    owned = "'s" in speaker.name.replace("’", "'")
    firm = any(w in lists["firm"] and after == after.lower() for w, after in pairwise([*words, ""]))
    if kind is SpeakerKind.ORGANISATION and words[0].lower() in POINTING and firm and not owned:
        return True  # "the bank", "the second largest bank in the town"; not "the bank Orrin"
    if speaker.name != speaker.name.lower() or words[-1] in lists["known"]:
        return False
    if kind is SpeakerKind.DOCUMENT:
        return not owned
    if words[0] not in POINTING:
        return len(words) == 1 and kind in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION}
    told = kind is SpeakerKind.ORGANISATION and len(words) > 2  # noqa: PLR2004  # "the miners' union"
    return not told


def _is_half_a_name(speaker: BriefingSpeaker, story: Story) -> bool:
    """Say whether a person is called by a first name or a surname alone, with no more than a title.

    A body by its kind is one too where its article prints a given name before it: "Hart-Roe", behind "Ada Hart-Roe".
    """
    if " " in speaker.name or speaker.kind not in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION}:
        return False
    if speaker.kind is SpeakerKind.ORGANISATION:
        text = story.article_of(speaker.mention.source).document.normal
        return any(given_gender(w) for w in re.findall(rf"\b([A-Z][a-z]+) {re.escape(speaker.name)}\b", text))
    return len((speaker.role or "").split()) < 2  # noqa: PLR2004


def _is_one_of_two(speaker: BriefingSpeaker, story: Story) -> bool:
    """Say whether the text prints a surname alone that is that of another speaker of the story too."""
    surname = speaker.name.split()[-1]
    if speaker.kind is not SpeakerKind.PERSON or speaker.mention.text.split()[-2:] in (speaker.name.split()[-2:], []):
        return False
    others = {q.speaker.name for q in story.quotes if q.speaker and q.speaker.kind is SpeakerKind.PERSON}
    return surname in speaker.mention.text and any(o.endswith(f" {surname}") for o in others - {speaker.name})


def _names_himself(quote: BriefingQuote, speaker: BriefingSpeaker) -> bool:
    """Say whether a quotation holds its speaker's surname, or reported words end on his name: the cut is wrong."""
    words = {w.strip(".,;:!?'\"“”‘’") for w in quote.text.split()}
    if speaker.kind is not SpeakerKind.PERSON or " " not in speaker.name:
        return False
    return speaker.name.split()[-1] in words if quote.direct else quote.text.endswith(speaker.name)


def _has_said(other: BriefingQuote, quote: BriefingQuote) -> bool:
    """Say whether the words of a quote, or those of it between marks, stand in a longer one of the same speaker."""
    if other.id == quote.id or not (other.speaker and quote.speaker and other.speaker.name == quote.speaker.name):
        return False
    short = _spoken_words(quote)
    longer = other.direct and len(other.text) > len(quote.text) and len(other.sources) >= len(quote.sources)
    if len(short) < FEWEST_MARKED or not longer:
        return False
    runs, printed = shingles_of(short, SHINGLE), (other.text, *(v.text for v in other.variants))
    long = [normal_words(text) for text in printed]
    return any(is_cut_from(short, w) or len(runs & shingles_of(w, SHINGLE)) >= SAME_WORDS * len(runs) for w in long)


def _spoken_words(quote: BriefingQuote) -> tuple[str, ...]:
    """Return the words of a quote, of reported speech those between marks."""
    return normal_words(quote.text if quote.direct else " ".join(MARKED_RE.findall(quote.text)))


def _runs_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the runs of words one of which stands wherever the words do."""
    short = len(words) < SHINGLE
    return shingles_of(words[:FEWEST_MARKED], FEWEST_MARKED) if short else shingles_of(words, SHINGLE)


@lru_cache(maxsize=2)  # asked for every quote of a story
def _quotes_by_run(story: Story) -> dict[str, list[int]]:
    """Return the places of the direct quotes that hold a run of words, by the run."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(story.quotes):
        for text in (quote.text, *(v.text for v in quote.variants)) if quote.direct else ():
            words = normal_words(text)
            for run in shingles_of(words, SHINGLE) | shingles_of(words, FEWEST_MARKED):
                found[run].append(number)
    return dict(found)


def _answers_only(quote: BriefingQuote, speaker: BriefingSpeaker, story: Story) -> bool:
    """Say whether few words are about what stands before them, while their speaker says something clearer elsewhere."""
    others = (q for q in story.quotes if q.direct and q.speaker and q.speaker.name == speaker.name and q != quote)
    return (
        bool(ANSWER_RE.match(quote.text))
        and len(quote.text.split()) <= SHORT_ANSWER
        and any(not ANSWER_RE.match(other.text) and len(other.text.split()) > SHORT_ANSWER for other in others)
    )


def _is_titled(words: list[str]) -> bool:
    """Say whether words stand as in a title: "Who Will Pay For The Bridge?"."""
    long = [w for w in words if len(w) > FEWEST_WORDS]
    return len(long) > FEWEST_WORDS and all(w[0].isupper() and not w.isupper() for w in long)


def _opens_on_another(quote: BriefingQuote, speaker: BriefingSpeaker) -> bool:
    """Say whether reported words open on a pronoun that does not stand for their speaker.

    "the army: he acted well"; "It will rise, Orrin Bank said", which names the bank behind it; 'called it "late"'
    """
    words = [w.lower().strip(",.") for w in quote.text.split()]
    gender = given_gender(speaker.name.split()[0])
    named = speaker.role or gender  # "Hale Towage" may be a firm
    alone = speaker.kind is SpeakerKind.ANONYMOUS or (speaker.kind is SpeakerKind.PERSON and bool(named))
    behind = quote.evidence[0].source == speaker.mention.source and quote.evidence[0].start < speaker.mention.start
    if words[0] == (quote.cue or "").lower():
        return words[1] in {"it", "him", "her", "them", "this", "that", "these", "those"}
    states = not {*words[1:3]}.isdisjoint(load_lexicon("speakers")["stating"])
    if words[0] in {"he", "she", "i"}:
        other = gender not in {None, Gender.MALE if words[0] == "he" else Gender.FEMALE} and words[0] != "i"
        return behind or other or not (alone or speaker.kind is SpeakerKind.PERSON)
    if words[0] == "it":
        return (behind or alone) and not states
    return (words[0] == "they" and behind) or (words[0] in {"this", "these", "those"} and states)
