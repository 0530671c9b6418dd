"""Who does the work: this process, several of this machine, or a cluster.  What comes out is the same.

A story is briefed by one worker.  One that is larger than a worker's share is taken apart first: its articles are
annotated side by side, and whoever compares them finds that done.  What a worker made reaches the next one through the
results on disk; where there are none, or the workers are on other machines, it is carried.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import current_process, get_context
from multiprocessing.context import BaseContext
from typing import Any

from briefgen.annotate.story import Calendar, annotate_one, to_annotate
from briefgen.errors import GateError, SettingsError
from briefgen.keep.once import keeping
from briefgen.keep.store import Disk, Memory, Nowhere, Store
from briefgen.keep.version import code_version
from briefgen.model import Article, NotRead, Story
from briefgen.pipeline.states import encode_once
from briefgen.pipeline.story import articles_of, briefed
from briefgen.sections.briefed import BriefedStory
from briefgen.site.cluster import cluster, is_lost
from briefgen.steps import Hear, heard

ARTICLES_PER_WORKER = 8
"""A worker pays from about so many source files on: it takes 3 s to start, and an article 0.4 s."""
PRELOADED = "briefgen.site.preloaded"
"""The module that loads what every worker needs."""
PART = 6
"""So many articles of a large story are annotated at a time."""

Outcome = BriefedStory | NotRead


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes (0: one a processor), or the cluster's scheduler, and where results are kept."""

    workers: int = 0
    scheduler: str = ""
    store: Store = field(default_factory=Nowhere)

    @property
    def disk(self) -> Disk | None:
        """The results that every process of this machine can reach."""
        return self.store if isinstance(self.store, Disk) and not self.scheduler else None


@dataclass(frozen=True, slots=True)
class _Made:
    """What a worker made: its answer, what it has to say of the kept results, and those that are not on disk."""

    answer: Any
    words: tuple[str, ...] = ()
    results: tuple[tuple[str, Any], ...] = ()


def brief_each(
    stories: Sequence[Story], crew: Crew, hear: Hear, say: Callable[[str], None] = lambda _: None
) -> Iterator[Outcome]:
    """The stories in their order, each briefed or named with the reason why it cannot be.

    How far the work within a story is, ``hear`` is told where it is done in this process; ``say`` gets what there is to
    say of the kept results.  Raises `SettingsError` where the cluster cannot be used.
    """
    workers = _worth(stories, crew)
    if workers < 2 and not crew.scheduler:
        for story in stories:
            with heard(hear), keeping(crew.store):
                attempted = attempt(story)
            yield attempted
        return
    if not stories:
        return
    with cluster(crew.scheduler) if crew.scheduler else _processes(workers) as pool:
        yield from _Shift(stories, crew, pool, max(workers, 2), say).outcomes()


def attempt(story: Story) -> Outcome:
    """The story briefed, or why it cannot be: whatever is wrong with one must not take the others with it."""
    try:
        done = briefed(story)
        return BriefedStory(done.story, done.briefing, done.articles, ())  # nothing asks for more, and it is large
    except GateError as error:
        why = f"This story could not be proven ({error.failures[0]}), so it was left out. Please report it."
    except Exception as error:  # an article can make any stage fail in any way; the others have done nothing
        cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        why = f"This story could not be built ({cause}), so it was left out. Please report it."
    return NotRead(f"{story.id}/", " ".join(why.split()))


def _worth(stories: Sequence[Story], crew: Crew) -> int:
    """How many workers pay."""
    there = crew.workers or _processors()
    return min(there, sum(len(s.sources) for s in stories) // ARTICLES_PER_WORKER)


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    with ProcessPoolExecutor(workers, mp_context=_starting(), initializer=_begin) as pool:
        yield pool


def _starting() -> BaseContext:
    """How a worker starts: forked from a server that has loaded what all need, once; elsewhere each loads it itself.

    Only on Linux: macOS ends a forked process that multiplies numbers with the system's own library.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def _begin() -> None:
    """In a worker, when it starts: one thread for products of numbers, since there is a worker for each processor."""
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1)


_Then = Callable[[Future[_Made]], None]


class _Shift:
    """The work on some stories by a pool of workers."""

    def __init__(
        self, stories: Sequence[Story], crew: Crew, pool: Executor, workers: int, say: Callable[[str], None]
    ) -> None:
        self._stories, self._crew, self._pool, self._say = stories, crew, pool, say
        self._share = sum(map(_size, stories)) / workers
        self._waiting: dict[Future[_Made], _Then] = {}
        self._outcomes: dict[int, Outcome | None] = {}
        self._carried: dict[int, Memory] = {}

    def outcomes(self) -> Iterator[Outcome]:
        """The stories' outcomes in their order; the largest are begun first, so that none is left for the end."""
        order = sorted(range(len(self._stories)), key=lambda n: (-_size(self._stories[n]), n))
        for number in order:
            story = self._stories[number]
            large = len(story.sources) >= 2 * PART and _size(story) > self._share / 2
            (self._take_apart if large else self._brief)(number)
        for number, story in enumerate(self._stories):
            while number not in self._outcomes:
                done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=lambda f: list(self._waiting).index(f)):
                    self._waiting.pop(future)(future)
            yield self._outcomes.pop(number) or self._by_itself(story)

    def _brief(self, number: int) -> None:
        """Have a whole story briefed, with what was carried along for it."""

        def then(future: Future[_Made]) -> None:
            try:
                self._outcomes[number] = self._answer(number, future)
            except Exception as error:
                if not is_lost(error):
                    raise
                self._outcomes[number] = None

        self._submit(then, _brief_one, number, self._stories[number])

    def _take_apart(self, number: int) -> None:
        """Have a story's files read and cleaned, then its articles annotated side by side, then the whole briefed."""
        left = 0

        def read(future: Future[_Made]) -> None:
            nonlocal left
            articles: tuple[Article, ...] = self._answer(number, future, ()) or ()
            wanted, calendar = to_annotate(articles), Calendar.of(articles)
            parts = [wanted[i : i + PART] for i in range(0, len(wanted), PART)]
            left = len(parts)
            for part in parts:
                self._submit(annotated, _annotate_some, number, part, calendar)
            if not parts:
                self._brief(number)

        def annotated(future: Future[_Made]) -> None:
            nonlocal left
            self._answer(number, future, None)
            left -= 1
            if not left:
                self._brief(number)

        self._submit(read, _read_one, number, self._stories[number])

    def _submit(self, then: _Then, work: Callable[..., Any], number: int, *given: Any) -> None:
        carried = tuple(self._carried[number].values.items()) if number in self._carried else ()
        try:
            future = self._pool.submit(_work, work, given, self._crew.disk, carried, code_version())
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self._waiting[future] = then

    def _answer(self, number: int, future: Future[_Made], otherwise: Any = ...) -> Any:
        """What a worker answers.  ``otherwise`` stands in where it does not: who briefs the story meets the reason."""
        try:
            made = future.result()
        except SettingsError:
            raise
        except Exception:
            if otherwise is ...:
                raise
            return otherwise
        for word in made.words:
            self._say(word)
        if made.results:
            self._carried.setdefault(number, Memory()).values.update(made.results)
        return made.answer

    def _by_itself(self, story: Story) -> Outcome:
        """The story briefed in a process of its own, so that it is known which one ends its process."""
        try:
            with _processes(1) as pool:
                made = pool.submit(_work, _brief_one, (story,), self._crew.disk, (), code_version()).result()
        except BrokenProcessPool:
            why = "The process that read this story was ended, perhaps for want of memory, so it was left out."
            return NotRead(f"{story.id}/", f"{why} Take its largest files out and try again.")
        outcome: Outcome = made.answer
        return outcome


def _size(story: Story) -> int:
    return sum(len(s.data) for s in story.sources)


_turn = threading.Lock()
"""A cluster's worker may have several threads; the language model has one."""


def _work(
    work: Callable[..., Any],
    given: tuple[Any, ...],
    disk: Disk | None,
    carried: tuple[tuple[str, Any], ...],
    version: str,
) -> _Made:
    """In a worker: do the work with what is kept on disk, or was carried along, and carry back what is new.

    Raises `SettingsError` where the worker has another version of the program, whose results are others.
    """
    if code_version() != version:
        raise SettingsError(
            "A worker has another version of briefgen, of Python, or of a package than this computer, and so would "
            "give other pages. Install the same there, from the same lock file."
        )
    with _turn:
        if current_process().daemon:
            current_process().daemon = False  # what reads a file of unknown origin starts a process of its own
        if disk is not None:
            with keeping(disk):
                answer = work(*given)
            words, disk.words = disk.words, ()
            return _Made(answer, words)
        memory = Memory(dict(carried))
        with keeping(memory):
            answer = work(*given)
    known = {key for key, _ in carried}
    new = () if work is _brief_one else tuple((k, v) for k, v in memory.values.items() if k not in known)
    return _Made(answer, (), new)


def _brief_one(story: Story) -> Outcome:
    return attempt(story)


def _read_one(story: Story) -> tuple[Article, ...]:
    return articles_of(story)[1]


def _annotate_some(articles: Sequence[Article], calendar: Calendar) -> None:
    encode_once([annotate_one(article, calendar) for article in articles])
