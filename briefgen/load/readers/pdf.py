"""PDF documents: a page printed from a browser, a paper in two columns, a newspaper's page.

Letters come with their places and sizes; from those alone it is told what is a column, a heading, a paragraph, a
running head.  Words divided at a line's end are joined again, and each join is a repair that can be undone.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.budget import extend
from briefgen.load.clipping import Clip, clipping
from briefgen.load.readers.databases.found import articles_of
from briefgen.load.readers.databases.printed import export_lines
from briefgen.load.readers.hyphens import DIVIDED, ENDING, joined
from briefgen.load.readers.masthead import masthead_of
from briefgen.load.readers.paragraphs import Line, passages_of, without_running
from briefgen.load.readers.several import several_in
from briefgen.load.reading import Left, given, manuscript
from briefgen.model import BlockKind, Evidence, Format, Manuscript, Repair, SourceFile

NAME = "a PDF document"
MAX_PAGES = 400  # one page costs 0.03 to 0.3 s; the longest report people keep beside news has 300
MAX_LETTERS = 1_500_000  # of all pages; 400 full pages of a report have 1.3 million, which take 14 s (30 November 2026)
A_PAGE = 200  # letters of a page, from which it is one; a page of a report has 2,000
SECONDS_A_PAGE = 0.6  # of processor time more for each; twice what the slowest page takes
MAX_LINES = 1500  # lines of one page; a broadsheet has 1,000, and what has more is no page but a trap
TITLE_WORDS = 4  # of a record's title; a shorter one is a section's or a program's
SCAN = 8  # letters a page; with fewer it is a picture of a page (a scanner's stamp has up to 6)
GARBLED = 0.05  # share of letters without a meaning, from which a text cannot be trusted
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MENDED = re.compile(f"{DIVIDED}|[{''.join(_LIGATURES)}]")
_PROGRAMS = re.compile(r"^(?:microsoft|untitled|about:blank)|\.(?:docx?|pdf|indd|qxp|tex|dvi|html?)$", re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """The bytes begin with a PDF's mark, or have it near the start as the format allows."""
    start = source.data[:1024]
    return start.lstrip().startswith(b"%PDF-") or (b"%PDF-" in start and b"startxref" in source.data[-2048:])


def read_pdf(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The document's text in reading order, without running heads and page numbers."""
    pages, info, more = _pages(source)
    lines = [line for page in pages for line in page]
    letters = sum(1 for line in lines for c in line.text if c.isalnum())
    if letters < SCAN * max(1, len(pages)):
        why = "It is a PDF of pictures (a scan) without text; run text recognition (OCR) on it, or save its text."
        raise Unreadable(source.path, why)
    if sum(len(_UNMAPPED.findall(line.text)) for line in lines) > GARBLED * letters:
        raise Unreadable(source.path, "It is a PDF whose letters have no meaning to a program; copy or save its text.")
    if (exported := export_lines(pages)) is not None:
        spelled = [replace(line, text=_spelled(line.text)) for line in exported]
        if (articles := articles_of(source, spelled)) is not None:
            yield from articles
            yield from _beyond(pages, more)
            return
    kept, running = without_running(pages)
    head, kept = masthead_of(kept)
    running += [head.text] if head else []
    known = given("running head", outlet=head.outlet, published=head.day) if head else ()
    passages = list(passages_of(kept))
    if (several := several_in(source, list(joined(passages)), "PDF", known, printed=True)) is not None:
        yield from (_spelled_out(found) for found in several)
        yield from _beyond(pages, more)
        return
    text, repairs = _mended(clipping(joined(passages)))
    headings = [p for p in passages if p.kind is BlockKind.HEADING]
    notes = [f"Running heads and page numbers were left out: {_list(running)}."] if running else []
    notes += [f"Only its first {len(pages)} pages were read."] if more else []
    raw = manuscript(source, Format.MARKDOWN, "", given=_given(headings, info, running) + known, notes=tuple(notes))
    yield Manuscript(source, raw.format, "PDF", text, repairs, given=raw.given, notes=raw.notes)


def _beyond(pages: list[list[Line]], more: bool) -> Iterator[Left]:
    """The line that names what stands on pages too many, which may be articles of their own."""
    if more:
        yield Left(
            "", f"Only its first {len(pages)} pages were read; split it, and save the rest as files of their own."
        )


def _pages(source: SourceFile) -> tuple[list[list[Line]], dict[str, Any], bool]:
    """The lines of each page, the document's own record, and whether there are more pages than are read."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTPage
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser, PDFSyntaxError

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(source.data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable(source.path, "It is a PDF locked with a password; save or print it without one.") from error
    except PDFSyntaxError as error:
        raise Unreadable(source.path, "It is a broken or half-copied PDF; save or download it once more.") from error
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(manager, device)
    pages: list[list[Line]] = []
    letters = 0
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number == MAX_PAGES or letters > MAX_LETTERS:
            return pages, _info(document), True
        interpreter.process_page(page)
        layout = device.get_result()
        found = _lines(layout, number, layout) if isinstance(layout, LTPage) else iter(())
        pages.append(list(islice(found, MAX_LINES)))
        here = sum(len(line.text) for line in pages[-1])
        letters += here
        if here >= A_PAGE:
            extend(SECONDS_A_PAGE)
    return pages, _info(document), False


def _lines(node: Any, page: int, sheet: Any) -> Iterator[Line]:
    from pdfminer.layout import LTChar, LTFigure, LTTextContainer, LTTextLineHorizontal

    if isinstance(node, LTTextLineHorizontal):
        letters = [c for c in node if isinstance(c, LTChar) and c.get_text().strip()]
        text = " ".join(node.get_text().replace(DIVIDED, "").split())
        if text and letters:
            size = Counter(round(c.size, 1) for c in letters).most_common(1)[0][0]
            bold = sum("bold" in c.fontname.lower() or "black" in c.fontname.lower() for c in letters)
            top, bottom = (sheet.y1 - node.y1), (sheet.y1 - node.y0)
            yield Line(page, node.x0, node.x1, top, bottom, text, size, bold * 2 > len(letters), sheet.height)
    elif isinstance(node, LTTextContainer | LTFigure) or node is sheet:
        for child in node:
            yield from _lines(child, page, sheet)


def _mended(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with its divided words joined and its ligatures spelled out, each as a repair."""
    parts: list[str] = []
    repairs: list[Repair] = []
    at = length = 0
    for match in _MENDED.finditer(text):
        after = _LIGATURES.get(match[0], "")
        parts += [text[at : match.start()], after]
        length += match.start() - at
        before, rule = ("-\n", "hyphenated line end joined") if not after else (match[0], "ligature spelled out")
        repairs.append(Repair(length, before, after, rule))
        length += len(after)
        at = match.end()
    return "".join([*parts, text[at:]]), tuple(repairs)


def _spelled_out(found: Manuscript) -> Manuscript:
    text, repairs = _mended(found.text)
    return replace(found, encoding="PDF", text=text, repairs=repairs)


def _info(document: Any) -> dict[str, Any]:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    found: dict[str, Any] = {}
    for info in document.info:
        for key, value in (resolve1(info) or {}).items():
            value = resolve1(value)
            if isinstance(value, bytes):
                found.setdefault(key, decode_text(value).strip("\x00 "))
    return found


def _given(headings: list[Clip], info: dict[str, Any], running: list[str]) -> tuple[Evidence, ...]:
    url = next((line for line in running if re.fullmatch(r"https?://[^\s…]+", line)), None)
    return given(
        "PDF", title=_title(headings, info), author=info.get("Author"), url=url, created=info.get("CreationDate")
    )


def _title(headings: list[Clip], info: dict[str, Any]) -> str | None:
    """The heading that the file's record repeats (a browser puts the site's name behind it); else the record's title,
    unless a program's default stands there; else the largest heading."""
    said = _spelled(info.get("Title") or "")
    if said and not _PROGRAMS.search(said):
        for heading in headings:
            text = _spelled(heading.text)
            if len(text.split()) >= TITLE_WORDS and _letters(text) in _letters(said):
                return text
        if len(said.split()) >= TITLE_WORDS:
            return said
    return next((_spelled(h.text) for h in headings if h.level == 1), None) or said or None


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _spelled(text: str) -> str:
    """Words without marks and ligatures."""
    return _MENDED.sub(lambda match: _LIGATURES.get(match[0], ""), text.replace(ENDING, ""))


def _list(lines: list[str]) -> str:
    shown = [f"“{_spelled(line)}”" for line in lines[:4]]
    return ", ".join(shown) + (f" and {len(lines) - 4} more" if len(lines) > 4 else "")
