"""Lists of references and links, as libraries and browsers export them: each entry is named, for none has its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.load.fragment import plain_text, tree_of
from briefgen.load.reading import Left, part_name
from briefgen.model import Manuscript, SourceFile

NAME = "a list of references"
BOOKMARKS = "a list of bookmarks"
_RIS = re.compile(r"^TY {2}- ?\S.*$", re.MULTILINE)
_RIS_FIELD = re.compile(r"^(?P<name>[A-Z][A-Z0-9]) {2}- ?(?P<value>.*)$", re.MULTILINE)
_BIB = re.compile(r"^@(?!comment|string|preamble)[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,\s*$", re.MULTILINE | re.IGNORECASE)
_BIB_FIELD = re.compile(r"^\s*(?P<name>title|url)\s*=\s*[{\"]+(?P<value>[^{}\"\n]+)", re.MULTILINE | re.IGNORECASE)
_REPORT = re.compile(rb"<title>\s*Zotero Report\s*</title>|class=[\"']report combine", re.IGNORECASE)
_BOOKMARKS = re.compile(
    rb"\s*(?:<!DOCTYPE NETSCAPE-Bookmark-file|<!DOCTYPE html>\s*<html>.{0,300}<title>Pocket Export)", re.I | re.S
)
_LINK = re.compile(rb"<a\s[^<>]*href=[\"'](?P<url>https?://[^\"'<>]+)[\"'][^<>]*>(?P<title>[^<>]*)", re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """RIS, BibTeX, or a report of Zotero."""
    head = source.data[:20_000]
    text = head.decode("utf-8", "replace").replace("\r\n", "\n")
    return bool(_REPORT.search(head)) or bool(_RIS.search(text) and "ER  -" in _all(source)) or bool(_BIB.search(text))


def read_references(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every reference, named; what a reader wrote beside it is not."""
    text = _all(source)
    if _REPORT.search(source.data[:20_000]):
        tree = tree_of(text)
        for item in tree.iter("li") if tree is not None else ():
            heading = item.find("h2")
            if heading is not None:
                yield _named("".join(heading.itertext()), None)
        return
    pattern, fields = (_RIS, _RIS_FIELD) if _RIS.search(text) else (_BIB, _BIB_FIELD)
    starts = [m.start() for m in pattern.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        told = {m["name"].lower(): m["value"].strip() for m in fields.finditer(text[start:end])}
        yield _named(told.get("ti") or told.get("t1") or told.get("title"), told.get("ur") or told.get("url"))


def knows_bookmarks(source: SourceFile) -> bool:
    """A browser's or a read-later program's list of bookmarks."""
    return bool(_BOOKMARKS.match(source.data[:2000].lstrip(b"\xef\xbb\xbf")))


def read_bookmarks(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every link, named."""
    for found in _LINK.finditer(source.data):
        title, url = (found[name].decode("utf-8", "replace") for name in ("title", "url"))
        why = f"It is only a link in a list ({url}); fetch it with `briefgen add`, or save the page itself."
        yield Left(part_name(plain_text(title), url), why)


def _named(title: str | None, url: str | None) -> Left:
    todo = f"fetch {url} with `briefgen add`" if url and re.match(r"https?://\S+$", url) else "save the article itself"
    return Left(part_name(title, url), f"It is a reference in a list, without the article's text; {todo}.")


def _all(source: SourceFile) -> str:
    return source.data.decode("utf-8", "replace").replace("\r\n", "\n")
