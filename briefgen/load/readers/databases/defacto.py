"""Databases whose articles begin with outlet and day on one line: "Harbour Echo" Nr. 12 vom 04.03.2031 Seite: 4.

The Austrian press agency's DeFacto and its kin print this line above or below the title, in pages, RTF and text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from briefgen.load.decode import read
from briefgen.load.fragment import tree_of
from briefgen.load.readers.databases.entry import ExportEntry, Para, read_entries
from briefgen.load.reading import Left
from briefgen.model import BlockKind, Manuscript, SourceFile

WHERE = "DeFacto"
NAME = "an export of a press database (web page)"
TITLE_WITHIN = 3  # lines under the line of outlet and day, in which a byline and the title stand
_LINE = re.compile(
    r"[\"“„»]?(?P<outlet>[^\"”“„«»]{2,60}?)[\"”“«]?(?P<section>\s+[^\W\d][^\"\d]{2,30}?)?(?:\s+Nr\.\s*\d+[\d/-]*)?"
    r"\s+(?:vom|gefunden am)\s+(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})(?:\s+\d{2}[.:]\d{2}(?:\s*Uhr)?)?"
    r"(?:\s*[,;]?\s*Seite:?\s*\w{1,6})?(?:\s*[,;]?\s*Ressort:\s*(?P<part>.{2,60}))?",
    re.DOTALL,
)
_FOOT = re.compile(
    r"(?:Gespeicherter? Anh(?:ang|änge)|Der gegenständliche Text ist eine Abschrift).*", re.DOTALL | re.IGNORECASE
)
_RULE = re.compile(r"_{20,}")
_BY = re.compile(r"[Vv][Oo][Nn]\s+[^\W\d_a-zß-ÿ]")
_PAGE = re.compile(rb"\bvom\s+\d\d\.\d\d\.\d{4}")


def documents(lines: Sequence[Para]) -> list[ExportEntry]:
    """The articles of an export by the lines of the whole file; none where it bears none of the family's marks."""
    told = [line for line in lines if line.text.strip() and not _RULE.fullmatch(line.text.strip())]
    at = [n for n, line in enumerate(told) if _of(line.text)]
    if not at or not any("ressort" in told[n].text.lower() or "seite" in told[n].text.lower() for n in at):
        return []
    # A title may stand above its line: then each line but the first has a heading before it.
    above = at[0] > 0 and all(n > 0 and told[n - 1].kind is BlockKind.HEADING for n in at)
    starts = [n - above for n in at]
    return [
        _entry(number, told[start:end], above=above)
        for number, (start, end) in enumerate(pairwise([*starts, len(told)]), 1)
    ]


def knows(source: SourceFile) -> bool:
    """A page with such lines, each before or behind a heading."""
    return len(_PAGE.findall(source.data)) > 0 and b"eintrag" in source.data and bool(_page(source))


def read_page(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the page."""
    yield from read_entries(source, WHERE, _page(source))


def _page(source: SourceFile) -> list[ExportEntry]:
    tree = tree_of(read(source).text)
    lines = []
    for node in tree.iter("pre", "h1", "h2", "h3", "p") if tree is not None else ():
        heading = node.tag.startswith("h")
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        text = " ".join("".join(node.itertext()).split())
        if text and next(node.iterancestors("p", "pre"), None) is None:
            lines.append(Para(text, kind=kind, level=2 if heading else 0))
    return documents(lines)


def _of(text: str) -> re.Match[str] | None:
    return _LINE.fullmatch(" ".join(text.split()))


def _entry(number: int, lines: Sequence[Para], *, above: bool) -> ExportEntry:
    entry = ExportEntry(number)
    head = 1 if above else 0
    told = _of(lines[head].text)
    assert told is not None, "an article begins with such a line"
    entry.outlet, entry.day = told["outlet"].strip(), _iso(told)
    entry.section = (told["part"] or told["section"] or "").strip() or None
    entry.aside(lines[head].text, "head")
    rest = list(lines[head + 1 :])
    if above:
        _take_title(entry, lines[0])
    for _ in range(TITLE_WITHIN):
        if rest and entry.byline is None and _BY.match(rest[0].text) and len(rest[0].text.split()) <= 12:
            entry.byline = rest[0].text
            entry.aside(rest.pop(0).text, "byline")
        elif rest and entry.title is None:
            _take_title(entry, rest.pop(0))
    foot = next((n for n, line in enumerate(rest) if _FOOT.fullmatch(line.text.strip())), len(rest))
    for line in rest[:foot]:
        entry.text(line)
    for line in rest[foot:]:
        entry.aside(line.text, "foot")
    return entry


def _take_title(entry: ExportEntry, line: Para) -> None:
    entry.title = " ".join(line.text.split())
    entry.aside(line.text, "title")


def _iso(told: re.Match[str]) -> str | None:
    try:
        return date(int(told["year"]), int(told["month"]), int(told["day"])).isoformat()
    except ValueError:
        return None
