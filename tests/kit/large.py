"""Large honest files, as people have them: a feed's archive, a crawl, a long report.  Invented; the same bytes come every time."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterator

from tests.kit import forms

_WHO = (
    "The harbour office",
    "Ida Fenwright",
    "The council of Ostbridge",
    "Jonas Pellew",
    "The fire brigade",
    "Ann Ames",
)
_DID = ("opened", "inspected", "closed", "measured", "repaired", "cleared", "painted", "visited")
_WHAT = (
    "the weir",
    "the ferry landing",
    "the old sluice",
    "the sports hall",
    "the upper lock",
    "the school on the hill",
)
_WHY = (
    "because the river had risen by {n} centimetres since the morning",
    "after {n} people had asked for it in a letter to the mayor",
    "although the work is to cost {n},000 crowns more than was planned",
    "so that {n} boats can pass before the end of the summer",
    "while {n} families waited on the far bank for the tide to turn",
)
_WHERE = ("Ostbridge", "Saltmere", "Marrowby", "Isk", "Lower Weir", "Gannet Quay")


def sentence(i: int) -> str:
    """The sentence of this number; the first ten thousand differ."""
    who, did, what = _WHO[i % 6], _DID[i // 6 % 8], _WHAT[i // 48 % 6]
    why = _WHY[i // 288 % 5].format(n=i * 37 % 9001 + 2)
    return f"{who} {did} {what} in {_WHERE[(i * 5 + i // 7) % 6]} {why}."


def paragraphs(article: int, count: int = 6, sentences: int = 3) -> Iterator[str]:
    """The paragraphs of an article of this number."""
    first = article * count * sentences
    for n in range(count):
        yield " ".join(sentence(first + n * sentences + k) for k in range(sentences))


def title(article: int) -> str:
    """Its headline."""
    return f"{_WHERE[article % 6]} looks after {_WHAT[article // 6 % 6]}, report {article + 1}"


def feed(entries: int) -> bytes:
    """An RSS archive with the full text of each entry."""
    items = "".join(
        f"<item><title>{title(n)}</title><link>https://harbourecho.example/2031/{n}</link>"
        f"<pubDate>{n % 28 + 1:02d} Mar 2031 08:15:00 +0100</pubDate><description>"
        f"{html.escape(''.join(f'<p>{p}</p>' for p in paragraphs(n)))}</description></item>\n"
        for n in range(entries)
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Echo</title>'
    return f"{head}{items}</channel></rss>".encode()


def warc(pages: int) -> bytes:
    """A crawl of so many pages, each with a menu, an article and a footer."""
    return b"".join(gzip.compress(_captured(n), 6, mtime=0) for n in range(pages))


def _captured(number: int) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs(number))
    page = (
        f'<!doctype html><html lang="en"><head><title>{title(number)} - Harbour Echo</title></head><body>'
        f"{forms.NAV}<main><article><h1>{title(number)}</h1>{body}</article></main>{forms.FOOTER}</body></html>"
    ).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://harbourecho.example/2031/{number}\r\nWARC-Date: 2031-03-04T09:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def report(pages: int) -> bytes:
    """A PDF of so many full pages of 45 lines."""
    return forms.pdf_of(list(_sheet(n)) for n in range(pages))


def _sheet(number: int) -> Iterator[forms.Placed]:
    words, line, at = " ".join(paragraphs(number, 9, 3)).split(), "", 780
    for word in words:
        if len(line) + len(word) > 85:
            yield (60, at, 10, "F1", line)
            line, at = "", at - 16
            if at < 60:
                return
        line = f"{line} {word}".strip()
    yield (60, at, 10, "F1", line)


def pasted(characters: int) -> bytes:
    """Hundreds of articles pasted into one text, one after the other."""
    out: list[str] = []
    length = number = 0
    while length < characters:
        out.append("\n\n".join((title(number), *paragraphs(number))) + "\n\n\n")
        length += len(out[-1])
        number += 1
    return "".join(out).encode()
