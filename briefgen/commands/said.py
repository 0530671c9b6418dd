"""What commands say, and how one that built something ends."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from briefgen.model import NotRead, Withheld
    from briefgen.site.build import BuildReport
    from briefgen.site.untold import Untold


def finish(report: BuildReport, where: Path, *, quiet: bool, as_json: bool) -> None:
    """Say how a build went, and end with its exit code."""
    say_left_out(report.not_read)
    say_withheld(report.withheld)
    if not quiet:
        say_asked(report.untold)
    if as_json:
        click.echo(json.dumps({**_told(report), "exit_code": report.exit_code}, indent=1))
    if not quiet:
        stories = counted(len(report.stories), "story", "stories")
        counts = f"{stories}, {counted(report.articles, 'article')}, {counted(len(report.pages), 'file')}"
        say(f"{counts} ({report.written} written) -> {where}")
    raise SystemExit(report.exit_code)


def _told(report: BuildReport) -> dict[str, Any]:
    """What a report tells a script; what only the gate reads is left out."""
    return {name: value for name, value in asdict(report).items() if name != "proven"}


def say_left_out(not_read: tuple[NotRead, ...]) -> None:
    """Name each file that was left out, with the reason."""
    for file in not_read:
        say(f"left out: {file.path}: {file.reason}")


def say_withheld(parts: Iterable[tuple[str, Withheld]]) -> None:
    """Name each part that was withheld, with its story and the reason."""
    for story, part in parts:
        say(f"withheld: {story}: {part.what}: {part.reason}")


def say_asked(found: tuple[Untold, ...]) -> None:
    """What only the collector of the articles can tell, with the lines to write."""
    from briefgen.site.untold import requests

    for request in requests(found):
        say(f"asked: {request}")


def say(line: str) -> None:
    """A line for whoever runs the command, on standard error."""
    click.echo(f"briefgen: {line}", err=True)


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "story", "stories"), counted(2, "file")
    ('1 story', '2 files')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"
