"""A heap sorted into stories, in its order::

files -> articles -> sketches -kinship-> events -> plan
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.errors import NothingToBuild
from briefgen.heap.events import joined
from briefgen.heap.kinship import Kinship
from briefgen.heap.plan import Plan, PlannedStory, Remarks, free_name, held_against, read_plan
from briefgen.heap.sketch import Sketch, sketches
from briefgen.heap.why import days_told, headline, reason
from briefgen.likeness.encoder import shipped_encoder
from briefgen.load.files import files_below, source_in
from briefgen.model import Article, NotRead
from briefgen.pipeline.intake import take_in
from briefgen.steps import step

AT_ONCE = 50
"""Articles whose openings go through the encoder together."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A heap and how its articles belong together."""

    heap: Path
    plan: Plan
    notes: Remarks
    articles: int
    new: int
    """How many of the articles no plan had known."""
    not_read: tuple[NotRead, ...]


def sort_heap(heap: Path) -> Sorted:
    """Read every file of a folder, at any depth, and put the articles of one event together.

    What the heap's plan has placed stays in its place.  Files that cannot be read, or are no articles, are named.
    Raises `SettingsError` where the plan cannot be followed, `NothingToBuild` where there is no article.
    """
    before = read_plan(heap)
    files = files_below(heap)
    names = [f.relative_to(heap).as_posix() for f in files]
    not_read: list[NotRead] = []
    found = list(_sketched(_articles(files, names, not_read)))
    if not found:
        first = f" The first: {not_read[0].path}: {not_read[0].reason}" if not_read else ""
        raise NothingToBuild(f"{heap}: no file in it could be read as an article.{first}")
    found.sort(key=lambda s: s.path)
    held_against(before, heap, (s.path for s in found), names)
    plan, notes = planned(found, before)
    known = {*(a for s in before.stories for a in s.articles), *before.alone, *before.left_out}
    new = sum(s.path not in known for s in found)
    return Sorted(heap, plan, notes, len(found), new, tuple(sorted(not_read, key=lambda n: (n.path, n.reason))))


def planned(found: Sequence[Sketch], before: Plan) -> tuple[Plan, Remarks]:
    """The plan of some articles, those that an earlier plan has placed in their places, and what it says of each.

    >>> planned((), Plan())[0]
    Plan(stories=(), alone=(), left_out=())
    """
    left_out = set(before.left_out)
    sorted_in = [s for s in found if s.path not in left_out]
    kinship = Kinship.of(sorted_in)
    number = {s.path: n for n, s in enumerate(sorted_in)}
    placed = [[number[a] for a in story.articles if a in number] for story in before.stories]
    groups = iter(joined(kinship.sure, [p for p in placed if p]))
    stories: list[PlannedStory] = []
    members: list[Sequence[int]] = []
    for story, there in zip(before.stories, placed, strict=True):
        group = next(groups) if there else []
        joining = tuple(sorted_in[n].path for n in group if n not in there)
        stories.append(replace(story, articles=story.articles + joining))
        members.append(group)
    taken = {s.name.casefold() for s in stories}
    rest = list(groups)
    for group in (g for g in rest if len(g) > 1):
        title = headline(kinship, group)
        stories.append(PlannedStory(free_name(title, taken), tuple(sorted_in[n].path for n in group)))
        members.append(group)
    single = {sorted_in[g[0]].path for g in rest if len(g) == 1}
    # What cannot be read today stays where it stood.
    alone = {*single, *(a for a in before.alone if a not in number)}
    plan = Plan(tuple(stories), tuple(sorted(alone)), before.left_out)
    return plan, _notes(kinship, stories, members)


def _notes(kinship: Kinship, stories: Sequence[PlannedStory], members: Sequence[Sequence[int]]) -> Remarks:
    about = {
        story.name: "; ".join(p for p in (headline(kinship, group), days_told(kinship, group)) if p)
        for story, group in zip(stories, members, strict=True)
    }
    why = {kinship.articles[n].path: reason(kinship, n, group) for group in members for n in group}
    return Remarks(about, why)


def _articles(files: Sequence[Path], names: Sequence[str], not_read: list[NotRead]) -> Iterator[Article]:
    """The articles of each file by itself, one file in the memory at a time."""
    for number, (path, name) in enumerate(zip(files, names, strict=True), 1):
        step("files sorted", number, len(files))
        source, complaints = source_in(path, name)
        not_read += complaints
        if source is not None:
            intake = take_in([source])
            not_read += intake.not_read
            yield from intake.articles


def _sketched(articles: Iterator[Article]) -> Iterator[Sketch]:
    waiting: list[Article] = []
    for article in articles:
        waiting.append(article)
        if len(waiting) == AT_ONCE:
            yield from sketches(waiting, shipped_encoder())
            waiting = []
    yield from sketches(waiting, shipped_encoder())
