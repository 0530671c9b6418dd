"""Nexis Uni, Lexis Advance, LexisNexis Academic, Nexis UK: where their articles divide, and what one of them says.

Newer exports end each article with "End of Document" and begin its text with "Body"; older ones number each article
("1 of 10 DOCUMENTS") and set outlet and date in the middle, title and text at the left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.load.readers.databases.days import is_day_line
from briefgen.load.readers.databases.entry import ExportEntry, Para
from briefgen.load.readers.databases.head import read_closed_head, read_open_head
from briefgen.load.readers.databases.labels import HEAD, alone, is_count, is_rights, label_of
from briefgen.load.readers.databases.running import without_page_heads
from briefgen.load.readers.databases.tail import read_body

NAME = "LexisNexis"
BODY_WITHIN = 60  # lines of a head; the longest of 380 exported heads has 19
FEW_LABELS = 2  # of a head, one of which tells the length
LABELS = 3  # in a head by which it is told without a mark of the end; those of an article alone have 4 to 7
COVER_WITHIN = 12  # lines in which a cover page begins to name its user and its job
_COVER = re.compile(
    r"(?:user name|date and time|job number|documents? \(\d+\)|client/matter|search terms|search type|narrowed by)\b"
)


def documents(lines: Sequence[Para]) -> list[ExportEntry]:
    """The articles of an export by the lines of the whole file; none where it bears none of the family's marks."""
    lines = without_page_heads(lines)
    counted = [n for n, line in enumerate(lines) if is_count(line.text)]
    if counted:
        edges = [*counted, len(lines)]
        return [
            _entry(number, lines[start + 1 : end], titled_first=False)
            for number, (start, end) in enumerate(pairwise(edges), 1)
        ]
    ends = [n for n, line in enumerate(lines) if alone(line.text, "end")]
    if not ends and _is_article(lines):
        return [_entry(1, lines, titled_first=True)]
    if not ends or not (any(alone(line.text, "body") for line in lines[: ends[0]]) or _labels_in(lines[: ends[0]])):
        return []
    starts = [_behind_cover(lines, ends[0]), *(end + 1 for end in ends)]
    groups = [lines[start:end] for start, end in zip(starts, [*ends, len(lines)], strict=True)]
    if groups and not (any(alone(line.text, "body") for line in groups[-1]) or _labels_in(groups[-1])):
        groups.pop()  # nothing follows the last mark, unless the file was put together by hand
    return [_entry(number, group, titled_first=True) for number, group in enumerate(groups, 1)]


def _is_article(lines: Sequence[Para]) -> bool:
    """Whether lines without any mark of an end are one article, copied from the database's page: its labels, and what
    divides its head from its text."""
    body = next((n for n, line in enumerate(lines[:BODY_WITHIN]) if alone(line.text, "body")), None)
    if body is None or any(alone(line.text, "body") for line in lines[body + 1 :]):
        return False
    head = [line.text for line in lines[:body] if line.text.strip()]
    kinds = {label.kind for text in head if (label := label_of(text)) is not None}
    told = {"length", "rights"} & (kinds | {"rights" for text in head if is_rights(text)})
    return len(kinds) + len(told) >= LABELS and bool(told) and any(is_day_line(text) for text in head)


def _labels_in(lines: Sequence[Para]) -> list[int]:
    """Where the labels of a head stand that no "Body" ends; none where there are not enough of them to tell one."""
    kinds = [(n, label.kind) for n, line in enumerate(lines[:BODY_WITHIN]) if (label := label_of(line.text))]
    found = [n for n, kind in kinds if kind in HEAD]
    close = [n for i, n in enumerate(found) if n - found[0] <= 2 * i + 1]  # a label of the text further down is none
    return close if len(close) >= FEW_LABELS and "length" in {kind for n, kind in kinds if n in close} else []


def _entry(number: int, lines: Sequence[Para], *, titled_first: bool) -> ExportEntry:
    """One article by its lines."""
    entry = ExportEntry(number)
    told = [line for line in lines if line.text.strip()]
    body = next((n for n, line in enumerate(told[:BODY_WITHIN]) if alone(line.text, "body")), None)
    if body is not None:
        read_closed_head(entry, told[:body], titled_first=titled_first)
        entry.aside(told[body].text, "label")
        start = body + 1
    elif titled_first and (labels := _labels_in(told)):
        start = labels[-1] + 1
        read_closed_head(entry, told[:start], titled_first=True)
    else:
        start = read_open_head(entry, told)
    read_body(entry, told[start:], alone_only=titled_first)
    return entry


def _behind_cover(lines: Sequence[Para], end: int) -> int:
    """Where the first article begins: behind the page that names the user, the search terms and every title."""
    head = [line.text.strip() for line in lines[:end]]
    if not any(_COVER.match(text.lower()) for text in head[:COVER_WITHIN]):
        return 0
    listed = next((m[1] for text in head if (m := re.fullmatch(r"1\.\s+(.+)", text))), None)
    if listed is not None and listed in head:
        return head.index(listed)
    day = next((n for n, text in enumerate(head) if is_day_line(text) and not _COVER.match(text.lower())), 2)
    return max(0, day - 2)
