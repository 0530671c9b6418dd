"""What a person sees while a build goes on: a bar on a terminal, plain lines elsewhere, nothing when quiet.

Every one of them is told the same things, in this order: how many stories there are, how far the work on them is, each
story that is finished, each source file that was left out, and the end.  All of it goes to standard error; standard
output is for results.
"""

from __future__ import annotations

from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from briefgen.model import NotRead

STEPS = 100
"""Of so many steps within a story a log gets one line."""


class Progress(Protocol):
    """What a build tells while it goes on."""

    def begin(self, stories: int) -> None:
        """The work starts, with this many stories; 0 where it is about files alone."""

    def step(self, what: str, done: int, total: int) -> None:
        """Within a story, or a file, so many are done ("articles cleaned"), of so many (0 where nobody knows)."""

    def story(self, story: str, articles: int) -> None:
        """A story is finished, with this many articles."""

    def left_out(self, file: NotRead) -> None:
        """A source file is left out, and why."""

    def note(self, word: str) -> None:
        """Something went another way than it should, and did no harm."""

    def end(self) -> None:
        """The build is over, well or not."""


class Silent:
    """Says nothing: for libraries, tests and ``--quiet``."""

    def begin(self, stories: int) -> None:
        """Say nothing."""

    def step(self, what: str, done: int, total: int) -> None:
        """Say nothing."""

    def story(self, story: str, articles: int) -> None:
        """Say nothing."""

    def left_out(self, file: NotRead) -> None:
        """Say nothing."""

    def note(self, word: str) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""


class Lines(Silent):
    """One plain line for each thing that happened, and now and then one for a long work: for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._what, self._last = "", 0

    def begin(self, stories: int) -> None:
        """Say how much there is to do."""
        if stories:
            self._say(f"reading {_count(stories, 'story', 'stories')}")

    def step(self, what: str, done: int, total: int) -> None:
        """Say every hundred of them, so that a small story says nothing."""
        last = self._last if what == self._what and done >= self._last else 0
        if done // STEPS > last // STEPS:
            self._say(f"{what}: {done:,}" + (f" of {total:,}" if total else ""))
        self._what, self._last = what, done

    def story(self, story: str, articles: int) -> None:
        """Name the story that is finished."""
        self._say(f"{story}: {_count(articles, 'article', 'articles')}")

    def note(self, word: str) -> None:
        """Say it."""
        self._say(word)

    def _say(self, line: str) -> None:
        self._stream.write(f"briefgen: {line}\n")
        self._stream.flush()


class Bar(Silent):
    """A bar that fills story by story, with a second one under it for the work within: for terminals."""

    def __init__(self, console: Console) -> None:
        self._bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=None)
        self._within = self._bar.add_task("", total=None, visible=False)

    def begin(self, stories: int) -> None:
        """Show an empty bar."""
        self._bar.update(self._task, total=stories, visible=stories > 0)
        self._bar.start()

    def step(self, what: str, done: int, total: int) -> None:
        """Fill the bar of the work within."""
        self._bar.update(self._within, description=what, completed=done, total=total or None, visible=True)

    def story(self, story: str, articles: int) -> None:
        """Fill the bar by one story."""
        self._bar.update(self._task, description=story, advance=1)

    def note(self, word: str) -> None:
        """Print it above the bar."""
        self._bar.console.print(word, markup=False, highlight=False)

    def end(self) -> None:
        """Take the bar away."""
        self._bar.stop()


def progress_for(stream: TextIO, *, quiet: bool = False) -> Progress:
    """The progress that suits a stream: a bar where a person looks at a terminal, lines where a log is kept.

    >>> import io
    >>> type(progress_for(io.StringIO())).__name__
    'Lines'
    """
    if quiet:
        return Silent()
    console = Console(file=stream)
    return Bar(console) if console.is_terminal else Lines(stream)


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
