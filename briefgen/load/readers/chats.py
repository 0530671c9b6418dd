"""Exports of chats and channels (Telegram's two forms, Slack, WhatsApp): each message as long as an article is one.

A channel is an outlet and its posts have its name and their day.  In a chat between people a long message may be their
own: only one that says where it is from (an address, or a day under its title) is read.  Who passed it on is never
named, and the day on which that was is not the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.load.decode import read
from briefgen.load.fragment import tree_of
from briefgen.load.readers.databases.days import BESIDE, day_in
from briefgen.load.readers.entry import FULL_WORDS
from briefgen.load.readers.exports import parsed
from briefgen.load.reading import Left, given, manuscript, part_name
from briefgen.model import Format, Manuscript, SourceFile

NAME = "an export of a chat"
_TELEGRAM = re.compile(rb'"messages"\s*:\s*\[')
_TELEGRAM_PAGE = re.compile(rb'class="message default clearfix')
_SLACK = re.compile(rb'"type"\s*:\s*"message"')
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STAMP = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[APap]\.?[Mm]\.?)?"
_WHATSAPP = re.compile(rf"^[\u200e\u200f]?(?:\[{_STAMP}\] |{_STAMP} [-–] )(?:(?P<who>[^:\n]{{1,60}}): )?", re.MULTILINE)
_MARKED = re.compile(r"^([*_~]{1,2})(\S(?:.*\S)?)\1$", re.MULTILINE)
_LINK = re.compile(r"<(https?://[^|<>\s]+)(?:\|([^<>]*))?>")
OWN = "It tells neither its address nor its day, so it may be somebody's own words; save the article's page."
HEAD = 5  # lines of a message, in which the day of an article that was passed on stands
LEAST = 3  # messages from which lines with a time and a name are a chat


@dataclass(frozen=True, slots=True)
class _Message:
    """What one message says; by a channel, where it is one's, and on which day."""

    text: str
    channel: str | None = None
    day: str | None = None
    title: str | None = None
    url: str | None = None


def knows(source: SourceFile) -> bool:
    """One of the four forms, told by what only it has."""
    data = source.data
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n")[:1]
    if start in (b"{", b"[") and (_TELEGRAM.search(data[:4096]) or _SLACK.search(data[:4096])):
        return _listed(data) is not None
    return bool(_TELEGRAM_PAGE.search(data)) if start == b"<" else _is_whatsapp(data)


def read_chat(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every message of an article's length; the others are counted."""
    short = 0
    for number, message in enumerate(_messages(source), 1):
        if len(message.text.split()) < FULL_WORDS:
            short += bool(message.text.strip())
            continue
        if not (message.channel or message.url or _is_passed_on(message.text)):
            yield Left(part_name(f"message-{number}"), OWN)
            continue
        first = message.title or next(line for line in message.text.splitlines() if line.strip())
        told = given("channel", outlet=message.channel, published=message.day, title=message.title, url=message.url)
        yield manuscript(source, Format.TEXT, message.text, part=part_name(first), given=told)
    if short:
        yield Left("", f"{short} message(s) of fewer than {FULL_WORDS} words are no articles, and are not shown.")


def _is_passed_on(text: str) -> bool:
    """Whether a message says where it is from.

    >>> _is_passed_on("Dry again\\nHarbour Echo, 4 March 2031\\nIt is dry."), _is_passed_on("I was at the weir.")
    (True, False)
    """
    lines = [line for line in text.splitlines() if line.strip()][:HEAD]
    return "://" in text or any(day_in(line) for line in lines if len(line.split()) <= BESIDE)


def _messages(source: SourceFile) -> Iterator[_Message]:
    start = source.data[:64].lstrip(b"\xef\xbb\xbf \r\n")[:1]
    if start == b"{":
        yield from _of_telegram(_listed(source.data) or {})
    elif start == b"[" and (items := _listed(source.data)) is not None:
        yield from _of_slack(items)
    elif start == b"<":
        yield from _of_telegram_page(read(source).text)
    else:
        yield from _of_whatsapp(read(source).text)


def _listed(data: bytes) -> Any:
    """A chat as JSON, where its messages look like messages; None for any other."""
    said = parsed(data)
    listed = said.get("messages") if isinstance(said, dict) else said
    found = [m for m in listed if isinstance(m, dict)] if isinstance(listed, list) else []
    return said if found and all(m.get("type") in ("message", "service") for m in found) else None


def _of_telegram(chat: dict[str, Any]) -> Iterator[_Message]:
    """The messages of Telegram's JSON: text in pieces, some of them with what they are."""
    channel = str(chat.get("name") or "") if "channel" in str(chat.get("type")) else None
    for item in chat["messages"]:
        told = item.get("text") or ""
        pieces = told if isinstance(told, list) else [told]
        text = "".join(p if isinstance(p, str) else str(p.get("text") or "") for p in pieces if p)
        day = str(item.get("date") or "")[:10]
        passed_on = item.get("forwarded_from")
        yield _Message(text, channel, day) if channel and not passed_on else _Message(text)


def _of_telegram_page(text: str) -> Iterator[_Message]:
    """The messages of Telegram's pages; a channel's bear its name, a chat's those of several people."""
    tree = tree_of(_BREAK.sub("\n", text))
    if tree is None:
        return
    names = {_said(node) for node in _of_class(tree, "from_name")}
    head = next((_said(node) for node in _of_class(tree, "page_header")), "")
    channel = head if names <= {head} else None
    for node in _of_class(tree, "message"):
        body = next(_of_class(node, "text"), None)
        if body is None or "default" not in (node.get("class") or "").split():
            continue
        stamp = next((n.get("title") or "" for n in _of_class(node, "date")), "")
        day = re.match(r"(\d\d)\.(\d\d)\.(\d{4})", stamp)
        passed_on = next(_of_class(node, "forwarded"), None) is not None
        own = channel if not passed_on else None
        yield _Message("".join(body.itertext()), own, f"{day[3]}-{day[2]}-{day[1]}" if day and own else None)


def _of_class(node: Any, name: str) -> Iterator[Any]:
    return (n for n in node.iter("div") if name in (n.get("class") or "").split())


def _said(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _of_slack(items: list[Any]) -> Iterator[_Message]:
    """Slack's messages, and the article that a link in one showed with it."""
    for item in items:
        shown = [a for a in item.get("attachments") or [] if isinstance(a, dict)]
        yield _Message(_LINK.sub(lambda m: m[2] or m[1], str(item.get("text") or "")))
        for one in shown:
            outlet, title, url = (one.get(k) or None for k in ("service_name", "title", "title_link"))
            yield _Message(str(one.get("text") or ""), outlet, None, title, url)


def _of_whatsapp(text: str) -> Iterator[_Message]:
    """WhatsApp's messages: each begins with its time and sender, and goes on to the next."""
    heads = list(_WHATSAPP.finditer(text))
    for head, end in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
        if head["who"]:
            yield _Message(_MARKED.sub(r"\2", text[head.end() : end].strip()))


def _is_whatsapp(data: bytes) -> bool:
    """Whether lines begin with a time and a sender: the first does, and several more."""
    start = data[:65_536].decode("utf-8", "replace").lstrip("\ufeff")
    found = _WHATSAPP.match(start)
    return found is not None and sum(1 for m in _WHATSAPP.finditer(start) if m["who"]) >= LEAST
