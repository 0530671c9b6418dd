"""ProQuest: documents divided by a line of underscores (or an anchor of the page), each with labels and "Full text"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.lexicon.wordlists import words
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.databases.entry import ExportEntry, Para
from briefgen.load.readers.databases.labels import is_count
from briefgen.model import BlockKind

NAME = "ProQuest"
BOUNDARY = "\ue0fdDocID"  # stands where an anchor of the page begins a document
_RULE = re.compile(r"_{20,}")
_LABEL = re.compile(r"(?P<name>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ /-]{2,28}?)\s?:(?:\s+(?P<value>.*))?", re.DOTALL)
_BESIDE = re.compile(r"(?P<kind>caption|credit|illustration)\s*:\s*(?P<value>.+)", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"https?://\S+|proquest document link|document link|link to document|enlaces? del documento.*", re.I)
FOOT = 6  # lines of the whole export's own foot, behind the last document
FOLLOW = 2  # lines without a label that may stand under one behind the text


def documents(lines: Sequence[Para]) -> list[ExportEntry]:
    """The articles of an export by the lines of the whole file; none where it bears none of the family's marks."""
    told = [line for line in lines if line.text.strip()]
    if not any("proquest" in line.text.lower() for line in told):
        return []
    groups: list[list[Para]] = [[]]
    for line in told:
        if _RULE.fullmatch(line.text.strip()) or line.text.startswith(BOUNDARY):
            groups.append([])
        else:
            groups[-1].append(line)
    whole = [group for group in groups if len(groups) > 1 and _is_document(group)]
    return [_entry(number, group) for number, group in enumerate(whole, 1)]


def _is_document(lines: Sequence[Para]) -> bool:
    names = {name for line in lines if (name := _label(line.text)[0])}
    return len(names & words("databases", "proquest")) >= 4 and bool(
        names & {"publication info", "publication title", "publication date", "proquest document id", "document url"}
    )


def _label(text: str) -> tuple[str, str]:
    """A known label, in lower case, and its value; ("", "") where the line begins with none."""
    match = _LABEL.fullmatch(text.strip())
    name = " ".join(match["name"].lower().split()) if match else ""
    known = match is not None and name in words("databases", "proquest")
    return (name, (match["value"] or "").strip()) if known and match else ("", "")


def _entry(number: int, lines: Sequence[Para]) -> ExportEntry:
    entry = ExportEntry(number)
    labels = [_label(line.text) for line in lines]
    begin = next((n for n, (name, _) in enumerate(labels) if name in words("databases", "proquest_text")), len(lines))
    end = _tail_at(labels, begin)
    _head(entry, lines[:begin], labels[:begin])
    if begin < len(lines):
        _text(entry, lines[begin:end], labels[begin])
    _fields(entry, lines[end:], labels[end:])
    return entry


def _tail_at(labels: Sequence[tuple[str, str]], begin: int) -> int:
    """Where the labels behind the text begin: going up from the end, each with few lines under it."""
    at = len(labels)
    for n in range(len(labels) - 1, begin, -1):
        if labels[n][0] and labels[n][0] not in ("caption", "credit"):
            if at - n - 1 > (FOOT if at == len(labels) else FOLLOW):
                break
            at = n
    return at


def _head(entry: ExportEntry, lines: Sequence[Para], labels: Sequence[tuple[str, str]]) -> None:
    """The title stands above the first label; what an abstract says is in the text."""
    current = ""
    for line, (name, value) in zip(lines, labels, strict=True):
        text = " ".join(line.text.split())
        current = name or current
        if name in ("author", "authors"):
            entry.byline = entry.byline or value
        if not current and is_count(text):
            entry.aside(text, "number")
        elif not current and entry.title is None and not _LINK.fullmatch(text):
            entry.title = text
            entry.aside(text, "title")
        else:
            entry.aside(text, current or "link")


def _text(entry: ExportEntry, lines: Sequence[Para], label: tuple[str, str]) -> None:
    """The text, from the words behind its label; captions are named as such."""
    name, first = label
    entry.aside(f"{name.capitalize()}:", "label")
    told = [Para(first)] if first else []
    for line in [*told, *lines[1:]]:
        beside = _BESIDE.fullmatch(line.text.strip())
        if beside is None:
            entry.text(line)
        elif beside["kind"].lower() == "credit":
            entry.byline = entry.byline or beside["value"]
            entry.aside(line.text, "credit")
        else:
            entry.aside(f"{beside['kind']}:", "label")
            entry.text(Para(beside["value"], kind=BlockKind.CAPTION))


def _fields(entry: ExportEntry, lines: Sequence[Para], labels: Sequence[tuple[str, str]]) -> None:
    current = ""
    for line, (name, value) in zip(lines, labels, strict=True):
        current = name or current
        entry.aside(" ".join(line.text.split()), current or "index")
        match name:
            case "title":
                entry.title = value or entry.title
            case "publication title":
                entry.outlet = entry.outlet or value or None
            case "publication date":
                entry.day = entry.day or day_in(value)
            case "section":
                entry.section = entry.section or value or None
            case "edition":
                entry.edition = entry.edition or value or None
            case "author" | "authors":
                entry.byline = entry.byline or value or None
            case "document url":
                entry.url = entry.url or value or None
