"""Generate stories: every story's files, in several processes, all faults in one run.

What nothing changed is recalled (``unchanged``), in this process and without the rules; what is left is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from generator.overrides.newsroom import Newsroom
from generator.publishing.addresses import address_faults
from generator.publishing.database import flush_stores
from generator.publishing.results import RunResult, StoryResult
from generator.publishing.store import StoryFolder, find_stories, is_current, read_newsroom, write_changed
from generator.publishing.unchanged import keep_story, read_story_inputs, recall_story
from generator.publishing.workers import work
from generator.values.diagnostic import BriefingError

MANY_STORIES: Final = 6  # from here on starting processes costs less than it saves


def generate_stories(
    root: Path,
    names: Iterable[str] = (),
    *,
    check: bool = False,
    jobs: int | None = None,
    report: Callable[[int, int], None] | None = None,
) -> RunResult:
    """Generate the stories of a folder, or the named ones; with ``check`` nothing is written.

    ``report`` is told how many of how many stories are done.
    """
    newsroom, settings_errors = read_newsroom(root)
    if settings_errors:
        return RunResult((), settings_errors)
    stories, errors = find_stories(root, names)
    done: dict[str, StoryResult] = {}
    left = []
    for story in stories:
        recalled = _recalled(story, newsroom, check=check)
        if recalled is None:
            left.append((story, newsroom, check))
        else:
            done[story.slug] = recalled
    for result in work(_generate_task, left, jobs, least=MANY_STORIES):
        done[result.slug] = result
        if report:
            report(len(done), len(stories))
    flush_stores()
    results = tuple(done[story.slug] for story in stories)
    errors = (*errors, *address_faults(root, newsroom, {story.slug for story in stories}))
    return RunResult(results, (*errors, *(e for result in results for e in result.errors)))


def _recalled(story: StoryFolder, newsroom: Newsroom, *, check: bool) -> StoryResult | None:
    """Return what became of a story that nothing changed, None where it must be made."""
    inputs = read_story_inputs(story, newsroom)
    try:
        return recall_story(story, inputs, check=check) if inputs else None
    except BriefingError as error:
        return StoryResult(story.slug, errors=(error,))


def _generate_task(task: tuple[StoryFolder, Newsroom, bool]) -> StoryResult:
    """Generate one story; an unforeseen fault stops this story and no other."""
    story, newsroom, check = task
    try:
        return _generate_story(story, newsroom, check=check)
    except BriefingError as error:
        return StoryResult(story.slug, errors=(error,))
    except Exception as error:  # noqa: BLE001  # one story's fault must not take the others with it
        fault = f"the story could not be made: {type(error).__name__}: {error}"
        return StoryResult(story.slug, errors=(BriefingError(str(story.path), fault, hint="please report it"),))


def _generate_story(story: StoryFolder, newsroom: Newsroom, *, check: bool) -> StoryResult:
    from generator.publishing import making  # noqa: PLC0415  # all rules and word lists: what is recalled needs none
    from generator.stages.render import render  # noqa: PLC0415

    before = read_story_inputs(story, newsroom)
    made = making.make_briefing(story, newsroom)
    if made.briefing is None:
        return StoryResult(story.slug, errors=made.errors)
    files = {} if made.refused else render(made.briefing)  # what cannot be followed might withhold something
    leaks = tuple(making.find_leaked(story, made, files))
    if leaks:
        return making.result_of(story, made, errors=(*made.errors, *leaks))
    changed = []
    inputs = read_story_inputs(story, newsroom)
    for name, text in sorted(files.items()):
        path = story.path / name
        if (not is_current(path, text)) if check else write_changed(path, text):
            changed.append(name)
    result = making.result_of(story, made, changed=tuple(changed), errors=made.errors)
    if inputs and inputs == before and made.may_be_kept:  # nothing changed while it was made
        keep_story(inputs, result, files, made.error_notes, making.recollection_of(made, inputs))
    return result
