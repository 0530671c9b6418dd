"""One story from its source files to its briefing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.annotate.story import annotate_story
from briefgen.errors import GateError, NothingToBuild
from briefgen.gate.failures import ARTICLES, Failure
from briefgen.gate.receipts import briefing_failures
from briefgen.gate.verify import unproven
from briefgen.gate.withhold import withhold
from briefgen.keep.once import Task, anew, recalled
from briefgen.keep.packing import Typed
from briefgen.load.files import load_story
from briefgen.model import Article, NotRead, Story
from briefgen.pipeline.brief import brief
from briefgen.pipeline.intake import Intake, take_in
from briefgen.pipeline.states import encode_once
from briefgen.pipeline.terms import under_terms
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from briefgen.settings.site import Settings

_Kept = tuple[Briefing, tuple[Article, ...]]
BRIEFED = Task("briefed", Typed[_Kept](_Kept))


def brief_story(story: Story) -> BriefedStory:
    """Read, clean, annotate and brief one story.

    Source files that cannot be read, or are no articles, stand in the briefing's ``not_read``; the others go on.  What
    the gate cannot prove is withheld (see `proven`).  Raises `GateError` where the story cannot be proven without it.
    """
    intake, articles = articles_of(story)
    left_out = sorted({*story.not_read, *intake.not_read}, key=_by_path)
    annotated = annotate_story(articles)
    encode_once(annotated)
    briefing = brief(story, annotated, tuple(left_out), story.publishers)
    return proven(BriefedStory(story, briefing, articles, intake.manuscripts, annotated))


def briefed(story: Story) -> BriefedStory:
    """The same, made now or before."""
    if before := briefed_before(story):
        return before
    made: list[BriefedStory] = []

    def make() -> _Kept:
        made.append(brief_story(story))
        return made[0].briefing, made[0].articles

    anew(BRIEFED, story, make)
    return made[0]


def briefed_before(story: Story) -> BriefedStory | None:
    """The story as it was briefed and proven before, without its manuscripts and annotations; None where it was not.

    Its statements are held against its articles' sentences once more: one that does not hold is as good as none.
    """
    found = recalled(BRIEFED, story)
    if found is None or any(briefing_failures(*found)):
        return None
    return BriefedStory(story, *found, manuscripts=())


def articles_of(story: Story) -> tuple[Intake, tuple[Article, ...]]:
    """What became of a story's files, and its articles as far as its terms let them be shown."""
    intake = take_in(story.sources, story.cleaning)
    return intake, under_terms(story, intake.articles)


def proven(done: BriefedStory) -> BriefedStory:
    """The story with nothing in it that the gate cannot prove, asked again until nothing fails.

    An article that fails is left out and named, and the story is briefed without it; a statement that fails is
    withheld and named.  Raises `GateError` for what is neither, or cannot be withheld.
    """
    while failures := unproven(done):
        if lost := [f for f in failures if f.place.path and f.place.path[0][0] == ARTICLES]:
            done = _without(done, lost)
        elif stuck := [f for f in failures if not f.place.path]:
            raise GateError(tuple(f"{done.story.id}: {failure}" for failure in stuck))
        else:
            less = withhold(done.briefing, failures)
            if replace(less, withheld=()) == replace(done.briefing, withheld=()):
                raise GateError(tuple(f"{done.story.id}: {failure}" for failure in failures))
            done = replace(done, briefing=less)
    return done


def _without(done: BriefedStory, failures: list[Failure]) -> BriefedStory:
    """The story briefed anew without the articles that failed, each named with its first reason."""
    reasons: dict[str, str] = {}
    for failure in failures:
        reasons.setdefault(done.articles[failure.place.path[0][1] or 0].path, failure.why)
    why = "Its receipts do not hold ({}), so it was left out. Please report it."
    named = (NotRead(path, why.format(reason)) for path, reason in reasons.items())
    not_read = tuple(sorted({*done.briefing.not_read, *named}, key=_by_path))
    articles = tuple(a for a in done.articles if a.path not in reasons)
    annotated, manuscripts = annotate_story(articles), tuple(m for m in done.manuscripts if m.path not in reasons)
    briefing = brief(done.story, annotated, not_read, done.story.publishers)
    return BriefedStory(done.story, briefing, articles, manuscripts, annotated)


def whole_articles(story: Story) -> tuple[Article, ...]:
    """The articles of a story that were compared, whole, as its terms leave them: read and cleaned anew."""
    return articles_of(story)[1]


def brief_folder(folder: Path, site: Settings | None = None) -> BriefedStory:
    """The story in a folder (the story's own, or its ``articles/``), briefed.

    ``site`` are the settings of the site around it: its publishers and its terms count, and the story's id and its
    paths are relative to its folder of stories.  Raises `NothingToBuild` where none of its files is an article,
    `GateError` where the story cannot be proven.
    """
    story = load_story(folder, site.content if site else None)
    done = briefed(site.around_story(story) if site else story)
    if not done.articles:
        first = next((f" The first: {n.path}: {n.reason}" for n in done.briefing.not_read), "")
        raise NothingToBuild(f"{folder}: no file in it could be read as an article.{first}")
    return done


def _by_path(file: NotRead) -> tuple[str, str]:
    return file.path, file.reason
