"""Tables (CSV, TSV, Excel): one article a row where a column holds its text, a list of links where none does."""

from __future__ import annotations

import csv
import io
import posixpath
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.decode import read
from briefgen.load.readers.columns import entry_of, is_article, kinds_in, month_first, told
from briefgen.load.readers.entry import read_entry
from briefgen.load.reading import MAX_TEXT, Left, part_name
from briefgen.load.xml import local, tree_of
from briefgen.load.zips import Members, is_zip, names_in, opened
from briefgen.model import Manuscript, SourceFile

NAME = "a table (CSV)"
BOOK = "a table (Excel)"
WORKBOOK = "xl/workbook.xml"
NO_TEXT = (
    "It is a table, and no column of it holds the articles' texts; name that column “text”, and the others title, "
    "source, date, author and url."
)
COLUMNS = 3  # of a table without texts or links, at least; a sentence with a comma in it has two
HEAD_ROWS = 10  # of a sheet, in which the names of its columns stand
FIRST = 4096  # bytes in which the first line of a table ends
_ADDRESS = re.compile(r"https?://[^\s,\"]+")
_CELL = re.compile(r"([A-Z]{1,3})\d+")
_DAY_ZERO = {False: datetime(1899, 12, 30, tzinfo=UTC), True: datetime(1904, 1, 1, tzinfo=UTC)}
Row = dict[str, Any]


def knows_csv(source: SourceFile) -> bool:
    """Lines whose first names columns, and what stands below them are articles, links, or cells under each name."""
    rows = _csv_rows(source)
    listed = all(_link(row) for row in rows) or any(is_article(row) for row in rows)
    return bool(rows) and (listed or (len(rows) > 1 and all(len(row) == len(rows[0]) >= COLUMNS for row in rows)))


def read_csv(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The article of each row, or the link that a row is."""
    yield from _articles(source, _csv_rows(source), "table")


def knows_book(source: SourceFile) -> bool:
    """A zip file that holds a workbook of Excel's."""
    return is_zip(source.data) and WORKBOOK in names_in(source.data)


def read_book(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The article of each row of each sheet that names its columns."""
    with opened(source) as members:
        try:
            sheets = list(_sheets(members))
        except ValueError as error:
            raise Unreadable(source.path, f"It is a damaged table ({error}); save it once more, or as CSV.") from error
    rows = [row for sheet in sheets for row in _headed(sheet)]
    if not rows:
        raise Unreadable(source.path, NO_TEXT)
    yield from _articles(source, rows, "table")


def _articles(source: SourceFile, rows: list[Row], where: str) -> Iterator[Manuscript | Left]:
    first = month_first(told(row, "date") for row in rows)
    whole = any(is_article(row) for row in rows)
    links = [_link(row) for row in rows]
    if not whole and not all(links):
        yield Left("", NO_TEXT)
        return
    for row, link in zip(rows, links, strict=True):
        if whole and told(row, "text"):
            yield read_entry(source, entry_of(row, where, month_first=first))
        elif link:
            why = f"It is only a link in a list ({link}); fetch it with `briefgen add`, or save the page itself."
            yield Left(part_name(" ".join(str(told(row, "title") or "").split()), link), why)
        else:
            yield Left(part_name(str(told(row, "title") or "row")), "The row has no text; save the page itself.")


def _link(row: Row) -> str:
    url = str(told(row, "url") or "").strip()
    return url if _ADDRESS.fullmatch(url) else ""


def _csv_rows(source: SourceFile) -> list[Row]:
    """The rows of a table of commas, semicolons or tabs; none where the file is no such table."""
    start = source.data[:FIRST].removeprefix(b"\xef\xbb\xbf")
    if start.lstrip()[:1] in (b"<", b"{", b"[", b"%", b"#"):
        return []
    line = start.splitlines()[0].decode("utf-8", "replace") if start.strip() else ""
    comma = max((",", ";", "\t"), key=line.count)
    if not _is_head([name.strip(' "') for name in line.split(comma)]):
        return []
    csv.field_size_limit(MAX_TEXT)
    try:
        table = list(csv.reader(io.StringIO(read(source).text.removeprefix("\ufeff"), newline=""), delimiter=comma))
    except (csv.Error, Unreadable):
        return []
    return list(_headed(table))


def _headed(table: Sequence[Sequence[Any]]) -> Iterator[Row]:
    """The rows below the names of the columns, each by these names."""
    at = next((n for n, row in enumerate(table[:HEAD_ROWS]) if _is_head([str(cell or "") for cell in row])), None)
    if at is None:
        return
    names = [str(cell or "").strip() for cell in table[at]]
    for row in table[at + 1 :]:
        if any(str(cell or "").strip() for cell in row):
            yield {name: cell for name, cell in zip(names, row, strict=False) if name}


def _is_head(names: Sequence[str]) -> bool:
    """Whether cells name columns: short words, among them those of an article's address, or of its text and title."""
    kinds = kinds_in(names)
    few = all(len(name.split()) <= 4 for name in names)
    return few and len(names) > 1 and ("url" in kinds or ("title" in kinds and len(kinds) > 1))


def _sheets(members: Members) -> Iterator[list[list[Any]]]:
    """The sheets of a workbook in their order, as rows of cells."""
    book = tree_of(members.read(WORKBOOK))
    late = any(local(n) == "workbookPr" and n.get("date1904") in ("1", "true") for n in book.iter())
    shared = []
    if "xl/sharedStrings.xml" in members.names:
        shared = [_words(node) for node in tree_of(members.read("xl/sharedStrings.xml")) if local(node) == "si"]
    places = _places(members)
    for sheet in (n for n in book.iter() if local(n) == "sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        name = places.get(key, "")
        if name in members.names:
            yield [_cells(row, shared, late=late) for row in tree_of(members.read(name)).iter() if local(row) == "row"]


def _places(members: Members) -> dict[str, str]:
    """The file of each sheet, by the key that the workbook knows it by."""
    listed = "xl/_rels/workbook.xml.rels"
    if listed not in members.names:
        return {}
    named = ((n.get("Id") or "", n.get("Target") or "") for n in tree_of(members.read(listed)))
    return {key: to.lstrip("/") if to.startswith("/") else posixpath.normpath(f"xl/{to}") for key, to in named}


def _cells(row: Any, shared: list[str], *, late: bool) -> list[Any]:
    """The cells of a row, each in its column; where a column is of dates, its numbers are days since 1900."""
    found: list[Any] = []
    for cell in (n for n in row if local(n) == "c"):
        place = _CELL.match(cell.get("r") or "")
        at = _column(place[1]) if place else len(found)
        found += [""] * (at + 1 - len(found))
        found[at] = _value(cell, shared, late=late)
    return found


def _value(cell: Any, shared: list[str], *, late: bool) -> Any:
    kind = cell.get("t") or "n"
    value = next((n.text or "" for n in cell if local(n) == "v"), "")
    if kind == "inlineStr":
        return _words(cell)
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    if kind == "n" and re.fullmatch(r"[1-9]\d{4}(?:\.\d+)?", value):
        return (_DAY_ZERO[late] + timedelta(days=int(float(value)))).date()
    return value


def _words(node: Any) -> str:
    """The letters of a text; how they are spoken (``rPh``) stands apart."""
    return "".join(n.text or "" for n in node.iter() if local(n) == "t" and local(n.getparent()) != "rPh")


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1
