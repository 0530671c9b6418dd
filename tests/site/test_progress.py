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
    progress.step("articles cleaned", 1, 1)
    progress.story("ferry", 1)
    progress.left_out(NotRead("quay/a.txt", "It is empty."))
    progress.story("quay", 3)
    progress.end()


def test_a_log_gets_plain_lines() -> None:
    stream = io.StringIO()
    build(progress_for(stream))
    assert stream.getvalue() == "briefgen: reading 2 stories\nbriefgen: ferry: 1 article\nbriefgen: quay: 3 articles\n"


def test_a_log_gets_a_line_for_each_hundred_steps_of_a_long_work() -> None:
    stream = io.StringIO()
    progress = Lines(stream)
    for n in range(1, 251):
        progress.step("articles cleaned", n, 250)
    for n in (1, 2, 3):
        progress.step("articles annotated", n, 3)
    for n in (90, 130, 170, 260):  # a reader in another process is looked at now and then
        progress.step("pages read", n, 0)
    assert stream.getvalue().splitlines() == [
        "briefgen: articles cleaned: 100 of 250",
        "briefgen: articles cleaned: 200 of 250",
        "briefgen: pages read: 130",
        "briefgen: pages read: 260",
    ]


def test_a_terminal_shows_the_work_within_a_story() -> None:
    stream = io.StringIO()
    bar = Bar(Console(file=stream, force_terminal=True, width=80))
    bar.begin(1)
    bar.step("articles cleaned", 30, 200)
    bar.step("pages read", 7, 0)
    bar.end()
    assert "pages read" in stream.getvalue()


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
