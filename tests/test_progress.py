"""What a person sees while a build goes on."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from briefgen.model import NotRead
from briefgen.site.progress import Bar, Lines, Progress, Silent, progress_for


def build(progress: Progress) -> None:
    """What a build tells, from begin to end."""
    progress.begin(2)
    progress.story("ferry", 1)
    progress.left_out(NotRead("quay/a.txt", "It is empty."))
    progress.story("quay", 3)
    progress.end()


def test_a_log_gets_plain_lines() -> None:
    stream = io.StringIO()
    build(progress_for(stream))
    assert stream.getvalue() == "briefgen: reading 2 stories\nbriefgen: ferry: 1 article\nbriefgen: quay: 3 articles\n"


def test_quiet_says_nothing() -> None:
    stream = io.StringIO()
    build(progress_for(stream, quiet=True))
    assert stream.getvalue() == ""


def test_a_terminal_gets_a_bar_that_goes_away() -> None:
    stream = io.StringIO()
    build(Bar(Console(file=stream, force_terminal=True, width=80)))
    assert "2/2" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("kind", [Silent, Lines])
def test_what_is_left_out_is_for_the_report(kind: type[Silent]) -> None:
    stream = io.StringIO()
    progress = kind() if kind is Silent else Lines(stream)
    progress.left_out(NotRead("quay/a.txt", "It is empty."))
    assert stream.getvalue() == ""
