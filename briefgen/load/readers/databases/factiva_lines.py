"""Factiva as lines of a document (RTF, Word, PDF, text): with its two-letter codes, or without.

Each article ends in its accession number: the code "AN", or a line "Document HECHO00020310304er340001a".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.lexicon.wordlists import words
from briefgen.load.readers.databases.days import day_in, is_day_line
from briefgen.load.readers.databases.entry import ExportEntry, Para
from briefgen.load.readers.databases.labels import alone, is_rights
from briefgen.model import BlockKind

NAME = "Factiva"
# What a code stands for; what is not here is index.
CODES = {
    "HD": "title", "BY": "byline", "CR": "credit", "SE": "section", "WC": "length", "PD": "date", "ET": "time",
    "SN": "outlet", "ED": "edition", "PG": "page", "LA": "language", "CY": "copyright", "LP": "text", "TD": "text",
}  # fmt: skip
_INDEX = frozenset("SC NGC GC VOL CX ART RF CT CO IN NS RE IPC IPD PUB AN CLM DLN RST CD DJN GV".split())  # noqa: SIM905
_ABOVE_TITLE = frozenset({"CLM", "SE", "HD"})
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:[ \t\u00a0]+(?P<value>\S.*))?", re.DOTALL)
ACCESSION = re.compile(r"(?:documento?|dokument)\s+(?=\S*\d)[A-Za-z0-9_]{12,40}", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<number>[\d.,]+)\s*(?P<word>[^\W\d_]+)\.?")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,4})?")
FOOT = re.compile(
    r"(?:page|seite|página|pagina)?\s*\d+\s*(?:of|von|de|sur|van)\s*\d+.{0,8}©.*factiva.*|©\s*\d{4}\s*factiva.*",
    re.IGNORECASE,
)
HEAD_LINES = 10  # above the count of words and below it
PUBLISHER_WORDS = 6
SECTION_WORDS = 4  # of a line above the title; a longer one is the title itself
_BY = re.compile(r"(?:by|von|par|por|door|di)\s+\S", re.IGNORECASE)


def documents(lines: Sequence[Para]) -> list[ExportEntry]:
    """The articles of an export by the lines of the whole file; none where it bears none of the family's marks."""
    told = [line for line in lines if line.text.strip() and not FOOT.fullmatch(line.text.strip())]
    if _is_coded(told):
        return [read_coded(n, fields) for n, fields in enumerate(_coded(told), 1)]
    ends = [n for n, line in enumerate(told) if ACCESSION.fullmatch(line.text.strip())]
    if not ends and _is_article(told):
        return [_plain(1, told)]
    starts = [0, *(end + 1 for end in ends)]
    groups = [told[start : end + 1] for start, end in zip(starts, ends, strict=False)]
    if not groups or not all(any(is_counted(line.text) for line in group) for group in groups):
        return []
    return [_plain(number, group) for number, group in enumerate(groups, 1)]


def is_counted(text: str) -> bool:
    """Whether a line is a count of words.

    >>> is_counted("1,877 words"), is_counted("664 Wörter"), is_counted("3 people")
    (True, True, False)
    """
    match = _COUNTED.fullmatch(text.strip())
    return bool(match and match["word"].lower() in words("databases", "count"))


def code_of(text: str) -> str | None:
    """The code a text is, None where it is none.

    >>> code_of(" HD "), code_of("UN")
    ('HD', None)
    """
    code = text.strip()
    return code if code in CODES or code in _INDEX else None


def read_coded(number: int, fields: Sequence[tuple[str, list[Para]]]) -> ExportEntry:
    """An article by its codes, each with its paragraphs."""
    entry = ExportEntry(number)
    for code, values in fields:
        kind = CODES.get(code, "index")
        text = " ".join(" ".join(line.text.split()) for line in values)
        if kind == "text":
            for line in values:
                entry.text(line)
            continue
        if text:
            take(entry, kind, text)
            entry.aside(text, kind if kind != "index" else f"index ({code})")
    return entry


def take(entry: ExportEntry, kind: str, text: str) -> None:
    """What a field of the head says."""
    match kind:
        case "title":
            entry.title = entry.title or text
        case "byline":
            entry.byline = entry.byline or text
        case "section":
            entry.section = entry.section or text
        case "edition":
            entry.edition = entry.edition or text
        case "outlet":
            entry.outlet = entry.outlet or text
        case "date":
            entry.day = entry.day or day_in(text)


def head_kinds(entry: ExportEntry, lines: Sequence[str], *, below_count: bool) -> list[str]:
    """What each line under the count of words is: date, time, outlet, and whatever stands behind."""
    kinds: list[str] = []
    for text in lines:
        if is_counted(text):
            kinds.append("length")
        elif is_day_line(text) and "date" not in kinds:
            kinds.append("date")
        elif _CLOCK.fullmatch(text):
            kinds.append("time")
        elif is_rights(text):
            kinds.append("copyright")
        elif alone(text, "languages"):
            kinds.append("language")
        elif below_count and "date" in kinds and "outlet" not in kinds:
            kinds.append("outlet")
        else:
            kinds.append(
                "edition" if "outlet" in kinds and re.search(r"[^\W\d_]{4}", text) and not text.isupper() else "page"
            )
    return kinds


def _is_coded(lines: Sequence[Para]) -> bool:
    codes = [match["code"] for line in lines if (match := _CODE.fullmatch(line.text.strip()))]
    return "HD" in codes and "SN" in codes and ("LP" in codes or "TD" in codes)


def _coded(lines: Sequence[Para]) -> list[list[tuple[str, list[Para]]]]:
    """The fields of each article; a new one begins at the first code behind an accession number."""
    articles: list[list[tuple[str, list[Para]]]] = []
    closed = True
    for line in lines:
        match = _CODE.fullmatch(line.text.strip())
        code = code_of(match["code"]) if match else None
        if code is not None and match is not None:
            if closed or _begins_next(code, articles[-1]):
                articles.append([])
                closed = False
            value = match["value"]
            articles[-1].append((code, [Para(value, line.centred, BlockKind.PARAGRAPH)] if value else []))
            closed = code == "AN" and bool(value)
        elif articles and not closed:
            code = articles[-1][-1][0]
            articles[-1][-1][1].append(line)
            closed = code == "AN"
    return [fields for fields in articles if any(code == "HD" for code, _ in fields)]


def _begins_next(code: str, fields: Sequence[tuple[str, list[Para]]]) -> bool:
    """Whether a code that stands above a title follows a text: an export may be printed without accession numbers."""
    return code in _ABOVE_TITLE and any(CODES.get(told) == "text" for told, _ in fields)


def _is_article(lines: Sequence[Para]) -> bool:
    """Whether lines without an accession number are one article: a count of words, the day under it, and soon after
    the language and whose the text is."""
    texts = [line.text.strip() for line in lines]
    counts = [n for n, text in enumerate(texts) if is_counted(text)]
    if len(counts) != 1 or counts[0] not in range(1, HEAD_LINES):
        return False
    day, *below = texts[counts[0] + 1 : counts[0] + HEAD_LINES] or [""]
    return is_day_line(day) and any(alone(text, "languages") for text in below) and any(map(is_rights, below))


def _plain(number: int, lines: Sequence[Para]) -> ExportEntry:
    """An article without codes: what stands above the count of words, below it, the text, the accession number."""
    entry = ExportEntry(number)
    texts = [" ".join(line.text.split()) for line in lines]
    count = next(n for n, text in enumerate(texts) if is_counted(text))
    for line, kind in zip(lines[:count], _above(lines[:count]), strict=True):
        take(entry, kind, " ".join(line.text.split()))
        entry.aside(line.text, kind)
    end = _head_end(texts, count)
    for text, kind in zip(texts[count:end], head_kinds(entry, texts[count:end], below_count=True), strict=True):
        take(entry, kind, text)
        entry.aside(text, kind)
    numbered = bool(ACCESSION.fullmatch(texts[-1]))
    last = len(lines) - numbered
    title = re.sub(r"\W", "", entry.title or "")
    publisher = last - 1 if last - 1 > end and _is_publisher(texts[last - 1]) else last
    for line in lines[end:publisher]:
        again = len(title) > 8 and re.sub(r"\W", "", line.text) == title
        entry.aside(line.text, "title again") if again else entry.text(line)
    for text in texts[publisher:last]:
        entry.aside(text, "publisher")
    if numbered:
        entry.aside(texts[last], "accession number")
    return entry


def _is_publisher(text: str) -> bool:
    """Whether the last line above the accession number names who owns the paper: a short one that is no sentence."""
    return len(text.split()) <= PUBLISHER_WORDS and text[-1:] not in ".!?…\"'”’»)"


def _head_end(texts: Sequence[str], count: int) -> int:
    """The head ends with the copyright line, else with the language, else with the outlet."""
    below = range(count, min(len(texts), count + HEAD_LINES))
    rights = next((n for n in below if is_rights(texts[n])), None)
    language = next((n for n in below if alone(texts[n], "languages")), None)
    day = next((n for n in below if is_day_line(texts[n])), count)
    return (rights if rights is not None else language if language is not None else day + 1) + 1


def _above(lines: Sequence[Para]) -> list[str]:
    """Title, byline, section and credit above the count of words: a heading is the title where there is one."""
    headings = [n for n, line in enumerate(lines) if line.kind is BlockKind.HEADING]
    by = [n for n, line in enumerate(lines) if _BY.match(line.text) and n > 0]
    if headings:
        at = headings[0]
    else:
        short = len(lines) > 1 and len(lines[0].text.split()) <= SECTION_WORDS and 1 not in by
        longer = len(lines) > 1 and len(lines[1].text.split()) > len(lines[0].text.split())
        at = 1 if short and longer else 0
    kinds = []
    for n in range(len(lines)):
        bare = n == at + 1 and not by
        kinds.append("title" if n == at else "section" if n < at else "byline" if n in by or bare else "credit")
    return kinds
