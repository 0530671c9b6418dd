"""E-mails as they are saved (.eml): a newsletter's HTML or its plain text, whichever holds the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from briefgen.errors import Unreadable
from briefgen.load.clipping import Clip, clipping
from briefgen.load.fragment import passages_of
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.databases.found import articles_of
from briefgen.load.readers.databases.proquest_files import articles_of_page
from briefgen.load.readers.databases.wrapped import lines_of
from briefgen.load.readers.forwarded import forwarded_in
from briefgen.load.readers.several import digest, doubt, several_in
from briefgen.load.reading import Left, given, manuscript, part_name
from briefgen.model import BlockKind, Evidence, Format, Manuscript, SourceFile

NAME = "an e-mail"
MAX_HEAD = 65_536  # bytes searched for the end of a mail's head; long chains of "Received" fill 20,000
_LINE = re.compile(rb"(?:[!-9;-~]+:.*|[ \t].*|From .*|>From .*)?")
_SURE = {b"mime-version", b"message-id", b"received", b"content-type", b"return-path", b"to", b"delivered-to"}
_FORWARD = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_UNDERLINE = re.compile(r"[-=]{10,}")
_ASIDE = ("image/", "application/pgp-signature", "application/pkcs7-signature", "text/calendar")
PLAIN_WINS = 1.5  # the plain part is taken where it has this many times the words of the page


def knows(source: SourceFile) -> bool:
    """Whether the bytes begin with a mail's head: a sender, a subject or date, and what only machines write."""
    names = head_names(source.data)
    return b"from" in names and bool(names & {b"subject", b"date"}) and bool(names & _SURE)


def head_names(data: bytes) -> frozenset[bytes]:
    """The names of the fields the bytes begin with, in lower case; none where they begin with anything else."""
    head = re.split(rb"\r?\n\r?\n", data[:MAX_HEAD].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    lines = re.split(rb"\r?\n", head)
    if len(lines) < 3 or not all(_LINE.fullmatch(line) for line in lines):
        return frozenset()
    fields = [line.split(b":")[0].lower() for line in lines if line[:1] not in (b" ", b"\t") and b":" in line]
    return frozenset(fields)


def read_mail(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The article of a mail; each attachment is named as not read."""
    message = message_from_bytes(source.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    if message.get_content_type() in ("application/pkcs7-mime", "multipart/encrypted"):
        raise Unreadable(source.path, "It is an encrypted mail; open it and save its text as a .txt file.")
    if (articles := _articles(source, message)) is not None:
        yield from articles
        return
    form, text, encoding, passages = _body(message)
    told = _given(message)
    if (passed := forwarded_in([p.text for p in passages])) is not None:
        passages = passages[passed.start :]
        text = clipping(passages) if form is Format.MARKDOWN else "\n".join(p.text for p in passages)
        told = _given_by(passed.head) + tuple(e for e in told if e.field == "title")
    if not text.strip():
        raise Unreadable(source.path, "It is a mail without any text; save the page it links to instead.")
    day = tuple(e for e in told if e.field == "published")
    # In a page the headings are marked as such, so that a byline under each is enough.
    if (several := several_in(source, passages, "mail", day, printed=form is Format.MARKDOWN)) is not None:
        yield from several
    else:
        notes = tuple(filter(None, (digest(passages) or doubt(passages),)))
        yield manuscript(source, form, text, encoding=encoding, given=told, notes=notes)
    for attached in message.iter_attachments():
        kind, name = attached.get_content_type(), attached.get_filename()
        if not kind.startswith(_ASIDE) and (name or kind == "message/rfc822"):
            yield Left(part_name(name, "attachment"), "It is an attachment of a mail; save it as a file of its own.")


def text_of(part: EmailMessage) -> tuple[str, str]:
    """The text of a part and the encoding that gave it.

    The encoding the head declares counts where it fits; else UTF-8; else cp1252, in which every byte has a meaning.
    """
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for encoding in (part.get_content_charset(), "utf-8", "cp1252"):
        try:
            return data.decode(encoding or "utf-8"), encoding or "utf-8"
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1"), "latin-1"


def iso(stamp: str | None) -> str | None:
    """A mail's or feed's date as ISO 8601, None where it is none.

    >>> iso("Tue, 4 Mar 2031 08:15:00 +0100"), iso("2031-03-04T08:15:00Z"), iso("soon")
    ('2031-03-04T08:15:00+01:00', '2031-03-04T08:15:00+00:00', None)
    """
    text = " ".join(str(stamp or "").split())
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment.isoformat(timespec="seconds") if moment.tzinfo else moment.date().isoformat()
    return None


def _articles(source: SourceFile, message: EmailMessage) -> Iterator[Manuscript | Left] | None:
    """The articles of a mail that a news database sent, None for any other mail."""
    page, plain = message.get_body(("html",)), message.get_body(("plain",))
    found = articles_of_page(source, text_of(page)[0]) if isinstance(page, EmailMessage) else None
    if found is None and isinstance(plain, EmailMessage):
        found = articles_of(source, lines_of(text_of(plain)[0]))
    return found


def _body(message: EmailMessage) -> tuple[Format, str, str, list[Clip]]:
    """The better of the two forms a mail has: as text, with its encoding, and in passages."""
    page, plain = message.get_body(("html",)), message.get_body(("plain",))
    written, encoding = text_of(plain) if isinstance(plain, EmailMessage) else ("", "utf-8")
    if isinstance(page, EmailMessage):
        shown, shown_encoding = text_of(page)
        passages = passages_of(shown)
        text = clipping(passages)
        if len(text.split()) * PLAIN_WINS >= len(written.split()):
            return Format.MARKDOWN, text, shown_encoding, passages
    return Format.TEXT, written, encoding, _lines(written)


def _lines(written: str) -> list[Clip]:
    """The lines of a plain mail; one with a rule under it is a heading."""
    lines = written.splitlines()
    ruled = [bool(_UNDERLINE.fullmatch(line.strip())) for line in [*lines, ""][1:]]
    return [
        Clip(BlockKind.HEADING, line.strip(" *"), 2) if under and line.strip() else Clip(BlockKind.PARAGRAPH, line)
        for line, under in zip(lines, ruled, strict=True)
    ]


def _given(message: EmailMessage) -> tuple[Evidence, ...]:
    told = {name: str(message[name] or "") for name in ("subject", "from", "date")}
    return _given_by(told) + given("mail", url=_archived(message))


def _given_by(head: Mapping[str, str]) -> tuple[Evidence, ...]:
    """What the head of a mail says, be it the file's or that of the mail passed on in it."""
    subject = _FORWARD.sub("", head.get("subject", "").strip())
    name, address = parseaddr(head.get("from", ""))
    name = "" if "@" in name else name
    # A sender whose name is the domain's is the outlet itself; of anyone else it is not yet known what they are.
    own = re.sub(r"\W|^the ", "", name.lower()) in re.sub(r"\W", "", address.rpartition("@")[2].lower())
    return given(
        "mail",
        title=subject,
        outlet=name if own else None,
        sender=None if own else name,
        published=iso(head.get("date")) or day_in(head.get("date", "")),
    )


def _archived(message: EmailMessage) -> str | None:
    """Where the mail says it can be read on the web."""
    found = re.search(r"https?://[^\s<>\"]+", str(message["archived-at"] or ""))
    return found[0] if found else None
