"""Texts whose lines are numbered, as transcripts, drafts and scans have them: each line, or every fifth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.load.decode import read
from briefgen.load.reading import Left, manuscript
from briefgen.model import Format, Manuscript, SourceFile

NAME = "a text with numbered lines"
LINES = 8  # with a number at least; fewer may be a list
STEPS = (1, 5, 10)  # from one number to the next
LEAST_WORDS = 4  # of a numbered line on average, from which it is text and no table
STOPPED = 0.5  # share of numbered lines that end a sentence, from which they are a list's items
_STARTS = re.compile(rb"^[ \t]*(?:1|5|10)[ \t]", re.MULTILINE)
_NUMBER = re.compile(r"^[ \t]*(?P<number>\d{1,4})(?:[ \t]+|$)(?P<text>.*)$")


def knows(source: SourceFile) -> bool:
    """Plain text in which the lines' own numbers stand before them."""
    start = source.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<", b"{", b"[", b"---", b"%")) or not _STARTS.search(start):
        return False
    return _step(_lines(source)) is not None


def read_numbered(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The text without the numbers, in its lines."""
    lines = _lines(source)
    numbered = _numbered(lines, _step(lines) or 1)
    text = "\n".join(numbered.get(at, line) for at, line in enumerate(lines))
    yield manuscript(source, Format.TEXT, text)


def _lines(source: SourceFile) -> list[str]:
    return read(source).text.splitlines()


def _step(lines: list[str]) -> int | None:
    """By how much the numbers of lines rise; None where they are none."""
    for step in STEPS:
        found = [text for text in _numbered(lines, step).values() if text]
        stopped = sum(text.rstrip()[-1:] in '.!?”"' for text in found)
        if len(found) >= (LINES if step == 1 else LINES // 2) and stopped < STOPPED * len(found):
            return step if sum(len(text.split()) for text in found) >= LEAST_WORDS * len(found) else None
    return None


def _numbered(lines: list[str], step: int) -> dict[int, str]:
    """The lines that bear the next number, each without it.

    Where each line has one, it counts the lines with words, or all; where every fifth has one, it counts those.
    """
    for counted in ([n for n, line in enumerate(lines) if line.strip()], list(range(len(lines)))):
        found: dict[int, str] = {}
        first = next(
            (n for n, at in enumerate(counted) if (m := _NUMBER.match(lines[at])) and int(m["number"]) == step), 0
        )
        for at in counted[first::step]:
            number = _NUMBER.match(lines[at])
            if number is None or int(number["number"]) != step * (len(found) + 1):
                found = {}
                break
            found[at] = number["text"]
        if found:
            return found
    return {}
