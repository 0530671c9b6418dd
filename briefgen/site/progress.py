"""What a person sees while a build goes on: a bar on a terminal, plain lines elsewhere, nothing when quiet.

Every one of them is told the same four things, in this order: how many stories there are, each story that is
finished, each source file that was left out, and the end.  All of it goes to standard error; standard output is
for results.
"""

from __future__ import annotations

from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from briefgen.model import NotRead


class Progress(Protocol):
    """What a build tells while it goes on."""

    def begin(self, stories: int) -> None:
        """The build starts, with this many stories."""

    def story(self, story: str, articles: int) -> None:
        """A story is finished, with this many articles."""

    def left_out(self, file: NotRead) -> None:
        """A source file is left out, and why."""

    def end(self) -> None:
        """The build is over, well or not."""


class Silent:
    """Says nothing: for libraries, tests and ``--quiet``."""

    def begin(self, stories: int) -> None:
        """Say nothing."""

    def story(self, story: str, articles: int) -> None:
        """Say nothing."""

    def left_out(self, file: NotRead) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""


class Lines(Silent):
    """One plain line for each thing that happened: for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin(self, stories: int) -> None:
        """Say how much there is to do."""
        self._say(f"reading {_count(stories, 'story', 'stories')}")

    def story(self, story: str, articles: int) -> None:
        """Name the story that is finished."""
        self._say(f"{story}: {_count(articles, 'article', 'articles')}")

    def _say(self, line: str) -> None:
        self._stream.write(f"briefgen: {line}\n")
        self._stream.flush()


class Bar(Silent):
    """A bar that fills story by story: for terminals."""

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

    def begin(self, stories: int) -> None:
        """Show an empty bar."""
        self._bar.update(self._task, total=stories)
        self._bar.start()

    def story(self, story: str, articles: int) -> None:
        """Fill the bar by one story."""
        self._bar.update(self._task, description=story, advance=1)

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
