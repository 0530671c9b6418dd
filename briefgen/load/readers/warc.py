"""Web archives (.warc, .warc.gz, .wacz): every page in them is an article of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.readers.embedded import without_data
from briefgen.load.readers.webarchive import decoded
from briefgen.load.reading import MAX_TEXT, Left, given, manuscript, part_name
from briefgen.load.zips import is_zip, names_in, opened
from briefgen.model import Format, Manuscript, SourceFile

NAME = "a web archive"
_PAGES = ("text/html", "application/xhtml+xml")
_HEAD = 512  # bytes unpacked to see what a gzip file holds
MAX_RECORDS = 50_000  # a crawl of a large site has more; it is no story


def knows(source: SourceFile) -> bool:
    """A WARC, packed or not, or the zip file of the form WACZ that holds some."""
    if is_zip(source.data):
        return any(_is_packed(name) for name in names_in(source.data))
    return _start(source.data).startswith(b"WARC/")


def read_warc(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each page that was answered with success; other answers that are pages are named."""
    if not is_zip(source.data):
        yield from _records(source, source.data, frozenset())
        return
    with opened(source) as members:
        wanted = _listed(members.read(n) for n in members.names if n.startswith("pages/") and n.endswith(".jsonl"))
        for name in sorted(n for n in members.names if _is_packed(n)):
            yield from _records(source, members.read(name), wanted)


def _is_packed(name: str) -> bool:
    """Whether a member of a zip file is a WARC where a WACZ has it; elsewhere it is a file like others."""
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _records(source: SourceFile, data: bytes, wanted: frozenset[str]) -> Iterator[Manuscript | Left]:
    """The pages of one WARC, and a word where warcio had to skip something: it says so on the console alone."""
    with redirect_stderr(io.StringIO()) as complaints:
        found = list(_walk(source, data, wanted))
    yield from found
    if complaints.getvalue():
        yield Left(
            "", "The web archive is damaged in places, and something in it may not have been read. Save it again."
        )


def _walk(source: SourceFile, data: bytes, wanted: frozenset[str]) -> Iterator[Manuscript | Left]:
    """The pages in order; where the archive lists its pages, frames and advertisements are not among them."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data))):
            if number >= MAX_RECORDS:
                yield Left("", f"It holds more than {MAX_RECORDS:,} records; the others were left out. Split it.")
                return
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            url, kind = url.strip("<>"), _kind(record)
            if wanted and url not in wanted:
                continue
            if kind in _PAGES:
                yield _page(source, record, url)
            elif kind == "application/pdf":
                yield Left(part_name(url), "It is a PDF inside a web archive; save it as a file of its own.")
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        why = f"The web archive is damaged ({type(error).__name__}); what stands behind that place was not read."
        yield Left("", why + " Save it once more.")


def _kind(record: Any) -> str:
    """What a record holds, by its answer's head or its own; "" where it is no answer and no resource."""
    if record.rec_type == "response":
        kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
    else:
        kind = record.content_type if record.rec_type == "resource" else None
    return (kind or "").split(";")[0].strip().lower()


def _page(source: SourceFile, record: Any, url: str) -> Manuscript | Left:
    part = part_name(url)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return Left(part, f"The site did not answer with a page but with {status}; save the page once more.")
    data = record.content_stream().read(MAX_TEXT + 1)
    if not data.strip():
        return Left(part, "The page is empty in the archive; save it once more.")
    if len(data) > MAX_TEXT:
        return Left(part, f"The page is larger than {MAX_TEXT // 1_000_000} MB; save its text instead.")
    kind = (record.http_headers.get_header("Content-Type") if record.http_headers else "") or ""
    try:
        text, encoding = decoded(source, data, kind.partition("charset=")[2].split(";")[0].strip(" \"'"))
    except Unreadable as error:
        return Left(part, error.reason)
    record.raw_stream.read()
    cut_short = ("The web archive ends in the middle of this page; save it once more.",)
    notes = cut_short if getattr(record.raw_stream, "limit", 0) > 0 else ()
    found = given("web archive", url=url, retrieved=record.rec_headers.get_header("WARC-Date"))
    return manuscript(source, Format.HTML, without_data(text), encoding=encoding, part=part, given=found,
                      notes=notes)  # fmt: skip


def _listed(files: Iterator[bytes]) -> frozenset[str]:
    """The addresses an archive lists as its pages."""
    urls = set()
    for data in files:
        for line in data.decode("utf-8", "replace").splitlines():
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if isinstance(said, dict) and isinstance(said.get("url"), str):
                urls.add(said["url"])
    return frozenset(urls)


def _start(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data[:_HEAD]
    import zlib

    try:
        return zlib.decompressobj(31).decompress(data[:65_536], _HEAD)
    except zlib.error:
        return b""
