"""Pages saved as one file by Chrome, Edge and Internet Explorer (.mhtml, .mht): a mail that holds a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from briefgen.errors import Unreadable
from briefgen.load.readers.embedded import without_data
from briefgen.load.readers.mail import head_names, iso, text_of
from briefgen.load.reading import Left, given, manuscript
from briefgen.model import Format, Manuscript, SourceFile

NAME = "a saved page (MHTML)"
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:snapshot-content-location:|from:[^\n]*saved by)", re.IGNORECASE | re.MULTILINE)


def knows(source: SourceFile) -> bool:
    """A multipart head that a browser wrote and no mail program."""
    names = head_names(source.data)
    if b"content-type" not in names or not _RELATED.search(source.data[:8192]):
        return False
    return bool(_SAVED.search(source.data[:8192])) or not names & {b"from", b"to"}


def read_mhtml(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The page itself; its pictures, styles and frames are other parts and not looked at."""
    message = message_from_bytes(source.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    address = str(message["snapshot-content-location"] or "").strip()
    pages = [p for p in message.walk() if p.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise Unreadable(source.path, "It is a saved page (MHTML) without a page in it; save the page once more.")
    page = next((p for p in pages if address and str(p["content-location"] or "").strip() == address), pages[0])
    if not isinstance(page, EmailMessage):
        raise Unreadable(source.path, "It is a saved page (MHTML) whose parts are damaged; save the page once more.")
    text, encoding = text_of(page)
    found = given(
        "saved page",
        url=address or str(page["content-location"] or ""),
        title=str(message["subject"] or ""),
        retrieved=iso(str(message["date"] or "")),
    )
    yield manuscript(source, Format.HTML, without_data(text), encoding=encoding, given=found)
