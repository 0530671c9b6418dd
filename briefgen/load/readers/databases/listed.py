"""Databases that print a list of contents and then the articles: Mediargus (a numbered list), Retriever (rules)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.load.decode import read
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.databases.entry import ExportEntry, Para, read_entries
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

NAME = "an export of a press archive (text)"
WHERE = "press archive"
BODY_HEAD = 6  # lines above a text that say its outlet, day, section and title once more
_LISTED = re.compile(
    r"\W{0,3}(?P<number>\d{1,4})\.\s+(?P<title>[^\n]+)\n(?:[^\n]*\n){0,4}?"
    r"(?P<outlet>[^\n,]{2,60}),\s+(?P<day>[^\n,]+\d{4}),\s+p\.?\s*\d+\w*,\s+\d+\s?w\.?",
)
_RULE = re.compile(r"^={20,}[ \t]*$", re.MULTILINE)
_HEAD = re.compile(r"(?P<outlet>[^\n,]{2,60}),\s+(?P<day>\d{4}-\d\d-\d\d)(?:\s+\d\d:\d\d(?::\d\d)?)?")
_BESIDE = re.compile(
    r"(?:sida|side|s\.)\s*\d+\w*|(?:publicerat|publisert|offentliggjort|sänt|sendt)\s+(?:i|på)\s.*|©.*|"
    r"se\s(?:hela\s|webb?artik).*https?://\S+.*|(?:läs|les)\s.*https?://\S+|alla artiklar är skyddade.*|"
    r"(?:alle )?artik(?:lar|ler) (?:får ej|må ikke).*|https?://\S+",
    re.IGNORECASE | re.DOTALL,
)
_CAPTION = re.compile(r"(?:bildtext|billedtekst|bildetekst):\s*\S.*", re.IGNORECASE | re.DOTALL)
_MARKS = (b"\n" * 6, b"\r\n" * 6, b"=" * 20)  # without which no text of either make is divided


def knows(source: SourceFile) -> bool:
    """A text with such a list or such rules, and as many articles as they announce."""
    data = source.data
    if data.lstrip()[:1] in (b"<", b"{") or b"\x00" in data[:4096] or not any(mark in data for mark in _MARKS):
        return False
    return bool(_entries(source))


def read_text(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the text."""
    yield from read_entries(source, WHERE, _entries(source))


def _entries(source: SourceFile) -> list[ExportEntry]:
    text = read(source).text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return _numbered(text) or _ruled(text)


def _numbered(text: str) -> list[ExportEntry]:
    """Articles behind a numbered list, in its order; empty lines divide the two and the articles."""
    listed, _, bodies = text.strip("\n").partition("\n" * 6)
    told = list(_LISTED.finditer(f"{listed}\n"))
    parts = [part for part in re.split(r"\n{5,}", bodies) if part.strip()]
    if not told or len(told) != len(parts) or [int(m["number"]) for m in told] != list(range(1, len(told) + 1)):
        return []
    return [_listed(match, part) for match, part in zip(told, parts, strict=True)]


def _listed(match: re.Match[str], part: str) -> ExportEntry:
    entry = ExportEntry(int(match["number"]), match["title"].strip(), match["outlet"].strip())
    entry.day = day_in(match["day"])
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    said = {entry.title, entry.outlet}
    last = max((n for n, line in enumerate(lines[:BODY_HEAD]) if line in said or day_in(line) == entry.day), default=-1)
    head = last + 1
    if entry.title not in lines[:head]:  # the section stands between the day and the text
        head += head < len(lines) and len(lines[head].split()) <= 3
    for line in lines[:head]:
        entry.aside(line, "head")
    for line in lines[head:]:
        entry.text(Para(line))
    return entry


def _ruled(text: str) -> list[ExportEntry]:
    """Articles between rules, each with a title over a line of outlet and day."""
    parts = [part for part in _RULE.split(text) if part.strip()]
    found: list[ExportEntry] = []
    for part in parts:
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        at = next((n for n, line in enumerate(lines) if n and _HEAD.fullmatch(line)), None)
        if at is not None:
            found.append(_ruled_entry(len(found) + 1, lines, at))
    beside = any(_BESIDE.fullmatch(line.strip()) for line in text.split("\n"))
    return found if beside and _RULE.search(text) and len(found) >= len(parts) - 1 else []


def _ruled_entry(number: int, lines: Sequence[str], at: int) -> ExportEntry:
    head = _HEAD.fullmatch(lines[at])
    assert head is not None, "an article has such a line"
    entry = ExportEntry(number, lines[at - 1], head["outlet"].strip(), day=head["day"])
    for line in lines[: at - 1]:
        entry.aside(line, "contents")
    entry.aside(lines[at - 1], "title")
    entry.aside(lines[at], "head")
    for line in lines[at + 1 :]:
        if _BESIDE.fullmatch(line) or _CAPTION.fullmatch(line):
            entry.aside(line, "index")
        else:
            entry.text(Para(line))
    return entry
